"""Topics: what an article is about, and why.

    title, lead, body ─► sentences ─► matcher ─► scenes ─► score ─► explain ─► Verdict
                         folded       terms,     weak      points   reasons in
                                      masks      terms,    by rule  the text as
                                                 lists              written

A topic is a TOML file (`language`) of groups of terms; `catalogue` knows which there are. The terms of all topics are
found in one pass (`matcher`; the only home of pyahocorasick). Nothing here reads a clock or the network.
"""

from monitor.topics.catalogue import check, info, load, overview, read
from monitor.topics.evaluate import evaluate
from monitor.topics.judge import Judge
from monitor.topics.language import Loaded
from monitor.topics.shipped import builtin
from monitor.topics.spellings import Spellings
from monitor.topics.suggest import Document, suggest
from monitor.topics.topic import Topic

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
