"""The driver: examine the records, draft what is missing, compile pages and data.

All writing happens here and in what is called from here. Files are replaced atomically, and only where their bytes change.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from . import rules
from .atomic import create_file, replace_file
from .cache import Memory, keep, recall
from .catalog.catalog import link
from .compiling import (
    Changes,
    Compiled,
    Data,
    bring_data,
    bring_pages,
    remove_others,
)
from .exports.data import data_files
from .exports.datapackage import Publication
from .exports.described import dataset, described
from .exports.feeds import feeds
from .exports.oembed import oembed
from .exports.sitemap import sitemap
from .history.corrections import History, history_of
from .history.difference import difference
from .history.repository import Repository
from .jobs import Aside
from .pages import Page, Settings, assets, compile_pages
from .pages.data.view import DATA_PAGE, data_page
from .pages.labels import AGREEMENT
from .pages.links import broken_links
from .problem import Place, Problem, ProblemsFound, has_errors, in_order
from .progress import Tell, silent
from .reading.readings import Readings
from .records.frontmatter import read
from .records.load import Instead, leads_out, load, read_text
from .records.model import RECORD_KINDS, PublishText
from .records.schemas import record_schemas
from .records.strict import (
    link_to_nothing,
    missing_key,
    unreadable_file,
    unreadable_note,
    wrong_value,
)
from .seeds.addresses import known_addresses
from .seeds.declared import Declared
from .seeds.seed import Seed, declared_in

PAGES = Path("build/pages")
DRAFTED = "Drafted {path}. Read it beside its seed before you trust it."
MEMORY = Path("build/cache/readings")
_COMPILED = Path("build/cache/compiled")
_RECORD_FOLDERS = {kind.folder for kind in RECORD_KINDS}


@dataclass(frozen=True)
class Examination:
    """What was read from a project, and everything that is wrong with it."""

    root: Path
    readings: Readings
    problems: tuple[Problem, ...]
    memory: Memory

    @cached_property
    def history(self) -> History:
        """What was corrected before."""
        return history_of(self.root, self.memory)

    @property
    def sound(self) -> bool:
        """Whether a site may be built."""
        return not has_errors(self.problems)


def examine(
    root: Path, memory: Memory | None = None, tell: Tell = silent, instead: Instead | None = None
) -> Examination:
    """Read a project and check it, with other records ``instead`` of some. What ``memory`` holds is not worked out again, and it
    forgets what is not asked for.

    Nothing is written.
    """
    return checked(unchecked(root, memory, tell, instead), tell)


def checked(found: Examination, tell: Tell = silent) -> Examination:
    """Check what was read."""
    root = found.root
    problems = [*found.problems, *_page_problems(root), *rules.check(found.readings, tell)]
    return Examination(root, found.readings, in_order(problems), found.memory)


def unchecked(
    root: Path, memory: Memory | None = None, tell: Tell = silent, instead: Instead | None = None
) -> Examination:
    """Read a project without checking more than can be read."""
    memory = memory or Memory()
    loaded = load(root, memory, tell, instead)
    return Examination(root, Readings(link(loaded), memory), loaded.problems, memory)


def draft_missing(examination: Examination) -> list[str]:
    """Write a draft for every seed that has no article. Returns the paths of the new records.

    Nothing is drafted while an article can't be read: the seed may be that one's. A record that exists is never touched.
    Of two seeds of the same bytes one gets a draft.
    """
    catalog = examination.readings.catalog
    if any(path.startswith("docs/articles/") for path in catalog.broken):
        return []
    used = {filed.record.source.file for filed in catalog.articles.values()}
    folder = examination.root / "docs/articles"
    taken = {path.stem for path in folder.glob("*.md")}
    known = {seed.sha256: name for name, seed in catalog.seeds.items() if name in used}
    unused = [s for name, s in catalog.seeds.items() if known.setdefault(s.sha256, name) == name]
    unused = [seed for seed in unused if seed.name not in used]
    if not unused:
        return []
    # Its patterns take a tenth of a second, and seldom is there anything to draft.
    from .drafting import draft_all

    drafts = draft_all(unused, catalog, taken, declared_of(examination.root, unused))
    for made in drafts:
        create_file(folder / f"{made.slug}.md", made.text.encode())
    return [f"docs/articles/{made.slug}.md" for made in drafts]


def declared_of(root: Path, seeds: Iterable[Seed]) -> dict[str, Declared]:
    """What seeds declare, by their names, and where they were fetched."""
    addresses, declared = known_addresses(root), {}
    for seed in seeds:
        own = declared_in(seed.name, (root / seed.path).read_bytes())
        declared[seed.name] = own.fetched(*a) if (a := addresses.get(seed.name)) else own
    return declared


class Compiler:
    """Keeps ``build/pages`` up to date with the records, from one examination to the next."""

    def __init__(self, root: Path, jobs: int = 1, tell: Tell = silent) -> None:
        self._root, self._jobs, self._tell = root, jobs, tell
        self._linked: Compiled | None = None
        """What was last found to be without a broken link."""

    def alone(self, tell: Tell) -> None:
        """From now on work in this process, and tell somebody else how far it is."""
        self._jobs, self._tell = 1, tell

    @cached_property
    def compiled(self) -> Compiled:
        """What lies there, as far as it is known."""
        known = recall(self._root / _COMPILED)
        return known if isinstance(known, Compiled) else Compiled()

    def compile(
        self, examination: Examination, settings: Settings, only: frozenset[str] = frozenset()
    ) -> Changes:
        """Bring everything up to date, or ``only`` some pages that were there before. Raises ProblemsFound where there are errors, or
        where a link leads to nothing; OSError where the folder can't be written."""
        if not examination.sound:
            raise ProblemsFound(examination.problems)
        folder, known = self._root / PAGES, self.compiled
        self._linked = self._linked or known  # Nothing else is kept.
        home = _home(self._root)
        every_rule, history = rules.all_rules(), examination.history
        readings = examination.readings
        describe = partial(described, readings)
        pages = compile_pages(readings, settings, every_rule, home, history, describe)
        if only:
            files = dict(known.files)
            theirs = {path for path, ends in known.ends.items() if ends is not None}
            chosen = _chosen(pages, only & theirs)
            files |= bring_pages(folder, chosen, known, self._jobs, self._tell)
            files |= bring_data(folder, self._own_files(theirs), known)
        else:
            every = list(pages)
            about = Publication(home[0], settings.site, settings.license)
            made = {DATA_PAGE, *(page.path for page in every)}
            data = self._data(examination, settings, about, made)
            # In a process of its own, with which all rows go that it makes: beside the pages where most are as they were, else before
            # them, since both take memory.
            beside = bool(known.files) and self._jobs > 1
            brought = partial(bring_data, folder, data, known, silent if beside else self._tell)
            aside = Aside(lambda: [dict(brought())], self._jobs > 1)
            first = {} if beside else aside.result()
            files = bring_pages(folder, every, known, self._jobs, self._tell)
            files |= first or aside.result()
            package = json.loads((folder / "data/datapackage.json").read_bytes())
            files |= bring_pages(folder, [data_page(package, dataset(package))], known, 1, silent)
        now = Compiled(files)
        if not only:  # What some pages link to may come with the others.
            self._check_links(self._linked, now)
        removed = [] if only else remove_others(folder, files)
        vars(self)["compiled"] = now
        if not only:
            self._linked = now
            keep(self._root / _COMPILED, now)
        old = known.files
        written = [p for p, m in files.items() if p not in old or old[p].bytes != m.bytes]
        return Changes(tuple(written), tuple(removed))

    def _data(
        self, found: Examination, settings: Settings, about: Publication, pages: Collection[str]
    ) -> Iterator[Data]:
        yield from data_files(found.readings, settings.publish_text, about)
        if about.site:
            own = set(own_files(self._root))
            every = {path for path in own.union(pages) if path.endswith(".md")}
            yield from feeds(found.readings, found.history, about)
            yield from oembed(found.readings, about)
            mapped = sitemap(every, found.history, about.root)
            yield from (file for file in mapped if file[0] not in own)
        for name, text in record_schemas().items():
            yield f"schemas/{name}", [text.encode()]
        for path, data in assets().items():
            yield path, [data]
        yield from self._own_files(pages)

    def _own_files(self, pages: Collection[str]) -> Iterator[Data]:
        made = {*pages, *assets()}
        for path in own_files(self._root):
            if path not in made:
                yield path, [(self._root / "docs" / path).read_bytes()]

    def _check_links(self, before: Compiled, now: Compiled) -> None:
        if broken := list(broken_links(now.ends, before.ends)):
            raise ProblemsFound(
                problem
                for path, target in broken
                for problem in link_to_nothing(_place_of_link(self._root, path, target), target)
            )


