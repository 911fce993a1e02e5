"""The real articles, in the folder `MONITOR_DATA` names: `pages/*.html` with `*.gold.txt`, `seeds`, `corpus/*.jsonl`."""

import json
from collections.abc import Iterator
from pathlib import Path


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, HTML and gold text (title, then body) of each page."""
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
