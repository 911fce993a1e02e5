"""How well articles come out, and how fast: `python -m tests.bench.extraction [FOLDER]`.

The folder, `MONITOR_DATA` by default, holds `pages/*.html` with `*.gold.txt` (title, then body), `seeds/*.txt` with
`gold.json`, and `corpus/*.jsonl`.
"""

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import trafilatura

from monitor.article import clean, extract_page, read_text
from monitor.model import Article

_WORD = re.compile(r"\w+")
_RUN = 4  # words: precision and recall are counted over runs of so many


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and their harmonic mean, over runs of four words."""

    precision: float
    recall: float
    f: float

    def __str__(self) -> str:
        return f"{self.precision:.3f} {self.recall:.3f} {self.f:.3f}"


def measure(found: str, gold: str) -> Measure:
    """Compare a text with its gold."""
    found_runs, gold_runs = _runs(found), _runs(gold)
    shared = (found_runs & gold_runs).total()
    precision = shared / max(1, found_runs.total())
    recall = shared / max(1, gold_runs.total())
    return Measure(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def whole_text(article: Article) -> str:
    """Title, lead and body."""
    return "\n".join((article.title, article.lead, *article.body))


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, HTML and gold text of each page."""
    for page in sorted((folder / "pages").glob("*.html")):
        yield page.stem, page.read_text("utf-8"), page.with_suffix(".gold.txt").read_text("utf-8")


def seeds(folder: Path) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Name, text, gold title and gold paragraphs of each seed."""
    gold = json.loads((folder / "seeds" / "gold.json").read_text("utf-8"))
    for seed in gold["seeds"]:
        text = (folder / "seeds" / seed["file"]).read_text("utf-8")
        paragraphs = tuple(" ".join(part["text"].split()) for part in seed["body"])
        yield seed["file"], text, " ".join(seed["title"]["text"].split()), paragraphs


def corpus(folder: Path) -> Iterator[tuple[str, str]]:
    """Title and text of each article of the corpus."""
    for file in sorted((folder / "corpus").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["title"], row["text"]


def _ours(page: str) -> str:
    return whole_text(clean(extract_page(page)))


def _default(page: str) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def _precision(page: str) -> str:
    return trafilatura.extract(page, include_comments=False, favor_precision=True) or ""


_TOOLS: dict[str, Callable[[str], str]] = {"ours": _ours, "trafilatura": _default, "… precision": _precision}


def print_pages(folder: Path) -> None:
    """Every tool on every page."""
    print("pages (title, lead and body; precision recall F; ms CPU)")
    for tool, extract in _TOOLS.items():
        measures, times = [], []
        for name, page, gold in pages(folder):
            extract(page)  # imports and compiled XPaths are not the page's cost
            started = time.process_time()
            text = extract(page)
            times.append(1000 * (time.process_time() - started))
            measures.append(measure(text, gold))
            print(f"  {tool:12} {name:16} {measures[-1]} {times[-1]:6.1f}")
        print(f"  {tool:12} {'mean':16} {_mean(measures)} {fmean(times):6.1f}")


def print_seeds(folder: Path) -> None:
    """Each seed before and after cleaning."""
    print("seeds (body; precision recall F)")
    for name, text, title, paragraphs in seeds(folder):
        article = clean(read_text(text))
        gold = "\n".join(paragraphs)
        exact = "exact" if (article.title, article.body) == (title, paragraphs) else "DIFFERS"
        print(
            f"  {name[:3]} raw {measure(text, gold)}  cleaned {measure(chr(10).join(article.body), gold)}  {exact}"
        )


def print_corpus(folder: Path) -> None:
    """What cleaning takes from articles that are (nearly) clean already, and how long it takes."""
    articles = [(title, read_text(text)) for title, text in corpus(folder)]
    started = time.process_time()
    cleaned = [clean(extracted, title=title) for title, extracted in articles]
    milliseconds = 1000 * (time.process_time() - started) / max(1, len(articles))
    sizes = [sum(len(line.text) for line in extracted.lines) for _, extracted in articles]
    shares = [
        sum(len(removed.text) for removed in article.removed) / max(1, size)
        for article, size in zip(cleaned, sizes, strict=True)
    ]
    removed = sum(share * size for share, size in zip(shares, sizes, strict=True)) / max(1, sum(sizes))
    print(
        f"corpus: {len(articles)} articles, {milliseconds:.2f} ms each, {removed:.2%} of the characters removed,"
    )
    print(
        f"  {sum(share > 1 / 4 for share in shares)} lose more than a quarter, {sum(share > 1 / 10 for share in shares)} more than a tenth"
    )


def _mean(measures: Sequence[Measure]) -> Measure:
    return Measure(
        fmean(each.precision for each in measures),
        fmean(each.recall for each in measures),
        fmean(each.f for each in measures),
    )


def main() -> None:
    """Print everything."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MONITOR_DATA", ""))
    if not (folder / "pages").is_dir():
        sys.exit("name the folder with the real articles, or set MONITOR_DATA")
    print_pages(folder)
    print_seeds(folder)
    print_corpus(folder)


if __name__ == "__main__":
    main()
