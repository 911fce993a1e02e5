"""Whether the numbers in the rules hold on sources they were not chosen on: `python -m tests.bench.left_out [FOLDER]`.

For each source of `corpus/*.jsonl` in turn, the numbers of the standard rules are chosen anew from a small grid on all the
other sources, then tried on the one left out. Of the choices that are as good as the best the one in their middle counts.
The lexicon is not chosen anew: it stays as it is, so what the
table shows is about the rules only.
"""

import itertools
import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median_low

from monitor.model import Level, TopicRef
from monitor.topics import Topic, load
from monitor.topics.judge import watch
from monitor.topics.rules import Limits, standard
from monitor.topics.scenes import Scene
from monitor.topics.score import score
from tests.bench.topics import TOPIC, Text, corpus

# Number → the values that are tried.
GRID: Mapping[str, tuple[int, ...]] = {
    "match": (5, 6, 7, 8),
    "passing_share": (15, 20, 25, 30, 35),
    "passing_sentences": (3, 4, 5),
    "throughout_share": (40, 50, 65),
    "near": (20, 30, 40),
}
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """An article that names both sides, as the rules see it."""

    text: Text
    scenes: tuple[Scene, ...]

    def wrong(self, topic: Topic) -> bool:
        """Whether a topic misses or wrongly flags it; a borderline article is never wrong."""
        matched = score(topic, self.scenes).level is Level.MATCH
        return self.text.label != "mention" and matched != (self.text.label == "relevant")


def with_numbers(topic: Topic, numbers: Numbers) -> Topic:
    """The topic with other numbers in its standard rules."""
    match_at, share, often, throughout, near = numbers
    limits = Limits(near=near, passing_share=share, passing_sentences=often, throughout_share=throughout)
    own = [rule for rule in topic.rules if rule.id not in STANDARD]
    rules = (*standard(topic.relate, topic.boost, topic.damp, limits), *own)
    return replace(topic, rules=rules, match_at=match_at)


STANDARD = frozenset(rule.id for rule in standard(["a"], ["a"], ["a"]))


def errors(topic: Topic, articles: Sequence[Watched]) -> dict[Numbers, dict[str, list[Text]]]:
    """Numbers → source → articles they get wrong."""
    found: dict[Numbers, dict[str, list[Text]]] = {}
    for numbers in itertools.product(*GRID.values()):
        changed = with_numbers(topic, numbers)
        wrong = defaultdict(list)
        for article in articles:
            if article.wrong(changed):
                wrong[article.text.source].append(article.text)
        found[numbers] = wrong
    return found


def choose(found: Mapping[Numbers, Mapping[str, list[Text]]], left_out: str) -> Numbers:
    """The best numbers on all sources but one."""
    counts = {
        numbers: sum(len(texts) for source, texts in wrong.items() if source != left_out)
        for numbers, wrong in found.items()
    }
    best = min(counts.values())
    tied = [numbers for numbers, count in counts.items() if count == best]
    middle = tuple(median_low(values) for values in zip(*tied, strict=True))
    return min(tied, key=lambda numbers: (_steps(numbers, middle), numbers))


def _steps(one: Numbers, other: Numbers) -> int:
    """How many steps in the grid two choices are apart."""
    places = zip(GRID.values(), one, other, strict=True)
    return sum(abs(values.index(here) - values.index(there)) for values, here, there in places)


def main(folder: Path) -> None:
    """Print the table."""
    (topic,) = load([TopicRef(TOPIC)])
    sides = frozenset(topic.relate)
    watched = watch(topic)
    articles = [Watched(text, watched(text.title, "", text.body)) for text in corpus(folder)]
    articles = [
        article
        for article in articles
        if sides <= frozenset[str]().union(*(scene.groups for scene in article.scenes))
    ]
    found = errors(topic, articles)
    print(f"{len(articles)} articles name both sides; {len(found)} choices of {', '.join(GRID)}")
    print(f"{'left out':<34}{'relevant':>8} {'irrelev.':>8}  {'chosen':<20} missed wrong")
    missed = wrong = 0
    for source in sorted({article.text.source for article in articles}):
        numbers = choose(found, source)
        labels = [article.text.label for article in articles if article.text.source == source]
        bad = [text.label for text in found[numbers][source]]
        missed, wrong = missed + bad.count("relevant"), wrong + bad.count("irrelevant")
        print(
            f"{source:<34}{labels.count('relevant'):>8} {labels.count('irrelevant'):>8}  {numbers!s:<20}"
            f" {bad.count('relevant'):>6} {bad.count('irrelevant'):>5}"
        )
    print(f"{'in all':<72} {missed:>6} {wrong:>5}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["MONITOR_DATA"]))
