"""The daemon: what is due is polled, and what is to be done once a day is done, until it is asked to stop.

daemon      the tick, which asks the database what is due; the poll itself is the pipeline's
heartbeat   notices that the clock was set or the machine slept
routine     what is done once a day: when it is due, whatever the clocks do
service     what a service manager is told
"""

from monitor.daemon.daemon import TICK, Daemon
from monitor.daemon.long_work import aside
from monitor.daemon.routine import Routine
from monitor.daemon.service import ServiceManager

__all__ = ["TICK", "Daemon", "Routine", "ServiceManager", "aside"]
