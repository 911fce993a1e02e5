from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fetch.answers import charset, failure_by_status, retry_after
from monitor.model import FailureKind
from tests.faults.semantics import RETRY_AFTER

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DAY_S = 86_400.0


@pytest.mark.parametrize(
    ("name", "seconds"),
    [("seconds", 120), ("date", 300), ("past", None), ("negative", None), ("zero", None), ("huge", DAY_S), ("digits", DAY_S),
     ("garbage", None), ("float", None), ("repeated", 300), ("none", None)],
)  # fmt: skip
def test_how_long_to_wait(name: str, seconds: float | None) -> None:
    """Seconds or a date in the future, at most a day; the longest of several; anything else is ignored."""
    assert retry_after(list(RETRY_AFTER[name]), NOW) == seconds


@given(st.lists(st.text(max_size=40) | st.integers().map(str) | st.datetimes().map(str), max_size=3))
@settings(max_examples=200, deadline=None)
def test_no_value_raises(values: list[str]) -> None:
    """Whatever the header says, it is None or between 0 and a day."""
    wait = retry_after(values, NOW)
    assert wait is None or 0 < wait <= DAY_S


@given(st.integers(min_value=1, max_value=int(DAY_S)))
@settings(max_examples=50, deadline=None)
def test_a_date_is_as_good_as_seconds(seconds: int) -> None:
    """Both forms mean the same."""
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert retry_after([date], NOW) == retry_after([str(seconds)], NOW) == seconds


@given(st.integers(min_value=200, max_value=999))
@settings(max_examples=200, deadline=None)
def test_every_status_is_a_document_or_a_failure(status: int) -> None:
    """With its status and a reason, and temporary whenever the server is to blame."""
    failure = failure_by_status(status, httpx.Headers(), NOW)
    if failure is None:
        assert status in {200, 226}
    else:
        assert failure.status == status
        assert str(status) in failure.reason
        assert failure.temporary or not 500 <= status < 600


def test_503_is_a_limit_only_when_it_says_how_long() -> None:
    """A server that names a time is asked again then; one that does not is simply broken."""
    told = failure_by_status(503, httpx.Headers({"retry-after": "90"}), NOW)
    assert told is not None
    assert (told.kind, told.retry_after_s) == (FailureKind.LIMITED, 90)
    untold = failure_by_status(503, httpx.Headers(), NOW)
    assert untold is not None
    assert (untold.kind, untold.retry_after_s) == (FailureKind.SERVER_ERROR, None)


@pytest.mark.parametrize(
    ("content_type", "name"),
    [("text/xml; charset=utf-8", "utf-8"), ('text/xml; CharSet = "Windows-1256"', "Windows-1256"), ("text/xml", ""), ("", ""), ("text/xml; charset=", "")],
)  # fmt: skip
def test_the_charset_of_a_content_type(content_type: str, name: str) -> None:
    """As it stands there, without its quotes."""
    assert charset(httpx.Headers({"content-type": content_type})) == name
