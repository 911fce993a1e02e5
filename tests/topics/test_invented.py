"""The default topic on invented articles: a regression test, written before the rules had seen them.

`invented.jsonl` has {id, label, pitfall, title, text} a line. `mention` means that the pair is named in passing. When its 143
were written 131 of them came out as labelled; since then the lexicon and the rules changed for reasons that are not in it.
`invented_hard.jsonl` has the same of those, of 273 more, that had something to teach: short texts, most of them, that name a
side once or by another word. What of them comes out otherwise is what the rules are known to miss.
"""

import json

import pytest

from monitor.model import Level, TopicRef
from monitor.topics import Judge, load
from tests.bench.topics import HARD, INVENTED, TOPIC, WANTED

CASES = {
    case["id"]: case
    for file in (INVENTED, HARD)
    for case in map(json.loads, file.read_text("utf-8").splitlines())
}
JUDGE = Judge(load([TopicRef(TOPIC)]))
# What does not come out as labelled, and why it is left so.
KNOWN = {
    "pair-only-body": Level.MENTION,  # the pair in one sentence of five, the title on neither
    "interview-anaphora": Level.MENTION,  # named once, then "the two countries", "the former"
    "list-adjectives": Level.NONE,  # bare روس is also the surname Ross
    "history-war": Level.NONE,  # the Soviet Union is not Russia
    "kim-dynasty-history": Level.NONE,
    "salad": Level.MENTION,  # السلطة الروسية is the salad, and the Russian authorities
    # The two stand in neighbouring sentences and never in one, as they do where Russia only reacts to a missile test.
    "containers-two-sentences": Level.MENTION,
    "kn23-two-sentences": Level.MENTION,
    "hospital-two-sentences": Level.MENTION,
    "missile-two-sentences": Level.MENTION,
    "pay-two-sentences": Level.MENTION,
    # Once, nine words and more apart: as in the agenda of somebody else's summit.
    "neighbour-by-possessive": Level.MENTION,
    "koksan-in-crimea": Level.MENTION,
    "nine-words-between": Level.MENTION,
    # In one of four or five sentences, and one side only in the title.
    "factories-day-and-night": Level.MENTION,
    "shells-in-one-of-four": Level.MENTION,
    "kim-writes-to-putin": Level.NONE,  # كيم alone, and a word between it and بوتين
    "sport-protocol": Level.MENTION,  # sport in the title
    # A short text in which one sentence of two or three brings them together, about something else.
    "summit-in-passing": Level.MATCH,
    "three-regrets": Level.MATCH,
    "arms-of-three-makers": Level.MATCH,
    "missile-descent": Level.MATCH,
    # Irrelevant, and both are named.
    "satellite-series": Level.MENTION,
    "market-report": Level.MENTION,
    "quake": Level.MENTION,
    "cabinet-of-applause": Level.MENTION,
}


@pytest.mark.parametrize("name", CASES)
def test_invented(name: str) -> None:
    """Each comes out as labelled, or as it is known to; what is irrelevant never matches."""
    case = CASES[name]
    (verdict,) = JUDGE.judge(case["title"], "", case["text"].split("\n"))
    assert verdict.level is KNOWN.get(name, WANTED[case["label"]]), verdict.evidence
    assert case["label"] != "irrelevant" or verdict.level is not Level.MATCH


def test_enough_of_each_label() -> None:
    """The table is large enough to mean something: at least 120 articles, 25 of each label."""
    labels = [case["label"] for case in CASES.values()]
    assert len(labels) >= 120
    assert min(labels.count(label) for label in WANTED) >= 25
