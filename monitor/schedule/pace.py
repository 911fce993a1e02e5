"""How long a feed may be left alone: until the waiting that costs its items is worth a request.

A poll costs one request; no poll costs every item that is there and not seen one second each second. Polling when the
*expected* sum of those waits reaches a price keeps both low. With a steady rate that makes polls as frequent as the
square root of the rate, the best there is for a given number of requests (Sia, Cho and Cho, "Efficient Monitoring
Algorithm for Fast News Alerts", IEEE TKDE 19(7), 2007); with a rate that changes it polls when items come: in the hours
an outlet works, in the days it works, and soon after an item where items come in clusters.

The price is the same for all feeds but the slow ones. The rule alone would leave those alone for hours, which is right
for the mean of all items and wrong for whoever wants that outlet. So their price is lowered until a steady slow feed
waits only `SLOWEST` times the usual interval.
"""

import math
from dataclasses import dataclass

from monitor.schedule.profile import DAY, HOUR, MINUTE, Profile

SHORTEST_S, LONGEST_S = 3 * MINUTE, 60 * MINUTE
# Chosen by simulation (`tests.bench.simulate_polling`): 1.15 to 1.5 are within 1 % of one another in the mean delay, and
# beyond 1.3 the slowest feeds' own median delay is more than one and a half times that of a fixed interval.
SLOWEST = 1.25
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

    def steady_s(self, rate: float) -> float:
        """Interval of a feed that evenly publishes so many items a second."""
        return min(self.usual_s * math.sqrt(USUAL_RATE / rate), self.usual_s * SLOWEST)


def pause_s(profile: Profile, now: float, pace: Pace) -> float:
    """Seconds until the next poll of a feed with these habits, 3 to 60 minutes.

    Args:
        profile: its habits.
        now: seconds since 1970.
        pace: how much is polled.
    """
    rate = profile.rate
    price = rate * pace.steady_s(rate) ** 2 / 2  # what a steady feed's items have waited when it is polled
    age = profile.age + profile.expected(max(profile.learnt_at, now - DAY), now)
    passed = waits = unseen = hour_ends = per_step = 0.0
    while passed < LONGEST_S:
        if now + passed >= hour_ends:
            hour_ends = now + passed - (now + passed) % HOUR + HOUR
            per_step = profile.rate_at(now + passed) * _STEP_S
        new = per_step * profile.age_factor(age)
        longer = (unseen + new / 2) * _STEP_S
        if waits + longer >= price:
            passed += _STEP_S * (price - waits) / longer
            break
        age, unseen, waits, passed = age + per_step, unseen + new, waits + longer, passed + _STEP_S
    return min(max(passed, SHORTEST_S), LONGEST_S)
