"""Text of a record -> its values, its body, and where each value stands.

YAML is read from the parser's events and not through a constructor, so that nothing is converted on the way: every
scalar stays the string that was written (``no``, ``1.10`` and ``2018-01-29`` included), an empty one is None.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NoReturn

import yaml

from ..problem import Place, Problem, ProblemsFound
from .strict import anchor_or_tag, duplicate_key, empty_file, missing_front_matter, yaml_syntax

Path = tuple[str | int, ...]
"""The way to a value: keys and positions, such as ``("claims", 3, "quote")``."""

Spot = int
"""A line and a column of a file in one number: a record has hundreds of them, and keeps them cheaply."""

LEFT_OUT: Final = object()
"""An edit that takes a value out."""

MAX_DEPTH = 20
_DELIMITER = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NULLS = {"", "~", "null"}
# Besides what YAML forbids, the line ends that only YAML knows: they would shift every place behind them.
_CONTROL = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True)
class Renamed:
    """An edit that gives a value another key."""

    key: str


@dataclass(frozen=True)
class Document:
    """A record's file, read: what stands between its delimiters, and the ``body`` below, with ``\\n`` line ends.

    The front matter is kept as text, and read again where its values or their places are asked for: a record's values
    have hundreds of places, and few of them are ever told.
    """

    path: str
    front: str = ""
    body: str = ""
    body_line: int = 1

    def __reduce__(self) -> tuple[object, ...]:
        return Document, (self.path, self.front, self.body, self.body_line)

    @property
    def values(self) -> dict[str, Any]:
        """Mappings, lists, strings and None."""
        return self._read[0]

    @property
    def starts(self) -> Mapping[Path, Spot]:
        """For each path, where its value begins."""
        return self._read[1].starts

    @cached_property
    def _read(self) -> "tuple[dict[str, Any], _Builder]":
        builder = _Builder(self.path)
        return builder.build(self.front), builder

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` begins, or the nearest thing around it that has a place."""
        for length in range(len(path), 0, -1):
            if (spot := self.starts.get(path[:length])) is not None:
                return _place(self.path, spot)
        return Place(self.path)

    def key_place(self, *path: str | int) -> Place:
        """Where the key at ``path`` begins, or the nearest thing around it."""
        spot = self._read[1].keys.get(path)
        return self.place(*path) if spot is None else _place(self.path, spot)

    def body_place(self, line: int = 0, column: int = 0) -> Place:
        """The place of a line and a column of the body, both counted from 0."""
        return Place(self.path, self.body_line + line, column + 1)

    def edited(self, edits: Mapping[Path, Any]) -> "Document":
        """The document with other values at some paths, each where it stands in the file.

        An edit is a value, which may be a new one, or one that gives a value another key, or takes it out.
        """
        old, new = self._read[1], _Builder(self.path)
        within: dict[Path, list[str | int]] = {}
        for way in edits:
            within.setdefault(way[:-1], []).append(way[-1])

        def build(value: Any, before: Path, path: Path) -> Any:
            if before in old.starts:
                new.starts[path] = old.starts[before]
            if before in old.keys:
                new.keys[path] = old.keys[before]
            if not isinstance(value, (dict, list)):
                return value
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            missing = [
                (key, None)
                for key in within.get(before, ())
                if isinstance(value, dict) and key not in value
            ]
            made: dict[Any, Any] = {}
            for key, item in (*pairs, *missing):
                edit = edits.get(here := (*before, key), item)
                if edit is not LEFT_OUT:
                    name = len(made) if isinstance(value, list) else key
                    name, edit = (edit.key, item) if isinstance(edit, Renamed) else (name, edit)
                    made[name] = build(edit, here, (*path, name))
            return made if isinstance(value, dict) else list(made.values())

        document = replace(self)
        vars(document)["_read"] = build(self.values, (), ()), new
        return document


def _spot(line: int, column: int) -> Spot:
    return line << 32 | column


def _place(path: str, spot: Spot) -> Place:
    return Place(path, spot >> 32, spot & 0xFFFFFFFF)


def read(text: str, path: str) -> Document:
    """Read a record's text.

    Raises ProblemsFound where there is no front matter, or where it is not YAML that can be read in one way.
    """
    document, problems = read_on(text, path)
    if problems:
        raise ProblemsFound(problems)
    return document


