"""`monitor demo` against the newsroom's own truth."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from monitor.demo import DemoArticle, Newsroom, keyword_filter
from monitor.store import Store
from tests.cli.commands import Commands, Outcome
from tests.cli.conftest import Start
from tests.cli.contract import assert_item
from tests.cli.press import running
from tests.cli.process import TEST_S

pytestmark = [pytest.mark.slow, pytest.mark.timeout(TEST_S)]

GOLDEN = Path(__file__).parents[1] / "golden"
LAST_LINE = re.compile(
    r"(?P<judged>\d+) articles, (?P<flagged>\d+) flagged \((?P<wrong>\d+) wrongly, (?P<missed>\d+) missed\), "
    r"(?P<alone>\d+) left alone\. A plain keyword filter .* would have flagged "
    r"(?P<plain>\d+) \((?P<plain_wrong>\d+) wrongly, (?P<plain_missed>\d+) missed\)\."
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """Where the newsroom is polled."""
    return Commands(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def newsroom(home: Commands) -> Iterator[Newsroom]:
    """The newsroom as `monitor demo` opens it."""
    with running(Newsroom(datetime.now(UTC))) as newsroom:
        home.configure(newsroom.configuration())
        yield newsroom


@pytest.fixture(scope="module")
def polled(home: Commands, newsroom: Newsroom) -> Outcome:
    """One poll of it, which is what `monitor demo` does."""
    assert newsroom.articles
    return home.run("poll", "--all", "--json")


def _on_topic(newsroom: Newsroom) -> dict[str, DemoArticle]:
    return {url: article for url, article in newsroom.truth().items() if article.flagged}


def test_exactly_the_truth_is_flagged(home: Commands, newsroom: Newsroom, polled: Outcome) -> None:
    """Every article about the topic is a match and no other one is, on pages and feeds as they come."""
    assert polled.code == 0
    on_topic = _on_topic(newsroom)
    assert len(on_topic) >= 15
    with Store.open_readonly(home.database) as store:
        matched = {item.url for item in store.items(limit=1000)}
        assert store.counts(None).articles == len(newsroom.truth())
    assert {newsroom.truth()[url].id for url in matched} == {article.id for article in on_topic.values()}


def test_json_lines(newsroom: Newsroom, polled: Outcome) -> None:
    """What is printed keeps the contract, and is what is about the topic and not older than two days."""
    for item in polled.objects:
        assert_item(item)
    recent = {url for url, article in _on_topic(newsroom).items() if article.hours_ago < 48}
    assert {item["url"] for item in polled.objects} == recent


def test_copies_are_on_one_card(newsroom: Newsroom, polled: Outcome) -> None:
    """Two articles share a story exactly when one is a copy of the other, or both of a third."""
    truth = newsroom.truth()
    told: dict[str, set[int]] = {}
    for item in polled.objects:
        article = truth[item["url"]]
        told.setdefault(article.copy_of or article.id, set()).add(item["story"])
    assert all(len(stories) == 1 for stories in told.values()), told
    assert len({min(stories) for stories in told.values()}) == len(told)
    assert len(told) < len(polled.objects), "the newsroom has no copies"


def test_every_fault_is_named(home: Commands, polled: Outcome) -> None:
    """What goes wrong at the outlet where everything does is a named failure of that feed alone."""
    assert polled.code == 0
    rows = {row["id"]: row["problem"] for row in home.run("feeds", "list", "--json").objects}
    kinds = {name: problem["kind"] for name, problem in rows.items() if problem}
    assert kinds == {
        "maatal-html": "not a feed",
        "maatal-empty": "empty",
        "maatal-cut-off": "bad response",
        "maatal-missing": "missing",
        "maatal-overloaded": "server error",
        "maatal-not-there": "unreachable",
    }


def test_last_line_is_true(start: Start, newsroom: Newsroom, tmp_path: Path) -> None:
    """`monitor demo` in a pipe: no control byte, one card a story, and numbers that can be counted."""
    demo = start("demo")
    assert demo.exit_code() == 0, demo.stderr
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", demo.stdout) is None
    truth, pages = newsroom.truth(), newsroom.pages()
    hits = {url for url, page in pages.items() if keyword_filter(page)}
    found = LAST_LINE.fullmatch(demo.stdout.splitlines()[-1])
    assert found is not None, demo.stdout[-300:]
    on_topic = set(_on_topic(newsroom))
    assert {name: int(number) for name, number in found.groupdict().items()} == {
        "judged": len(truth),
        "flagged": len(on_topic),
        "wrong": 0,
        "missed": 0,
        "alone": len(truth) - len(on_topic),
        "plain": len(hits),
        "plain_wrong": len(hits - on_topic),
        "plain_missed": len(on_topic - hits),
    }
    assert list(tmp_path.iterdir()) == [], "it is to leave nothing behind"


def _shown(picture: Path) -> list[str]:
    """The words of a picture's cards, without numbers and times, which are other ones at every run."""
    root = ET.fromstring(picture.read_text("utf-8"))  # noqa: S314  our own file
    lines = ("".join(element.itertext()) for element in root.iter() if element.tag.endswith("}text"))
    text = "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")
    changing = r"\d+/\d+|\b\d\d:\d\d\b|\b\d{1,2} [A-Z][a-z][a-z]\b|· .*ago|· now|\s|^\d+$"
    return sorted(filter(None, (re.sub(changing, "", line) for line in text.splitlines())))


def test_demo_as_json(commands: Commands, tmp_path: Path) -> None:
    """With --json stdout is objects only; the last line goes to stderr. Its picture is that of the README."""
    picture = tmp_path / "demo.svg"
    outcome = commands.run("demo", "--json", "--svg", str(picture))
    assert outcome.code == 0
    assert _shown(picture) == _shown(GOLDEN / "demo.svg"), "run `python -m tests.bench.pictures`"
    for item in outcome.objects:
        assert_item(item)
    assert LAST_LINE.fullmatch(outcome.stderr.splitlines()[-1])


def test_serve(commands: Commands, start: Start) -> None:
    """`--serve` prints a line that can be pasted as it is, and ends with Ctrl-C, its folder gone."""
    served = start("demo", "--serve")
    served.until(lambda: "watch\n" in served.stdout, "line to paste")
    words = served.stdout.split()
    config, database = (Path(words[words.index(flag) + 1]) for flag in ("--config", "--db"))
    feed = commands.run("--config", str(config), "feeds", "list", "--json").objects[0]["id"]
    assert commands.run("--config", str(config), "--db", str(database), "poll", feed).code == 0
    served.interrupt()
    assert served.exit_code(5.0) == 0, served.stderr
    assert not config.parent.exists()
