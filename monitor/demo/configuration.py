"""The configuration file with which a monitor watches the newsroom."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.demo.outlets import Outlet

TOPIC = "russia-dprk"
INTERVAL = "3s"  # short, so that a monitor that watches sees a live article soon after it is published

_HEAD = """\
# The newsroom of `monitor demo`: ten invented outlets on this machine, gone when the demo ends.

[monitor]
topics = [{topic}]
timezone = "Africa/Cairo"

[fetch]
allow_private = [{hosts}]
"""
_FEED = """
[[feeds]]
id = {id}
name = {name}
name_en = {name_en}
publisher = {name_en}
url = {url}
country = {country}
timezone = {timezone}
interval = {interval}
"""


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """One feed of the newsroom: its id, its address and whose it is."""

    id: str
    url: str
    outlet: Outlet


def configuration(feeds: Iterable[DemoFeed]) -> str:
    """Text of a `feeds.toml` for exactly these feeds, which lets the monitor reach exactly their ports."""
    feeds = tuple(feeds)
    hosts = dict.fromkeys(urlsplit(feed.url).netloc for feed in feeds)
    head = _HEAD.format(topic=_quoted(TOPIC), hosts=", ".join(map(_quoted, hosts)))
    return head + "".join(
        _FEED.format(
            id=_quoted(feed.id),
            name=_quoted(feed.outlet.name),
            name_en=_quoted(feed.outlet.name_en),
            url=_quoted(feed.url),
            country=_quoted(feed.outlet.country),
            timezone=_quoted(feed.outlet.timezone),
            interval=_quoted(INTERVAL),
        )
        for feed in feeds
    )


def _quoted(text: str) -> str:
    """A TOML string: JSON's are a subset of TOML's basic ones."""
    return json.dumps(text, ensure_ascii=False)
