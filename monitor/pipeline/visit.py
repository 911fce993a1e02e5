"""One document asked for, in the turn of every host it takes."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Protocol

from monitor.model import Failure, FailureKind, Fetched, Request, RequestKind, Unchanged
from monitor.pipeline.stages import Outside
from monitor.schedule import host_of, retry_after

# What a host answers, or does not, when it is asked too much.
_OVERLOADED = frozenset({FailureKind.LIMITED, FailureKind.SERVER_ERROR, FailureKind.TIMED_OUT})


class Permission(Protocol):
    """Who says whether an address may be asked for."""

    def is_known(self, url: str, /) -> bool:
        """Whether `refusal` can answer without asking anybody."""
        ...

    async def refusal(self, url: str, /) -> Failure | None:
        """Why this address may not be asked for, or None."""
        ...


class Anything:
    """The permission to ask for everything."""

    def is_known(self, _url: str, /) -> bool:
        """Nobody has to be asked."""
        return True

    async def refusal(self, _url: str, /) -> Failure | None:
        """None."""
        return None


def nothing_against(_url: str) -> Failure | None:
    """No host has asked for less."""
    return None


class Visit:
    """One request on its way, from host to host where redirects lead on.

    It holds the turn of the host it is at and of no other: two sites that redirect to one another would else wait for each
    other for ever. While it waits for a turn it holds nothing.

    Args:
        stages: what it works with.
        request: for what.
        hand: takes what the document occupies, for the caller to give back once it is stored; without it, it is given back
            when the visit is over.
        permission: asked for each address.
        limited: how a host asked us to leave it alone meanwhile, or None; looked at when its turn has come.
        paced: whether the host gets its pause before this request, as it does before every page.
    """

    def __init__(
        self,
        stages: Outside,
        request: Request,
        *,
        hand: AsyncExitStack | None = None,
        permission: Permission | None = None,
        limited: Callable[[str], Failure | None] = nothing_against,
        paced: bool = False,
    ) -> None:
        self._stages = stages
        self._request = request
        self._is_page = request.kind is RequestKind.PAGE
        self._paced = paced or self._is_page
        self._permission = permission or Anything()
        self._limited = limited
        self._turn = AsyncExitStack()
        self._hand = hand or self._turn
        self._refusal: Failure | None = None  # ours, not a server's
        self._host: str | None = None  # whose turn is held
        self.here = request.url
        self.hops: list[str] = []  # where redirects led

    @property
    def held_s(self) -> float:
        """For how many seconds a host has to be left alone that we therefore did not ask; 0 when that is not why."""
        return self._refusal.retry_after_s or 0.0 if self._refusal else 0.0

    async def make(self, out_of_time: Callable[[], bool]) -> Fetched | Unchanged | Failure | None:
        """Get the document; None when time ran out before it was asked for.

        A server that says how long to wait holds its host for all.
        """
        async with self._turn:
            refusal = await self._go_to(self.here, gap=self._paced)
            if refusal is not None:
                return refusal
            if out_of_time():  # hosts with many pages keep them waiting for long
                return None
            self._note_start()
            answer = await self._stages.fetcher.fetch(self._request, self)
            if self._refusal is None:
                await self._note_answer(answer)
            return answer

    async def make_room(self) -> None:
        """Wait until few other large documents are in hand."""
        await self._hand.enter_async_context(self._stages.large_in_hand)

    async def go_on(self, url: str, /) -> Failure | None:
        """Follow a redirect."""
        self.hops.append(url)
        to_other_host = host_of(url) != host_of(self.here)
        refusal = await self._go_to(url, gap=self._paced and to_other_host)
        if refusal is None:
            self._note_start()
        return refusal

    async def _go_to(self, url: str, *, gap: bool) -> Failure | None:
        """Be at this address in its host's turn, or say why not."""
        host = host_of(url)
        if self._host is not None and (host != self._host or not self._permission.is_known(url)):
            await self._leave()
        refusal = await self._permission.refusal(url)
        if refusal is None and self._host is None:
            await self._turn.enter_async_context(self._stages.hosts.turn(url, gap=gap))
            self._host = host
            refusal = self._limited(host) or self._held(url)
            if refusal is None and self._is_page:
                # Only now: a page that waits for its host must not keep the pages of other hosts from being asked for.
                await self._hand.enter_async_context(self._stages.pages_in_hand)
        self.here, self._refusal = url, refusal
        return refusal

    def _held(self, url: str) -> Failure | None:
        """What stands for the answer of a host that asked, not long ago, to be left alone for longer."""
        seconds = self._stages.hosts.held_s(url)
        if seconds <= 0:
            return None
        return Failure(FailureKind.LIMITED, "its host asked to be left alone", retry_after_s=seconds)

    async def _leave(self) -> None:
        await self._turn.aclose()
        await self._hand.aclose()
        self._host = None

    async def _note_answer(self, answer: Fetched | Unchanged | Failure) -> None:
        """Ask a slow host less, and leave one alone for as long as it says, in this run and the next."""
        failure = answer if isinstance(answer, Failure) else None
        hosts, wait = self._stages.hosts, retry_after(failure)
        if self._is_page:
            hosts.page_answered(self.here, refused=failure is not None and failure.kind in _OVERLOADED)
        if wait:
            hosts.hold(host_of(self.here), wait.total_seconds())
            await self._stages.note_hold(host_of(self.here), self._stages.now() + wait)

    def _note_start(self) -> None:
        if self._paced:
            self._stages.hosts.page_asked(self.here)
