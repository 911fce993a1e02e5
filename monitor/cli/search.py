"""`monitor search`: the archive by its words."""

import os
import sys

import click

from monitor.cli.filters import Filters, takes_filters
from monitor.cli.judged_by import topic_refs
from monitor.cli.known import check_names
from monitor.cli.options import FOUND, Options, option, pass_options, takes_global_options
from monitor.cli.telling import ArabicHelp, say
from monitor.store import Store, parse


@click.command(
    cls=ArabicHelp,
    epilog="""\b
Examples:
  monitor search بيونغ يانغ    also finds بيونج يانج, بيونجيانج …
  monitor search '"قوات كورية" OR جنود'
  monitor search قذائف NOT أوكرانيا --since 30d
  monitor search Kursk --level match --newest""",
)
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@takes_filters(level="all", limit=10)
@option("--newest", is_flag=True, help="The newest first instead of the best.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@option("--exit-code", is_flag=True, help="Exit with 10 when something is found.")
@takes_global_options
@pass_options
@click.pass_context
def search(
    ctx: click.Context,
    options: Options,
    words: tuple[str, ...],
    filters: Filters,
    newest: bool,
    as_json: bool,
    exit_code: bool,
) -> None:
    """Find articles by their words, the best first.

    \b
    جسر تومان          both words, in any order; والجسر and جسرها count too
    "قوات كورية"       these words side by side
    قذائف OR صواريخ    either; NOT رياضة leaves out; brackets group

    A word that is a topic's term finds all its spellings. Hamza, vowel marks, ى for ي and ه for ة never matter.
    """  # noqa: D301 - \b is click's mark for a paragraph it must not wrap
    from monitor.topics import Spellings, load

    config = options.config_if_any()
    query = parse(" ".join(words), Spellings(load(topic_refs((), config))).of)
    _complete_the_index(options)
    with Store.open_readonly(options.database()) as store:
        check_names(filters.feed_ids, filters.topics, config, store)
        answer = store.search.find(
            query,
            level=filters.level,
            topics=filters.topics,
            feed_ids=filters.feed_ids,
            since=filters.since,
            newest_first=newest,
            limit=filters.limit,
        )
    if answer.found:
        options.printer(config, json=as_json).found(answer)
    elif not options.quiet:
        say('Nothing found. Fewer words find more; OR and "phrases" are explained by --help.')
    if answer.found and exit_code:
        ctx.exit(FOUND)


def _complete_the_index(options: Options) -> None:
    """Index what an older monitor stored, once, with a progress bar."""
    with Store.open_readonly(options.database()) as store:
        missing = store.search.unindexed()
    if not missing:
        return
    from monitor.report.terminal.counting import Counting

    with (
        Store.open(options.database(), existing=True) as store,
        Counting(sys.stderr, "article", missing, color=options.color, environ=os.environ) as bar,
    ):
        while done := store.search.index_some():
            bar.advance(done)
