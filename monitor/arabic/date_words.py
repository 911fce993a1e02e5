"""The words of Arabic dates: months in four traditions and the Hijri ones, weekdays, halves of the day, places of zones.

CLDR, through Babel, knows the months of every Arab country (40 names, none of which means two months) and the cities
that zones are named after; added here is what newspapers write beside that. All names are keys of `fold`, so that
أغسطس and اغسطس, إبريل and ابريل, جويلية and جويليه are one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from monitor.arabic.fold import fold

LETTERS = "ء-ي"  # as a range of a pattern, of folded words
LONGEST = 200  # characters of a text that may be a date
CONTRADICTION = "?"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORD = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5-\u06dc\u06ea-\u06ef\u06fa-\u06fc\ufb50-\ufefc]+"
)
_EVENED = {
    ord(sign): plain
    for plain, signs in {" ": "\xa0\u202f\t\r\n", ",": "،", "-": "‐‑‒–—−", "/": "⁄∕"}.items()
    for sign in signs
}
_TWO_MONTHS = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\s*[-/(,|]?\s*\b({'|'.join(MONTHS)})[a-z]*\s*\)?")

# Egypt and the Gulf, the Levant and Iraq, Morocco, Algeria and Tunisia, Mauritania.
_LOCALES = ("ar", "ar_LB", "ar_MA", "ar_DZ", "ar_MR")

# Seen in newspapers and missing from CLDR: Egypt's older spellings, Iraq's May, Levantine months without their article.
_MORE_MONTHS = {
    "يونيه": 6,
    "يوليه": 7,
    "مايس": 5,
    "اوغسطس": 8,
    "نوفنبر": 11,
    "كانون ثاني": 1,
    "كانون ثان": 1,
    "كانون اول": 12,
    "تشرين اول": 10,
    "تشرين ثاني": 11,
    "تشرين ثان": 11,
}
_MORE_HIJRI_MONTHS = (
    "ربيع الاخر",
    "ربيع الثاني",
    "ربيع اول",
    "ربيع ثاني",
    "جمادي الاول",
    "جمادي الاخر",
    "جمادي الاخره",
    "جمادي الثاني",
    "جمادي الثانيه",
    "ذي القعده",
    "ذي الحجه",
    "ذو القعده",
    "ذو الحجه",
    "محرم الحرام",
)

# Word after a time → hours before noon and the hour 12 as (0 to 11, 12): "am" or "pm". Night and noon depend on the hour.
HALVES = {
    "ص": "am",
    "صباحا": "am",
    "فجرا": "am",
    "الصباح": "am",
    "م": "pm",
    "مساء": "pm",
    "المساء": "pm",
    "عصرا": "pm",
    "بعد الظهر": "pm",
    "ظهرا": "noon",
    "ليلا": "night",
}

# Names of zones that are no city of CLDR's, or another spelling of it.
_MORE_PLACES = {
    "مكه المكرمه": "Asia/Riyadh",
    "مكه": "Asia/Riyadh",
    "السعوديه": "Asia/Riyadh",
    "المملكه": "Asia/Riyadh",
    "ابوظبي": "Asia/Dubai",
    "ابو ظبي": "Asia/Dubai",
    "الامارات": "Asia/Dubai",
    "الدوحه": "Asia/Qatar",
    "المنامه": "Asia/Bahrain",
    "مصر": "Africa/Cairo",
    "لبنان": "Asia/Beirut",
    "سوريا": "Asia/Damascus",
    "الاردن": "Asia/Amman",
    "العراق": "Asia/Baghdad",
    "فلسطين": "Asia/Gaza",
    "القدس": "Asia/Jerusalem",
    "صنعاء": "Asia/Aden",
    "الرباط": "Africa/Casablanca",
    "المغرب": "Africa/Casablanca",
    "غرينتش": "UTC",
    "غرينيتش": "UTC",
    "جرينتش": "UTC",
    "جرينيتش": "UTC",
    "غرنتش": "UTC",
    "جرينتيش": "UTC",
    "العالمي": "UTC",
}
_CITY_REGIONS = ("Africa/", "Asia/", "Europe/", "America/New_York", "America/Los_Angeles", "Australia/Sydney")


def evened(text: str) -> str:
    """One line in small letters: ASCII digits and signs, Arabic words folded, no marks and no direction marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = _WORD.sub(lambda word: fold(word[0]), text[: 2 * LONGEST].translate(_EVENED))
    kept = (_evened_sign(sign) for sign in text.lower())
    return " ".join("".join(kept).split())


