"""`monitor check`: clean and judge a page, a file or standard input; store nothing."""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from monitor import article, topics
from monitor.cli.assembly import sandbox
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.cli.remembering import Knowledge, knowledge
from monitor.errors import SandboxError
from monitor.fetch import Decoded, Fetcher, decode
from monitor.model import (
    Checked,
    Config,
    Extracted,
    Failure,
    FailureKind,
    FetchSettings,
    Request,
    RequestKind,
    Unchanged,
)
from monitor.sandbox import Runner
from monitor.store import Store
from monitor.topics import Judge

# A text or page larger than this is no article; fetched pages have the same cap.
LARGEST_BYTES = 4 << 20


@click.command(epilog="Example: monitor check https://example.org/article saved.html notes.txt")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@option("--topic", "topic_names", multiple=True, metavar="ID|FILE", help="Judge by these topics instead.")
@option("--why-not", is_flag=True, help="Also what an article that is no match is short of.")
@option("--removed", is_flag=True, help="Also what cleaning removed, with class and reason.")
@option("--memory", "with_memory", is_flag=True, help="With what polling has learnt of the page's host.")
@option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@takes_global_options
@pass_options
@click.pass_context
def check(
    ctx: click.Context,
    options: Options,
    sources: tuple[str, ...],
    topic_names: tuple[str, ...],
    why_not: bool,
    removed: bool,
    with_memory: bool,
    as_json: bool,
) -> None:
    """Clean and judge a page or a file, and explain.

    SOURCE is a URL, an HTML or text file, or - for standard input. What it is, is told by its content: HTML goes the
    whole way; text is taken as lines an extractor gave, its title the first line that is no boilerplate. Each source
    stands alone, unless --memory adds what the database knows of the host that a URL or a page's own address names: lines
    its pages repeat, titles of its other articles. Exit code 1 if a source failed; the others are still printed.
    """
    config = options.config_if_any()
    judge = Judge(topics.load(topic_refs(topic_names, config)))
    printer = options.printer(config, json=as_json)
    failed = False
    with Store.open_readonly(options.database()) if with_memory else nullcontext() as store:
        answers = asyncio.run(_clean_all(sources, config, store))
    for answer in answers:
        result = _judged(answer, judge, why_not=why_not)
        failed = failed or result.failure is not None
        printer.checked(result, removed=removed)
    if failed:
        ctx.exit(1)


def _judged(cleaned: Checked, judge: Judge, *, why_not: bool) -> Checked:
    if (found := cleaned.article) is None:
        return cleaned
    return replace(cleaned, verdicts=judge.judge(found.title, found.lead, found.body, why_not=why_not))


async def _clean_all(sources: Sequence[str], config: Config | None, store: Store | None) -> list[Checked]:
    settings = config.fetch if config else FetchSettings()
    async with sandbox() as runner, Fetcher(settings) as fetcher:
        return [await _clean(source, runner, fetcher, store) for source in sources]


async def _clean(source: str, runner: Runner, fetcher: Fetcher, store: Store | None) -> Checked:
    """One source cleaned, with what is known of its host where there is a store."""
    text = await _read(source, fetcher)
    if isinstance(text, Failure):
        return Checked(source, failure=text)
    if not text.strip():
        return Checked(source, failure=Failure(FailureKind.EMPTY, "there is no text in it"))
    address, is_page = source if "://" in source else "", article.looks_like_html(text)
    try:
        extracted = (
            await runner.run(article.extract_page, text, address) if is_page else article.read_text(text)
        )
        if store is not None and is_page and not address:
            address = await runner.run(article.address_of, text)
    except SandboxError as error:
        return Checked(source, failure=Failure(FailureKind.CRASHED, str(error)))
    return _checked(source, extracted, None if store is None else knowledge(store, address))


def _checked(source: str, extracted: Extracted, known: Knowledge | None) -> Checked:
    if not extracted.lines:
        return Checked(source, failure=Failure(FailureKind.EMPTY, "no article text on the page"))
    if known is None:
        return Checked(source, article.clean(extracted))
    cleaned = article.clean(extracted, other_titles=known.titles, memory=known.memory)
    return Checked(source, cleaned, memory=known.used)


async def _read(source: str, fetcher: Fetcher) -> str | Failure:
    """The decoded text of a URL, a file or standard input."""
    if "://" in source:
        answer = await fetcher.fetch(Request(source, RequestKind.PAGE))
        if isinstance(answer, Failure):
            return answer
        return answer.text if not isinstance(answer, Unchanged) else ""
    try:
        body = sys.stdin.buffer.read(LARGEST_BYTES + 1) if source == "-" else _read_file(Path(source))
    except OSError as error:
        return Failure(FailureKind.MISSING, error.strerror or type(error).__name__)
    if len(body) > LARGEST_BYTES:
        return Failure(FailureKind.TOO_LARGE, f"more than {LARGEST_BYTES >> 20} MiB")
    decoded = decode(body, http_charset="", language="ar")
    if _is_binary(body, decoded):
        return Failure(FailureKind.NOT_A_PAGE, "neither text nor HTML")
    return decoded.text


def _is_binary(body: bytes, decoded: Decoded) -> bool:
    """Whether this is a PDF, an image, an archive: they hold zero bytes, as only wide encodings and a torn page do."""
    wide = decoded.charset.startswith(("utf-16", "utf-32"))
    zeros = b"\0" in body and not wide and not article.looks_like_html(decoded.text)
    return zeros or body.startswith(b"%PDF-")


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)
