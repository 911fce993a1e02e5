"""`monitor db`: where the database is, a copy of it, and an end for what is old."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from monitor.cli import reclean
from monitor.cli.durations import DURATION
from monitor.cli.lazy import LazyGroup
from monitor.cli.night import back_up
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.telling import say
from monitor.model import StoreSettings
from monitor.store import Old, Store, backup_name

MIB = 1 << 20


@click.command(cls=LazyGroup)
@takes_global_options
def db() -> None:
    """The database: where it is, a backup of it, and an end for old articles."""


db.add_command(reclean.reclean)


@db.command("path", epilog="Example: ls -l $(monitor db path)")
@takes_global_options
@pass_options
def show_path(options: Options) -> None:
    """Print where the database is, or will be."""
    click.echo(options.database())


@db.command("backup", epilog="Example: monitor db backup /mnt/usb/monitor-copy.db")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def backup(options: Options, file: Path | None, as_json: bool) -> None:
    """Copy the database to a new FILE, also while `watch` runs, and check the copy.

    Without FILE the copy goes where `backup` in [store] says, and the oldest ones beyond `backups` are deleted. FILE may
    be a folder. Nothing is overwritten; the copy is a database like any other (--db).
    """
    settings, now, deleted = _settings(options), utc_now(), list[Path]()
    with Store.open_readonly(options.database()) as store:
        if file is not None:
            target = file / backup_name(now) if file.is_dir() else file
            if not target.parent.is_dir():  # a disk that is not mounted, more likely than one to be made
                raise click.UsageError(f"there is no folder {target.parent}: make it, or mount it")
            store.upkeep.back_up(target)
        elif settings.backup is not None:
            target, deleted = back_up(store, settings.backup, settings.backups, now)
        else:
            raise click.UsageError("name a FILE, or a folder with `backup` in [store] of feeds.toml")
        articles = store.counts().articles
    size = target.stat().st_size
    if as_json:
        copied = {"file": str(target), "articles": articles, "bytes": size, "deleted": [*map(str, deleted)]}
        options.printer(None, json=True).record(copied)
    if not options.quiet:
        say(f"{target}: {articles:,} articles, {size / MIB:,.1f} MiB, sound")
        for gone in deleted:
            say(f"deleted {gone}")


@db.command("prune", epilog="Example: monitor db prune --older-than 180d --dry-run")
@option("--older-than", type=DURATION, metavar="TIME", help="90d, say; `keep` in [store] if not given.")
@option("--dry-run", is_flag=True, help="Only say what would go.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def prune(options: Options, older_than: timedelta | None, dry_run: bool, as_json: bool) -> None:
    """Delete articles first seen long ago, flagged ones too, for good.

    Their feeds may list them for years: they never come back as new. What is still to be read or announced stays, and
    what you have starred, labelled or written a note on. The file does not shrink; the room is used again.
    """
    age = older_than if older_than is not None else _settings(options).keep
    if age is None:
        raise click.UsageError("say --older-than, or `keep` in [store] of feeds.toml")
    before = utc_now() - age
    with Store.open_readonly(options.database()) as reader:
        old = reader.upkeep.old(before)
    if not options.quiet:
        say(_told(old, before, dry_run=dry_run))
    if old.articles and not dry_run:
        with Store.open(options.database()) as store:
            store.upkeep.prune(before)
    if as_json:
        options.printer(None, json=True).record(_pruned(old, before, dry_run=dry_run))


def _settings(options: Options) -> StoreSettings:
    """The `[store]` table, or its defaults when there is no configuration."""
    config = options.config_if_any()
    return config.store if config else StoreSettings()


def _pruned(old: Old, before: datetime, *, dry_run: bool) -> dict[str, object]:
    first, last = (time.isoformat() if time else None for time in (old.first, old.last))
    figures = {"articles": old.articles, "flagged": old.flagged, "first": first, "last": last}
    return {"before": before.isoformat(), "dry_run": dry_run, **figures}


def _told(old: Old, before: datetime, *, dry_run: bool) -> str:
    if old.first is None or old.last is None:
        return f"Nothing was first seen before {before:%Y-%m-%d}."
    what = f"{old.articles:,} articles first seen {old.first:%Y-%m-%d} to {old.last:%Y-%m-%d}"
    return f"{'Would delete' if dry_run else 'Deleting'} {what}; {old.flagged:,} of them were flagged."
