"""TOML files give their data, and every mistake its place."""

import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ConfigError
from monitor.safe import toml
from monitor.safe.toml_lines import Lines

FILE = dedent(
    '''\
    # [comment] = "no key"
    title = "قائمة # not a comment"

    [monitor]  # a comment
    topics = [
        "one",   # ] and "quotes" in a comment
        "two", ["deep",
            "deeper"],
    ]
    text = """
    [not.a.header]
    key = "no"
    """
    literal = \'\'\'a ' [b] = "c" \'\'\'
    dotted."quoted \\"key\\"".'raw.key' = 1.5
    inline = { a = 1, b = { c = "}" }, d = [1, 2] }

    [[feeds]]
    id = "first"

    [[feeds]]
    id = "second"

      [feeds.extra]
      note = 2026-11-21T10:00:00Z

      [[feeds.parts]]
      x = 1
      [[feeds.parts]]
      x = 2

    [group.russia."روسيا"]
    names = []
    '''
)

PLACES = {
    ("title",): 2,
    ("monitor",): 4,
    ("monitor", "topics"): 5,
    ("monitor", "topics", 0): 6,
    ("monitor", "topics", 1): 7,
    ("monitor", "topics", 2): 7,
    ("monitor", "topics", 2, 0): 7,
    ("monitor", "topics", 2, 1): 8,
    ("monitor", "text"): 10,
    ("monitor", "literal"): 14,
    ("monitor", "dotted", 'quoted "key"', "raw.key"): 15,
    ("monitor", "inline", "b", "c"): 16,
    ("monitor", "inline", "d", 1): 16,
    ("feeds",): 18,
    ("feeds", 0): 18,
    ("feeds", 0, "id"): 19,
    ("feeds", 1): 21,
    ("feeds", 1, "id"): 22,
    ("feeds", 1, "extra"): 24,
    ("feeds", 1, "extra", "note"): 25,
    ("feeds", 1, "parts", 0, "x"): 28,
    ("feeds", 1, "parts", 1): 29,
    ("feeds", 1, "parts", 1, "x"): 30,
    ("group",): 32,
    ("group", "russia"): 32,
    ("group", "russia", "روسيا", "names"): 33,
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("path", PLACES, ids=toml.dotted)
def test_line(path: tuple[str | int, ...], newline: str) -> None:
    """Tables, keys and elements are found where they stand, whatever stands around them."""
    document = toml.parse(FILE.replace("\n", newline), "feeds.toml")

    assert document.line(*path) == PLACES[path]


def test_nothing_but_what_is_there() -> None:
    """Brackets, keys and comments inside texts are none."""
    assert set(Lines(FILE).all()) == _paths(tomllib.loads(FILE))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("feeds", 1, "url"), 21, id="missing key"),
        pytest.param(("feeds", 7, "url"), 18, id="missing element"),
        pytest.param(("monitor", "title", 3), 4, id="no list"),
        pytest.param(("nowhere", "at", "all"), 0, id="missing table"),
        pytest.param((), 0, id="the file"),
    ],
)
def test_line_falls_back(path: tuple[str | int, ...], line: int) -> None:
    """What has no line is said to be where the thing around it is."""
    assert toml.parse(FILE, "feeds.toml").line(*path) == line


def test_error_names_the_place() -> None:
    """An error carries file, line, dotted key, problem and suggestion, and says them all."""
    error = toml.parse(FILE, "feeds.toml").error("is missing", "feeds", 1, "a key", suggestion="add it")

    assert (error.file, error.line, error.key) == ("feeds.toml", 21, 'feeds[1]."a key"')
    assert str(error) == 'feeds.toml:21: feeds[1]."a key": is missing (add it)'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param('a = "x"\nb = عربي\n', 2, "texts stand in quotes", id="no quotes"),
        pytest.param('a = "x"\nb = "never closed\nc = 1\n', 2, "close the quotes", id="open quotes"),
        pytest.param("a = 1\na = 2\n", 2, "only once", id="key twice"),
        pytest.param("[a]\n[b]\n[a]\n", 3, "only once", id="table twice"),
        pytest.param('a = "C:\\x"', 1, "backslash", id="backslash"),
        pytest.param("a = 1\n\n[table", 3, "not valid TOML", id="ends too early"),
        pytest.param("a = " + "9" * 5000, 0, "not valid TOML", id="number too long"),
        pytest.param("a = " + "[" * 5000, 0, "nested too deeply", id="nested too deeply"),
    ],
)
def test_syntax_errors(text: str, line: int, said: str) -> None:
    """What is not TOML is refused with the line, and the commonest slips with what to do."""
    with pytest.raises(ConfigError) as caught:
        toml.parse(text, "feeds.toml")

    assert (caught.value.file, caught.value.line) == ("feeds.toml", line)
    assert said in str(caught.value)


