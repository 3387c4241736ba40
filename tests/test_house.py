"""The house rules, kept: floors, sizes of files, what no file may name, a light command line."""

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "peakday"
FLOORS = [
    "quantities",
    "board",
    "catalog",
    "engine",
    "experiments",
    "prompts",
    "interview",
    "rubric",
    "practice",
    "store",
    "studio",
    "cli",
]
"""The rooms, bottom first: a room imports only from rooms below it."""


def tracked(*patterns: str) -> list[Path]:
    """The files git knows, those not yet added too, that are there."""
    said = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode != 0:
        pytest.skip("this is not a git checkout, so which files belong to it cannot be told")
    return sorted({ROOT / name for name in said.stdout.split("\0") if name and (ROOT / name).is_file()})


def rooms_imported(path: Path, source: str) -> set[str]:
    """The rooms a Python file imports anywhere, inside functions too; relative imports are resolved."""
    package = ("peakday", *path.relative_to(SOURCE).parent.parts)
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{module}.{alias.name}" for alias in node.names]
        found |= {
            name.split(".")[1] for name in names if name.startswith("peakday.") and name.count(".") >= 1
        }
    return found & set(FLOORS)


def room_of(path: Path) -> str | None:
    """The room a file belongs to; `None` for the few files above all rooms."""
    first = path.relative_to(SOURCE).parts[0]
    return first if first in FLOORS else None


@pytest.mark.parametrize("room", FLOORS)
def test_a_room_imports_only_from_rooms_below_it(room: str) -> None:
    below = set(FLOORS[: FLOORS.index(room) + 1])
    wrong = [
        f"{path.relative_to(ROOT)} imports {', '.join(sorted(above))}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        if (above := rooms_imported(path, path.read_text(encoding="utf-8")) - below)
    ]
    assert wrong == []


def test_the_floor_check_sees_every_way_to_import() -> None:
    path = SOURCE / "engine" / "kernel" / "x.py"
    assert rooms_imported(path, "def f():\n    from peakday.studio import serve") == {"studio"}
    assert rooms_imported(path, "from peakday import prompts") == {"prompts"}
    assert rooms_imported(path, "import peakday.cli.run as r") == {"cli"}
    assert rooms_imported(path, "from ...store import log") == {"store"}
    assert rooms_imported(path, "from . import heap") == {"engine"}


def test_every_folder_of_the_package_is_a_known_room() -> None:
    folders = {p.parent.relative_to(SOURCE).parts[0] for p in SOURCE.glob("*/**/*.py")}
    assert folders <= set(FLOORS)


@pytest.mark.parametrize("patterns", [("*.py",), ("*.ts", "*.tsx")], ids=["python", "typescript"])
def test_files_stay_small(patterns: tuple[str, ...]) -> None:
    generated = {"generated", "migrations"}
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked(*patterns)
        if not generated.intersection(path.parts)
    }
    assert [str(p.relative_to(ROOT)) for p, lines in sizes.items() if lines > 600] == []
    assert statistics.median(sizes.values()) < 150


# Written apart, so that this file does not name what it forbids.
FORBIDDEN = {
    "a registry's host": re.compile(
        "|".join(
            ["py" + r"pi\.org", "python" + r"hosted\.org", "registry\\." + r"npmjs", "deb\\." + "debian"]
        )
    ),
    "a path of one machine": re.compile(
        "|".join(["/" + r"work/", "/" + r"opt/\w", "/root" + r"/", r"/home" + r"/\w+/"])
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if FORBIDDEN[what].search(line)
        ]
    assert found == []


HEAVY = ["numba", "numpy", "pydantic", "fastapi", "sqlalchemy", "onnxruntime", "tokenizers", "rich", "ruamel"]


@pytest.mark.parametrize("module", ["peakday", "peakday.cli", "peakday.cli.group"])
def test_importing_the_command_line_stays_light(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
