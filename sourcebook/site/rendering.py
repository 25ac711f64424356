"""Running MkDocs: one whole build, or a preview that follows every save."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Sequence
from pathlib import Path

import click
from mkdocs.exceptions import Abort

from ..problem import Problem
from ..project import replace_folder

_NEW_SITE = "build/site"


class RecordsBroken(Abort):
    """Raised where the records have errors, so that nothing can be built."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        lines = [*map(str, problems), "The records have errors; nothing was built."]
        super().__init__("\n".join(lines))
        self.problems = problems

    def show(self, *_: object, **__: object) -> None:
        """Print the problems; MkDocs calls this."""
        click.echo(str(self), err=True)


def render(root: Path, strict: bool = False) -> Path:
    """Build ``site/`` anew. The old one stays as it is until the new one is whole. Returns the site's folder.

    Raises RecordsBroken where the records have errors.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    # MkDocs takes a relative folder to be below the one of its settings.
    new = (root / _NEW_SITE).resolve()
    shutil.rmtree(new, ignore_errors=True)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(new), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    place = root / "site"
    replace_folder(new, place)
    return place


def preview(root: Path, port: int, open_browser: bool = False) -> None:
    """Serve the site at 127.0.0.1, and show each saved change. Returns when interrupted."""
    from mkdocs.commands.serve import serve

    serve(
        str(root / "mkdocs.yml"),
        build_type="dirty",
        dev_addr=f"127.0.0.1:{port}",
        open_in_browser=open_browser,
    )


def free_port(wanted: int) -> int:
    """The wanted port, or the next free one behind it."""
    for port in range(wanted, min(wanted + 100, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"No port from {wanted} on is free.")


class _Plain(logging.Handler):
    """Prints messages as they are to standard error; a problem says its severity itself."""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        # Compiled pages are made for partial builds, which MkDocs warns of in general.
        if "'dirty' build" not in message:
            own = record.name == "mkdocs.sourcebook"
            click.echo(message if own else f"{record.levelname.lower()}: {message}", err=True)


def quiet_mkdocs() -> None:
    """Have MkDocs report only what matters here, in plain lines."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.handlers = [_Plain()]
    log.propagate = False
    log.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.sourcebook").setLevel(logging.INFO)
