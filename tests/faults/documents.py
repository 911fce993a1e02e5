"""Invented documents to serve, and compressed ones that are larger than they look."""

import functools
import gzip

TITLE = "وزير النقل يفتتح محطة القطارات الجديدة في الميناء"

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>صحيفة المرفأ</title><link>http://127.0.0.1/</link>
<item><title>{TITLE}</title><link>http://127.0.0.1/1.html</link><guid>marfa-1</guid>
<description>افتتح وزير النقل صباح اليوم المحطة الجديدة بحضور عدد من أهالي المدينة.</description></item>
</channel></rss>
""".encode()

PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head>
<body><article><h1>{TITLE}</h1><p>افتتح وزير النقل صباح اليوم المحطة الجديدة بحضور عدد من أهالي المدينة.</p></article></body></html>
""".encode()

CHALLENGE = b"""<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>
<script>(function(){window._cf_chl_opt={cvId:'3'};}());</script></body></html>"""

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"

MEMBER_SIZE = 16 << 20


@functools.cache
def _member() -> bytes:
    return gzip.compress(bytes(MEMBER_SIZE), 9, mtime=0)


def bomb(members: int) -> bytes:
    """Gzip of `members` times 16 MiB of zeros; 128 of them are 2 MB that inflate to 2 GiB."""
    return _member() * members


@functools.cache
def double_bomb() -> bytes:
    """Gzip of gzip: a few kilobytes that inflate to 4 MB that inflate to 4 GiB."""
    return gzip.compress(bomb(256), 9, mtime=0)
