"""The user's own rules for a feed: what is cut out of its pages, and lines that are dropped."""

from monitor.article import clean, extract_page
from tests.article.pages import html_page, paragraphs
from tests.article.texts import FOREIGN, PROSE, TITLE, page

PAGE = html_page(
    f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}<div class='promo-3'>{paragraphs(FOREIGN)}</div>"
    f"{paragraphs(PROSE[2:])}</article>"
)


def test_pruned_elements_go() -> None:
    """What an XPath finds is cut, regular expressions included, and stands among the removed lines with its XPath."""
    assert clean(extract_page(PAGE)).body == (*PROSE[:2], *FOREIGN, *PROSE[2:])
    article = clean(extract_page(PAGE, prune=("//div[re:test(@class, 'promo')]",)))
    assert article.body == PROSE
    assert [(removed.text, removed.rule) for removed in article.removed] == [
        (text, "feed/prune") for text in FOREIGN
    ]
    assert article.removed[0].reason == "is cut by this feed's prune = “//div[re:test(@class, 'promo')]”"


def test_prune_that_finds_nothing_changes_nothing() -> None:
    """XPaths that find no element, text only or the page itself leave the page as it is."""
    for xpath in ("//video", "//p/text()", "count(//p)", "/html"):
        assert clean(extract_page(PAGE, prune=(xpath,))).body == (*PROSE[:2], *FOREIGN, *PROSE[2:])


def test_dropped_lines_go() -> None:
    """A dropped line goes wherever it stands, in any spelling, be it a sentence or the first one."""
    article = clean(page(FOREIGN[0], *PROSE), drop=[FOREIGN[0].replace("أن", "ان") + " "])
    assert article.body == PROSE
    assert (article.removed[0].cls, article.removed[0].rule) == ("dropped", "feed/drop")
