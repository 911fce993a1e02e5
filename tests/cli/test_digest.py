"""`monitor digest`, and the digest of `watch`."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.cli.digest import YESTERDAY, span
from monitor.cli.options import utc_now
from monitor.model import Level
from monitor.store import Store
from tests.cli.commands import Commands
from tests.cli.press import GIST
from tests.store.builders import finished, item, outcome, verdict

CONFIG = (
    '[monitor]\ntopics = ["russia-dprk"]\ntimezone = "Africa/Cairo"\n{more}'
    '[[feeds]]\nid = "agency"\nname = "وكالة"\nname_en = "Agency"\nurl = "https://agency.example/rss"\n'
)


def _news(commands: Commands, *, announced_ago: timedelta) -> None:
    """A flagged article announced so long ago, and a mention of now."""
    now = utc_now()
    with Store.open(commands.database) as store:
        store.record_poll(outcome(item(1, published=now), item(2, published=now), at=now))
        mention, flagged = sorted(each.id for each in store.pending(["agency"], now))
        store.finish(finished(mention, verdict(Level.MENTION, topic="russia-dprk"), at=now, title="ذكر عابر"))
        store.finish(finished(flagged, verdict(topic="russia-dprk"), at=now, title="قطار ذخيرة"))
        store.mark_shown([flagged], now - announced_ago)


def test_a_day_in_review(commands: Commands) -> None:
    """What was announced in the span is told with outlet, time, reason and address; mentions are counted."""
    commands.configure(CONFIG.format(more=""))
    _news(commands, announced_ago=timedelta(hours=3))
    told = commands.run("digest")

    assert told.code == 0, told.stderr
    assert "== russia-dprk: 1 story in 1 article, 1 mention\n" in told.stdout
    assert "\nقطار ذخيرة\n" in told.stdout
    assert "Agency" in told.stdout
    assert "why: title: بيونغ يانغ" in told.stdout
    assert "ذكر عابر" not in told.stdout
    assert (
        "\nCoverage: 1 of 1 feed answered, 100 % of all polls.\n  No interruption, no open gap.\n"
        in told.stdout
    )


def test_only_its_span(commands: Commands) -> None:
    """What was announced before the span is not told again."""
    commands.configure(CONFIG.format(more=""))
    _news(commands, announced_ago=timedelta(hours=30))

    assert "nothing flagged" in commands.run("digest").stdout
    assert "قطار ذخيرة" in commands.run("digest", "--since", "2d").stdout


def test_put_away(commands: Commands) -> None:
    """What the analyst hid is not told of, be it flagged or mentioned, and nor is it counted."""
    commands.configure(CONFIG.format(more=""))
    _news(commands, announced_ago=timedelta(hours=3))
    with Store.open(commands.database) as store:
        store.marks.hide([1, 2], utc_now())
    told = commands.run("digest", "--mentions").stdout

    assert "== russia-dprk: nothing flagged\n" in told
    assert "ذكر عابر" not in told


def test_json(commands: Commands) -> None:
    """One object, with everything in it."""
    commands.configure(CONFIG.format(more='[digest]\nlevel = "mention"\n'))
    _news(commands, announced_ago=timedelta(hours=3))
    (told,) = commands.run("digest", "--json").objects

    (topic,) = told["digest"]
    assert (topic["topic"], topic["flagged"], topic["mentions"]) == ("russia-dprk", 1, 1)
    assert topic["stories"][0]["articles"][0]["title"] == "قطار ذخيرة"
    assert topic["stories"][0]["evidence"]
    assert topic["mentioned"][0]["articles"][0]["title"] == "ذكر عابر"
    assert told["judged"] == 2


def test_after_a_poll(polled: Commands) -> None:
    """What `poll` has printed is in the digest, one story for both houses."""
    told = polled.run("digest").stdout

    assert told.count("#") >= 1
    assert "1 story in 2 articles" in told
    assert GIST not in told  # a digest has titles, no texts


@pytest.mark.parametrize(
    ("now", "begin", "hours"),
    [
        pytest.param("2026-11-21T05:00", "2026-11-19T22:00", 24, id="an ordinary day"),
        pytest.param("2026-04-25T05:00", "2026-04-23T22:00", 23, id="no midnight to begin with"),
        pytest.param("2026-10-30T05:00", "2026-10-28T21:00", 25, id="an hour twice"),
    ],
)
def test_yesterday(now: str, begin: str, hours: int) -> None:
    """The last whole day of the zone, however many hours it had."""
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    since, until = span(YESTERDAY, moment, ZoneInfo("Africa/Cairo"))

    assert since.astimezone(UTC) == datetime.fromisoformat(begin).replace(tzinfo=UTC)
    assert until.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=hours)
