"""Set-up's own parts: locks, stamps, caches, the page's freshness. The whole is shown by using it."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem + "_under_test", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev() -> ModuleType:
    return loaded(ROOT / "dev.py")


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts every variable that set-up may write back as it was."""
    before = dict(os.environ)
    for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache", "XDG_CACHE_HOME", "VIRTUAL_ENV"):
        monkeypatch.delenv(name, raising=False)
    yield
    os.environ.clear()
    os.environ.update(before)


def locked(name: str) -> list[Requirement]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [Requirement(line.rstrip("\\ ")) for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def wanted(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = [*project["project"]["dependencies"]]
    for group in groups:
        texts += project["dependency-groups"][group]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.lock", ["dev"]), ("requirements-bench.lock", ["dev", "bench"])],
)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_holds_what_the_project_asks_for(lock: str, groups: list[str], python: str) -> None:
    machine = {"python_version": python, "python_full_version": f"{python}.7", "sys_platform": "linux"}
    pinned = {
        canonicalize_name(r.name): Version(next(iter(r.specifier)).version)
        for r in locked(lock)
        if r.marker is None or r.marker.evaluate(machine)
    }
    missing = [
        f"{r} (locked: {pinned.get(canonicalize_name(r.name))})"
        for r in wanted(*groups)
        if canonicalize_name(r.name) not in pinned
        or not r.specifier.contains(pinned[canonicalize_name(r.name)], prereleases=True)
    ]
    assert missing == [], "write the locks anew with: python3 dev.py lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-bench.lock", "requirements-uv.lock"])
def test_every_locked_package_is_pinned_with_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) >= 1
    for block in blocks:
        assert re.match(r"[a-z0-9._-]+==\S+", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block
    assert "://" not in text
    assert "index-url" not in text


def test_the_two_locks_agree() -> None:
    everyday = {str(r) for r in locked("requirements.lock")}
    assert everyday <= {str(r) for r in locked("requirements-bench.lock")}


def test_caches_move_into_the_checkout_where_the_home_cannot_be_written(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean_environment: None
) -> None:
    home = tmp_path / "home"
    home.write_text("a file: nothing can be made below it, not even by root")
    monkeypatch.setenv("HOME", str(home))
    dev.prepare_environment()
    for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache", "XDG_CACHE_HOME"):
        assert Path(os.environ[name]).is_relative_to(ROOT / ".cache")


def test_caches_stay_where_they_are_in_an_ordinary_home(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean_environment: None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    dev.prepare_environment()
    assert "UV_CACHE_DIR" not in os.environ
    assert list((tmp_path / ".cache").rglob("*peakday*")) == []


def test_stamps_are_kept_forgotten_and_survive_damage(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "STAMPS", tmp_path / "stamps.json")
    assert dev.stamps() == {}
    dev.stamp(packages="a", bench="b")
    dev.stamp(packages="c", bench=None)
    assert dev.stamps() == {"packages": "c"}
    (tmp_path / "stamps.json").write_text("{half a line")
    assert dev.stamps() == {}


def test_the_engine_is_compiled_anew_when_a_source_of_it_changes(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / "kernel").mkdir()
    (tmp_path / "kernel" / "loop.py").write_text("a = 1")
    before = dev.hash_of(tmp_path / "kernel")
    assert dev.hash_of(tmp_path / "kernel") == before
    (tmp_path / "kernel" / "loop.py").write_text("a = 2")
    assert dev.hash_of(tmp_path / "kernel") != before


@pytest.mark.parametrize(("words", "code"), [(["help"], 0), ([], 0), (["--help"], 0), (["tset"], 2)])
def test_help_names_every_command(words: list[str], code: int) -> None:
    said = subprocess.run(
        [sys.executable, "dev.py", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == code
    for command in ("setup", "run", "test", "bench", "help"):
        assert command in said.stdout + said.stderr


def test_a_page_is_fresh_until_an_input_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = loaded(ROOT / "web" / "bundle.py")
    web, page = tmp_path / "web", tmp_path / "page"
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.ts").write_text("1")
    page.mkdir()
    monkeypatch.setattr(bundle, "WEB", web)
    monkeypatch.setattr(bundle, "PAGE", page)
    monkeypatch.setattr(bundle, "STAMP", page / "built-from.txt")
    assert bundle.state() == "missing"
    (page / "index.html").write_text("<!doctype html>")
    assert bundle.state() == "stale"
    (page / "built-from.txt").write_text(bundle.inputs_hash() + "\n")
    assert bundle.state() == "fresh"
    (web / "node_modules").mkdir()
    (web / "node_modules" / "x.js").write_text("not an input")
    (web / "src" / "main.test.ts").write_text("not an input")
    assert bundle.state() == "fresh"
    (web / "src" / "main.ts").write_text("2")
    assert bundle.state() == "stale"


@pytest.mark.parametrize(("before", "code"), [("missing", 1), ("stale", 0)])
def test_without_a_registry_an_older_page_serves_and_none_fails_loudly(
    before: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = loaded(ROOT / "web" / "bundle.py")

    def unreachable() -> None:
        raise bundle.CannotBuild("the page's packages could not be fetched")

    monkeypatch.setattr(bundle, "state", lambda: before)
    monkeypatch.setattr(bundle, "build", unreachable)
    assert bundle.main() == code
    assert "could not be fetched" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("codes", "compiled"), [([0], True), ([-6, 0], True), ([-6, -6], False), ([1], False), ([-9, 1], False)]
)
def test_a_compiler_that_broke_is_tried_once_more(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[int], compiled: bool
) -> None:
    left = list(codes)

    class Ended:
        def wait(self) -> int:
            return left.pop(0)

    stamped: list[str] = []
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "stamps", dict)
    monkeypatch.setattr(dev, "stamp", lambda **values: stamped.extend(values))
    monkeypatch.setattr(dev.subprocess, "Popen", lambda *_, **__: Ended())
    warming = dev.Warming()
    if compiled:
        warming.wait()
    else:
        with pytest.raises(dev.Trouble, match="did not compile"):
            warming.wait()
    assert left == []
    assert stamped == (["engine"] if compiled else [])
