"""Which reading of an article counts: pure decisions about pages that are not the article, and about worse readings.

Servers answer 200 with consent walls, "enable JavaScript", newsletter forms and, for dead addresses, the home page.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from monitor.arabic.dates import is_credible, read_date
from monitor.arabic.line_key import line_key
from monitor.fetch import walls
from monitor.model import Article, ArticleState, Failure, FailureKind, Fetched, Item, Level, Verdict

# Shortest word that counts as content, in letters: Arabic's particles and pronouns are shorter.
_CONTENT_WORD = 4
# Share of the feed's content words that the body must have. Measured on 1,793 Arabic news articles: a random other
# article has a quarter of the words of title and first 30 words in 2 % of cases (a fifth in 4 %), a consent wall in
# 0.1 %. The article itself has less than a quarter of its bare title in 5 %; they are told by their headline.
_SAME_TEXT = 0.25
# The same beneath the article's own headline: single-page sites put it above whatever their server has to show.
_SAME_TEXT_BELOW_HEADLINE = 0.05
# Share of the feed's title that makes a page's headline the same one, as feeds respell and shorten theirs.
_SAME_HEADLINE = 0.5
# A body of fewer characters is a flash or a stub; two ordinary Arabic sentences have more.
_SHORT_BODY = 200
# A stub is told from a flash by a feed that says so many times as much.
_STUB = 2

_STATES = (
    ArticleState.PENDING,
    ArticleState.FAILED,
    ArticleState.FROM_FEED,
    ArticleState.DONE,
)  # worst first
_LEVELS = (Level.NONE, Level.MENTION, Level.MATCH)


def is_the_article(page: Article, headline: str, item: Item) -> bool:
    """Whether a cleaned page is the article that the feed's item announced.

    Args:
        page: what cleaning left of it.
        headline: the page's own, or "".
        item: what the feed said; an item that says nothing fits any page with a body.
    """
    body = "\n".join(page.body)
    title, text = _content_words(item.title), _content_words(f"{item.summary}\n{item.content}")
    if not body or _is_stub(body, item):
        return False
    shared = _share(title | text, _content_words(body))
    if shared >= _SAME_TEXT:
        return True
    if _share(title, _content_words(headline)) < _SAME_HEADLINE or len(body) < _SHORT_BODY:
        return False
    return not text or shared >= _SAME_TEXT_BELOW_HEADLINE


def no_article(page: Fetched, item: Item, otherwise: str) -> Failure:
    """Why a page that was had is not the item's article: a wall stands before it, or else in the words of `otherwise`."""
    wall = walls.instead(page.text, item.url, page.url)
    return Failure(FailureKind.BLOCKED, f"the page {wall}") if wall else Failure(FailureKind.EMPTY, otherwise)


def page_date(texts: Iterable[str], zone: str, now: datetime) -> datetime | None:
    """When an article was published that its feed gives no date for; aware, in UTC.

    Args:
        texts: where its page may say so, the most reliable first.
        zone: IANA name of the zone of dates that name none.
        now: the current time, aware.

    Returns:
        the first date that can be read and is credible.
    """
    moments = (read_date(text).moment(zone) for text in texts)
    return next((moment for moment in moments if moment is not None and is_credible(moment, now)), None)


def outdoes(
    state: ArticleState,
    verdicts: Sequence[Verdict],
    earlier: ArticleState,
    earlier_verdicts: Sequence[Verdict],
) -> bool:
    """Whether a new reading replaces an earlier one: it is from as good a source, or it raises a topic's level."""
    if _STATES.index(state) >= _STATES.index(earlier):
        return True
    before = _levels(earlier_verdicts)
    return any(level > before.get(topic, 0) for topic, level in _levels(verdicts).items())


def _is_stub(body: str, item: Item) -> bool:
    said = max(len(item.summary), len(item.content))
    return len(body) < _SHORT_BODY and said > _STUB * len(body)


def _content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in line_key(text).split() if len(word) >= _CONTENT_WORD)


def _share(words: frozenset[str], among: frozenset[str]) -> float:
    """How much of `words` is `among` others; all of nothing."""
    return len(words & among) / len(words) if words else 1.0


def _levels(verdicts: Iterable[Verdict]) -> dict[str, int]:
    return {verdict.topic: _LEVELS.index(verdict.level) for verdict in verdicts}
