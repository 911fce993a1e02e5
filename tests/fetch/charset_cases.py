"""Documents in many encodings, declared rightly, wrongly or not at all; each with a sentence that must come out whole."""

import codecs
from dataclasses import dataclass

SENTENCE = (
    "افتتح وزير النقل صباح اليوم المحطة الجديدة، بحضور عدد من أهالي المدينة وقال إن القطار الأول يصل غدا."
)
# Without letters and signs that cp720 has not.
PLAIN_SENTENCE = SENTENCE.replace("أ", "ا").replace("إ", "ا").replace("،", "")
FRENCH = "L'été dernier, le café du théâtre était fermé: où êtes-vous allés, çà et là?"


def feed(text: str, encoding: str, declared: str = "") -> bytes:
    """A small feed, in one encoding and declared as perhaps another."""
    attribute = f' encoding="{declared}"' if declared else ""
    before, after = f'<?xml version="1.0"{attribute}?><rss><title>', "</title></rss>"
    if encoding == "mac_arabic":  # Python writes its ASCII characters as their right-to-left twins
        return before.encode() + text.encode(encoding) + after.encode()
    return (before + text + after).encode(encoding)


@dataclass(frozen=True)
class Case:
    """A body, what its server says, what must come out, and the encoding to be named."""

    name: str
    body: bytes
    http: str
    charset: str
    sentence: str = SENTENCE
    language: str = "ar-EG"


def _declared(encoding: str, declared: str, http: str, charset: str) -> Case:
    sentence = PLAIN_SENTENCE if encoding == "cp720" else SENTENCE
    name = f"{encoding}, declared {declared[:20] or 'nothing'}, server says {http[:20] or 'nothing'}"
    return Case(name, feed(sentence, encoding, declared), http, charset, sentence)


CASES = (
    _declared("cp1256", "windows-1256", "", "windows-1256"),
    _declared("cp1256", "utf-8", "", "windows-1256"),
    _declared("cp1256", "", "", "windows-1256"),
    _declared("cp1256", "windows-1256", "utf-8", "windows-1256"),
    _declared("cp1256", "", "MS-ARAB", "windows-1256"),
    _declared("cp1256", "iso-8859-1", "", "windows-1256"),
    _declared("cp1256", "iso-8859-6", "", "windows-1256"),
    _declared("cp1256", "", "iso-8859-1", "windows-1256"),
    _declared("utf-8", "windows-1256", "", "utf-8"),
    _declared("utf-8", "iso-8859-1", "windows-1256", "utf-8"),
    _declared("utf-8", "us-ascii", "us-ascii", "utf-8"),
    _declared("utf-8", "utf-16", "", "utf-8"),
    _declared("iso8859-6", "iso-8859-6", "", "iso-8859-6"),
    _declared("iso8859-6", "", "asmo-708", "iso-8859-6"),
    _declared("cp720", "cp720", "", "cp720"),
    _declared("mac_arabic", "x-mac-arabic", "", "mac-arabic"),
    _declared("utf-8-sig", "", "", "utf-8"),
    _declared("utf-8-sig", "windows-1256", "windows-1256", "utf-8"),
    _declared("utf-16", "utf-16", "", "utf-16-le"),
    _declared("utf-16-le", "utf-16", "", "utf-16-le"),
    _declared("utf-16-be", "", "", "utf-16-be"),
    _declared("utf-32", "", "", "utf-32-le"),
    _declared("utf-32-le", "", "", "utf-32-le"),
    _declared("utf-32-be", "utf-8", "windows-1256", "utf-32-be"),
    _declared("cp1256", "no-such-charset", "rot13", "windows-1256"),
    _declared("utf-8", "x" * 1_000_000, "x" * 1_000_000, "utf-8"),
    Case("two byte order marks", codecs.BOM_UTF8 * 2 + feed(SENTENCE, "utf-8"), "", "utf-8"),
    Case("one bad byte", feed(SENTENCE, "utf-8").replace(b"<rss>", b"<rss>\xff"), "", "utf-8"),
    Case("blank lines before the declaration", b"\r\n\n  " + feed(SENTENCE, "cp1256", "utf-8"), "", "windows-1256"),
    Case("junk before the declaration", b"<br />Warning\n" + feed(SENTENCE, "cp1256", "windows-1256"), "", "windows-1256"),
    Case("NULs in utf-8", feed(SENTENCE, "utf-8").replace(b"</rss>", b"\0\0</rss>"), "", "utf-8"),
    Case("encoded twice as windows-1252", feed(SENTENCE.encode().decode("latin-1").translate({value: bytes([value]).decode("cp1252", "replace").replace("\ufffd", chr(value)) for value in range(0x80, 0xA0)}), "utf-8"), "", "utf-8"),
    Case("encoded twice as latin-1", feed(SENTENCE.encode().decode("latin-1"), "utf-8"), "", "utf-8"),
    Case("encoded twice as windows-1256", feed(SENTENCE.encode().decode("cp1256"), "utf-8"), "", "utf-8"),
    Case("French latin-1", feed(FRENCH, "latin-1"), "", "windows-1252", FRENCH, "fr"),
    Case("French latin-1 in a feed said to be Arabic", feed(FRENCH, "latin-1", "iso-8859-1"), "", "windows-1252", FRENCH),
)  # fmt: skip
