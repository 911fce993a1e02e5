"""Values as the pipeline would hand them over, with everything a test does not care about filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.model import (
    Article,
    ArticleState,
    Evidence,
    Extracted,
    Failure,
    Highlight,
    Item,
    Level,
    Line,
    PollOutcome,
    Quality,
    Removed,
    TermHit,
    Validators,
    Verdict,
    Zone,
)
from monitor.store import FinishedArticle, Store

NOW = datetime(2026, 8, 21, 10, 0, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def item(number: int, *, published: datetime | None = NOW, title: str = "", page_key: str = "") -> Item:
    """An entry of a feed; equal numbers are the same entry, equal page keys the same page."""
    return Item(
        identity=f"urn:{number}",
        url=f"https://news.example/{number}",
        page_key=page_key or f"news.example/{number}",
        title=title or f"خبر رقم {number}",
        summary="ملخّص قصير",
        content="فقرة أولى\nفقرة ثانية",
        published=published,
        published_text="٢١ آب ٢٠٢٦",
    )


def outcome(
    *items: Item,
    feed_id: str = "agency",
    publisher: str = "Agency",
    at: datetime = NOW,
    due_in: timedelta = timedelta(minutes=10),
    validators: Validators | None = None,
    validators_of: bytes = b"address",
    body_hash: bytes | None = None,
    failure: Failure | None = None,
    remark: str = "",
) -> PollOutcome:
    """What a poll of one feed learned."""
    return PollOutcome(
        feed_id=feed_id,
        publisher=publisher,
        polled_at=at,
        next_due=at + due_in,
        items=items,
        validators=validators,
        validators_of=validators_of,
        body_hash=body_hash,
        failure=failure,
        remark=remark,
    )


def verdict(level: Level = Level.MATCH, *, topic: str = "treaty", score: int = 9) -> Verdict:
    """A judgement with every field filled."""
    return Verdict(
        topic=topic,
        level=level,
        score=score,
        match_at=6,
        mention_at=3,
        evidence=(
            Evidence(
                rule="pair_in_title",
                points=8,
                zone=Zone.TITLE,
                sentence=-1,
                text="وفد من بيونغ يانغ يصل إلى موسكو",
                terms=(TermHit(group="dprk", term="بيونغ يانغ", found="بيونغ يانغ", start=7, end=17),),
            ),
            Evidence(rule="cap", points=0, zone=None, sentence=None, text=""),
        ),
        highlights=(Highlight(zone="title", start=7, end=17),),
        cues=("weapons", "diplomacy"),
        capped_by="list_of_states",
    )


def article(title: str = "وفد يصل إلى العاصمة") -> Article:
    """A cleaned article with every field filled."""
    return Article(
        title=title,
        lead="تفاصيل الزيارة",
        body=("وصل الوفد صباح اليوم.", "وقال «المتحدث» إن المحادثات\u00a0بدأت 😀."),
        removed=(Removed(text="اقرأ أيضاً", cls="related", rule="read_also", reason="a link", number=3), CUT),
        metadata={"source": "وكالة", "date": "الجمعة"},
        quality=Quality.SUSPECT,
    )


LINES = (
    Line(text="وصل الوفد صباح اليوم.", number=1),
    Line(text="اقرأ أيضاً", number=3, item=True, heading=True, link_share=0.1),
)

CUT = Removed(text="خبر آخر", cls="related", rule="dom/related/ذات صلة", reason="in a box", number=0)
EXTRACTED = Extracted("وفد يصل", LINES, description="تفاصيل الزيارة", method="precision", cut=(CUT,))


def finished(
    article_id: int,
    *verdicts: Verdict,
    at: datetime = NOW,
    state: ArticleState = ArticleState.DONE,
    reason: str = "",
    attempts: int = 1,
    next_try: datetime | None = None,
    title: str = "وفد يصل إلى العاصمة",
    page: str | None = "<html lang=ar>صفحة</html>",
    shingles: frozenset[int] = frozenset(),
    story: int = 0,
) -> FinishedArticle:
    """An article as judged; of a story of its own unless told otherwise."""
    return FinishedArticle(
        article_id=article_id,
        now=at,
        state=state,
        reason=reason,
        attempts=attempts,
        next_try=next_try,
        article=article(title),
        extracted=EXTRACTED,
        page=page,
        verdicts=verdicts,
        shingles=shingles,
        story=story or article_id,
    )


def judge_all(store: Store, *verdicts: Verdict, at: datetime = NOW, feed_id: str = "agency") -> list[int]:
    """Finish everything a feed has pending with the same verdicts; the numbers, in ascending order."""
    numbers = sorted(each.id for each in store.pending([feed_id], at))
    for number in numbers:
        store.finish(finished(number, *verdicts, at=at))
    return numbers


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A database that gives up waiting for others almost at once."""
    with Store.open(path, wait_s=0.05) as store:
        yield store
