"""`monitor doctor --feeds`: try every feed from here, and say which to disable."""

import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext

from monitor.cli.assembly import outside
from monitor.cli.options import Options, utc_now
from monitor.feeds import Use, judge_use
from monitor.model import Config, FailureKind, Feed, FeedPolled, FeedProbe, Finding, Grade, PollStarted
from monitor.pipeline import Outside, probe
from monitor.report.terminal.progress import Progress
from monitor.report.wording import count

_ORDER = (Grade.BAD, Grade.WARN)
# Fewer feeds that can't be reached say more about them than about the network here.
FEWEST_UNREACHABLE = 3


def try_feeds(config: Config, options: Options) -> list[FeedProbe]:
    """Try all enabled feeds side by side, each host in its turn; progress on stderr."""
    return asyncio.run(_try_all(config, quiet=options.quiet, color=options.color))


def feed_findings(probes: Sequence[FeedProbe]) -> Iterator[Finding]:
    """How many feeds work, and those that do not, grouped by reason; then what to do."""
    unreachable = [one for one in probes if one.failure and one.failure.kind is FailureKind.UNREACHABLE]
    if len(unreachable) == len(probes) >= FEWEST_UNREACHABLE:
        text = f"not one of {len(probes)} feeds can be reached from here; nothing can be said of the feeds"
        yield Finding(Grade.BAD, "network", text)
        return
    now = utc_now()
    uses = {one.feed.id: judge_use(one, now) for one in probes}
    working = sum(use.grade is Grade.OK for use in uses.values())
    grade = Grade.OK if working == len(uses) else Grade.WARN
    yield Finding(grade, "feeds tried", f"{working} of {count(len(uses), 'feed')} without any problem")
    yield from _grouped(uses)
    if useless := [feed_id for feed_id, use in uses.items() if use.disable]:
        text = f"enabled = false in feeds.toml for what gives nothing from here: {', '.join(useless)}"
        yield Finding(Grade.WARN, "to do", text)


def _grouped(uses: dict[str, Use]) -> Iterator[Finding]:
    """One finding for all feeds with the same grade, reason and detail, the worst first."""
    groups: dict[tuple[int, str, str], list[str]] = {}
    for feed_id, use in uses.items():
        if use.grade in _ORDER:
            groups.setdefault((_ORDER.index(use.grade), use.reason, use.detail), []).append(feed_id)
    for (rank, reason, detail), ids in sorted(groups.items()):
        yield Finding(_ORDER[rank], reason, ", ".join(ids) + (f": {detail}" if detail else ""))


async def _try_all(config: Config, *, quiet: bool, color: str) -> list[FeedProbe]:
    bar = None if quiet else Progress(sys.stderr, color=color, environ=os.environ)

    async def tried(reach: Outside, feed: Feed) -> FeedProbe:
        result = await probe(reach, feed)
        if bar is not None:
            bar.event(FeedPolled(feed.id, new=0, unchanged=False, failure=result.failure))
        return result

    if bar is not None:
        bar.event(PollStarted(feeds=len(config.enabled), left_over=0))
    async with outside(config.fetch) as reach:
        with bar or nullcontext():
            return await asyncio.gather(*(tried(reach, feed) for feed in config.enabled))
