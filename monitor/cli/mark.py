"""`monitor mark`: the analyst's own judgement of articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import click

from monitor.cli import completing
from monitor.cli.numbers import article_number, is_number
from monitor.cli.options import Options, option, pass_options, takes_global_options, utc_now
from monitor.model import LABELS, StoredArticle
from monitor.report.grouping import strongest_first
from monitor.safe.suggest import did_you_mean
from monitor.store import Store

UNLABEL, NOTE = "unlabel", "note"
SWITCHES = ("star", "unstar", "hide", "unhide", "mute", "unmute")
ACTIONS = (*LABELS, UNLABEL, *SWITCHES, NOTE)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do to the articles; `text` is the note's."""

    word: str
    text: str = ""


@click.command(
    epilog="""\b
Examples:
  monitor mark 4127 relevant            it is about the topic
  monitor mark 4130 4131 irrelevant hide
  monitor mark last star note "ask the desk in Seoul"
  monitor mark 4127 mute                no more of this story"""
)
@click.argument("words", metavar="ID… WHAT…", nargs=-1, required=True)
@option(
    "--topic",
    "topic_id",
    shell_complete=completing.topic_ids,
    metavar="ID",
    help="Under which topic (default: the article's strongest).",
)
@option("--json", "as_json", is_flag=True, help="What they are now, one JSON object a line.")
@takes_global_options
@pass_options
def mark(options: Options, words: tuple[str, ...], topic_id: str | None, as_json: bool) -> None:
    """Say what articles really are, star or hide them, mute their story, write a note.

    \b
    relevant, mention, irrelevant  a label, for `topics eval --marked`
    unlabel                        take the label back
    star, unstar                   `monitor list --starred` finds them again
    hide, unhide                   listed with `--hidden` only
    mute, unmute                   the same for a whole story, now and later
    note TEXT                      shown with the article; "" takes it away
    """  # noqa: D301 - \b is click's mark for a paragraph it must not wrap
    numbers, rest = _split(words)
    actions = list(_actions(rest))
    with Store.open(options.database(), existing=True) as store:
        articles = [article_number(number, store) for number in numbers]
        with store.writing():
            for action in actions:
                _carry_out(store, action, articles, topic_id)
        marked = [store.article(number) for number in articles]
    printer = options.printer(options.config_if_any(), json=as_json)
    if as_json or not options.quiet:
        for article in marked:
            printer.marked(article)


def _split(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers in front, and the words after them."""
    count = next((place for place, word in enumerate(words) if not is_number(word)), len(words))
    if not count:
        raise click.UsageError(f"'{words[0]}' is no article number; write e.g. `monitor mark 4127 relevant`")
    return tuple(words[:count]), tuple(words[count:])


def _actions(words: Sequence[str]) -> Iterator[Action]:
    if not words:
        raise click.UsageError(f"say what they are: {', '.join(ACTIONS)}")
    rest = iter(words)
    for word in rest:
        if word not in ACTIONS:
            way_out = did_you_mean(word, ACTIONS) or f"there are: {', '.join(ACTIONS)}"
            raise click.UsageError(f"'{word}' is no mark; {way_out}")
        if word == NOTE:
            text = next(rest, None)
            if text is None:
                raise click.UsageError('the note is missing: note "TEXT"; note "" takes it away')
            yield Action(word, text)
        else:
            yield Action(word)


def _carry_out(store: Store, action: Action, articles: Sequence[int], topic_id: str | None) -> None:
    now, on = utc_now(), not action.word.startswith("un")
    match action.word.removeprefix("un"):
        case "star":
            store.marks.star(articles, now, starred=on)
        case "hide":
            store.marks.hide(articles, now, hidden=on)
        case "mute":
            store.marks.mute(articles, now, muted=on)
        case "note":
            store.marks.note(articles, now, action.text)
        case _:
            _label(store, action.word, articles, topic_id, now)


def _label(store: Store, word: str, articles: Sequence[int], topic_id: str | None, now: datetime) -> None:
    for number in articles:
        topic = _topic_of(store.article(number), topic_id)
        store.marks.label([number], now, topic, None if word == UNLABEL else word)


def _topic_of(article: StoredArticle, wanted: str | None) -> str:
    """The topic a label is for: the one wanted, else the one that says most of the article."""
    topics = [verdict.topic for verdict in strongest_first(article.verdicts)]
    if not topics:
        raise click.UsageError(f"article {article.id} has not been judged yet; label it after the next poll")
    if wanted is not None and wanted not in topics:
        way_out = did_you_mean(wanted, topics) or f"there are: {', '.join(topics)}"
        raise click.UsageError(f"article {article.id} was not judged by '{wanted}'; {way_out}")
    return wanted or topics[0]
