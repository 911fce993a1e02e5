"""When a feed or page is asked for, and how often a host is touched.

    Sight      what a poll showed                        policy   plan: when the feed is due, and why
      │ remember                                           ▲ pace: how long it may be left alone
      ▼                                                    │
    Memory ── Profile: how much, when, in what rhythm ─────┘      pages   which page first, and when again

All of that decides and does nothing. `hosts` makes requests to one host wait for one another.
"""

from monitor.schedule.hosts import HostGate, host_of
from monitor.schedule.pages import in_order, page_retry
from monitor.schedule.policy import Plan, address, explain_next_poll, plan, validators_for
from monitor.schedule.sight import Sight, shown

__all__ = [
    "HostGate",
    "Plan",
    "Sight",
    "address",
    "explain_next_poll",
    "host_of",
    "in_order",
    "page_retry",
    "plan",
    "shown",
    "validators_for",
]
