"""Topics: what an article is about, and why.

    title, lead, body ─► sentences ─► matcher ─► scenes ─► score ─► explain ─► Verdict
                         folded       terms,     weak      points   reasons in
                                      masks      terms,    by rule  the text as
                                                 lists              written

A topic is a TOML file (`language`) of groups of terms; `catalogue` knows which there are. The terms of all topics are
found in one pass (`matcher`; the only home of pyahocorasick). Nothing here reads a clock or the network.
"""

from typing import TYPE_CHECKING

from monitor.fronts import imported_when_asked

if TYPE_CHECKING:
    from monitor.topics.about import check, info, overview
    from monitor.topics.catalogue import load, read
    from monitor.topics.evaluation import evaluate
    from monitor.topics.judge import Judge
    from monitor.topics.language import Loaded
    from monitor.topics.shipped import builtin
    from monitor.topics.spellings import Spellings
    from monitor.topics.suggesting import Document, suggest
    from monitor.topics.topic import Topic
else:
    __getattr__ = imported_when_asked(
        __name__,
        {
            "about": ("check", "info", "overview"),
            "catalogue": ("load", "read"),
            "evaluation": ("evaluate",),
            "judge": ("Judge",),
            "language": ("Loaded",),
            "shipped": ("builtin",),
            "spellings": ("Spellings",),
            "suggesting": ("Document", "suggest"),
            "topic": ("Topic",),
        },
    )

__all__ = [
    "Document",
    "Judge",
    "Loaded",
    "Spellings",
    "Topic",
    "builtin",
    "check",
    "evaluate",
    "info",
    "load",
    "overview",
    "read",
    "suggest",
]
