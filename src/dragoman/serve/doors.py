"""Who may come in: the hosts that the server answers to, the one-time login, browser sessions, the token of scripts."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

#: 256 bits: nobody guesses it, whatever the time (ASVS 5.0, 7.2.3 asks for 128).
_TOKEN_BYTES = 32


@dataclass(slots=True)
class Doors:
    """What opens the server: a token for scripts, login words good for one browser each, and the sessions they opened.

    `hosts` are the values of the Host header that are answered; anything else may be another site's name pointed at
    this machine (DNS rebinding). Tokens are kept as hashes only.
    """

    hosts: frozenset[str]
    port: int
    token_hash: bytes
    _logins: set[bytes] = field(default_factory=set, repr=False)
    _sessions: set[bytes] = field(default_factory=set, repr=False)

    @classmethod
    def at(cls, host: str, port: int, token: str, more: tuple[str, ...] = ()) -> "Doors":
        """The doors of a server bound to this host and port; `more` are other names it is reached by."""
        names = {"127.0.0.1", "localhost", "[::1]", _literal(host), *more}
        hosts = frozenset(name.casefold() for one in names for name in _with_port(one, port))
        return cls(hosts, port, _hash(token))

    @property
    def cookie(self) -> str:
        """The session cookie's name; browsers do not tell ports apart, so the name does."""
        return f"dragoman-{self.port}"

    def new_login(self) -> str:
        """A login word that lets one browser in, once."""
        word = secrets.token_urlsafe(_TOKEN_BYTES)
        self._logins.add(_hash(word))
        return word

    def log_in(self, word: str) -> str | None:
        """A new session's word for a login word that was not used yet; None for any other."""
        said = _hash(word)
        if said not in self._logins:
            return None
        self._logins.discard(said)
        session = secrets.token_urlsafe(_TOKEN_BYTES)
        self._sessions.add(_hash(session))
        return session

    def log_out(self, session: str) -> None:
        """The session opens nothing any more."""
        self._sessions.discard(_hash(session))

    def knows_session(self, session: str) -> bool:
        """True where a login opened this session."""
        return _hash(session) in self._sessions

    def knows_token(self, token: str) -> bool:
        """True where this is the token of scripts."""
        return hmac.compare_digest(_hash(token), self.token_hash)


def new_token() -> str:
    """A token for scripts."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def is_loopback(host: str) -> bool:
    """True where only this machine reaches a server bound to this host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _literal(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _with_port(host: str, port: int) -> tuple[str, ...]:
    """The host as browsers send it: with the port, and bare where the port is http's own."""
    return (f"{host}:{port}", host) if port == 80 else (f"{host}:{port}",)


def _hash(word: str) -> bytes:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
