"""How an article becomes sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Zone
from monitor.topics.sentences import TITLE, sentences

SPLIT = {
    "full stops": ("قال كذا. وأضاف كذا.", ["قال كذا.", "وأضاف كذا."]),
    "question and exclamation": ("من فعل؟ لا أحد! انتهى الأمر", ["من فعل؟", "لا أحد!", "انتهى الأمر"]),
    "semicolon": ("قال كذا؛ ثم مضى", ["قال كذا؛", "ثم مضى"]),
    "lines": ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
    "closing quotes": ("قال «نعم لا.» ثم مضى", ["قال «نعم لا.»", "ثم مضى"]),
    "lost space": ("انتهى الأمر.وقال آخر", ["انتهى الأمر.", "وقال آخر"]),
    "decimals": ("بلغ 3.5 مليون", ["بلغ 3.5 مليون"]),
    "initials": ("نقلت أ. ف. ب عنه", ["نقلت أ. ف. ب عنه"]),
    "initials at the end of a line": ("نقلت أ.ف.ب.\nوقال آخر", ["نقلت أ.ف.ب.", "وقال آخر"]),
    "commas": ("قال، وأضاف، ومضى", ["قال، وأضاف، ومضى"]),
    "a word alone": ("موسكو.\nقال كذا.", ["قال كذا."]),
    "no break space": ("قال كذا.\u00a0وأضاف كذا", ["قال كذا.", "وأضاف كذا"]),
    "nothing": (" \n ", []),
}


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=SPLIT)
def test_split(text: str, expected: list[str]) -> None:
    """Sentences end where a reader would say so."""
    assert [sentence.text for sentence in sentences("", "", [text])[1:]] == expected


def test_zones() -> None:
    """The lead comes first, then the body; the opening is counted over both."""
    title, *rest = sentences("العنوان هنا", "المقدمة هنا.", ["أولا قال. ثانيا قال.", "ثالثا قال."])
    assert (title.index, title.zone(2)) == (TITLE, Zone.TITLE)
    assert [sentence.part for sentence in rest] == ["lead", "body", "body", "body"]
    assert [sentence.zone(2) for sentence in rest] == [Zone.OPENING, Zone.OPENING, Zone.BODY, Zone.BODY]


def test_repetition_counts_once() -> None:
    """A sentence that was there before, in the title or the lead, in whatever spelling, is left out."""
    kept = sentences(
        "وصل الوفد الى موسكو", "قال الوزير نعم.", ["وصل الوفد إلى موسكو.", "قال الوزيرُ نعم", "قال لا."]
    )
    assert [sentence.text for sentence in kept] == ["وصل الوفد الى موسكو", "قال الوزير نعم.", "قال لا."]


ALPHABET = st.sampled_from("اب ةأ.؟!\n\u00a0\u200f«»\"'3؛…")


@settings(max_examples=200)
@given(
    st.text(ALPHABET, max_size=30),
    st.text(ALPHABET, max_size=40),
    st.lists(st.text(ALPHABET, max_size=40), max_size=4),
)
def test_offsets_lead_back(title: str, lead: str, body: list[str]) -> None:
    """Every sentence stands where it says, sentences of a text don't overlap, and none is lost but short ones."""
    texts = {"title": title, "lead": lead, "body": "\n".join(body)}
    end = {"lead": 0, "body": 0, "title": 0}
    for sentence in sentences(title, lead, body):
        stop = sentence.offset + len(sentence.text)
        assert texts[sentence.part][sentence.offset : stop] == sentence.text
        assert sentence.offset >= end[sentence.part]
        end[sentence.part] = stop
