"""Simpler rules to compare ours with. They get the same terms, masks and weak terms: only the rule differs.

Most are written in the topic language itself, as a topic whose only rules give enough points to match.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from monitor.model import Level, Verdict
from monitor.topics import Judge, Topic
from monitor.topics.matcher import Matcher
from monitor.topics.sentences import sentences
from monitor.topics.topic import Lists, Rule, Within

Plain = tuple[str, tuple[str, ...]]  # title, paragraphs
Baseline = Callable[[Topic, Sequence[Plain]], Iterator[Level]]

# EMM, the European Media Monitor, adds up weights of keywords: ten a hit, five hits a side, sixty to be flagged.
EMM_WEIGHT = 10
EMM_MOST = 5
EMM_THRESHOLD = 60


def _only(within: Within, near: int | None = None) -> Baseline:
    """A rule that flags wherever all sides come together so; enumerations mean nothing to it."""

    def levels(topic: Topic, articles: Sequence[Plain]) -> Iterator[Level]:
        rule = Rule("alone", within, topic.match_at, topic.relate, near=near)
        listed = replace(rule, id="listed", lists=Lists.ONLY)
        judge = Judge([replace(topic, rules=(rule, listed))])
        for title, body in articles:
            verdict: Verdict
            (verdict,) = judge.judge(title, "", body)
            yield verdict.level

    return levels


def _weights(topic: Topic, articles: Sequence[Plain]) -> Iterator[Level]:
    """Weighted keywords over a threshold."""
    matcher = Matcher([topic.groups.values()])
    for title, body in articles:
        key = "\n".join(sentence.key for sentence in sentences(title, "", body))
        groups = [hit.group for hit in matcher.find(key)[0]]
        counts = [min(groups.count(side), EMM_MOST) for side in topic.relate]
        enough = all(counts) and sum(counts) * EMM_WEIGHT >= EMM_THRESHOLD
        yield Level.MATCH if enough else Level.NONE


BASELINES: dict[str, Baseline] = {
    "AND anywhere": _only(Within.ARTICLE),
    "AND in the title": _only(Within.TITLE),
    "same sentence": _only(Within.SENTENCE),
    "NEAR/10": _only(Within.SENTENCE, near=10),
    "EMM-like weights": _weights,
}
