"""Which articles go together."""

from dataclasses import replace
from datetime import timedelta

from monitor.report.grouping import articles, stories
from tests.report.examples import ITEMS, MENTION, NOW, VERDICT, item


def test_one_story_has_one_card_with_its_earliest_article() -> None:
    """Copies join the story's first article, whichever comes first in the list."""
    found = stories(ITEMS[2::-1])
    assert [(story.item.id, story.more_outlets) for story in found] == [(4127, 2)]


def test_stories_keep_the_order_in_which_they_are_met() -> None:
    """The list's own order (newest first, say) is kept."""
    assert [story.item.story for story in stories(ITEMS[::-1])] == [4102, 4119, 4127]


def test_a_publisher_is_one_outlet() -> None:
    """A house that carries a story twice is one voice, but each of its articles is counted."""
    same_house = item(4140, "madar-2", publisher="Madar", published=NOW)
    sea, sea_again = (item(number, "sea", published=NOW) for number in (4141, 4142))
    for members, more in (
        ([same_house], (0, 1)),
        ([sea], (1, 0)),
        ([same_house, sea, sea_again], (1, 2)),
    ):
        story = stories([item(), *members])[0]
        assert (story.more_outlets, story.more_articles) == more


def test_articles_that_are_not_listed_count() -> None:
    """A card says how many outlets carry its story also when the list ends before their articles."""
    story = stories([item(story_outlets=3, story_articles=5)])[0]
    assert (story.more_outlets, story.more_articles) == (2, 2)


def test_an_article_without_a_date_counts_from_when_it_was_seen() -> None:
    """Nobody's word for the date is no reason to be the earliest."""
    undated = item(4090, "sea", published=None, first_seen=NOW - timedelta(minutes=1))
    assert stories([undated, item()])[0].item.id == 4127


def test_topics_of_one_article_are_brought_together() -> None:
    """An article under several topics is one article; its strongest verdict, relative to the threshold, leads."""
    other = replace(VERDICT, topic="sudan-war", score=30, match_at=20)
    found = articles([item(verdict=MENTION), item(verdict=other), item(verdict=VERDICT)])
    assert [[verdict.score for verdict in verdicts] for _, verdicts in found] == [[29, 30, 3]]
