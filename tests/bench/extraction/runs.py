"""Tools let loose on the corpus, and the time they took."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from monitor.arabic.line_key import line_key
from monitor.article import clean, extract_page, learn
from monitor.model import Extracted, HostMemory
from tests.article.corpus.model import CorpusPage
from tests.bench.extraction.measures import PageScore, Total, score, total
from tests.bench.extraction.tools import Extract, available, whole_text

_FIRST_POLL = datetime(2026, 11, 21, tzinfo=UTC)
OURS, OURS_OF_HOST = "monitor, page alone", "monitor, host known"


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool made of the corpus: each page's score, and milliseconds a page."""

    tool: str
    scores: Sequence[PageScore]
    milliseconds: float

    def part(self, name: str) -> Total:
        """The totals over one part of the templates."""
        return total([each for each in self.scores if each.page.part == name])


def run_tool(name: str, extract: Callable[[CorpusPage], str], corpus: Sequence[CorpusPage]) -> Run:
    """Let a tool read every page."""
    extract(corpus[0])  # imports and compiled expressions are not a page's cost
    started = time.process_time()
    texts = [extract(page) for page in corpus]
    milliseconds = 1000 * (time.process_time() - started) / len(corpus)
    return Run(name, [score(page, text) for page, text in zip(corpus, texts, strict=True)], milliseconds)


def known_titles(corpus: Iterable[CorpusPage]) -> dict[str, dict[str, str]]:
    """Template → story → title: what a host's feed names."""
    titles: dict[str, dict[str, str]] = {}
    for page in corpus:
        titles.setdefault(page.template, {})[page.story] = page.texts("title")[0]
    return titles


def run_ours(corpus: Sequence[CorpusPage]) -> tuple[Run, Run]:
    """This project's way: each page alone, then as a feed's first poll leaves it.

    That is with its item, the titles of the host's other pages, and what all of them taught: each is learnt from in turn, then
    cleaned. Every page is extracted once for both; each run's time holds it, and the second's the learning too.
    """
    titles = known_titles(corpus)
    extract_page(corpus[0].html)
    started = time.process_time()
    extracted = {page.url: extract_page(page.html) for page in corpus}
    reading = 1000 * (time.process_time() - started) / len(corpus)

    started = time.process_time()
    memories = _memories(corpus, extracted)
    learning = 1000 * (time.process_time() - started) / len(corpus)

    def alone(page: CorpusPage) -> str:
        return whole_text(clean(extracted[page.url]))

    def with_host(page: CorpusPage) -> str:
        own = titles[page.template]
        others = [title for story, title in own.items() if story != page.story]
        article = clean(
            extracted[page.url],
            title=own[page.story],
            summary=page.summary,
            other_titles=others,
            memory=memories[page.template],
        )
        return whole_text(article)

    first, second = run_tool(OURS, alone, corpus), run_tool(OURS_OF_HOST, with_host, corpus)
    return (
        replace(first, milliseconds=reading + first.milliseconds),
        replace(second, milliseconds=reading + learning + second.milliseconds),
    )


def _memories(corpus: Sequence[CorpusPage], extracted: Mapping[str, Extracted]) -> dict[str, HostMemory]:
    """Template → what its pages teach."""
    memories: dict[str, HostMemory] = {}
    for number, page in enumerate(corpus):
        before = memories.get(page.template, HostMemory(page.template))
        found = extracted[page.url]
        titles = {line_key(title) for title in (page.texts("title")[0], found.title)}
        memories[page.template] = learn(before, found.lines, number, _FIRST_POLL, titles)
    return memories


def run_all(corpus: Sequence[CorpusPage]) -> list[Run]:
    """Every tool there is, ours first."""
    others = (run_tool(tool.name, _on_html(tool.load()), corpus) for tool in available()[0])
    return [*run_ours(corpus), *others]


def _on_html(extract: Extract) -> Callable[[CorpusPage], str]:
    return lambda page: extract(page.html)
