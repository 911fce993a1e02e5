"""`monitor feeds learnt | pin | unpin`: what cleaning has learnt of a feed's hosts, and the last word on it."""

import click

from monitor.cli import completing
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.telling import say
from monitor.errors import NotFound
from monitor.model import HostMemory, LearntLine
from monitor.safe.suggest import did_you_mean
from monitor.store import Store


@click.command("learnt", epilog="Example: monitor feeds learnt rt-arabic")
@click.argument("feed_id", metavar="FEED", shell_complete=completing.feed_ids)
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def learnt(options: Options, feed_id: str, as_json: bool) -> None:
    """List the lines that the feed's pages repeat whatever they are about, and what that rests on.

    They are taken out of its articles. A line that is text after all: `monitor feeds pin FEED LINE`.
    """
    print_learnt(options, feed_id, as_json=as_json)


def print_learnt(options: Options, feed_id: str, *, as_json: bool) -> None:
    """Print what was learnt of a feed's hosts, or say that nothing was.

    Raises:
        NotFound: no such feed was ever polled or is configured.
    """
    config = options.config_if_any()
    with Store.open_readonly(options.database()) as store:
        memories = _memories(store, options, feed_id)
    options.printer(config, json=as_json).learnt(memories)
    if not any(memory.learnt for memory in memories) and not options.quiet:
        say("Nothing has been learnt yet; it takes three pages that have nothing else in common.")


@click.command("pin", epilog="Example: monitor feeds pin rt-arabic 3fa2c1")
@click.argument("feed_id", metavar="FEED", shell_complete=completing.feed_ids)
@click.argument("names", nargs=-1, required=True, metavar="LINE…")
@takes_global_options
@pass_options
def pin(options: Options, feed_id: str, names: tuple[str, ...]) -> None:
    """Say that learnt lines are text: they are never removed again.

    LINE is what `monitor feeds learnt FEED` prints before a line. `monitor db reclean` gives them back to articles that
    have lost them.
    """
    _pin(options, feed_id, names, pinned=True)


@click.command("unpin", epilog="Example: monitor feeds unpin rt-arabic 3fa2c1")
@click.argument("feed_id", metavar="FEED", shell_complete=completing.feed_ids)
@click.argument("names", nargs=-1, required=True, metavar="LINE…")
@takes_global_options
@pass_options
def unpin(options: Options, feed_id: str, names: tuple[str, ...]) -> None:
    """Take back what `pin` said."""
    _pin(options, feed_id, names, pinned=False)


def _pin(options: Options, feed_id: str, names: tuple[str, ...], *, pinned: bool) -> None:
    with Store.open(options.database(), existing=True) as store, store.writing():
        memories = _memories(store, options, feed_id)
        for name in names:
            memory, line = _found(memories, feed_id, name)
            store.hosts.pin(memory.host, line.key, pinned=pinned)


def _found(memories: list[HostMemory], feed_id: str, name: str) -> tuple[HostMemory, LearntLine]:
    """The learnt line of this name.

    Raises:
        NotFound: there is none.
    """
    lines = {line.name: (memory, line) for memory in memories for line in memory.learnt.values()}
    if name not in lines:
        hint = did_you_mean(name, lines) or f"`monitor feeds learnt {feed_id}` lists them"
        raise NotFound(f"{feed_id} has learnt no line '{name}': {hint}")
    return lines[name]


def _memories(store: Store, options: Options, feed_id: str) -> list[HostMemory]:
    """What is remembered of the hosts of a feed.

    Raises:
        NotFound: no such feed was ever polled or is configured.
    """
    hosts = store.hosts.of_feed(feed_id)
    if not hosts:
        config = options.config_if_any()
        known = {feed.id for feed in config.feeds} if config else set()
        if feed_id not in known:
            raise NotFound(
                f"no feed '{feed_id}': {did_you_mean(feed_id, known) or 'see `monitor feeds list`'}"
            )
    return [store.hosts.memory(host) for host in hosts]
