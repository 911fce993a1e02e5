"""Long pages: twice the page is twice the work, not four times."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from monitor.article import clean, extract_page
from monitor.article.dom import prepare
from monitor.article.extract import parse
from tests.article.pages import html_page
from tests.article.texts import FOREIGN, HEADLINES, PROSE, TITLE

_ENTRIES = 40
_MOST = 2.2  # times the work for twice the entries


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and in C: work that is the same on every machine."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def page_of(entry: str, entries: int) -> str:
    """A page with an article of so many entries."""
    text = (
        entry.format(
            number=number, text=PROSE[number % len(PROSE)], headline=HEADLINES[number % len(HEADLINES)]
        )
        for number in range(entries)
    )
    return html_page(f"<article><h1>{TITLE}</h1><p>{FOREIGN[0]}</p>{''.join(text)}</article>")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            "<div class=entry><time>12:{number}</time><h3>{headline}</h3><p>{text}</p></div>", id="live blog"
        ),
        pytest.param("<div><img src={number}><p>{headline}</p></div><p>{text}</p>", id="pictures"),
        pytest.param("<img src={number}>", id="nothing but pictures"),
        pytest.param(
            "<figure><img src={number}><figcaption>{text}</figcaption></figure>", id="a picture story"
        ),
        pytest.param(
            "<div><h3>اقرأ أيضاً</h3><ul><li><a href=/{number}>{headline}</a></li></ul></div>", id="boxes"
        ),
        pytest.param(
            "<div><h3><a href=/{number}>{headline}</a></h3><p>{text}</p></div><p>{text}</p>", id="teasers"
        ),
        pytest.param("{text}<br>", id="line breaks"),
        pytest.param("<b>{text}</b> {headline} ", id="bold words"),
        pytest.param("<ul><li><a href=/{number}>{headline}</a>", id="lists in lists"),
    ],
)
def test_work_grows_with_the_page(entry: str) -> None:
    """Preparing a page and cleaning its lines takes no more than so many times the calls for twice the entries."""
    clean(extract_page(page_of(entry, 1)))  # what is made once: markers, tables of letters
    work = []
    for entries in (_ENTRIES, 2 * _ENTRIES):
        tree = parse(page_of(entry, entries))
        extracted = extract_page(page_of(entry, entries))
        work.append(calls(lambda tree=tree, extracted=extracted: (prepare(tree), clean(extracted))))  # type: ignore[misc]
    assert work[1] <= _MOST * work[0]
