"""When a feed or page is asked for, and how often a host is touched.

`policy` decides and does nothing; `hosts` makes requests to one host wait for one another.
"""

from monitor.schedule.hosts import HostGate, host_of
from monitor.schedule.policy import explain_next_poll, next_poll, page_retry, validators_for

__all__ = ["HostGate", "explain_next_poll", "host_of", "next_poll", "page_retry", "validators_for"]
