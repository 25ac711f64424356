"""From compiled pages to a site: MkDocs renders those that changed, on all cores; everything else is taken over as it lies there."""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import click
import material
import mkdocs
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.theme import Theme

from ..atomic import link_file, replace_folder
from ..cache import Memory, digest, keep, recall, version_digest
from ..compiling import Compiled, Signature, files_of, signature_of
from ..exports.search import search_records
from ..history.corrections import head_of
from ..jobs import CAN_FORK, Aside
from ..pages import Settings
from ..pages.html import folder_of
from ..problem import Problem, stop
from ..progress import Tell
from ..project import MEMORY, PAGES, Compiler, checked, draft_missing, own_files, unchecked
from ..reading.readings import Readings
from . import adapter
from .checksums import CHECKSUMS, checksums_in, write_checksums
from .search_index import make_index
from .settings import require

_NEW_SITE = "build/site"
_RENDERED = "build/cache/site"
_WORTH_A_JOB = 30
"""So many pages a second process must have to render before it is worth starting."""
_WATCHED = ("docs", "seeds")
_PACKAGES = tuple(
    str(Path(package).resolve().parent)
    for package in (__file__, material.__file__, mkdocs.__file__)
)


@dataclass(frozen=True)
class Rendered:
    """A rendered site as it was put in place.

    ``inputs`` is the digest of everything that it was made from, ``settings`` that of what all its pages depend on, ``pages`` those
    of the compiled files by their paths; ``files`` says how the site's own lie on the disk, ``compiled`` how those do that it was
    rendered from.
    """

    inputs: bytes
    settings: bytes
    pages: Mapping[str, bytes]
    files: Mapping[str, Signature]
    problems: tuple[Problem, ...] = ()
    compiled: Mapping[str, Signature] = field(default_factory=dict)

    def intact(self, root: Path) -> bool:
        """Whether nobody has touched the site and its compiled files since, a build that was killed neither."""
        lie = dict(files_of(root / "site")), dict(files_of(root / PAGES))
        return lie == (self.files, self.compiled)


@dataclass(frozen=True)
class Outcome:
    """What came of reading and compiling: the paths of new drafts, the problems, and what was compiled unless they stop it."""

    drafted: list[str]
    problems: tuple[Problem, ...]
    compiled: Compiled | None


class SiteBuild:
    """One build of ``site/``, or of the same site in another folder, where all of it is rendered."""

    def __init__(
        self, root: Path, strict: bool, jobs: int, tell: Tell, folder: str = "site"
    ) -> None:
        self.root, self.jobs, self.tell = root, jobs, tell
        self._site = root / folder
        self.config = configuration(root, strict)
        self._settings = settings_digest(self.config)
        self._inputs = inputs_of(root, self._settings)
        known = recall(root / _RENDERED) if folder == "site" else None
        self._known = known if isinstance(known, Rendered) else None

    @property
    def last(self) -> Rendered | None:
        """The site that is in place, where building it again would give the same."""
        known = self._known
        current = known and known.inputs == self._inputs and known.intact(self.root)
        return known if current else None

    def compile(self) -> Outcome:
        """Read the records, draft what is missing, check and compile, in a process of its own: what it takes up is free when
        pages are rendered. The search index goes on there.

        Raises ProblemsFound where a setting is not allowed or a link leads to nothing, OSError where nothing can be written.
        """
        self._aside = Aside(self._compiled, self.jobs > 1)
        outcome: Outcome = self._aside.result()
        return outcome

    def _compiled(self) -> Iterator[Any]:
        """The outcome, and after it the folder of the search index."""
        memory = Memory.recalled(self.root / MEMORY)
        settings = adapter.settings_of(self.config)
        found = unchecked(self.root, memory, self.tell)
        if drafted := draft_missing(found):
            found = unchecked(self.root, memory, self.tell)
        index = Aside(partial(self._indexed, found.readings, settings), self.jobs > 1)
        examination = checked(found, self.tell)
        if stop(examination.problems, self.config.strict):
            index.end()
            yield Outcome(drafted, examination.problems, None)
            return
        examination.readings.work_out()
        compiler = Compiler(self.root, self.jobs, self.tell)
        compiler.compile(examination, settings)
        yield Outcome(drafted, examination.problems, compiler.compiled.without_links())
        memory.forget_unasked()
        memory.keep(self.root / MEMORY)
        # While pages are rendered, what is known is not needed twice.
        del memory, found, examination, compiler
        yield index.result()

    def _indexed(self, readings: Readings, settings: Settings) -> Iterator[Path]:
        records = search_records(readings, settings.publish_text)
        yield make_index(records, self.root / "build/pagefind")

    def render(self, outcome: Outcome) -> Path:
        """Render what was compiled, and put the site in place. Returns its folder.

        Raises Abort where MkDocs says so, RuntimeError where the search index can't be made.
        """
        assert outcome.compiled
        root, new, site = self.root, self.root / _NEW_SITE, self._site
        shutil.rmtree(new, ignore_errors=True)
        if self._known and self._known.settings == self._settings:
            take_over(site, new, self._known, outcome.compiled, root, self.config)
        files = outcome.compiled.files
        wanted = {path for path in files if not (new / place_of(path)).exists()}
        render(self.config, new, outcome.compiled, wanted, self.jobs, self.tell)
        self.tell("Indexing for search", 0, 1)
        shutil.copytree(self._aside.result(), new / "pagefind", copy_function=link_file)
        lie = dict(files_of(new))
        self._write_checksums(new, lie)
        replace_folder(new, site)
        pages = {path: made.bytes for path, made in files.items()}
        compiled = dict(files_of(root / PAGES))
        now = Rendered(self._inputs, self._settings, pages, lie, outcome.problems, compiled)
        # Drafts are inputs that were not there when the inputs were read.
        if site == root / "site" and not outcome.drafted:
            keep(root / _RENDERED, now)
        return site

    def _write_checksums(self, new: Path, lie: dict[str, Signature]) -> None:
        """Write the checksums of files that lie so; theirs is then one of them."""
        known = self._known.files if self._known else {}
        before = checksums_in(self._site)
        same = {path: s for path, s in before.items() if known.get(path, ()) == lie.get(path)}
        write_checksums(new, lie, same)
        written = signature_of(new / CHECKSUMS)
        assert written
        lie[CHECKSUMS] = written


