"""A feed that was tried, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.model import Dating, Finding, Grade
from monitor.report import wording
from monitor.safe.text import one_line
from monitor.safe.urls import redact

if TYPE_CHECKING:
    from monitor.model import FeedProbe, Item, PageProbe, ParsedFeed
    from monitor.report.interface import Context

QUOTED = ("title", "begins")  # subjects of findings that are the page's own words, and run as these do

_KIB = 1024
_RELIABLE = frozenset({Dating.STANDARD, Dating.NO_ZONE, Dating.WRITTEN, Dating.FREE})


def probe_findings(probe: FeedProbe, context: Context) -> Iterator[Finding]:
    """What `feeds test` prints, in the order in which it was found out."""
    yield Finding(Grade.OK, "address", redact(probe.feed.url))
    for hop in probe.hops:
        yield Finding(Grade.OK, "redirect", redact(hop))
    if probe.answer is not None:
        answer = probe.answer
        if answer.moved_to:
            yield Finding(Grade.WARN, "moved", f"for good: put {redact(answer.moved_to)} into feeds.toml")
        yield Finding(Grade.OK, "answer", f"{answer.size / _KIB:,.1f} KiB in {probe.seconds:.1f} s")
        yield Finding(Grade.OK, "charset", f"{answer.charset} ({answer.charset_reason})")
    if probe.failure is not None:
        yield Finding(Grade.BAD, "failed", str(probe.failure))
    if probe.parsed is not None:
        yield from _feed_findings(probe.parsed, probe.feed.timezone, context)
    if probe.page is not None:
        yield from _page_findings(probe.page)


def _feed_findings(parsed: ParsedFeed, zone: str, context: Context) -> Iterator[Finding]:
    yield Finding(Grade.OK, "feed", f"{parsed.dialect}  {parsed.title}".rstrip())
    if parsed.problem:
        yield Finding(Grade.WARN, "problem", parsed.problem)
    counted = [wording.count(len(parsed.items), "item")]
    counted += [f"{parsed.left_out:,} oldest left out"] if parsed.left_out else []
    counted += [wording.count(parsed.duplicates, "duplicate")] if parsed.duplicates else []
    yield Finding(Grade.OK if parsed.items else Grade.BAD, "items", ", ".join(counted))
    if not parsed.items:
        return
    datings = Counter(item.dating for item in parsed.items)
    how = ", ".join(f"{number:,} {dating}" for dating, number in datings.most_common())
    zone_note = f" (taken as {zone})" if datings[Dating.NO_ZONE] or datings[Dating.WRITTEN] else ""
    yield Finding(Grade.OK if set(datings) <= _RELIABLE else Grade.WARN, "dates", how + zone_note)
    odd = next((item for item in parsed.items if item.dating not in _RELIABLE and item.published_text), None)
    if odd:
        yield Finding(Grade.WARN, "such as", odd.published_text)
    newest = _newest(parsed)
    if newest is not None:
        yield Finding(Grade.OK, "newest", wording.stamp(context.local(newest)))
    kinds = Counter(map(_identity_kind, parsed.items))
    yield Finding(Grade.OK, "told by", ", ".join(f"{number:,} by {kind}" for kind, number in kinds.items()))


def _page_findings(page: PageProbe) -> Iterator[Finding]:
    yield Finding(Grade.OK, "page", redact(page.item.url) if page.item.url else "none")
    if page.failure is not None:
        yield Finding(Grade.WARN, "no text", f"{page.failure}; the feed's own text is judged instead")
    if page.article is not None:
        body = page.article.body
        yield Finding(Grade.OK, "title", page.article.title)
        yield Finding(Grade.OK if body else Grade.WARN, "begins", body[0] if body else "no paragraph")
        size = f"{wording.count(len(body), 'paragraph')}, {wording.count(len(page.article.removed), 'line')} removed"
        yield Finding(Grade.OK, "text", size)


def probe_json(probe: FeedProbe, context: Context) -> Mapping[str, Any]:
    """One object a feed."""
    answer, parsed, failure = probe.answer, probe.parsed, probe.failure
    newest = _newest(parsed) if parsed else None
    return {
        "feed": probe.feed.id,
        "url": redact(probe.feed.url),
        "redirects": [redact(hop) for hop in probe.hops],
        "moved_to": redact(answer.moved_to) if answer else "",
        "seconds": round(probe.seconds, 3),
        "bytes": answer.size if answer else 0,
        "charset": one_line(answer.charset) if answer else "",
        "charset_reason": one_line(answer.charset_reason) if answer else "",
        "failure": {"kind": failure.kind, "reason": one_line(failure.reason), "status": failure.status}
        if failure
        else None,
        "dialect": one_line(parsed.dialect) if parsed else "",
        "title": one_line(parsed.title) if parsed else "",
        "problem": one_line(parsed.problem) if parsed else "",
        "items": len(parsed.items) if parsed else 0,
        "left_out": parsed.left_out if parsed else 0,
        "duplicates": parsed.duplicates if parsed else 0,
        "dates": dict(Counter(item.dating.value for item in parsed.items)) if parsed else {},
        "newest": context.local(newest).isoformat() if newest else None,
        "identities": dict(Counter(map(_identity_kind, parsed.items))) if parsed else {},
        "page": _page_json(probe.page) if probe.page else None,
    }


def _page_json(page: PageProbe) -> Mapping[str, Any]:
    article = page.article
    return {
        "url": redact(page.item.url),
        "title": one_line(article.title) if article else "",
        "first_paragraph": one_line(article.body[0], wording.LONGEST_PARAGRAPH)
        if article and article.body
        else "",
        "paragraphs": len(article.body) if article else 0,
        "removed": len(article.removed) if article else 0,
        "error": one_line(str(page.failure)) if page.failure else None,
    }


def _newest(parsed: ParsedFeed) -> datetime | None:
    return max((item.published for item in parsed.items if item.published), default=None)


def _identity_kind(item: Item) -> str:
    """What an item is known again by."""
    if item.identity.startswith("hash:"):
        return "its text"
    return "link" if item.identity == item.page_key else "id"
