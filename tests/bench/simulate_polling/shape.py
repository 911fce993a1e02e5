"""How the gaps of real feeds are spread: the check that the invented ones are of their kind."""

import math
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import pstdev

from monitor.feeds import parse
from monitor.model import ParsedFeed


def shape(data: str) -> str:
    """A line for each feed of `MONITOR_DATA`: mean gap, sigma of the logarithms, items of one date."""
    if not data:
        return "MONITOR_DATA names no folder of real feeds"
    lines = [f"{'feed':34}{'items':>6}{'mean gap':>11}{'sigma':>7}{'same date':>11}"]
    for path in sorted(Path(data, "feeds").glob("*.xml")):
        read = parse(path.read_text("utf-8", "replace"), "https://outlet.test/", "UTC", datetime.now(UTC))
        dates = (
            sorted(item.published for item in read.items if item.published)
            if isinstance(read, ParsedFeed)
            else []
        )
        gaps = [(later - earlier).total_seconds() / 60 for earlier, later in pairwise(dates)]
        logs = [math.log(gap) for gap in gaps if gap]
        if len(logs) > 1:
            mean = sum(gaps) / len(gaps)
            lines.append(f"{path.stem:34}{len(dates):6}{mean:7.0f} min{pstdev(logs):7.2f}{gaps.count(0):11}")
    return "\n".join(lines)
