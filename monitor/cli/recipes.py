"""What `monitor init --systemd` and `--cron` print: recipes with this user's paths, ready to be used. Pure."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Bare words of systemd's command lines; all others stand in quotes.
_PLAIN = re.compile(r"[\w@:./+=-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Paths:
    """Absolute paths: of the program, its configuration and its database."""

    program: Path
    config: Path
    database: Path

    def command(self, *words: str) -> list[str]:
        """A command line for a place that knows neither PATH nor HOME."""
        return [str(self.program), *words, "-c", str(self.config), "--db", str(self.database)]


def units(paths: Paths) -> Mapping[str, str]:
    """Systemd units by file name: the daemon, or a timer with the poll it starts."""
    return {
        "monitor.service": _SERVICE.format(command=_systemd(paths.command("watch"))),
        "monitor-poll.service": _POLL.format(command=_systemd(paths.command("poll", "-q", "--budget", "9m"))),
        "monitor-poll.timer": _TIMER,
    }


def systemd(paths: Paths, folder: Path) -> str:
    """All units, each under the path it belongs to, and what to do with them."""
    files = "\n".join(f"# {folder / name}\n{text}" for name, text in units(paths).items())
    return _SYSTEMD_HEAD + files


def crontab(paths: Paths) -> str:
    """Lines for `crontab -e`."""
    poll, digest, prune, backup = (
        _cron(paths.command(*words))
        for words in (
            ("poll", "-q", "--budget", "9m"),
            ("digest", "--since", "yesterday"),
            ("db", "prune", "-q"),
            ("db", "backup", "-q"),
        )
    )
    return _CRONTAB.format(poll=poll, digest=digest, prune=prune, backup=backup)


def _systemd(words: list[str]) -> str:
    """A command line as systemd.service(5) reads it: % and $ are doubled, what is no plain word is quoted."""
    return " ".join(_systemd_word(word.replace("%", "%%").replace("$", "$$")) for word in words)


def _systemd_word(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _cron(words: list[str]) -> str:
    """A command line as crontab(5) reads it: for the shell, with % escaped, which would be a newline."""
    return shlex.join(words).replace("%", r"\%")


_SYSTEMD_HEAD = """\
# Save each unit under the path above it; then either the daemon:
#   systemctl --user daemon-reload && systemctl --user enable --now monitor.service
# or, instead of it, a poll every ten minutes:
#   systemctl --user daemon-reload && systemctl --user enable --now monitor-poll.timer
# loginctl enable-linger keeps them running while you are logged out. journalctl --user -u monitor shows what they say.

"""

# mixed: SIGTERM goes to monitor alone, which ends its child processes when they have finished.
_SERVICE = """\
[Unit]
Description=Arabic news monitor

[Service]
Type=notify
NotifyAccess=main
ExecStart={command}
ExecReload=/bin/kill -HUP $MAINPID
KillMode=mixed
TimeoutStopSec=30
WatchdogSec=120
Restart=on-failure
RestartSec=30
RestartPreventExitStatus=2 75 78
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""

_POLL = """\
[Unit]
Description=Arabic news monitor, one poll

[Service]
Type=oneshot
ExecStart={command}
SuccessExitStatus=75
TimeoutStartSec=15min
UMask=0077
NoNewPrivileges=yes
"""

_TIMER = """\
[Unit]
Description=Arabic news monitor, a poll every ten minutes

[Timer]
OnCalendar=*:0/10
RandomizedDelaySec=60
Persistent=true

[Install]
WantedBy=timers.target
"""

_CRONTAB = """\
# For crontab -e. Mail means news: a poll is silent unless something was flagged, or a trouble began or ended.
CONTENT_TYPE="text/plain; charset=utf-8"
*/10 * * * *  {poll}
# A day in review each morning; remove the # of what you want.
#0 7 * * *  {digest}
# Delete what is older than `keep` in [store], back up to its `backup`.
#30 3 * * *  {prune}
#15 3 * * *  {backup}
"""
