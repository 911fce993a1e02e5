"""feedparser's own test documents through our decoding and our guard, and through our parser as a whole.

They are taken from feedparser's source distribution (BSD-2), which `.ci/run` gets from the package index and names in
MONITOR_FEEDPARSER_SDIST. Each document says in a comment what a parser must find, as a Python expression.
"""

import io
import os
import re
import tarfile
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path, PurePosixPath

import feedparser
import pytest

from monitor.feeds import parse
from monitor.feeds.guard import Guarded, guard
from monitor.fetch import Decoded, decode
from monitor.model import Failure, ParsedFeed, SitemapIndex

SDIST = os.environ.get("MONITOR_FEEDPARSER_SDIST", "")
NOW = datetime(2026, 8, 22, tzinfo=UTC)
HELD = 2_166

# Folder → how many expectations are not ours to fulfil, and why.
KNOWN = {
    "encoding": 37,  # declarations that lie are no error to us (5); legacy code pages no browser reads (11); EBCDIC (21)
    "http": 8,  # status codes: the fetcher's
    "illformed/chardet": 8,  # guessing Chinese and Thai
    "wellformed/http": 3,  # headers: the fetcher's
    "wellformed/psc": 3,  # chapters of podcasts
    "wellformed/rss": 3,  # entities and versions declared in a DOCTYPE, which the guard cuts
    "illformed": 1,  # an empty document
    "wellformed/atom10": 2,  # ids that are resolved against the base address we give
    "wellformed/node_precedence": 1,  # likewise
}

pytestmark = pytest.mark.skipif(
    not SDIST, reason="MONITOR_FEEDPARSER_SDIST is not set: feedparser's sources are not there"
)


class Charset(str):
    """The encoding we found; equal to any other in which the document reads the same."""

    __slots__ = ("body", "text")
    body: bytes
    text: str

    @classmethod
    def of(cls, found: Decoded, body: bytes) -> "Charset":
        """Of a document that was decoded."""
        charset = cls(found.charset)
        charset.body, charset.text = body, found.text
        return charset

    def __eq__(self, other: object) -> bool:
        try:
            return str(self) == other or self.body.decode(str(other)).lstrip("\ufeff") == self.text
        except (LookupError, UnicodeError):
            return False

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class Case:
    """One document: where it is in the corpus, its bytes."""

    path: PurePosixPath
    body: bytes

    @property
    def folder(self) -> str:
        """The folder below `tests`."""
        return str(self.path.parent)

    def decoded(self) -> Decoded:
        """By our decoder, with the header that the document asks its server to send."""
        header = Message()
        header["content-type"] = self.headers().get("content-type", "application/xml")
        return decode(self.body, http_charset=header.get_content_charset() or "", language="en")

    def headers(self) -> dict[str, str]:
        """What the document asks its server to send."""
        lines = re.findall(rb"Header:\s*([^:\n]+):([^\n]*)", self.body[:4_000])
        found = {name.decode().lower(): value.decode("latin-1").strip() for name, value in lines}
        return {"content-location": f"http://127.0.0.1:8097/{self.path}"} | found

    def holds(self) -> bool:
        """Whether what the document expects is found in it, decoded and guarded by us."""
        found = self.decoded()
        guarded = guard(found.text, 2_000)
        expected = re.search(r"Expect:\s*(.+)", decode(self.body, http_charset="", language="en").text)
        if not isinstance(guarded, Guarded) or not expected:
            return False
        headers = self.headers() | {"content-type": "application/xml; charset=utf-8"}
        document = feedparser.parse(io.BytesIO(guarded.text.encode()), response_headers=headers)
        names = dict(document) | {"encoding": Charset.of(found, self.body), "feedparser": feedparser}
        try:
            return bool(eval(expected[1].strip().rstrip("->").strip(), {}, names))  # noqa: S307 - what the corpus is made of
        except (KeyError, IndexError, AttributeError, TypeError, NameError, SyntaxError):
            return False


def cases() -> Iterator[Case]:
    """All documents of the distribution."""
    with tarfile.open(Path(SDIST)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            file = archive.extractfile(member) if path.suffix == ".xml" and "tests" in path.parts else None
            if file is not None:
                yield Case(PurePosixPath(*path.parts[path.parts.index("tests") + 1 :]), file.read())


def read_all() -> tuple[int, Counter[str]]:
    """How many expectations hold, and how many do not, by folder."""
    held, failed = 0, Counter[str]()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the corpus asks for names that feedparser has deprecated
        for case in cases():
            if case.holds():
                held += 1
            else:
                failed[case.folder] += 1
    return held, failed


@pytest.mark.slow
def test_what_feedparser_promises_still_holds() -> None:
    """Neither our decoder nor our guard costs an expectation that a news feed could depend on."""
    held, failed = read_all()

    assert held >= HELD
    assert failed == KNOWN


@pytest.mark.slow
def test_no_document_raises() -> None:
    """Each is a feed, an index or a named failure."""
    for case in cases():
        result = parse(case.decoded().text, f"http://127.0.0.1/{case.path}", "UTC", NOW)
        assert isinstance(result, ParsedFeed | SitemapIndex | Failure), case.path
