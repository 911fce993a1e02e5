"""Errors and help on a terminal."""

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest

from monitor.cli.root import cli
from monitor.store import Store
from tests.cli.commands import Commands
from tests.report.golden import assert_golden
from tests.report.streams import FakeTerminal

JAZIRA = "\ufe93\ufeae\ufef3\ufeb0\ufea0\ufedf\ufe8d"  # الجزيرة, shaped, in painting order


def told(*words: str, width: int = 60) -> tuple[int, str]:
    """Exit code, and what a terminal that reorders nothing gets on stderr."""
    screen = FakeTerminal()
    with redirect_stderr(screen), pytest.raises(SystemExit) as ended:
        cli(["--bidi", "visual", "--width", str(width), *words], prog_name="monitor")
    code = ended.value.code
    assert isinstance(code, int)
    return code, screen.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_how_errors_look(width: int) -> None:
    """Mistakes in what is typed, as a terminal that reorders nothing shows them."""
    lines: list[str] = []
    for words in (
        ("lsit",),
        ("show", "كوريا", "الشمالية"),
        ("list", "--since", "منذ أسبوع كامل (من اليوم)", "--topic", "russia-dprk"),
        ("list", "-n", "0"),
        ("feeds", "test", "الجزيرة", "--config", "nowhere/الجزيرة.toml"),
        ("mark", "1", "relevnt"),
    ):
        _, text = told(*words, width=width)
        lines += [f"$ monitor {words[0]} …", *text.splitlines(), ""]
    assert_golden(f"errors_{width}", lines)


@pytest.mark.parametrize("width", [80, 120])
def test_how_help_looks(width: int, monkeypatch: pytest.MonkeyPatch, commands: Commands) -> None:
    """`monitor` alone on a new machine, the help of all, and that of two commands with Arabic and marks in it."""
    monkeypatch.setenv("COLUMNS", str(width))
    for name, given in commands.environ().items():
        monkeypatch.setenv(name, given)
    lines: list[str] = []
    for words in ((), ("--help",), ("search", "--help"), ("mark", "--help")):
        screen = FakeTerminal()
        with redirect_stdout(screen), pytest.raises(SystemExit):
            cli(["--bidi", "visual", *words], prog_name="monitor")
        lines += [f"$ monitor {' '.join(words)}", *screen.getvalue().splitlines(), ""]
    assert max(map(len, lines)) <= width
    assert_golden(f"help_{width}", lines)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "الجزيرة", "الجزيرة"), 2),
        (("الجزيرة",), 2),
        (("feeds", "test", "الجزيرة", "--config", "/nowhere/الجزيرة/feeds.toml"), 78),
    ],
    ids=["usage of a command", "usage of the group", "an error of ours"],
)
def test_an_error_is_read_in_its_order(words: tuple[str, ...], code: int) -> None:
    """Arabic that an error quotes is shaped and in order, and no line is cut by the terminal's edge."""
    ended, text = told(*words)
    assert ended == code
    assert JAZIRA in text
    assert "ج" not in text
    assert max(map(len, text.splitlines())) <= 60


def test_an_error_in_a_pipe_is_logical(commands: Commands) -> None:
    """A log file gets the text as it was typed, on one line."""
    outcome = commands.run("show", "الجزيرة", "الجزيرة")
    assert outcome.stderr.endswith("Error: Got unexpected extra argument (الجزيرة)\n")


def test_arabic_in_help_is_read_in_its_order() -> None:
    """The examples of `search` can be read where the terminal reorders nothing."""
    screen = FakeTerminal()
    with redirect_stdout(screen), pytest.raises(SystemExit):
        cli(["--bidi", "visual", "search", "--help"], prog_name="monitor")
    assert (
        "\ufe8e\ufee7\ufe8d\ufeae\ufedb\ufeed\ufe83 NOT" not in screen.getvalue()
    )  # not the whole line turned around
    assert "NOT \ufe8e\ufef4\ufee7\ufe8d\ufeae\ufedb\ufeed\ufe83 --since" in screen.getvalue()
    pipe = io.StringIO()
    with redirect_stdout(pipe), pytest.raises(SystemExit):
        cli(["search", "--help"], prog_name="monitor")
    assert "قذائف NOT أوكرانيا --since 30d" in pipe.getvalue()


def test_a_sentence_is_broken_between_words(commands: Commands) -> None:
    """What a command says besides its results is fitted too."""
    screen = FakeTerminal()
    commands.configure('[[feeds]]\nid = "a"\nname = "أ"\nname_en = "A"\nurl = "https://a.example/feed"\n')
    with Store.open(commands.database), redirect_stderr(screen), pytest.raises(SystemExit) as ended:
        cli(["--width", "40", "--db", str(commands.database), "list", "--starred"], prog_name="monitor")
    assert ended.value.code == 0
    assert len(screen.getvalue().splitlines()) > 1
    assert max(map(len, screen.getvalue().splitlines())) <= 40
