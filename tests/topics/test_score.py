"""The standard rules and the rules of a topic's own."""

import pytest

from monitor.model import Level, Zone
from tests.topics.builders import TWO_SIDES, judged, points, topic

PAIR = "وقعت سفالبارد وبيتكيرن اتفاقا جديدا."
OTHER = "وقال مراقبون إن الطقس سيبقى معتدلا {}."
FILLING = [
    OTHER.format(number) for number in ("اليوم", "غدا", "أمس", "مساء", "صباحا", "ليلا", "ظهرا", "عصرا")
]


def test_nothing_at_all() -> None:
    """An article without the sides is none, without evidence."""
    verdict = judged("عنوان آخر", *FILLING)
    assert (verdict.level, verdict.score, verdict.evidence) == (Level.NONE, 0, ())


def test_one_side_is_nothing() -> None:
    """One side alone gives no points, however often it stands there."""
    assert judged("سفالبارد", "قالت سفالبارد كذا.", "وأضافت سفالبارد كذا.").level is Level.NONE


def test_title_and_flash() -> None:
    """Both in the headline of a flash is a match: there is no text that could confirm it."""
    verdict = judged("سفالبارد تدعو بيتكيرن")
    assert points(verdict) == {"title": 4, "title+body": 2, "both present": 1}
    assert verdict.level is Level.MATCH


def test_title_that_the_text_does_not_confirm() -> None:
    """Both in the headline above a long text on something else stays a mention."""
    verdict = judged("صور الأسبوع: سفالبارد وبيتكيرن", *FILLING)
    assert points(verdict) == {"title": 4, "both present": 1}
    assert verdict.level is Level.MENTION


def test_opening_body_and_close() -> None:
    """A pair in the opening gives 3, in the body 1, and 1 more where few words lie between."""
    far = "قالت سفالبارد يوم أمس في بيان طويل نشرته الصحف المحلية كلها إنها تدعو بيتكيرن إلى الحوار."
    verdict = judged("عنوان آخر", PAIR, FILLING[0], FILLING[1], far)
    assert points(verdict) == {"opening": 3, "body": 1, "close": 1, "both present": 1}
    assert [evidence.zone for evidence in verdict.evidence] == [Zone.OPENING, Zone.BODY, Zone.OPENING, None]


def test_too_far_apart() -> None:
    """More than 30 words between the two is no statement about both."""
    verdict = judged("عنوان آخر", f"قالت سفالبارد {'كلاما كثيرا ' * 16} في بيتكيرن أمس.")
    assert points(verdict) == {"both present": 1}


def test_rules_stop_at_their_most() -> None:
    """However often the pair stands in the text, no rule gives more than it may."""
    verdict = judged("عنوان آخر", *(f"زار وفد رقم {number} سفالبارد وبيتكيرن." for number in range(20)))
    assert points(verdict) == {"opening": 6, "body": 4, "close": 3, "both present": 1, "throughout": 2}


def test_throughout() -> None:
    """A pair in every second sentence, the title counted, gives 2: a summary of one sentence can be a match."""
    far = f"أعلنت سفالبارد {'بعد جلسة طويلة ' * 4} إرسال وفد إلى بيتكيرن."
    assert points(judged("", far)) == {"opening": 3, "both present": 1, "throughout": 2}
    assert "throughout" in points(judged("عنوان آخر", far))
    assert "throughout" not in points(judged("عنوان آخر", far, FILLING[0]))


def test_throughout_is_not_the_title_alone() -> None:
    """A headline with the pair above one sentence on something else stays a mention."""
    verdict = judged(
        "من سفالبارد إلى بيتكيرن",
        f"{OTHER.format('اليوم')[:-1]} في كل أنحاء الأرض والبحار والجبال والسهول والوديان والجزر",
    )
    assert points(verdict) == {"title": 4, "both present": 1}


def test_linked() -> None:
    """Sides that meet only across two neighbouring sentences give a point."""
    verdict = judged("عنوان آخر", "وصل الوفد إلى سفالبارد.", "ثم مضى إلى بيتكيرن.")
    assert points(verdict) == {"linked": 1, "both present": 1}


def test_in_a_list() -> None:
    """Sides in an enumeration give the point for lists and none of the others."""
    verdict = judged("عنوان آخر", "فرضت رسوما على سفالبارد وفرنسا وبيتكيرن وإيطاليا.")
    assert points(verdict) == {"in a list": 1, "both present": 1}


def test_cue() -> None:
    """A cue in the sentence gives a point and becomes a tag; elsewhere it does neither."""
    assert judged("عنوان آخر", "أرسلت سفالبارد صواريخ وصاروخا إلى بيتكيرن.").cues == ("arms",)
    assert judged("عنوان آخر", PAIR, "سقط صاروخ في البحر.").cues == ()


