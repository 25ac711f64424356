"""The system's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

from .site.serving import PORTS

# The first draws pages alone, the others a window around each, for which a visit takes twice as long.
_NAMES = (
    "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable".split()
)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules="
    + ", ".join(f"MAP {name}.localhost 127.0.0.1:{port}" for name, port in PORTS.items()),
]


def executable() -> str:
    """Where Chromium is. Without it the browser tests fail: a test that is skipped proves nothing."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.fail(
            "The browser tests need Chromium. Install it with «sudo apt-get install chromium», or name yours in "
            "the environment variable CHROMIUM; «pytest -m 'not browser'» runs the other tests.",
            pytrace=False,
        )
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
