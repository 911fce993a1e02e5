"""Every screen as it is drawn, held as text in tests/golden: at 80 and 120 columns, and as plain text."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len

from monitor.model import GapNews, HealthNews, NetworkNews
from monitor.report import Printer
from monitor.report.bidi.modes import Mode
from tests.report import archive_examples, examples, test_coverage, test_profile, test_statistics
from tests.report.golden import assert_golden
from tests.report.streams import FakeTerminal, Pipe, printer_for

UNSHAPED = re.compile(
    "[\u0622-\u063f\u0641-\u064a]"
)  # letters this terminal would show apart and in the wrong order


def cards(printer: Printer) -> None:
    """`poll`, `list` and `watch`."""
    printer.items(examples.ITEMS)
    printer.copy(examples.ITEMS[1], 4127)
    printer.problems(examples.SUMMARY, {"sada": examples.FAILING})
    printer.summary(examples.SUMMARY)


def article(printer: Printer) -> None:
    """`show --removed`."""
    printer.article(examples.ARTICLE, removed=True)


def check(printer: Printer) -> None:
    """`check` of a source that can be read and one that can't."""
    printer.checked(examples.CHECKED)
    printer.checked(examples.NOT_CHECKED)


def search(printer: Printer) -> None:
    """`search`."""
    printer.found(archive_examples.FOUND)


def marked(printer: Printer) -> None:
    """`list --hidden`, what `mark` says, and `show --why-not --removed` of a noted article."""
    printer.items(archive_examples.MARKED)
    for title in (examples.TITLE, examples.MIXED_TITLE):
        printer.marked(
            replace(archive_examples.SHORT, article=replace(archive_examples.SHORT.article, title=title))
        )
    printer.article(archive_examples.SHORT, removed=True)


def memory(printer: Printer) -> None:
    """`feeds learnt`, and `check --memory --removed` of a page of the same host."""
    printer.learnt(archive_examples.LEARNT)
    printer.checked(archive_examples.REMEMBERED, removed=True)


def archive(printer: Printer) -> None:
    """`topics backtest` and `topics suggest`, and `db reclean`."""
    printer.rejudged(archive_examples.REJUDGED)
    printer.suggestions(archive_examples.SUGGESTIONS)
    printer.recleaned(archive_examples.RECLEANED)


def setup(printer: Printer) -> None:
    """`feeds list`, `topics list`, `topics eval` and `doctor`."""
    printer.feeds(examples.FEEDS)
    printer.topics(examples.TOPICS)
    printer.evaluation(examples.EVALUATION)
    printer.doctor(examples.FINDINGS)


def named(printer: Printer) -> None:
    """Cards, `show`, `topics list`, `topics check` and `feeds show` where rules, groups and a publisher have Arabic names."""
    printer.items([replace(examples.ITEMS[0], verdict=archive_examples.NAMED)])
    printer.article(replace(examples.ARTICLE, verdicts=(archive_examples.NAMED,)))
    printer.topics([archive_examples.NAMED_TOPIC])
    printer.topic_checked(archive_examples.NAMED_CHECKED)
    profile = test_profile.PROFILE
    printer.profile(
        replace(profile, feed=replace(profile.feed, publisher="بوابة النيل (أخبار 24)", name_en=""))
    )


def trying(printer: Printer) -> None:
    """`feeds test` of a feed that works and one that does not, and the test of `doctor`."""
    printer.probed(examples.PROBE)
    printer.probed(examples.NO_PROBE)
    printer.trial(Mode.VISUAL)


def topic_check(printer: Printer) -> None:
    """`topics check` of a file that is not quite right."""
    printer.topic_checked(examples.TOPIC_CHECKED)


def following(printer: Printer) -> None:
    """`stats`, `stats --coverage`, `feeds show`, and what is told once."""
    printer.statistics(test_statistics.COUNTED, test_statistics.NAMES)
    printer.coverage(test_coverage.COVERAGE, test_coverage.ROWS)
    printer.profile(test_profile.PROFILE)
    printer.news(
        [
            HealthNews("sada", examples.FAILING.standing, examples.TIMED_OUT),
            GapNews("sea", test_coverage.OPEN),
            NetworkNews(down=False, since=examples.NOW - timedelta(hours=30)),
        ]
    )


def digest(printer: Printer) -> None:
    """`digest`."""
    printer.digest(examples.DIGEST)


@pytest.mark.parametrize(
    "screen",
    [
        cards,
        article,
        check,
        search,
        marked,
        memory,
        archive,
        digest,
        setup,
        named,
        trying,
        topic_check,
        following,
    ],
)
@pytest.mark.parametrize("width", [80, 120, None], ids=["80", "120", "plain"])
def test_screen(screen: Callable[[Printer], None], width: int | None) -> None:
    """The screen is what it was when it was last looked at."""
    stream = FakeTerminal() if width else Pipe()
    screen(printer_for(stream, bidi="visual", color="never", width=width or 80))
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    assert width is None or screen is trying or not UNSHAPED.search(stream.getvalue())
    assert width is None or all(cell_len(line) <= width for line in lines)
    assert_golden(f"{screen.__name__}_{width or 'plain'}", lines)
