"""Corrections of records: each is examined with the whole collection before a byte is written, and can be undone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from ..atomic import replace_file
from ..catalog.catalog import Catalog
from ..drafting.front_matter import scalar
from ..problem import Place, Problem, ProblemsFound, Severity
from ..project import Examination
from ..records.frontmatter import Path as Way
from ..records.frontmatter import read
from ..records.load import Instead
from ..records.model import Article, Record
from .fields import as_items, field_at, kind_of, on_one_line, order_in
from .journal import JOURNAL, Journal, Splice, Step, digest_of
from .lossless import CannotEdit, Value, edited, path_to, value_at
from .names import Changes, merged, name_field, relinked, renamed, shelf_of
from .waiting import waiting

Texts = Mapping[str, str | None]
"""Records and their new texts; None for one that goes."""


def refusal(record: str, what: str, way_out: str) -> ProblemsFound:
    """Why a correction is not made, where no rule says it."""
    return ProblemsFound([Problem(Place(record), Severity.ERROR, what, way_out, "")])


class Refused(ProblemsFound):
    """Raised where a form's change breaks rules; ``fields`` says which of its fields each problem is about, where that can be told."""

    def __init__(self, problems: Iterable[Problem], fields: Mapping[Problem, str]) -> None:
        super().__init__(problems)
        self.fields = fields


