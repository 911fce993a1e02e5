"""The `monitor` command itself: sections, global options, exit codes."""

import gc
import os
import sys

import click

import monitor
from monitor.cli.lazy import Entry, LazyGroup
from monitor.cli.options import Options, global_options

WATCHING = "Watch the news"
READING = "Read and judge what was found"
SET_UP = "Set up and look after"

ENTRIES = (
    Entry(WATCHING, "demo", "See everything work: one poll of a built-in newsroom.", "monitor.cli.demo:demo"),
    Entry(WATCHING, "poll", "Poll what is due, print what was flagged (for cron).", "monitor.cli.poll:poll"),
    Entry(
        WATCHING, "watch", "Keep polling and print what is flagged (the daemon).", "monitor.cli.watch:watch"
    ),
    Entry(WATCHING, "check", "Clean and judge a page or a file; store nothing.", "monitor.cli.check:check"),
    Entry(READING, "list", "List what was flagged lately.", "monitor.cli.items:list_items"),
    Entry(READING, "show", "Show one article and why it was flagged.", "monitor.cli.items:show"),
    Entry(READING, "search", "Find articles by their words.", "monitor.cli.search:search"),
    Entry(READING, "mark", "Say what articles really are; star, hide, note.", "monitor.cli.mark:mark"),
    Entry(
        READING,
        "digest",
        "A day in review: stories by topic, with outlets and reasons.",
        "monitor.cli.digest:digest",
    ),
    Entry(READING, "report", "What was flagged, as one HTML page.", "monitor.cli.report:report"),
    Entry(
        READING, "stats", "Count what was seen and flagged; what could be missed.", "monitor.cli.stats:stats"
    ),
    Entry(SET_UP, "init", "Write a feeds.toml to start from.", "monitor.cli.setup:init"),
    Entry(SET_UP, "feeds", "The feeds and how they are doing.", "monitor.cli.feeds:feeds"),
    Entry(SET_UP, "topics", "The topics, and how good their rules are.", "monitor.cli.topics:topics"),
    Entry(SET_UP, "db", "The database: where it is, backup, prune, reclean.", "monitor.cli.db:db"),
    Entry(SET_UP, "doctor", "Look for what is wrong with this installation.", "monitor.cli.setup:doctor"),
    Entry(
        SET_UP,
        "completion",
        "Completion for your shell; the manual page.",
        "monitor.cli.completion:completion",
    ),
)

EXIT_CODES = """\b
Exit codes: 0 done · 1 failed · 2 usage · 10 flagged (with --exit-code)
75 another monitor is polling · 78 configuration wrong · 130 second Ctrl-C

Every option can also be given as MONITOR_…, e.g. MONITOR_BIDI=visual."""

# New objects after which Python looks for garbage: starting makes 60,000 that stay, and 700 cost `list` 7 % of its time.
OBJECTS_BETWEEN_COLLECTIONS = 50_000

WELCOME = """\
monitor watches Arabic news feeds for one subject and says why each article
was flagged.

  monitor demo     see everything work; it takes seconds and no set-up
  monitor init     write a feeds.toml with Arabic feeds to start from
  monitor poll     look for news; `monitor watch` keeps looking
  monitor --help   everything else"""


@click.command(
    cls=LazyGroup,
    entries=ENTRIES,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "MONITOR",
        "max_content_width": 100,
    },
)
@global_options
@click.version_option(monitor.__version__, prog_name="monitor")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Watch Arabic news feeds for one subject and say why each article was flagged.

    New here? Run `monitor demo`, then `monitor init`.
    """
    if ctx.invoked_subcommand is None:
        known = ctx.ensure_object(Options).config_if_any() is not None
        click.echo(ctx.get_help() if known else WELCOME)
        return
    from monitor.cli import logs  # 30 ms that `--help` need not wait for

    logs.set_up()


def main() -> None:
    """Entry point of the console script and of `python -m monitor`."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):  # only PYTHONIOENCODING can still make Python lose Arabic
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="monitor")
    except OSError as error:  # a full disk under stdout, say; click has dealt with a closed pipe already
        import logging

        logging.getLogger(__name__).debug("reading or writing failed", exc_info=error)
        click.echo(f"monitor: reading or writing failed: {error}", err=True)
        _give_up_unwritten_output()
        sys.exit(1)


def _give_up_unwritten_output() -> None:
    """Python tries to write what is left for stdout once more at exit, and would complain: let it lead nowhere."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
