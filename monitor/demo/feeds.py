"""What the feeds of the newsroom look like: RSS 2.0 as most outlets have it, and Atom."""

from collections.abc import Sequence
from datetime import UTC
from email.utils import format_datetime
from html import escape

from monitor.demo.article import Published
from monitor.demo.outlets import Outlet

_RSS = """\
<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0">
<channel>
<title>{name}</title>
<link>{home}</link>
<description>{name} - آخر الأخبار</description>
<language>ar</language>
<ttl>5</ttl>
{items}
</channel>
</rss>
"""
_RSS_ITEM = """\
<item>
<title>{title}</title>
<link>{url}</link>
<guid isPermaLink="false">{id}</guid>
<category>{section}</category>
<pubDate>{date}</pubDate>
<description><![CDATA[{summary}]]></description>
</item>"""

_ATOM = """\
<?xml version="1.0" encoding="{charset}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<title>{name}</title>
<id>{home}</id>
<link rel="alternate" type="text/html" href="{home}"/>
<updated>{updated}</updated>
{entries}
</feed>
"""
_ATOM_ENTRY = """\
<entry>
<title>{title}</title>
<id>urn:demo:{id}</id>
<link rel="alternate" type="text/html" href="{url}"/>
<category term="{section}"/>
<published>{date}</published>
<updated>{date}</updated>
<summary>{summary}</summary>
</entry>"""


def feed(outlet: Outlet, home: str, online: Sequence[Published]) -> str:
    """The feed of an outlet: everything it has online, newest first; `home` is the address of its front page."""
    newest_first = sorted(online, key=lambda one: one.at, reverse=True)
    return (_atom if outlet.atom else _rss)(outlet, home, newest_first)


def _rss(outlet: Outlet, home: str, online: Sequence[Published]) -> str:
    items = "\n".join(
        _RSS_ITEM.format(
            title=escape(one.article.title),
            url=escape(one.url),
            id=one.article.id,
            section=escape(one.article.section),
            date=format_datetime(one.at),
            summary=f"<p>{escape(one.article.summary)}</p>" if one.article.summary else "",
        )
        for one in online
    )
    return _RSS.format(charset=outlet.charset, name=escape(outlet.name), home=home, items=items)


def _atom(outlet: Outlet, home: str, online: Sequence[Published]) -> str:
    entries = "\n".join(
        _ATOM_ENTRY.format(
            title=escape(one.article.title),
            url=escape(one.url),
            id=one.article.id,
            section=escape(one.article.section),
            date=one.at.isoformat(timespec="seconds"),
            summary=escape(one.article.summary),
        )
        for one in online
    )
    updated = online[0].at.astimezone(UTC).isoformat(timespec="seconds") if online else ""
    return _ATOM.format(
        charset=outlet.charset, name=escape(outlet.name), home=home, updated=updated, entries=entries
    )
