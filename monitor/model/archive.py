"""Judging the archive anew: what was kept of an article, and what other rules make of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitor.model.article import Article, Extracted
from monitor.model.verdict import Level, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stored verdict says, without its reasons."""

    level: Level
    score: int
    match_at: int
    mention_at: int


@dataclass(frozen=True, slots=True)
class Archived:
    """A stored article as judging needs it; `standings` is topic → what the database says now."""

    id: int
    feed_id: str
    publisher: str
    title: str
    lead: str
    body: tuple[str, ...]
    standings: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """An article whose level differs when it is judged anew."""

    id: int
    feed_id: str
    publisher: str
    title: str
    before: Level
    after: Level
    score_before: int
    score_after: int


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """A stored article as cleaning it again needs it.

    Attributes:
        id, feed_id, publisher, url: as in `StoredArticle`.
        item_title, item_summary: what its feed said.
        extracted: its lines, before cleaning.
        article: as it was cleaned.
        verdicts: as it was judged.
        has_page: whether its page is still kept.
    """

    id: int
    feed_id: str
    publisher: str
    url: str
    item_title: str
    item_summary: str
    extracted: Extracted
    article: Article
    verdicts: tuple[Verdict, ...]
    has_page: bool


@dataclass(frozen=True, slots=True)
class Recleaned:
    """What cleaning one article again changes.

    Attributes:
        id, feed_id, publisher: which one.
        title: what it is called now.
        taken_out, given_back: paragraphs that are no longer, and newly, its text (the lead among them).
        changes: one a topic whose level differs.
        from_page: whether its page was read again, and not only the lines that were made of it.
    """

    id: int
    feed_id: str
    publisher: str
    title: str
    taken_out: tuple[str, ...]
    given_back: tuple[str, ...]
    changes: tuple[LevelChange, ...]
    from_page: bool

    @property
    def is_change(self) -> bool:
        """Whether it changes anything that people see."""
        return bool(self.taken_out or self.given_back or self.changes)


@dataclass(frozen=True, slots=True)
class Recleaning:
    """What cleaning the archive again changes.

    Attributes:
        articles: how many were cleaned again.
        of: how many there are.
        from_pages: of those, how many from their pages; of the others the page is gone, so that rules for pages could not
            be tried on them.
        changed: those that read or stand differently now, the newest first.
        applied: whether the database says so now.
    """

    articles: int
    of: int
    from_pages: int
    changed: tuple[Recleaned, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many of a feed's articles were flagged before, and are now."""

    feed_id: str
    publisher: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What judging the archive anew under one topic changes.

    Attributes:
        topic: its id.
        articles: how many were judged.
        flagged_before, flagged_after: how many match.
        rescored: how many have another score at the same level.
        changes: those whose level differs, the newest first.
        outlets: the feeds with articles flagged before or now, the most flagged first.
        applied: whether the database says so now.
    """

    topic: str
    articles: int
    flagged_before: int
    flagged_after: int
    rescored: int
    changes: tuple[LevelChange, ...]
    outlets: tuple[OutletCount, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that separates articles labelled relevant from the others.

    Attributes:
        phrase: as one of the articles writes it.
        relevant, others: in how many articles of either kind it stands.
        weight: log-odds in standard deviations, 2 and more is hardly chance; negative when it speaks against relevance.
    """

    phrase: str
    relevant: int
    others: int
    weight: float
