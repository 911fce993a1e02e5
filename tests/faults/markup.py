"""Documents made to hang, crash or mislead parsers. The canary's address stands where a parser may be tempted to fetch."""

from collections.abc import Callable, Mapping

TITLE = "<title>خبر</title>"


def feed(head: str = "", item: str = "") -> str:
    """An RSS document with something before it and something in its only item."""
    return f"{head}<rss version='2.0'><channel><item><guid>g</guid>{TITLE}{item}</item></channel></rss>"


def page(body: str, head: str = "") -> str:
    """A page."""
    return f"<!doctype html><html><head>{TITLE}{head}</head><body><article>{body}</article></body></html>"


def temptations(canary: str) -> dict[str, str]:
    """Feeds that name a file or an address to be fetched while they are parsed."""
    secret = "file:///etc/passwd"
    return {
        "entity of a file": feed(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret}">]>', "<description>&x;</description>"),
        "entity of an address": feed(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{canary}/x">]>', "<description>&x;</description>"),
        "parameter entity": feed(f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{canary}/x.dtd"> %x;]>'),
        "external DTD": feed(f'<!DOCTYPE rss SYSTEM "{canary}/x.dtd">'),
        "public DTD": feed(f'<!DOCTYPE rss PUBLIC "-//x//y" "{canary}/x.dtd">'),
        "stylesheet": feed(f'<?xml-stylesheet type="text/xsl" href="{canary}/x.xsl"?>'),
        "XInclude": feed(item=f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary}/x"/>'),
        "schema": feed(item=f'<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {canary}/x.xsd"/>'),
        "the name of a file": "/etc/passwd",
        "an address": f"{canary}/feed.xml",
    }  # fmt: skip


def tempting_pages(canary: str) -> dict[str, str]:
    """Pages that name something to be fetched while they are read."""
    return {
        "frame": page(f'<iframe src="{canary}/x"></iframe><p>نص</p>'),
        "image": page(f'<img src="{canary}/x.png"><p>نص</p>'),
        "refresh": page("<p>نص</p>", f'<meta http-equiv="refresh" content="0;url={canary}/x">'),
        "base": page('<p>نص <a href="x">هنا</a></p>', f'<base href="{canary}/"><link rel="canonical" href="{canary}/x">'),
        "DTD": f'<!DOCTYPE html SYSTEM "{canary}/x.dtd">' + page("<p>نص</p>"),
        "XHTML entity": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{canary}/x">]><html><body><p>&x;</p></body></html>',
    }  # fmt: skip


def _attributes(count: int) -> str:
    return " ".join(f"a{number}='b'" for number in range(count))


PAGES: Mapping[str, Callable[[], str]] = {
    "64,000 attributes": lambda: page(f"<p {_attributes(64_000)}>نص</p>"),
    "100,000 divs deep": lambda: page("<div>" * 100_000),
    "100,000 tables deep": lambda: page("<table><tr><td>" * 33_000),
    "100,000 open b": lambda: page("<b>" * 100_000 + "نص"),
    "open b and p": lambda: page("<p><b>" * 20_000 + "نص"),
    "JSON-LD of quotes": lambda: page("<p>نص</p>", '<script type="application/ld+json">{"a":"' + '\\"' * 31_000),
    "colspan": lambda: page("<table><tr>" + "<td colspan='1000000000'>نص</td>" * 20_000 + "</tr></table>"),
    "100,000 br": lambda: page("نص<br>" * 100_000),
    "one line of 3 MB": lambda: page("<p>" + "نص " * 500_000 + "</p>"),
}  # fmt: skip

FEEDS: Mapping[str, Callable[[], str]] = {
    "a million deep": lambda: "<rss version='2.0'><channel>" + "<a>" * 1_000_000,
    "63 KB of author": lambda: feed(item=f"<author>{'a' * 63_000}</author>"),
    "64,000 attributes": lambda: feed(item=f"<description {_attributes(64_000)}>نص</description>"),
    "100,000 attribute lists": lambda: feed("<!DOCTYPE rss [" + "<!ATTLIST a b CDATA 'c'>" * 100_000 + "]>"),
    "a comment of 16 MB": lambda: feed(f"<!--{'x' * (16 << 20)}-->"),
    "a billion laughs": lambda: feed(
        '<!DOCTYPE rss [<!ENTITY l0 "lol">'
        + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        + "]>",
        "<description>&l9;</description>",
    ),
}  # fmt: skip
