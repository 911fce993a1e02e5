"""The plain keyword filter that the monitor is compared with."""

import pytest

from monitor.demo import keyword_filter


@pytest.mark.parametrize(
    ("page", "hit"),
    [
        ("<p>أعلنت موسكو وبيونغ يانغ اتفاقا جديدا</p>", True),
        ("<p>أسعار البطاطس</p><ul><li>الكرملين يعلق</li><li>كوريا الشمالية تطلق صاروخا</li></ul>", True),
        ("<p>منتخب كوريا الجنوبية في موسكو</p>", False),
        ("<p>تصريحات الرئيس الروسي</p>", False),
        ("<p>صاروخ من كوريا الشمالية</p>", False),
        ("<head><title>روسيا وكوريا الشمالية</title></head><p>الطقس</p>", False),
        ("<script>روسيا، كوريا الشمالية</script><p>الطقس</p>", False),
        ("<p title='موسكو'>بيونغ يانغ</p><!-- روسيا -->", False),
        ("<p>&#1605;&#1608;&#1587;&#1603;&#1608; وبيونغ يانغ</p>", True),
        ("", False),
    ],
    ids=[
        "both in the text",
        "both in a list",
        "another Korea",
        "one side",
        "the other side",
        "head",
        "script",
        "attribute and comment",
        "character references",
        "no page",
    ],
)
def test_it_looks_for_both_sides_in_what_a_reader_sees(page: str, *, hit: bool) -> None:
    """A word of both sides anywhere in the visible text is a hit, and nothing else is."""
    assert keyword_filter(page) is hit
