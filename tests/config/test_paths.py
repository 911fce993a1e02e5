"""The configuration and the database are found where people expect them."""

from pathlib import Path

import pytest

from monitor import config
from monitor.errors import ConfigError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with a configuration in its default place."""
    folder = tmp_path / "home"
    _write(folder / ".config/monitor/feeds.toml")
    return folder


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    """An empty working folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def _write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_explicit_comes_first(home: Path, cwd: Path) -> None:
    """A file named on the command line beats all others; a relative name starts at the working folder."""
    _write(cwd / "feeds.toml")
    named = _write(cwd / "own/mine.toml")
    environ = {"HOME": str(home), "MONITOR_CONFIG": str(cwd / "feeds.toml")}

    assert config.find(named, environ, cwd) == named
    assert config.find(Path("own/mine.toml"), environ, cwd) == named


def test_environment_comes_second(home: Path, cwd: Path) -> None:
    """$MONITOR_CONFIG beats the files that are merely there."""
    _write(cwd / "feeds.toml")
    named = _write(cwd / "other.toml")

    assert config.find(None, {"HOME": str(home), "MONITOR_CONFIG": "other.toml"}, cwd) == named


def test_working_folder_comes_third(home: Path, cwd: Path) -> None:
    """feeds.toml in the working folder beats the one in the home folder."""
    here = _write(cwd / "feeds.toml")

    assert config.find(None, {"HOME": str(home), "MONITOR_CONFIG": ""}, cwd) == here


def test_home_comes_last(home: Path, cwd: Path) -> None:
    """The home folder's configuration is used when there is no other, also when $XDG_CONFIG_HOME is no absolute path."""
    expected = home / ".config/monitor/feeds.toml"

    assert config.find(None, {"HOME": str(home)}, cwd) == expected
    assert config.find(None, {"HOME": str(home), "XDG_CONFIG_HOME": "relative"}, cwd) == expected


def test_xdg_config_home(home: Path, cwd: Path, tmp_path: Path) -> None:
    """$XDG_CONFIG_HOME replaces ~/.config."""
    expected = _write(tmp_path / "xdg/monitor/feeds.toml")

    assert config.find(None, {"HOME": str(home), "XDG_CONFIG_HOME": str(tmp_path / "xdg")}, cwd) == expected


def test_folder_is_no_configuration(home: Path, cwd: Path) -> None:
    """A folder that happens to be called feeds.toml is passed over."""
    (cwd / "feeds.toml").mkdir()

    assert config.find(None, {"HOME": str(home)}, cwd) == home / ".config/monitor/feeds.toml"


def test_none_found(cwd: Path) -> None:
    """Without any, the error says where it looked and how to get one."""
    with pytest.raises(ConfigError) as caught:
        config.find(None, {"HOME": "/nowhere"}, cwd)

    assert str(cwd / "feeds.toml") in caught.value.problem
    assert "/nowhere/.config/monitor/feeds.toml" in caught.value.problem
    assert "monitor init" in caught.value.suggestion
    assert caught.value.exit_code == 78


def test_asked_for_but_missing(home: Path, cwd: Path) -> None:
    """A missing file that was asked for is an error; no other one is taken in its place."""
    _write(cwd / "feeds.toml")

    for explicit, environ in ((Path("gone.toml"), {}), (None, {"MONITOR_CONFIG": "gone.toml"})):
        with pytest.raises(ConfigError, match=r"gone\.toml: there is no such file \(monitor init gone\.toml"):
            config.find(explicit, {"HOME": str(home), **environ}, cwd)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({"HOME": "/home/me"}, "/home/me/.local/share/monitor/monitor.db", id="home"),
        pytest.param({"HOME": "/h", "XDG_DATA_HOME": "/data"}, "/data/monitor/monitor.db", id="XDG"),
        pytest.param(
            {"HOME": "/h", "XDG_DATA_HOME": "data"}, "/h/.local/share/monitor/monitor.db", id="relative XDG"
        ),
        pytest.param(
            {"XDG_DATA_HOME": "/data", "STATE_DIRECTORY": "/var/lib/monitor"},
            "/var/lib/monitor/monitor.db",
            id="systemd",
        ),
        pytest.param(
            {"STATE_DIRECTORY": "/var/lib/a:/var/lib/b"}, "/var/lib/a/monitor.db", id="several of systemd"
        ),
    ],
)
def test_database(environ: dict[str, str], expected: str) -> None:
    """The database is in systemd's state folder, else in the user's data folder."""
    assert config.database(None, environ) == Path(expected)


def test_explicit_database() -> None:
    """A database named on the command line is taken as it is."""
    assert config.database(Path("here.db"), {"STATE_DIRECTORY": "/var/lib/monitor"}) == Path("here.db")
