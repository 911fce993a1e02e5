"""Feeds that change what they should not: documents by the number of the poll that gets them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from tests.feeds.documents import rss

SITE = "https://neel.example"
STARTED = datetime(2026, 11, 21, 8, tzinfo=UTC)
ITEMS = 12


def _item(number: int, *, title: str = "", link: str = "", guid: str = "", text: str = "") -> str:
    date = (STARTED - timedelta(minutes=number)).isoformat()
    return (
        f"<title>{title or f'مجلس البلدية يناقش البند رقم {number} من الخطة'}</title><link>{link or f'{SITE}/{number}'}</link>"
        f"<guid isPermaLink='false'>{guid or number}</guid><pubDate>{date}</pubDate><description>{text}</description>"
    )


def _all(**fields: Callable[[int], str]) -> str:
    return rss(
        *(_item(number, **{name: field(number) for name, field in fields.items()}) for number in range(ITEMS))
    )


def guid_random(poll: int) -> str:
    """Every poll has new guids."""
    return _all(guid=lambda number: f"{poll}-{number}")


def link_token(poll: int) -> str:
    """Every poll has new guids and new links."""
    return _all(guid=lambda number: f"{poll}-{number}", link=lambda number: f"{SITE}/s{poll}/{number}")


def tracked(poll: int) -> str:
    """Links change in what does not matter: the scheme, tracking parameters, a slash; they serve as guids."""
    start, end = (("http://", ""), ("https://", "/"), ("https://", f"?utm_source=rss{poll}&fbclid={poll}"))[
        poll % 3
    ]
    return _all(
        link=lambda number: f"{start}neel.example/{number}{end}".replace("&", "&amp;"),
        guid=lambda number: f"{start}neel.example/{number}",
    )


def zombie(poll: int) -> str:
    """The older half is gone at every poll but each third one."""
    return rss(*(_item(number) for number in range(ITEMS if poll % 3 == 0 else ITEMS // 2)))


def flap(poll: int) -> str:
    """Two servers, two versions in turn: other titles, another order, other guids."""
    return _all(
        title=lambda number: f"{'عاجل | ' * (poll % 2)}البند رقم {number} من الخطة أمام المجلس",
        guid=lambda number: f"{poll % 2}-{number}",
    )


def ticker(poll: int) -> str:
    """A clock in the first item's text."""
    return rss(_item(0, text=f"آخر تحديث {poll}"), *(_item(number) for number in range(1, ITEMS)))


RESTLESS: Mapping[str, Callable[[int], str]] = {
    "guid-random": guid_random,
    "link-token": link_token,
    "tracked": tracked,
    "zombie": zombie,
    "flap": flap,
    "ticker": ticker,
}
