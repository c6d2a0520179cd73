"""Addresses: what may be asked, in every spelling; nothing private is ever dialled."""

import ipaddress

import httpcore
import pytest

from dragoman.errors import RefusedError
from dragoman.read.addresses import Address, check_url, refuse_address
from dragoman.read.dialing import CheckedBackend, Gate

#: Addresses that are not public, or carry one that is not.
PRIVATE = (
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.1.2.3"),
    *("169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.2.1"),
    *("192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"),
    *("::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1"),
    *("2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1", "2001:0:0a00:1::1", "fc00::1", "fd00:ec2::254", "fdff::1"),
    *("fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "ff02::1", "3fff::1", "5f00::1"),
    *("2a00::5efe:7f00:1", "2a00::200:5efe:a00:1"),
)
PUBLIC = (
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "64:ff9b::808:808",
    "::ffff:8.8.8.8",
)
#: Spellings of hosts that a resolver would take for an address of this machine or its network.
SPELLINGS = (
    *("127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0", "0x0"),
    *("①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]"),
    *(
        "[::ffff:7f00:1]",
        "[fe80::1%25eth0]",
        "[64:ff9b::7f00:1]",
        "3232235777",
        "0xc0a80101",
        "192.168.257",
        "1.2.3.4.5",
    ),
)


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_not_public_is_refused(text: str) -> None:
    assert refuse_address(ipaddress.ip_address(text)) is not None


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_public_is_not(text: str) -> None:
    assert refuse_address(ipaddress.ip_address(text)) is None


@pytest.mark.parametrize("host", SPELLINGS)
def test_odd_spellings_are_refused(host: str) -> None:
    with pytest.raises(RefusedError):
        check_url(f"http://{host}/x")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://a.example/",
            "gopher://a.example/",
            "data:text/html,x",
            "javascript:x",
            "//a.example",
        ),
        *(
            "http://user:pass@a.example/",
            "http://a.example@127.0.0.1/",
            "http://a.example:22/",
            "http://a.example:99999/",
        ),
        *(
            "http://a.example\\@b.example/",
            "http://a.exa\tmple/",
            "http://a.example/\r\nHost: b",
            "http:///x",
            "http://",
        ),
        *(
            "http://[::1",
            "http://-a.example/",
            f"http://{'a' * 64}.example/",
            "http://a.example/" + "x" * 3000,
            "http://a b/",
        ),
    ],
)
def test_urls_that_are_never_fetched(url: str) -> None:
    with pytest.raises(RefusedError):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://Courier.example", "courier.example", 443, "/"),
        ("http://courier.example:80/a?b=c#d", "courier.example", 80, "/a?b=c"),
        ("https://bücher.example/straße", "xn--bcher-kva.example", 443, "/stra%C3%9Fe"),
        ("https://8.8.8.8/x", "8.8.8.8", 443, "/x"),
    ],
)
def test_where_a_url_leads(url: str, host: str, port: int, path: str) -> None:
    target = check_url(url)
    assert (target.host, target.port, target.path) == (host, port, path)


class Recorder(httpcore.NetworkBackend):
    """A network that notes what would have been dialled, and dials nothing."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.NetworkStream:
        self.dialled.append(host)
        raise httpcore.ConnectError("recorded")


def dial(answers: list[list[str]], times: int = 1) -> list[str]:
    """What is dialled where the resolver gives these answers one after the other."""
    given = iter(answers)

    def resolve(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address(text) for text in next(given)]

    network = Recorder()
    backend = CheckedBackend(Gate(resolve=resolve), network)
    for _ in range(times):
        with pytest.raises((httpcore.ConnectError, RefusedError)):
            backend.connect_tcp("courier.example", 80)
    return network.dialled


@pytest.mark.parametrize("text", PRIVATE)
def test_the_socket_never_dials_what_is_not_public(text: str) -> None:
    for answer in ([text], ["8.8.8.8", text], [text, "8.8.8.8"]):
        assert dial([answer]) == []


def test_the_address_that_was_checked_is_dialled() -> None:
    assert dial([["93.184.216.34", "8.8.8.8"]]) == ["93.184.216.34"]


def test_a_resolver_that_changes_its_mind_gains_nothing() -> None:
    answers = [["93.184.216.34"] if turn % 2 == 0 else ["127.0.0.1"] for turn in range(1000)]
    assert set(dial(answers, 1000)) == {"93.184.216.34"}


def test_sockets_of_this_machine_are_refused() -> None:
    with pytest.raises(RefusedError):
        CheckedBackend(Gate(), Recorder()).connect_unix_socket("/run/x.sock")
