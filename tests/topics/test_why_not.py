"""What an article that is no match is short of."""

import pytest

from monitor.topics import Judge
from tests.topics.builders import TWO_SIDES, topic
from tests.topics.test_score import FILLING, PAIR

FAR = f"قالت سفالبارد {'كلاما كثيرا ' * 16} في بيتكيرن أمس."
LIST = "فرضت رسوما على سفالبارد وفرنسا وبيتكيرن وإيطاليا."

NEAR_MISSES = {
    "one side": (
        "عنوان آخر",
        [FILLING[0], "قالت سفالبارد كذا."],
        ["0 of 6 points, 6 short", "north is named in sentence 2", "south is not named"],
    ),
    "neither side": ("عنوان آخر", FILLING[:1], ["0 of 6 points, 6 short", "north is not named", "south is not named"]),
    "apart": (
        "عنوان آخر",
        ["وصل الوفد إلى سفالبارد.", FILLING[0], "مضى إلى بيتكيرن."],
        ["1 of 6 points, 5 short", "north and south never stand in one sentence", "both in the title would give 6 points more, and a match"],
    ),
    "far apart": (
        "عنوان آخر",
        [FAR],
        ["1 of 6 points, 5 short", "north and south stand too many words apart in sentence 1", "both in the title would give 6 points more, and a match"],
    ),
    "list": (
        "عنوان آخر",
        [FILLING[0], LIST],
        ["2 of 6 points, 4 short", "north and south come together only in a list of countries, in sentence 2", "both in the title would give 6 points more, and a match"],
    ),
    "in passing": (
        "عنوان آخر",
        ["أرسلت سفالبارد صاروخا إلى بيتكيرن.", *FILLING],
        [
            "north and south come together in sentence 1, of 9 in all",
            "that is in passing: it takes the title, or 3 sentences of a text of this length",
            "both in the title would give 6 points more, and a match",
        ],
    ),
    "sport": (
        "سفالبارد تهزم بيتكيرن في مباراة ودية",
        [PAIR],
        ["north and south come together in the title and sentence 1, of 1 in all", "held at mention by the rule 'damp': the title has a term of sport"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("title", "body", "reasons"), NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_near_misses(title: str, body: list[str], reasons: list[str]) -> None:
    """What is missing is said: the side, the place, the points, the rule that holds it down, what would do."""
    (verdict,) = Judge([topic()]).judge(title, "", body, why_not=True)
    assert list(verdict.why_not) == reasons


def test_a_match_is_short_of_nothing() -> None:
    """A match has no such reasons, and nothing has any that was not asked for them."""
    judge = Judge([topic()])
    assert judge.judge("سفالبارد تدعو بيتكيرن", "", [], why_not=True)[0].why_not == ()
    assert judge.judge("عنوان آخر", "", FILLING)[0].why_not == ()


def test_what_is_said_would_be_true() -> None:
    """An article that would match with the pair in its title does, once the pair stands there."""
    judge = Judge([topic()])
    for title, body, reasons in NEAR_MISSES.values():
        if any("in the title would" in reason for reason in reasons):
            assert judge.judge(f"{title}: سفالبارد وبيتكيرن", "", body)[0].level == "match"


def test_a_cap_of_ones_own() -> None:
    """A rule of the topic's own that holds an article down is named."""
    own = topic(
        TWO_SIDES + '\n[[rule]]\nid = "never"\nall = ["south", "sport"]\nwithin = "article"\ncap = "none"\n'
    )
    (verdict,) = Judge([own]).judge("سفالبارد تدعو بيتكيرن", "", ["بدأت مباراة اليوم."], why_not=True)
    assert "held at none by the rule 'never'" in verdict.why_not
