"""Headlines without site names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.article.headline import headline
from tests.article.texts import TITLE


@pytest.mark.parametrize(
    ("text", "site_name"),
    [
        (f"{TITLE} - قناة النهر", ""),
        (f"{TITLE} | النهر نيوز", ""),
        (f"{TITLE} – جريدة الساحل اليومية", ""),
        (f"{TITLE} “صدى النهر”", ""),
        (f"{TITLE} - الصباح | Assabah News", "Assabah News"),
        (f"{TITLE} - اليوم السابع", "اليوم السابع"),
        (f"{TITLE} - النهر", "قناة النهر"),
        (f"{TITLE} :: rivernews.com", ""),
        (f"النهر نيوز - {TITLE}", ""),
        (f"  {TITLE}\n", ""),
    ],
)
def test_site_names_are_cut(text: str, site_name: str) -> None:
    """What a site adds to its headlines goes, whether its name is known or only looks like one."""
    if site_name == "Assabah News":
        assert headline(text, site_name) == f"{TITLE} - الصباح"
    else:
        assert headline(text, site_name) == TITLE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("الساحل يلتقي الجبل في قمة الموسم.. «لقاء ينتظره الجميع»", id="a quotation at the end"),
        pytest.param("محادثات النهر - الجبل تنتهي بلا اتفاق", id="a dash between names"),
        pytest.param("قناة السويس - ارتفاع الإيرادات في الربع الأول", id="a canal in front"),
        pytest.param("فيديو | وزير النقل يفتتح الجسر الجديد", id="a label in front"),
        pytest.param("إصابة العشرات في الميناء بحسب «وكالة الساحل»", id="an agency as a source"),
        pytest.param("قال الوزير: «موقع الجسر آمن»", id="reported speech"),
        pytest.param("جسر - قناة النهر", id="too little would be left"),
        pytest.param("", id="nothing"),
    ],
)
def test_headlines_that_only_look_alike_stay(text: str) -> None:
    """Quotations and dashes that belong to the headline stay."""
    assert headline(text) == text


@given(st.text(), st.text(max_size=20))
def test_one_line_from_the_text(text: str, site_name: str) -> None:
    """The result is a stretch of the text on one line, and stays what it is."""
    result = headline(text, site_name)
    assert result in " ".join(text.split())
    assert "\n" not in result
    assert headline(result, site_name) == result
