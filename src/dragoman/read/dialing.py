"""The network as fetching sees it: every host is resolved once, checked, and dialled at the address checked."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from dragoman.errors import RefusedError
from dragoman.read.addresses import Address, refuse_address, resolve


@dataclass(frozen=True, slots=True)
class Gate:
    """How names become addresses and which of these may be dialled; tests put their own in its place.

    `refuse` says why an address at a port may not be dialled, or None.
    """

    resolve: Callable[[str, int], list[Address]] = resolve
    refuse: Callable[[Address, int], str | None] = lambda address, port: refuse_address(address)


class CheckedBackend(httpcore.NetworkBackend):
    """A network backend that dials nothing but what the gate lets through, and nothing after its deadline."""

    def __init__(self, gate: Gate, network: httpcore.NetworkBackend | None = None) -> None:
        self._gate = gate
        self._network = network or httpcore.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the one address that was checked. Raises RefusedError where any of the host's is refused."""
        del local_address, socket_options
        try:
            addresses = self._gate.resolve(host, port)
        except (OSError, UnicodeError, ValueError) as error:
            raise httpcore.ConnectError(f"{host}: no such host ({error})") from error
        for address in addresses:
            refused = self._gate.refuse(address, port)
            if refused:
                raise RefusedError(f"{host}: {refused}; it is not fetched")
        if not addresses:
            raise httpcore.ConnectError(f"{host}: no address")
        stream = self._network.connect_tcp(str(addresses[0]), port, timeout=left(self.deadline, timeout))
        return _TimedStream(stream, self)

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never."""
        raise RefusedError(f"{path}: a socket of this machine; it is not fetched")

    def sleep(self, seconds: float) -> None:
        """As the network does."""
        self._network.sleep(seconds)


def left(deadline: float, timeout: float | None) -> float:
    """Seconds that may still pass. Raises ReadTimeout where none may."""
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise httpcore.ReadTimeout("took longer than the limit for one page")
    return rest if timeout is None else min(rest, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A stream on which a peer that sends a byte now and then gets no more time than any other."""

    def __init__(self, stream: httpcore.NetworkStream, backend: CheckedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left(self._backend.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left(self._backend.deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        # The name stays the one that was asked for: the certificate is checked against it, not against the address.
        stream = self._stream.start_tls(ssl_context, server_hostname, left(self._backend.deadline, timeout))
        return _TimedStream(stream, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
