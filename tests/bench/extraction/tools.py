"""The extractors compared, each as it is meant to be used for Arabic news; those not installed are named, not guessed.

Every tool gives its title, where it knows one, and its text. Their packages are in the extra `bench`; they are imported when
they are asked for, so that the benches and tests that need only ours run without them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from monitor.article import clean, extract_page
from monitor.model import Article

Extract = Callable[[str], str]

# Arabic glues its particles to the words that follow, so a text has fewer stop words than jusText's defaults expect: with those
# it finds one line in fourteen of the corpus. These are the best that were found on eleven real pages.
_JUSTEXT_FOR_ARABIC = {
    "length_low": 50,
    "length_high": 150,
    "stopwords_low": 0.1,
    "stopwords_high": 0.2,
    "max_link_density": 0.25,
}


@dataclass(frozen=True, slots=True)
class Tool:
    """An extractor: its name in the tables, the package it is in, how to get it."""

    name: str
    package: str
    load: Callable[[], Extract]


def whole_text(article: Article) -> str:
    """Title, lead and body."""
    return "\n".join((article.title, article.lead, *article.body))


def ours() -> Extract:
    """This project's way with a page of which nothing else is known."""
    return lambda page: whole_text(clean(extract_page(page)))


def _trafilatura(**options: bool) -> Extract:
    library = import_module("trafilatura")

    def extract(page: str) -> str:
        found = library.bare_extraction(page, include_comments=False, with_metadata=True, **options)
        return _titled(found.title, found.text) if found else ""

    return extract


def _readability() -> Extract:
    library, html = import_module("readability"), import_module("lxml.html")

    def extract(page: str) -> str:
        document = library.Document(page)
        return _titled(document.short_title(), "\n".join(html.fromstring(document.summary()).itertext()))

    return extract


def _newspaper() -> Extract:
    library = import_module("newspaper")

    def extract(page: str) -> str:
        article = library.Article("https://news.example/1", language="ar")
        article.download(input_html=page)
        article.parse()
        return _titled(article.title, article.text)

    return extract


def _resiliparse() -> Extract:
    library = import_module("resiliparse.extract.html2text")
    return lambda page: str(
        library.extract_plain_text(page, main_content=True, alt_texts=False, list_bullets=False)
    )


def _justext() -> Extract:
    library = import_module("justext")
    words = library.get_stoplist("Arabic")

    def extract(page: str) -> str:
        found = library.justext(page.encode(), words, encoding="utf-8", **_JUSTEXT_FOR_ARABIC)
        return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)

    return extract


def _boilerpy() -> Extract:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)

    def extract(page: str) -> str:
        found = extractor.get_doc(page)
        return _titled(found.title, found.content)

    return extract


def _titled(title: str | None, text: str | None) -> str:
    """Title and text, the title once."""
    text = text or ""
    return text if not title or text.lstrip().startswith(title) else f"{title}\n{text}"


OTHERS = (
    Tool("trafilatura", "trafilatura", _trafilatura),
    Tool("… precision", "trafilatura", lambda: _trafilatura(favor_precision=True)),
    Tool("readability-lxml", "readability-lxml", _readability),
    Tool("newspaper4k", "newspaper4k", _newspaper),
    Tool("resiliparse", "resiliparse", _resiliparse),
    Tool("jusText, tuned", "jusText", _justext),
    Tool("boilerpy3", "boilerpy3", _boilerpy),
)
"""The tools of other hands, in the order of the tables."""


def available() -> tuple[list[Tool], list[str]]:
    """The tools that are installed, and the packages that are not."""
    there, missing = [], []
    for tool in OTHERS:
        try:
            version(tool.package)
            there.append(tool)
        except PackageNotFoundError:
            missing.append(tool.package)
    return there, missing
