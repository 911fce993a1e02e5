"""How good and how fast the default topic is: `python -m tests.bench.topics [FOLDER]`.

The folder, `MONITOR_DATA` by default, holds `corpus/*.jsonl` and `topic_cases.jsonl` (one {id, title, text, label} a
line) and `seeds/gold.json`.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median, quantiles

from monitor.article import clean, read_text
from monitor.model import Labelled, Level, TopicRef, Verdict
from monitor.topics import Judge, evaluate, load

TOPIC = "russia-dprk"
THREE = ("russia-dprk", "sudan-war", "iran-nuclear")
# What a label asks for; borderline articles are right as a mention.
WANTED = {"relevant": Level.MATCH, "mention": Level.MENTION, "irrelevant": Level.NONE}


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned article with its label."""

    id: str
    title: str
    body: tuple[str, ...]
    label: str


def texts(*files: Path) -> Iterator[Text]:
    """The labelled articles of some files, cleaned."""
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            article = clean(read_text(row["text"]), title=row["title"])
            yield Text(row["id"], article.title, article.body, row["label"])


def corpus(folder: Path) -> list[Text]:
    """All articles of the corpus."""
    return list(texts(*sorted((folder / "corpus").glob("*.jsonl"))))


def seeds(folder: Path) -> list[Text]:
    """The five seeds as a reader cleaned them."""
    gold = json.loads((folder / "seeds" / "gold.json").read_text("utf-8"))
    return [
        Text(seed["file"], seed["title"]["text"], tuple(block["text"] for block in seed["body"]), "relevant")
        for seed in gold["seeds"]
    ]


def judge_all(judge: Judge, articles: Sequence[Text]) -> Iterator[tuple[Text, Verdict]]:
    """Each article with its verdict."""
    for article in articles:
        (verdict,) = judge.judge(article.title, "", article.body)
        yield article, verdict


def labelled(article: Text, verdict: Verdict) -> Labelled:
    """An article as `evaluate` takes it."""
    return Labelled(article.id, article.title, article.label, verdict.level, verdict.score)


def milliseconds(judge: Judge, articles: Sequence[Text]) -> list[float]:
    """How long each article takes."""
    taken = []
    for article in articles:
        start = time.perf_counter()
        judge.judge(article.title, "", article.body)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main(folder: Path) -> None:
    """Print the table."""
    start = time.perf_counter()
    judge = Judge(load([TopicRef(TOPIC)]))
    print(f"loading and compiling {TOPIC}: {(time.perf_counter() - start) * 1000:.0f} ms")
    articles = corpus(folder)
    result = evaluate(TOPIC, (labelled(*pair) for pair in judge_all(judge, articles)))
    print(f"corpus: {result.n} articles, precision {result.precision:.3f}, recall {result.recall:.3f}")
    for label, levels in result.confusion.items():
        print(f"  {label:<12}{dict(levels)}")
    for error in result.errors:
        print(f"  {error.label} but {error.level} ({error.score}): {error.id} {error.title}")
    cases = list(judge_all(judge, list(texts(folder / "topic_cases.jsonl"))))
    exact = sum(verdict.level is WANTED[case.label] for case, verdict in cases)
    print(f"cases: {exact} of {len(cases)} exact")
    print(
        "seeds:",
        ", ".join(f"{verdict.level} {verdict.score}" for _, verdict in judge_all(judge, seeds(folder))),
    )
    for name, judges in ((TOPIC, judge), ("three topics", Judge(load([TopicRef(topic) for topic in THREE])))):
        taken = milliseconds(judges, articles)
        print(
            f"{name}: {fmean(taken):.2f} ms an article, median {median(taken):.2f}, 95 % under {quantiles(taken, n=20)[-1]:.2f} ms"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["MONITOR_DATA"]))
