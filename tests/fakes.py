"""Fakes with verbs: a clock to turn, a web to publish on, a guillotine to fall."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import format_datetime
from html import escape

from monitor.model import Escort, Failure, FailureKind, Fetched, Request, Unchanged, Validators


class Clock:
    """A wall clock and a monotonic one that only move when told to; sleeping moves them."""

    def __init__(self, start: datetime = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)) -> None:
        self.time = start
        self.elapsed = 0.0

    def now(self) -> datetime:
        """The wall clock."""
        return self.time

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        return self.elapsed

    def advance(self, **parts: float) -> None:
        """Turn both clocks on: `advance(minutes=10)`."""
        step = timedelta(**parts)
        self.time += step
        self.elapsed += step.total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Sleep without waiting."""
        self.advance(seconds=seconds)
        await asyncio.sleep(0)


class WrongClock(tzinfo):
    """UTC by a clock that can be set: what the scheduler, and all else in the daemon, takes for the time."""

    def __init__(self) -> None:
        self.wrong_by = timedelta(0)

    def now(self) -> datetime:
        """What this clock shows, as a time in UTC."""
        return datetime.now(UTC) + self.wrong_by

    def fromutc(self, moment: datetime) -> datetime:
        """Called for `datetime.now(clock)`."""
        return moment + self.wrong_by

    def utcoffset(self, _moment: datetime | None) -> timedelta:
        """Whatever it shows, it calls it UTC."""
        return timedelta(0)

    def tzname(self, _moment: datetime | None) -> str:
        """Its name."""
        return "wrong"

    def dst(self, _moment: datetime | None) -> timedelta:
        """No summer time."""
        return timedelta(0)


@dataclass(frozen=True, slots=True)
class Story:
    """An article to publish: its page's paragraphs and what the feed says of it."""

    path: str
    title: str
    paragraphs: tuple[str, ...]
    summary: str = ""
    published: datetime | None = None
    guid: str = ""


@dataclass(slots=True)
class Web:
    """Stands in for the fetcher: publish feeds and pages on it, break them, and read what was asked for."""

    documents: dict[str, str] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    moved_for_good: set[str] = field(default_factory=set)
    liars: set[str] = field(default_factory=set)
    requests: list[Request] = field(default_factory=list)
    on_request: Callable[[], None] = lambda: None

    def publish(self, feed_url: str, stories: Iterable[Story]) -> None:
        """Put a feed online, and the pages of its stories below the feed's folder."""
        listed = tuple(stories)
        base = feed_url.rsplit("/", 1)[0]
        self.documents[feed_url] = rss(base, listed)
        for story in listed:
            self.documents[f"{base}/{story.path}"] = page(story)

    def break_down(self, url: str, kind: FailureKind, reason: str = "as the test wants it") -> None:
        """From now on this address fails."""
        self.failures[url] = Failure(kind, reason)

    def move(self, url: str, target: str, *, for_good: bool = False) -> None:
        """From now on this address leads to another one."""
        self.moves[url] = target
        if for_good:
            self.moved_for_good.add(url)

    def lie(self, url: str) -> None:
        """From now on this address says that nothing has changed to whoever shows any validator."""
        self.liars.add(url)

    def repair(self, url: str) -> None:
        """The address works again."""
        del self.failures[url]

    def asked_for(self, url: str) -> int:
        """How often this address was requested."""
        return sum(request.url == url for request in self.requests)

    async def fetch(self, request: Request, escort: Escort | None = None) -> Fetched | Unchanged | Failure:
        """What `Fetcher.fetch` would give."""
        self.requests.append(request)
        self.on_request()
        await asyncio.sleep(0)
        if request.url in self.moves:
            target = self.moves[request.url]
            refusal = await escort.go_on(target) if escort else None
            answer = refusal or await self.fetch(replace(request, url=target), escort)
            if isinstance(answer, Failure) or request.url not in self.moved_for_good:
                return answer
            return replace(answer, moved_to=target)
        if request.url in self.failures:
            return self.failures[request.url]
        text = self.documents.get(request.url)
        if text is None:
            return Failure(FailureKind.MISSING, "404 Not Found", status=404)
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        validators = Validators(etag=b'"' + digest.hex().encode() + b'"')
        lies = request.url in self.liars and request.validators != Validators()
        if lies or request.validators.etag == validators.etag:
            return Unchanged(validators)
        return Fetched(
            url=request.url,
            text=text,
            charset="utf-8",
            charset_reason="as the test wants it",
            body_hash=digest,
            size=len(text.encode()),
            validators=validators,
        )


class GuillotineFell(BaseException):
    """The process was killed here. Not an Exception, so that nothing can catch it and go on."""


@dataclass(slots=True)
class Guillotine:
    """Falls at the n-th step it is told of, and at every later one: a dead process does nothing more."""

    at: int
    steps: int = 0

    def step(self) -> None:
        """One more thing is about to happen."""
        self.steps += 1
        if self.steps >= self.at:
            raise GuillotineFell


def rss(base: str, stories: Iterable[Story]) -> str:
    """An RSS 2.0 document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>خلاصة</title>'
        + "".join(_rss_item(base, story) for story in stories)
        + "</channel></rss>"
    )


def _rss_item(base: str, story: Story) -> str:
    link = f"{base}/{story.path}"
    date = f"<pubDate>{format_datetime(story.published)}</pubDate>" if story.published else ""
    return (
        f"<item><title>{escape(story.title)}</title><link>{escape(link)}</link>"
        f"<guid>{escape(story.guid or link)}</guid><description>{escape(story.summary)}</description>{date}</item>"
    )


def page(story: Story) -> str:
    """A plain article page with a little furniture around it."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    return (
        f"<!doctype html><html lang='ar' dir='rtl'><head><meta charset='utf-8'><title>{escape(story.title)}</title></head>"
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>{escape(story.title)}</h1>{body}</article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )
