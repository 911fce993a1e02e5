"""The analyst's marks: kept whatever happens to the article, obeyed by lists and announcements."""

import pytest

from monitor.errors import NotFound
from monitor.model import Level, Marks, StoredItem
from monitor.store import Store
from tests.store.builders import HOUR, NOW, finished, item, judge_all, outcome, verdict


@pytest.fixture
def filled(store: Store) -> Store:
    """Three flagged articles; the third is a copy of the second."""
    store.record_poll(outcome(item(1), item(2), item(3)))
    judge_all(store, verdict())
    store.finish(finished(3, verdict()).in_story(2))
    return store


def numbers(items: list[StoredItem]) -> set[int]:
    """Which articles."""
    return {each.id for each in items}


def test_every_mark_comes_back(filled: Store) -> None:
    """Labels, star and note are shown with the article, in lists and whole."""
    filled.marks.star([1], NOW)
    filled.marks.note([1], NOW, "يحتاج إلى تأكيد")
    filled.marks.label([1], NOW, "treaty", "relevant")
    filled.marks.label([1], NOW, "other", "irrelevant")

    marks = Marks(labels={"treaty": "relevant", "other": "irrelevant"}, starred=True, note="يحتاج إلى تأكيد")
    assert filled.article(1).marks == marks
    assert next(each for each in filled.items() if each.id == 1).marks == marks
    assert filled.article(2).marks == Marks()


def test_marks_can_be_taken_back(filled: Store) -> None:
    """Every mark has its way back, and leaves nothing behind."""
    filled.marks.star([1], NOW)
    filled.marks.hide([1], NOW)
    filled.marks.mute([1], NOW)
    filled.marks.note([1], NOW, "خطأ")
    filled.marks.label([1], NOW, "treaty", "mention")

    filled.marks.star([1], NOW, starred=False)
    filled.marks.hide([1], NOW, hidden=False)
    filled.marks.mute([1], NOW, muted=False)
    filled.marks.note([1], NOW, "")
    filled.marks.label([1], NOW, "treaty", None)

    assert filled.article(1).marks == Marks()


def test_marks_outlive_judging(filled: Store) -> None:
    """An article that is judged anew keeps what the analyst said of it."""
    filled.marks.star([1], NOW)
    filled.marks.label([1], NOW, "treaty", "irrelevant")

    filled.finish(finished(1, verdict(Level.MENTION)))

    assert filled.article(1).marks == Marks(labels={"treaty": "irrelevant"}, starred=True)


def test_lists_are_narrowed_by_marks(filled: Store) -> None:
    """Starred ones can be asked for; hidden articles and muted stories are left out when asked."""
    filled.marks.star([1, 2], NOW)
    filled.marks.hide([1], NOW)

    assert numbers(filled.items(starred=True)) == {1, 2}
    assert numbers(filled.items(put_away=False)) == {2, 3}
    filled.marks.mute([3], NOW)
    assert numbers(filled.items(put_away=False)) == set()
    assert numbers(filled.items()) == {1, 2, 3}


def test_what_is_put_away_is_not_announced(filled: Store) -> None:
    """A hidden article and a muted story are not announced, nor is what joins the story later."""
    filled.marks.hide([1], NOW)
    filled.marks.mute([2], NOW)
    filled.record_poll(outcome(item(4), at=NOW + HOUR))
    filled.finish(finished(4, verdict()).in_story(2))

    assert filled.unshown(["treaty"]) == []


def test_unmuting_does_not_flood(filled: Store) -> None:
    """What came while a story was muted is not announced afterwards; what comes then is."""
    filled.marks.mute([2], NOW)
    filled.marks.mute([2], NOW, muted=False)
    filled.record_poll(outcome(item(4), at=NOW + HOUR))
    filled.finish(finished(4, verdict()).in_story(2))

    assert numbers(filled.unshown(["treaty"])) == {1, 4}


def test_new_means_never_looked_at_like_this(filled: Store) -> None:
    """What was looked at is new no more, until its level rises."""
    filled.finish(finished(2, verdict(Level.MENTION)))
    filled.marks.looked(filled.items(level=None), NOW)
    assert filled.items(level=None, unseen=True) == []

    filled.finish(finished(2, verdict()))
    assert numbers(filled.items(unseen=True)) == {2}


def test_labelled_articles_are_given_with_their_text(filled: Store) -> None:
    """A topic is measured on title, lead and body of what was labelled under it."""
    filled.marks.label([2], NOW, "treaty", "relevant")
    filled.marks.label([1], NOW + HOUR, "treaty", "irrelevant")
    filled.marks.label([3], NOW, "other", "relevant")

    found = filled.marks.labelled("treaty")
    stored = filled.article(2).article

    assert [(each.id, each.label) for each in found] == [(2, "relevant"), (1, "irrelevant")]
    assert (found[0].title, found[0].lead, found[0].body) == (stored.title, stored.lead, stored.body)


@pytest.mark.parametrize("mark", ["star", "hide", "mute"])
def test_an_unknown_article(filled: Store, mark: str) -> None:
    """One number that does not exist marks none of the others."""
    with pytest.raises(NotFound, match="99"):
        getattr(filled.marks, mark)([1, 99], NOW)
    assert filled.article(1).marks == Marks()
