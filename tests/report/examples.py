"""Invented articles, feeds and results that the tests of the reports print."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.model import (
    Article,
    ArticleState,
    Checked,
    Coverage,
    Dating,
    Digest,
    DigestStory,
    DigestTopic,
    Downtime,
    Evaluation,
    Evidence,
    ExampleTried,
    Failure,
    FailureKind,
    Feed,
    FeedCoverage,
    FeedProbe,
    FeedStanding,
    FeedState,
    Fetched,
    Finding,
    Gap,
    Grade,
    Health,
    Highlight,
    Item,
    Labelled,
    Level,
    Outage,
    PageProbe,
    ParsedFeed,
    PollSummary,
    Removed,
    SourceFigures,
    StoredArticle,
    StoredItem,
    TermHit,
    TopicChecked,
    TopicInfo,
    Verdict,
    Zone,
)
from monitor.report.interface import Context

NOW = datetime(2026, 11, 21, 11, 40, tzinfo=UTC)
OUTLETS = {
    "madar": "Al-Madar Agency",
    "nile": "Nile Gate",
    "sada": "Sada Al-Balad",
    "sea": "Sea News",
    "old": "The Very Old Newspaper of the Northern Provinces",
}
CONTEXT = Context(ZoneInfo("Asia/Riyadh"), lambda: NOW, OUTLETS)

TITLE = "كوريا الشمالية تزود روسيا بسبعة آلاف حاوية أسلحة منذ مطلع العام"
LEAD = (
    "قال وزير الدفاع في سول (هيئة الأركان) إن كوريا الشمالية شحنت إلى روسيا نحو 7,000 حاوية من الذخائر والمعدات "
    "العسكرية منذ مطلع العام، مقابل أكثر من 9,000 حاوية من المواد الغذائية والمواد الخام بحسب تقديرات أولية."
)
SECOND = (
    "وأضاف الوزير أن صواريخ KN-23 التي استخدمتها موسكو «أصابت أهدافها» بنسبة 60% فقط، وأن بيونغ يانغ تجمع بيانات "
    "عن أدائها لتحسين الجيل المقبل منها."
)
THIRD = (
    "ولم تعلق وزارة الخارجية الروسية على هذه التصريحات، فيما وصفها الكرملين بأنها «مزاعم لا تستند إلى أدلة»."
)
BODY = (LEAD, SECOND, THIRD)
MIXED_TITLE = "Rosatom تنفي نقل تقنية KN-23 إلى بيونغ يانغ: «لا علاقة لنا» (بيان)"


def marks(text: str, *terms: str, zone: str = "title", offset: int = 0) -> tuple[Highlight, ...]:
    """Where the terms stand in the text."""
    places = sorted((text.index(term), len(term)) for term in terms if term in text)
    return tuple(Highlight(zone, offset + at, offset + at + length) for at, length in places)


def evidence(
    rule: str, points: int, zone: Zone | None, sentence: int | None, text: str, *terms: str
) -> Evidence:
    """One rule that found these terms in a sentence."""
    hits = tuple(
        TermHit(
            "russia" if "روس" in term else "dprk", term, term, text.index(term), text.index(term) + len(term)
        )
        for term in terms
    )
    return Evidence(rule, points, zone, sentence, text, hits)


VERDICT = Verdict(
    topic="russia-dprk",
    level=Level.MATCH,
    score=29,
    match_at=6,
    mention_at=1,
    evidence=(
        evidence("title", 4, Zone.TITLE, -1, TITLE, "كوريا الشمالية", "روسيا"),
        evidence("opening", 3, Zone.OPENING, 0, LEAD, "كوريا الشمالية", "روسيا"),
        evidence("with cue", 1, Zone.OPENING, 0, LEAD, "حاوية"),
        Evidence("both present", 1, None, None, ""),
    ),
    highlights=(
        *marks(TITLE, "كوريا الشمالية", "روسيا"),
        *marks(LEAD, "كوريا الشمالية", "روسيا", zone="body"),
        *marks(SECOND, "موسكو", "بيونغ يانغ", zone="body", offset=len(LEAD) + 1),
    ),
    cues=("weapons", "troops", "diplomacy"),
)
MENTION = Verdict("russia-dprk", Level.MENTION, 3, 6, 1, capped_by="in a list")
SHORT_OF = (
    "3 of 6 points, 3 short",
    "russia and dprk come together only in a list of countries, in sentence 4 and in sentence 11",
)


def item(number: int = 4127, feed_id: str = "madar", **changes: object) -> StoredItem:
    """The first example article, or another with these fields changed."""
    fields: dict[str, object] = {
        "id": number,
        "feed_id": feed_id,
        "publisher": feed_id.title(),
        "url": f"https://madar.example/news/{number}",
        "title": TITLE,
        "lead": "",
        "first_paragraph": LEAD,
        "published": NOW - timedelta(minutes=8),
        "first_seen": NOW - timedelta(minutes=2),
        "verdict": VERDICT,
        "story": 4127,
        "state": ArticleState.DONE,
    }
    return StoredItem(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name


def mixed_item() -> StoredItem:
    """A headline that begins in Latin, judged on the feed's own text, yesterday."""
    verdict = Verdict(
        "russia-dprk",
        Level.MATCH,
        7,
        6,
        1,
        highlights=marks(MIXED_TITLE, "Rosatom", "بيونغ يانغ"),
        cues=("techtransfer",),
    )
    return item(
        4119,
        "nile",
        title=MIXED_TITLE,
        lead="نفت شركة Rosatom (موسكو) نقل أي تقنية، وقالت إن سعر العقد 1.70 مليون دولار لا يخصها.",
        published=NOW - timedelta(hours=26),
        verdict=verdict,
        story=4119,
        state=ArticleState.FROM_FEED,
        reason="blocked: HTTP 403",
        url="https://nile.example/a/4119?ref=rss",
    )


