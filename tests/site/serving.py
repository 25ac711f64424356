"""Servers for tests: free ports, a preview as people start it, a site below a path as it is published."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import randrange
from tempfile import TemporaryDirectory

WAIT = 30.0
"""Seconds after which nothing more is expected to happen."""


def free_port() -> int:
    """A port on which nothing listens, below those that the system gives to connections of its own choice."""
    while True:
        port = randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


PATH = "some/path"
PORTS = {name: free_port() for name in ("live", "tutorial")}
"""Where this process serves the sites that many do. Chromium finds them by their names, whoever serves them."""
REPOSITORY = "https://github.com/example/collection"


def addresses(name: str) -> dict[str, str]:
    """What the workflow tells such a site of where it and its records lie."""
    return {"SITE_URL": f"http://{name}.localhost/{PATH}/", "REPO_URL": REPOSITORY}


def fetch(url: str) -> str:
    """What a server answers; empty where it answers nothing, or says that there is no such page."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except urllib.error.HTTPError as error:
        error.close()
        return ""
    except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError):
        return ""


def seconds_until(true: Callable[[], object], what: str, wait: float = WAIT) -> float:
    """How long it takes until something is so."""
    start = time.monotonic()
    while not true():
        assert time.monotonic() < start + wait, f"after {wait} s still not so: {what}"
        time.sleep(0.02)
    return time.monotonic() - start


class Running:
    """A program that runs while a test does, and what it has printed so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.printed: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.printed.extend(self.process.stdout)

    @property
    def output(self) -> str:
        """Everything printed, with line breaks that the terminal's width made taken out again."""
        return " ".join("".join(self.printed).split())

    def stop(self) -> None:
        """Stop it as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join(timeout=20)
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def running(command: Sequence[str | Path], root: Path, **environment: str) -> Iterator[Running]:
    """A program that runs in a folder until the block ends."""
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=root,
        env={**os.environ, "COLUMNS": "400", "PYTHONUNBUFFERED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # Where the tests themselves run in the background, Ctrl+C is ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    program = Running(process)
    try:
        yield program
    finally:
        program.stop()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser may leave before it has been told everything."""
        assert isinstance(sys.exception(), ConnectionError)


@contextmanager
def published(site: Path, path: str, port: int) -> Iterator[str]:
    """A built site served below a path, as GitHub Pages does. Yields its address."""
    with TemporaryDirectory() as root:
        place = Path(root) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(site)
        server = _Server(("127.0.0.1", port), partial(_Quiet, directory=root))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/{path}/"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
