"""Every tool on the corpus of invented pages and on the real articles, as Markdown tables.

    python -m tests.bench.extraction [--details] [--write PAGES] [FOLDER]

FOLDER, `MONITOR_DATA` by default, holds the real articles; without it only the corpus is measured. Precision, recall and F are
counted over runs of four words of title, lead and body and averaged over the pages; times are CPU time, each page once.

The rules of cleaning were written by the templates of part `dev`. Those of part `test` were looked at once, at the end: F was .974 (page alone) and
.978 (host known) before that look. Those of part `later`, of other kinds, were written after that, by somebody who knew the rules but had seen no
result: F was .980 and .962 on the first ten at first, and .980 and .985 on four more that were written when those had been mended. What any of
them showed of general defects was mended, so none of the three parts is unseen any more.
"""

import argparse
import os
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from monitor.article import clean, read_text
from tests.article.corpus import corpus_pages
from tests.article.corpus.templates import DEV, LATER, TEST
from tests.bench.extraction.costs import mean_cost
from tests.bench.extraction.data import corpus, pages, seeds
from tests.bench.extraction.measures import mean, measure, total
from tests.bench.extraction.runs import OURS, Run, run_all
from tests.bench.extraction.tools import available, ours


def print_corpus_pages(runs: Sequence[Run]) -> None:
    """Levels on each part of the corpus, then which classes of boilerplate get through."""
    for part in (DEV, TEST, LATER):
        count = len({each.page.template for each in runs[0].scores if each.page.part == part})
        print(f"\n{count} templates, part `{part}`\n")
        print("| | precision | recall | F | boilerplate lines kept | article lines lost | ms a page |")
        print("|---|---|---|---|---|---|---|")
        for run in runs:
            sum_ = run.part(part)
            print(
                f"| {run.tool} | {sum_.measure} | {sum_.kept:.1%} | {sum_.lost:.1%} | {run.milliseconds:.0f} |"
            )
    print("\nshare of the pages showing a class of boilerplate on which a line of it gets through\n")
    print("| | " + " | ".join(run.tool for run in runs) + " |")
    print("|---" * (len(runs) + 1) + "|")
    totals = [total(run.scores) for run in runs]
    for label in totals[0].through:
        print(f"| {label} | " + " | ".join(f"{each.through[label]:.0%}" for each in totals) + " |")


def print_details(run: Run) -> None:
    """Where ours goes wrong: template and class with an example."""
    print(f"\n{run.tool}: template, what, on how many pages, an example\n")
    wrong: dict[tuple[str, str], list[str]] = {}
    pages_: Counter[tuple[str, str]] = Counter()
    for each in run.scores:
        lines = [(f"lost {line.label}", line.text) for line in each.lost]
        lines += [(f"kept {line.label}", line.text) for line in each.kept]
        for what, text in lines:
            wrong.setdefault((each.page.template, what), []).append(f"{each.page.story}: {text}")
        pages_.update({(each.page.template, what) for what, _ in lines})
    for key, examples in sorted(wrong.items()):
        print(f"{key[0]:10} {key[1]:24} {pages_[key]} pages, {len(examples)} lines  {examples[0][:110]}")


def print_costs(folder: Path | None) -> None:
    """What our own stages take of the time that trafilatura takes."""
    kinds = {"corpus": [page.html for page in corpus_pages()]}
    if folder is not None:
        kinds["real pages"] = [html for _, html, _ in pages(folder)]
    print("\nCPU ms a page, parsing aside\n")
    print("| | trafilatura | DOM stage | cleaner | both, of trafilatura's |\n|---|---|---|---|---|")
    for kind, htmls in kinds.items():
        cost = mean_cost(htmls)
        print(f"| {kind} | {cost.trafilatura:.1f} | {cost.dom:.1f} | {cost.cleaner:.1f} | {cost.ratio:.2f} |")