def test_read(tmp_path: Path) -> None:
    """A file is read as UTF-8, with or without a BOM."""
    path = tmp_path / "feeds.toml"
    path.write_text('name = "الأخبار"', "utf-8-sig")

    document = toml.read(path)

    assert document.data == {"name": "الأخبار"}
    assert (document.file, document.line("name")) == (str(path), 1)


def test_read_missing(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ConfigError, match=r"none\.toml: there is no such file"):
        toml.read(tmp_path / "none.toml")


def test_read_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    with pytest.raises(ConfigError, match="is a folder"):
        toml.read(tmp_path)


def test_read_not_utf8(tmp_path: Path) -> None:
    """Another encoding is refused with the line of the first wrong byte."""
    path = tmp_path / "old.toml"
    path.write_bytes(b"a = 1\n" + 'name = "الأخبار"'.encode("windows-1256"))

    with pytest.raises(ConfigError, match="is not UTF-8") as caught:
        toml.read(path)

    assert caught.value.line == 2


def test_read_unreadable(tmp_path: Path) -> None:
    """What the system refuses to read is refused with the system's reason."""
    path = tmp_path / "loop.toml"
    path.symlink_to(path)

    with pytest.raises(ConfigError, match="can't be read: Too many levels"):
        toml.read(path)


KEYS = st.text(st.sampled_from("ab-.# \"\\'ي[]="), min_size=1, max_size=5)
VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(st.sampled_from("ab,#\"\\'[]{}=ي"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(KEYS, VALUES, max_size=4), st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=3)
)
@settings(max_examples=60)
def test_every_path_is_found(table: dict[str, object], elements: list[dict[str, object]]) -> None:
    """In any file, exactly the paths that tomllib reads have a line, and no line is beyond the end."""
    text = _toml(table, elements)
    data = tomllib.loads(text)

    lines = Lines(text).all()

    assert set(lines) == _paths(data)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@given(st.text(st.sampled_from("ab=.,#\"'[]{}\n\\ ") | st.characters(), max_size=60))
@settings(max_examples=200)
def test_garbage_is_an_error_or_a_document(text: str) -> None:
    """Any text is either read or refused with a `ConfigError`; looking for lines never fails."""
    Lines(text).all()
    try:
        toml.parse(text, "feeds.toml")
    except ConfigError as error:
        assert "not valid TOML" in error.problem  # noqa: PT017 - both outcomes are fine


def _paths(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """The paths of everything in a value, as `Document.line` takes them."""
    if isinstance(value, dict):
        inside = list(value.items())
    else:
        inside = list(enumerate(value)) if isinstance(value, list) else []
    below = (_paths(inner, (*path, step)) for step, inner in inside)
    return ({path} if path else set()).union(*below)


def _toml(table: dict[str, object], elements: list[dict[str, object]]) -> str:
    """A file with one table and one array of tables, comments and long texts between."""
    lines = ["# [x]", "[t]", *(f"{_quoted(key)} = {_value(value)} # , ]" for key, value in table.items())]
    for element in elements:
        lines += ["", "[[e]]", *(f"{_quoted(key)} = {_value(value)}" for key, value in element.items())]
    return "\n".join(lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"""\n{_quoted(value)[1:-1]}"""' if len(value) > 4 else _quoted(value)
    if isinstance(value, list):
        return "[\n" + "".join(f"{_value(inner)}, # ] [\n" for inner in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    return str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