def compile_site(examination: Examination, settings: Settings, jobs: int = 1) -> Changes:
    """Bring ``build/pages`` up to date with the records. Raises ProblemsFound where there are errors."""
    return Compiler(examination.root, jobs).compile(examination, settings)


def _chosen(pages: Iterable[Page], paths: Collection[str]) -> list[Page]:
    """The pages at some paths. No more are declared than needed."""
    return list(islice((page for page in pages if page.path in paths), len(paths)))


def _place_of_link(root: Path, page: str, target: str) -> Place:
    """Where in the record's file a link stands; its beginning, where it is not found."""
    name = target.rpartition("/")[2]
    try:
        lines = read_text(root, f"docs/{page}").splitlines()
    except ProblemsFound:
        return Place(f"docs/{page}")
    found = ((n, line.find(name)) for n, line in enumerate(lines, 1) if name in line)
    line, column = next(found, (1, 0))
    return Place(f"docs/{page}", line, column + 1)


def write_schemas(root: Path) -> Changes:
    """Write the records' schemas into ``schemas/``."""
    written = []
    for name, text in record_schemas().items():
        file = root / "schemas" / name
        if not file.is_file() or file.read_bytes() != text.encode():
            replace_file(file, text.encode())
            written.append(name)
    return Changes(tuple(written))


