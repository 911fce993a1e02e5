"""Transaction 1 and the question who is due."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import ArticleState, Failure, FailureKind, FeedState, Item, Validators
from monitor.store import Store
from tests.store.builders import DAY, HOUR, NOW, finished, item, judge_all, outcome, verdict

STORED = Validators(etag=b'W/"\xd9\xff"', last_modified=b"Fri, 21 Aug 2026 10:00:00 GMT")
BROKEN = Failure(FailureKind.LIMITED, "429 من الخادم", status=429, retry_after_s=90.5)


def test_unknown_feed_has_no_state(store: Store) -> None:
    """A feed that was never polled is missing from the states."""
    assert store.feed_states(NOW) == {}


def test_state_round_trip(store: Store) -> None:
    """Everything a successful poll learned comes back as it was."""
    new = store.record_poll(
        outcome(item(1), item(2), validators=STORED, body_hash=b"\x00\xff" * 8, remark="2 duplicate items")
    )

    assert new == 2
    assert store.feed_states(NOW) == {
        "agency": FeedState(
            feed_id="agency",
            validators=STORED,
            validators_of=b"address",
            last_document=NOW,
            body_hash=b"\x00\xff" * 8,
            polls=1,
            failures=0,
            last_poll=NOW,
            last_ok=NOW,
            last_new=NOW,
            next_due=NOW + timedelta(minutes=10),
            remark="2 duplicate items",
            strip="+",
            articles=2,
        )
    }


def test_what_scheduling_remembers_round_trip(store: Store) -> None:
    """Its text and the notice for people come back as they were, and those of the next poll replace them."""
    store.record_poll(replace(outcome(), schedule='{"rate":1}', notice="انتقل"))
    first = store.feed_states(NOW)["agency"]
    store.record_poll(replace(outcome(), schedule="{}"))
    second = store.feed_states(NOW)["agency"]

    assert (first.schedule, first.notice) == ('{"rate":1}', "انتقل")
    assert (second.schedule, second.notice) == ("{}", "")


def test_failure_round_trip_and_reset(store: Store) -> None:
    """Failures count up and keep their reason; the next success forgets them."""
    store.record_poll(outcome(failure=BROKEN))
    store.record_poll(outcome(failure=BROKEN))

    failed = store.feed_states(NOW)["agency"]
    assert (failed.failures, failed.problem, failed.last_ok, failed.polls) == (2, BROKEN, None, 2)

    store.record_poll(outcome(at=NOW + HOUR))

    well = store.feed_states(NOW)["agency"]
    assert (well.failures, well.problem, well.last_ok, well.polls) == (0, None, NOW + HOUR, 3)


def test_failed_poll_keeps_validators(store: Store) -> None:
    """Whatever a failed poll carries, stored validators and body hash stay."""
    store.record_poll(outcome(item(1), validators=STORED, body_hash=b"hash"))
    store.record_poll(outcome(validators=Validators(b"other"), body_hash=b"other", failure=BROKEN))

    state = store.feed_states(NOW)["agency"]
    assert (state.validators, state.body_hash) == (STORED, b"hash")


def test_failed_poll_can_empty_validators(store: Store) -> None:
    """As when a server says 304 to a request that showed none; what was read stays known."""
    store.record_poll(outcome(item(1), validators=STORED, body_hash=b"hash"))
    store.record_poll(outcome(validators=Validators(), failure=BROKEN))

    state = store.feed_states(NOW)["agency"]
    assert (state.validators, state.body_hash) == (Validators(), b"hash")


def test_validators_belong_to_the_address_that_gave_them(store: Store) -> None:
    """Its key is stored with them, and changes with them only."""
    store.record_poll(outcome(validators=STORED, validators_of=b"one"))
    store.record_poll(outcome(validators_of=b"two"))
    assert store.feed_states(NOW)["agency"].validators_of == b"one"
    store.record_poll(outcome(validators=STORED, validators_of=b"two"))
    assert store.feed_states(NOW)["agency"].validators_of == b"two"


def test_when_a_whole_document_came_last_is_known(store: Store) -> None:
    """Neither a 304 nor a failure is one."""
    store.record_poll(outcome(item(1), body_hash=b"hash"))
    store.record_poll(outcome(at=NOW + HOUR, validators=STORED))
    store.record_poll(outcome(at=NOW + 2 * HOUR, body_hash=b"other", failure=BROKEN))
    assert store.feed_states(NOW)["agency"].last_document == NOW
    store.record_poll(outcome(at=NOW + 3 * HOUR, body_hash=b"hash"))
    assert store.feed_states(NOW)["agency"].last_document == NOW + 3 * HOUR


def test_unchanged_poll_may_refresh_validators(store: Store) -> None:
    """A 304 brings new validators and no body hash; the hash stays, nothing is new."""
    store.record_poll(outcome(item(1), validators=STORED, body_hash=b"hash"))

    assert store.record_poll(outcome(at=NOW + HOUR, validators=Validators(b"new"))) == 0

    state = store.feed_states(NOW + HOUR)["agency"]
    assert (state.validators, state.body_hash, state.last_new) == (Validators(b"new"), b"hash", NOW)


def test_empty_validators_replace_stored_ones(store: Store) -> None:
    """A server that stops sending an ETag is not asked with the old one."""
    store.record_poll(outcome(validators=STORED))
    store.record_poll(outcome(validators=Validators()))

    assert store.feed_states(NOW)["agency"].validators == Validators()


def test_items_round_trip(store: Store) -> None:
    """An item comes back from `pending` with every field, also the missing ones."""
    bare = Item(identity="#hash", url="", page_key="item:#hash", title="", published=None)
    store.record_poll(outcome(item(1), bare))

    assert [each.item for each in store.pending(["agency"], NOW)] == [item(1), bare]


def test_known_items_are_not_new(store: Store) -> None:
    """The same document twice adds nothing."""
    store.record_poll(outcome(item(1), item(2)))

    assert store.record_poll(outcome(item(1), item(2), at=NOW + HOUR)) == 0
    assert len(store.pending(["agency"], NOW)) == 2
    assert store.feed_states(NOW)["agency"].last_new == NOW


def test_identity_is_per_feed(store: Store) -> None:
    """Two feeds may use one identity for different articles."""
    store.record_poll(outcome(item(1)))

    assert store.record_poll(outcome(item(1, page_key="elsewhere.example/1"), feed_id="portal")) == 1


def test_one_page_in_two_feeds_is_one_article(store: Store) -> None:
    """The second feed of a page adds a sighting, not an article; the first one keeps it."""
    store.record_poll(outcome(item(1)))

    assert store.record_poll(outcome(item(7, page_key=item(1).page_key), feed_id="portal")) == 0
    assert [(each.feed_id, each.item) for each in store.pending(["agency", "portal"], NOW)] == [
        ("agency", item(1))
    ]


def test_one_page_twice_in_a_document_is_one_article(store: Store) -> None:
    """Two entries with one page key in one document make one article."""
    assert store.record_poll(outcome(item(1), item(2, page_key=item(1).page_key))) == 1


def test_repeated_identity_in_a_document_counts_once(store: Store) -> None:
    """Should an identity come twice in a document, its first place counts."""
    assert store.record_poll(outcome(item(1), replace(item(1), title="مكرر", page_key="other"))) == 1
    assert store.pending(["agency"], NOW)[0].item == item(1)


def test_pending_article_follows_its_feed(store: Store) -> None:
    """What the feed corrects before the article is judged is what is judged."""
    store.record_poll(outcome(item(1)))
    corrected = replace(item(1), title="عنوان مصحّح", summary="ملخص آخر", content="")
    store.record_poll(outcome(corrected, at=NOW + HOUR))

    assert store.pending(["agency"], NOW)[0].item == corrected
    assert list(store.titles("Agency").values()) == ["عنوان مصحّح"]


def test_changed_item_is_read_again(store: Store) -> None:
    """A judged article whose feed says something else is worked on anew, with what the feed says now."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, verdict(), attempts=3))
    corrected = replace(item(1), title="عنوان مصحّح", content="")
    assert store.record_poll(outcome(corrected, at=NOW + HOUR)) == 0

    [again] = store.pending(["agency"], NOW + HOUR)
    assert (again.item, again.state, again.attempts) == (corrected, ArticleState.DONE, 0)
    assert [each.title for each in store.items()] == ["وفد يصل إلى العاصمة"]
    store.finish(finished(1, verdict(), at=NOW + HOUR))
    store.record_poll(outcome(corrected, at=NOW + 2 * HOUR))
    assert store.pending(["agency"], NOW + 2 * HOUR) == []


