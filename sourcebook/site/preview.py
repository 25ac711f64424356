"""The preview: a server at 127.0.0.1 that shows each saved change, first on the pages that somebody looks at.

It lies in ``build/preview``, so that the next one begins where this one ended.
"""

from __future__ import annotations

import gc
import shutil
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

from .. import reporter
from ..atomic import alone
from ..cache import Memory, keep, many_objects, recall
from ..compiling import Compiled, Made, files_of, signature_of
from ..drafting import WITHOUT_EXTRA
from ..editing.corrections import Corrections
from ..editing.service import Service
from ..exports.search import search_records
from ..problem import Problem, ProblemsFound, Severity
from ..progress import Tell, silent
from ..project import (
    DRAFTED,
    MEMORY,
    Compiler,
    Examination,
    draft_missing,
    examine,
    own_files,
)
from ..records.load import Instead
from . import adapter
from .rendering import (
    Rendered,
    configuration,
    place_of,
    remove,
    render,
    settings_digest,
)
from .search_index import write_index

_SITE = "build/preview"
_RENDERED = "build/cache/preview"
_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
_LOOKED_AT = 8
"""So many of the pages that were asked for last are kept up to date before all others."""
_PAUSE = 0.5
"""Seconds in which a browser may load what changed, before the work on all other pages takes its time from it."""


class PreviewServer(LiveReloadServer):
    """MkDocs' server, which also remembers the pages that it was asked for last, and serves the forms on them."""

    service: Service

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Told by the system of each change, instead of looking for it; that a file was read is none.
        observer: Any = Observer()
        observer.schedule = partial(observer.schedule, event_filter=_CHANGES)
        self.observer: Any = observer
        self._looked_at: list[str] = []

    @property
    def pages_looked_at(self) -> frozenset[str]:
        """Their paths below ``build/pages``."""
        return frozenset(
            path
            for address in self._looked_at
            for path in (f"{address.strip('/')}.md", f"{address}index.md".lstrip("/"))
        )

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        if (answer := self.service.answer(environ, start_response)) is not None:
            return answer
        address: str = environ["PATH_INFO"]
        if address.endswith("/"):
            others = (other for other in self._looked_at if other != address)
            self._looked_at = [*others, address][-_LOOKED_AT:]
        return super().serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Pages carry the forms besides, as the preview hands them out, and may run what MkDocs adds; their files know nothing of it."""
        with_forms = content.replace(b"</body>", self.service.tags + b"</body>")
        page: bytes = super()._inject_js_into_html(with_forms, epoch)  # type: ignore[no-untyped-call]
        *_, added = adapter.script_hashes(page.decode("utf-8", "replace"))
        return page.replace(b"; style-src", f" {added}; style-src".encode(), 1)

    def reload(self) -> None:
        """Have the browsers load their pages again."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


class _Superseded(Exception):
    """A later change is there."""


