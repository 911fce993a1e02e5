"""The default topic on 143 invented articles: a regression test, written before the rules had seen them.

`invented.jsonl` has {id, label, pitfall, title, text} a line. `mention` means that the pair is named in passing. When it was
written 131 of them came out as labelled; since then the lexicon and the rules changed for reasons that are not in it.
"""

import json

import pytest

from monitor.model import Level, TopicRef
from monitor.topics import Judge, load
from tests.bench.topics import INVENTED, TOPIC, WANTED

CASES = {case["id"]: case for case in map(json.loads, INVENTED.read_text("utf-8").splitlines())}
JUDGE = Judge(load([TopicRef(TOPIC)]))
# What does not come out as labelled, and why it is left so.
KNOWN = {
    "pair-only-body": Level.MENTION,  # the pair in one sentence of five, the title on neither
    "interview-anaphora": Level.MENTION,  # named once, then "the two countries", "the former"
    "list-adjectives": Level.NONE,  # bare روس is also the surname Ross
    "history-war": Level.NONE,  # the Soviet Union is not Russia
    "kim-dynasty-history": Level.NONE,
    "salad": Level.MENTION,  # السلطة الروسية is the salad, and the Russian authorities
}


@pytest.mark.parametrize("name", CASES)
def test_invented(name: str) -> None:
    """Each comes out as labelled, or as it is known to; what is not relevant never matches."""
    case = CASES[name]
    (verdict,) = JUDGE.judge(case["title"], "", case["text"].split("\n"))
    assert verdict.level is KNOWN.get(name, WANTED[case["label"]]), verdict.evidence
    assert case["label"] == "relevant" or verdict.level is not Level.MATCH


def test_enough_of_each_label() -> None:
    """The table is large enough to mean something: at least 120 articles, 25 of each label."""
    labels = [case["label"] for case in CASES.values()]
    assert len(labels) >= 120
    assert min(labels.count(label) for label in WANTED) >= 25
