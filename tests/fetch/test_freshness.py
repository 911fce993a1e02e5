import httpx
import pytest

from monitor.fetch.freshness import LONGEST_FRESH_S, fresh_for

DATE = ("date", "Sun, 01 Mar 2026 12:00:00 GMT")
EXPIRES = ("expires", "Sun, 01 Mar 2026 12:10:00 GMT")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param([], 0, id="nothing said"),
        pytest.param([("cache-control", "public, max-age=300")], 300, id="max-age"),
        pytest.param([("cache-control", 'MAX-AGE = "300"')], 300, id="odd spelling"),
        pytest.param([("cache-control", "s-maxage=900")], 0, id="for shared caches"),
        pytest.param([("cache-control", "max-age=300"), ("age", "120")], 180, id="lay in a cache"),
        pytest.param([("cache-control", "max-age=300"), ("age", "900")], 0, id="lay there for too long"),
        pytest.param([("cache-control", "max-age=300"), ("age", "old")], 300, id="age is garbage"),
        pytest.param([("cache-control", "max-age=300, no-cache")], 0, id="no-cache"),
        pytest.param(
            [("cache-control", "no-store"), ("cache-control", "max-age=9")], 0, id="no-store, two headers"
        ),
        pytest.param([("cache-control", "max-age=-1")], 0, id="negative"),
        pytest.param([("cache-control", "max-age=9999999999")], LONGEST_FRESH_S, id="absurd"),
        pytest.param([("cache-control", "max-age=" + "9" * 400)], LONGEST_FRESH_S, id="beyond all numbers"),
        pytest.param([DATE, EXPIRES], 600, id="expires"),
        pytest.param([EXPIRES], 0, id="expires without date"),
        pytest.param([DATE, ("expires", "-1")], 0, id="expired, in the usual way"),
        pytest.param([DATE, EXPIRES, ("cache-control", "max-age=60")], 60, id="max-age wins"),
        pytest.param([EXPIRES, ("date", "Sun, 01 Mar 2026 13:00:00 GMT")], 0, id="expired an hour ago"),
    ],
)
def test_for_how_long_an_answer_stays_fresh(headers: list[tuple[str, str]], seconds: float) -> None:
    """By RFC 9111, for a private cache; what can't be read asks for nothing."""
    assert fresh_for(httpx.Headers(headers)) == seconds
