"""`monitor init` and `monitor doctor`."""

import os
import shutil
import sys
from pathlib import Path

import click

from monitor import config
from monitor.cli import recipes
from monitor.cli.diagnosis import diagnose
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.telling import say
from monitor.errors import MonitorError
from monitor.model import Grade
from monitor.report import Printer


@click.command(epilog="Example: monitor init ~/.config/monitor/feeds.toml")
@click.argument("path", type=click.Path(path_type=Path), default=Path("feeds.toml"), required=False)
@option("--stdout", "to_stdout", is_flag=True, help="Print it instead of writing a file.")
@option("--force", is_flag=True, help="Overwrite the file if there is one.")
@option("--systemd", "for_systemd", is_flag=True, help="Print systemd units with your paths; writes nothing.")
@option("--cron", "for_cron", is_flag=True, help="Print lines for a crontab with your paths; writes nothing.")
@takes_global_options
@pass_options
@click.pass_context
def init(
    ctx: click.Context,
    options: Options,
    path: Path,
    to_stdout: bool,
    force: bool,
    for_systemd: bool,
    for_cron: bool,
) -> None:
    """Write a feeds.toml to start from: the Arabic feeds known to work, with comments.

    PATH is the file to write, ./feeds.toml if not given. Nothing is overwritten without --force. With --systemd or
    --cron nothing is written: what is printed starts `monitor` with the feeds.toml and the database it uses now.
    """
    if for_systemd or for_cron:
        _print_recipe(options, for_systemd=for_systemd, for_cron=for_cron)
        return
    if to_stdout:
        click.echo(config.starter(), nl=False)
        return
    if path.is_dir():
        path /= "feeds.toml"
    if path.exists() and not force:
        raise click.UsageError(f"{path} exists; --force overwrites it", ctx)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(config.starter(), "utf-8")
    except OSError as error:
        raise MonitorError(f"{path} can't be written: {error.strerror}") from error
    if not options.quiet:
        here = path.resolve() == Path("feeds.toml").resolve()
        say(f"Wrote {path}. Next: monitor poll" + ("" if here else f" -c {path}"))


def _program() -> Path:
    """Where the `monitor` command is: the one that runs, else the one of this environment."""
    running = Path(sys.argv[0])
    beside = Path(sys.executable).with_name("monitor")
    found = (
        str(running) if running.name == "monitor" and os.access(running, os.X_OK) else shutil.which("monitor")
    )
    return Path(found or beside).absolute()


def _print_recipe(options: Options, *, for_systemd: bool, for_cron: bool) -> None:
    """Units and crontab lines for the paths that commands use here and now.

    Raises:
        ConfigError: there is no configuration to start with.
    """
    found = config.find(options.config, os.environ, Path.cwd())
    paths = recipes.Paths(_program(), found.absolute(), options.database().absolute())
    if for_systemd:
        click.echo(recipes.systemd(paths, Path.home() / ".config/systemd/user"), nl=False)
    if for_cron:
        click.echo(recipes.crontab(paths), nl=False)


@click.command(epilog="Example: monitor doctor --feeds")
@option("--feeds", "with_feeds", is_flag=True, help="Try every feed now and say which to disable, and why.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@option("--forget", is_flag=True, help="Forget which way of writing Arabic was chosen for any terminal.")
@takes_global_options
@pass_options
@click.pass_context
def doctor(ctx: click.Context, options: Options, with_feeds: bool, as_json: bool, forget: bool) -> None:
    """Look for what is wrong: versions, configuration, topics, database, feeds, terminal.

    On a terminal it ends with the same Arabic line written in each way it knows: press the number of the one that reads
    right, and it is remembered for this terminal. Exit code 1 when something is broken; a warning is no failure.
    """
    if forget:
        number = options.remembered().forget()
        say(f"Forgot {number} {'choice' if number == 1 else 'choices'}.")
        return
    printer = options.printer(None, json=as_json)
    findings = list(diagnose(options))
    printer.doctor(findings)
    if with_feeds:
        from monitor.cli.doctor_feeds import feed_findings, try_feeds

        probes = try_feeds(options.load_config(), options)
        tried = list(feed_findings(probes))
        printer.doctor(tried)
        if as_json:
            for one in probes:
                printer.probed(one)
        findings += tried
    if sys.stdin.isatty() and sys.stdout.isatty() and not options.quiet:
        choose_mode(options, printer)
    if any(finding.grade is Grade.BAD for finding in findings):
        ctx.exit(1)


def choose_mode(options: Options, printer: Printer) -> None:
    """Show a line in every mode, and remember the one whose number is pressed."""
    modes = printer.trial(options.bidi_for(None).mode)
    if not modes:  # JSON
        return
    key = click.getchar()
    if key.isdecimal() and 1 <= int(key) <= len(modes):
        mode, terminal = modes[int(key) - 1], options.terminal().name
        options.remembered().choose(terminal, mode)
        printer.line(f"{mode}, remembered for {terminal}; `monitor doctor --forget` forgets it")
