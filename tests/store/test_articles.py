"""Transaction 2: what is worked on, what a judged article leaves behind, what is announced."""

from contextlib import suppress
from datetime import timedelta

import pytest

from monitor.errors import StoreError
from monitor.model import ArticleState, Level, Verdict
from monitor.store import Store
from tests.store.builders import (
    DAY,
    EXTRACTED,
    HOUR,
    NOW,
    article,
    finished,
    item,
    judge_all,
    outcome,
    verdict,
)

MATCH, MENTION, NONE = verdict(Level.MATCH), verdict(Level.MENTION), verdict(Level.NONE)


def test_pending_newest_first(store: Store) -> None:
    """The newest article is worked on first; one without a date counts from when it was seen."""
    store.record_poll(
        outcome(
            item(1, published=NOW - 3 * HOUR), item(2, published=None), item(3, published=NOW - HOUR), at=NOW
        )
    )

    assert [each.item for each in store.pending(["agency"], NOW)] == [
        item(2, published=None),
        item(3, published=NOW - HOUR),
        item(1, published=NOW - 3 * HOUR),
    ]


def test_unfinished_counts_what_pending_gives(store: Store) -> None:
    """The cheap count agrees with the list, feed by feed."""
    store.record_poll(outcome(item(1), item(2)))
    store.record_poll(outcome(item(3, page_key="portal.example/3"), feed_id="portal"))

    assert store.unfinished(["agency", "portal", "never"], NOW) == {"agency": 2, "portal": 1}
    judge_all(store, MATCH, feed_id="portal")
    assert store.unfinished(["agency", "portal"], NOW) == {"agency": 2}


def test_another_feed_of_the_house_takes_over(store: Store) -> None:
    """An article whose feed is gone is worked on by any feed of its house that has it, once, as that feed puts it."""
    store.record_poll(outcome(item(1), feed_id="renamed"))
    same_page = item(7, page_key=item(1).page_key, title="كما يقوله الآخر")
    for feed_id in ("agency", "archive"):
        store.record_poll(outcome(same_page, feed_id=feed_id))

    for feed_ids in (["agency"], ["archive", "agency"]):
        [pending] = store.pending(feed_ids, NOW)
        assert (pending.id, pending.feed_id, pending.item) == (1, "agency", same_page)
        assert store.unfinished(feed_ids, NOW) == {"agency": 1}
    assert store.unfinished(["archive", "agency", "renamed"], NOW) == {"renamed": 1}
    judge_all(store, MATCH)
    assert store.pending(["renamed", "agency", "archive"], NOW) == []


def test_another_house_leaves_it_alone(store: Store) -> None:
    """Two houses with one page do not both read it: it is worked on by the house that brought it."""
    store.record_poll(outcome(item(1)))
    store.record_poll(outcome(item(1), feed_id="portal", publisher="Portal"))

    assert store.pending(["portal"], NOW) == []
    assert store.unfinished(["portal"], NOW) == {}
    assert store.unfinished(["portal", "agency"], NOW) == {"agency": 1}


def test_articles_move_house_with_their_feed(store: Store) -> None:
    """A feed given another publisher keeps its pending articles, shared with the feeds of the new house."""
    store.record_poll(outcome(item(1), publisher="Old"))
    store.record_poll(outcome(item(1), feed_id="sister", publisher="New"))
    store.record_poll(outcome(publisher="New"))

    assert store.unfinished(["agency"], NOW) == {"agency": 1}
    assert store.unfinished(["sister"], NOW) == {"sister": 1}
    assert list(store.titles("New")) == [1]


@pytest.mark.parametrize("state", [ArticleState.FROM_FEED, ArticleState.FAILED])
def test_retry_when_due(store: Store, state: ArticleState) -> None:
    """An article that could not be had is tried again when its time has come, with its attempts counted."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MENTION, state=state, reason="blocked: 403", attempts=2, next_try=NOW + HOUR))

    assert store.pending(["agency"], NOW) == []
    again = store.pending(["agency"], NOW + HOUR)
    assert [(each.id, each.state, each.attempts, each.item) for each in again] == [(1, state, 2, item(1))]
    for back in (timedelta(microseconds=1), HOUR, 365 * DAY):
        assert store.pending(["agency"], NOW - back), "the clock went back"


def test_done_is_done(store: Store) -> None:
    """An article read from its page is not worked on again."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH))

    assert store.pending(["agency"], NOW + 365 * DAY) == []


