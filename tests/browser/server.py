"""The real studio in a process of its own, so that a test can kill it and start it again."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

STARTS_WITHIN_S = 120


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Studio:
    """A studio on one port and one data folder, as often as it is started."""

    def __init__(self, data: Path, port: int, speed: float = 1) -> None:
        self.speed = speed
        self.data = data
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self._process: subprocess.Popen[bytes] | None = None
        self._log = data / "studio.log"

    def start(self) -> None:
        """Starts it and waits until it answers. Raises `RuntimeError` with its output where it does not."""
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "peakday.studio"]
        command += ["--port", str(self.port), "--data", str(self.data), "--speed", str(self.speed)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            if self._answers():
                return
            time.sleep(0.1)
        self.kill()
        raise RuntimeError(f"The studio did not start:\n{self._log.read_text()}")

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def let_files_grow(self, grow: bool) -> None:
        """A full disk, as far as this studio can tell: no file of its grows, until they may again."""
        import resource  # no Windows has it

        assert self._process is not None
        most = resource.RLIM_INFINITY if grow else 0
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def log(self) -> str:
        """What it printed so far."""
        return self._log.read_text()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}api/prompts", timeout=10) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
