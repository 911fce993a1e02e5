"""Which other headlines stand around an article on its page: the boilerplate that talks."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.demo.article import Published

MOST_READ = 5
RELATED = 4


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles a page shows besides its own.

    Attributes:
        most_read: for the list beside or below the text.
        related: for the list of related articles; none of them is in `most_read`.
        read_on: the one an aggregator carries on with, text and all; from another outlet.
    """

    most_read: tuple[Published, ...]
    related: tuple[Published, ...]
    read_on: Published | None


def neighbours(own: Published, online: Sequence[Published]) -> Neighbours:
    """Choose the neighbours of an article among all that is online.

    Lists hold headlines of the article's own outlet, or, for one with a sidebar trap, headlines about the topic from
    the other outlets. An aggregator carries on with an article of another outlet on the same subject.
    """
    elsewhere = [one for one in online if one.article.outlet != own.article.outlet]
    on_topic = own.article.flagged or own.article.sidebar_trap
    same_subject = [one for one in elsewhere if one.article.flagged == on_topic]
    at_home = [one for one in online if one.article.outlet == own.article.outlet and one is not own]
    start = _place(own, online)
    listed = _from(same_subject if own.article.sidebar_trap else at_home, start)
    carried_on = _from(same_subject, start)
    return Neighbours(
        most_read=listed[:MOST_READ],
        related=listed[MOST_READ : MOST_READ + RELATED],
        read_on=carried_on[0] if carried_on else None,
    )


def _place(own: Published, online: Sequence[Published]) -> int:
    return next((index for index, one in enumerate(online) if one is own), 0)


def _from(articles: Sequence[Published], start: int) -> tuple[Published, ...]:
    """The articles, beginning at a place of one's own, so that not every page has the same list."""
    middle = start % len(articles) if articles else 0
    return (*articles[middle:], *articles[:middle])
