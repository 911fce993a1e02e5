"""The third pass of cleaning: give back what would leave less than an article."""

from collections.abc import Sequence

from monitor.article.annotate import Annotated
from monitor.article.removal import Decisions, Removal
from monitor.model import Quality

_MOST_REMOVED = 0.6  # of the running text: the seeds lose at most .42 of it
_SHORTEST_BODY = 40  # characters of a line that can be a whole article


def guard(lines: Sequence[Annotated], decisions: Decisions) -> tuple[list[Removal | None], Quality]:
    """Undo removals that only rest on a line's place when they take most of the running text or all of it."""
    guarded = list(decisions)
    running = [index for index, line in enumerate(lines) if line.is_text and line.paragraph]
    doubtful = [index for index in running if _is_by_place(decisions[index])]
    size = sum(lines[index].length for index in running)
    quality = Quality.GOOD
    if sum(lines[index].length for index in doubtful) > _MOST_REMOVED * size:
        quality = Quality.SUSPECT
        for index in doubtful:
            guarded[index] = None
    if not _has_body(lines, guarded):
        for index in _last_resort(lines, guarded):
            guarded[index] = None
    return guarded, quality


def _is_by_place(removal: Removal | None) -> bool:
    return removal is not None and removal.by_place


def _has_body(lines: Sequence[Annotated], decisions: Decisions) -> bool:
    return any(
        decision is None and (line.prose or line.length > _SHORTEST_BODY)
        for line, decision in zip(lines, decisions, strict=True)
    )


def _last_resort(lines: Sequence[Annotated], decisions: Decisions) -> list[int]:
    """What to give back to an empty body: prose that only its place told against, else a title that is a sentence."""
    prose = [index for index, line in enumerate(lines) if line.prose]
    by_place = [index for index in prose if _is_by_place(decisions[index])]
    titles = [index for index in prose if lines[index].own_title]
    return by_place or titles[:1]
