"""What the monitor is compared with: a plain keyword filter, as a search box or a mail rule would do it."""

import re
from html import unescape

RUSSIA = ("روسيا", "روسي", "موسكو", "الكرملين", "بوتين", "لافروف")
NORTH_KOREA = (
    "كوريا الشمالية",
    "الكوري الشمالي",
    "الكورية الشمالية",
    "بيونغ يانغ",
    "بيونج يانج",
    "بيونغيانغ",
    "بيونجيانج",
    "كيم جونغ أون",
    "كيم جونج أون",
)

_INVISIBLE = re.compile(r"<(script|style|head)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def keyword_filter(page: str) -> bool:
    """Whether a word of both sides stands anywhere in the visible text of a page of the newsroom (HTML)."""
    text = unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", page)))
    return any(word in text for word in RUSSIA) and any(word in text for word in NORTH_KOREA)
