"""The newsroom's articles: what the demo promises about them."""

from collections import Counter

import pytest

from monitor.demo.article import SUBHEADING, DemoArticle, load_articles
from monitor.demo.outlets import OUTLETS

_ARTICLES = load_articles()
_BY_ID = {article.id: article for article in _ARTICLES}
_COPIES = [article for article in _ARTICLES if article.copy_of]
_LONGEST_BACK_HOURS = 47  # what is older than two days when the newsroom opens would count as backlog


def _name(article: DemoArticle) -> str:
    return article.id


def test_there_is_enough_to_see() -> None:
    """At least 80 articles of at least 8 outlets, 15 of them about the topic, and a dozen live ones of both kinds."""
    assert len(_ARTICLES) >= 80
    assert sum(article.flagged for article in _ARTICLES) >= 15
    assert len({article.outlet for article in _ARTICLES}) >= 8
    assert len(_COPIES) >= 3
    live = [article for article in _ARTICLES if article.live]
    assert len(live) >= 12
    assert {article.flagged for article in live} == {True, False}


def test_there_is_enough_to_stumble_over() -> None:
    """Articles off the topic that fool keyword filters, one of them by what stands beside the text only."""
    traps = [article for article in _ARTICLES if article.trap and not article.flagged]
    assert len(traps) >= 8
    assert any(article.sidebar_trap for article in traps)


def test_every_id_is_used_once() -> None:
    """No two articles have the same id."""
    counted = Counter(article.id for article in _ARTICLES)
    assert [identity for identity, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("article", _ARTICLES, ids=_name)
def test_every_article_is_complete(article: DemoArticle) -> None:
    """Known outlet, a slug for an id, a headline on one line, a text of some length, a time within two days."""
    assert article.outlet in {outlet.id for outlet in OUTLETS}
    assert article.id.replace("-", "").isalnum()
    assert article.id.isascii()
    assert article.section
    assert 0 < len(article.title) == len(article.title.strip())
    assert "\n" not in article.title + article.summary + article.caption
    assert len(article.body.split()) >= 90
    assert not article.paragraphs[0].startswith(SUBHEADING)
    assert not article.paragraphs[-1].startswith(SUBHEADING)
    assert article.live or 0 < article.hours_ago <= _LONGEST_BACK_HOURS


@pytest.mark.parametrize("article", _COPIES, ids=_name)
def test_every_copy_has_an_original_elsewhere(article: DemoArticle) -> None:
    """A copy's original exists, is no copy itself, comes from another outlet and is as much about the topic."""
    original = _BY_ID[article.copy_of]
    assert not original.copy_of
    assert original.outlet != article.outlet
    assert original.flagged == article.flagged


def test_only_copies_share_text() -> None:
    """No paragraph stands in two articles that are not declared copies."""
    told: dict[str, str] = {}
    for article in _ARTICLES:
        story = article.copy_of or article.id
        for paragraph in article.paragraphs:
            assert told.setdefault(paragraph, story) == story, article.id


@pytest.mark.parametrize(
    "article", [article for article in _ARTICLES if article.outlet == "qadima"], ids=_name
)
def test_the_old_paper_writes_what_its_encoding_can(article: DemoArticle) -> None:
    """Nothing of its articles would have to be spelled as a character reference."""
    for text in (article.title, article.summary, article.section, article.caption, article.body):
        assert text.encode("cp1256").decode("cp1256") == text
