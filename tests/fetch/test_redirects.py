import httpx
import pytest

from monitor.fetch.problem import Problem
from monitor.fetch.redirects import checked, keeps_validators, next_hop, without_secrets
from monitor.model import FailureKind


@pytest.mark.parametrize(
    ("here", "location", "target"),
    [
        ("http://a.example/x/y", "z", "http://a.example/x/z"),
        ("http://a.example/x", "/", "http://a.example/"),
        ("http://a.example/x", "?page=2", "http://a.example/x?page=2"),
        ("https://a.example/x", "//b.example/y#part", "https://b.example/y"),
        ("http://a.example/x", " https://a.example/x ", "https://a.example/x"),
        ("http://a.example/x", "/خبر عاجل", "http://a.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84"),
        ("http://a.example/x", "http://أخبار.example/", "http://xn--igbicxr.example/"),
    ],
    ids=lambda value: value.strip(),
)
def test_where_a_redirect_leads(here: str, location: str, target: str) -> None:
    """Relative and absolute, with and without letters outside ASCII; fragments are dropped."""
    assert str(next_hop(httpx.URL(here), location)) == target


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("", FailureKind.BAD_RESPONSE),
        ("  ", FailureKind.BAD_RESPONSE),
        ("http://a.example/", FailureKind.REFUSED),
        ("ftp://a.example/", FailureKind.REFUSED),
        ("file:///etc/passwd", FailureKind.REFUSED),
        ("javascript:alert(1)", FailureKind.REFUSED),
        ("https://a.example:25/", FailureKind.REFUSED),
        ("https://a.example:6000/", FailureKind.REFUSED),
        ("https://a.example:99999/", FailureKind.REFUSED),
    ],
)
def test_where_it_must_not_lead(location: str, kind: FailureKind) -> None:
    """Nowhere, out of the web, to another protocol's port, from https to http."""
    with pytest.raises(Problem) as caught:
        next_hop(httpx.URL("https://a.example/feed"), location)
    assert caught.value.failure.kind is kind


@pytest.mark.parametrize(
    ("first", "here", "kept"),
    [
        ("http://a.example/1", "http://a.example:80/2", True),
        ("http://a.example/", "https://a.example/", True),
        ("https://a.example/", "https://a.example:8443/", False),
        ("http://a.example:8080/", "https://a.example/", False),
        ("https://a.example/", "https://www.a.example/", False),
        ("https://a.example/", "http://a.example/", False),
    ],
)
def test_validators_stay_with_their_origin(first: str, here: str, *, kept: bool) -> None:
    """The same scheme, host and port, or the same host made safe."""
    assert keeps_validators(httpx.URL(first), httpx.URL(here)) is kept


def test_reasons_hide_secrets_and_are_short() -> None:
    """An address in a reason has no password, no token, and is cut."""
    with pytest.raises(Problem) as caught:
        checked(f"ftp://desk:s3cret@news.example/?token=s3cret&x={'a' * 5000}")
    reason = caught.value.failure.reason
    assert "news.example" in reason
    assert "s3cret" not in reason
    assert len(reason) < 300


def test_a_password_does_not_stay_in_an_address() -> None:
    """What is stored and resolved against has neither user nor password."""
    assert (
        without_secrets(httpx.URL("https://desk:s3cret@news.example/feed?a=1"))
        == "https://news.example/feed?a=1"
    )
