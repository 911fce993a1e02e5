"""A corpus of Arabic news pages with exact gold: invented stories in templates of the kinds the web has.

The templates were written after the web, before anybody looked at what the cleaner makes of them. All pages of one template
are one host's: the same furniture, its lists drawn anew for each page.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from tests.article.corpus.composer import Composer, excerpt
from tests.article.corpus.model import LEAD, CorpusPage, Pools, Story, read_pools, read_stories
from tests.article.corpus.templates import TEMPLATES, Template

PAGES_PER_HOST = 6


@cache
def corpus_pages() -> tuple[CorpusPage, ...]:
    """Every page of the corpus, host by host; the same bytes each time."""
    stories, pools = read_stories(), read_pools()
    return tuple(
        page
        for turn, template in enumerate(TEMPLATES)
        for page in _host_pages(template, _choose(template, stories, 5 * turn), pools)
    )


def _choose(template: Template, stories: Sequence[Story], start: int) -> list[Story]:
    """Choose a host's stories: those it must have, then the rest from a place of its own in the row."""
    turned = [stories[(start + step) % len(stories)] for step in range(len(stories))]
    wanted = [story for story in stories if story.id in template.stories]
    rest = [story for story in turned if story not in wanted]
    return [template.adapt(story) for story in [*wanted, *rest][:PAGES_PER_HOST]]


def _host_pages(template: Template, stories: Sequence[Story], pools: Pools) -> Iterator[CorpusPage]:
    for story in stories:
        siblings = [other for other in stories if other is not story]
        composer = Composer(story, siblings, pools)
        html = template.write(composer)
        shows_lead = any(line.label == LEAD for line in composer.lines)
        yield CorpusPage(
            template=template.name,
            part=template.part,
            story=story.id,
            url=f"https://{template.name}.example/news/{story.date:%Y%m%d}/{story.id}",
            html=html,
            summary=story.lead if shows_lead else excerpt(story),
            lines=tuple(composer.lines),
        )