def read_on(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Read a record's text, with the first of fields that stand twice; also what is wrong with it.

    Raises ProblemsFound where nothing can be read.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ProblemsFound(empty_file(Place(path)))
    opening = _DELIMITER.match(text)
    if opening is None:
        what = "The file does not begin with front matter."
        raise ProblemsFound(missing_front_matter(Place(path), what))
    closing = _DELIMITER.search(text, opening.end())
    if closing is None:
        raise ProblemsFound(missing_front_matter(Place(path), "The front matter is not closed."))
    front = text[opening.end() + 1 : closing.start()]
    if _CONTROL.search(front):
        raise ProblemsFound(_control_characters(front, path))
    builder = _Builder(path)
    try:
        values = builder.build(front)
    except yaml.MarkedYAMLError as error:
        builder.problems.extend(_syntax_problem(error, path, front))
    if any(problem.rule != duplicate_key.name for problem in builder.problems):
        raise ProblemsFound(builder.problems)
    body_line = text.count("\n", 0, closing.end()) + 2
    document = Document(path, front, text[closing.end() + 1 :], body_line)
    vars(document)["_read"] = values, builder
    return document, builder.problems


def _control_characters(front: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(front.split("\n"), start=2):
        for found in _CONTROL.finditer(line):
            what = f"A control character (U+{ord(found.group()):04X}) stands in the front matter."
            yield from yaml_syntax(Place(path, number, found.start() + 1), what, "Delete it.")


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, front: str) -> Iterator[Problem]:
    lines = front.split("\n")
    mark = error.problem_mark or error.context_mark
    if mark and error.context_mark and not "".join(lines[mark.line :]).strip():
        mark = error.context_mark  # What is never closed is mended where it begins.
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Place(path, line + 2, column + 1)
    if line < len(lines) and "\t" in lines[line][: column + 1]:
        what, way_out = "A tab stands where only spaces may.", "Indent with spaces instead."
    else:
        said = "; ".join(part for part in (error.context, error.problem) if part)
        what = f"This is not readable YAML ({said})."
        way_out = "Put the value between quotation marks, or mend the indentation."
    yield from yaml_syntax(place, what, way_out)


class _Builder:
    """Builds plain values from YAML events and notes where they stand."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.keys: dict[Path, Spot] = {}
        self.starts: dict[Path, Spot] = {}
        self.problems: list[Problem] = []
        self.indirect: dict[tuple[int, str], Any] = {}

    def build(self, front: str) -> dict[str, Any]:
        self.next: Callable[[], Any] = yaml.CLoader(front).get_event
        while not isinstance(event := self.next(), yaml.NodeEvent):
            if isinstance(event, yaml.StreamEndEvent):
                return {}
        value = self._value(event, ())
        while not isinstance(later := self.next(), yaml.StreamEndEvent):
            if isinstance(later, yaml.NodeEvent):
                what = "A second document begins in the front matter."
                way_out = "Write all fields in one, with no line of dots or hyphens between."
                self._stop(later, what, way_out)
        if isinstance(value, dict) or value is None:
            return value or {}
        what = "The front matter is not a list of fields."
        self._stop(event, what, "Write «field: value» on each line.")

    def _stop(self, event: Any, what: str, way_out: str) -> NoReturn:
        raise ProblemsFound([*self.problems, *yaml_syntax(self._place(event), what, way_out)])

    def _spot(self, event: Any) -> Spot:
        # The front matter's first line is the file's second.
        mark = event.start_mark
        return _spot(mark.line + 2, mark.column + 1)

    def _place(self, event: Any) -> Place:
        return _place(self.path, self._spot(event))

    def _value(self, event: yaml.Event, path: Path) -> Any:
        self.starts[path] = self._spot(event)
        self._refuse_indirection(event)
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _NULLS else event.value
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(path) >= MAX_DEPTH:
            what = f"Values are nested more than {MAX_DEPTH} deep."
            self._stop(event, what, "Write it flatter.")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self._value(event, (*path, len(items))))
            return items
        return self._mapping(path)

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            self._refuse_indirection(event)
            if not isinstance(event, yaml.ScalarEvent):
                what = "A field's name is one word, not a list."
                way_out = "Put the value between quotation marks if it begins with [ or {."
                self._stop(event, what, way_out)
            key = event.value
            here = (*path, key)
            if key in values:
                first = _place(self.path, self.keys[here]).line
                self.problems.extend(duplicate_key(self._place(event), key, first))
                self._value(self.next(), (*path, f"{key} (again)"))
                continue
            self.keys[here] = self._spot(event)
            values[key] = self._value(self.next(), here)
        return values

    def _refuse_indirection(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            what = f"The alias «*{event.anchor}»"
        elif event.anchor is not None:
            what = f"The anchor «&{event.anchor}»"
        elif event.tag is not None:
            what = f"The tag «{event.tag}»"
        else:
            return
        # Of many on one line the first is told: a bomb is made of nothing else.
        if self.indirect.setdefault((event.start_mark.line, what), event) is event:
            self.problems.extend(anchor_or_tag(self._place(event), what))
