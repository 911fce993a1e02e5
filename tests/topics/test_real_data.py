"""The default topic on real articles, where `MONITOR_DATA` says they are."""

import os
from pathlib import Path

import pytest

from monitor.model import Level, TopicRef, Verdict
from monitor.topics import Judge, evaluate, load
from tests.bench.topics import TOPIC, WANTED, Text, corpus, judge_all, labelled, seeds, texts

pytestmark = pytest.mark.skipif(
    "MONITOR_DATA" not in os.environ, reason="MONITOR_DATA is unset: real articles are not in the repository"
)


@pytest.fixture(name="data", scope="module")
def data_folder() -> Path:
    """Where the real articles are."""
    return Path(os.environ["MONITOR_DATA"])


@pytest.fixture(name="judge", scope="module")
def default_topic() -> Judge:
    """The default topic, compiled."""
    return Judge(load([TopicRef(TOPIC)]))


@pytest.fixture(name="judged", scope="module")
def judged_corpus(data: Path, judge: Judge) -> list[tuple[Text, Verdict]]:
    """The whole corpus with its verdicts."""
    return list(judge_all(judge, corpus(data)))


def test_seeds(data: Path, judge: Judge) -> None:
    """All five articles the program exists for are a match, and far from the threshold."""
    verdicts = [verdict for _, verdict in judge_all(judge, seeds(data))]
    assert [verdict.level for verdict in verdicts] == [Level.MATCH] * 5
    assert min(verdict.score for verdict in verdicts) >= 20


def test_cases(data: Path, judge: Judge) -> None:
    """Of the pitfalls at most three are not exact, no irrelevant one matches and no relevant one is none."""
    cases = list(judge_all(judge, list(texts(data / "topic_cases.jsonl"))))
    wrong = [case.id for case, verdict in cases if verdict.level is not WANTED[case.label]]
    assert len(wrong) <= 3, wrong
    outcomes = {(case.label, verdict.level) for case, verdict in cases}
    assert outcomes.isdisjoint({("irrelevant", Level.MATCH), ("relevant", Level.NONE)})


@pytest.mark.slow
def test_corpus(judged: list[tuple[Text, Verdict]]) -> None:
    """On labelled news at most one relevant article is missed and at most one irrelevant one matched."""
    result = evaluate(TOPIC, (labelled(*pair) for pair in judged))
    assert [error.label for error in result.errors].count("relevant") <= 1, result.errors
    assert [error.label for error in result.errors].count("irrelevant") <= 1, result.errors


@pytest.mark.slow
def test_every_stretch_is_quoted_from_the_article(judged: list[tuple[Text, Verdict]]) -> None:
    """In real articles too, evidence and highlights are the article's own letters."""
    for article, verdict in judged:
        text = {"title": article.title, "body": "\n".join(article.body)}
        for evidence in verdict.evidence:
            assert evidence.text in f"{text['title']}\n{text['body']}"
            assert all(evidence.text[hit.start : hit.end] == hit.found for hit in evidence.terms)
        marks = verdict.highlights
        assert all(text[mark.zone][mark.start : mark.end].strip() for mark in marks)
