"""The newsroom's truth against the stages that judge an article: pages in, verdicts out, no network between."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

import pytest_asyncio

from monitor import article, stories, topics
from monitor.demo import DemoArticle, Newsroom, keyword_filter
from monitor.model import Article, Item, Level, TopicRef

_OPENED = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Read:
    """One article as published, its page, and what was left of the page after cleaning."""

    told: DemoArticle
    page: str
    cleaned: Article


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def read() -> AsyncIterator[Mapping[str, Read]]:
    """Every article of the newsroom, live ones included, read as a monitor would read it: id → article."""
    async with Newsroom(_OPENED) as newsroom:
        while newsroom.publish_next(_OPENED):
            pass
        pages, truth = newsroom.pages(), newsroom.truth()
        titles: dict[str, list[str]] = {}
        for told in truth.values():
            titles.setdefault(told.outlet, []).append(told.title)
        yield {
            told.id: Read(told, pages[url], _cleaned(url, pages[url], told, titles[told.outlet]))
            for url, told in truth.items()
        }


def _cleaned(url: str, page: str, told: DemoArticle, titles: list[str]) -> Article:
    """The cleaned page, or, where no page can be read, the cleaned feed item."""
    item = Item(identity=url, url=url, page_key=url, title=told.title, summary=told.summary)
    source = article.extract_page(page, url) if page else article.from_item(item)
    others = [title for title in titles if title != told.title]
    return article.clean(source, title=told.title, summary=told.summary, other_titles=others)


def test_exactly_the_flagged_articles_match(read: Mapping[str, Read]) -> None:
    """Every article about the topic is a match, and no other one is."""
    judge = topics.Judge(topics.load([TopicRef("russia-dprk")]))
    matched = {
        identity
        for identity, one in read.items()
        if judge.judge(one.cleaned.title, one.cleaned.lead, one.cleaned.body)[0].level is Level.MATCH
    }
    assert matched == {identity for identity, one in read.items() if one.told.flagged}


def test_exactly_the_copies_are_the_same_text(read: Mapping[str, Read]) -> None:
    """Two articles have the same text when one is a copy of the other, or both of a third, and not otherwise."""
    shingles = {identity: stories.shingles(one.cleaned.body) for identity, one in read.items() if one.page}
    story = {identity: read[identity].told.copy_of or identity for identity in shingles}
    for one, other in combinations(shingles, 2):
        shared = len(shingles[one] & shingles[other])
        same = stories.same_text(shared, len(shingles[one]), len(shingles[other]))
        assert same == (story[one] == story[other]), (one, other)


def test_no_other_articles_text_is_left_in_a_body(read: Mapping[str, Read]) -> None:
    """No headline and no paragraph of another article survives cleaning."""
    owner = {line: one.told for one in read.values() for line in (one.told.title, *one.told.paragraphs)}
    for one in read.values():
        own = {one.told.title, *one.told.paragraphs}
        assert [line for line in one.cleaned.body if line in owner and line not in own] == [], one.told.id


def test_the_plain_filter_is_fooled(read: Mapping[str, Read]) -> None:
    """The demo has a point: a plain keyword filter would flag more articles wrongly than there are about the topic."""
    wrong = [one for one in read.values() if keyword_filter(one.page) and not one.told.flagged]
    assert len(wrong) > sum(one.told.flagged for one in read.values())
