"""HTML read back as a browser would, to see what became of it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "br", "img", "link", "input", "hr", "base", "embed"})


@dataclass(slots=True)
class Tag:
    """An element that was read: its attributes, and what stands in it."""

    name: str
    attributes: dict[str, str]
    children: list["Tag | str"] = field(default_factory=list)

    def all(self, name: str = "", **attributes: str) -> list["Tag"]:
        """The elements of this name (any, if "") in it that have these attributes; `class_` is class."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        inside = [child for child in self.children if isinstance(child, Tag)]
        here = [
            child
            for child in inside
            if name in {"", child.name} and wanted.items() <= child.attributes.items()
        ]
        return here + [found for child in inside for found in child.all(name, **attributes)]

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.name == tag, f"</{tag}> closes <{closed.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Tag:
    """The tree of a page; fails when an end tag is missing or in the wrong place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is never closed"
    return reader.open[0]
