#!/usr/bin/env python3
"""Everything on a bare machine: `python3 dev.py run` opens the studio, `python3 dev.py test` tests it.

Needs Python 3.11 or newer and pip, nothing else. It finds `uv` or fetches a private copy, makes `.venv`
in the checkout from the hash-pinned lock, builds the page with a Node that comes as a Python wheel, and
compiles the engine. Every step is skipped while nothing it depends on has changed, so a second call starts
at once and needs no network. Nothing is installed outside the checkout; caches go to the usual place, or
into the checkout where that cannot be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

# This file must start on any Python 3.7 and later to say this.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"Peakday needs Python 3.11 or newer; this is {sys.version.split()[0]} at {sys.executable}. "
        "Call dev.py with a newer one."
    )

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMPS = VENV / "peakday-set-up.json"
"""What each finished step was made from; inside `.venv`, so that deleting that folder starts afresh."""
PRIVATE_UV = ROOT / ".uv"
LOCK = ROOT / "requirements.lock"
BENCH_LOCK = ROOT / "requirements-bench.lock"
UV_LOCK = ROOT / "requirements-uv.lock"
OLDEST_UV = (0, 8)

HELP = """\
Peakday's checkout, on a bare machine.

  python3 dev.py run     set up what is missing, then open the studio    e.g. python3 dev.py run --port 9000
  python3 dev.py test    set up what is missing, then run every test     e.g. python3 dev.py test tests/board
  python3 dev.py bench   the engine against others, as a table of ratios
  python3 dev.py setup   only set up: .venv, the page, the compiled engine
  python3 dev.py help    this text

What stands after the command goes to it: to `peakday studio`, to pytest, to the benchmarks.
Once set up, the command line is .venv/bin/peakday (try: .venv/bin/peakday --help).
For who changes dependencies: `python3 dev.py lock` writes requirements*.lock anew from pyproject.toml.
"""


class Trouble(Exception):
    """A step failed; the message says what to do about it."""


# --- saying what happens --------------------------------------------------------------------------------


@contextmanager
def step(title: str) -> Iterator[None]:
    """Says what is being done, and when it is done how long it took."""
    print(f"· {title} …", flush=True)
    began = time.monotonic()
    yield
    print(f"  done in {time.monotonic() - began:.1f} s", flush=True)


def call(*command: str | Path, quiet: bool = False) -> int:
    """Runs a command in the checkout and returns its exit code; `quiet` swallows what it says."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        [str(c) for c in command], cwd=ROOT, stdout=output, stderr=output, check=False
    ).returncode


# --- what is already there ------------------------------------------------------------------------------


