"""Extracted lines in, the article out, with every removed line kept beside it.

    Extracted ─► annotate ─► walk ─► trim ─► guard ─► Article
                 each line   in      around  give
                             order   text    back

Pure: the same lines and titles give the same article. Every extracted line ends up in the title, the body or among
the removed ones, in order; blocks glued together inside a line become paragraphs of their own.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from monitor.arabic.line_key import line_key
from monitor.article.annotate import Annotated, annotate
from monitor.article.guards import guard
from monitor.article.headline import headline
from monitor.article.lead import standfirst
from monitor.article.markers import Mode
from monitor.article.removal import Decisions
from monitor.article.titles import KnownTitles, OwnTitles, shared_words
from monitor.article.walk import walk
from monitor.article.zones import trim
from monitor.model import Article, Extracted, HostMemory, Removed

# ة and ى end words: a letter after them means that a space or a line break was lost. The only wrong ones among 560 in
# 8.8 million words were the spelling ىء.
_GLUE = re.compile(r"(?<=[ء-ي]{2}[ةى])(?=[آ-غف-ي])")
_MOST_GLUED = 3  # places in a line; more are somebody's way of spelling
_HEADING_WORDS = range(4, 16)
_INNER_PUNCTUATION = re.compile(r"[.،؛؟!…]")
_LABEL = re.compile(r"^[^\d:：]{1,30}[:：]\s*(?=\S)")
# The page's own headline is trusted beside the feed's title when the two have so many words in common; a first
# paragraph that was taken for one has fewer.
_SAME_HEADLINE = 0.5


def clean(
    extracted: Extracted,
    *,
    title: str = "",
    summary: str = "",
    other_titles: Collection[str] | KnownTitles = (),
    memory: HostMemory | None = None,
    drop: Collection[str] = (),
) -> Article:
    """Clean an article.

    Args:
        extracted: its lines.
        title: the feed's title; without one, the page's.
        summary: the feed's summary.
        other_titles: titles of the outlet's other articles, as printed, or folded once by `KnownTitles.of`; a line
            that equals one is a link.
        memory: what has been learnt of the host.
        drop: lines that are to be taken out wherever they stand, as printed; the user's own rules.
    """
    own_title = headline(title) or extracted.title
    own = OwnTitles.of(*_headlines(own_title, extracted.title))
    others = other_titles if isinstance(other_titles, KnownTitles) else KnownTitles.of(other_titles)
    lines = annotate(extracted.lines, own, others, memory)
    decisions, quality = guard(lines, trim(lines, walk(lines, frozenset(map(line_key, drop))), own))
    kept = [line for line, decision in zip(lines, decisions, strict=True) if decision is None]
    return Article(
        title=own_title,
        lead=standfirst(
            (summary, extracted.description), own_title, [line.key for line in kept], extracted.deck
        ),
        body=tuple(part for line in kept for part in _unglued(line.line.text)),
        removed=_removed(lines, decisions, own_title) + extracted.cut,
        metadata=_metadata(lines, decisions),
        quality=quality,
    )


def _headlines(title: str, page_title: str) -> tuple[str, ...]:
    if shared_words(line_key(title), line_key(page_title)) >= _SAME_HEADLINE:
        return title, page_title
    return (title,)


def _removed(lines: Sequence[Annotated], decisions: Decisions, title: str) -> tuple[Removed, ...]:
    """The lines taken out, but for the one that is the title."""
    removed = []
    title_pending = True
    for line, decision in zip(lines, decisions, strict=True):
        if decision is None:
            continue
        if title_pending and decision.cls == "title" and headline(line.line.text) == title:
            title_pending = False
            continue
        removed.append(decision.of(line))
    return tuple(removed)


def _metadata(lines: Sequence[Annotated], decisions: Decisions) -> Mapping[str, str]:
    """What removed metadata lines say, without their labels; the first of a class counts."""
    fields: dict[str, str] = {}
    for line, decision in zip(lines, decisions, strict=True):
        if decision and not decision.by_place and line.marker and line.marker.mode is Mode.METADATA:
            fields.setdefault(line.marker.cls, _LABEL.sub("", line.line.text))
    return fields


def _unglued(text: str) -> Iterator[str]:
    """Split a line where two blocks were glued together; a space lost inside a sentence is put back."""
    parts = _GLUE.split(text)
    if len(parts) == 1 or len(parts) - 1 > _MOST_GLUED:
        yield text
        return
    if _is_heading(parts[0]) and not parts[1].startswith("ال"):
        yield parts.pop(0)
    yield " ".join(parts)


def _is_heading(text: str) -> bool:
    return len(text.split()) in _HEADING_WORDS and _INNER_PUNCTUATION.search(text) is None