@pytest.mark.parametrize(
    ("title", "summary", "again"),
    [
        pytest.param("خبر رقم 1", "ملخّص قصير", False, id="same"),
        pytest.param(" خبر  رقم\n1", "ملخّص\u00a0قصير ", False, id="white-space"),
        pytest.param("خبر رقم 1: التفاصيل", "ملخّص قصير", True, id="title"),
        pytest.param("خبر رقم 1", "ملخّص أطول", True, id="summary"),
        pytest.param("خبر رقم 1", "", True, id="summary-gone"),
    ],
)
def test_what_counts_as_a_change(store: Store, title: str, summary: str, *, again: bool) -> None:
    """Another title or summary is a change, white space is none."""
    store.record_poll(outcome(item(1)))
    judge_all(store, verdict())
    store.record_poll(outcome(replace(item(1), title=title, summary=summary)))

    assert bool(store.pending(["agency"], NOW)) is again


def test_what_cannot_be_stored_is_no_change(store: Store) -> None:
    """Half a surrogate pair, stored as a question mark, is not taken for a change at the next poll."""
    store.record_poll(outcome(item(1, title="خبر \ud83d")))
    judge_all(store, verdict())
    store.record_poll(outcome(item(1, title="خبر \ud83d")))

    assert store.pending(["agency"], NOW) == []


