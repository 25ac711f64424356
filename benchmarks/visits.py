"""What a browser waits for and loads: a preview's new page after a save, a first visit, a first search."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from cost import settled

try:
    from playwright.sync_api import Browser, Error, sync_playwright
except ModuleNotFoundError:
    sync_playwright = None  # type: ignore[assignment]

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
LONGEST = 600
"""Seconds after which a preview is given up."""


@contextmanager
def browser() -> Iterator[Browser | None]:
    """Chromium, where it and Playwright are installed."""
    if not sync_playwright or not CHROMIUM:
        yield None
        return
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


def preview(root: Path, path: str, edits: list[Callable[[], str]]) -> tuple[float, list[float]]:
    """Seconds from the start of the preview to its first page, and from each save to the new page.

    An edit saves a correction and returns a word that the page at ``path`` shows only then.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "build_site.py", "serve", "--port", port]
    address = f"http://127.0.0.1:{port}/{path}"
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until(lambda: bool(_text(address)))
        started = time.perf_counter() - start
        with browser() as chromium:
            page = chromium.new_page(bypass_csp=True) if chromium else None
            if page:
                page.goto(address)
            times = []
            for edit in edits:
                settled(process.pid)
                word = edit()
                saved = time.perf_counter()
                if page:
                    shows = "word => document.body?.textContent.includes(word)"
                    page.wait_for_function(shows, arg=word, polling=10, timeout=LONGEST * 1000)
                else:
                    _until(lambda word=word: word in _text(address))  # type: ignore[misc]
                times.append(time.perf_counter() - saved)
            return started, times
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _text(address: str) -> str:
    try:
        with urlopen(address, timeout=LONGEST) as answer:
            return str(answer.read().decode())
    except (URLError, OSError):
        return ""


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not holds():
        if time.monotonic() > end:
            sys.exit("The preview showed nothing.")
        time.sleep(0.02)


class _Counting(SimpleHTTPRequestHandler):
    """Serves files compressed, as servers of static files do, and counts what it sends."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, compressed = path.read_bytes(), path.suffix in COMPRESSED
        data = gzip.compress(data, 6) if compressed else data
        _Counting.sent += len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


def over_the_wire(site: Path, path: str, words: str) -> dict[str, int]:
    """Bytes that Chromium loads for a first visit to a page, and then for a first search; nothing without Chromium."""
    with browser() as chromium:
        if not chromium:
            return {}
        with ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(_Counting, directory=str(site))
        ) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            try:
                _Counting.sent = 0
                page = chromium.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
                loaded = {"visit": _Counting.sent}
                try:
                    page.locator("[data-search-open]").first.click()
                    page.locator("input[data-search-input]").fill(words)
                    page.locator("a[data-search-result]").first.wait_for()
                    page.wait_for_timeout(1000)
                    loaded["search"] = _Counting.sent - loaded["visit"]
                except Error:
                    pass  # A first search that finds nothing has no size.
                return loaded
            finally:
                server.shutdown()