def differences(root: Path, revision: str) -> Iterator[str]:
    """What differs from a revision of the repository, a line of Markdown each. Raises NoHistory where that can't be read."""
    with tempfile.TemporaryDirectory() as folder:
        Repository(root).export(revision, Path(folder))
        then, now = examine(Path(folder)).readings, examine(root).readings
        yield from difference(Path(folder), root, then, now, AGREEMENT)


def own_files(root: Path) -> Iterator[str]:
    """The paths below ``docs/`` of what people keep in ``docs/`` besides records: pages of their own, pictures."""
    docs = root / "docs"
    for file in sorted(docs.rglob("*")):
        parts = file.relative_to(docs).parts
        hidden = any(part.startswith(".") for part in parts)
        if not file.is_file() or hidden or parts[0] in _RECORD_FOLDERS or parts == ("index.md",):
            continue
        yield "/".join(parts)


def _page_problems(root: Path) -> Iterable[Problem]:
    """What is wrong with the pages that are no records. MkDocs itself would swallow broken front matter."""
    own = list(own_files(root))
    for path in own:
        if leads_out(root, root / "docs" / path):
            yield from unreadable_file(Place(f"docs/{path}"), "It leads out of the project")
    paths = [path for path in own if path.endswith(".md")]
    if (root / "docs/index.md").exists():
        paths.append("index.md")
    for path in paths:
        place = f"docs/{path}"
        try:
            text = read_text(root, place)
            if path == "index.md" or text.removeprefix("\ufeff").startswith("---"):
                document = read(text, place)
                if path == "index.md":
                    yield from unreadable_note(document.body_place(), document.body)
                    if not isinstance(document.values.get("title"), str):
                        yield from missing_key(Place(place), "title")
        except ProblemsFound as error:
            yield from error.problems


def _home(root: Path) -> tuple[str, str]:
    """The front page's heading and introduction, from ``docs/index.md``."""
    if not (root / "docs/index.md").exists():
        return "Sourcebook", ""
    document = read(read_text(root, "docs/index.md"), "docs/index.md")
    return str(document.values["title"]), document.body.strip()


def settings_from(
    extra: dict[str, object], site: str = "", repository: str = "", records: str = ""
) -> Settings:
    """The settings that ``mkdocs.yml`` gives under ``extra``, and where it says that site, repository and records are. Raises
    ProblemsFound where one is not allowed."""
    given = str(extra.get("publish_text", PublishText.FULL.value))
    if given not in {choice.value for choice in PublishText}:
        what = f"«{given}» is not allowed for «publish_text»."
        raise ProblemsFound(wrong_value(Place("mkdocs.yml"), what, "Write full or excerpts."))
    on_github = urlsplit(repository).hostname == "github.com"
    return Settings(
        PublishText(given),
        site,
        repository.rstrip("/") if on_github else "",
        records,
        str(extra.get("license") or ""),
    )
