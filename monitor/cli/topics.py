"""`monitor topics`: the topics there are, and how good their rules are on labelled articles."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from monitor import topics as stage
from monitor.cli import topics_archive, topics_check
from monitor.cli.judged_by import topic_refs
from monitor.cli.lazy import LazyGroup
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.errors import ConfigError
from monitor.model import Labelled, Level
from monitor.store import Store

LABELS = ("relevant", "mention", "irrelevant")


@click.command(cls=LazyGroup)
@takes_global_options
def topics() -> None:
    """The topics, and how good their rules are."""


@topics.command("list", epilog="Example: monitor topics list")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
def list_topics(options: Options, as_json: bool) -> None:
    """List the built-in topics and the ones of the configuration."""
    config = options.config_if_any()
    options.printer(config, json=as_json).topics(stage.overview(topic_refs((), config)))


@topics.command("eval", epilog="Example: monitor topics eval labelled.jsonl --topic my-topic.toml")
@click.argument("corpora", nargs=-1, type=click.Path(path_type=Path), metavar="[CORPUS]…")
@option("--marked", is_flag=True, help="Also the articles you labelled with `monitor mark`.")
@option(
    "--topic", "topic_name", metavar="ID|FILE", help="The topic to measure (default: the first configured)."
)
@option("--by-source", is_flag=True, help="Also the figures of each source.")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
def evaluate(
    options: Options,
    corpora: tuple[Path, ...],
    marked: bool,
    topic_name: str | None,
    by_source: bool,
    as_json: bool,
) -> None:
    """Measure a topic on labelled articles: precision, recall, F1 and the errors.

    CORPUS is a file with one JSON object a line, {"id", "title", "text", "label"} with label relevant, mention or
    irrelevant, or a folder of such files. Equal ids count once. Each text is cleaned, then judged. --by-source goes by
    a field "source", or by the files' names.
    """
    from monitor import article

    if not corpora and not marked:
        raise click.UsageError("name a CORPUS, or measure against your own labels with --marked")
    config = options.config_if_any()
    names = [topic_name] if topic_name else []
    (topic,) = stage.load(topic_refs(names, config)[:1])
    judge = stage.Judge([topic])

    def judged(row: dict[str, str]) -> Labelled:
        cleaned = article.clean(article.read_text(row["text"]), title=row["title"])
        (verdict,) = judge.judge(cleaned.title, cleaned.lead, cleaned.body)
        if (row["label"] == "relevant") != (verdict.level is Level.MATCH):  # may be an error, to be explained
            (verdict,) = judge.judge(cleaned.title, cleaned.lead, cleaned.body, why_not=True)
        source = row["source"]
        return Labelled(row["id"], row["title"], row["label"], verdict.level, verdict.score, source, verdict)

    from_files = (judged(row) for row in _rows(_files(corpora)))
    own = _marked(options.database(), judge, topic.id) if marked else ()
    result = stage.evaluate(topic.id, chain(own, from_files))
    options.printer(config, json=as_json).evaluation(result if by_source else replace(result, sources=()))


def _marked(database: Path, judge: stage.Judge, topic: str) -> Iterator[Labelled]:
    """The analyst's own labels under a topic, judged; the text was cleaned when it was stored."""
    with Store.open_readonly(database) as store:
        articles = store.marks.labelled(topic)
    for one in articles:
        (verdict,) = judge.judge(one.title, one.lead, one.body)
        yield Labelled(str(one.id), one.title, one.label, verdict.level, verdict.score)


def _files(corpora: Sequence[Path]) -> Iterator[Path]:
    for path in corpora:
        if path.is_dir():
            found = sorted(path.glob("*.jsonl"))
            if not found:
                raise ConfigError("no *.jsonl file in this folder", file=str(path))
            yield from found
        else:
            yield path


def _rows(files: Iterator[Path]) -> Iterator[dict[str, str]]:
    """The rows of all files, equal ids once.

    Raises:
        ConfigError: a file can't be read or a line is no labelled article; names file, line and field.
    """
    seen: set[str] = set()
    for path in files:
        try:
            lines = path.read_text("utf-8-sig").split(
                "\n"
            )  # splitlines would break texts at U+2028 and U+0085
        except OSError as error:
            raise ConfigError(f"can't be read: {error.strerror}", file=str(path)) from error
        except UnicodeDecodeError as error:
            raise ConfigError("is not UTF-8", file=str(path)) from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = _row(line, str(path), number)
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield row


def _row(line: str, file: str, number: int) -> dict[str, str]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ConfigError(f"not JSON: {error.msg}", file=file, line=number) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            "not JSON: nested too deep, or too long a number", file=file, line=number
        ) from error
    fields = ("id", "title", "text", "label")
    if not isinstance(row, dict) or any(not isinstance(row.get(name), str) for name in fields):
        raise ConfigError(f"needs the text fields {', '.join(fields)}", file=file, line=number)
    if row["label"] not in LABELS:
        raise ConfigError(
            f"label '{row['label']}' is unknown",
            file=file,
            line=number,
            key="label",
            suggestion=f"one of {', '.join(LABELS)}",
        )
    source = row.get("source")
    return {
        **{name: row[name] for name in fields},
        "source": source if isinstance(source, str) and source else Path(file).stem,
    }


for further in (topics_check.check, topics_archive.backtest, topics_archive.apply, topics_archive.suggest):
    topics.add_command(further)
