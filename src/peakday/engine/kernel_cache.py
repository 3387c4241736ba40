"""Where the compiled kernel is kept: a folder named by a hash of the kernel's sources."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numba

KEPT = 3
"""How many versions of the compiled kernel stay on disk."""


def fingerprint() -> str:
    """A hash of every source file of the kernel, of the compiler and of the interpreter."""
    digest = hashlib.sha256(f"{numba.__version__} {sys.version_info[:2]}".encode())
    for path in sorted((Path(__file__).parent / "kernel").glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def folder() -> Path:
    """The cache folder of this version, made if need be: in the user's cache, else in a temporary place."""
    name = f"kernel-{fingerprint()}"
    for base in _bases():
        path = base / "peakday" / name
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / ".used").touch()
        except OSError:
            continue
        _forget_old(path)
        return path
    return Path(tempfile.mkdtemp(prefix="peakday-"))


def _bases() -> list[Path]:
    home = os.environ.get("PEAKDAY_CACHE") or os.environ.get("XDG_CACHE_HOME")
    user = [Path(home)] if home else []
    with suppress(RuntimeError):  # without a home, the temporary place will do
        user.append(Path.home() / ".cache")
    return [*user, Path(tempfile.gettempdir()) / f"peakday-{os.getuid() if hasattr(os, 'getuid') else 0}"]


def _forget_old(current: Path) -> None:
    """Remove all but the newest few versions beside this one."""

    def used(path: Path) -> float:
        mark = path / ".used"
        return mark.stat().st_mtime if mark.exists() else 0.0

    with suppress(OSError):  # somebody else may be tidying up too
        others = [p for p in current.parent.glob("kernel-*") if p != current]
        for path in sorted(others, key=used, reverse=True)[KEPT - 1 :]:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def cached_here() -> Iterator[None]:
    """Functions decorated inside keep their compiled form in this version's folder."""
    before = numba.config.CACHE_DIR  # type: ignore[attr-defined]
    numba.config.CACHE_DIR = str(folder())  # type: ignore[attr-defined]
    try:
        yield
    finally:
        numba.config.CACHE_DIR = before  # type: ignore[attr-defined]
