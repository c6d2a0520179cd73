"""The command line: thin commands over plain functions, each module loaded only when its command runs."""

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
    "disagreements": "findings",
    "expectations": "findings",
    "origins": "findings",
    "occurrences": "findings",
    "trail": "trail",
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
    except BrokenPipeError:
        # The reader went away (`dragoman facts | head`): nobody is left to tell.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
