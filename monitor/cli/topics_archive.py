"""`monitor topics backtest | apply | suggest`: topics and the articles that are kept already."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta

import click

from monitor import topics as stage
from monitor.cli.durations import DURATION
from monitor.cli.judged_by import topic_refs
from monitor.cli.limits import Limit
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.cli.telling import say
from monitor.errors import MonitorError
from monitor.model import Archived, Level, Rejudged
from monitor.store import Store
from monitor.topics import Document, Judge, Topic

# With fewer labelled articles every name of one story looks like a term.
FEWEST_LABELS = 5
# With fewer articles labelled irrelevant, the newest unflagged ones stand in for what the topic is not about.
ENOUGH_OTHERS, STAND_INS = 20, 500


@click.command("backtest", epilog="Example: monitor topics backtest my-topic.toml --since 30d")
@click.argument("names", nargs=-1, metavar="[ID|FILE]…")
@option("--since", type=DURATION, metavar="TIME", help="Only articles of the last 30d, 12w …")
@option("--json", "as_json", is_flag=True, help="One JSON object a topic.")
@takes_global_options
@pass_options
def backtest(options: Options, names: tuple[str, ...], since: timedelta | None, as_json: bool) -> None:
    """Say what a changed topic would flag in what is kept, newly and no longer; write nothing.

    Without a name: the configured topics as their files are now.
    """
    config = options.config_if_any()
    topics = stage.load(topic_refs(names, config))
    with Store.open_readonly(options.database()) as store:
        for result in _judged(options, store, topics, since, write=False):
            options.printer(config, json=as_json).rejudged(result)


@click.command("apply", epilog="Example: monitor topics apply --since 90d")
@option("--since", type=DURATION, metavar="TIME", help="Only articles of the last 30d, 12w …")
@option("--json", "as_json", is_flag=True, help="One JSON object a topic.")
@takes_global_options
@pass_options
def apply(options: Options, since: timedelta | None, as_json: bool) -> None:
    """Judge what is kept by the configured topics as they are now, and say what that changes.

    What is flagged newly is listed here and not announced again by `poll` or `watch`, which may go on running.
    """
    config = options.config_if_any()
    topics = stage.load(topic_refs((), config))
    with Store.open(options.database(), existing=True) as store:
        for result in _judged(options, store, topics, since, write=True):
            options.printer(config, json=as_json).rejudged(result)


@click.command("suggest", epilog="Example: monitor topics suggest --topic russia-dprk")
@option("--topic", "name", metavar="ID|FILE", help="The topic (default: the first configured).")
@option(
    "-n",
    "limit",
    type=Limit(200),
    metavar="N",
    default=20,
    show_default=True,
    help="At most so many, 200 or fewer.",
)
@option("--json", "as_json", is_flag=True, help="One JSON object a phrase.")
@takes_global_options
@pass_options
def suggest(options: Options, name: str | None, limit: int, as_json: bool) -> None:
    """Propose terms that separate the articles you marked relevant from the others, with counts.

    Nothing is added by itself: copy what makes sense into the topic's file, then try `monitor topics backtest`.
    """
    config = options.config_if_any()
    (topic,) = stage.load(topic_refs([name] if name else [], config)[:1])
    with Store.open_readonly(options.database()) as store:
        documents = list(_labelled(store, topic.id))
        relevant = sum(document.relevant for document in documents)
        others = len(documents) - relevant
        if relevant < FEWEST_LABELS:
            raise MonitorError(
                f"{relevant} articles are marked relevant under {topic.id}, it takes {FEWEST_LABELS}: "
                "`monitor mark ID relevant`"
            )
        stand_ins = list(_unflagged(store, topic.id)) if others < ENOUGH_OTHERS else []
    found = stage.suggest([*documents, *stand_ins], topic, limit)
    if not options.quiet:
        beside = f" and {len(stand_ins)} unflagged ones" if stand_ins else ""
        say(f"From {relevant} relevant articles, {others} irrelevant ones{beside}.")
        if not found:
            say("No phrase separates them that the topic does not find already.")
    options.printer(config, json=as_json).suggestions(found)


def _judged(
    options: Options, store: Store, topics: Sequence[Topic], since: timedelta | None, *, write: bool
) -> Iterator[Rejudged]:
    """Judge the archive, with a progress bar on stderr; one result a topic."""
    from monitor.pipeline.archive import Comparison, judged_anew
    from monitor.report.terminal.counting import Counting

    begin = utc_now() - since if since is not None else None
    judge, comparisons = Judge(topics), [Comparison(topic.id) for topic in topics]
    total = store.archive.size(begin)
    with Counting(sys.stderr, "article", total, color=options.color, environ=os.environ) as bar:
        for batch in store.archive.batches(begin):
            verdicts = judged_anew(batch, judge, comparisons)
            if write and verdicts:
                store.archive.rejudge(verdicts, utc_now())
            bar.advance(len(batch))
    return (comparison.result(applied=write) for comparison in comparisons)


def _labelled(store: Store, topic: str) -> Iterator[Document]:
    for article in store.marks.labelled(topic):
        if article.label != "mention":  # neither the one nor the other
            yield Document(_text(article.title, article.lead, article.body), article.label == "relevant")


def _unflagged(store: Store, topic: str) -> Iterator[Document]:
    given = 0
    for batch in store.archive.batches():
        for article in batch:
            if _says_nothing(article, topic):
                yield Document(_text(article.title, article.lead, article.body), relevant=False)
                given += 1
                if given == STAND_INS:
                    return


def _says_nothing(article: Archived, topic: str) -> bool:
    standing = article.standings.get(topic)
    return standing is None or standing.level is Level.NONE


def _text(title: str, lead: str, body: Sequence[str]) -> str:
    return "\n".join((title, lead, *body))
