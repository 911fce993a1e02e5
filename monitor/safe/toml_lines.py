"""Where the things in a TOML file stand: tomllib reads them, but does not say.

Works on text that tomllib accepts, so it has nothing to check: it only has to know strings from brackets and keys from
values. It goes through a file no further than it is asked: most files have no mistake, and of a hundred feeds every
command would wait 6 ms for it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Steps = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<skip> [ \t\r]+ | \#[^\n]* )
      | (?P<newline> \n )
      | (?P<long> \"{3} (?: \\. | [^\\] )*? \"{3,5} | '{3} .*? '{3,5} )
      | (?P<string> " (?: \\. | [^"\\\n] )* " | '[^'\n]*' )
      | (?P<sign> [\[\]{}=,.] )
      | (?P<bare> [^\s\[\]{}=,.\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class _Token(NamedTuple):  # made by the thousand: a frozen dataclass takes three times as long
    kind: str  # the name of its group in _TOKEN
    text: str
    start: int  # offset in the text


_END = _Token("end", "", -1)


class Lines:
    """1-based line of each table, key and array element, e.g. `("feeds", 3, "url")`.

    A table that is only implied, like `a` in `[a.b]`, stands where it is first implied. Never raises: what can't be made
    sense of is left out.

    Args:
        text: the text of the file.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner: _Scanner | None = None

    def of(self, path: Steps) -> int | None:
        """The line of one of them; None when it has none of its own."""
        scanner = self._scanner = self._scanner or _Scanner(self._text)
        while path not in scanner.lines and scanner.go_on():
            pass
        return scanner.lines.get(path)

    def all(self) -> Mapping[Steps, int]:
        """The lines of all of them."""
        scanner = self._scanner = self._scanner or _Scanner(self._text)
        while scanner.go_on():
            pass
        return scanner.lines


class _Scanner:
    """Walks over the tokens and notes in `lines` where each path begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Steps, int] = {}
        self._tokens = _tokens(text)
        self._next = next(self._tokens, _END)
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._elements: dict[Steps, int] = {}  # array of tables → how many so far
        self._table: Steps = ()

    def go_on(self) -> bool:
        """Over one header, or one key with its value; whether there was one."""
        while self._peek().kind == "newline":
            self._take()
        if self._peek() is _END:
            return False
        try:
            if self._peek().text == "[":
                self._table = self._header()
            else:
                self._pair(self._table)
        except RecursionError:  # nested deeper than anything people write; what came before it is known
            self._next, self._tokens = _END, iter(())
        return True

    def _header(self) -> Steps:
        opening = self._take()
        array = self._peek().text == "[" and self._peek().start == opening.start + 1
        if array:
            self._take()
        *parents, last = self._key()
        self._skip_line()
        path: Steps = ()
        for name in parents:
            path = self._inside((*path, name))
            self._note(path, opening)
        path = (*path, last)
        self._note(path, opening)
        if not array:
            return path
        self._elements[path] = self._elements.get(path, 0) + 1
        path = self._inside(path)
        self._note(path, opening)
        return path

    def _inside(self, path: Steps) -> Steps:
        """A table's own path; of an array of tables, the path of the latest element."""
        count = self._elements.get(path)
        return path if count is None else (*path, count - 1)

    def _pair(self, table: Steps) -> None:
        """`key = value`, in a table or in an inline one."""
        start = self._peek()
        path = table
        for name in self._key():
            path = (*path, name)
            self._note(path, start)
        self._take()  # =
        self._value(path)

    def _key(self) -> list[str]:
        names = [_unquoted(self._take())]
        while self._peek().text == ".":
            self._take()
            names.append(_unquoted(self._take()))
        return names

    def _value(self, path: Steps) -> None:
        opening = self._peek().text
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self._take()
            while self._peek().kind not in {"newline", "end"} and self._peek().text not in {",", "]", "}"}:
                self._take()

    def _array(self, path: Steps) -> None:
        self._take()
        index = 0
        while (token := self._peek()).text != "]" and token is not _END:
            if token.kind == "newline" or token.text == ",":
                self._take()
                continue
            self._note((*path, index), token)
            self._value((*path, index))
            index += 1
        self._take()

    def _inline_table(self, path: Steps) -> None:
        self._take()
        while (token := self._peek()).text != "}" and token is not _END:
            if token.kind == "newline" or token.text == ",":
                self._take()
            else:
                self._pair(path)
        self._take()

    def _note(self, path: Steps, token: _Token) -> None:
        self.lines.setdefault(path, bisect_right(self._line_starts, token.start))

    def _peek(self) -> _Token:
        return self._next

    def _take(self) -> _Token:
        token, self._next = self._next, next(self._tokens, _END)
        return token

    def _skip_line(self) -> None:
        while self._peek().kind not in {"newline", "end"}:
            self._take()


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "skip":
            yield _Token(str(found.lastgroup), found[0], found.start())


def _unquoted(token: _Token) -> str:
    if token.kind != "string":
        return token.text
    inner = token.text[1:-1]
    return inner if token.text[0] == "'" else _ESCAPE.sub(_unescaped, inner)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPED.get(code, code)
