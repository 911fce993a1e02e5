"""Nothing wrong: an outlet with five articles, for faulty ones to stand beside."""

from html import escape

from tests.fakes import Story, page, rss
from tests.faults.exchange import Exchange, fault

ARTICLES = 5
SENTENCES = (
    "قالت بلدية الميناء إن أعمال توسعة الرصيف الشرقي ستبدأ مطلع الشهر المقبل وتستمر ستة أشهر على الأقل.",
    "وأوضح مدير المشروع أن التوسعة تضيف مرسيين للسفن المتوسطة ومخزنا مبردا للأسماك وطريقا جديدة للشاحنات.",
    "ودعا اتحاد الصيادين إلى إبقاء المدخل الغربي مفتوحا في أثناء العمل حتى لا يتأخر تفريغ الصيد كل صباح.",
)


def _story(number: int, host: str) -> Story:
    title = f"توسعة الرصيف الشرقي في ميناء {host} تدخل مرحلتها {number}"
    paragraphs = tuple(f"{sentence} ({number})" for sentence in SENTENCES * 3)
    return Story(f"story-{number}", title, paragraphs, paragraphs[0])


@fault("outlet")
async def outlet(exchange: Exchange) -> None:
    """The feed of whatever host was asked for."""
    host = exchange.request.headers["host"]
    stories = [_story(number, host) for number in range(ARTICLES)]
    await exchange.answer(rss(f"http://{escape(host)}", stories).encode())


@fault("great")
async def great(exchange: Exchange) -> None:
    """A feed of nearly 8 MB, which is just allowed."""
    text = SENTENCES[0] * (7_900_000 // len(SENTENCES[0].encode()))
    await exchange.answer(rss("http://great.test", [Story("1", "خبر", (), text)]).encode())


@fault("story-*")
async def story(exchange: Exchange) -> None:
    """One of its articles."""
    one = _story(int(exchange.variant), exchange.request.headers["host"])
    await exchange.answer(page(one).encode(), content_type="text/html; charset=utf-8")
