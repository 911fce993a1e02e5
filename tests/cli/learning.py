"""A line that a host repeats, as if it had been learnt."""

from datetime import UTC, datetime

from monitor.arabic.line_key import line_key
from monitor.article.memory import line_hash
from monitor.model import HostMemory, LearntLine, SeenArticle
from monitor.store import Store
from tests.cli.commands import Commands

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TEXT = "المدار يروي لكم حكاية المدينة كل يوم"
LINE = LearntLine(line_hash(line_key(TEXT)) or 0, TEXT, 7, 41, 0.02, NOW, NOW)


def teach(home: Commands) -> str:
    """Make a polled home believe that it has learnt the line of madar's host; the host."""
    (first, *_) = home.run("list", "--feed", "madar", "--level", "all", "--json").objects
    with Store.open(home.database) as store:
        (host,) = store.hosts.of_feed("madar")
        memory = store.hosts.memory(host)
        seen = (SeenArticle(first["id"], NOW, {LINE.key: frozenset()}),)
        store.hosts.keep(memory, HostMemory(host, seen, {LINE.key: LINE}))
    return host