class Preview:
    """What a preview knows from one change to the next."""

    def __init__(self, root: Path, port: int, jobs: int, tell: Tell) -> None:
        self._root, self._jobs, self._tell = root, jobs, tell
        self._site = root / _SITE
        self._memory = Memory.recalled(root / MEMORY)
        self._compiler = Compiler(root, jobs, tell)
        self._pages: dict[str, bytes] = {}
        """The digest of each compiled file as it was rendered."""
        self._settings = b""
        self._change = self._bringing = 0
        """The number of the last change, and of the one that is being brought to the pages."""
        self._behind = False
        """Whether pages that nobody looked at, or the search index, are still to be brought."""
        self._lock = threading.Lock()
        self._indexing = threading.Lock()
        self._server = PreviewServer(self._follow, "127.0.0.1", port, str(self._site))
        self._server.error_handler = self._error_page
        self._server.service = Service(
            Corrections(root, self._examined_with), self._error_page, lambda: self._behind
        )

    def start(self) -> None:
        """Draft what is missing, and build."""
        adapter.run.previewing = True
        self._take_up()
        with many_objects():
            examination = self._examined(self._tell)
            self._show(examination, examination.problems)
            self._keep(examination)
        # From here on threads go on, beside which no process may be forked.
        self._jobs, self._tell = 1, self._go_on
        self._compiler.alone(self._go_on)
        self._behind = examination.sound
        self._later(self._index, examination)

    def serve(self, open_browser: bool) -> None:
        """Serve until interrupted."""
        for place in ("docs", "seeds", "mkdocs.yml"):
            if (self._root / place).exists():
                self._server.watch(str(self._root / place))
        try:
            self._server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            self._change += 1  # What still goes on in the background ends.
            self._server.shutdown()

    def _take_up(self) -> None:
        """Begin with the site of the last preview, less what somebody has touched since."""
        known = recall(self._root / _RENDERED)
        self._settings = settings_digest(configuration(self._root))
        if not isinstance(known, Rendered) or known.settings != self._settings:
            shutil.rmtree(self._site, ignore_errors=True)
            return
        for path, signature in known.files.items():
            if signature_of(self._site / path) != signature:
                (self._site / path).unlink(missing_ok=True)
        places = {path: self._site / place_of(path) for path in known.pages}
        self._pages = {p: known.pages[p] for p, place in places.items() if place.exists()}

    def _examined(self, tell: Tell) -> Examination:
        examination = examine(self._root, self._memory, tell)
        if drafted := draft_missing(examination):
            for path in drafted:
                click.echo(DRAFTED.format(path=path))
            if WITHOUT_EXTRA:
                click.echo(WITHOUT_EXTRA)
            examination = examine(self._root, self._memory, tell)
        self._latest = examination
        return examination

    def _examined_with(self, instead: Instead) -> Examination:
        """The project as it would be with other records; as it was seen last, with none."""
        if not instead:
            return self._latest
        self._change += 1  # Nobody waits for the pages that nobody looks at.
        with self._held():
            examination = examine(self._root, self._memory, silent, instead)
        if self._behind:
            self._later(self._bring_rest, self._latest)
        return examination

    def _follow(self) -> None:
        """Show a saved change on the pages that are looked at; all others follow in the background."""
        self._change += 1  # Which ends what still goes on for the last one.
        with self._held():
            self._bringing = self._change
            examination = self._examined(silent)
            self._show(examination, examination.problems, self._server.pages_looked_at)
            self._behind = examination.sound
        if self._behind:
            self._later(self._bring_rest, examination)

    def _bring_rest(self, examination: Examination, change: int) -> None:
        try:
            with self._held():
                self._bringing = change
                self._go_on()
                written = self._show(examination, None)
                self._keep(examination)
                gc.collect()
        except _Superseded:
            return
        if self._server.pages_looked_at & written:
            self._server.reload()
        self._index(examination, change)

    def _go_on(self, *_: object) -> None:
        """Raises _Superseded where a later change is there, which brings everything."""
        if self._bringing != self._change:
            raise _Superseded

    def _later(self, work: Callable[[Examination, int], None], examination: Examination) -> None:
        timer = threading.Timer(_PAUSE, work, (examination, self._change))
        timer.daemon = True
        timer.start()

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._lock, alone(self._root / "build", lambda: None), many_objects():
            yield

    def _show(
        self,
        examination: Examination,
        problems: tuple[Problem, ...] | None,
        only: frozenset[str] = frozenset(),
    ) -> set[str]:
        """Compile and render what changed, or only some pages, and tell the problems. Returns what was rendered."""
        config = configuration(self._root)
        try:
            settings = adapter.settings_of(config)
            self._compiler.compile(examination, settings, only)
        except ProblemsFound as found:
            problems = found.problems
        except OSError as error:
            click.echo(f"error: {error}. Allow it, or make room; nothing else was lost.", err=True)
        compiled = self._compiler.compiled
        if not compiled.files and not (self._site / "index.html").exists():
            adapter.stand_in(self._root)
            compiled = Compiled({"index.md": Made(b"", b"", (0, 0))})
        if self._settings != (now := settings_digest(config)):
            self._settings, self._pages = now, {}
        old = self._pages
        wanted = {p for p, made in compiled.files.items() if made.bytes != old.get(p)}
        whole = not only or not wanted.isdisjoint(own_files(self._root))
        render(config, self._site, compiled, wanted, self._jobs, self._tell, whole)
        for path in old.keys() - compiled.files.keys():
            remove(self._site, place_of(path))
        self._pages = {path: made.bytes for path, made in compiled.files.items()}
        if problems is not None:
            adapter.write_problems(self._site, problems)
            if told := [p for p in problems if p.severity is not Severity.HINT]:
                click.echo(reporter.as_text(told), err=True)
        return wanted

    def _keep(self, examination: Examination) -> None:
        """Remember everything for the next preview."""
        self._memory.forget_unasked()
        self._memory.keep(self._root / MEMORY)
        files = dict(files_of(self._site))
        keep(self._root / _RENDERED, Rendered(b"", self._settings, self._pages, files))

    def _index(self, examination: Examination, change: int) -> None:
        """Bring the search index up to date, unless a later change does."""
        with self._indexing:
            if change != self._change or not examination.sound:
                return
            settings = adapter.settings_of(configuration(self._root))
            records = search_records(examination.readings, settings.publish_text)
            try:
                write_index(records, self._site / "pagefind", self._root / "build/pagefind")
            except (RuntimeError, OSError) as error:
                click.echo(f"error: {error}", err=True)
            if change == self._change:
                self._behind = False

    def _error_page(self, code: int) -> bytes | None:
        page = self._site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


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
