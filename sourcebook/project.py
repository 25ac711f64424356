"""The driver: examine the records, draft what is missing, compile pages, have them rendered and indexed.

All writing happens here. Files are replaced atomically, and only where their bytes change.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import rules
from .catalog.catalog import link
from .drafting import draft_all
from .exports.data import data_files
from .pages import Settings, assets, compile_pages
from .pages.links import broken_links, ends_of
from .problem import Place, Problem, ProblemsFound, has_errors, in_order
from .reading.readings import Readings
from .records.frontmatter import read
from .records.load import load, read_text
from .records.model import RECORD_KINDS, PublishText
from .records.schemas import record_schemas
from .records.strict import link_to_nothing, missing_key, unreadable_note, wrong_value

PAGES = Path("build/pages")
_RECORD_FOLDERS = {kind.folder for kind in RECORD_KINDS}


@dataclass(frozen=True)
class Examination:
    """What was read from a project, and everything that is wrong with it."""

    root: Path
    readings: Readings
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether a site may be built."""
        return not has_errors(self.problems)


@dataclass(frozen=True)
class Changes:
    """The compiled pages that were written and removed, as paths below ``build/pages``."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def examine(root: Path) -> Examination:
    """Read a project and check it. Nothing is written."""
    loaded = load(root)
    readings = Readings(link(loaded))
    problems = [*loaded.problems, *_page_problems(root), *rules.check(readings)]
    return Examination(root, readings, in_order(problems))


def draft_missing(examination: Examination) -> list[str]:
    """Write a draft for every seed that has no article. Returns the paths of the new records.

    Nothing is drafted while an article can't be read: the seed may be that one's. A record that exists is never touched.
    """
    catalog = examination.readings.catalog
    if any(path.startswith("docs/articles/") for path in catalog.broken):
        return []
    used = {filed.record.source.file for filed in catalog.articles.values()}
    folder = examination.root / "docs/articles"
    taken = {path.stem for path in folder.glob("*.md")}
    unused = [seed for name, seed in catalog.seeds.items() if name not in used]
    drafts = draft_all(unused, catalog, taken)
    for made in drafts:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{made.slug}.md").open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.text)
    return [f"docs/articles/{made.slug}.md" for made in drafts]


def compile_site(examination: Examination, settings: Settings) -> Changes:
    """Bring ``build/pages`` up to date with the records. Raises ProblemsFound where there are errors."""
    if not examination.sound:
        raise ProblemsFound(examination.problems)
    root, readings = examination.root, examination.readings
    home = _home(root)
    pages = compile_pages(readings, settings, rules.all_rules(), home)
    files = {page.path: page.text.encode() for page in pages}
    for path, pieces in data_files(readings, settings.publish_text):
        files[path] = b"".join(pieces)
    for name, text in record_schemas().items():
        files[f"schemas/{name}"] = text.encode()
    files |= assets()
    for path in own_files(root):
        files.setdefault(path, (root / "docs" / path).read_bytes())
    ends = {page.path: ends_of(page.html) for page in pages}
    if broken := list(broken_links(ends, files)):
        raise ProblemsFound(
            problem
            for path, target in broken
            for problem in link_to_nothing(_place_of_link(root, path, target), target)
        )
    return _bring_up_to_date(root / PAGES, files)


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
    files = {name: text.encode() for name, text in record_schemas().items()}
    return _bring_up_to_date(root / "schemas", files)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def replace_folder(new: Path, place: Path) -> None:
    """Put a finished folder in the place of another one, which stays whole until then."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _bring_up_to_date(folder: Path, files: dict[str, bytes]) -> Changes:
    written = []
    for path, data in files.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != data:
            replace_file(target, data)
            written.append(path)
    removed = []
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in files:
            file.unlink()
            removed.append(path)
    return Changes(tuple(written), tuple(removed))


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
    paths = [path for path in own_files(root) if path.endswith(".md")]
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


def settings_from(extra: dict[str, object]) -> Settings:
    """The settings that ``mkdocs.yml`` gives under ``extra``. Raises ProblemsFound where one is not allowed."""
    given = str(extra.get("publish_text", PublishText.FULL.value))
    if given not in {choice.value for choice in PublishText}:
        what = f"«{given}» is not allowed for «publish_text»."
        raise ProblemsFound(wrong_value(Place("mkdocs.yml"), what, "Write full or excerpts."))
    return Settings(PublishText(given))
