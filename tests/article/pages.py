"""Invented pages for the tests of extraction."""

from collections.abc import Sequence

from tests.article.texts import PROSE, TITLE


def html_page(body: str, *, head: str = "", title: str = TITLE) -> str:
    """A whole page around some markup."""
    return (
        f"<!DOCTYPE html><html lang='ar'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def paragraphs(texts: Sequence[str] = PROSE, tag: str = "p") -> str:
    """Texts in elements of one kind."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def meta(name: str, content: str) -> str:
    """One line of a page's head."""
    return f'<meta property="{name}" content="{content}">'
