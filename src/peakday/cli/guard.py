"""What stands between a command and the person: every error becomes words and an exit code."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

BAD_INPUT = 2
OUR_FAULT = 70
INTERRUPTED = 130


class Trouble(click.ClickException):
    """Something the person can mend; the message names the place, the rule and the mend. Exit code 2."""

    exit_code = BAD_INPUT


def guarded(command: click.Command, arguments: Sequence[str] | None) -> int:
    """Carries out a command line and returns the exit code; no error leaves as a traceback."""
    try:
        words = list(sys.argv[1:] if arguments is None else arguments)
        # Not `command.main`: it ends the process itself where a reader has gone.
        with command.make_context("peakday", words) as context:
            code = command.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        message = error.format_message()
        more = "" if "--help" in message or not error.ctx else f" See: {error.ctx.command_path} --help"
        return _say(f"{message}{more}", error.exit_code)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _say("\nStopped.", INTERRUPTED)
    except BrokenPipeError:
        # Who reads us has gone (`| head`): nothing is wrong, and the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _say("This machine's memory ran out. Run a smaller board, or for a shorter time.", 3)
    except OSError as error:
        what = error.strerror or str(error)
        name = f"{error.filename}: " if error.filename else ""
        return _say(f"{name}{what}.", BAD_INPUT)
    except Exception as error:
        return _say(*_words_of(error))


def _words_of(error: Exception) -> tuple[str, int]:
    """An error a room defines is written for people; any other is a fault of ours, kept in a file."""
    if type(error).__module__.split(".")[0] == "peakday":
        mistakes = getattr(error, "mistakes", ())
        return "\n".join(map(str, mistakes)) or str(error), BAD_INPUT
    name = type(error).__name__
    kept = _keep(error)
    return (
        f"Peakday met something it did not expect ({name}: {str(error)[:200]}). "
        f"This is a fault of Peakday, not of your file. {kept}",
        OUR_FAULT,
    )


def _keep(error: Exception) -> str:
    """Writes the details to a file and says where it is."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="peakday-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(" ".join(sys.argv) + "\n\n" + "".join(traceback.format_exception(error)))
    except OSError:
        return "The details could not be kept."
    return f"The details are in {Path(file.name)}; please add them to a report."


def _say(message: str, code: int) -> int:
    with suppress(OSError):  # where standard error is gone too, the exit code still tells
        click.echo(message, err=True)
    return code
