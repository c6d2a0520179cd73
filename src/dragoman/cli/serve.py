"""dragoman serve: the record in a browser, on this machine."""

import os
import socket
import webbrowser
from pathlib import Path

import click

from dragoman.cli.shared import Command, record_option
from dragoman.errors import RefusedError, UsageError
from dragoman.record import open_record
from dragoman.serve import Doors, create_app, is_loopback, new_token
from dragoman.settings import load_settings

#: Not registered for any service at IANA (8321 to 8350 are free).
PORT = 8321


@click.command("serve", cls=Command)
@record_option
@click.option("--port", default=PORT, type=click.IntRange(0, 65535), help=f"Else {PORT}; 0 takes any free one.")
@click.option("--host", default="127.0.0.1", help="Only this machine's own addresses.")
@click.option("--open/--no-open", "show", default=True, help="Open the login address in a browser.")
def serve_command(path: Path, port: int, host: str, show: bool) -> int:
    """Show the record in a browser, and answer scripts over HTTP.

    The login address works once; scripts send the token, DRAGOMAN_TOKEN where it is set, as "Bearer TOKEN".

    \b
    dragoman serve
    dragoman serve --record baku.db --port 9000 --no-open
    """
    import uvicorn  # noqa: PLC0415 - takes a moment to load

    if not is_loopback(host):
        raise RefusedError(f"{host}: others could reach it; use 127.0.0.1, and a tunnel with a login of its own")
    open_record(path).close()
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    token = os.environ.get("DRAGOMAN_TOKEN") or new_token()
    doors = Doors.at(host, port, token)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    login = f"{address}/login?word={doors.new_login()}"
    click.echo(f"record  {path}\nopen    {login}\nscripts Authorization: Bearer {token}\nCtrl-C ends it.", err=True)
    if show:
        webbrowser.open(login)
    # Addresses may hold the login word: no access log.
    app = create_app(path, doors, load_settings())
    # Streams of events come again of themselves: whoever ends the server does not wait for them.
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to this place. Raises UsageError where another program has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port}: {error.strerror}; choose another with --port") from error
    return listening
