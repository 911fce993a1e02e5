import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from monitor.schedule import HostGate, host_of
from monitor.schedule.throttle import next_gap

TURNS_OF_THE_LOOP = 50  # more than any chain of wake-ups here is long


class VirtualTime:
    """A clock that stands still until `passes` is awaited."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        """The time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait for virtual time to pass."""
        until = self.now + seconds
        while self.now < until:  # noqa: ASYNC110 - time passes by somebody else's doing, one step after another
            await asyncio.sleep(0)

    async def passes(self, seconds: float) -> None:
        """Let time pass in steps of a quarter of a second (exact in binary); everybody acts on each step."""
        until = self.now + seconds
        await self._everybody_acts()
        while self.now < until:
            self.now += 0.25
            await self._everybody_acts()

    async def _everybody_acts(self) -> None:
        for _ in range(TURNS_OF_THE_LOOP):
            await asyncio.sleep(0)


class Town:
    """A gate, a clock, and a ledger of who asked for what when."""

    def __init__(self, concurrency: int = 64, exempt: frozenset[tuple[str, int]] = frozenset()) -> None:
        self.time = VirtualTime()
        self.gate = HostGate(2.0, concurrency, exempt, monotonic=self.time.monotonic, sleep=self.time.sleep)
        self.starts: list[tuple[float, str]] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._began = self.time.now
        self._tasks: list[asyncio.Task[None]] = []

    def ask(self, url: str, *, takes: float = 0.5, gap: bool = True) -> asyncio.Task[None]:
        """Begin a request; it enters the ledger when its turn comes."""
        task = asyncio.create_task(self._request(url, takes, gap=gap))
        self._tasks.append(task)
        return task

    async def close(self) -> None:
        """Give up what is still waiting."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _request(self, url: str, takes: float, *, gap: bool) -> None:
        async with self.gate.turn(url, gap=gap):
            if gap:
                self.gate.page_asked(url)
            self.starts.append((self.time.now - self._began, url))
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            try:
                await self.time.sleep(takes)
            finally:
                self.in_flight -= 1


@pytest_asyncio.fixture
async def town() -> AsyncIterator[Town]:
    """Plenty of room, nobody exempt."""
    town = Town()
    yield town
    await town.close()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.outlet.test/a", "outlet.test"),
        ("https://Arabic.News.OUTLET.com:8443/a?b=http://x.org", "outlet.com"),
        ("https://feeds.bbci.co.uk/arabic/rss.xml", "bbci.co.uk"),
        ("https://one.blogspot.com/", "one.blogspot.com"),
        ("https://outlet.gov.eg", "outlet.gov.eg"),
        ("https://outlet.com./a", "outlet.com"),
        ("http://user:secret@outlet.com/", "outlet.com"),
        ("http://127.0.0.1:8080/rss", "127.0.0.1:8080"),
        ("http://192.0.2.7/rss", "192.0.2.7:80"),
        ("https://[2001:db8::1]/rss", "[2001:db8::1]:443"),
        ("http://localhost:8000/", "localhost"),
        ("http://co.uk/", "co.uk"),
        ("https://وكالة.مصر/", "وكالة.مصر"),
        ("http://[broken", ""),
        ("http://outlet.com:port/", ""),
        ("", ""),
    ],
)
def test_the_host_is_who_serves_it(url: str, host: str) -> None:
    """The registrable domain; ip:port for a literal; no exception for what is no address."""
    assert host_of(url) == host


async def test_pages_of_a_host_start_two_seconds_apart(town: Town) -> None:
    """In the order they came, the gap counted from start to start."""
    for page in "abc":
        town.ask(f"https://outlet.com/{page}")
    await town.time.passes(10)
    assert town.starts == [
        (0, "https://outlet.com/a"),
        (2, "https://outlet.com/b"),
        (4, "https://outlet.com/c"),
    ]


async def test_the_gap_counts_from_pages_asked_for(town: Town) -> None:
    """A turn in which no page was asked for costs the next none; one used late counts from then."""
    async with town.gate.turn("https://outlet.com/given-up", gap=True):
        pass
    async with town.gate.turn("https://outlet.com/late", gap=True):
        await town.time.passes(3)
        town.gate.page_asked("https://outlet.com/late")
    town.ask("https://outlet.com/next")
    await town.time.passes(5)
    assert town.starts == [(5, "https://outlet.com/next")]


async def test_a_slow_page_delays_the_next_until_it_is_done(town: Town) -> None:
    """One request in flight a host, even when the gap is over; subdomains are the same host."""
    town.ask("https://www.outlet.com/a", takes=5)
    town.ask("https://m.outlet.com/b")
    await town.time.passes(10)
    assert [start for start, _ in town.starts] == [0, 5]
    assert town.most_in_flight == 1


async def test_feeds_need_no_gap_but_are_asked_one_at_a_time(town: Town) -> None:
    """Twenty feeds of one host do not take forty seconds."""
    for number in range(3):
        town.ask(f"https://outlet.com/rss/{number}", gap=False)
    await town.time.passes(5)
    assert [start for start, _ in town.starts] == [0, 0.5, 1]


async def test_hosts_do_not_wait_for_one_another(town: Town) -> None:
    """Two hosts, two requests at once; two ports of an address are two hosts."""
    for url in ("https://a.com/", "https://b.com/", "http://127.0.0.1:1/", "http://127.0.0.1:2/"):
        town.ask(url)
    await town.time.passes(1)
    assert [start for start, _ in town.starts] == [0, 0, 0, 0]


