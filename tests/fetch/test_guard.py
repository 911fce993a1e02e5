import asyncio
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fetch.guard import _SPECIAL_IPV4, Guard, in_turn, public
from monitor.fetch.problem import Problem
from monitor.model import FailureKind
from tests.faults.server import FaultServer


class Names:
    """A name server that answers what it is told, counts the questions and can fall silent."""

    def __init__(self, **answers: Sequence[str]) -> None:
        self.answers = answers
        self.questions: list[str] = []
        self.failure: Exception | None = None

    def fail_with(self, failure: Exception) -> None:
        """From now on every question fails."""
        self.failure = failure

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Answer."""
        assert port > 0
        self.questions.append(host)
        if self.failure is not None:
            raise self.failure
        return self.answers[host]


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",  # noqa: S104 - refused, not bound
        "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:0:53aa:64c::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1",
        "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1", "ff0e::1", "4000::1", "dead::1",
        "", "localhost", "example.org", "127.1", "2130706433", "0x7f.1", "1.1.1.1:80", "[2606:4700::1]", "1.1.1.1 ",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    """Special-purpose ranges of both families, IPv4 addresses in IPv6's clothes, and what is no literal address."""
    assert not public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "99.255.255.255", "100.128.0.1", "126.0.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.17.0.1", "223.255.255.1",
     "::ffff:8.8.8.8", "2606:4700:4700::1111", "2a00:1450:4009::200e", "2001:4860:4860::8888", "2001:200::1"],
)  # fmt: skip
def test_what_is_public(address: str) -> None:
    """The neighbours of the special ranges, and well-known servers."""
    assert public(address)


@given(st.ip_addresses())
@settings(max_examples=200, deadline=None)
def test_public_is_never_wider_than_the_standard_library(address: object) -> None:
    """Whatever is public for us is global for `ipaddress`, and neither multicast nor reserved."""
    parsed = ip_address(str(address))
    if public(str(address)) and getattr(parsed, "ipv4_mapped", None) is None:
        assert parsed.is_global
        assert not any((parsed.is_multicast, parsed.is_reserved, parsed.is_unspecified))


def test_addresses_are_tried_in_turn() -> None:
    """The families alternate in the resolver's order, each address once, six at most."""
    assert in_turn(["2a00::1", "2a00::2", "2a00::1", "1.1.1.1"]) == ("2a00::1", "1.1.1.1", "2a00::2")
    assert in_turn(["1.1.1.1", "1.1.1.2", "2a00::1"]) == ("1.1.1.1", "2a00::1", "1.1.1.2")
    assert len(in_turn(f"1.1.1.{number}" for number in range(50))) == 6
    assert in_turn([]) == ()


class TestGuard:
    """The network backend."""

    @pytest.mark.parametrize(
        "answer",
        [["127.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["127.0.0.1", "1.1.1.1"], ["::1"], ["2606:4700::1", "::ffff:127.0.0.1"]],
        ids=" ".join,
    )  # fmt: skip
    async def test_one_private_answer_spoils_a_name(self, answer: list[str]) -> None:
        """Mixed answers are refused before anything is connected to; the reason names the address."""
        async with FaultServer() as server:
            guard = Guard(Names(**{"news.example": answer}), ())
            with pytest.raises(Problem) as caught:
                await guard.connect_tcp("news.example", server.canary.host_port[1])
        assert caught.value.failure.kind is FailureKind.REFUSED
        assert "news.example is " in caught.value.failure.reason

    @pytest.mark.parametrize("excepted", ["127.0.0.1", "desk.example", "DESK.example.", "[::ffff:127.0.0.1]"])
    async def test_exceptions_are_exact(self, excepted: str) -> None:
        """Host or address, in any spelling, with this very port: it is let through, and no other port of it."""
        names = Names(**{"desk.example": ["127.0.0.1"]})
        async with FaultServer() as server:
            port = server.host_port[1]
            guard = Guard(names, {(excepted, port)})
            stream = await guard.connect_tcp("desk.example", port, timeout=1)
            await stream.aclose()
            with pytest.raises(Problem, match="not a public address"):
                await guard.connect_tcp("desk.example", server.canary.host_port[1])

    async def test_an_exception_for_one_name_is_none_for_another(self) -> None:
        """Two names of one address are two hosts."""
        names = Names(**{"desk.example": ["127.0.0.1"], "evil.example": ["127.0.0.1"]})
        async with FaultServer() as server:
            guard = Guard(names, {("desk.example", server.canary.host_port[1])})
            with pytest.raises(Problem, match="not a public address"):
                await guard.connect_tcp("evil.example", server.canary.host_port[1])

    async def test_the_next_address_is_tried(self) -> None:
        """Nobody listens on the first, of the other family; the second is connected to."""
        async with FaultServer() as server:
            port = server.host_port[1]
            guard = Guard(Names(**{"news.example": ["::1", "127.0.0.1"]}), {("news.example", port)})
            stream = await guard.connect_tcp("news.example", port, timeout=1)
            await stream.aclose()

    async def test_literal_addresses_need_no_name_server(self) -> None:
        """They are checked without a question."""
        names = Names()
        with pytest.raises(Problem, match=r"not a public address: 10\.0\.0\.1"):
            await Guard(names, ()).connect_tcp("10.0.0.1", 80)
        assert names.questions == []

    @pytest.mark.parametrize(
        ("failure", "words"),
        [
            (socket.gaierror(socket.EAI_NONAME, "x"), "no such host: news.example"),
            (socket.gaierror(socket.EAI_AGAIN, "x"), "can't be looked up now"),
            (OSError("x"), "can't be looked up"),
            (UnicodeError("x"), "can't be looked up"),
        ],
        ids=["no such name", "server failure", "system", "too long"],
    )
    async def test_a_failed_lookup_is_unreachable(self, failure: Exception, words: str) -> None:
        """In plain words."""
        names = Names()
        names.fail_with(failure)
        with pytest.raises(Problem, match=words) as caught:
            await Guard(names, ()).connect_tcp("news.example", 80)
        assert caught.value.failure.kind is FailureKind.UNREACHABLE

    async def test_a_name_without_addresses_is_unreachable(self) -> None:
        """An empty answer is an answer too."""
        with pytest.raises(Problem, match=r"news\.example has no address"):
            await Guard(Names(**{"news.example": []}), ()).connect_tcp("news.example", 80)

    async def test_a_silent_name_server_is_not_waited_for(self) -> None:
        """Past its deadline a lookup is given up."""

        async def silent(_host: str, _port: int) -> list[str]:
            await asyncio.sleep(60)
            return []

        with pytest.raises(Problem, match=r"no answer in 0\.05 s"):
            await Guard(silent, (), lookup_s=0.05).connect_tcp("news.example", 80)

    async def test_unix_sockets_are_refused(self) -> None:
        """No web address leads to one."""
        with pytest.raises(Problem, match="Unix socket"):
            await Guard(Names(), ()).connect_unix_socket("/run/docker.sock")


def spelled(address: IPv4Address, form: str) -> str:
    """An IPv4 address as URLs may write it."""
    packed = address.packed
    whole, first, last = int(address), packed[0], int.from_bytes(packed[1:])
    return form.format(
        address, *packed, whole=whole, first=first, last=last, high=packed[:2].hex(), low=packed[2:].hex()
    )


PRIVATE = st.sampled_from(_SPECIAL_IPV4).flatmap(lambda network: st.ip_addresses(v=4, network=str(network)))
FORMS = (
    "{0}", "{whole}", "{whole:#x}", "0{whole:o}", "{first}.{last}", "{first:#x}.{last:#x}", "0{first:o}.{last}", "{1:#x}.{2}.0{3:o}.{4}",
    "::ffff:{0}", "::ffff:{high}:{low}", "::{0}", "64:ff9b::{0}", "64:ff9b:1::{0}", "2002:{high}:{low}::1", "2001:0:{high}:{low}::1", "::ffff:0:{0}",
)  # fmt: skip


@given(PRIVATE, st.sampled_from(FORMS))
@settings(max_examples=200, deadline=None)
async def test_no_spelling_of_a_special_address_is_connected_to(address: IPv4Address, form: str) -> None:
    """Decimal, hexadecimal, octal, shortened, and in IPv6's clothes: refused, in an address and as a name server's answer."""
    host = spelled(address, form)
    with pytest.raises(Problem, match="not a public address"):
        await Guard(look_up_numbers, ())._checked(host, 80)
    found = await look_up_numbers(host, 80)
    with pytest.raises(Problem, match="not a public address"):
        await Guard(Names(**{"news.example": ["1.1.1.1", *found]}), ())._checked("news.example", 80)


async def look_up_numbers(host: str, port: int) -> list[str]:
    """What the C library makes of a spelling."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(address[0]) for *_, address in found]
