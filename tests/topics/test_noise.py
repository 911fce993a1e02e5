"""What nobody sees or everybody spells otherwise changes no verdict."""

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.arabic.fold import fold
from monitor.model import TopicRef, Verdict
from monitor.topics import Judge, load
from tests.bench.topics import INVENTED, TOPIC

CASES = [json.loads(line) for line in INVENTED.read_text("utf-8").splitlines()]
JUDGE = Judge(load([TopicRef(TOPIC)]))
# Marks, tatweel, zero-width and direction signs may follow any Arabic letter.
FOLLOWING = (
    "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\ufeff"
)
OTHER_LETTERS = str.maketrans({"ك": "ک", "ي": "ی", "ه": "ہ", "أ": "ا", "إ": "ٱ"})
FORMS = {
    unicodedata.normalize("NFKC", char): char
    for char in map(chr, range(0xFE8D, 0xFEF5))
    if len(unicodedata.normalize("NFKC", char)) == 1
}


def disguised(text: str, noise: list[int]) -> str:
    """The text with letters of other keyboards or presentation forms, and something invisible after some of them."""
    result = []
    for place, char in enumerate(text):
        number = noise[place % len(noise)]
        letter = {1: char.translate(OTHER_LETTERS), 2: FORMS.get(char, char)}.get(number % 5, char)
        invisible = FOLLOWING[number % len(FOLLOWING)] if number % 3 == 0 and "ء" <= char <= "ي" else ""
        result.append(letter + invisible)
    return "".join(result)


def reasons(verdict: Verdict) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Rule, sentence and folded terms of each piece of evidence."""
    return [
        (one.rule, one.sentence, tuple(fold(term.found).strip() for term in one.terms))
        for one in verdict.evidence
    ]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.lists(st.integers(0, 200), min_size=7, max_size=40))
def test_disguise_changes_nothing(case: dict[str, str], noise: list[int]) -> None:
    """Level, points, reasons and what is highlighted are the same; every stretch is quoted from the disguised text."""
    title, body = case["title"], case["text"].split("\n")
    (plain,) = JUDGE.judge(title, "", body)
    title, body = disguised(title, noise), [disguised(paragraph, noise) for paragraph in body]
    (verdict,) = JUDGE.judge(title, "", body)
    assert (verdict.level, verdict.score, reasons(verdict)) == (plain.level, plain.score, reasons(plain))
    for one in verdict.evidence:
        assert all(one.text[term.start : term.end] == term.found for term in one.terms)
    texts = {"title": title, "body": "\n".join(body)}
    marked = [fold(texts[mark.zone][mark.start : mark.end]).strip() for mark in verdict.highlights]
    before = {"title": case["title"], "body": case["text"]}
    assert marked == [fold(before[mark.zone][mark.start : mark.end]).strip() for mark in plain.highlights]
