"""Which mode suits which terminal: by its name, by what it answers, by what somebody chose."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.report import Remembered, choose_bidi
from monitor.report.bidi.detection import detect
from monitor.report.bidi.modes import Mode, Terminal
from monitor.report.bidi.replies import by_reply, is_complete

# Answers to `replies.QUESTION`. The first three were recorded in the terminals themselves; the others are what those
# terminals were measured or documented to answer to each of the questions.
VTE_0_70 = b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c"
XTERM_379 = b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
TMUX_3_3A = b"\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c"
VTE_0_80 = b"\x1bP>|VTE(8000)\x1b\\\x1b[8;1$y\x1b[>61;8000;1c\x1b[?61;1;21;22c"
VTE_TOLD_NOT_TO = b"\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c"
VTE_0_52 = b"\x1b[>65;5202;1c\x1b[?65;1;9c"
KONSOLE = b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"
KITTY = b"\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c"
FOOT = b"\x1bP>|foot(1.13.1)\x1b\\\x1b[8;0$y\x1b[>1;011301;0c\x1b[?62;4;22c"
WEZTERM_ON = b"\x1bP>|WezTerm 20240203\x1b\\\x1b[8;1$y\x1b[>1;277;0c\x1b[?65;4;6;18;22c"
WEZTERM_OFF = b"\x1bP>|WezTerm 20240203\x1b\\\x1b[8;2$y\x1b[>1;277;0c\x1b[?65;4;6;18;22c"
MLTERM = b"\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c"
PUTTY = b"\x1b[>0;136;0c\x1b[?6c"
XTERM_JS = b"\x1b[>0;276;0c\x1b[?1;2c"
BARE = b"\x1b[?6c"
NEVER_HEARD_OF = b"\x1bP>|Brand new 1.0\x1b\\\x1b[?62c"
DOES_NOT_SAY = b""

XTERM = {"TERM": "xterm-256color"}
LEAKED = {**XTERM, "VTE_VERSION": "7006"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/run/tmux,1,0"}


@pytest.mark.parametrize(
    ("environ", "mode"),
    [
        (XTERM, Mode.VISUAL),
        (LEAKED, Mode.ISOLATE),
        ({**XTERM, "VTE_VERSION": "5202"}, Mode.VISUAL),
        ({**XTERM, "KONSOLE_VERSION": "221203"}, Mode.ISOLATE_NOMIRROR),
        ({**XTERM, "KONSOLE_VERSION": "200400"}, Mode.PLAIN),
        ({"TERM": "xterm-kitty", "VTE_VERSION": "7006"}, Mode.WORDS),
        ({**XTERM, "KITTY_WINDOW_ID": "1"}, Mode.WORDS),
        ({"TERM": "alacritty", "VTE_VERSION": "7006"}, Mode.VISUAL),
        ({"TERM": "foot"}, Mode.VISUAL),
        ({"TERM": "mlterm"}, Mode.PLAIN),
        ({**LEAKED, "TERM_PROGRAM": "vscode"}, Mode.VISUAL),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, Mode.PLAIN),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.7.1"}, Mode.ISOLATE),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.20"}, Mode.VISUAL),
        ({**XTERM, "WT_SESSION": "ab-12"}, Mode.VISUAL),
        ({**TMUX, "VTE_VERSION": "7006"}, Mode.ISOLATE),
        ({**TMUX, "TERM_PROGRAM": "tmux"}, Mode.VISUAL),
        ({"VTE_VERSION": "²"}, Mode.VISUAL),
        ({}, Mode.VISUAL),
    ],
    ids=lambda value: (
        " ".join(f"{k}={v}" for k, v in value.items()) or "nothing" if isinstance(value, dict) else ""
    ),
)
def test_by_the_environment(environ: Mapping[str, str], mode: Mode) -> None:
    """Where nobody answers, a terminal's own name counts before variables inherited from where it was started."""
    assert detect(environ).mode is mode


@pytest.mark.parametrize(
    ("reply", "name", "mode"),
    [
        (VTE_0_70, "vte", Mode.ISOLATE),
        (XTERM_379, "xterm", Mode.VISUAL),
        (VTE_0_80, "vte", Mode.ISOLATE),
        (VTE_TOLD_NOT_TO, "vte", Mode.VISUAL),
        (VTE_0_52, "vte", Mode.VISUAL),
        (KONSOLE, "konsole", Mode.ISOLATE_NOMIRROR),
        (KITTY, "kitty", Mode.WORDS),
        (FOOT, "foot", Mode.VISUAL),
        (WEZTERM_ON, "wezterm", Mode.PLAIN),
        (WEZTERM_OFF, "wezterm", Mode.VISUAL),
        (MLTERM, "mlterm", Mode.PLAIN),
        (PUTTY, "putty", Mode.PLAIN),
        (XTERM_JS, "xterm.js", Mode.VISUAL),
        (NEVER_HEARD_OF, "brand", Mode.VISUAL),
    ],
)
@pytest.mark.parametrize("environ", [XTERM, LEAKED], ids=["bare", "leaked"])
def test_by_its_answer(environ: Mapping[str, str], reply: bytes, name: str, mode: Mode) -> None:
    """What the terminal answers decides, with nothing in the environment (as over ssh) and against a leaked VTE_VERSION."""
    assert is_complete(reply)
    terminal = detect(environ, lambda: reply)
    assert (terminal.name, terminal.mode) == (name, mode)


