"""What the database knows of a host, for a page that is only looked at."""

from dataclasses import dataclass

from monitor.article import KnownTitles
from monitor.model import HostMemory, MemoryUsed
from monitor.schedule import host_of
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What cleaning uses of a host.

    Attributes:
        memory: its learnt lines.
        titles: those of its outlet's articles.
        used: how much that is, to be told.
    """

    memory: HostMemory
    titles: KnownTitles
    used: MemoryUsed


def knowledge(store: Store, address: str) -> Knowledge:
    """What is known of an address's host; nothing for a host never read and for "".

    The titles are those of the outlet whose article was read there last.
    """
    memory = store.hosts.memory(host_of(address))
    kept = store.revisions.kept(memory.articles[-1].id) if memory.articles else None
    titles = KnownTitles.of(store.titles(kept.publisher).values() if kept else ())
    used = MemoryUsed(memory.host, len(memory.articles), _in_force(memory), len(titles.keys))
    return Knowledge(memory, titles, used)


def _in_force(memory: HostMemory) -> int:
    """How many lines are taken out where they stand."""
    return sum(not line.pinned for line in memory.learnt.values())
