"""Why a stored article was not flagged: judged once more, by the topics as they are now."""

from collections.abc import Sequence
from dataclasses import replace

from monitor import topics
from monitor.model import StoredArticle, TopicRef, Verdict


def with_reasons(stored: StoredArticle, refs: Sequence[TopicRef]) -> StoredArticle:
    """The article with `why_not` in its verdicts, and with verdicts of the topics it was never judged by.

    Raises:
        ConfigError: a topic can't be read.
    """
    article = stored.article
    judge = topics.Judge(topics.load(refs))
    now = {
        verdict.topic: verdict
        for verdict in judge.judge(article.title, article.lead, article.body, why_not=True)
    }
    kept = [_beside(verdict, now.pop(verdict.topic, None)) for verdict in stored.verdicts]
    return replace(stored, verdicts=(*kept, *now.values()))


def _beside(stored: Verdict, now: Verdict | None) -> Verdict:
    """The stored verdict with what it is short of, or with what a changed topic would say."""
    if now is None or stored.level == now.level:
        return replace(stored, why_not=now.why_not if now else ())
    changed = (
        f"as the topic is now, this is a {now.level} ({now.score}/{now.match_at}): "
        "`monitor topics apply` judges what is kept anew"
    )
    return replace(stored, why_not=(changed, *now.why_not))
