"""SIGHUP: what changed is applied, a wrong file changes nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from monitor import config, topics
from monitor.cli.assembly import Assembly
from monitor.cli.options import Options
from monitor.cli.reload import Loaded, compare
from monitor.cli.watch import Watch
from monitor.model import Config, DigestSettings, Display, Feed, FetchSettings, PollEvent, TopicRef
from tests.daemon.systemd import Listener
from tests.fakes import Clock
from tests.pipeline import newsdesk as desk
from tests.pipeline.newsdesk import newsdesk

MADAR, WORLD, NEEL = desk.FEEDS
TOPICS = topics.load((TopicRef("russia-dprk"),))
BEFORE = Loaded(Config(Path("feeds.toml"), (MADAR, NEEL), ()), TOPICS)


def _with(**changes: object) -> Loaded:
    return replace(BEFORE, config=replace(BEFORE.config, **changes))  # type: ignore[arg-type]  # fields of Config


@pytest.mark.parametrize(
    ("after", "said"),
    [
        pytest.param(BEFORE, "nothing changed", id="nothing"),
        pytest.param(_with(feeds=(MADAR, WORLD, NEEL)), "1 feed added (madar-world)", id="new feed"),
        pytest.param(_with(feeds=(NEEL,)), "1 feed removed (madar)", id="feed gone"),
        pytest.param(_with(feeds=(replace(MADAR, enabled=False), NEEL)), "1 feed removed (madar)", id="disabled"),
        pytest.param(
            _with(feeds=(replace(MADAR, note="x"), replace(NEEL, pages=False))), "2 feeds changed (madar, neel)", id="changed"
        ),
        pytest.param(replace(BEFORE, topics=()), "topics changed", id="topics"),
        pytest.param(_with(digest=DigestSettings(at=time(7))), "daily routines changed", id="digest"),
        pytest.param(
            _with(fetch=FetchSettings(contact="x"), display=Display("visual")), "at the next start: [fetch], [display]", id="later"
        ),
    ],
)  # fmt: skip
def test_what_is_different(after: Loaded, said: str) -> None:
    """Every kind of difference is told in a few words, and only that."""
    assert str(compare(BEFORE, after)) == said


@pytest.mark.parametrize(
    ("feed", "due"),
    [
        pytest.param(replace(MADAR, url="https://madar.example/new.xml"), ("madar",), id="address"),
        pytest.param(replace(MADAR, interval=timedelta(minutes=5)), ("madar",), id="interval"),
        pytest.param(replace(MADAR, name_en="New name"), (), id="name"),
    ],
)
def test_what_is_to_be_polled_at_once(feed: Feed, due: tuple[str, ...]) -> None:
    """A feed that is asked elsewhere or at other times is due now, one that only has a new name is not."""
    assert compare(BEFORE, _with(feeds=(feed, NEEL))).due == due


def _toml(feeds: tuple[Feed, ...]) -> str:
    return '[monitor]\ntopics = ["russia-dprk"]\n' + "".join(
        f'[[feeds]]\nid = "{feed.id}"\nname = "{feed.name}"\nname_en = "{feed.name_en}"\n'
        f'publisher = "{feed.publisher}"\nurl = "{feed.url}"\n'
        for feed in feeds
    )


class Newsroom:
    """A `watch` over a fake web, and its configuration file to be edited."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(datetime.now(UTC))
        self.web = desk.online(self.clock)
        self.file, self.database = folder / "feeds.toml", folder / "monitor.db"
        self.hangup = asyncio.Event()

    def configure(self, *feeds: Feed) -> None:
        """Write the configuration."""
        self.file.write_text(_toml(feeds), "utf-8")

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """`watch` runs for as long as the block."""
        events: asyncio.Queue[PollEvent] = asyncio.Queue()
        stop, options = asyncio.Event(), Options(config=self.file, db=self.database)
        with newsdesk(self.database, self.web, self.clock, tell=events.put_nowait) as pipeline:
            assembly = Assembly(pipeline, pipeline.stages.store, TOPICS)
            outlets: dict[str, str] = {}
            printer = options.printer(None, outlets=outlets)
            loaded = config.load(self.file)
            watch = Watch(loaded, options, assembly, printer, outlets, bell=False, whole_screen=False)
            running = asyncio.ensure_future(watch.run(events, stop, self.hangup))
            yield
            stop.set()
            await asyncio.wait_for(running, 5)


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  what is waited for tells nobody
            await asyncio.sleep(0.02)


async def test_applied_while_it_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new feed is polled, one that moved is asked at its new address, one that is gone is asked no more."""
    room = Newsroom(tmp_path)
    room.configure(MADAR, NEEL)
    moved = "https://neel.example/moved.xml"
    room.web.publish(moved, [desk.bridge(room.clock)])
    async with room.watching():
        await _until(lambda: room.web.asked_for(MADAR.url) and room.web.asked_for(NEEL.url))
        room.configure(WORLD, replace(NEEL, url=moved))
        room.hangup.set()
        await _until(lambda: room.web.asked_for(WORLD.url) and room.web.asked_for(moved))
        room.clock.advance(hours=2)
        await _until(lambda: room.web.asked_for(WORLD.url) == 2)

    assert room.web.asked_for(MADAR.url) == 1
    said = "1 feed added (madar-world); 1 feed removed (madar); 1 feed changed (neel)"
    assert f"reloaded {room.file}: {said}" in capsys.readouterr().err


async def test_systemd_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ready once it watches, reloading and ready again around a reload, then that it stops; and how things stand."""
    systemd = Listener(str(tmp_path / "notify"))
    for name, value in systemd.environ.items():
        monkeypatch.setenv(name, value)
    room = Newsroom(tmp_path)
    room.configure(MADAR)
    heard: list[str] = []

    def listen() -> list[str]:
        heard.extend(systemd.heard())
        return heard

    async with room.watching():
        await _until(lambda: {"READY=1", "WATCHDOG=1"} <= set(listen()))
        room.hangup.set()
        await _until(lambda: listen().count("READY=1") == 2)
    listen()
    systemd.close()

    states = [
        message.partition("\n")[0] for message in heard if "=1" in message and "WATCHDOG" not in message
    ]
    assert states == ["READY=1", "RELOADING=1", "READY=1", "STOPPING=1"]
    assert any(message.startswith("STATUS=watching 1 feed; in 24 h") for message in heard)


async def test_wrong_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake is reported with file and line, and everything goes on as before."""
    room = Newsroom(tmp_path)
    room.configure(MADAR)
    async with room.watching():
        await _until(lambda: room.web.asked_for(MADAR.url))
        room.file.write_text(_toml((NEEL,)) + "intervall = 5\n", "utf-8")
        room.hangup.set()
        said = ""
        async with asyncio.timeout(10):
            while "not reloaded" not in said:
                await asyncio.sleep(0.02)
                said += capsys.readouterr().err
        room.clock.advance(hours=2)
        await _until(lambda: room.web.asked_for(MADAR.url) == 2)

    assert f"{room.file}:9: feeds[0].intervall: unknown key" in said
    assert "the old configuration stays in force" in said
    assert room.web.asked_for(NEEL.url) == 0
