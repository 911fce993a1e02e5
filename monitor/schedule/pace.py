"""How long a feed may be left alone: until the waiting that costs its items is worth a request.

A poll costs one request; no poll costs every item that is there and not seen one second each second. Polling when the
*expected* sum of those waits reaches a price keeps both low. With a steady rate that makes polls as frequent as the
square root of the rate, the best there is for a given number of requests (Sia, Cho and Cho, "Efficient Monitoring
Algorithm for Fast News Alerts", IEEE TKDE 19(7), 2007); with a rate that changes it polls when items come: in the hours
an outlet works, in the days it works, and soon after an item where items come in clusters.

The price is the same for all feeds but the slow ones. The rule alone would leave those alone for hours, which is right
for the mean of all items and wrong for whoever wants that outlet. So their price is lowered until a steady slow feed
waits only `SLOWEST` times the usual interval. And where that did not do, because an outlet keeps to no habits, the price
is lowered by what was seen: when more than half of a feed's items come later than at a fixed interval, the usual one,
their median does, and the feed is polled more often until it does not.

How long a document takes to run over bounds the wait whatever it costs: what has left it is lost ("A resource allocation
policy for delay minimization in fetching capacitated feeds", World Wide Web 2012, weighs the two against one another).
"""

import math
from bisect import bisect_right
from dataclasses import dataclass

from monitor.schedule.profile import AGE_CLASSES, DAY, HOUR, MINUTE, Profile

SHORTEST_S, LONGEST_S = 3 * MINUTE, 60 * MINUTE
# When news breaks the document of a busy outlet can run over within two minutes: of what simulated feeds lost, six to nine
# items in ten were lost to waiting the three. The host gets a request a minute for as long as it publishes so much.
SHORTEST_WHEN_FULL_S = MINUTE
# A share of what a document covers: a rate may triple from one poll to the next before anything is lost. With a half, a
# quarter more is lost (280 busy feeds of 16 simulated fortnights); a third costs them one request in 500 more.
MOST_OF_COVERED = 1 / 3
# Chosen by simulation (`tests.bench.simulate_polling`): 1.15 to 1.5 are within 1 % of one another in the mean delay, and
# beyond 1.3 the slowest feeds' own median delay is more than one and a half times that of a fixed interval.
SLOWEST = 1.25
# The interval of a feed most of whose items were late is shortened by the square of (a half by their share), at most to
# half. In 20 simulated fortnights of 200 feeds the worst one's median delay was 1.26 of a fixed interval's on average and
# never above 1.5; without it, 1.56 and above in 13.
LATE_EXPONENT, LATE_LEAST = 2, 0.5
# A feed that publishes so much a day, evenly, is polled at the usual interval. The median of real feeds is near it.
USUAL_RATE = 30 / DAY
_STEP_S = MINUTE


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is polled, all feeds together.

    Attributes:
        usual_s: interval of a feed that evenly publishes 30 items a day, in seconds. The one knob: with twice as much
            every feed is polled about half as often.
    """

    usual_s: float = 10 * MINUTE

    @property
    def late_after_s(self) -> float:
        """Delay of an item that is late, in seconds: the median delay of a fixed interval that is the usual one."""
        return self.usual_s / 2

    def steady_s(self, rate: float) -> float:
        """Interval of a feed that evenly publishes so many items a second."""
        return min(self.usual_s * math.sqrt(USUAL_RATE / rate), self.usual_s * SLOWEST)


def haste(profile: Profile) -> float:
    """What an interval is multiplied with because too many of the feed's items were late: 0.5 to 1."""
    return min(max((0.5 / profile.late_share) ** LATE_EXPONENT, LATE_LEAST), 1.0)


def pause_s(profile: Profile, now: float, pace: Pace) -> float:
    """Seconds until the next poll of a feed with these habits, 3 to 60 minutes.

    Args:
        profile: its habits.
        now: seconds since 1970.
        pace: how much is polled.
    """
    rate = profile.rate
    steady_s = pace.steady_s(rate) * haste(profile)
    price = rate * steady_s**2 / 2  # what a steady feed's items have waited when it is polled
    age = profile.age + profile.expected(max(profile.learnt_at, now - DAY), now)
    passed = waits = unseen = hour_ends = per_step = 0.0
    factors = profile.age_factors()
    while passed < LONGEST_S:
        if now + passed >= hour_ends:
            hour_ends = now + passed - (now + passed) % HOUR + HOUR
            per_step = profile.rate_at(now + passed, rate) * _STEP_S
        new = per_step * factors[bisect_right(AGE_CLASSES, age)]
        longer = (unseen + new / 2) * _STEP_S
        if waits + longer >= price:
            passed += _STEP_S * (price - waits) / longer
            break
        age, unseen, waits, passed = age + per_step, unseen + new, waits + longer, passed + _STEP_S
    return min(max(passed, SHORTEST_S), LONGEST_S)