def test_everything_comes_back(store: Store) -> None:
    """Article, verdicts, lines and page come back as they were stored."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH, verdict(Level.NONE, topic="another", score=-2)))

    stored = store.article(1)
    assert stored.article == article()
    assert stored.verdicts == (MATCH, verdict(Level.NONE, topic="another", score=-2))
    assert (stored.state, stored.reason, stored.story, stored.published) == (ArticleState.DONE, "", 1, NOW)
    assert store.extracted(1) == EXTRACTED
    assert store.page(1) == "<html lang=ar>صفحة</html>"


def test_nothing_is_kept_of_an_unread_article(store: Store) -> None:
    """A pending article has its title and neither text nor verdict, lines nor page."""
    store.record_poll(outcome(item(1)))

    stored = store.article(1)
    assert (stored.article.title, stored.article.body, stored.verdicts) == (item(1).title, (), ())
    assert stored.state is ArticleState.PENDING
    assert (store.extracted(1), store.page(1)) == (None, None)


def test_unknown_article_is_refused(store: Store) -> None:
    """Finishing an article that does not exist is an error and leaves nothing behind."""
    with pytest.raises(StoreError, match="article 7"):
        store.finish(finished(7, MATCH))

    assert store.items() == []


def test_page_is_kept_for_a_week(store: Store) -> None:
    """Pages about nothing go after seven days, those of matches and mentions stay."""
    store.record_poll(outcome(item(4), item(3), item(2), item(1)))
    for number, judged in ((1, NONE), (2, MENTION), (3, MATCH)):
        store.finish(finished(number, judged))

    store.finish(finished(4, NONE, at=NOW + 7 * DAY))
    assert store.page(1) is not None

    store.finish(finished(4, NONE, at=NOW + 7 * DAY + timedelta(seconds=1)))
    assert [store.page(number) is None for number in (1, 2, 3, 4)] == [True, False, False, False]
    assert store.extracted(1) == EXTRACTED


def test_judging_again_without_a_page_keeps_the_page(store: Store) -> None:
    """A page that is kept is not lost when the article is judged again from what is stored."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH))
    store.finish(finished(1, MATCH, page=None))

    assert store.page(1) is not None


def test_new_verdicts_replace_old_ones(store: Store) -> None:
    """A topic that no longer judges leaves no verdict behind."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH, verdict(topic="dropped")))
    store.finish(finished(1, MENTION))

    assert store.article(1).verdicts == (MENTION,)


# ── announced ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_unshown_until_marked(store: Store) -> None:
    """A match is given until it is marked, the oldest first, only under the topics asked for."""
    store.record_poll(outcome(item(2), item(1)))
    judge_all(store, MATCH, verdict(Level.MENTION, topic="other"))

    assert [each.id for each in store.unshown(["treaty", "other"])] == [1, 2]
    assert store.unshown(["other"]) == []
    store.mark_shown([1], NOW)
    assert [each.id for each in store.unshown(["treaty"])] == [2]
    store.mark_shown([1, 2], NOW)
    assert store.unshown(["treaty"]) == []


@pytest.mark.parametrize(
    "between",
    [
        pytest.param((), id="directly"),
        pytest.param((NONE,), id="after-none"),
        pytest.param((verdict(topic="other"),), id="after-the-topic-was-gone"),
    ],
)
def test_never_announced_twice(store: Store, between: tuple[Verdict, ...]) -> None:
    """A match that was shown is not shown again, however often and however the article is judged anew."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH, state=ArticleState.FROM_FEED, next_try=NOW))
    store.mark_shown([1], NOW)
    store.finish(finished(1, *between))
    store.finish(finished(1, MATCH))

    assert store.unshown(["treaty"]) == []


def test_mention_that_becomes_a_match_is_announced(store: Store) -> None:
    """Marking an article does not use up the announcement of a topic that only mentioned it."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MENTION, verdict(topic="other")))
    assert [each.verdict.topic for each in store.unshown(["treaty", "other"])] == ["other"]
    store.mark_shown([1], NOW)

    store.finish(finished(1, MATCH, verdict(topic="other")))

    assert [each.verdict.topic for each in store.unshown(["treaty", "other"])] == ["treaty"]


def test_not_yet_shown_survives_judging_again(store: Store) -> None:
    """A match nobody has seen yet is still to be shown after it is judged again."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, MATCH))
    store.finish(finished(1, MATCH))

    assert [each.id for each in store.unshown(["treaty"])] == [1]


# ── joined transactions ────────────────────────────────────────────────────────────────────────────────────────────


def test_writing_joins_calls(store: Store) -> None:
    """Calls inside `writing` see each other's work and are undone together."""
    store.record_poll(outcome(item(1)))

    with suppress(KeyError), store.writing():
        store.finish(finished(1, MATCH))
        store.record_poll(outcome(item(2)))
        assert len(store.items()) == 1
        raise KeyError

    assert store.items() == []
    assert [each.id for each in store.pending(["agency"], NOW)] == [1]


def test_writing_commits_at_the_end_only(store: Store) -> None:
    """An inner block does not commit what the outer one may still undo."""
    with suppress(KeyError), store.writing():
        with store.writing():
            store.record_poll(outcome(item(1)))
        raise KeyError

    assert store.feed_states(NOW) == {}
    with store.writing():
        store.record_poll(outcome(item(1)))
    assert set(store.feed_states(NOW)) == {"agency"}


def test_numbers_are_never_reused(store: Store) -> None:
    """A number is given once, whatever becomes of its article."""
    store.record_poll(outcome(item(1)))
    with store._database.writing():
        for table in ("items", "sightings", "articles"):
            store._database.run(f"DELETE FROM {table}")  # noqa: S608 - names above

    store.record_poll(outcome(item(2)))
    assert [each.id for each in store.pending(["agency"], NOW)] == [2]
