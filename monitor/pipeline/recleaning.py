"""Cleaning and judging an article again from what is kept of it, after the rules or its host's memory changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from monitor import article, stories
from monitor.article import KnownTitles
from monitor.model import Extracted, HostMemory, KeptArticle, Level, LevelChange, Recleaned, Verdict
from monitor.pipeline.stages import Judges
from monitor.store import Revision

_NOTHING = (Level.NONE, 0)


@dataclass(frozen=True, slots=True)
class Recleaner:
    """Cleans again; reads and writes nothing.

    Attributes:
        judge: the topics.
        titles: those of the house's articles.
        drop: feed id → the lines its configuration drops.
    """

    judge: Judges
    titles: KnownTitles
    drop: Callable[[str], Collection[str]]

    def redo(
        self, kept: KeptArticle, memory: HostMemory, extracted: Extracted | None = None
    ) -> tuple[Revision, Recleaned]:
        """What an article is now, and what that changes.

        Args:
            kept: what is stored of it.
            memory: of its host.
            extracted: what its page gives today; None for the lines that were kept.
        """
        lines = extracted or kept.extracted
        cleaned = article.clean(
            lines,
            title=kept.item_title,
            summary=kept.item_summary,
            other_titles=self.titles,
            memory=memory,
            drop=self.drop(kept.feed_id),
        )
        verdicts = self.judge.judge(cleaned.title, cleaned.lead, cleaned.body)
        revision = Revision(kept.id, cleaned, lines, verdicts, stories.shingles(cleaned.body))
        before, after = (kept.article.lead, *kept.article.body), (cleaned.lead, *cleaned.body)
        return revision, Recleaned(
            id=kept.id,
            feed_id=kept.feed_id,
            publisher=kept.publisher,
            title=cleaned.title,
            taken_out=tuple(text for text in before if text and text not in after),
            given_back=tuple(text for text in after if text and text not in before),
            changes=tuple(_changes(kept, cleaned.title, verdicts)),
            from_page=extracted is not None,
        )


def _changes(kept: KeptArticle, title: str, verdicts: Collection[Verdict]) -> list[LevelChange]:
    earlier = {verdict.topic: (verdict.level, verdict.score) for verdict in kept.verdicts}
    changes = []
    for verdict in verdicts:
        level, score = earlier.get(verdict.topic, _NOTHING)
        if level is not verdict.level:
            changes.append(
                LevelChange(
                    id=kept.id,
                    feed_id=kept.feed_id,
                    publisher=kept.publisher,
                    title=title,
                    before=level,
                    after=verdict.level,
                    score_before=score,
                    score_after=verdict.score,
                )
            )
    return changes
