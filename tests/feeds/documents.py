"""Hand-written feed documents in the dialects outlets use."""

RSS = """<?xml version="1.0" encoding="windows-1256"?>
<!-- generator="a portal" -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title><![CDATA[وكالة الساحل للأنباء]]></title>
  <link>https://sahel.test/</link>
  <item>
    <title>وزير الخارجية يصل إلى &amp;quot;العاصمة&amp;quot; في زيارة رسمية</title>
    <link>https://sahel.test/news/101?utm_source=rss</link>
    <guid isPermaLink="false">sahel-101</guid>
    <pubDate>Thu, 20 Mar 2025 18:30:00 +0300</pubDate>
    <description><![CDATA[<p>وصل الوزير <b>مساء اليوم</b>.</p><script>alert(1)</script>]]></description>
    <content:encoded><![CDATA[<p>وصل الوزير مساء اليوم إلى العاصمة.</p><p>ويلتقي غدا نظيره.<br/>ثم يغادر.</p>]]></content:encoded>
  </item>
  <item>
    <title>افتتاح معرض الكتاب</title>
    <link>/news/102</link>
    <dc:date>2025-03-20T09:00:00</dc:date>
    <description>افتتاح معرض الكتاب</description>
  </item>
</channel>
</rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
  <title>صحيفة الميناء</title>
  <link rel="self" href="https://mina.test/atom.xml"/>
  <entry>
    <id>urn:uuid:60a76c80</id>
    <title type="html">توقيع &lt;b&gt;اتفاق&lt;/b&gt; تجاري</title>
    <link rel="enclosure" href="https://mina.test/audio.mp3"/>
    <link rel="alternate" href="https://mina.test/a/1"/>
    <published>2025-03-20T18:30:02Z</published>
    <updated>2025-03-21T00:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>فقرة أولى.</p><p>فقرة ثانية.</p></div></content>
  </entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://burj.test/"><title>البرج</title><items><rdf:Seq/></items></channel>
  <item rdf:about="https://burj.test/1">
    <title>اجتماع طارئ</title><link>https://burj.test/1</link><dc:date>2025-03-20T10:00:00+02:00</dc:date>
  </item>
</rdf:RDF>"""


def rss(*items: str) -> str:
    """An RSS 2.0 document with these items, each the inside of an `<item>`."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>قناة</title>{inside}</channel></rss>'


def numbered(numbers: range) -> str:
    """An RSS document of items with these numbers, `number` also being the minute of publication."""
    return rss(
        *(
            f"<guid>g{number}</guid><title>خبر رقم {number}</title>"
            f"<pubDate>2025-03-{1 + number // 1440:02}T{number // 60 % 24:02}:{number % 60:02}:00Z</pubDate>"
            for number in numbers
        )
    )
