"""What sites say about robots is kept."""

from datetime import timedelta

from monitor.model import Failure, FailureKind, RobotsTxt
from monitor.store import Store
from tests.store.builders import NOW

SITE = "https://news.example"


def test_what_a_site_says_is_kept_as_it_came(store: Store) -> None:
    """Its rules, or the failure to have them; the newest in place of the one before."""
    assert store.robots(SITE) is None
    for said in (
        RobotsTxt(SITE, "User-agent: *\nDisallow: /تصنيف/", None, NOW),
        RobotsTxt(SITE, "", Failure(FailureKind.SERVER_ERROR, "500", status=500), NOW + timedelta(minutes=1)),
        RobotsTxt(SITE, "", Failure(FailureKind.UNREACHABLE, "no such host"), NOW),
    ):
        store.keep_robots(said)
        assert store.robots(SITE) == said
    assert store.robots("http://news.example") is None


def test_sites_nobody_asks_any_more_are_forgotten(store: Store) -> None:
    """A month after what they said expired; not sooner, as it goes on to hold while a site is down."""
    store.keep_robots(RobotsTxt(SITE, "old", None, NOW))
    store.keep_robots(RobotsTxt("https://a.example", "", None, NOW + timedelta(days=29)))
    assert store.robots(SITE) is not None
    store.keep_robots(RobotsTxt("https://b.example", "", None, NOW + timedelta(days=31)))
    assert store.robots(SITE) is None
    assert store.robots("https://a.example") is not None
