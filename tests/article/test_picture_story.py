"""Captions are the text of pages that have hardly any other, and of no other page."""

import pytest

from monitor.article import clean, extract_page
from tests.article.pages import html_page, paragraphs
from tests.article.texts import HEADLINES, PROSE, TITLE

INTRO = "عبر الناس الجسر الجديد أول مرة صباح اليوم، وكانت عدسة النهر هناك من الفجر إلى الظهر."


def figures(captions: tuple[str, ...]) -> str:
    """A picture each, with its caption."""
    return "".join(f"<figure><img src='{text[:3]}.jpg'><figcaption><p>{text}</p></figcaption></figure>" for text in captions)  # fmt: skip


def body_of(markup: str) -> tuple[str, ...]:
    """The body of the article on a page."""
    return clean(extract_page(html_page(f"<article><h1>{TITLE}</h1>{markup}</article>"))).body


def test_captions_of_a_picture_story_are_its_text() -> None:
    """An introduction and captions that say more than it: all of them are the body, in order."""
    assert body_of(f"<p>{INTRO}</p>{figures(PROSE)}") == (INTRO, *PROSE)


@pytest.mark.parametrize(
    ("below", "captions"),
    [
        pytest.param(PROSE, PROSE[:2], id="two captions"),
        pytest.param(PROSE, tuple(f"صورة من الجسر {word}" for word in ("ليلا", "ظهرا", "فجرا", "عصرا")), id="no sentences"),
        pytest.param(PROSE, ("يقف وزير النقل مع النواب على الجسر الجديد وخلفهم أول شاحنة تعبره.",) * 4, id="one, repeated"),
        pytest.param(PROSE, tuple(f"<a href='/n'>{text} كما قال الوزير في كلمته أمام النواب.</a>" for text in HEADLINES), id="cards"),
    ],
)  # fmt: skip
def test_other_captions_are_no_text(below: tuple[str, ...], captions: tuple[str, ...]) -> None:
    """Few captions, labels, the same sentence again and cards of other stories stay out of an article's text."""
    assert body_of(f"{paragraphs(below)}{figures(captions)}") == below


def test_captions_beside_a_longer_text_are_no_text() -> None:
    """Where the paragraphs say more than the captions, those are captions."""
    text = tuple(f"{sentence} {INTRO} {sentence}" for sentence in PROSE)
    assert body_of(f"{paragraphs(text)}{figures(PROSE[:3])}") == text
