"""Which terminal this is. Pure: whom to ask, and when, is decided here; the asking is handed in."""

from collections.abc import Callable, Mapping

from monitor.report.bidi.modes import Mode, Terminal, by_inherited_variables, by_name, by_own_variables
from monitor.report.bidi.replies import TMUX, by_reply

_MULTIPLEXED = ("tmux", "screen")


def detect(
    environ: Mapping[str, str], ask: Callable[[], bytes] = bytes, tmux_client: Callable[[], str] = str
) -> Terminal:
    """The terminal, by names it gives itself, else by what it answers, else by variables that may be inherited.

    VTE_VERSION, KONSOLE_VERSION and KITTY_WINDOW_ID come last: every program started from such a terminal has them, an
    xterm or VS Code included. Inside tmux the terminal around it draws, and tmux knows its name.

    Args:
        environ: the environment variables.
        ask: puts `replies.QUESTION` to the terminal and returns its answer, b"" when there is none.
        tmux_client: the name tmux knows the terminal around it by, "" when it knows none.
    """
    term = environ.get("TERM", "")
    unknown = Terminal(term or "unknown", Mode.VISUAL, "nothing names it")
    if term.startswith(_MULTIPLEXED):
        return (
            (_around_tmux(tmux_client) if "TMUX" in environ else None)
            or by_inherited_variables(environ)
            or unknown
        )
    if own := by_own_variables(environ):
        return own
    answered = by_reply(ask()) if term not in ("", "dumb") else None
    if answered and answered.name == TMUX:  # behind a TERM that hides it
        return _around_tmux(tmux_client) or by_inherited_variables(environ) or answered
    return answered or by_inherited_variables(environ) or unknown


def _around_tmux(tmux_client: Callable[[], str]) -> Terminal | None:
    name = tmux_client()
    return by_name(name, f"tmux runs in {name}") if name else None