def hash_of(*paths: Path, also: str = "") -> str:
    """One hash over these files (folders: every Python file in them) and a piece of text."""
    digest = hashlib.sha256(also.encode())
    for path in paths:
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(
                str(file.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest()
            )
    return digest.hexdigest()


def stamps() -> dict[str, str]:
    """The finished steps and what they were made from; empty where nothing is set up."""
    try:
        found = json.loads(STAMPS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def stamp(**values: str | None) -> None:
    """Notes finished steps; `None` forgets one."""
    merged = {**stamps(), **values}
    STAMPS.write_text(json.dumps({k: v for k, v in merged.items() if v}, indent=1), encoding="utf-8")


# --- caches and uv --------------------------------------------------------------------------------------


def writable(folder: Path) -> bool:
    """Can files be made in this folder (making it first where it is missing)?"""
    probe = folder / f".peakday-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def prepare_environment() -> None:
    """Sets what the tools read from the environment; where the home cannot be written, caches move here."""
    os.environ.setdefault("UV_SYSTEM_CERTS", "1")
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"):
        os.environ.pop(name, None)
    home = Path(os.path.expanduser("~"))
    local = ROOT / ".cache"
    general = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    places = {
        "XDG_CACHE_HOME": (general, local),
        "UV_CACHE_DIR": (general / "uv", local / "uv"),
        "PIP_CACHE_DIR": (general / "pip", local / "pip"),
        "npm_config_cache": (home / ".npm", local / "npm"),
    }
    for name, (usual, instead) in places.items():
        if name in os.environ and name != "XDG_CACHE_HOME":
            continue
        if os.name != "nt" and not writable(usual):
            os.environ[name] = str(instead)


def version_of(uv: Path | str) -> tuple[int, ...]:
    """The version of this uv, or (0,) where it does not start."""
    try:
        said = subprocess.run([str(uv), "--version"], capture_output=True, text=True, check=True).stdout
        return tuple(int(part) for part in said.split()[1].split(".")[:2])
    except (OSError, subprocess.CalledProcessError, ValueError, IndexError):
        return (0,)


def find_uv() -> Path:
    """uv from PATH, or a private copy in `.uv`, where pip may write whatever Debian says of the system."""
    private = PRIVATE_UV / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    for found in (shutil.which("uv"), private):
        if found and version_of(found) >= OLDEST_UV:
            return Path(found)
    with step("Fetching uv, which installs the rest, into .uv"):
        pip = [sys.executable, "-m", "pip"]
        if call(*pip, "--version", quiet=True) != 0:
            raise Trouble(
                "Neither uv nor pip is here. Install one (Debian: apt install python3-pip), then call again."
            )
        shutil.rmtree(PRIVATE_UV, ignore_errors=True)
        options = [
            "--quiet",
            "--disable-pip-version-check",
            "--no-warn-script-location",
            "--root-user-action=ignore",
        ]
        if call(*pip, "install", *options, "--target", PRIVATE_UV, "--require-hashes", "-r", UV_LOCK) != 0:
            raise Trouble("pip could not fetch uv. Is the network up? The first set-up needs it once.")
    return private


@lru_cache(maxsize=1)
def the_uv() -> Path:
    """The uv this call uses, looked for once."""
    return find_uv()


def uv(*arguments: str | Path) -> None:
    """Runs uv; where that fails, once more from its cache alone, in case only the network is missing."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if call(the_uv(), *arguments, *quiet) == 0:
        return
    print("  that failed; trying again with what is already downloaded …", flush=True)
    if call(the_uv(), *arguments, *quiet, "--offline") != 0:
        raise Trouble(
            "uv could not finish; what is wrong stands above. The first set-up needs the network once."
        )


# --- the steps ------------------------------------------------------------------------------------------


def make_venv() -> None:
    """`.venv`, made anew where it is missing, too old, broken, or was made for another place."""
    made_for = stamps().get("venv")
    works = (
        call(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))", quiet=True)
        if PYTHON.exists()
        else 1
    )
    if works == 0 and made_for in (str(ROOT), None):
        if made_for is None:
            stamp(venv=str(ROOT))
        return
    own = Path(sys.prefix).resolve() == VENV.resolve()
    base = getattr(sys, "_base_executable", sys.executable) if own else sys.executable
    the_uv()
    with step(f"Making .venv with Python {sys.version.split()[0]}"):
        uv("venv", "--clear", "--python", base, VENV)
        stamp(venv=str(ROOT))


def install_packages() -> None:
    """Exactly what the lock says, each file checked by its hash; then this checkout itself, editable."""
    packages, project = hash_of(LOCK), hash_of(ROOT / "pyproject.toml", also=str(ROOT))
    if stamps().get("packages") != packages:
        with step(
            "Installing the Python packages of requirements.lock (about 270 MB to fetch the first time)"
        ):
            uv("pip", "sync", "--python", PYTHON, "--require-hashes", "--compile-bytecode", LOCK)
            stamp(packages=packages, project=None, bench=None)
    if stamps().get("project") != project:
        with step("Installing Peakday itself, editable"):
            uv("pip", "install", "--python", PYTHON, "--no-deps", "--no-build-isolation", "--editable", ROOT)
            stamp(project=project)
    # Where Python may keep no bytecode of its own, each start would translate every file anew.
    call(PYTHON, "-m", "compileall", "-q", ROOT / "src", quiet=True)


def build_page() -> None:
    """The studio's page, where missing or stale. Raises `Trouble` where there is none to serve."""
    sys.path.insert(0, str(ROOT / "web"))
    import bundle

    if bundle.state() == "fresh":
        return
    with step("Building the page (no Node is needed on this machine)"):
        if call(PYTHON, ROOT / "web" / "bundle.py") != 0:
            raise Trouble(
                "There is no page to serve. Mend what stands above, or set up once with the network."
            )


class Warming:
    """Compiles the engine in a process of its own, beside the other steps, where its sources changed."""

    def __init__(self) -> None:
        warm = ROOT / "src" / "peakday" / "engine" / "warm.py"
        self.sources = hash_of(warm.parent, also=stamps().get("packages", "") + str(ROOT))
        self.log = VENV / "engine-compiling.txt"
        self.process: subprocess.Popen[bytes] | None = None
        if stamps().get("engine") == self.sources or not warm.exists():
            return
        self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Begins to compile, its words kept in the log."""
        with self.log.open("wb") as said:
            command = [str(PYTHON), "-m", "peakday.engine.warm"]
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        return self.process

    def wait(self) -> None:
        """Waits until the engine is compiled. Raises `Trouble` where it does not compile."""
        if self.process is None:
            return
        with step("Compiling the engine (half a minute or so, the first time)"):
            code = self.process.wait()
            if code < 0:  # a signal ended it: the compiler itself broke, or memory ran short for a moment
                code = self.start().wait()
            if code != 0:
                said = self.log.read_text(encoding="utf-8", errors="replace")
                raise Trouble(f"The engine did not compile:\n{said}")
            stamp(engine=self.sources)

    def stop(self) -> None:
        """Ends it, where something else has failed."""
        if self.process is not None:
            self.process.terminate()


def set_up(engine: bool = True) -> None:
    """Every step that is not yet done or whose inputs changed, and nothing else.

    Without `engine`, compiling it is left to the studio, which does it while the page is already open.
    """
    began = time.monotonic()
    before = stamps()
    make_venv()
    install_packages()
    warming = Warming() if engine else None
    try:
        build_page()
        if warming:
            warming.wait()
    except BaseException:
        if warming:
            warming.stop()
        raise
    if stamps() != before:
        seconds = time.monotonic() - began
        print(f"Set up in {seconds:.1f} s. The command is {BIN.relative_to(ROOT)}/peakday.", flush=True)


# --- the commands ---------------------------------------------------------------------------------------


def become(*command: str | Path) -> int:
    """Hands the process over to a command, so that Ctrl-C and signals reach it; returns only on Windows."""
    sys.stdout.flush()
    words = [str(c) for c in command]
    if os.name == "nt":
        return subprocess.run(words, cwd=ROOT, check=False).returncode
    os.execv(words[0], words)


def setup(arguments: list[str]) -> int:
    """Sets up and nothing more."""
    if arguments:
        raise Trouble("setup takes no arguments.")
    set_up()
    print("Ready. Next: python3 dev.py run", flush=True)
    return 0


def run(arguments: list[str]) -> int:
    """Opens the studio, which compiles the engine meanwhile; its closed form answers at once."""
    set_up(engine=False)
    return become(PYTHON, "-m", "peakday", "studio", *arguments)


def test(arguments: list[str]) -> int:
    """Runs the tests, two at a time; the ones in a browser too, where a Chromium is found."""
    set_up()
    os.chdir(ROOT)
    return become(PYTHON, "-m", "pytest", "-n", "2", *arguments)


def bench(arguments: list[str]) -> int:
    """Runs the benchmarks, after installing what they compare the engine with."""
    set_up()
    wanted = hash_of(BENCH_LOCK)
    if stamps().get("bench") != wanted:
        with step("Installing the simulators to compare with"):
            uv("pip", "install", "--python", PYTHON, "--require-hashes", "-r", BENCH_LOCK)
            stamp(bench=wanted)
    os.chdir(ROOT)
    return become(PYTHON, "-m", "benchmarks", *arguments)


def lock(arguments: list[str]) -> int:
    """Writes the locks anew, keeping locked versions where they still fit; no registry is named in them."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    compiling = ["pip", "compile", "--quiet", *common, *arguments, "pyproject.toml", "--group", "dev"]
    uv(*compiling, "-o", LOCK)
    uv(*compiling, "--group", "bench", "-c", LOCK, "-o", BENCH_LOCK)
    return 0


def show_help(arguments: list[str]) -> int:
    """Prints what the commands are."""
    print(HELP, end="")
    return 0


COMMANDS = {"setup": setup, "run": run, "test": test, "bench": bench, "lock": lock, "help": show_help}


def main(words: list[str]) -> int:
    """Carries out one command; returns its exit code."""
    name, arguments = (words[0], words[1:]) if words else ("help", [])
    if name in ("-h", "--help"):
        name = "help"
    if name not in COMMANDS:
        print(f"dev.py has no command '{name}'.\n\n{HELP}", end="", file=sys.stderr)
        return 2
    try:
        if name != "help":
            prepare_environment()
        return COMMANDS[name](arguments)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Call again to go on from here.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
