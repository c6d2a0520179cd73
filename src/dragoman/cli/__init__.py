"""The command line: thin commands over plain functions, each module loaded only when its command runs."""

import io
import os
import sys
from importlib import import_module

import click

from dragoman import __version__
from dragoman.errors import DragomanError

#: Command to the module that holds it; the order is the order of the help.
COMMANDS = {
    "demo": "demo",
    "code": "code",
    "read": "read",
    "facts": "facts",
    "text": "facts",
    "dossier": "dossier",
    "standing": "standing",
    "disagreements": "findings",
    "expectations": "findings",
    "origins": "findings",
    "occurrences": "findings",
    "series": "measures",
    "network": "measures",
    "trail": "trail",
    "export": "export",
    "evaluate": "evaluate",
    "diff": "diff",
    "judge": "judge",
    "watch": "watch",
    "serve": "serve",
    "doctor": "doctor",
}
STOPPED = 130  # what shells expect of a program stopped by Ctrl-C (128 + SIGINT)


class LazyGroup(click.Group):
    """A group whose commands are imported when asked for, so that `--version` does not load a parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"dragoman.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """The command's exit code; 0 where the reader of its output went away (`dragoman facts | head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()
            return 0
        except OSError as error:
            _drop_output()
            where = error.filename or "output"
            raise DragomanError(f"{where}: {error.strerror or error}; check the disk and its permissions") from error


def _drop_output() -> None:
    """Let what is still buffered for standard output go nowhere, or Python would fail on it once more at its end."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def dragoman() -> None:
    """Reads press reports and says what stands between states.

    Every fact comes with the exact characters that prove it. Data goes to standard output, messages to
    standard error. Exit codes: 0 done, 1 some items failed, 2 usage, 3 nothing found, 4 integrity
    failure, 5 busy, 6 refused by policy, 130 stopped.
    """


def main() -> None:
    """Run the command line; the process ends with the exit code of the contract."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # UTF-8 whatever the locale says; a file's name need not be text, and what of it is none is written as \udcff.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = dragoman.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    sys.exit(code if isinstance(code, int) else 0)
