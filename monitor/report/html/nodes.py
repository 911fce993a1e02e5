"""HTML as a tree. Whatever is put into it is text: tags are made by `element`, and nothing else can make one."""

from dataclasses import dataclass
from html import escape

from monitor.report.wording import LONGEST_PARAGRAPH
from monitor.safe.text import one_line
from monitor.safe.urls import is_web

# Elements of ours that have no end tag (HTML, 13.1.2).
_VOID = frozenset({"meta"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element; made by `element`."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS of the program's own: what stands in `<style>` is not escaped, a browser would not read it back."""

    css: str

    def __post_init__(self) -> None:
        if "</" in self.css:
            raise ValueError("a stylesheet can't hold the end of its element")


Node = Element | Stylesheet | str


def element(tag: str, /, *children: Node | None, **attributes: str | None) -> Element:
    """An element.

    Args:
        tag: its name; like the attributes' names never anything from outside.
        children: elements, and texts of whatever origin; None is left out.
        attributes: `class_` is class, `aria_label` aria-label; values of whatever origin, None is left out, "" is an
            attribute without a value. An `href` to anything but http, https or a place on the page is left out.
    """
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    kept = tuple((key, value) for key, value in named if value is not None and not _leads_astray(key, value))
    return Element(tag, kept, tuple(child for child in children if child is not None))


def _leads_astray(attribute: str, value: str) -> bool:
    return attribute == "href" and not (value.startswith("#") or is_web(value))


def render(node: Node) -> str:
    """The tree as HTML."""
    if isinstance(node, str):
        return escape(_safe(node))
    if isinstance(node, Stylesheet):
        return node.css
    attributes = "".join(
        f' {key}="{escape(_safe(value))}"' if value else f" {key}" for key, value in node.attributes
    )
    opened = f"<{node.name}{attributes}>"
    if node.name in _VOID:
        return opened
    return f"{opened}{''.join(map(render, node.children))}</{node.name}>"


def _safe(text: str) -> str:
    """Without control and bidi characters, as on every other screen; a space that parts it from its neighbours stays."""
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    safe = one_line(text, limit=LONGEST_PARAGRAPH)
    return f"{before}{safe}{after}" if safe else before