ITEMS = (
    item(),
    item(4131, "sea", published=NOW - timedelta(minutes=3)),
    item(4133, "sada", published=NOW - timedelta(minutes=1)),
    mixed_item(),
    item(
        4102,
        "old",
        published=None,
        story=4102,
        verdict=MENTION,
        title="منتخب روسيا يلتقي كوريا الشمالية وديا",
        url="",
    ),
)

ARTICLE = StoredArticle(
    id=4127,
    feed_id="madar",
    publisher="Madar",
    url="https://madar.example/news/4127",
    published=NOW - timedelta(minutes=8),
    first_seen=NOW - timedelta(minutes=2),
    article=Article(
        title=TITLE,
        lead="",
        body=BODY,
        removed=(
            Removed(
                "اقرأ أيضا: أسعار الذهب اليوم", "read_also", "prefix:read-also", "a marker at the start", 9
            ),
            Removed("تابعونا على Google News", "follow", "line:google-news", "a line of this kind only", 10),
        ),
        metadata={"source": "وكالة المدار"},
    ),
    verdicts=(VERDICT,),
    story=4127,
    copies=(
        item(4131, "sea", published=NOW - timedelta(minutes=3)),
        item(4133, "sada", published=NOW - timedelta(minutes=1)),
    ),
    state=ArticleState.DONE,
)

CHECKED = Checked("seeds/one.txt", ARTICLE.article, (VERDICT,))
NOT_CHECKED = Checked("https://gone.example/", failure=Failure(FailureKind.GONE, "HTTP 410", 410))