@pytest.mark.parametrize("reply", [DOES_NOT_SAY, BARE], ids=["silent", "bare"])
def test_an_answer_that_says_nothing(reply: bytes) -> None:
    """Then inherited variables are better than nothing."""
    assert detect(LEAKED, lambda: reply).mode is Mode.ISOLATE
    assert detect(XTERM, lambda: reply) == Terminal("xterm-256color", Mode.VISUAL, "nothing names it")


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "xterm-kitty"}, {"TERM": "dumb"}, {}, TMUX, {"TERM": "screen"}],
    ids=["it says so itself", "dumb", "no TERM", "tmux answers for itself", "so does screen"],
)
def test_who_is_not_asked(environ: Mapping[str, str]) -> None:
    """A terminal whose name is known, or that would not understand, or is not the one that draws."""

    def never() -> bytes:
        raise AssertionError("was asked")

    detect(environ, never)


@pytest.mark.parametrize(
    ("client", "mode"),
    [
        ("VTE(7006)", Mode.ISOLATE),
        ("XTerm(379)", Mode.VISUAL),
        ("kitty(0.26.5)", Mode.WORDS),
        ("", Mode.ISOLATE),
    ],
)
def test_inside_tmux(client: str, mode: Mode) -> None:
    """The terminal around tmux decides, by the name tmux has from it; by what is inherited when tmux has none."""
    assert detect({**TMUX, "VTE_VERSION": "7006"}, tmux_client=lambda: client).mode is mode


def test_tmux_behind_another_name() -> None:
    """A tmux told to call itself xterm is known by its answer."""
    environ = {**TMUX, "TERM": "xterm-256color"}
    assert detect(environ, lambda: TMUX_3_3A, lambda: "VTE(7006)").mode is Mode.ISOLATE
    assert detect(environ, lambda: TMUX_3_3A).mode is Mode.VISUAL
    assert (
        detect(environ, lambda: XTERM_379, lambda: "VTE(7006)").mode is Mode.VISUAL
    )  # an xterm opened from tmux


@given(st.binary(max_size=60) | st.sampled_from([VTE_0_70, XTERM_379, KITTY]).map(lambda reply: reply[3:-3]))
def test_any_answer_is_borne(reply: bytes) -> None:
    """Whatever bytes come back, there is a mode, and a name that can be printed."""
    found = by_reply(reply)
    assert found is None or (found.name + found.how).isprintable()


def test_wishes_come_first(tmp_path: Path) -> None:
    """`--bidi` counts before what was chosen for this terminal, that before the configuration, that before the terminal."""
    remembered = Remembered(tmp_path / "state" / "terminals.json")
    vte = Terminal("vte", Mode.ISOLATE, "by name")

    def mode(asked: str, configured: str, terminal: Terminal = vte) -> str:
        return choose_bidi(asked, remembered, configured, lambda: terminal).mode

    assert mode("auto", "auto") == "isolate"
    assert mode("auto", "words") == "words"
    remembered.choose("vte", Mode.PLAIN)
    assert mode("auto", "words") == "plain"
    assert mode("off", "words") == "off"
    assert mode("auto", "words", Terminal("xterm", Mode.VISUAL, "")) == "words"
    assert mode("auto", "auto", Terminal("xterm", Mode.VISUAL, "")) == "visual"
    assert remembered.forget() == 1
    assert mode("auto", "auto") == "isolate"


def test_who_is_asked_for_nothing(tmp_path: Path) -> None:
    """The terminal is left in peace when its answer would not matter."""

    def never() -> Terminal:
        raise AssertionError("was asked")

    remembered = Remembered(tmp_path / "terminals.json")
    assert choose_bidi("visual", remembered, "auto", never).mode is Mode.VISUAL
    assert choose_bidi("auto", remembered, "plain", never).mode is Mode.PLAIN


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"vte": "sideways", "xterm": ["isolate"]}', "\x00", "[" * 9_999]
)
def test_a_spoilt_memory_is_empty(tmp_path: Path, text: str) -> None:
    """What is remembered may be damaged; the next choice writes it anew."""
    remembered = Remembered(tmp_path / "terminals.json")
    remembered.path.write_text(text, "utf-8")
    assert remembered.all() == {}
    remembered.choose("vte", Mode.ISOLATE)
    remembered.choose("xterm", Mode.VISUAL)
    assert remembered.all() == {"vte": "isolate", "xterm": "visual"}
    assert [path.name for path in tmp_path.iterdir()] == ["terminals.json"]
