"""Flagged articles over time: stretches of an hour, a day or a week, and their columns as SVG. Pure.

Time runs as the page reads, from right to left. The drawing has no `viewBox`: columns are placed in percent of the
width, so that letters keep their size on a phone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo

from monitor.report.html import words
from monitor.report.html.nodes import Element, element

_HOURS_UP_TO = timedelta(hours=48)
_DAYS_UP_TO = 62  # columns of 5 px on a phone of 360 px

_HOUR = timedelta(hours=1)
# Pixels: the highest column, room for a number above it and for times below the line.
_HIGHEST, _ABOVE, _BELOW = 110, 16, 22
# On a phone five times fit below the line, and a number on a column while there are not many.
_MOST_TIMES, _MOST_NUMBERED = 5, 31
# Percent from either edge within which a time would be cut off.
_EDGE = 8.0


def edges(since: datetime, until: datetime, zone: tzinfo) -> list[datetime]:
    """Where one stretch ends and the next begins, in UTC; the first lies at or before `since`, the last at or after `until`.

    Whole hours of the zone for up to two days, then whole days (of 23 to 25 hours), then weeks.
    """
    first = since.astimezone(zone)
    if until - since <= _HOURS_UP_TO:
        found = [first.replace(minute=0, second=0, microsecond=0).astimezone(UTC)]
        while found[-1] < until or len(found) == 1:
            found.append(found[-1] + _HOUR)
        return found
    days = (until.astimezone(zone).date() - first.date()).days + 1
    step = timedelta(days=1 if days <= _DAYS_UP_TO else 7)
    day, found = first.date(), []
    while not found or found[-1] < until:
        found.append(datetime.combine(day, time(), zone).astimezone(UTC))
        day += step
    return found


def counts(moments: Iterable[datetime], edges_: Sequence[datetime]) -> list[int]:
    """How many of these moments lie in each stretch; one outside of all counts in the nearest."""
    found = [0] * (len(edges_) - 1)
    for moment in moments:
        found[min(max(bisect_right(edges_, moment) - 1, 0), len(found) - 1)] += 1
    return found


def chart(moments: Iterable[datetime], since: datetime, until: datetime, zone: tzinfo) -> Element:
    """Columns of what was flagged, with a sentence that says the same.

    Args:
        moments: one an article.
        since: the beginning of the report's span.
        until: its end.
        zone: whose hours and days they are.
    """
    bounds = edges(since, until, zone)
    numbers = counts(moments, bounds)
    said = _said(numbers, bounds, zone)
    drawing = element(
        "svg",
        element("title", "المقالات المطابقة عبر الزمن", id="timeline-title"),
        element("desc", said, id="timeline-desc"),
        *_columns(numbers, bounds, zone),
        *_times(bounds, zone),
        class_="timeline",
        role="img",
        aria_labelledby="timeline-title timeline-desc",
        width="100%",
        height=str(_ABOVE + _HIGHEST + _BELOW),
    )
    return element("figure", drawing, element("figcaption", said))


def _said(numbers: Sequence[int], bounds: Sequence[datetime], zone: tzinfo) -> str:
    most = max(numbers)
    whole = f"كل عمود {_unit(bounds)}، والزمن من اليمين إلى اليسار."
    if not most:
        return whole
    when = _stretch(numbers.index(most), bounds, zone)
    return f"{whole} الأكثر: {words.count(most, 'article')}، {when}."


def _unit(bounds: Sequence[datetime]) -> str:
    size = bounds[1] - bounds[0]
    return "ساعة" if size <= _HOUR else "يوم" if size < 2 * timedelta(days=1) else "أسبوع"


def _stretch(number: int, bounds: Sequence[datetime], zone: tzinfo) -> str:
    begin, end = (bound.astimezone(zone) for bound in bounds[number : number + 2])
    if _unit(bounds) == "ساعة":
        return f"{words.short_day(begin.date())} {begin:%H:%M}–{end:%H:%M}"
    last = (end - timedelta(hours=1)).date()
    if last == begin.date():
        return words.day(begin.date())
    return f"{words.short_day(begin.date())} – {words.short_day(last)}"


def _columns(numbers: Sequence[int], bounds: Sequence[datetime], zone: tzinfo) -> Iterable[Element]:
    bottom, most, width = _ABOVE + _HIGHEST, max(numbers), 100 / len(numbers)
    yield element("line", x1="0", x2="100%", y1=f"{bottom}.5", y2=f"{bottom}.5")
    for place, number in enumerate(numbers):
        if not number:
            continue
        height = max(round(number / most * _HIGHEST), 2)
        told = f"{_stretch(place, bounds, zone)}: {words.count(number, 'article')}"
        yield element(
            "rect",
            element("title", told),
            x=f"{100 - (place + 0.88) * width:.2f}%",
            y=str(bottom - height),
            width=f"{0.76 * width:.2f}%",
            height=str(height),
        )
        if len(numbers) <= _MOST_NUMBERED:
            middle = f"{100 - (place + 0.5) * width:.2f}%"
            yield element("text", str(number), x=middle, y=str(bottom - height - 4), class_="number")


def _times(bounds: Sequence[datetime], zone: tzinfo) -> Iterable[Element]:
    """Times below the line: every so many hours of the clock where they begin, or every so many days in their middle."""
    last = len(bounds) - 1
    hourly = _unit(bounds) == "ساعة"
    every = _hours_apart(last) if hourly else -(-last // _MOST_TIMES)
    for place, bound in enumerate(bounds[:-1]):
        local = bound.astimezone(zone)
        at = 100 - (place if hourly else place + 0.5) * 100 / last
        wanted = (local.hour if hourly else place) % every == 0
        if wanted and _EDGE <= at <= 100 - _EDGE:
            told = f"{local:%H:%M}" if hourly and local.hour else words.short_day(local.date())
            yield element("text", told, x=f"{at:.2f}%", y=str(_ABOVE + _HIGHEST + 16), class_="time")


def _hours_apart(hours: int) -> int:
    """Of the steps that divide a day the first that is wide enough for so many hours, 49 at most."""
    return next(step for step in (1, 2, 3, 6, 12) if hours / step <= _MOST_TIMES)
