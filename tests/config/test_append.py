import stat
from pathlib import Path

import pytest

from monitor.config import append_feeds, feed_table, load
from monitor.errors import ConfigError, MonitorError

HEAD = '# لا تمسّ\r\n[[feeds]]\nid="a"   # first\nname = "أ"\nurl = "https://a.test/rss"'
NEW = {"id": "b", "name": 'قناة "ب"\\', "name_en": "", "url": "https://b.test/rss"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A configuration with a comment, two kinds of line ends and none at its end."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(HEAD.encode())
    path.chmod(0o640)
    return path


def test_every_byte_that_was_there_stays(path: Path) -> None:
    """The new table comes after it, and means what was given; permissions stay; nothing is left beside the file."""
    append_feeds(path, feed_table(NEW))
    append_feeds(path, feed_table({**NEW, "id": "c", "url": "https://c.test/"}))
    assert path.read_bytes().startswith(HEAD.encode())
    assert [(feed.id, feed.name) for feed in load(path).feeds] == [
        ("a", "أ"),
        ("b", NEW["name"]),
        ("c", NEW["name"]),
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "clash", [{"id": "a"}, {"url": "http://A.test/rss/"}, {"id": "no id"}, {"url": "ftp://b.test"}]
)
def test_what_would_be_wrong_is_not_written(path: Path, clash: dict[str, str]) -> None:
    """An id or address that is there already, or none: an error that names it, and the file as it was."""
    with pytest.raises(ConfigError):
        append_feeds(path, feed_table({**NEW, **clash}))
    assert path.read_bytes() == HEAD.encode()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """The file it leads to gets the table."""
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    append_feeds(link, feed_table(NEW))
    assert link.is_symlink()
    assert len(load(path).feeds) == 2


def test_a_file_that_is_gone_is_a_clear_error(tmp_path: Path) -> None:
    """It says which file."""
    with pytest.raises(MonitorError, match=r"gone\.toml can't be written"):
        append_feeds(tmp_path / "gone.toml", feed_table(NEW))