def test_ticker_is_not_read_for_ever(store: Store) -> None:
    """An item that changes at every poll has its article read again 24 times, then never."""
    store.record_poll(outcome(item(1)))
    readings = []
    for number in range(30):
        readings += judge_all(store, verdict())
        store.record_poll(outcome(replace(item(1), title=f"الذهب بسعر {number}")))

    assert len(readings) == 1 + 24


def test_second_sighting_does_not_rename(store: Store) -> None:
    """Only the feed that brought an article first gives it its title."""
    store.record_poll(outcome(item(1)))
    other = item(7, page_key=item(1).page_key, title="عنوان آخر")
    store.record_poll(outcome(other, feed_id="portal"))
    store.record_poll(outcome(replace(other, title="عنوان ثالث"), feed_id="portal"))

    assert list(store.titles("Agency").values()) == [item(1).title]


def test_judged_article_does_not_follow(store: Store) -> None:
    """Once judged, an article keeps the title it was judged with."""
    store.record_poll(outcome(item(1)))
    judge_all(store, verdict())
    store.record_poll(outcome(replace(item(1), title="عنوان مصحّح")))

    assert store.items()[0].title == "وفد يصل إلى العاصمة"


def test_numbers_rise_with_newness(store: Store) -> None:
    """Feeds list the newest first; it gets the highest number."""
    store.record_poll(outcome(item(3), item(2), item(1)))

    assert {each.id: each.item for each in store.pending(["agency"], NOW)} == {
        1: item(1),
        2: item(2),
        3: item(3),
    }


@pytest.mark.parametrize(
    ("age", "backlog"),
    [
        pytest.param(timedelta(hours=48), False, id="two-days-old"),
        pytest.param(timedelta(hours=48, seconds=1), True, id="older"),
        pytest.param(timedelta(hours=-1), False, id="future"),
        pytest.param(None, False, id="undated"),
    ],
)
def test_first_poll_is_backlog(store: Store, age: timedelta | None, *, backlog: bool) -> None:
    """At a feed's first poll, what is older than 48 hours is judged but never announced."""
    store.record_poll(outcome(item(1, published=None if age is None else NOW - age)))
    judge_all(store, verdict())

    assert [each.backlog for each in store.items()] == [backlog]
    assert len(store.unshown(["treaty"])) == (0 if backlog else 1)
    assert len(store.items(backlog=False)) == (0 if backlog else 1)


