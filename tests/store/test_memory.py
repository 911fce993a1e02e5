"""What is remembered of hosts comes back as it was, and only what changed is written."""

from dataclasses import replace

import pytest

from monitor.errors import NotFound
from monitor.model import HostMemory, LearntLine, Level, SeenArticle
from monitor.store import Revision, Store
from tests.store.builders import CUT, DAY, EXTRACTED, LINES, NOW, article, finished, item, outcome, verdict

SEEN = tuple(
    SeenArticle(number, NOW + number * DAY, {2**62 + number: frozenset({1, 65535}), 7: frozenset()})
    for number in (1, 2, 3)
)
LINE = LearntLine(2**62, "تابعونا على القناة", 3, 3, 0.04, NOW, NOW)
MEMORY = HostMemory("news.example", SEEN, {LINE.key: LINE})


@pytest.fixture(autouse=True)
def read(store: Store) -> None:
    """Three articles that were read."""
    store.record_poll(outcome(item(3), item(2), item(1)))
    for number in (1, 2, 3):
        store.finish(finished(number, verdict(Level.MATCH)))


def test_memory_comes_back(store: Store) -> None:
    """Articles and lines are read as they were written; another host has none of them."""
    store.hosts.keep(HostMemory("news.example"), MEMORY)
    assert store.hosts.memory("news.example") == MEMORY
    assert store.hosts.memory("other.example") == HostMemory("other.example")
    assert store.hosts.of_feed("agency") == ["news.example"]
    assert store.hosts.of_feed("unknown") == []


def test_what_is_forgotten_goes(store: Store) -> None:
    """Articles and lines that a memory no longer has are gone from the database."""
    store.hosts.keep(HostMemory("news.example"), MEMORY)
    later = HostMemory("news.example", SEEN[1:])
    store.hosts.keep(MEMORY, later)
    assert store.hosts.memory("news.example") == later


def test_pins_outlive_what_is_learnt(store: Store) -> None:
    """A line pinned while a poll is running stays pinned when that poll writes what it learnt, or unlearns it."""
    store.hosts.keep(HostMemory("news.example"), MEMORY)
    store.hosts.pin("news.example", LINE.key, pinned=True)
    more = replace(LINE, articles=4, last_seen=NOW + DAY)
    store.hosts.keep(MEMORY, replace(MEMORY, learnt={LINE.key: more}))
    assert store.hosts.memory("news.example").learnt == {LINE.key: replace(more, pinned=True)}
    store.hosts.keep(MEMORY, replace(MEMORY, learnt={}))
    assert store.hosts.memory("news.example").learnt[LINE.key].pinned
    store.hosts.pin("news.example", LINE.key, pinned=False)
    assert not store.hosts.memory("news.example").learnt[LINE.key].pinned


def test_unknown_lines_cannot_be_pinned(store: Store) -> None:
    """Pinning what was never learnt is an error that names the host."""
    with pytest.raises(NotFound, match=r"news\.example"):
        store.hosts.pin("news.example", 5, pinned=True)


def revision(*levels: Level, title: str = "عنوان جديد") -> Revision:
    """The first article cleaned again."""
    verdicts = tuple(verdict(level) for level in levels)
    return Revision(1, replace(article(title), body=("فقرة واحدة.",)), EXTRACTED, verdicts, frozenset({5}))


def test_what_cleaning_again_needs_is_kept(store: Store) -> None:
    """The feed's words, the lines, the text and the verdicts of an article that was read."""
    kept = store.revisions.kept(1)
    assert kept is not None
    assert (kept.item_title, kept.extracted.lines, kept.extracted.cut) == (item(1).title, LINES, (CUT,))
    assert (kept.article, kept.verdicts, kept.has_page) == (article(), (verdict(Level.MATCH),), True)


def test_unread_articles_cannot_be_cleaned_again(store: Store) -> None:
    """Of an article that is pending nothing is kept."""
    store.record_poll(outcome(item(4)))
    assert store.revisions.kept(4) is None
    assert store.revisions.kept(99) is None


def test_revision_replaces_text_and_verdicts(store: Store) -> None:
    """Title, text and verdicts are the new ones; page, plans and story are as they were."""
    before = store.article(1)
    store.revisions.write(revision(Level.NONE), NOW, announce=False)
    after = store.article(1)
    assert (after.article.title, after.article.body) == ("عنوان جديد", ("فقرة واحدة.",))
    assert [each.level for each in after.verdicts] == [Level.NONE]
    assert (after.state, after.story, store.page(1)) == (
        before.state,
        before.story,
        "<html lang=ar>صفحة</html>",
    )


@pytest.mark.parametrize("announce", [True, False])
def test_nothing_is_announced_twice(store: Store, *, announce: bool) -> None:
    """An article announced as a match is not announced again when it is a match still, or once more."""
    store.mark_shown([1, 2, 3], NOW)
    for level in (Level.MATCH, Level.NONE, Level.MATCH):
        store.revisions.write(revision(level), NOW, announce=announce)
    assert store.unshown(["topic"]) == store.unshown([verdict().topic]) == []


def test_a_new_match_is_announced_when_it_is_news(store: Store) -> None:
    """What becomes a match is announced while polling and not when rules were changed; what was due stays due."""
    topic = verdict().topic
    store.revisions.write(revision(Level.MATCH), NOW, announce=False)
    assert 1 in {each.id for each in store.unshown([topic])}
    store.revisions.write(revision(Level.NONE), NOW, announce=False)
    store.revisions.write(revision(Level.MATCH), NOW, announce=False)
    assert 1 not in {each.id for each in store.unshown([topic])}