def test_damp() -> None:
    """A damping word in the headline holds a match down, and the verdict says so."""
    verdict = judged("سفالبارد تهزم بيتكيرن في مباراة ودية", PAIR)
    assert verdict.score >= verdict.match_at
    assert (verdict.level, verdict.capped_by) == (Level.MENTION, "damp")


def test_in_passing() -> None:
    """A pair in one sentence of many is a mention, whatever that sentence is worth; a title without it counts as one."""
    text = "أرسلت سفالبارد صاروخا إلى بيتكيرن."
    assert judged("عنوان آخر", text, *FILLING[:2]).level is Level.MATCH
    assert judged("", text, *FILLING[:3]).level is Level.MATCH
    assert judged("عنوان آخر", text, *FILLING[:3]).capped_by == "in passing"
    verdict = judged("عنوان آخر", text, *FILLING)
    assert (verdict.level, verdict.capped_by) == (Level.MENTION, "in passing")


def test_what_comes_back_is_not_in_passing() -> None:
    """Four sentences are enough, however long the text."""
    pairs = [f"زار وفد رقم {number} سفالبارد وبيتكيرن." for number in range(4)]
    fillings = [OTHER.format(f"في اليوم رقم {number}") for number in range(60)]
    assert judged("عنوان آخر", *pairs, *fillings).level is Level.MATCH


WEAK = {
    "alone": ("قالت الجزيرة إن بيتكيرن صغيرة.", False),
    "its group is there": ("قالت الجزيرة إن بيتكيرن قرب سفالبارد.", True),
    "joined to the other side": ("اتفاق بين الجزيرة وبيتكيرن.", True),
    "a word between": ("اتفاق الجزيرة مع بيتكيرن.", False),
}


@pytest.mark.parametrize(("text", "counts"), WEAK.values(), ids=WEAK)
def test_weak_terms(text: str, counts: bool) -> None:  # noqa: FBT001 - a column of the table
    """A weak term counts only where something else speaks for its group."""
    assert (judged("عنوان آخر", text).score > 0) is counts


def test_two_weak_terms() -> None:
    """Two different weak terms of a group speak for one another; one of them twice does not."""
    assert judged("عنوان آخر", "المستعمرة قرب سفالبارد.", "عاد إلى المستعمرة أمس.").score == 0
    assert judged("عنوان آخر", "المستعمرة قرب سفالبارد.", "عاد إلى الأرخبيل أمس.").score > 0


def test_masked() -> None:
    """The broadcaster named after a side is not the side."""
    assert judged("عنوان آخر", "قالت قناة سفالبارد إن بيتكيرن صغيرة.").score == 0


def test_the_two_sides_need_two_stretches_of_text() -> None:
    """One stretch of text that is a term of both sides is no pair."""
    both = topic(TWO_SIDES.replace('["بيتكيرن"]', '["بيتكيرن", "سفالبارد"]'))
    assert "title" not in points(judged("سفالبارد اليوم", by=both))


OWN = (
    TWO_SIDES
    + """
[[rule]]
id = "alone"
any = ["arms"]
none = ["sport"]
within = "title"
points = 7
[[rule]]
id = "against"
all = ["north", "sport"]
near = 3
points = -2
[[rule]]
id = "never"
all = ["south", "sport"]
within = "article"
cap = "none"
"""
)


def test_a_rule_may_match_without_the_sides() -> None:
    """A rule of the topic's own applies to articles that don't bring the related groups together."""
    verdict = judged("صاروخ جديد", by=topic(OWN))
    assert (verdict.level, points(verdict)) == (Level.MATCH, {"alone": 7})
    assert judged("صاروخ في مباراة", by=topic(OWN)).level is Level.NONE


def test_negative_points_and_caps() -> None:
    """Rules may take points away, or forbid a level altogether."""
    against = judged("عنوان آخر", PAIR, "سفالبارد تلعب مباراة.", by=topic(OWN))
    assert points(against)["against"] == -2
    never = judged("سفالبارد تدعو بيتكيرن", "بدأت مباراة اليوم.", by=topic(OWN))
    assert (never.level, never.capped_by) == (Level.NONE, "never")


def test_standard_rules_can_be_left_out() -> None:
    """`standard = false` leaves only the topic's own rules."""
    own = topic(OWN.replace('id = "two-sides"', 'id = "two-sides"\nstandard = false'))
    assert judged("سفالبارد تدعو بيتكيرن", by=own).level is Level.NONE


def test_levels_are_the_topics() -> None:
    """The thresholds of the file decide, and travel with the verdict."""
    strict = topic(TWO_SIDES + "[levels]\nmatch = 20\nmention = 8\n")
    verdict = judged("سفالبارد تدعو بيتكيرن", by=strict)
    assert (verdict.level, verdict.match_at, verdict.mention_at) == (Level.NONE, 20, 8)
