"""Which headlines stand around an article."""

from datetime import UTC, datetime

import pytest

from monitor.demo.article import DemoArticle, Published
from monitor.demo.neighbours import MOST_READ, RELATED, neighbours

_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _published(number: int, outlet: str, *, flagged: bool = False, trap: str = "") -> Published:
    article = DemoArticle(
        f"{outlet}-{number}", outlet, "سياسة", f"عنوان {number}", "نص.", flagged=flagged, trap=trap
    )
    return Published(article, _NOON, f"http://127.0.0.1:1/{outlet}-{number}")


_HOME = [_published(number, "home", flagged=number == 3) for number in range(12)]
_AWAY = [_published(number, "away", flagged=number % 2 == 0) for number in range(30)]
_TRAPPED = _published(99, "home", trap="only the sidebar speaks of the topic")
_ONLINE = [*_HOME, _TRAPPED, *_AWAY]


@pytest.mark.parametrize("own", _HOME, ids=lambda own: own.article.id)
def test_lists_hold_the_outlets_other_articles(own: Published) -> None:
    """Both lists are full, share nothing, and hold the outlet's articles without the page's own."""
    around = neighbours(own, _ONLINE)
    listed = [*around.most_read, *around.related]
    assert (len(around.most_read), len(around.related)) == (MOST_READ, RELATED)
    assert len(set(listed)) == len(listed)
    assert own not in listed
    assert {one.article.outlet for one in listed} == {"home"}


def test_a_sidebar_trap_is_surrounded_by_the_topic() -> None:
    """Everything around an article with a sidebar trap is about the topic and from elsewhere."""
    around = neighbours(_TRAPPED, _ONLINE)
    everything = [*around.most_read, *around.related, around.read_on]
    assert all(one and one.article.flagged and one.article.outlet == "away" for one in everything)
    assert len(everything) == MOST_READ + RELATED + 1


@pytest.mark.parametrize("own", _HOME[2:5], ids=lambda own: own.article.id)
def test_an_aggregator_goes_on_with_the_same_subject(own: Published) -> None:
    """The article it carries on with is another outlet's, and about the topic exactly when its own is."""
    read_on = neighbours(own, _ONLINE).read_on
    assert read_on is not None
    assert read_on.article.outlet == "away"
    assert read_on.article.flagged == own.article.flagged


def test_a_newsroom_of_one_article_has_no_neighbours() -> None:
    """With nothing else online, lists are empty."""
    around = neighbours(_HOME[0], _HOME[:1])
    assert (around.most_read, around.related, around.read_on) == ((), (), None)
