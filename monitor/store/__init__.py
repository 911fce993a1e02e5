"""The store: one SQLite file that holds everything the monitor knows, and the only place that speaks SQL.

    feeds ──< sightings >── articles ──── texts          the cleaned article, and the lines it was made of
                  │             │ └────── pages          the raw page, for a week or for good
                items           ├──────── verdicts       one a topic, with its evidence
          what the feed said    ├──────── shown          what was announced, so that it never is again
                                ├──────── fingerprints   to find copies, with `shingles` as their index
                                ├──────── host_articles  what its host repeats; what that taught is in `host_lines`
                                ├──────── indexed        full-text search, with `search` as its index
                                └──────── marks, labels  what the analyst said of it

    tombstones              hashes of what was pruned, so that it never comes back as new

Two transactions move it: `Store.record_poll` (a polled feed: sightings, pending articles, validators, next poll) and
`Store.finish` (an article: page, lines, text, verdicts, story). A process killed at any moment leaves pending
articles, never half of anything.
"""

from typing import TYPE_CHECKING

from monitor.fronts import imported_when_asked

if TYPE_CHECKING:
    from monitor.store.articles import FinishedArticle
    from monitor.store.backup import backup_name, rotate
    from monitor.store.copies import Copy
    from monitor.store.counts import Counts
    from monitor.store.database import library_version
    from monitor.store.locks import PollLock, WriteLock
    from monitor.store.retention import Old
    from monitor.store.revising import Revision
    from monitor.store.search_query import Query, parse
    from monitor.store.statistics import Count
    from monitor.store.store import Store
else:
    __getattr__ = imported_when_asked(
        __name__,
        {
            "articles": ("FinishedArticle",),
            "backup": ("backup_name", "rotate"),
            "copies": ("Copy",),
            "counts": ("Counts",),
            "database": ("library_version",),
            "locks": ("PollLock", "WriteLock"),
            "retention": ("Old",),
            "revising": ("Revision",),
            "search_query": ("Query", "parse"),
            "statistics": ("Count",),
            "store": ("Store",),
        },
    )

__all__ = [
    "Copy",
    "Count",
    "Counts",
    "FinishedArticle",
    "Old",
    "PollLock",
    "Query",
    "Revision",
    "Store",
    "WriteLock",
    "backup_name",
    "library_version",
    "parse",
    "rotate",
]
