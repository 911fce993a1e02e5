"""When a feed or page is asked for, and how often a host is touched.

    Sight      what a poll showed                        policy   plan: when the feed is due, and why
      │ remember                                           ▲ pace: how long it may be left alone
      ▼                                                    │
    Memory ── Profile: how much, when, in what rhythm ─────┘      pages   which page first, and when again
                                                                  conditional   what a server is shown

`gaps`: did two looks overlap; `health`: how a feed is in the long run; `network`: is it ours that is down.
All of that decides and does nothing. `hosts` makes requests to one host wait for one another,
`throttle` longer if it is slow.
"""

from monitor.schedule.conditional import address_key, validators_for
from monitor.schedule.gaps import between, overlaps, possible_gap, window_begin, window_of
from monitor.schedule.health import HISTORY, SHORTEST_SILENCE, Look, is_stale, standing_after
from monitor.schedule.hosts import HostGate, host_of
from monitor.schedule.network import PATIENCE, RETRY, Suspect, is_ours
from monitor.schedule.pages import in_order, page_retry
from monitor.schedule.policy import Plan, address, explain_next_poll, plan, put_off, retry_after
from monitor.schedule.sight import Sight, shown

__all__ = [
    "HISTORY",
    "PATIENCE",
    "RETRY",
    "SHORTEST_SILENCE",
    "HostGate",
    "Look",
    "Plan",
    "Sight",
    "Suspect",
    "address",
    "address_key",
    "between",
    "explain_next_poll",
    "host_of",
    "in_order",
    "is_ours",
    "is_stale",
    "overlaps",
    "page_retry",
    "plan",
    "possible_gap",
    "put_off",
    "retry_after",
    "shown",
    "standing_after",
    "validators_for",
    "window_begin",
    "window_of",
]
