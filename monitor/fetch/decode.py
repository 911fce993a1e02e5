"""Bytes to text, whatever the declarations say. Pure; never raises.

Arabic feeds lie about their encoding all the time, and feedparser believes them: windows-1256 labelled utf-8 is read as
windows-1252, utf-8 labelled windows-1256 becomes garbage without a warning, and one bad byte in a utf-8 feed makes the whole
of it iso-8859-2. Hence evidence first, declarations second, and the reason is kept.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.fetch.double_encoding import mend

# Stray bytes (a title cut in the middle of a letter) that don't make a document anything but utf-8.
FEW_BAD_BYTES = 3
BAD_SHARE = 0.001
# Or so many good letters for each bad byte: a utf-8 feed with one entry pasted from elsewhere.
GOOD_FOR_EACH_BAD = 10

_DECLARED_WITHIN = 4096  # bytes; HTML promises 1024, real pages put scripts first
_SAMPLE = 4096
_ZERO_SHARE = 0.4  # of every second byte; single-byte and utf-8 text have none at all

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before utf-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf)+")
_LABEL = rb"([\w.:+-]{1,40})"
_SANE_LABEL = re.compile(_LABEL.decode(), re.ASCII)
_XML_DECLARATION = re.compile(rb"<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']\s*" + _LABEL)
_META = re.compile(rb"<meta\s[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*" + _LABEL, re.IGNORECASE)

# Labels that Python does not know, or knows as something narrower than the web means by them
# (https://encoding.spec.whatwg.org/#names-and-labels).
_ALIASES = {
    "ms-arab": "cp1256",
    "windows1256": "cp1256",
    "x-cp1256": "cp1256",
    "win-1256": "cp1256",
    "asmo-708": "iso8859-6",
    "dos-720": "cp720",
    "x-mac-arabic": "mac_arabic",
    "x-macarabic": "mac_arabic",
    "macarabic": "mac_arabic",
    "mac": "mac_roman",
    "csmacintosh": "mac_roman",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
}
_WIDENED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# Text that browsers would read; not punycode, rot13, utf-7 and whatever else Python calls an encoding.
_ENCODING = re.compile(
    r"utf-(?:8|16|32)(?:-[lb]e)?|cp(?:125\d|720|737|775|85\d|86\d|874|932|949)|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5|euc_\w\w|shift_jis"
)

_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")
_ARTICLE = "\u0627\u0644"  # al-, with which every fifth Arabic word begins
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and in a few words how that was found."""

    text: str
    charset: str
    reason: str


def decode(body: bytes, *, http_charset: str, language: str, markup: bool = True) -> Decoded:
    """Decode a document by what its bytes show rather than by what is said of them.

    Args:
        body: the document, inflated.
        http_charset: what the Content-Type header says, or "".
        language: BCP 47 code it is written in; windows-1256 is guessed for Arabic only, because nearly any byte is an
            Arabic letter there.
        markup: whether to look for an XML declaration or a meta element.

    Returns:
        The text without byte order marks and control characters (tab and line ends stay).
    """
    found = _decode(body, http_charset, language, markup=markup)
    text = mend(found.text)
    reason = found.reason if text == found.text else f"{found.reason}, part of it encoded twice"
    return Decoded(_CONTROLS.sub("", text).lstrip("\ufeff"), found.charset, reason)


def _decode(body: bytes, http_charset: str, language: str, *, markup: bool) -> Decoded:
    wide = _wide(body)
    if wide is not None:
        return wide
    body = _UTF8_MARKS.sub(b"", body)
    found = _as_utf8(body)
    if found is not None:
        return found
    readings = tuple(_readings(body, http_charset, markup=markup))
    if language.partition("-")[0].lower() == "ar":
        guess = Decoded(body.decode("cp1256"), "windows-1256", "guessed: not utf-8, and reads as Arabic")
        arabic = [reading for reading in (*readings, guess) if _ARABIC_WORD.search(reading.text)]
        if arabic:  # the first one of those in which the commonest word beginning is most common
            return max(arabic, key=lambda reading: reading.text.count(_ARTICLE))
    if readings:
        return readings[0]
    return Decoded(body.decode("cp1252", "replace"), "windows-1252", "guessed: nothing valid is declared")


def _wide(body: bytes) -> Decoded | None:
    """utf-16 and utf-32, by their mark or by their zeros (Arabic in utf-16: every second byte is 0 or 6)."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return Decoded(body.decode(encoding, "replace"), encoding, "byte order mark")
    sample = body[: min(_SAMPLE, len(body) & ~3)]
    quarters = [_share(sample[start::4], b"\0") for start in range(4)]
    if quarters[2] + quarters[3] > 2 - _ZERO_SHARE:
        return _by_zeros(body, "utf-32-le")
    if quarters[0] + quarters[1] > 2 - _ZERO_SHARE:
        return _by_zeros(body, "utf-32-be")
    even, odd = (_share(sample[start::2], b"\0\6") for start in range(2))
    if max(even, odd) < _ZERO_SHARE or even == odd:
        return None
    return _by_zeros(body, "utf-16-le" if odd > even else "utf-16-be")


def _share(sample: bytes, wanted: bytes) -> float:
    return sum(map(sample.count, wanted)) / len(sample) if sample else 0.0


def _by_zeros(body: bytes, encoding: str) -> Decoded:
    return Decoded(body.decode(encoding, "replace"), encoding, "pattern of zero bytes")


def _as_utf8(body: bytes) -> Decoded | None:
    """utf-8 wins whatever is declared: text of another encoding is almost never valid utf-8 by chance."""
    try:
        return Decoded(body.decode(), "utf-8", "valid utf-8")
    except UnicodeDecodeError:
        text = body.decode(errors="replace")
    bad = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    ascii_characters = len(body.translate(None, bytes(range(0x80, 0x100))))
    good = len(text) - ascii_characters - bad
    few = bad <= max(FEW_BAD_BYTES, BAD_SHARE * len(body)) and good >= bad
    if few or good >= GOOD_FOR_EACH_BAD * bad:
        return Decoded(text, "utf-8", f"utf-8 with {bad} bad bytes")
    return None


def _readings(body: bytes, http_charset: str, *, markup: bool) -> Iterator[Decoded]:
    """The body in each declared encoding in which it is valid, the most trustworthy declaration first."""
    for label, where in _declarations(body, http_charset, markup=markup):
        encoding = _known(label)
        if encoding:
            try:
                text = body.decode(encoding)
            except UnicodeDecodeError:
                continue
            yield Decoded(text, _web_name(encoding), f"declared {where}")


def _declarations(body: bytes, http_charset: str, *, markup: bool) -> Iterator[tuple[str, str]]:
    yield http_charset, "by the server"
    if markup:
        head = body[:_DECLARED_WITHIN]
        for pattern, where in ((_XML_DECLARATION, "in the XML declaration"), (_META, "in a meta element")):
            if found := pattern.search(head):
                yield found[1].decode("ascii", "ignore"), where


def _known(label: str) -> str:
    """Python's name for a label of the web, or "" when it names no text encoding."""
    label = label.strip().lower()
    if not _SANE_LABEL.fullmatch(label):
        return ""
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
    except LookupError:
        return ""
    name = _WIDENED.get(name, name)
    return name if _ENCODING.fullmatch(name) else ""


def _web_name(encoding: str) -> str:
    return encoding.replace("cp125", "windows-125").replace("iso8859", "iso-8859").replace("_", "-")
