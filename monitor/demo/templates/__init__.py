"""How the newsroom's pages look: one function a kind of site, from a `Page` to its HTML.

The kinds are built like sites on the open web, down to class names that say nothing, so that the boilerplate around an
article gets past the extractor and it takes a cleaner to remove it. Arabic that recurs from page to page (labels,
notices) stands in the templates as real sites have it.
"""

from collections.abc import Callable, Mapping

from monitor.demo.templates.aggregator import aggregator
from monitor.demo.templates.blog import blog
from monitor.demo.templates.page import Page
from monitor.demo.templates.plain import agency, content_system, daily, newspaper
from monitor.demo.templates.portal import news_site, portal
from monitor.demo.templates.sports import sports

TEMPLATES: Mapping[str, Callable[[Page], str]] = {
    template.__name__: template
    for template in (agency, aggregator, blog, content_system, daily, news_site, newspaper, portal, sports)
}

__all__ = ["TEMPLATES", "Page"]
