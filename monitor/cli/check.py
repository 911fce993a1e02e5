"""`monitor check`: clean and judge a page, a file or standard input; store nothing."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from monitor import article, topics
from monitor.cli.assembly import sandbox
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, option, pass_options, takes_global_options
from monitor.errors import SandboxError
from monitor.fetch import Decoded, Fetcher, decode
from monitor.model import (
    Article,
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
from monitor.topics import Judge

# A text or page larger than this is no article; fetched pages have the same cap.
LARGEST_BYTES = 4 << 20


@click.command(epilog="Example: monitor check https://example.org/article saved.html notes.txt")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@option("--topic", "topic_names", multiple=True, metavar="ID|FILE", help="Judge by these topics instead.")
@option("--why-not", is_flag=True, help="Also what an article that is no match is short of.")
@option("--removed", is_flag=True, help="Also what cleaning removed, with class and reason.")
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
    as_json: bool,
) -> None:
    """Clean and judge a page or a file, and explain.

    SOURCE is a URL, an HTML or text file, or - for standard input. What it is, is told by its content: HTML goes the
    whole way; text is taken as lines an extractor gave, its title the first line that is no boilerplate. Each source
    stands alone. Exit code 1 if a source failed; the others are still printed.
    """
    config = options.config_if_any()
    judge = Judge(topics.load(topic_refs(topic_names, config)))
    printer = options.printer(config, json=as_json)
    failed = False
    for source, answer in asyncio.run(_clean_all(sources, config)):
        if isinstance(answer, Failure):
            result = Checked(source, failure=answer)
        else:
            verdicts = judge.judge(answer.title, answer.lead, answer.body, why_not=why_not)
            result = Checked(source, article=answer, verdicts=verdicts)
        failed = failed or result.failure is not None
        printer.checked(result, removed=removed)
    if failed:
        ctx.exit(1)


async def _clean_all(sources: Sequence[str], config: Config | None) -> list[tuple[str, Article | Failure]]:
    settings = config.fetch if config else FetchSettings()
    async with sandbox() as runner, Fetcher(settings) as fetcher:
        return [(source, await _clean(source, runner, fetcher)) for source in sources]


async def _clean(source: str, runner: Runner, fetcher: Fetcher) -> Article | Failure:
    text = await _read(source, fetcher)
    if isinstance(text, Failure):
        return text
    if not text.strip():
        return Failure(FailureKind.EMPTY, "there is no text in it")
    if not article.looks_like_html(text):
        return article.clean(article.read_text(text))
    try:
        extracted: Extracted = await runner.run(article.extract_page, text, source if "://" in source else "")
    except SandboxError as error:
        return Failure(FailureKind.CRASHED, str(error))
    if not extracted.lines:
        return Failure(FailureKind.EMPTY, "no article text on the page")
    return article.clean(extracted)


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
