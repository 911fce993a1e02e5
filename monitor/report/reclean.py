"""What cleaning the archive again changes, and what was learnt of hosts: as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from monitor.model import Level
from monitor.report import wording
from monitor.report.archive import step
from monitor.safe.text import one_line

if TYPE_CHECKING:
    from monitor.model import HostMemory, LearntLine, LevelChange, Recleaned, Recleaning
    from monitor.report.interface import Context


def heading(result: Recleaning) -> tuple[str, str]:
    """`86 articles cleaned again, 40 from their pages`, `written`."""
    size = wording.count(result.articles, "article")
    whole = "" if result.articles == result.of else f" of {result.of:,}"
    done = "written" if result.applied else "nothing written"
    lines = result.articles - result.from_pages
    pages = f", {result.from_pages:,} from their pages" if result.from_pages else ""
    gone = f", {lines:,} from kept lines (their pages are gone)" if lines else ""
    return f"{size}{whole} cleaned again{pages}{gone}", done


def flagged(result: Recleaning) -> Iterator[tuple[str, list[LevelChange]]]:
    """The changes of level by what they mean; kinds without any are left out."""
    changes = [change for one in result.changed for change in one.changes]
    kinds = {
        "newly flagged": [change for change in changes if change.after is Level.MATCH],
        "no longer flagged": [change for change in changes if change.before is Level.MATCH],
        "otherwise changed": [
            change for change in changes if Level.MATCH not in {change.before, change.after}
        ],
    }
    return ((kind, found) for kind, found in kinds.items() if found)


def texts(result: Recleaning) -> list[Recleaned]:
    """The articles whose text differs."""
    return [one for one in result.changed if one.taken_out or one.given_back]


def paragraphs(one: Recleaned) -> str:
    """`−3 +1`: paragraphs taken out and given back."""
    pieces = (
        f"−{len(one.taken_out)}" if one.taken_out else "",
        f"+{len(one.given_back)}" if one.given_back else "",
    )
    return " ".join(filter(None, pieces))


def recleaning_lines(result: Recleaning, context: Context) -> Iterator[str]:
    """The figures, a line an article, and what was taken out of it and given back."""
    size, done = heading(result)
    yield f"{size}  {done}"
    for kind, changes in flagged(result):
        yield f"{len(changes):,} {kind}"
        for change in changes:
            outlet = wording.outlet(context, change.feed_id, change.publisher)
            yield f"  #{change.id}  {outlet}  {step(change)}  {one_line(change.title)}"
    if changed := texts(result):
        yield f"{wording.count(len(changed), 'text')} changed"
    for one in changed:
        outlet = wording.outlet(context, one.feed_id, one.publisher)
        yield f"  #{one.id}  {outlet}  {paragraphs(one)}  {one_line(one.title)}"
        for sign, found in (("−", one.taken_out), ("+", one.given_back)):
            for text in found:
                yield f"    {sign} {one_line(text)}"


def recleaning_json(result: Recleaning, context: Context) -> dict[str, Any]:
    """One object."""
    return {
        "articles": result.articles,
        "of": result.of,
        "from_pages": result.from_pages,
        "applied": result.applied,
        "changed": [
            {
                "id": one.id,
                "outlet": context.outlet(one.feed_id, one.publisher),
                "title": one.title,
                "from_page": one.from_page,
                "taken_out": list(one.taken_out),
                "given_back": list(one.given_back),
                "changes": [
                    {
                        "before": {"level": change.before, "score": change.score_before},
                        "after": {"level": change.after, "score": change.score_after},
                    }
                    for change in one.changes
                ],
            }
            for one in result.changed
        ],
    }


def learnt(memory: HostMemory) -> list[LearntLine]:
    """What was learnt of a host, what stands on most pages first."""
    return sorted(memory.learnt.values(), key=lambda line: (-line.articles, line.text))


def evidence(line: LearntLine) -> str:
    """`on 7 of 41 pages, which share 2% of their other words`."""
    pinned = "  pinned: stays in the text" if line.pinned else ""
    return f"on {line.articles:,} of {wording.count(line.of, 'page')}, which share {line.overlap:.0%} of their other words{pinned}"


def learnt_lines(memories: Sequence[HostMemory]) -> Iterator[str]:
    """A line a host, and two a learnt line."""
    for memory in memories:
        yield f"{one_line(memory.host)}  {wording.count(len(memory.articles), 'page')} remembered"
        for line in learnt(memory):
            yield f"  {line.name}  {evidence(line)}"
            yield f"    {one_line(line.text)}"


def learnt_json(memory: HostMemory, line: LearntLine) -> dict[str, Any]:
    """One object a learnt line."""
    return {
        "host": memory.host,
        "name": line.name,
        "text": line.text,
        "articles": line.articles,
        "of": line.of,
        "overlap": round(line.overlap, 3),
        "first_seen": line.first_seen.isoformat(timespec="seconds"),
        "last_seen": line.last_seen.isoformat(timespec="seconds"),
        "pinned": line.pinned,
    }
