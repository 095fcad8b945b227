"""The commands' entry point: finds the command, and turns every error into one line and an exit code.

A command's module is imported when it is asked for, and what a command needs is imported inside it, so that
``mapgen --help`` and ``explain`` stay quick.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module

import click

from mapgen.base.version import __version__
from mapgen.cli.telling import fail, print_problems, user_language
from mapgen.errors import InputError, MapgenError, OutputError
from mapgen.languages import text

#: The commands in the order that ``--help`` tells them; each is a function of its own name in a module of that name.
COMMANDS = ("build", "check", "publish", "preview", "explain", "draft", "gazetteer")


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"mapgen.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands,
    epilog="Example: mapgen build places.csv -o map.html",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="mapgen")
def app() -> None:
    """An honest, self-contained map of places named in the press."""


def main() -> None:
    """The entry point: errors are one line each on standard error, exit 1 for refused input, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app.main(standalone_mode=False)
        raise SystemExit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        fail(_usage(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        fail(text("cli.stopped", user_language()), 130)
    except InputError as error:
        print_problems(error.problems)
        fail(text("cli.refused", user_language(), n=len(error.problems), count=len(error.problems)))
    except OutputError as error:
        fail(text("cli.not_written", user_language(), file=error.filename, why=error.strerror))
    except MapgenError as error:
        fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None


def _usage(error: click.ClickException) -> str:
    """A wrong call in one line, with where to read on."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "mapgen"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    return f"{command}: {error.format_message()} {text('cli.see_help', user_language(), command=command)}"
