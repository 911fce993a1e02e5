"""Article numbers as people type them: `4127`, `#4127`, `last`."""

from monitor.errors import NotFound
from monitor.store import Store

# More digits than any article number has; SQLite's integers end at 19.
MOST_DIGITS = 18
LAST = "last"


def is_number(text: str) -> bool:
    """Whether this can only mean an article."""
    digits = text.removeprefix("#")
    return text == LAST or (digits.isascii() and digits.isdigit())


def article_number(text: str, store: Store) -> int:
    """The number that is meant; `last` is the newest flagged article.

    Raises:
        NotFound: it is no number, or nothing has been flagged yet.
    """
    if text == LAST:
        newest = store.latest()
        if newest is None:
            raise NotFound("nothing has been flagged yet; `monitor list --level all` lists everything")
        return newest
    if not is_number(text) or len(text) > MOST_DIGITS:
        raise NotFound(f"'{text}' is no article number; `monitor list` shows them")
    return int(text.removeprefix("#"))
