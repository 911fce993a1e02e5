"""What a search gives."""

from dataclasses import dataclass

from monitor.model.stored import StoredItem

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An article a search found.

    Attributes:
        item: the article, under the topic that says most of it.
        title_marks: [start, end) of what was found in the title.
        excerpt: the paragraph that answers best, from shortly before what was found in it.
        excerpt_marks: [start, end) of what was found in the excerpt.
    """

    item: StoredItem
    title_marks: Stretches
    excerpt: str
    excerpt_marks: Stretches


@dataclass(frozen=True, slots=True)
class Answer:
    """The best of what a search found.

    Attributes:
        found: the articles, in the order asked for.
        total: how many were considered.
        more: whether there are older ones that were not.
    """

    found: tuple[Found, ...]
    total: int
    more: bool = False
