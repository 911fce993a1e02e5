"""What the corpus is made of: stories, what stands around them, and pages whose every line has its label."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_HERE = Path(__file__).parent

TITLE, LEAD, BODY = "title", "lead", "body"
ARTICLE = (TITLE, LEAD, BODY)
"""The labels of what belongs to the article; every other label but EITHER is a class of boilerplate."""
EITHER = "either"
"""The label of lines on which careful readers disagree (who sent an embedded post, the time of a live entry)."""

CLASSES = frozenset(
    [
        "ad",
        "app",
        "author_box",
        "breadcrumb",
        "byline",
        "caption",
        "comment_form",
        "comments",
        "cookie",
        "counter",
        "date",
        "disclaimer",
        "follow",
        "headline_run",
        "imprint",
        "listen",
        "login",
        "most_read",
        "most_read_teaser",
        "nav",
        "newsletter",
        "paywall",
        "prev_next",
        "rating",
        "read_also",
        "read_also_teaser",
        "related",
        "related_teaser",
        "search",
        "section",
        "share",
        "slogan",
        "source",
        "tags",
        "ticker",
        "trending",
        "ui",
        "weather",
        "wire",
    ]
)
"""The classes of boilerplate; a teaser is what a card tells of another item below its headline."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story as its author wrote it.

    ``kind`` is ``paragraph``, ``heading``, ``item`` (of a list), ``quote`` (pulled out of the text), ``row`` (of a table, cells
    in ``parts``), ``post`` (embedded: text, sender, date in ``parts``) or ``figure`` (caption and credit in ``parts``).
    """

    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An invented article, before any page shows it."""

    id: str
    section: str
    title: str
    lead: str
    author: str
    date: datetime
    tags: tuple[str, ...]
    caption: str
    credit: str
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs only, in order."""
        return tuple(block.parts[0] for block in self.blocks if block.kind == "paragraph")


@dataclass(frozen=True, slots=True)
class Card:
    """Another item of the host as a list or card shows it."""

    title: str
    teaser: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A reader's comment, or an author's life."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pools:
    """What pages draw their furniture from."""

    cards: tuple[Card, ...]
    comments: tuple[Signed, ...]
    lives: tuple[Signed, ...]
    trending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on a page that a reader would call one line, and its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A finished page: the HTML and, in the page's order, everything a reader sees on it."""

    template: str
    part: str
    story: str
    url: str
    html: str
    summary: str
    """What the host's feed would give as the item's description."""
    lines: tuple[Line, ...]

    def texts(self, *labels: str) -> tuple[str, ...]:
        """The lines with these labels, in the page's order."""
        return tuple(line.text for line in self.lines if line.label in labels)

    @property
    def gold(self) -> str:
        """Title, lead and body, one line each."""
        return "\n".join(text for label in ARTICLE for text in self.texts(label))


_MARKS = {"## ": "heading", "- ": "item", "> ": "quote", "| ": "row", "@ ": "post", "! ": "figure"}


def read_blocks(text: str) -> tuple[Block, ...]:
    """Read a story's body: one block a line, its kind in the mark before it, parts separated by a bar."""
    return tuple(_read_block(line) for line in text.strip().splitlines())


def _read_block(line: str) -> Block:
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            rest = line.removeprefix(mark)
            parts = rest.split("|") if kind in {"row", "post", "figure"} else [rest]
            return Block(kind, tuple(part.strip() for part in parts))
    return Block("paragraph", (line,))


def read_stories(folder: Path = _HERE / "stories") -> tuple[Story, ...]:
    """Read every story, in the order of the files' names."""
    return tuple(_read_story(file) for file in sorted(folder.glob("*.toml")))


def _read_story(file: Path) -> Story:
    story = tomllib.loads(file.read_text("utf-8"))
    story["tags"] = tuple(story["tags"])
    return Story(id=file.stem, blocks=read_blocks(story.pop("body")), **story)


def read_pools(file: Path = _HERE / "pools.toml") -> Pools:
    """Read what furniture is drawn from."""
    pools = tomllib.loads(file.read_text("utf-8"))
    return Pools(
        cards=tuple(Card(**card) for card in pools["others"]),
        comments=_read_signed(pools["comments"], "author"),
        lives=_read_signed(pools["lives"], "name"),
        trending=tuple(pools["words"]["trending"]),
    )


def _read_signed(rows: Sequence[dict[str, str]], name: str) -> tuple[Signed, ...]:
    return tuple(Signed(row[name], row["text"]) for row in rows)
