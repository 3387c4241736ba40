"""The command line as a whole: help, names, and errors that stay words."""

import subprocess
import sys

import click
import pytest

from peakday.cli.group import COMMANDS, peakday
from peakday.cli.guard import BAD_INPUT, INTERRUPTED, OUR_FAULT, guarded


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "peakday", *arguments], capture_output=True, text=True, check=False
    )


def test_help_lists_every_command_with_an_example() -> None:
    said = called("--help")
    assert said.returncode == 0
    assert "Example" in said.stdout
    for name in COMMANDS:
        assert name in said.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = peakday.get_command(click.Context(peakday), name)
    assert command is not None
    assert command.name == name
    assert command.help
    assert f"peakday {name}" in (command.epilog or "")


def test_a_wrong_name_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(peakday, ["rnu"]) == BAD_INPUT
    assert "Did you mean `run`?" in capsys.readouterr().err


def test_a_missing_argument_is_said_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(peakday, ["run"]) == BAD_INPUT
    said = capsys.readouterr()
    assert "Missing argument" in said.err
    assert said.out == ""


def _raising(error: BaseException) -> click.Command:
    def fail() -> None:
        raise error

    return click.Command("fail", callback=fail)


def test_a_fault_of_ours_is_said_in_words_and_its_details_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(_raising(ZeroDivisionError("by nought")), []) == OUR_FAULT
    said = capsys.readouterr().err
    assert "ZeroDivisionError: by nought" in said
    assert "Traceback" not in said
    file = said.split("details are in ")[1].split(";")[0]
    with open(file, encoding="utf-8") as kept:
        assert "Traceback" in kept.read()


def test_an_error_of_a_room_is_said_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    from peakday.engine.errors import Refused

    assert guarded(_raising(Refused("box a: `hedge` is not built yet. Leave it out.")), []) == BAD_INPUT
    assert capsys.readouterr().err == "box a: `hedge` is not built yet. Leave it out.\n"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), INTERRUPTED, "Stopped."),
        (FileNotFoundError(2, "No such file or directory", "x.yaml"), BAD_INPUT, "x.yaml: No such file"),
        (MemoryError(), 3, "memory ran out"),
    ],
)
def test_what_can_happen_on_any_machine(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(_raising(error), []) == code
    assert words in capsys.readouterr().err


def test_a_reader_who_leaves_early_is_no_error() -> None:
    program = (
        "import sys, click; from peakday.cli.guard import guarded; "
        "talk = lambda: [click.echo('word ' * 1000) for _ in range(1000)] and None; "
        "sys.exit(guarded(click.Command('talk', callback=talk), []))"
    )
    command = f'{sys.executable} -c "{program}" | head -n 1; echo ${{PIPESTATUS[0]}}'
    said = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert said.stdout.splitlines()[-1] == "0"
    assert said.stderr == ""
