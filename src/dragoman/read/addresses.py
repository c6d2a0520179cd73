"""Which addresses may be asked: what a URL may look like, and what the socket may connect to.

The check that counts is the last one, on the number that the socket dials: names, numbers in odd spellings and
redirects all end there. The check of the URL before it only says earlier and more plainly what is wrong.
"""

import ipaddress
import re
import socket
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.errors import RefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST = 2048
_NETWORKS = tuple(
    ipaddress.ip_network(text)
    for text in (
        # Python 3.11's is_global lets some of these through (IANA special-purpose registries).
        *("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_6TO4 = ipaddress.ip_network("2002::/16")
_TEREDO = ipaddress.ip_network("2001::/32")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads: scheme, host in ASCII, port, and the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.host}:{self.port}"


def check_url(url: str, ports: frozenset[int] = frozenset({80, 443})) -> Target:
    """Where the URL leads. Raises RefusedError where it is none that may be fetched, and says why."""
    if len(url) > _LONGEST:
        raise RefusedError(f"{url[:60]}…: longer than {_LONGEST} characters; it is not fetched")
    if any(character <= " " or character == "\\" or unicodedata.category(character) == "Cc" for character in url):
        raise RefusedError(
            f"{ascii(url)[:200]}: white space, control characters or \\ in an address; it is not fetched"
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedError(f"{url[:200]}: no address ({error}); it is not fetched") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise RefusedError(f"{url[:200]}: only http and https are fetched; save the document and name the file")
    if "@" in parts.netloc:
        raise RefusedError(f"{parts.scheme}://…: a name or password in an address; it is not fetched")
    wanted = port or {"http": 80, "https": 443}[parts.scheme.lower()]
    if wanted not in ports:
        raise RefusedError(f"{url[:200]}: port {wanted} is none that pages are served at; it is not fetched")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme.lower(), _ascii_host(host, url), wanted, _ascii_path(path))


def _ascii_host(host: str, url: str) -> str:
    """The host in ASCII: a plain IP address, or a name that no resolver takes for a number."""
    if ":" in host:
        return _plain_ip(host, url)
    try:
        name = unicodedata.normalize("NFKC", host).rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise RefusedError(f"{url[:200]}: no host name ({error}); it is not fetched") from error
    last = name.rsplit(".", 1)[-1]
    # A resolver reads 0x7f.1, 017700000001 and 2130706433 as 127.0.0.1.
    if re.fullmatch(r"\d+|0x[0-9a-f]*", last):
        return _plain_ip(host, url)
    if not name or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise RefusedError(f"{url[:200]}: no host name; it is not fetched")
    return name


def _plain_ip(host: str, url: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError as error:
        raise RefusedError(f"{url[:200]}: an oddly spelled IP address; it is not fetched") from error
    refused = refuse_address(address)
    if refused:
        raise RefusedError(f"{url[:200]}: {refused}; it is not fetched")
    return str(address)


def _ascii_path(path: str) -> str:
    return "".join(part if part.isascii() else "".join(f"%{byte:02X}" for byte in part.encode()) for part in path)


def refuse_address(address: Address) -> str | None:
    """Why nothing at this IP address may be asked, or None: only the public internet is, and not this machine.

    Addresses that carry another one inside (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are judged by both.
    """
    if getattr(address, "scope_id", None):
        return f"{address} is an address of one link"
    inner = next((found for found in _inner(address) if found is not None and refuse_address(found)), None)
    if inner is not None:
        return f"{address} stands for {inner}, which is no public address"
    carried = isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in _NAT64)
    if not carried and (not address.is_global or address.is_multicast or address.is_reserved or _is_special(address)):
        return f"{address} is no public address"
    return f"{address} is this machine's own address" if _is_own(address) else None


def _is_special(address: Address) -> bool:
    return any(address.version == network.version and address in network for network in _NETWORKS)


def _inner(address: Address) -> list[ipaddress.IPv4Address | None]:
    """The IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    number = int(address)
    last = ipaddress.IPv4Address(number & 0xFFFFFFFF)
    found: list[ipaddress.IPv4Address | None] = [address.ipv4_mapped]
    if number >> 32 == 0 or address in _NAT64:
        found.append(last)
    if address in _6TO4:
        found.append(address.sixtofour)
    if address in _TEREDO:
        found.extend(address.teredo or ())
    if (number >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE):
        found.append(last)
    return found


def _is_own(address: Address) -> bool:
    """True where an interface of this machine has the address: only then may a socket be bound to it. Sends nothing."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True


def resolve(host: str, port: int) -> list[Address]:
    """The IP addresses of a host, as the system tells them. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ipaddress.ip_address(entry[4][0]) for entry in found))