def without_hijri(line: str) -> tuple[str, bool]:
    """Cut Islamic dates out of an evened line, and say whether there was one: Saudi dates often give both."""
    line, count = _words().hijri.subn(" ", line)
    return line, count > 0


def in_english(line: str) -> str:
    """An evened line with English names of months and days and with am, pm, noon and night; `?` for two months in one."""
    words = _words()
    line = line.replace("?", " ").replace("a.m.", "am").replace("p.m.", "pm")
    line = words.months.sub(lambda name: f" {MONTHS[months()[name[0]] - 1]} ", line)
    line = words.days.sub(lambda name: f" {DAYS[weekdays()[name[0]]]} ", line)
    line = words.halves.sub(lambda name: f" {HALVES[name[0]]} ", line)
    line = words.letters.sub(lambda time: f"{time['time']} {HALVES[time['letter']]} ", line)
    return _TWO_MONTHS.sub(_one_month, line)


@cache
def months() -> Mapping[str, int]:
    """Folded Arabic name of a Gregorian month → its number, 1 to 12."""
    names = dict(_MORE_MONTHS)
    for locale in map(Locale.parse, _LOCALES):
        for width in ("wide", "abbreviated"):
            names |= {fold(name).strip(): number for number, name in locale.months["format"][width].items()}
    return names


@cache
def hijri_months() -> frozenset[str]:
    """Folded names of the Islamic months."""
    # CLDR's data of the Islamic calendar is not in Babel.
    plain = ("محرم", "صفر", "ربيع الاول", "جمادي الاولي", "رجب", "شعبان", "رمضان", "شوال")
    return frozenset({*plain, *_MORE_HIJRI_MONTHS})


@cache
def weekdays() -> Mapping[str, int]:
    """Folded Arabic name of a weekday → 0 for Monday to 6 for Sunday."""
    days: Mapping[int, str] = Locale.parse("ar").days["format"]["wide"]
    return {fold(name): number for number, name in days.items()}


@cache
def places() -> Mapping[str, str]:
    """Folded Arabic name of a city or country → IANA name of its zone, for "بتوقيت القاهرة"."""
    zones: Mapping[str, Mapping[str, str]] = Locale.parse("ar").time_zones
    cities = {
        fold(names["city"]).strip(): zone
        for zone, names in zones.items()
        if zone.startswith(_CITY_REGIONS) and "city" in names
    }
    return cities | _MORE_PLACES


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of dates as patterns for evened text; built once, from CLDR."""

    hijri: re.Pattern[str]
    months: re.Pattern[str]
    days: re.Pattern[str]
    halves: re.Pattern[str]
    letters: re.Pattern[str]


@cache
def _words() -> _Words:
    letters = {word for word in HALVES if len(word) == 1}
    hijri_month = "|".join(_longest_first(hijri_months()))
    year = r"1[34]\d\d"
    era = rf"ه(?:جري[هة]?)?(?![{LETTERS}])"
    return _Words(
        hijri=re.compile(
            rf"\d{{1,2}}\s*(?:من\s+)?(?<![{LETTERS}])(?:{hijri_month})(?![{LETTERS}])(?:\s*,?\s*{year}(?!\d))?\s*(?:{era})?"
            rf"|(?<!\d)\d{{1,2}}\s*[-/]\s*\d{{1,2}}\s*[-/]\s*{year}(?!\d)\s*(?:{era})?"
            rf"|(?<!\d){year}\s*[-/]\s*\d{{1,2}}\s*[-/]\s*\d{{1,2}}(?!\d)\s*(?:{era})?"
            rf"|(?<!\d)\d{{4}}\s*{era}"
        ),
        months=_alternation(months()),
        days=_alternation(weekdays()),
        halves=_alternation(set(HALVES) - letters),
        letters=re.compile(
            rf"(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?|الساعه\s+\d{{1,2}})\s*(?P<letter>[{''.join(letters)}])(?![{LETTERS}])"
        ),
    )


def _alternation(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![{LETTERS}])(?:{'|'.join(_longest_first(names))})(?![{LETTERS}])")


def _one_month(pair: re.Match[str]) -> str:
    """آب/أغسطس is one month; تموز/أغسطس is none."""
    return f" {pair[1]} " if pair[1] == pair[2] else CONTRADICTION


def _evened_sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) in {"Cf", "Mn", "Cc"} else sign


def _longest_first(names: Iterable[str]) -> list[str]:
    """Names in an order in which an alternation of them finds the longest: `محرم الحرام` before `محرم`."""
    return sorted(names, key=lambda name: (-len(name), name))
