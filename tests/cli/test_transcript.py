"""What the commands say that set up and look after: the whole text, as somebody last read it."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.commands import Commands
from tests.cli.press import Press
from tests.pipeline import newsdesk as desk
from tests.report.golden import assert_golden

LISTED = '<opml version="2.0"><body><outline text="وكالة" xmlUrl="https://agency.example/rss"/></body></opml>'
SET_UP = (
    "feeds add {madar}",
    "feeds add {neel} --dry-run",
    "feeds add {neel}",
    "feeds import list.opml",
    "feeds import list.opml",
    "feeds export",
    "feeds pause neel --for 2h",
    "feeds resume neel",
    "feeds resume neel",
    "feeds show nile",
)
LOOKED_AFTER = (
    "db path",
    "db backup copy.db",
    "db backup copy.db",
    "db prune",
    "db prune --older-than 0d --dry-run",
    "db prune --older-than 90d",
    "db reclean --dry-run",
    "mark {train} star",
    "mark {train} relevant note 'اسأل المكتب'",
    "mark {train} unstar note ''",
    "mark 99 star",
)


def transcript(commands: Commands, lines: tuple[str, ...], **words: str) -> list[str]:
    """Each command, then what it wrote and its exit code when that is not 0."""
    told: list[str] = []
    for line in lines:
        told.append(f"$ monitor {line}")
        ended = commands.run(*shlex.split(line.format(**words)))
        told += [*ended.stdout.splitlines(), *ended.stderr.splitlines()]
        told += [f"exit code {ended.code}"] if ended.code else []
        told.append("")
    return [without_chance(line, commands.folder) for line in told]


def without_chance(line: str, folder: Path) -> str:
    """A line without what differs from run to run: folder, port, times, sizes."""
    line = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", line.replace(str(folder), "HOME"))
    line = re.sub(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d| [A-Z]{2,4})?", "TIME", line)
    line = re.sub(r"\d{4}-\d\d-\d\d", "DAY", line)
    return re.sub(r"[\d.,]+ (KiB|MiB|ms|s)\b|^\d+ (?=★|relevant)", r"N \1", line)


def test_setting_up(commands: Commands, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds added, listed, paused and resumed."""
    monkeypatch.chdir(commands.folder)
    (commands.folder / "list.opml").write_text(LISTED, "utf-8")
    settings, madar, _ = press.configuration([]).split("[[feeds]]")
    commands.configure(f"{settings}[[feeds]]{madar}")
    words = {house: press.server.url(f"{house}/feed.xml") for house in ("madar", "neel")}
    assert_golden("setting_up", transcript(commands, SET_UP, **words))


def test_looking_after(own: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database backed up, pruned and cleaned again, articles marked."""
    monkeypatch.chdir(own.folder)
    train = next(
        str(item["id"]) for item in own.run("list", "--json").objects if item["title"] == desk.TRAIN_TITLE
    )
    assert_golden("looking_after", transcript(own, LOOKED_AFTER, train=train))