def print_pages(folder: Path) -> None:
    """Every tool on the real pages."""
    print("\nreal pages\n\n| | precision | recall | F | worst F | ms a page |\n|---|---|---|---|---|---|")
    tools = {OURS: ours(), **{tool.name: tool.load() for tool in available()[0]}}
    real = list(pages(folder))
    for name, extract in tools.items():
        extract(real[0][1])
        started = time.process_time()
        texts = [extract(page) for _, page, _ in real]
        milliseconds = 1000 * (time.process_time() - started) / len(real)
        measures = [measure(text, gold) for text, (_, _, gold) in zip(texts, real, strict=True)]
        worst = min(each.f for each in measures)
        print(f"| {name} | {mean(measures)} | {worst:.3f} | {milliseconds:.0f} |")


def print_seeds(folder: Path) -> None:
    """Each seed before and after cleaning."""
    print("\nseeds, body\n\n| | raw F | cleaned F | |\n|---|---|---|---|")
    for name, text, title, paragraphs in seeds(folder):
        article = clean(read_text(text))
        gold = "\n".join(paragraphs)
        exact = "exact" if (article.title, article.body) == (title, paragraphs) else "DIFFERS"
        print(
            f"| {name[:3]} | {measure(text, gold).f:.3f} | {measure(chr(10).join(article.body), gold).f:.3f} | {exact} |"
        )


def print_corpus(folder: Path, *, details: bool) -> None:
    """What cleaning takes from articles that are (nearly) clean already, and how long it takes."""
    articles = [(title, read_text(text)) for title, text in corpus(folder)]
    started = time.process_time()
    cleaned = [clean(extracted, title=title) for title, extracted in articles]
    milliseconds = 1000 * (time.process_time() - started) / max(1, len(articles))
    sizes = [sum(len(line.text) for line in extracted.lines) for _, extracted in articles]
    removed = [sum(len(line.text) for line in article.removed) for article in cleaned]
    shares = [part / max(1, size) for part, size in zip(removed, sizes, strict=True)]
    print(
        f"\n{len(articles)} real texts: {sum(removed) / max(1, sum(sizes)):.2%} of the characters removed, mean {fmean(shares):.2%}; "
        f"{sum(share > 1 / 10 for share in shares)} lose more than a tenth, {sum(share > 1 / 4 for share in shares)} more than a "
        f"quarter; {milliseconds:.2f} ms each"
    )
    for share, (title, _), article in zip(shares, articles, cleaned, strict=True) if details else ():
        if share > 1 / 10:
            print(f"{share:4.0%}  {title}")
            for line in article.removed:
                print(f"      {line.rule}: {line.text[:110]}")


def write_pages(folder: Path) -> None:
    """Write the corpus for eyes and other programs: each page's HTML, and beside it its lines with their labels."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in corpus_pages():
        name = f"{page.part}-{page.template}-{page.story}"
        (folder / f"{name}.html").write_text(page.html, "utf-8")
        lines = "".join(f"{line.label}\t{line.text}\n" for line in page.lines)
        (folder / f"{name}.tsv").write_text(lines, "utf-8")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default=os.environ.get("MONITOR_DATA"), type=Path)
    parser.add_argument("--details", action="store_true", help="also say where ours goes wrong")
    parser.add_argument(
        "--write", type=Path, metavar="PAGES", help="only write the corpus' pages and labels to this folder"
    )
    asked = parser.parse_args()
    if asked.write is not None:
        write_pages(asked.write)
        return
    warnings.simplefilter("ignore")  # what other people's libraries deprecate
    for package in available()[1]:
        print(f"not installed, so not compared: {package} (pip install '.[bench]')")
    runs = run_all(corpus_pages())
    print_corpus_pages(runs)
    if asked.details:
        print_details(runs[0])
        print_details(runs[1])
    if asked.folder is None or not (asked.folder / "pages").is_dir():
        print_costs(None)
        print("\nno real articles: name their folder, or set MONITOR_DATA")
        return
    print_costs(asked.folder)
    print_pages(asked.folder)
    print_seeds(asked.folder)
    print_corpus(asked.folder, details=asked.details)


if __name__ == "__main__":
    main()