def configuration(root: Path, strict: bool = False) -> Any:
    """MkDocs' settings of a project."""
    config = load_config(str(root / "mkdocs.yml"), strict=strict)
    require(config)
    config.plugins.on_startup(command="build", dirty=True)
    return config


def settings_digest(config: Any) -> bytes:
    """A checksum of everything that each page of the site depends on besides its own content."""
    given = {key: value for key, value in config.items() if not key.endswith(("_dir", "_path"))}
    told = json.dumps(given, sort_keys=True, default=_plain, skipkeys=True)
    root = adapter.root_of(config)
    places = [*map(Path, config.theme.dirs), *(root / hook for hook in config.hooks)]
    theirs = [place for place in places if not str(place.resolve()).startswith(_PACKAGES)]
    return digest(version_digest(), told.encode(), *_contents(theirs))


def _plain(value: Any) -> Any:
    if isinstance(value, Theme):
        return {key: value[key] for key in value}
    return getattr(value, "__qualname__", type(value).__qualname__)


def inputs_of(root: Path, settings: bytes) -> bytes:
    """A checksum of everything that a site is made from."""
    head = head_of(root).encode()
    return digest(settings, head, *_contents(root / folder for folder in _WATCHED))


def _contents(places: Iterable[Path]) -> Iterator[bytes]:
    for place in places:
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file():
                yield file.relative_to(place.parent).as_posix().encode()
                try:
                    yield file.read_bytes()
                except OSError as error:
                    yield repr(error).encode()


def take_over(
    site: Path, new: Path, known: Rendered, compiled: Compiled, root: Path, config: Any
) -> None:
    """Link into a new site what would be rendered again just as it lies in the old one."""
    made_again = set(config.theme.static_templates)
    made_again |= {place_of(path) for path in own_files(root) if path.endswith(".md")}
    for path, data in known.pages.items():
        made = compiled.files.get(path)
        if made is None or made.bytes != data:
            made_again.add(place_of(path))
    folders = set()
    for path, signature in files_of(site):
        stays = path not in made_again and not path.startswith("pagefind/")
        if stays and known.files.get(path) == signature:
            target = f"{new}/{path}"
            if (folder := os.path.dirname(target)) not in folders:
                os.makedirs(folder, exist_ok=True)
                folders.add(folder)
            link_file(f"{site}/{path}", target)


def render(
    config: Any,
    folder: Path,
    compiled: Compiled,
    wanted: Collection[str],
    jobs: int,
    tell: Tell,
    whole: bool = True,
) -> None:
    """Have MkDocs write the wanted ones of the compiled files and, for a whole site, people's own pages and what of the theme is
    not there yet."""
    own = frozenset(own_files(adapter.root_of(config)) if whole else ())
    pages = sorted(path for path in wanted if path.endswith(".md") and path not in own)
    others = own.union(wanted).difference(pages)
    jobs = max(1, min(jobs, len(pages) // _WORTH_A_JOB))
    done = multiprocessing.get_context("fork" if CAN_FORK else None).Value("i", 0)
    config.site_dir = str(folder)
    run = adapter.run
    run.compiled = compiled.ends

    def render_share(number: int) -> Iterator[None]:
        first = number == 0
        share = frozenset(pages[number::jobs]) | (others if first else frozenset())

        def is_wanted(path: str) -> bool:
            theirs = path not in compiled.files  # One of the theme's.
            return path in share or (run.whole and theirs and not (folder / path).exists())

        def count() -> None:
            with done.get_lock():
                done.value += 1
            if first:
                tell("Rendering pages", min(done.value, len(pages)), len(pages))

        run.whole, run.wanted, run.rendered = whole and first, is_wanted, count
        if not first:
            config.strict = False
            logging.getLogger("mkdocs").handlers = [logging.NullHandler()]
        run_mkdocs(config, dirty=True)
        yield

    logging.getLogger("mkdocs.commands.build").addFilter(_of_use)
    asides = [Aside(partial(render_share, number)) for number in range(1, jobs)]
    list(render_share(0))
    for aside in asides:
        aside.result()


def _of_use(record: logging.LogRecord) -> bool:
    # MkDocs warns of partial builds in general; these are made for it.
    return "'dirty' build" not in record.getMessage()


def place_of(path: str) -> str:
    """Where a compiled file lies on the site."""
    if not path.endswith(".md"):
        return path
    folder = folder_of(path)
    return "index.html" if folder == "." else f"{folder}/index.html"


def remove(folder: Path, path: str) -> None:
    """Take a file out of a folder, and the folders that it leaves empty."""
    file = folder / path
    file.unlink(missing_ok=True)
    for above in file.parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()


class _Plain(logging.Handler):
    """Prints messages as they are to standard error; a problem says its severity itself."""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
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
