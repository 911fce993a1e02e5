"""A small newsroom on loopback: the quickest way to see the whole program work.

    outlets        who publishes: ten invented outlets, and what is peculiar about each
    article        what they publish: `articles/*.toml`, with the truth about each article
    neighbours     which other headlines stand around an article on its page
    templates      how the pages look, boilerplate and all
    feeds          how the feeds look
    faults         what goes wrong at the one outlet where everything does
    site           one outlet online: a path in, a response out
    server         responses over HTTP
    newsroom       all of it together, and the truth about it
    configuration  the file with which a monitor watches it
    plain_filter   what the monitor is compared with

Every outlet, person below the rank of a minister and event is invented; nothing here reaches beyond this machine's loopback interface.
"""

from monitor.demo.article import DemoArticle
from monitor.demo.newsroom import Newsroom
from monitor.demo.outlets import Outlet
from monitor.demo.plain_filter import keyword_filter

__all__ = ["DemoArticle", "Newsroom", "Outlet", "keyword_filter"]
