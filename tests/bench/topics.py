"""How good and how fast the default topic is: `python -m tests.bench.topics [FOLDER]`.

The folder, `MONITOR_DATA` by default, holds `corpus/*.jsonl` and `topic_cases.jsonl` (one {id, title, text, label} a
line) and `seeds/gold.json`. Prints our rules beside simpler ones with the same terms, then the errors, the invented cases
and the time an article takes.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median, quantiles

from monitor.article import clean, read_text
from monitor.model import Evaluation, Labelled, Level, TopicRef, Verdict
from monitor.topics import Judge, evaluate, load
from tests.bench.baselines import BASELINES

TOPIC = "russia-dprk"
THREE = ("russia-dprk", "sudan-war", "iran-nuclear")
INVENTED = Path(__file__).parents[1] / "topics" / "invented.jsonl"
HARD = Path(__file__).parents[1] / "topics" / "invented_hard.jsonl"
# What a label asks for; borderline articles are right as a mention.
WANTED = {"relevant": Level.MATCH, "mention": Level.MENTION, "irrelevant": Level.NONE}


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned article with its label, and where it was published."""

    id: str
    title: str
    body: tuple[str, ...]
    label: str
    source: str = ""


def texts(*files: Path) -> Iterator[Text]:
    """The labelled articles of some files, cleaned, equal ids once."""
    seen: set[str] = set()
    for file in files:
        for line in file.read_text("utf-8").split("\n"):
            row = json.loads(line or "{}")
            if row and row["id"] not in seen:
                seen.add(row["id"])
                article = clean(read_text(row["text"]), title=row["title"])
                yield Text(row["id"], article.title, article.body, row["label"], row.get("source", ""))


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


def judge_all(judge: Judge, articles: Iterable[Text]) -> Iterator[tuple[Text, Verdict]]:
    """Each article with its verdict."""
    for article in articles:
        (verdict,) = judge.judge(article.title, "", article.body)
        yield article, verdict


def labelled(article: Text, verdict: Verdict) -> Labelled:
    """An article as `evaluate` takes it."""
    return Labelled(article.id, article.title, article.label, verdict.level, verdict.score)


def milliseconds(judge: Judge, articles: Sequence[Text]) -> list[float]:
    """How much processor time each article takes to fold, match and score."""
    taken = []
    for article in articles:
        start = time.process_time()
        judge.judge(article.title, "", article.body)
        taken.append((time.process_time() - start) * 1000)
    return taken


def row(name: str, result: Evaluation) -> str:
    """One rule's line of the table."""
    matched = {label: levels[Level.MATCH.value] for label, levels in result.confusion.items()}
    relevant = sum(result.confusion["relevant"].values())
    figures = " ".join(f"{figure or 0:9.3f}" for figure in (result.precision, result.recall, result.f1))
    return f"{name:<22}{figures}  {relevant - matched['relevant']:>6}  {matched['irrelevant']:>5}"


def compare(folder: Path, judge: Judge, articles: Sequence[Text]) -> None:
    """Print the table of rules, and the errors of ours."""
    result = evaluate(TOPIC, (labelled(*pair) for pair in judge_all(judge, articles)))
    (topic,) = load([TopicRef(TOPIC)])
    print(f"{result.n} articles of {folder.name}/corpus; labels: {_labels(result)}")
    print(f"{'rule':<22}{'precision':>9} {'recall':>9} {'F1':>9}  missed  wrong")
    for name, rule in BASELINES.items():
        levels = (
            (article, level) for article, level in zip(articles, rule(topic, _plain(articles)), strict=True)
        )
        simple = (Labelled(text.id, text.title, text.label, level, 0) for text, level in levels)
        print(row(name, evaluate(TOPIC, simple)))
    print(row("our rules", result))
    for error in result.errors:
        print(f"  {error.label} but {error.level} ({error.score}): {error.id} {error.title}")


def _labels(result: Evaluation) -> str:
    return ", ".join(f"{sum(levels.values())} {label}" for label, levels in result.confusion.items())


def _plain(articles: Iterable[Text]) -> list[tuple[str, tuple[str, ...]]]:
    return [(article.title, article.body) for article in articles]


def main(folder: Path) -> None:
    """Print it all."""
    start = time.process_time()
    judge = Judge(load([TopicRef(TOPIC)]))
    print(f"loading and compiling {TOPIC}: {(time.process_time() - start) * 1000:.0f} ms")
    articles = corpus(folder)
    compare(folder, judge, articles)
    for file in (folder / "topic_cases.jsonl", INVENTED, HARD):
        cases = list(judge_all(judge, texts(file)))
        exact = sum(verdict.level is WANTED[case.label] for case, verdict in cases)
        print(f"{file.name}: {exact} of {len(cases)} exact")
    scores = (f"{verdict.level} {verdict.score}" for _, verdict in judge_all(judge, seeds(folder)))
    print("seeds:", ", ".join(scores))
    for name, judges in ((TOPIC, judge), ("three topics", Judge(load([TopicRef(topic) for topic in THREE])))):
        taken = milliseconds(judges, articles)
        print(
            f"{name}: {fmean(taken):.2f} ms an article, median {median(taken):.2f}, 95 % under {quantiles(taken, n=20)[-1]:.2f} ms"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["MONITOR_DATA"]))
