"""One poll over a fake web: what is stored, what is flagged, what survives."""

from pathlib import Path

import pytest

from monitor.model import ArticleState, FailureKind, FeedPolled, Level, PollEvent
from monitor.pipeline import houses
from tests.fakes import Clock, Story, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

TOPICS = ("russia-dprk",)


@pytest.fixture
def clock() -> Clock:
    """A clock at a fixed time."""
    return Clock()


@pytest.fixture
def web(clock: Clock) -> Web:
    """Three feeds online: the train at Madar, potatoes at Madar World, the bridge at Neel."""
    return desk.online(clock)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "monitor.db"


async def test_flags_what_is_about_the_topic(database: Path, web: Web, clock: Clock) -> None:
    """Every new article is read on its page, judged and stored; only the one on the topic is flagged."""
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        flagged = [item.title for item in pipeline.stages.store.unshown(TOPICS)]

    stored = desk.everything(database)
    assert flagged == [desk.TRAIN_TITLE]
    assert {article.level for article in stored.values()} == {Level.MATCH, Level.NONE}
    assert stored["https://madar.example/train.html"].article.body == desk.TRAIN
    assert all(article.state is ArticleState.DONE for article in stored.values())


async def test_second_poll_flags_nothing_again(database: Path, web: Web, clock: Clock) -> None:
    """What was shown is not shown again, and pages are not fetched twice."""
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        pipeline.stages.store.mark_shown(
            [item.id for item in pipeline.stages.store.unshown(TOPICS)], clock.now()
        )
        clock.advance(minutes=20)
        await desk.poll_all(pipeline)
        again = pipeline.stages.store.unshown(TOPICS)

    assert again == []
    assert web.asked_for("https://madar.example/train.html") == 1


async def test_second_poll_is_conditional(database: Path, web: Web, clock: Clock) -> None:
    """The validators of the first poll go out with the second."""
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        clock.advance(minutes=20)
        await desk.poll_all(pipeline)

    first, second = [request for request in web.requests if request.url == desk.NEEL]
    assert not first.validators.etag
    assert second.validators.etag


async def test_only_due_feeds_are_polled(database: Path, web: Web, clock: Clock) -> None:
    """A feed polled a minute ago is left alone; after an hour it is due."""
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_due(pipeline)
        clock.advance(minutes=1)
        await desk.poll_due(pipeline)
        after_a_minute = web.asked_for(desk.NEEL)
        clock.advance(hours=1)
        await desk.poll_due(pipeline)

    assert after_a_minute == 1
    assert web.asked_for(desk.NEEL) == 2


async def test_broken_feed_does_not_stop_its_neighbours(database: Path, web: Web, clock: Clock) -> None:
    """A failing feed is recorded under its name; every other feed is polled."""
    web.break_down(desk.MADAR, FailureKind.TIMED_OUT, "no answer within 30 s")
    events: list[PollEvent] = []
    with newsdesk(database, web, clock, events=events) as pipeline:
        await desk.poll_all(pipeline)
        states = pipeline.stages.store.feed_states(clock.now())

    failed = {event.feed_id for event in events if isinstance(event, FeedPolled) and event.failure}
    assert failed == {"madar"}
    assert states["madar"].problem is not None
    assert states["madar"].problem.kind is FailureKind.TIMED_OUT
    assert states["neel"].problem is None
    assert "https://neel.example/bridge.html" in desk.everything(database)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("<!doctype html><html><body><h1>صفحة</h1><p>ليست خلاصة</p></body></html>", FailureKind.NOT_A_FEED),
        ("   \n ", FailureKind.EMPTY),
        ('{"items": []}', FailureKind.NOT_A_FEED),
    ],
    ids=["html", "blank", "json"],
)
async def test_documents_that_are_no_feed(
    database: Path, web: Web, clock: Clock, document: str, kind: FailureKind
) -> None:
    """A document that is no feed is a named failure of that feed."""
    web.documents[desk.NEEL] = document
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        problem = pipeline.stages.store.feed_states(clock.now())["neel"].problem

    assert problem is not None
    assert problem.kind is kind


async def test_cut_off_feed_keeps_what_could_be_read(database: Path, web: Web, clock: Clock) -> None:
    """The items before the cut are stored, and the feed's remark says that it was cut off."""
    web.publish(desk.NEEL, [desk.bridge(clock), desk.train(clock, "late.html", "عنوان متأخر")])
    whole = web.documents[desk.NEEL]
    web.documents[desk.NEEL] = whole[: whole.rindex("<item>") + 20]
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        state = pipeline.stages.store.feed_states(clock.now())["neel"]

    assert state.remark
    assert "https://neel.example/bridge.html" in desk.everything(database)


async def test_failed_poll_keeps_validators(database: Path, web: Web, clock: Clock) -> None:
    """A failure between two good polls does not cost the validators of the first."""
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        web.break_down(desk.NEEL, FailureKind.SERVER_ERROR)
        await desk.poll_all(pipeline)
        web.repair(desk.NEEL)
        await desk.poll_all(pipeline)

    assert [request for request in web.requests if request.url == desk.NEEL][-1].validators.etag


