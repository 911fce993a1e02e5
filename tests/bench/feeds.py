"""What feeds mean, in figures: `python -m tests.bench.feeds` prints a table.

feedparser's own documents are read when MONITOR_FEEDPARSER_SDIST names its source distribution (`pip download
feedparser --no-binary :all: --no-deps`).
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser.datetimes

from monitor.feeds import parse
from monitor.feeds.dates import Dates
from monitor.fetch import decode
from monitor.model import ParsedFeed, PollOutcome
from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.press import Press, running
from tests.cli.test_secrets import CANARIES, found_in, left_behind, prepare
from tests.faults.server import FaultServer
from tests.feeds import test_feedparser_corpus as corpus
from tests.feeds.date_cases import NO_DATES, NOW, ODD_DATES, ZONE, month_cases
from tests.feeds.restless import ITEMS, RESTLESS
from tests.fetch.charset_cases import CASES
from tests.report.payloads import PAYLOADS, PRINTERS, problems

POLLS = 50
MOJIBAKE = re.compile("\ufffd|Ø§Ù„|ط§ظ„|Çá|ÇÓ")


def charsets() -> str:
    """Documents in many encodings."""
    found = [(case, decode(case.body, http_charset=case.http, language=case.language)) for case in CASES]
    right = sum(case.sentence in one.text and case.charset == one.charset for case, one in found)
    spoilt = sum(case.name != "one bad byte" and bool(MOJIBAKE.search(one.text)) for case, one in found)
    return f"{right} of {len(CASES)} right, {spoilt} with mojibake"


def _published(text: str) -> datetime | None:
    parsed = feedparser.datetimes._parse_date(text)
    return Dates.of([text], ZONE, NOW).published(parsed, text)[0]


def months() -> str:
    """48 names of months in two sets of digits."""
    cases = month_cases()
    return f"{sum(_published(text) == moment for text, moment in cases)} of {len(cases)} right"


def odd_dates() -> str:
    """Odd dates, and what is none."""
    right = sum(_published(text) == moment for text, moment in ODD_DATES.items())
    none = sum(_published(text) is None for text in NO_DATES)
    return f"{right} of {len(ODD_DATES)} right, {none} of {len(NO_DATES)} refused"


def identities() -> str:
    """Feeds that change their identities, fifty times each."""
    return ", ".join(f"{kind} {_articles(kind) - ITEMS}" for kind in RESTLESS) + " duplicates"


def _articles(kind: str) -> int:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "monitor.db") as store:
        for poll in range(POLLS):
            now = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(hours=poll)
            parsed = parse(RESTLESS[kind](poll), "https://neel.example/feed.xml", "UTC", now)
            assert isinstance(parsed, ParsedFeed)
            store.record_poll(PollOutcome("neel", "Neel", now, now, parsed.items))
        return store.counts(None).articles


def payloads() -> str:
    """Texts made to take over a terminal, in every field, printed every way."""
    found = [
        one
        for text in PAYLOADS.values()
        for settings in PRINTERS.values()
        for one in problems(text, settings)
    ]
    return f"{len(PAYLOADS)} payloads, {len(PRINTERS)} ways of printing: {len(found)} control characters"


def secrets() -> str:
    """Canaries in everything that is left behind."""
    with TemporaryDirectory() as folder, running(FaultServer()) as server:
        press = Press(server)
        press.publish_all()
        commands = Commands(Path(folder))
        found = found_in(left_behind(commands, prepare(commands, press)))
    return f"{len(CANARIES)} canaries, {len(found)} found"


def feedparsers_own() -> str:
    """The documents that feedparser tests itself with."""
    if not corpus.SDIST:
        return "not measured: MONITOR_FEEDPARSER_SDIST is not set"
    held, failed = corpus.read_all()
    return f"{held:,} of {held + failed.total():,} expectations hold"


FIGURES: dict[str, Callable[[], str]] = {
    "charset cases": charsets,
    "names of months": months,
    "odd dates": odd_dates,
    f"restless feeds, {POLLS} polls": identities,
    "terminal payloads": payloads,
    "secrets": secrets,
    "feedparser's corpus": feedparsers_own,
}


def rows() -> Iterator[str]:
    """One line a figure."""
    for name, figure in FIGURES.items():
        started = time.process_time()
        result = figure()
        yield f"{name:28} {result}   ({time.process_time() - started:.1f} s CPU)"


if __name__ == "__main__":
    for row in rows():
        print(row, flush=True)
