"""Every value comes back from its columns exactly as it went in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import (
    Article,
    Evidence,
    Extracted,
    Highlight,
    Item,
    Level,
    Line,
    Quality,
    Removed,
    TermHit,
    Verdict,
    Zone,
)
from monitor.store import FinishedArticle, Store
from monitor.store.rows import micros, moment, packed, unpacked
from tests.store.builders import NOW, finished, outcome

# Text as it comes: Arabic, marks, controls, NUL, emoji; no half surrogates, which UTF-8 can't say.
TEXT = st.one_of(
    st.text(max_size=20), st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=20)
)
NUMBER = st.integers(min_value=-(2**31), max_value=2**31)
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
ITEM = st.builds(
    Item,
    identity=TEXT,
    url=TEXT,
    page_key=TEXT,
    title=TEXT,
    summary=TEXT,
    content=TEXT,
    published=st.none() | MOMENT,
    published_text=TEXT,
)
TERM = st.builds(TermHit, group=TEXT, term=TEXT, found=TEXT, start=NUMBER, end=NUMBER)
EVIDENCE = st.builds(
    Evidence,
    rule=TEXT,
    points=NUMBER,
    zone=st.none() | st.sampled_from(Zone),
    sentence=st.none() | NUMBER,
    text=TEXT,
    terms=st.lists(TERM, max_size=2).map(tuple),
)
VERDICT = st.builds(
    Verdict,
    topic=TEXT,
    level=st.sampled_from(Level),
    score=NUMBER,
    match_at=NUMBER,
    mention_at=NUMBER,
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    highlights=st.lists(st.builds(Highlight, zone=TEXT, start=NUMBER, end=NUMBER), max_size=2).map(tuple),
    cues=st.lists(TEXT, max_size=2).map(tuple),
    capped_by=TEXT,
)
REMOVED = st.builds(Removed, text=TEXT, cls=TEXT, rule=TEXT, reason=TEXT, number=st.integers(1, 2**31))
ARTICLE = st.builds(
    Article,
    title=TEXT,
    lead=TEXT,
    body=st.lists(TEXT, max_size=3).map(tuple),
    removed=st.lists(REMOVED, max_size=2).map(tuple),
    metadata=st.dictionaries(TEXT, TEXT, max_size=2),
    quality=st.sampled_from(Quality),
)
LINE = st.builds(
    Line,
    text=TEXT,
    number=NUMBER,
    item=st.booleans(),
    heading=st.booleans(),
    link_share=st.floats(min_value=0, max_value=1),
)

EXTRACTED = st.builds(
    Extracted,
    title=TEXT,
    lines=st.lists(LINE, max_size=3).map(tuple),
    description=TEXT,
    method=TEXT,
    cut=st.lists(REMOVED.map(lambda removed: replace(removed, number=0)), max_size=2).map(tuple),
)


def test_micros_are_exact() -> None:
    """A time keeps its microseconds, and its instant whatever zone it is in."""
    cairo = NOW.astimezone(timezone(timedelta(hours=3)))

    assert moment(micros(NOW)) == NOW
    assert micros(cairo) == micros(NOW)
    assert moment(micros(cairo)).tzinfo is UTC
    assert micros(datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)) == -1


def test_naive_times_are_refused() -> None:
    """A time without a zone is a mistake of the caller, not something to guess about."""
    with pytest.raises(TypeError):
        micros(NOW.replace(tzinfo=None))


@settings(max_examples=200, deadline=None)
@given(MOMENT)
def test_any_moment_comes_back(when: datetime) -> None:
    """Integers keep times exactly and in order."""
    assert moment(micros(when)) == when


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_unpacks(text: str) -> None:
    """Packing loses nothing."""
    assert unpacked(packed(text)) == text


@settings(max_examples=25, deadline=None)
@given(st.lists(ITEM, max_size=6, unique_by=(lambda item: item.identity, lambda item: item.page_key)))
def test_any_items_come_back(items: list[Item]) -> None:
    """Whatever a feed says is pending as it said it, and known when it says it again."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "monitor.db") as store:
        assert store.record_poll(outcome(*items)) == len(items)
        assert store.record_poll(outcome(*items)) == 0

        pending = {each.item.identity: each.item for each in store.pending(["agency"], NOW)}
        assert pending == {item.identity: item for item in items}


@settings(max_examples=25, deadline=None)
@given(
    article=ARTICLE,
    extracted=EXTRACTED,
    verdicts=st.lists(VERDICT, max_size=2, unique_by=lambda verdict: verdict.topic).map(tuple),
    page=st.text(),
)
def test_any_judged_article_comes_back(
    article: Article, extracted: Extracted, verdicts: tuple[Verdict, ...], page: str
) -> None:
    """Whatever was read and judged is shown as it was."""
    plain = finished(1)
    work = FinishedArticle(
        article_id=1,
        now=NOW,
        state=plain.state,
        reason=plain.reason,
        attempts=1,
        next_try=None,
        article=replace(article, removed=article.removed + extracted.cut),
        extracted=extracted,
        page=page,
        verdicts=verdicts,
        shingles=frozenset({0, 2**63 - 1}),
        story=1,
    )
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "monitor.db") as store:
        store.record_poll(outcome(Item("1", "", "1", "")))
        store.finish(work)

        stored = store.article(1)
        assert (stored.article, stored.verdicts) == (work.article, verdicts)
        assert (store.extracted(1), store.page(1)) == (extracted, page)
        assert sorted(each.verdict.topic for each in store.items(level=None)) == sorted(
            verdict.topic for verdict in verdicts
        )
