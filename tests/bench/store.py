"""How fast the store is with 100,000 articles in it: `python -m tests.bench.store [articles]` prints a table.

The articles are spread over 30 days and 40 feeds; one in fifty matches; each has a text of 300 words, a page of
20 KB and 300 shingles. Building the database takes some minutes, because every article goes the whole way.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.model import Article, ArticleState, Extracted, Item, Level, Line, PollOutcome, TopicRef, Verdict
from monitor.store import FinishedArticle, Store, parse
from monitor.topics import Spellings, load

NOW = datetime(2026, 8, 21, 10, tzinfo=UTC)
FEEDS = [f"feed-{number}" for number in range(40)]
ITEMS = 30
SPAN = timedelta(days=30)
WORDS = [f"كلمة{number}" for number in range(5000)]
# A name as houses write it, with what is written as one with it: in one article of seven, once or more often.
NAMES = [
    joined + name
    for joined in ("", "و", "ب", "ل")
    for name in ("بيونغ يانغ", "بيونج يانج", "بيونغيانغ", "بيونجيانج", "بيونغ يانج")
]


def item(number: int, published: datetime) -> Item:
    """An entry of a feed."""
    return Item(
        identity=f"https://news.example/{number}",
        url=f"https://news.example/{number}",
        page_key=f"news.example/{number}",
        title=f"عنوان الخبر رقم {number} من أخبار اليوم",
        summary="ملخص الخبر " * 10,
        published=published,
    )


def poll_of(first: int, feed_id: str, at: datetime) -> PollOutcome:
    """A poll that brings thirty items, the one with this number first."""
    items = tuple(item(first + place, at) for place in range(ITEMS))
    return PollOutcome(feed_id, feed_id, at, at + timedelta(minutes=10), items)


def judged(number: int, at: datetime, dice: random.Random) -> FinishedArticle:
    """An article of 300 words; one in fifty matches, one in twenty copies another."""
    level = Level.MATCH if number % 50 == 0 else Level.NONE
    body = tuple(" ".join(dice.choices(WORDS, k=30)) for _ in range(10))
    if number % 7 == 0:
        body = (*body[1:], f"{body[0]} {' '.join(dice.choices(NAMES, k=1 + number % 3))}")
    text = random.Random(number - 40 if number % 20 == 0 else number)
    return FinishedArticle(
        article_id=number,
        now=at,
        state=ArticleState.DONE,
        reason="",
        attempts=1,
        next_try=None,
        article=Article(title=f"عنوان الخبر رقم {number}", lead="", body=body),
        extracted=Extracted("", tuple(Line(paragraph, place) for place, paragraph in enumerate(body, 1))),
        page="<p>".join(body) * 4,
        verdicts=(Verdict("russia-dprk", level, 9, 6, 3),),
        shingles=frozenset(text.getrandbits(63) for _ in range(300)),
        story=number,
    )


def fill(store: Store, articles: int) -> None:
    """Store so many articles the way a poll does, but a poll's worth in one transaction."""
    dice = random.Random(articles)
    for first in range(1, articles + 1, ITEMS):
        at = NOW - SPAN * (1 - first / articles)
        feed_id = FEEDS[first // ITEMS % len(FEEDS)]
        with store.writing():
            store.record_poll(poll_of(first, feed_id, at))
            for pending in store.pending([feed_id], at):
                store.finish(judged(pending.id, at, dice))


def measure(name: str, action: Callable[[], object], times: int = 50) -> None:
    """Print the median and the worst of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(f"{name:34} {taken[len(taken) // 2]:8.2f} ms {taken[-1]:8.2f} ms worst")


def main(articles: int) -> None:
    """Fill a database, then ask it everything."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "monitor.db"
        with Store.open(path) as store:
            began = time.perf_counter()
            fill(store, articles)
            each = (time.perf_counter() - began) / articles * 1000
            store.mark_shown([found.id for found in store.unshown(["russia-dprk"])], NOW)
            print(f"{articles} articles: {each:.2f} ms each, {path.stat().st_size / 1e6:.0f} MB")
            ask(store, articles)
        measure("open and close", lambda: Store.open(path).close())


def ask(store: Store, articles: int) -> None:
    """Time every question, and both transactions with their commit."""
    known = poll_of(articles - articles % ITEMS + 1 - ITEMS, FEEDS[0], NOW)
    store.record_poll(known)
    fresh = iter(range(articles + 1000, 10**9, ITEMS))
    dice = random.Random(0)
    last = judged(articles, NOW, dice)
    pyongyang = parse("بيونغ يانغ", Spellings(load([TopicRef("russia-dprk")])).of)
    measure("who is due, of 5,000 feeds", lambda: store.due([*FEEDS, *map(str, range(4960))], NOW))
    measure("feed states", lambda: store.feed_states(NOW))
    measure("unfinished", lambda: store.unfinished(FEEDS, NOW))
    measure("record a poll of 30 known items", lambda: store.record_poll(known))
    measure("record a poll of 30 new items", lambda: store.record_poll(poll_of(next(fresh), FEEDS[1], NOW)))
    measure("copies of a text", lambda: store.copies(last.shingles, NOW - timedelta(days=14), 0))
    measure("finish an article", lambda: store.finish(last))
    measure("titles of a house", lambda: store.titles(FEEDS[0]))
    measure("unshown", lambda: store.unshown(["russia-dprk"]))
    measure("list 50 matches", store.items)
    measure("list 50 of a topic without any", lambda: store.items(topics=["none"]))
    measure("list 50 of all levels", lambda: store.items(level=None))
    measure("search a frequent word", lambda: store.search.find(parse("الخبر")))
    measure("search a name by its spellings", lambda: store.search.find(pyongyang))
    measure("search a rare word", lambda: store.search.find(parse("كلمة4711")))
    measure("search a phrase", lambda: store.search.find(parse('"كلمة17 كلمة18"')))
    measure("show", lambda: store.article(articles))
    measure("counts of a day", lambda: store.counts(NOW - timedelta(days=1)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