class Corrections:
    """Reads and changes the records of a project. ``examine`` examines it with other records instead of some.

    What can't be done raises ProblemsFound with the rules' words; then nothing was written.
    """

    def __init__(self, root: Path, examine: Callable[[Instead], Examination]) -> None:
        self._root, self._examine = root, examine
        self._journal = Journal(root / JOURNAL)
        self._lock = threading.Lock()

    def form(self, record: str, addresses: Sequence[str]) -> dict[str, Any]:
        """The fields at some addresses, with their values, and the digest of the record that was seen."""
        kind, catalog = kind_of(record), self._examine({}).readings.catalog
        on_disk = self._text(record)
        values = read(on_disk or _new_text(record, catalog), record).values
        fields = []
        for address in addresses:
            path = path_to(values, address)
            value = value_at(values, path)
            if isinstance(value, dict):
                value = value.get("name")
            elif isinstance(value, list):
                value = [on_one_line(item) for item in value]
            shown = asdict(field_at(kind, path, catalog))
            fields.append({"address": address, "value": value, **shown})
        return {"record": record, "digest": digest_of(on_disk), "fields": fields}

    def change(self, record: str, changes: Mapping[str, Value], digest: str) -> None:
        """Give a record other values, by their addresses, unless it is no longer the one that was seen."""
        kind = kind_of(record)
        with self._lock:
            before = self._text(record)
            if digest_of(before) != digest:
                what = "The record was changed on the disk since this form was opened."
                raise refusal(
                    record, what, "Close the form, look at what it says now, and begin anew."
                )
            text = before or _new_text(record, self._examine({}).readings.catalog)
            if kind is not Article and set(changes) == {name_field(kind)}:
                name = _given(changes[name_field(kind)])
                if isinstance(name, str) and self._rename(record, text, name):
                    return
            values = read(text, record).values
            paths = {path_to(values, address): address for address in changes}
            ordered = sorted(paths, key=partial(_rank, kind))
            given = {path: _given(changes[paths[path]]) for path in ordered}
            for path in given.keys() & {("people",), ("credits",)} if kind is Article else ():
                before_it = value_at(values, path) or ()
                given[path] = as_items(path[0], given[path] or (), before_it) or None
            gone = [f"{paths[path]}." for path, value in given.items() if value is None]
            for key in values.get("basis") or ():
                if f"{key}.".startswith(
                    tuple(gone)
                ):  # When a value goes, how it is known goes too.
                    given["basis", key] = None
            after = self._edited(record, text, given)
            what = f"{', '.join(changes)} of {kind.kind_name} {Path(record).stem}"
            try:
                self._make(what, {record: after})
            except ProblemsFound as found:
                document = read(after, record)
                places = sorted((document.place(*path), paths[path]) for path in paths)
                raise Refused(found.problems, _fields_of(found.problems, places)) from None

    def merge(self, record: str, into: str, digest: str) -> str:
        """Make a record part of the one of another name. Returns the address of that one's page."""
        kind, slug = kind_of(record), Path(record).stem
        with self._lock:
            before = self._text(record)
            if digest_of(before) != digest:
                raise refusal(record, "The record was changed on the disk.", "Load the page again.")
            catalog = self._seen({record: before.encode()} if before else {})
            shelf = shelf_of(catalog, kind)
            target = shelf.find(into)
            if kind is Article or slug not in shelf or not target or target == slug:
                what = f"There is no other {kind.kind_name} «{into}»."
                raise refusal(record, what, "Choose one of those that are known.")
            changes = merged(catalog, kind, slug, target)
            texts: dict[str, str | None] = dict(self._texts(catalog, changes))
            place = f"docs/{kind.folder}/{target}.md"
            if note := shelf[slug].body.strip():
                texts[place] = f"{str(texts[place]).rstrip()}\n\n{note}\n"
            for path in self._documents():
                text = texts.get(path) or self._text(path) or ""
                if (after := relinked(text, path, f"{kind.folder}/{slug}", target)) != text:
                    texts[path] = after
            if before:
                texts[record] = None
            self._make(f"{slug} merged into {target}", texts)
            return f"/{kind.folder}/{target}/"

    def _documents(self) -> Iterator[str]:
        """Everything that may be Markdown: records, and pages that people keep beside them."""
        for file in sorted((self._root / "docs").rglob("*.md")):
            with suppress(ProblemsFound):
                self._text(path := file.relative_to(self._root).as_posix())
                yield path

    def _rename(self, record: str, text: str, name: str) -> bool:
        """Give a record another name wherever it stands. Says whether the record could be found."""
        kind, slug = kind_of(record), Path(record).stem
        catalog = self._seen({record: text.encode()})
        if slug not in shelf_of(catalog, kind):
            return False
        texts = self._texts(catalog, renamed(catalog, kind, slug, name))
        self._make(f"{kind.kind_name} {slug} called {name}", texts)
        return True

    def _seen(self, instead: Instead) -> Catalog:
        return self._examine(instead).readings.catalog

    def _texts(self, catalog: Catalog, changes: Changes) -> dict[str, str]:
        """The records as changes leave them."""
        return {
            path: self._edited(path, self._text(path) or _new_text(path, catalog), own)
            for path, own in changes.items()
            if own
        }

    def names(self, record: str) -> list[str]:
        """The names of the other records of a record's kind."""
        shelf = shelf_of(self._seen({}), kind_of(record))
        return [f.record.title_text for slug, f in shelf.items() if slug != Path(record).stem]

    def waiting(self) -> dict[str, list[dict[str, str]]]:
        """What waits for a curator."""
        return waiting(self._examine({}))

    def undo(self) -> str:
        """Take the last correction back. Returns what it was; nothing where there is none."""
        return self._step(self._journal.done, self._journal.undone)

    def redo(self) -> str:
        """Make the correction again that was taken back last."""
        return self._step(self._journal.undone, self._journal.done)

    def steps(self) -> dict[str, str]:
        """What would be undone, and what done again."""
        done, undone = self._journal.done, self._journal.undone
        return {"undo": done[-1].what if done else "", "redo": undone[-1].what if undone else ""}

    def _edited(self, record: str, text: str, changes: Mapping[Any, Value]) -> str:
        try:
            return edited(text, changes, partial(order_in, kind_of(record)))
        except CannotEdit as error:
            raise refusal(record, str(error), "Change it in the file.") from None

    def _text(self, record: str) -> str | None:
        """What is on the disk, line ends as they are."""
        try:
            return (self._root / record).read_bytes().decode("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise refusal(record, f"The record can't be read: {error}.", "Mend the file.") from None

    def _make(self, what: str, texts: Texts) -> None:
        """Write new texts if they break no rule that was kept before."""
        changed = {p: t for p, t in texts.items() if t != self._text(p)}
        if not changed:
            return
        try:
            instead = {p: None if t is None else t.encode() for p, t in changed.items()}
        except UnicodeEncodeError:
            raise refusal(next(iter(changed)), "Half a character.", "Type it anew.") from None
        self._refuse_new_errors(instead)
        step = Step(what, {p: Splice.between(self._text(p), t) for p, t in changed.items()})
        self._write(changed)
        self._journal.done.append(step)
        self._journal.undone.clear()
        self._journal.keep()

    def _refuse_new_errors(self, instead: Instead) -> None:
        after = self._examine(instead)
        if after.sound:
            return
        before = self._examine({})
        known = Counter(map(_told, before.problems))
        mended = before.readings.catalog.broken.keys() - after.readings.catalog.broken.keys()
        new = []
        for problem in after.problems:
            # What a record that can be read again now reveals was there all along.
            if problem.severity is not Severity.ERROR or problem.place.path in mended:
                continue
            known[_told(problem)] -= 1
            if known[_told(problem)] < 0:
                new.append(problem)
        if new:
            raise ProblemsFound(new)

    def _write(self, texts: Texts) -> None:
        """Write all, or none: where one can't be written, the others become what they were."""
        old = {path: self._text(path) for path in texts}
        try:
            for path, text in texts.items():
                self._put(path, text)
        except OSError as error:
            for path, text in old.items():
                if self._text(path) != text:
                    self._put(path, text)
            raise refusal(
                path, f"It can't be written: {error}.", "Allow it, or make room."
            ) from None

    def _put(self, path: str, text: str | None) -> None:
        if text is None:
            (self._root / path).unlink()
        else:
            replace_file(self._root / path, text.encode())

    def _step(self, source: list[Step], target: list[Step]) -> str:
        with self._lock:
            if not source:
                return ""
            step = source[-1]
            for path, splice in step.files.items():
                if digest_of(self._text(path)) != splice.after:
                    what = f"«{step.what}» can't be taken back: {path} was changed since."
                    raise refusal(path, what, "Change it by hand.")
            self._write({p: splice.undone(self._text(p)) for p, splice in step.files.items()})
            target.append(source.pop().reversed)
            self._journal.keep()
            return step.what


def _given(value: Value) -> Value:
    """A value as a form gives it: nothing where it is empty."""
    if isinstance(value, list):
        return [item for item in map(_given, value) if item is not None] or None
    if isinstance(value, dict):
        return {key: given for key, item in value.items() if (given := _given(item)) is not None}
    if isinstance(value, str):
        return value.strip() or None
    return value


def _rank(kind: type[Record], path: Way) -> int:
    """Where among its neighbours a field stands."""
    order = order_in(kind, path[:-1])
    return order.index(path[-1]) if path[-1] in order else len(order)


def _fields_of(
    problems: Iterable[Problem], places: Sequence[tuple[Place, str]]
) -> dict[Problem, str]:
    """The field in which each problem stands: the last of those that begin before it, in the same file."""
    found = {}
    for problem in problems:
        before = [field for place, field in places if place <= problem.place]
        if before and problem.place.path == places[0][0].path:
            found[problem] = before[-1]
    return found


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.rule, problem.message


def _new_text(record: str, catalog: Catalog) -> str:
    """The beginning of a record that only other records name so far. Raises ProblemsFound where none does."""
    kind, slug = kind_of(record), Path(record).stem
    if kind is not Article and slug in (shelf := shelf_of(catalog, kind)):
        return f"---\n{name_field(kind)}: {scalar(shelf[slug].record.title_text)}\n---\n"
    raise refusal(record, "There is no such record.", "Load the page again.")
