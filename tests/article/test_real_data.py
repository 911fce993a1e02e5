"""Real articles: five seeds, five pages and the corpus, where `MONITOR_DATA` says they are."""

import os
from itertools import islice
from pathlib import Path

import pytest

from monitor.article import clean, extract_page, read_text
from monitor.model import Quality
from tests.bench.extraction import corpus, measure, pages, seeds, whole_text

pytestmark = pytest.mark.skipif(
    "MONITOR_DATA" not in os.environ, reason="MONITOR_DATA is unset: real articles are not in the repository"
)
SEEDS = ("000", "001", "002", "003", "004")
PAGES = ("assabah", "cnn_arabic", "elbaladtv", "sputnik_arabic", "youm7")


@pytest.fixture(name="data")
def data_folder() -> Path:
    """Where the real articles are."""
    return Path(os.environ["MONITOR_DATA"])


@pytest.mark.parametrize("seed", SEEDS)
def test_seed_is_exact(data: Path, seed: str) -> None:
    """Title and every paragraph of the body are those a reader marked; so nothing foreign is left in it."""
    ((_, text, title, paragraphs),) = (found for found in seeds(data) if found[0].startswith(seed))
    article = clean(read_text(text))
    assert article.title == title
    assert article.body == paragraphs
    assert article.quality is Quality.GOOD


@pytest.mark.parametrize("name", PAGES)
def test_page(data: Path, name: str) -> None:
    """Title, lead and body of a page are nearly its gold."""
    ((_, page, gold),) = (found for found in pages(data) if found[0] == name)
    article = clean(extract_page(page))
    assert article.title == gold.split("\n")[0]
    assert measure(whole_text(article), gold).f >= 0.98


def test_clean_articles_stay(data: Path) -> None:
    """Of articles that are clean but for residue less than half a percent goes, and none is left without a body.

    Every fourth article: all of them are in the bench.
    """
    size = removed = 0
    for title, text in islice(corpus(data), 0, None, 4):
        extracted = read_text(text)
        article = clean(extracted, title=title)
        size += sum(len(line.text) for line in extracted.lines)
        removed += sum(len(line.text) for line in article.removed)
        assert article.body or not extracted.lines
    assert removed < 0.005 * size
