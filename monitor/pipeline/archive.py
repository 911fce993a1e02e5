"""Judging the archive by other rules: what they would flag, newly or no longer. Reads what is kept, never the network."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from monitor.model import Archived, Level, LevelChange, OutletCount, Rejudged, Standing, Verdict
from monitor.topics import Judge

_NEVER_JUDGED = Standing(Level.NONE, 0, 0, 0)


@dataclass(slots=True)
class Comparison:
    """Counts, article by article, what changes under one topic."""

    topic: str
    articles: int = 0
    rescored: int = 0
    changes: list[LevelChange] = field(default_factory=list)
    flagged_before: Counter[tuple[str, str]] = field(default_factory=Counter)
    flagged_after: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, article: Archived, verdict: Verdict) -> None:
        """Count one article and what the topic says of it now."""
        before = article.standings.get(self.topic, _NEVER_JUDGED)
        outlet = (article.feed_id, article.publisher)
        self.articles += 1
        self.flagged_before[outlet] += before.level is Level.MATCH
        self.flagged_after[outlet] += verdict.level is Level.MATCH
        if before.level is verdict.level:
            self.rescored += before.score != verdict.score
        else:
            self.changes.append(
                LevelChange(
                    id=article.id,
                    feed_id=article.feed_id,
                    publisher=article.publisher,
                    title=article.title,
                    before=before.level,
                    after=verdict.level,
                    score_before=before.score,
                    score_after=verdict.score,
                )
            )

    def result(self, *, applied: bool) -> Rejudged:
        """What was counted."""
        outlets = self.flagged_before + self.flagged_after  # Counter addition drops those without any
        return Rejudged(
            topic=self.topic,
            articles=self.articles,
            flagged_before=self.flagged_before.total(),
            flagged_after=self.flagged_after.total(),
            rescored=self.rescored,
            changes=tuple(self.changes),
            outlets=tuple(
                OutletCount(*outlet, self.flagged_before[outlet], self.flagged_after[outlet])
                for outlet, _ in outlets.most_common()
            ),
            applied=applied,
        )


def judged_anew(
    articles: Iterable[Archived], judge: Judge, comparisons: Sequence[Comparison]
) -> dict[int, tuple[Verdict, ...]]:
    """Judge some articles and count what changes.

    Args:
        articles: the articles.
        judge: by the new rules.
        comparisons: one a topic of the judge, in its order; each is told of every article.

    Returns:
        article number → the verdicts that are worth writing down: all but those that say "nothing at all" as before.
    """
    worth_writing = {}
    for article in articles:
        verdicts = judge.judge(article.title, article.lead, article.body)
        for comparison, verdict in zip(comparisons, verdicts, strict=True):
            comparison.add(article, verdict)
        changed = tuple(verdict for verdict in verdicts if not _as_before(article, verdict))
        if changed:
            worth_writing[article.id] = changed
    return worth_writing


def _as_before(article: Archived, verdict: Verdict) -> bool:
    """Whether nothing was found, now as before; a verdict with evidence is written anew, for its reasons may differ."""
    standing = Standing(verdict.level, verdict.score, verdict.match_at, verdict.mention_at)
    return not verdict.evidence and article.standings.get(verdict.topic) == standing
