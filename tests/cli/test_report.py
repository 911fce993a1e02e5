"""`monitor report`, and the files commands write."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.cli.options import utc_now
from monitor.cli.outputs import write_whole
from monitor.errors import MonitorError
from monitor.model import Level
from monitor.store import Store
from tests.cli.commands import Commands
from tests.report.markup import read
from tests.store.builders import finished, item, outcome, verdict

CONFIG = (
    '[monitor]\ntopics = ["russia-dprk", "sudan-war"]\ntimezone = "Africa/Cairo"\n'
    '[[feeds]]\nid = "agency"\nname = "وكالة"\nname_en = "Agency"\nurl = "https://agency.example/rss"\n'
)


@pytest.fixture
def newsroom(commands: Commands) -> Commands:
    """A flagged article, one that is flagged and hidden, a mention."""
    now = utc_now()
    commands.configure(CONFIG)
    with Store.open(commands.database) as store:
        store.record_poll(
            outcome(item(1, published=now), item(2, published=now), item(3, published=now), at=now)
        )
        mention, flagged, hidden = sorted(each.id for each in store.pending(["agency"], now))
        store.finish(finished(mention, verdict(Level.MENTION, topic="russia-dprk"), at=now, title="ذكر عابر"))
        store.finish(finished(flagged, verdict(topic="russia-dprk"), at=now, title="قطار ذخيرة"))
        store.finish(finished(hidden, verdict(topic="russia-dprk"), at=now, title="مخفي"))
        store.mark_shown([flagged, hidden], now - timedelta(hours=3))
        store.marks.hide([hidden], now)
    return commands


def test_to_a_file(newsroom: Commands) -> None:
    """The page goes into the file, whole, with what is flagged, mentioned and covered; one line says where it is."""
    path = newsroom.folder / "report.html"
    told = newsroom.run("report", "-o", str(path))
    whole = read(path.read_text("utf-8"))

    assert (told.code, told.stdout, told.stderr) == (0, "", f"Wrote {path}.\n")
    assert [title.text for title in whole.all("h4")] == ["قطار ذخيرة"]
    assert "ذكر عابر" in whole.all("section", class_="queue")[0].text
    assert [cell.text for cell in whole.all("tbody")[0].all("tr")[0].all("td")] == [
        "3",
        "1",
        "بلا انقطاع، محاولة واحدة",
    ]
    assert list(newsroom.folder.glob(".report*")) == []


def test_to_stdout(newsroom: Commands) -> None:
    """Without a file, and with -, the page goes to stdout and nothing is said."""
    for arguments in ((), ("-o", "-")):
        told = newsroom.run("report", *arguments)
        assert (told.code, told.stderr) == (0, "")
        assert read(told.stdout).all("html", dir="rtl")


def titles(newsroom: Commands, *arguments: str) -> tuple[list[str], list[str]]:
    """Of flagged stories, and of those in the queue of mentions."""
    whole = read(newsroom.run("report", *arguments).stdout)
    return [title.text for title in whole.all("h4")], [
        title.text for title in whole.all("span", class_="title")
    ]


def test_narrowed(newsroom: Commands) -> None:
    """--topic leaves other topics out, --level match the mentions, --since what is older."""
    flagged, mentioned = ["قطار ذخيرة"], ["ذكر عابر"]

    assert titles(newsroom) == (flagged, mentioned)
    assert titles(newsroom, "--level", "match") == (flagged, [])
    assert titles(newsroom, "--topic", "sudan-war") == ([], [])
    assert titles(newsroom, "--topic", "russia-dprk", "--since", "4h") == (flagged, mentioned)
    assert titles(newsroom, "--since", "2h") == ([], mentioned)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--topic", "oil"), "there is no topic 'oil' in use; in use: russia-dprk, sudan-war"),
        (("--since", "367d"), "at most 366d"),
        (("--since", "soon"), "no length of time"),
    ],
)
def test_usage(newsroom: Commands, arguments: tuple[str, ...], said: str) -> None:
    """What can't be meant is a usage error that says what can."""
    told = newsroom.run("report", *arguments)

    assert told.code == 2
    assert said in told.stderr


def test_without_a_configuration(newsroom: Commands) -> None:
    """The built-in topic is reported on, with outlets by the names of their publishers."""
    newsroom.config.unlink()
    whole = read(newsroom.run("report").stdout)

    assert [outlet.text for outlet in whole.all("span", class_="outlet")][:1] == ["Agency"]


def test_a_folder_is_not_overwritten(newsroom: Commands) -> None:
    """A folder, or anything that is no ordinary file, is refused by name, and left alone."""
    told = newsroom.run("report", "-o", str(newsroom.folder))

    assert told.code == 1
    assert f"{newsroom.folder} is a folder" in told.stderr
    with pytest.raises(MonitorError, match="no ordinary file"):
        write_whole(Path(os.devnull), "x")
    with pytest.raises(MonitorError, match="can't be written: No such file"):
        write_whole(newsroom.folder / "nowhere" / "report.html", "x")


def test_an_old_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    """Who has the old file open reads it to its end; a link to it stays a link; permissions are the umask's."""
    place, link = tmp_path / "report.html", tmp_path / "link.html"
    place.write_text("old", "utf-8")
    link.symlink_to(place)
    before = os.umask(0o027)
    try:
        with place.open(encoding="utf-8") as opened:
            write_whole(link, "new")
            assert opened.read() == "old"
    finally:
        os.umask(before)

    assert place.read_text("utf-8") == "new"
    assert link.is_symlink()
    assert place.stat().st_mode & 0o777 == 0o640


def test_what_could_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A text that can't be encoded, a full disk: the old file is whole, and nothing is left beside it."""
    place = tmp_path / "report.html"
    place.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(place, "new \ud800")

    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert place.read_text("utf-8") == "old"
