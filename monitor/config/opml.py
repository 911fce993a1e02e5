"""OPML (http://opml.org/spec2.opml), in which feed readers exchange lists of feeds."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from monitor.errors import ConfigError
from monitor.model import Feed
from monitor.safe.text import one_line
from monitor.safe.urls import is_web


def read_opml(text: str, file: str) -> tuple[tuple[str, str], ...]:
    """The feeds of a list, folders or not: (name, address), each address once.

    Args:
        text: the document.
        file: what to call it in errors.

    Raises:
        ConfigError: it is no OPML.
    """
    try:
        top = ET.fromstring(text)  # noqa: S314 - a file the user names; expat ≥ 2.4.1 stops entities that multiply
    except ET.ParseError as error:
        raise ConfigError(f"is no OPML: {error}", file=file, line=error.position[0]) from error
    if top.tag.lower() != "opml":
        raise ConfigError(
            f"is no OPML but <{one_line(top.tag, 40)}>",
            file=file,
            suggestion="export OPML from your feed reader",
        )
    found: dict[str, str] = {}
    for outline in top.iter("outline"):
        url = outline.get("xmlUrl", "").strip()
        if is_web(url):
            found.setdefault(url, one_line(outline.get("title") or outline.get("text") or ""))
    return tuple((name, url) for url, name in found.items())


def write_opml(feeds: Iterable[Feed]) -> str:
    """A list of feeds as OPML 2.0."""
    top = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(top, "head"), "title").text = "monitor"
    body = ET.SubElement(top, "body")
    for feed in feeds:
        ET.SubElement(
            body,
            "outline",
            type="rss",
            text=feed.name,
            title=feed.name,
            xmlUrl=feed.url,
            language=feed.language,
        )
    ET.indent(top)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"
