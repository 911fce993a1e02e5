"""What sites say about robots: asked once a day, whether one process runs all day or cron starts one every ten minutes."""

from datetime import timedelta

from monitor.model import Failure, FailureKind, RobotsTxt
from monitor.store.database import Database
from monitor.store.rows import micros, moment, packed, unpacked

# What a site said holds on while it can't be asked, but not for good.
FORGOTTEN_AFTER = timedelta(days=30)


def robots(database: Database, site: str) -> RobotsTxt | None:
    """What a site said last, be it expired; None when it was never asked."""
    with database.reading():
        row = database.row("SELECT * FROM robots WHERE site = :site", site=site)
    if row is None:
        return None
    failure = None
    if row["failure_kind"] is not None:
        failure = Failure(
            FailureKind(row["failure_kind"]), row["failure_reason"], status=row["failure_status"]
        )
    return RobotsTxt(site, unpacked(row["rules"]), failure, moment(row["expires"]))


def keep_robots(database: Database, said: RobotsTxt) -> None:
    """Remember what a site said in place of what it said before; forget sites long expired."""
    with database.writing():
        database.run(
            "DELETE FROM robots WHERE expires < :long_ago", long_ago=micros(said.expires - FORGOTTEN_AFTER)
        )
        database.run(
            """
            INSERT OR REPLACE INTO robots (site, rules, failure_kind, failure_reason, failure_status, expires)
            VALUES (:site, :rules, :kind, :reason, :status, :expires)
            """,
            site=said.site,
            rules=packed(said.rules),
            kind=said.failure.kind if said.failure else None,
            reason=said.failure.reason if said.failure else "",
            status=said.failure.status if said.failure else 0,
            expires=micros(said.expires),
        )
