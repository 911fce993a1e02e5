"""Everything that goes wrong at the Faults Network: feeds that are none, and pages nobody can read."""

from collections.abc import Mapping
from http import HTTPStatus

from monitor.demo.server import NOT_FOUND, Response

_XML = "application/rss+xml; charset=utf-8"
_A_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>شبكة الأعطال</title>
<item><title>خبر لن يصل كاملا</title><description>انقطع الاتصال قبل أن ينتهي هذا النص.</description></item>
</channel></rss>
"""

# Name of the feed's address → what is served there. The name says what is wrong; the monitor is to find out by itself.
BROKEN_FEEDS: Mapping[str, Response] = {
    "html": Response("<!DOCTYPE html><html><body><h1>الموقع قيد الصيانة</h1></body></html>".encode()),
    "empty": Response(content_type=_XML),
    "cut-off": Response(_A_FEED.encode(), content_type=_XML, cut_off=True),
    "missing": NOT_FOUND,
    "overloaded": Response(status=HTTPStatus.SERVICE_UNAVAILABLE),
}

# The pages of the one feed that works, in turn: its articles have to be judged on the feed's own text.
BROKEN_PAGES = (
    Response(),
    Response(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        content_type="application/pdf",
    ),
    Response("<p>هذه الصفحة لا تنتهي أبدا، فلا تنتظر آخرها.</p>\n".encode() * 1000, endless=True),
    Response("<h1>ليس لك أن تقرأ هذه الصفحة</h1>".encode(), status=HTTPStatus.FORBIDDEN),
)