def test_old_item_in_later_poll_is_no_backlog(store: Store) -> None:
    """Only the first poll has a backlog: an old item that turns up later is news to us."""
    store.record_poll(outcome(item(1)))
    store.record_poll(outcome(item(2, published=NOW - 9 * DAY), at=NOW + HOUR))

    judge_all(store, verdict(), at=NOW + HOUR)
    assert {each.id: each.backlog for each in store.items()} == {1: False, 2: False}


def test_first_success_after_failures_has_backlog(store: Store) -> None:
    """A feed that failed before it ever succeeded is still at its first poll."""
    store.record_poll(outcome(failure=BROKEN))
    store.record_poll(outcome(item(1, published=NOW - 9 * DAY), at=NOW + HOUR))

    judge_all(store, verdict(), at=NOW + HOUR)
    assert store.items()[0].backlog


def test_due_order(store: Store) -> None:
    """Never polled feeds come first, in the order asked; then who has waited longest; the others not at all."""
    store.record_poll(outcome(feed_id="late", due_in=timedelta(minutes=1)))
    store.record_poll(outcome(feed_id="later", due_in=timedelta(minutes=2)))
    store.record_poll(outcome(feed_id="waiting", due_in=3 * HOUR))
    wanted = ["later", "waiting", "late", "new", "brand-new"]

    assert store.due(wanted, NOW + HOUR) == ["new", "brand-new", "late", "later"]
    assert store.due(wanted, NOW) == ["new", "brand-new"]
    assert store.due(["later"], NOW + timedelta(minutes=2)) == ["later"]
    assert store.due([], NOW) == []


def test_due_when_the_clock_went_back(store: Store) -> None:
    """A plan further ahead than any plan goes was made before the clock went back: due now."""
    store.record_poll(outcome(due_in=24 * HOUR))

    assert store.due(["agency"], NOW) == []
    assert store.due(["agency"], NOW - 365 * DAY) == ["agency"]


def test_due_when_the_clock_went_back_a_little(store: Store) -> None:
    """A feed polled later than now is due, although its plan lies within what is usual."""
    store.record_poll(outcome(due_in=timedelta(minutes=10)))

    assert store.due(["agency"], NOW - HOUR) == ["agency"]
    assert store.due(["agency"], NOW) == []


def test_next_due(store: Store) -> None:
    """The earliest plan of the feeds asked about, None without any."""
    store.record_poll(outcome(feed_id="one", due_in=HOUR))
    store.record_poll(outcome(feed_id="two", due_in=2 * HOUR))

    assert store.next_due(["one", "two", "never"]) == NOW + HOUR
    assert store.next_due(["two"]) == NOW + 2 * HOUR
    assert store.next_due(["never"]) is None


def test_counts_of_the_last_day(store: Store) -> None:
    """States count the articles a feed brought first in 24 hours and those that match any topic, each once."""
    store.record_poll(outcome(item(1), at=NOW - 2 * DAY))
    judge_all(store, verdict(), at=NOW - 2 * DAY)
    store.record_poll(outcome(item(2), item(3)))
    judge_all(store, verdict(), verdict(topic="other"))
    store.record_poll(outcome(item(4)))
    store.record_poll(outcome(item(9, page_key=item(4).page_key), feed_id="portal"))

    states = store.feed_states(NOW)
    assert (states["agency"].articles, states["agency"].matches) == (3, 2)
    assert (states["portal"].articles, states["portal"].matches) == (0, 0)
    assert set(store.feed_states(NOW, ["portal"])) == {"portal"}
    assert store.feed_states(NOW, []) == {}
