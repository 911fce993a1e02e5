"""From a page to an article: the extractor's lines, then the cleaned text with everything removed kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text as the extractor gave it.

    Attributes:
        text: stripped, never empty, white space collapsed.
        number: 1-based place among the extracted lines (in a text file: the line of the file).
        item: whether it stood in a list.
        heading: whether the page marked it as a heading.
        link_share: share of its characters that are link text, 0 to 1.
    """

    text: str
    number: int
    item: bool = False
    heading: bool = False
    link_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not the article's.

    Attributes:
        text: the line as extracted.
        cls: class of the catalogue (`most_read`, `related`, `cookie` …); `class` in JSON.
        rule: id of the rule that removed it.
        reason: one sentence for people.
        number: the line's number; 0 for what was cut out of the page before there were lines.
    """

    text: str
    cls: str
    rule: str
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the extractor found in a page, before cleaning.

    Attributes:
        title: the page's own headline, or "".
        lines: the text blocks in page order.
        description: the page's own summary (standfirst, og:description), or "".
        deck: what stands between headline and text outside both, or "".
        method: which extractor settings gave the lines.
        cut: what was cut out of the page before the lines were made.
        published_text: when the page says it was published, in its own words, or "".
    """

    title: str
    lines: tuple[Line, ...]
    description: str = ""
    deck: str = ""
    method: str = ""
    cut: tuple[Removed, ...] = ()
    published_text: str = ""


class Quality(StrEnum):
    """Whether the cleaned text can be relied on."""

    GOOD = "good"
    SUSPECT = "suspect"  # cleaning would have removed more than 60 % of the prose, so it was left alone


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article.

    Attributes:
        title: headline, one line.
        lead: a standfirst that is *not* in the body (a feed summary, a deck outside the text), else "".
        body: every paragraph in order.
        removed: every extracted line that is in neither title nor body, then what was cut out of the page.
        metadata: what removed lines said about the article: `source`, `tags`, `date`, `byline` … → text.
        quality: whether the cleaned text can be relied on.
    """

    title: str
    lead: str
    body: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    quality: Quality = Quality.GOOD
