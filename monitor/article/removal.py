"""Why a line is not the article's."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.article.annotate import Annotated
from monitor.model import LearntLine, Removed


@dataclass(frozen=True, slots=True)
class Removal:
    """The decision to take a line out.

    Attributes:
        cls: class of the line.
        rule: id of the rule that decided.
        reason: one sentence for people.
        by_place: whether only its place told against it, or other pages, not the line itself; guards may give such a
            line back.
    """

    cls: str
    rule: str
    reason: str
    by_place: bool = False

    def of(self, annotated: Annotated) -> Removed:
        """The removed line as the article keeps it."""
        line = annotated.line
        return Removed(line.text, self.cls, self.rule, self.reason, line.number)


Decisions = Sequence[Removal | None]
"""One decision a line, in order; None keeps the line."""


def furniture(learnt: LearntLine) -> Removal:
    """The removal of a line that the host repeats."""
    return Removal(
        "host_furniture",
        f"host/{learnt.name}",
        f"stands in {learnt.articles} of {learnt.of} articles of this host; the rest of them share "
        f"{learnt.overlap:.0%} of their words",
        by_place=True,
    )
