"""Which mode suits which terminal."""

import pytest

from monitor.report.modes import Mode, choose_mode, detect


@pytest.mark.parametrize(
    ("environ", "mode"),
    [
        ({"TERM": "xterm-256color"}, Mode.VISUAL),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, Mode.ISOLATE),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, Mode.VISUAL),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, Mode.ISOLATE_NOMIRROR),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "200400"}, Mode.PLAIN),
        ({"TERM": "xterm-kitty", "VTE_VERSION": "7006"}, Mode.WORDS),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Mode.WORDS),
        ({"TERM": "alacritty", "VTE_VERSION": "7006"}, Mode.VISUAL),
        ({"TERM": "foot"}, Mode.VISUAL),
        ({"TERM": "mlterm"}, Mode.PLAIN),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "VTE_VERSION": "7006"}, Mode.VISUAL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, Mode.PLAIN),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.7.1"}, Mode.ISOLATE),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.20"}, Mode.VISUAL),
        ({"TERM": "xterm-256color", "WT_SESSION": "ab-12"}, Mode.VISUAL),
        ({"TERM": "tmux-256color", "TMUX": "/run/tmux,1,0", "VTE_VERSION": "7006"}, Mode.ISOLATE),
        ({"TERM": "tmux-256color", "TMUX": "/run/tmux,1,0", "TERM_PROGRAM": "tmux"}, Mode.VISUAL),
        ({"VTE_VERSION": "²"}, Mode.VISUAL),
        ({}, Mode.VISUAL),
    ],
    ids=lambda value: (
        " ".join(f"{k}={v}" for k, v in value.items()) or "nothing" if isinstance(value, dict) else ""
    ),
)
def test_detection(environ: dict[str, str], mode: Mode) -> None:
    """A terminal's own name counts before variables inherited from the terminal it was started in."""
    assert detect(environ) is mode


def test_wishes_come_first() -> None:
    """`--bidi` counts before MONITOR_BIDI, that before what the terminal is called; nonsense is passed over."""
    environ = {"MONITOR_BIDI": "words", "VTE_VERSION": "7006"}
    assert choose_mode("plain", environ) is Mode.PLAIN
    assert choose_mode("auto", environ) is Mode.WORDS
    assert choose_mode("auto", {"MONITOR_BIDI": "nonsense", "VTE_VERSION": "7006"}) is Mode.ISOLATE
