"""`monitor search` on a database that has been polled."""

import json

from tests.cli.commands import Commands
from tests.cli.contract import assert_item
from tests.pipeline import newsdesk as desk


def test_found_by_another_spelling(polled: Commands) -> None:
    """A topic's term is found by any of its spellings; what was found is marked in excerpt and title."""
    found = polled.run("search", "كوريا الشماليه", "--json").objects
    assert desk.TRAIN_TITLE in {item["title"] for item in found}
    for item in found:
        assert_item(item)
        where = item["found"]
        marked = [item["title"][start:end] for start, end in where["title_at"]]
        marked += [where["excerpt"][start:end] for start, end in where["excerpt_at"]]
        assert marked


def test_for_people(polled: Commands) -> None:
    """Without --json there is a heading, the title, the paragraph that answers, and a count at the end."""
    text = polled.run("search", "البطاطس", "-n", "1").stdout
    assert desk.POTATOES_TITLE in text
    assert "1 article found" in text


def test_narrowed(polled: Commands) -> None:
    """Filters narrow as they do for `list`; nothing found is no error and says so on stderr."""
    outcome = polled.run("search", "البطاطس", "--level", "match")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert "Nothing found" in outcome.stderr
    assert polled.run("search", "البطاطس", "--level", "match", "-q").stderr == ""


def test_a_query_that_makes_no_sense(polled: Commands) -> None:
    """It is a usage error of one line."""
    outcome = polled.run("search", '"البطاطس')
    assert outcome.code == 2
    assert "quotation mark" in outcome.stderr
    assert not json.loads(f"[{outcome.stdout}]")
