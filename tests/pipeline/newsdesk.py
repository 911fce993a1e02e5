"""A newsdesk for the pipeline's tests: two houses, three feeds, invented articles, and a pipeline over them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from monitor.model import Feed, PollEvent, StoredArticle, TopicRef
from monitor.pipeline import Pipeline, Stages, houses
from monitor.sandbox import Inline
from monitor.schedule import HostGate
from monitor.store import Store
from monitor.topics import Judge, load
from tests.fakes import Clock, Story, Web

MADAR = "https://madar.example/feed.xml"
MADAR_WORLD = "https://madar.example/world.xml"
NEEL = "https://neel.example/feed.xml"

FEEDS = (
    Feed(id="madar", name="المدار", name_en="Madar", publisher="Madar", url=MADAR),
    Feed(id="madar-world", name="المدار عالم", name_en="Madar World", publisher="Madar", url=MADAR_WORLD),
    Feed(id="neel", name="النيل", name_en="Neel", publisher="Neel", url=NEEL),
)

TRAIN = (
    "قالت وزارة النقل الروسية إن قطارا يحمل ذخيرة مدفعية عبر الحدود من كوريا الشمالية إلى إقليم بريموري فجر الأربعاء.",
    "وأوضح متحدث باسم الوزارة أن موسكو وبيونغ يانغ اتفقتا على تسيير رحلتين كل أسبوع حتى نهاية العام الجاري.",
    "ويرى خبراء في شؤون شرق آسيا أن الخط الحديدي صار أهم ممر للتعاون العسكري بين روسيا وكوريا الشمالية.",
    "ولم تعلق سلطات الجمارك في المنطقة على حجم الشحنات ولا على الجهة التي ستتسلمها داخل الأراضي الروسية.",
)
POTATOES = (
    "أعلنت وزارة الزراعة أن محصول البطاطس هذا الموسم زاد بنسبة عشرين في المئة مقارنة بالموسم الماضي في الدلتا.",
    "وقال مزارعون إن الأمطار المبكرة ساعدت على تحسين جودة التربة في معظم القرى الواقعة شمال المحافظة.",
    "وتوقع تجار الجملة أن تنخفض الأسعار في الأسواق المحلية خلال الأسابيع المقبلة مع وصول الكميات الجديدة.",
    "ودعت نقابة الفلاحين إلى فتح أسواق تصديرية جديدة قبل نهاية الشهر حتى لا تتراجع أسعار البيع في الحقل.",
)
BRIDGE = (
    "أقر مجلس المدينة خطة لترميم الجسر القديم فوق النهر بعد أشهر من شكاوى السكان من تشققات في دعاماته.",
    "وتبلغ كلفة المشروع نحو أربعين مليونا ويبدأ العمل فيه مطلع الربيع المقبل على أن يستمر عاما كاملا.",
    "وقال رئيس المجلس إن حركة السير ستحول إلى الجسر الجنوبي وإن الحافلات ستعمل بجدول خاص طوال مدة الأشغال.",
)
TRAIN_TITLE = "قطار ذخيرة من كوريا الشمالية يصل إلى روسيا"
POTATOES_TITLE = "محصول البطاطس يرتفع عشرين في المئة هذا الموسم"
BRIDGE_TITLE = "مجلس المدينة يقر خطة لترميم الجسر القديم فوق النهر"


def train(clock: Clock, path: str = "train.html", title: str = TRAIN_TITLE) -> Story:
    """The article that is about the topic, published an hour ago."""
    return Story(path, title, TRAIN, TRAIN[0], clock.now() - timedelta(hours=1))


def potatoes(clock: Clock, *, furniture: tuple[str, ...] = ()) -> Story:
    """The article that is not, with lines of furniture below its text."""
    return Story(
        "potatoes.html", POTATOES_TITLE, POTATOES + furniture, POTATOES[0], clock.now() - timedelta(hours=2)
    )


def bridge(clock: Clock) -> Story:
    """Another one that is not."""
    return Story("bridge.html", BRIDGE_TITLE, BRIDGE, "", clock.now() - timedelta(hours=3))


def online(clock: Clock) -> Web:
    """Three feeds online: the train at Madar, potatoes at Madar World, the bridge at Neel."""
    web = Web()
    web.publish(MADAR, [train(clock)])
    web.publish(MADAR_WORLD, [potatoes(clock)])
    web.publish(NEEL, [bridge(clock)])
    return web


JUDGE = Judge(load((TopicRef("russia-dprk"),)))


@contextmanager
def newsdesk(
    path: Path,
    web: Web,
    clock: Clock,
    *,
    wrap: Callable[[Store], Any] = lambda store: store,
    events: list[PollEvent] | None = None,
    obey_robots: bool = False,
    tell: Callable[[PollEvent], None] = lambda _event: None,
) -> Iterator[Pipeline]:
    """A pipeline over `web` with a database at `path`; nothing sleeps, nothing leaves this process.

    What happens is put into `events`, or told to `tell`.
    """
    with Store.open(path) as store:
        hosts = HostGate(2.0, 64, frozenset(), monotonic=clock.monotonic, sleep=clock.sleep)
        stages = Stages(
            store=wrap(store),
            fetcher=web,
            runner=Inline(),
            hosts=hosts,
            judge=JUDGE,
            now=clock.now,
            obey_robots=obey_robots,
            tell=tell if events is None else events.append,
        )
        yield Pipeline(stages)


async def poll_all(pipeline: Pipeline) -> None:
    """Poll every feed, due or not."""
    await pipeline.poll(houses(FEEDS, [feed.id for feed in FEEDS]))


def dropping(feed: Feed, *lines: str) -> Feed:
    """The same feed with lines that its configuration drops."""
    return replace(feed, drop=lines)


async def poll_only(pipeline: Pipeline, feed: Feed) -> None:
    """Poll one feed, due or not."""
    await pipeline.poll(houses([feed], [feed.id]))


async def poll_due(pipeline: Pipeline) -> None:
    """Poll what the database says is due."""
    due = pipeline.stages.store.due([feed.id for feed in FEEDS], pipeline.stages.now())
    await pipeline.poll(houses(FEEDS, due))


def everything(path: Path) -> dict[str, StoredArticle]:
    """All stored articles by URL."""
    with Store.open_readonly(path) as store:
        items = store.items(level=None, limit=1000)
        return {item.url: store.article(item.id) for item in items}
