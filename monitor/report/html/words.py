"""The page's Arabic: counts with their plurals, days, lengths of time, and what the program's own names mean. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date

from monitor.model import FailureKind, Outage, Zone

_ARABIC = Locale("ar")

# Singular, dual, and the forms after 3 to 10, 11 to 99 and whole hundreds: Arabic has five (CLDR plural rules).
_NOUNS: Mapping[str, tuple[str, str, str, str, str]] = MappingProxyType(
    {
        "article": ("مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"),
        "story": ("خبر واحد", "خبران", "أخبار", "خبرًا", "خبر"),
        "mention": ("إشارة واحدة", "إشارتان", "إشارات", "إشارة", "إشارة"),
        "point": ("نقطة واحدة", "نقطتان", "نقاط", "نقطة", "نقطة"),
        "poll": ("محاولة واحدة", "محاولتان", "محاولات", "محاولة", "محاولة"),
        "gap": ("فجوة واحدة", "فجوتان", "فجوات", "فجوة", "فجوة"),
        "feed": ("خلاصة واحدة", "خلاصتان", "خلاصات", "خلاصة", "خلاصة"),
        "minute": ("دقيقة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
        "hour": ("ساعة", "ساعتان", "ساعات", "ساعة", "ساعة"),
        "day": ("يوم", "يومان", "أيام", "يومًا", "يوم"),
    }
)
_FORMS = {"one": 0, "two": 1, "few": 2, "many": 3}

# The standard rules; a topic's own rules go by their own names.
_RULES = {
    "title": "معًا في العنوان",
    "title+body": "العنوان ويؤكده النص",
    "opening": "معًا في جملة من المقدمة",
    "body": "معًا في جملة من المتن",
    "close": "متقاربان في جملة واحدة",
    "linked": "في جملتين متصلتين",
    "in a list": "ضمن قائمة",
    "both present": "كلاهما في المقال",
    "throughout": "على امتداد المقال",
    "in passing": "ذكر عابر",
    "with cue": "مع كلمة دالّة",
    "damp": "عنوان من مجال آخر",
}
_ZONES = {Zone.TITLE: "العنوان", Zone.OPENING: "المقدمة", Zone.BODY: "المتن"}
_LABELS = {"relevant": "ذو صلة", "mention": "إشارة عابرة", "irrelevant": "غير ذي صلة"}
_FAILURES = {
    FailureKind.UNREACHABLE: "تعذّر الاتصال",
    FailureKind.TIMED_OUT: "انتهت المهلة",
    FailureKind.TOO_LARGE: "أكبر من الحد",
    FailureKind.BAD_RESPONSE: "ردّ معيب",
    FailureKind.REFUSED: "عنوان مرفوض",
    FailureKind.BLOCKED: "مُنع الوصول",
    FailureKind.DISALLOWED: "لا تسمح به robots.txt",
    FailureKind.MISSING: "غير موجودة",
    FailureKind.GONE: "أزيلت نهائيًا",
    FailureKind.LIMITED: "طلب الموقع التريّث",
    FailureKind.SERVER_ERROR: "خطأ في الخادم",
    FailureKind.STATUS: "ردّ غير متوقع",
    FailureKind.EMPTY: "فارغة",
    FailureKind.NOT_A_FEED: "ليست خلاصة",
    FailureKind.NOT_A_PAGE: "ليست صفحة",
    FailureKind.NO_LINK: "بلا رابط",
    FailureKind.CRASHED: "تعطّل المحلّل",
}
_OUTAGES = {Outage.NOT_RUNNING: "البرنامج متوقف", Outage.NO_NETWORK: "لا شبكة"}

_MINUTES_A_DAY, _MINUTES_AN_HOUR = 24 * 60, 60


def count(number: int, noun: str) -> str:
    """`مقال واحد`, `مقالان`, `3 مقالات`, `11 مقالًا`, `1,204 مقالات`; `0 مقال` for none."""
    form = _FORMS.get(_ARABIC.plural_form(number), 4)
    word = _NOUNS[noun][form]
    return word if form <= _FORMS["two"] else f"{number:,} {word}"


def length(time: timedelta) -> str:
    """A length of time in its two largest units, `3 ساعات و40 دقيقة`; below a minute `أقل من دقيقة`."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 1:
        return "أقل من دقيقة"
    days, rest = divmod(minutes, _MINUTES_A_DAY)
    hours, minutes = divmod(rest, _MINUTES_AN_HOUR)
    parts = ((days, "day"), (hours, "hour")) if days else ((hours, "hour"), (minutes, "minute"))
    return " و".join(count(number, unit) for number, unit in parts if number)


def day(day_: date) -> str:
    """`السبت، 21 نوفمبر 2026`."""
    return format_date(day_, "full", locale=_ARABIC)


def short_day(day_: date, *, with_year: bool = False) -> str:
    """`21 نوفمبر`, `21 نوفمبر 2025`."""
    return format_date(day_, "d MMMM y" if with_year else "d MMMM", locale=_ARABIC)


def moment(time: datetime) -> str:
    """`السبت، 21 نوفمبر 2026، 14:20`; the time is shown as it is given."""
    return f"{day(time.date())}، {time:%H:%M}"


def rule(name: str) -> str:
    """What a rule looks for; a topic's own rule by its name."""
    return _RULES.get(name, name)


def place(zone: Zone | None, sentence: int | None) -> str:
    """Where a rule found it: `العنوان`, `المقدمة، الجملة 1`, `المقال كله`."""
    if zone is None:
        return "المقال كله"
    if sentence is None or sentence < 0:
        return _ZONES[zone]
    return f"{_ZONES[zone]}، الجملة {sentence + 1}"


def label(name: str) -> str:
    """What the analyst called an article."""
    return _LABELS.get(name, name)


def failure(kind: str) -> str:
    """What went wrong with a poll; a kind of another version's by its name."""
    return _FAILURES.get(FailureKind(kind), kind) if kind in set(FailureKind) else kind


def outage(cause: Outage) -> str:
    """Why nothing could be polled."""
    return _OUTAGES[cause]