def feed(feed_id: str, **changes: object) -> Feed:
    """A feed of one of the outlets."""
    fields: dict[str, object] = {
        "id": feed_id,
        "name": "وكالة المدار",
        "url": f"https://{feed_id}.example/rss",
        "name_en": OUTLETS.get(feed_id, ""),
        "publisher": feed_id.title(),
    }
    return Feed(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name


def feed_state(feed_id: str, **changes: object) -> FeedState:
    """A feed polled two minutes ago."""
    fields: dict[str, object] = {
        "feed_id": feed_id,
        "polls": 12,
        "last_poll": NOW - timedelta(minutes=2),
        "last_ok": NOW - timedelta(minutes=2),
        "next_due": NOW + timedelta(minutes=8),
        "articles": 142,
        "matches": 3,
    }
    return FeedState(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name


TIMED_OUT = Failure(FailureKind.TIMED_OUT, "no answer within 30 s")
FAILING = feed_state(
    "sada",
    failures=5,
    problem=TIMED_OUT,
    last_ok=NOW - timedelta(hours=6),
    articles=0,
    matches=0,
    standing=FeedStanding(
        Health.FAILING, since=NOW - timedelta(hours=5), bad_polls=5, bad_since=NOW - timedelta(hours=5)
    ),
    strip="++.+..xxxxx",
)
FEEDS: tuple[tuple[Feed, FeedState | None], ...] = (
    (feed("madar"), feed_state("madar")),
    (feed("nile"), feed_state("nile", remark="cut off after 31 items; 2 duplicate items", matches=0)),
    (feed("sada"), FAILING),
    (feed("sea"), None),
    (feed("old", enabled=False, note="answers 403 to every client since 2026-03"), None),
)
SUMMARY = PollSummary(
    feeds=24,
    failed=1,
    unchanged=6,
    new=112,
    judged=118,
    flagged=2,
    from_feed=3,
    left_pending=1,
    seconds=6.31,
    failures={"sada": TIMED_OUT},
)
TOPICS = (
    TopicInfo(
        "russia-dprk",
        "Russia–DPRK relations / العلاقات الروسية الكورية الشمالية",
        "built in",
        used=True,
        groups=("russia", "dprk", "weapons", "troops"),
        terms=412,
        match_at=6,
        mention_at=1,
    ),
    TopicInfo(
        "sudan-war",
        "حرب السودان",
        "topics/sudan-war.toml",
        used=False,
        groups=("sudan", "war"),
        terms=61,
        match_at=6,
        mention_at=1,
    ),
)
TOPIC_CHECKED = TopicChecked(
    topic=replace(TOPICS[1], source="my.toml", used=False),
    extends="sudan-war",
    terms={"sudan": 61, "war": 36},
    forms=230,
    rules=("title", "opening", "in passing"),
    warnings=("my.toml:4: group.war.words[0]: 'حرب' is the same as 'حرب'",),
    examples=(
        ExampleTried("my.toml:10", TITLE, Level.MATCH, Level.MATCH, 13),
        ExampleTried("my.toml:14", MIXED_TITLE, Level.MATCH, Level.MENTION, 5, ("5 of 6 points, 1 short",)),
    ),
)
EVALUATION = Evaluation(
    topic="russia-dprk",
    n=120,
    confusion={
        "relevant": {"match": 47, "mention": 2, "none": 1},
        "mention": {"match": 3, "mention": 14, "none": 3},
        "irrelevant": {"match": 4, "mention": 6, "none": 40},
    },
    precision=47 / 51,
    recall=0.94,
    f1=None,
    errors=(
        Labelled("c25", TITLE, "relevant", Level.MENTION, 5, verdict=replace(MENTION, why_not=SHORT_OF)),
        Labelled("c47", MIXED_TITLE, "irrelevant", Level.MATCH, 9, verdict=VERDICT),
        Labelled("c48", TITLE, "irrelevant", Level.MATCH, 8),
    ),
    sources=(SourceFigures("نشرة RT (عربي)", 40, 30, 1, 1), SourceFigures("neel.example", 10, 20, 0, 0)),
)
FINDINGS = (
    Finding(Grade.OK, "config", "feeds.toml: 24 feeds, 1 topic"),
    Finding(Grade.WARN, "feeds", "sada: failing since 6 hours"),
    Finding(Grade.BAD, "database", "monitor.db is readable by everybody: chmod 600 monitor.db"),
)

DIGEST = Digest(
    since=NOW - timedelta(days=1),
    until=NOW,
    topics=(
        DigestTopic(
            "russia-dprk",
            (
                DigestStory(ITEMS[:3], goes_on=False),
                DigestStory((replace(mixed_item(), story=4003),), goes_on=True),
            ),
            1,
            (DigestStory(ITEMS[4:], goes_on=False),),
        ),
        DigestTopic("sudan-war", (), 0),
    ),
    judged=1204,
    coverage=Coverage(
        since=NOW - timedelta(days=1),
        until=NOW,
        feeds=(
            FeedCoverage("madar", polls=144, answered=144),
            FeedCoverage(
                "sada",
                polls=140,
                answered=139,
                gaps=(Gap(NOW - timedelta(hours=9), NOW - timedelta(hours=8)),),
                gap_count=1,
            ),
            FeedCoverage("maatal-html", polls=24, failures={"timed out": 24}),
        ),
        downtimes=(Downtime(Outage.NO_NETWORK, NOW - timedelta(hours=20), NOW - timedelta(hours=19)),),
    ),
    silent=("maatal-html",),
    unasked=("old",),
)


PROBE = FeedProbe(
    feed=feed("sahel", url="https://sahel.example/rss"),
    hops=("https://www.sahel.example/feed.xml",),
    seconds=0.24,
    answer=Fetched(
        "https://www.sahel.example/feed.xml", "", "windows-1256", "its own declaration", b"", 6840
    ),
    parsed=ParsedFeed(
        "أخبار الساحل (RSS)",
        (
            Item(
                "1",
                "https://sahel.example/1",
                "sahel.example/1",
                MIXED_TITLE,
                published=NOW - timedelta(hours=1),
                dating=Dating.STANDARD,
            ),
        ),
        duplicates=2,
        dialect="rss20",
    ),
    page=PageProbe(
        Item("1", "https://sahel.example/1", "sahel.example/1", MIXED_TITLE), Article(MIXED_TITLE, LEAD, BODY)
    ),
)
NO_PROBE = FeedProbe(
    feed=feed("sada"),
    seconds=30.0,
    failure=Failure(FailureKind.NOT_A_FEED, "HTML page, title “الصفحة غير موجودة”"),
)


def hostile_probe(text: str) -> FeedProbe:
    """A feed that was tried, everything in it this text."""
    source = feed("x", url=f"https://a.example/{text}")
    entry = Item(text, f"https://a.example/{text}", text, text, text, text, None, text, Dating.UNCLEAR)
    page = PageProbe(
        entry, Article(text, text, (text,), metadata={text: text}), Failure(FailureKind.EMPTY, text)
    )
    return FeedProbe(
        feed=source,
        hops=(source.url,),
        answer=Fetched(source.url, text, text, text, b"", 9, moved_to=source.url),
        parsed=ParsedFeed(text, (entry,), 1, 1, text, text, text),
        failure=Failure(FailureKind.NOT_A_FEED, text),
        page=page,
    )
