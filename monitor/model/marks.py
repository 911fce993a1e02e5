"""What the analyst has said of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a person may call an article under a topic, as in an evaluation corpus.
LABELS = ("relevant", "mention", "irrelevant")


@dataclass(frozen=True, slots=True)
class Marks:
    """The analyst's own marks on one article.

    Attributes:
        labels: topic → one of `LABELS`: what the article really is under that topic.
        starred: to be found again.
        hidden: not to be listed or announced.
        muted: its whole story is not to be listed or announced.
        note: a sentence of the analyst's, or "".
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    starred: bool = False
    hidden: bool = False
    muted: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """A stored article the analyst has labelled under a topic, to measure the topic by."""

    id: int
    title: str
    lead: str
    body: tuple[str, ...]
    label: str
