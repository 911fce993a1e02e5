"""One poll, stage by stage: this package calls the stages in order.

    feeds that are due                                               one task a publisher:
      │  schedule.HostGate      whose turn it is                     first all its feeds,
      │  fetch.Fetcher          bytes, decoded                       then all its articles,
      │  feeds.parse            items                (in a child)    so that the titles of
      ▼                                                              the whole house are known
    store.record_poll           TRANSACTION 1: sightings,            when its pages are cleaned
      │                         pending articles, next poll          (a line equal to another
      │  schedule.HostGate      whose turn it is                     title is a link, not text)
      │  fetch.Fetcher          the article's page
      │  article.extract_page   lines                (in a child)
      │  article.clean          title, lead, body, removed
      │  readings               is it the article? else the feed's own text
      │  topics.Judge           level, score, evidence
      │  stories                the story it is a copy of
      ▼
    store.finish                TRANSACTION 2: page, lines, body, verdicts, story

`poll` runs the houses side by side, `feeds` is the way down to transaction 1, `articles` the one from there to
transaction 2, `visit` asks for one document in the turn of each host on its way, `robots` whether it may, `stages` is
what they are handed; all that is decided here is in `readings`. What goes wrong with one feed or one article, a bug of
ours included, is a value (`model.Failure`) that is recorded with it; a crash at any moment leaves articles pending,
and the next poll finishes them. Only a `StoreError`, or a failure that can't even be recorded, ends a poll, and not
before what its neighbours had begun is done.
"""

from monitor.pipeline.discovery import discover
from monitor.pipeline.poll import House, Pipeline, houses
from monitor.pipeline.probe import probe
from monitor.pipeline.stages import PATIENCE_S, Outside, Stages

__all__ = ["PATIENCE_S", "House", "Outside", "Pipeline", "Stages", "discover", "houses", "probe"]