async def test_exempt_addresses_skip_the_gap_only() -> None:
    """The exact host:port of the configuration is asked at once, but one thing at a time; its neighbour is not exempt."""
    town = Town(exempt=frozenset({("127.0.0.1", 8080)}))
    for url in (
        "http://127.0.0.1:8080/a",
        "http://127.0.0.1:8080/b",
        "http://127.0.0.1:81/a",
        "http://127.0.0.1:81/b",
    ):
        town.ask(url)
    await town.time.passes(5)
    starts = {url: start for start, url in town.starts}
    assert (starts["http://127.0.0.1:8080/a"], starts["http://127.0.0.1:8080/b"]) == (0, 0.5)
    assert (starts["http://127.0.0.1:81/a"], starts["http://127.0.0.1:81/b"]) == (0, 2)


async def test_at_most_so_many_requests_at_once() -> None:
    """Ten hosts and three slots: three at a time, and all get their turn."""
    town = Town(concurrency=3)
    for number in range(10):
        town.ask(f"https://outlet{number}.com/")
    await town.time.passes(10)
    assert town.most_in_flight == 3
    assert len(town.starts) == 10


async def test_waiting_for_a_host_keeps_no_slot_from_others() -> None:
    """Five pages of a busy host wait without starving another host of the only two slots."""
    town = Town(concurrency=2)
    for number in range(5):
        town.ask(f"https://busy.com/{number}", takes=1.5)
    town.ask("https://idle.com/")
    await town.time.passes(1)
    assert (0, "https://idle.com/") in town.starts


async def test_a_cancelled_waiter_leaves_the_queue(town: Town) -> None:
    """Cancelling the second of three, while it waits for the gap, costs the third nothing."""
    town.ask("https://outlet.com/a")
    second = town.ask("https://outlet.com/b")
    town.ask("https://outlet.com/c")
    await town.time.passes(1)
    second.cancel()
    await town.time.passes(5)
    assert [url[-1] for _, url in town.starts] == ["a", "c"]
    assert town.starts[1][0] == 2


async def test_a_failing_request_gives_its_turn_back(town: Town) -> None:
    """An exception inside the turn frees the host and the slot."""
    with pytest.raises(ZeroDivisionError):
        async with town.gate.turn("https://outlet.com/a", gap=False):
            raise ZeroDivisionError
    town.ask("https://outlet.com/b", gap=False)
    await town.time.passes(1)
    assert [url for _, url in town.starts] == ["https://outlet.com/b"]


async def test_a_hold_stops_the_whole_host(town: Town) -> None:
    """After a 429 nobody asks this host, feeds included; a second hold lengthens the first, never shortens it."""
    town.ask("https://outlet.com/a")
    await town.time.passes(1)
    town.gate.hold("outlet.com", 10)
    town.ask("https://outlet.com/b")
    town.ask("https://outlet.com/rss", gap=False)
    town.ask("https://other.com/")
    await town.time.passes(5)
    assert [url for _, url in town.starts] == ["https://outlet.com/a", "https://other.com/"]
    town.gate.hold("outlet.com", 7)  # until 13
    town.gate.hold("outlet.com", 1)
    await town.time.passes(10)
    assert [start for start, url in town.starts if "outlet.com" in url] == [0, 13, 13.5]


async def test_nobody_waits_for_a_host_that_is_held_for_long(town: Town) -> None:
    """After a minute or less it is asked; beyond that a turn is given at once, and `held_s` says not to use it."""
    town.gate.hold("outlet.com", 90)
    async with town.gate.turn("https://www.outlet.com/a", gap=True):
        assert town.gate.held_s("https://outlet.com/") == 90
    assert town.gate.held_s("https://other.com/") == 0
    await town.time.passes(90)
    assert town.gate.held_s("https://outlet.com/") == 0


async def test_a_slow_host_is_asked_less(town: Town) -> None:
    """Pages that take two seconds are asked for further and further apart, up to six; those of other hosts as ever."""

    async def read(url: str, takes: float) -> list[float]:
        starts = []
        for _ in range(9):
            async with town.gate.turn(url, gap=True):
                town.gate.page_asked(url)
                starts.append(town.time.now)
                await town.time.sleep(takes)
                town.gate.page_answered(url, refused=False)
        return [after - before for before, after in itertools.pairwise(starts)]

    slow = asyncio.create_task(read("https://slow.com/", 2))
    quick = asyncio.create_task(read("https://quick.com/", 0.25))
    await town.time.passes(50)
    assert slow.result() == sorted(slow.result())
    assert slow.result()[0] == 3
    assert 5 < slow.result()[-1] <= 6.25
    assert quick.result() == [2] * 8


@pytest.mark.parametrize(
    ("gap", "took", "least", "refused", "expected"),
    [
        pytest.param(2, 0.1, 2, False, 2, id="quick: the configured gap"),
        pytest.param(2, 2, 2, False, 3, id="slow: a quarter of the way to 6 s"),
        pytest.param(2, 60, 2, False, 4, id="very slow: a quarter of the way to 10 s"),
        pytest.param(10, 0.1, 2, False, 8, id="quick again: back by a quarter"),
        pytest.param(2, 0.1, 2, True, 4, id="refused: twice as far"),
        pytest.param(8, 0.1, 2, True, 10, id="10 s at most"),
        pytest.param(90, 30, 90, True, 90, id="unless more is configured"),
    ],
)
def test_the_gap_follows_the_host(
    gap: float, took: float, least: float, *, refused: bool, expected: float
) -> None:
    """By how long it takes; a refusal never shortens it."""
    assert next_gap(gap, took, least, refused=refused) == expected
