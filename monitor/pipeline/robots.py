"""Asks sites what they say about robots, and goes by it."""

import asyncio
from dataclasses import dataclass, field

from monitor.fetch import robots
from monitor.model import Failure, FailureKind, Request, RequestKind, RobotsTxt, Unchanged
from monitor.pipeline.stages import Stages
from monitor.pipeline.visit import Visit


@dataclass(frozen=True, slots=True)
class RobotsDesk:
    """A `Permission` that sites give themselves; each is asked once a day, in its host's turn.

    Feeds are not asked about: they are published for programs, and the user subscribed to them. Articles' pages are.
    """

    stages: Stages
    _asking: dict[str, asyncio.Lock] = field(default_factory=dict)

    def is_known(self, url: str, /) -> bool:
        """Whether the address's site said something that still holds."""
        site = robots.site_of(url)
        return not site or self._valid(site) is not None

    async def refusal(self, url: str, /) -> Failure | None:
        """Why the address may not be asked for, or None; may ask its site, and then waits for the host's turn.

        What is no address at all may be asked for: the fetcher has the words to refuse it.
        """
        site = robots.site_of(url)
        if not site:
            return None
        return robots.refusal(self._valid(site) or await self._learn(site), url)

    def _valid(self, site: str) -> RobotsTxt | None:
        said = self.stages.store.robots(site)
        return said if said is not None and robots.holds(said, self.stages.now()) else None

    async def _learn(self, site: str) -> RobotsTxt:
        async with self._asking.setdefault(site, asyncio.Lock()):
            said = self._valid(site)  # another page of the site may have asked meanwhile
            if said is not None:
                return said
            request = Request(robots.address_of(site), RequestKind.ROBOTS)
            answer = await Visit(self.stages, request).make(lambda: False)
            if answer is None or isinstance(answer, Unchanged):
                answer = Failure(FailureKind.BAD_RESPONSE, "304 to a request without validators")
            said = robots.learned(site, answer, self.stages.store.robots(site), self.stages.now())
            await self.stages.write(lambda: self.stages.store.keep_robots(said))
            return said