@pytest.mark.parametrize(
    "kind", [FailureKind.BLOCKED, FailureKind.NOT_A_PAGE, FailureKind.TOO_LARGE, FailureKind.TIMED_OUT]
)
async def test_page_that_cant_be_had(database: Path, web: Web, clock: Clock, kind: FailureKind) -> None:
    """An article whose page can't be had is judged at once on the feed's own text, and says so."""
    web.break_down("https://madar.example/train.html", kind, "the page is not to be had")
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        (flagged,) = pipeline.stages.store.unshown(TOPICS)

    assert flagged.title == desk.TRAIN_TITLE
    assert flagged.state is ArticleState.FROM_FEED
    assert kind in flagged.reason


async def test_blocked_page_is_upgraded_and_not_announced_twice(
    database: Path, web: Web, clock: Clock
) -> None:
    """Ten minutes later the page is tried again; its text replaces the feed's, and nothing is shown a second time."""
    url = "https://madar.example/train.html"
    web.break_down(url, FailureKind.BLOCKED)
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        pipeline.stages.store.mark_shown(
            [item.id for item in pipeline.stages.store.unshown(TOPICS)], clock.now()
        )
        web.repair(url)
        clock.advance(minutes=5)
        await desk.poll_due(pipeline)
        too_early = web.asked_for(url)
        clock.advance(minutes=6)
        await desk.poll_due(pipeline)
        again = pipeline.stages.store.unshown(TOPICS)

    upgraded = desk.everything(database)[url]
    assert too_early == 1
    assert upgraded.state is ArticleState.DONE
    assert upgraded.article.body == desk.TRAIN
    assert again == []


async def test_page_without_an_article(database: Path, web: Web, clock: Clock) -> None:
    """A page with no text is the named failure `empty`, judged on the feed's text."""
    url = "https://madar.example/train.html"
    web.documents[url] = "<html><body></body></html>"
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)

    assert desk.everything(database)[url].reason.startswith(FailureKind.EMPTY)


async def test_one_page_in_two_feeds_is_one_article(database: Path, web: Web, clock: Clock) -> None:
    """A house with two feeds has one article, seen twice, fetched once."""
    web.publish(desk.MADAR_WORLD, [desk.train(clock), desk.potatoes(clock)])
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)

    assert web.asked_for("https://madar.example/train.html") == 1
    assert len(desk.everything(database)) == 3


async def test_copies_belong_to_one_story(database: Path, web: Web, clock: Clock) -> None:
    """The same text at another outlet joins the story of the first."""
    web.publish(desk.NEEL, [Story("copy.html", "ذخيرة تعبر الحدود", desk.TRAIN, "", clock.now())])
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)

    stored = desk.everything(database)
    first, second = stored["https://madar.example/train.html"], stored["https://neel.example/copy.html"]
    assert first.story == second.story
    assert {copy.id for copy in first.copies} == {second.id}


async def test_titles_of_the_house_are_links(database: Path, web: Web, clock: Clock) -> None:
    """A line equal to another title of the same house, known from either of its feeds, is removed."""
    web.publish(desk.MADAR_WORLD, [desk.potatoes(clock, furniture=(desk.TRAIN_TITLE,))])
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)

    article = desk.everything(database)["https://madar.example/potatoes.html"].article
    assert article.body == desk.POTATOES
    assert [removed.cls for removed in article.removed if removed.text == desk.TRAIN_TITLE] == ["other_title"]


async def test_old_backlog_is_judged_but_not_shown(database: Path, web: Web, clock: Clock) -> None:
    """What a feed's first poll finds from before two days is judged and listed, not announced."""
    story = desk.train(clock)
    old = Story(story.path, story.title, story.paragraphs, story.summary, clock.now().replace(day=11))
    web.publish(desk.MADAR, [old])
    with newsdesk(database, web, clock) as pipeline:
        await desk.poll_all(pipeline)
        unshown = pipeline.stages.store.unshown(TOPICS)
        listed = [item.title for item in pipeline.stages.store.items()]

    assert unshown == []
    assert listed == [desk.TRAIN_TITLE]


async def test_out_of_time_leaves_articles_pending(database: Path, web: Web, clock: Clock) -> None:
    """When time is up no page is fetched any more; the next poll finishes what is left."""
    with newsdesk(database, web, clock) as pipeline:
        everything = houses(desk.FEEDS, [feed.id for feed in desk.FEEDS])
        await pipeline.poll(everything, out_of_time=lambda: len(web.requests) >= len(desk.FEEDS))
        left = len(pipeline.stages.store.pending([feed.id for feed in desk.FEEDS], clock.now()))
        await desk.poll_due(pipeline)

    assert left == 3
    assert len(desk.everything(database)) == 3
    assert web.asked_for(desk.NEEL) == 1
