"""What a site says about robots, as it is kept for a day."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model.failure import Failure


@dataclass(frozen=True, slots=True)
class RobotsTxt:
    """One site's robots.txt.

    Attributes:
        site: scheme, host and port, `https://news.example`; rules hold for exactly that.
        rules: its text; "" when the site has none.
        failure: why it could not be had, or None. Nothing is asked for until it can.
        expires: when it is to be asked for again, aware.
    """

    site: str
    rules: str
    failure: Failure | None
    expires: datetime
