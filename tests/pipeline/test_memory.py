"""A poll learns what a host repeats, and gives it to the articles it has already stored."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.model import Level
from monitor.store import Store
from tests.fakes import Clock, Story, Web
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import everything, newsdesk, poll_all

# A sentence about the topic in the furniture of every page: what a banner on a running story looks like.
BANNER = "تابعوا معنا ملفنا الخاص عن العلاقات بين روسيا وكوريا الشمالية وما يجري بين موسكو وبيونغ يانغ."
MUSEUM = (
    "افتتح المتحف الوطني قاعة جديدة للفخار تضم أربعمئة قطعة رممت في ورشته خلال السنوات الخمس الماضية.",
    "وأوضحت أمينة المجموعة أن أقدم إناء معروض صنع قبل ستة آلاف عام وعثر عليه راع قرب بئر مهجورة.",
    "ويستقبل المتحف التلاميذ مجانا صباح كل ثلاثاء، على أن تحجز المدارس مواعيدها قبل أسبوع واحد.",
)

FILM_TITLE = "جائزة أفضل فيلم قصير لمخرجة شابة"
FILM = (
    "فازت المخرجة الشابة بجائزة أفضل فيلم قصير عن عملها الذي يروي حكاية صياد عجوز وحفيدته الصغيرة.",
    "وقالت في حفل التكريم إنها صورت المشاهد كلها في قرية جبلية نائية بكاميرا استعارتها من صديق قديم.",
    "ويعرض الفيلم ابتداء من السبت على شاشات المسرح الوطني بحضور الممثلين وعدد من النقاد المعروفين.",
)


@pytest.fixture(name="path")
def database(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "monitor.db"


def banner_web(clock: Clock) -> Web:
    """One host whose three articles have nothing in common but a banner."""
    web = Web()
    texts = {
        "قاعة جديدة للفخار في المتحف الوطني": MUSEUM,
        desk.POTATOES_TITLE: desk.POTATOES,
        desk.BRIDGE_TITLE: desk.BRIDGE,
    }
    web.publish(
        desk.MADAR,
        [
            Story(f"{place}.html", title, (*text, BANNER), "", clock.now() - timedelta(hours=place))
            for place, (title, text) in enumerate(texts.items(), 1)
        ],
    )
    return web


async def test_the_first_screen_is_clean(path: Path) -> None:
    """After the first poll no article has the host's banner in its text, the first one read included."""
    clock = Clock()
    with newsdesk(path, banner_web(clock), clock) as pipeline:
        await poll_all(pipeline)
    articles = everything(path).values()
    assert len(articles) == 3
    for stored in articles:
        assert BANNER not in stored.article.body
        assert [removed.cls for removed in stored.article.removed if removed.text == BANNER] == [
            "host_furniture"
        ]
        assert stored.level is Level.NONE
    with Store.open_readonly(path) as store:
        (host,) = store.hosts.of_feed("madar")
        assert [line.text for line in store.hosts.memory(host).learnt.values()] == [BANNER]
        assert store.unshown([desk.JUDGE.judge("", "", [""])[0].topic]) == []


async def test_memory_outlives_the_poll(path: Path) -> None:
    """The next poll's article is clean at once: what was learnt is read from the database."""
    clock = Clock()
    web = banner_web(clock)
    with newsdesk(path, web, clock) as pipeline:
        await poll_all(pipeline)
    clock.advance(hours=1)
    web.publish(desk.MADAR, [Story("film.html", FILM_TITLE, (*FILM, BANNER), "", clock.now())])
    with newsdesk(path, web, clock) as pipeline:
        await poll_all(pipeline)
    (film,) = (stored for stored in everything(path).values() if stored.article.title == FILM_TITLE)
    assert film.article.body == FILM


async def test_dropped_and_pruned_lines(path: Path) -> None:
    """What a feed's configuration drops is gone from the first article on."""
    clock = Clock()
    web = banner_web(clock)
    feed = desk.dropping(desk.FEEDS[0], BANNER)
    with newsdesk(path, web, clock) as pipeline:
        await desk.poll_only(pipeline, feed)
    for stored in everything(path).values():
        assert [removed.rule for removed in stored.article.removed if removed.text == BANNER] == ["feed/drop"]
