"""The standfirst that the body does not have."""

import pytest

from monitor.article import clean
from tests.article.texts import HEADLINES, PROSE, TITLE, page

STANDFIRST = (
    "جسر جديد فوق النهر ينهي سنوات من الزحام، والوزير يعد سكان مدينة السلام بجسر ثان قبل الصيف المقبل."
)


@pytest.mark.parametrize(
    ("summary", "lead"),
    [
        pytest.param(STANDFIRST, STANDFIRST, id="of its own"),
        pytest.param(
            f"{STANDFIRST[:60]} [&hellip;]".replace("&hellip;", "…"), f"{STANDFIRST[:60]}…", id="cut off"
        ),
        pytest.param(f"{STANDFIRST}\nاقرأ المزيد", STANDFIRST, id="with a link below"),
        pytest.param(f"{STANDFIRST} The post {TITLE} appeared first on النهر.", STANDFIRST, id="WordPress"),
        pytest.param(PROSE[0], "", id="first paragraph"),
        pytest.param(PROSE[2], "", id="a later paragraph"),
        pytest.param(f"{PROSE[0]} {PROSE[1][:40]}…", "", id="beginning of the body, cut off"),
        pytest.param(PROSE[0].replace("أ", "ا").replace("ة", "ه"), "", id="respelled"),
        pytest.param(PROSE[0].replace("صباح اليوم ", ""), "", id="nearly the same"),
        pytest.param(TITLE, "", id="the title"),
        pytest.param(f"{TITLE} {PROSE[0][:60]}…", "", id="the title and the first words, cut off"),
        pytest.param("موقع إخباري شامل ينقل لكم أحدث التطورات على مدار الساعة", "", id="a slogan"),
        pytest.param("جسر جديد", "", id="too short"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_summary_of_the_feed(summary: str, lead: str) -> None:
    """A summary is the lead when it says something that title and body do not."""
    assert clean(page(TITLE, *PROSE), title=TITLE, summary=summary).lead == lead


def test_description_of_the_page() -> None:
    """The page's description serves when the feed has no summary; a whole one is preferred to one cut off."""
    extracted = page(*PROSE, description=STANDFIRST)
    assert clean(extracted).lead == STANDFIRST
    assert clean(extracted, summary=f"{STANDFIRST[:50]}…").lead == STANDFIRST


def test_lead_without_a_body() -> None:
    """Where no text was found the summary is all there is."""
    article = clean(page(), summary=STANDFIRST)
    assert (article.lead, article.body) == (STANDFIRST, ())


def test_unrelated_headlines_are_no_lead() -> None:
    """A summary that shares no words with the article is not about it."""
    assert clean(page(*PROSE), summary=f"{HEADLINES[0]} و{HEADLINES[1]}").lead == ""
