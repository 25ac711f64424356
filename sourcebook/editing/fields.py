"""What a form asks for a value of a record: what sort of value it is, what it may be, and the words that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..catalog.catalog import Catalog
from ..records.frontmatter import Path
from ..records.model import RECORD_KINDS, Article, Record
from ..records.model.fields import Edtf, is_slug
from ..records.validation import field_names, models_in
from .lossless import CannotEdit, Value

_LONG = {"text", "description", "note", "why", "says"}
_OF_PEOPLE = {"by", "via", "people", "not", "credits"}
_OF_TOPICS = {"by", "via", "topics", "broader"}
_OF_OUTLETS = {"by", "via", "outlet", "draws_on"}
_IN_BRACKETS = {
    (
        "people",
    ): "Forms that only this article can tell stand in brackets: Ada Lovelace (Lady Lovelace; Ada)",
    (
        "credits",
    ): "What for stands in brackets, and for whom: Ada Lovelace (photographer; Harbour Post)",
}
"""What is said of the lists whose items are a name and more."""
_OF_CLAIMS = {"source", "about", "disputes", "confirms", "qualifies", "corrects"}


@dataclass(frozen=True)
class Field:
    """A field as a form shows it. ``sort`` is line, text, date, choice, list or passage."""

    name: str
    sort: str
    help: str
    choices: tuple[str, ...] = ()
    required: bool = False


def kind_of(record: str) -> type[Record]:
    """The kind of the record at a path such as ``docs/people/ada.md``. Raises CannotEdit where no record lies."""
    docs, _, rest = record.partition("/")
    folder, _, name = rest.partition("/")
    known = {kind.folder: kind for kind in RECORD_KINDS}
    slug = name.removesuffix(".md")
    if docs != "docs" or folder not in known or name == slug or not is_slug(slug):
        raise CannotEdit(f"«{record}» is not the place of a record.")
    return known[folder]


def field_at(kind: type[Record], path: Path, catalog: Catalog) -> Field:
    """The field at a path of a record. Raises CannotEdit where its kind knows none."""
    model: type[BaseModel] | None = kind
    info: FieldInfo | None = None
    for key in path:
        if isinstance(key, str) and model:
            named = ((field.alias or name, field) for name, field in model.model_fields.items())
            info = next((field for name, field in named if name == key), None)
            if not info:
                raise CannotEdit(f"There is no field «{key}» here.")
            model = next(models_in(info.annotation), None)
    if info is None:
        raise CannotEdit("A form needs a field.")
    name = str(next(key for key in reversed(path) if isinstance(key, str)))
    sort, choices = _sort_of(name, info, isinstance(path[-1], int)), _enumerated(info.annotation)
    choices = choices or _known(name, model_above(kind, path), catalog)
    required = info.is_required() or path[-1] in ("title",)
    about = info.description or ""
    if kind is Article and path in _IN_BRACKETS:
        about += f". {_IN_BRACKETS[path]}"
    if path in (("name",), ("question",)):
        about += ". It changes wherever records name it"
    return Field(name, sort, about, tuple(choices), required)


def on_one_line(item: Value) -> Value:
    """An item of a list as a form shows it: the name, and in brackets what else is said."""
    if not isinstance(item, dict):
        return item
    more = [*(item.get("as") or ()), *filter(None, (item.get("role"), item.get("for")))]
    return f"{item.get('name') or ''} ({'; '.join(more)})" if more else item.get("name")


def as_items(key: Any, lines: Sequence[str], before: Sequence[Value]) -> list[Value]:
    """The items that the lines of a form stand for. A line that was there before stands for the same as before."""
    known, found = {on_one_line(item): item for item in before}, list[Value]()
    for line in lines:
        bracketed = re.fullmatch(r"(.*?) \((.*)\)", line)
        name, inside = bracketed.groups() if bracketed else (line, "")
        more = [part for part in map(str.strip, inside.split(";")) if part]
        names = ("name", "role", "for") if key == "credits" else ("name", "as")
        item = dict(zip(names, (name, *(more if key == "credits" else [more])), strict=False))
        found.append(known.get(line, item if more or key == "credits" else name))
    return found


def model_above(kind: type[Record], path: Path) -> type[BaseModel] | None:
    """The model whose field stands at a path: the claim of a claim's text."""
    model: type[BaseModel] | None = kind
    for key in path[:-1]:
        if isinstance(key, str) and model:
            fields = model.model_fields.items()
            annotation = next(
                (f.annotation for name, f in fields if key == (f.alias or name)), None
            )
            model = next(models_in(annotation), None)
    return model


def order_in(kind: type[Record], path: Path) -> Sequence[str]:
    """The names of the fields of the mapping at a path, in the order in which people write them."""
    return field_names(model_above(kind, (*path, "")))


def _sort_of(name: str, info: FieldInfo, is_item: bool) -> str:
    if name == "quote":
        return "passage"
    if list(_enumerated(info.annotation)):
        return "choice"
    if Edtf in (info.annotation, *get_args(info.annotation)):
        return "date"
    if getattr(info.annotation, "__origin__", None) is tuple and not is_item:
        return "list"
    return "text" if name in _LONG else "line"


def _enumerated(annotation: Any) -> Iterable[str]:
    kinds = (annotation, *get_args(annotation))
    return [one.value for kind in kinds if isinstance(kind, type(StrEnum)) for one in kind]


def _known(name: str, model: type[BaseModel] | None, catalog: Catalog) -> Iterator[str]:
    """The names that the collection knows and the field may hold."""
    in_claim = model is not None and "answer" in model.model_fields
    if name in _OF_PEOPLE:
        yield from (filed.record.name for filed in catalog.people.values())
    if name in _OF_TOPICS:
        yield from (filed.record.name for filed in catalog.topics.values())
    if name in _OF_OUTLETS:
        yield from (filed.record.name for filed in catalog.outlets.values())
    if name == "question" and in_claim:
        yield from (filed.record.question for filed in catalog.questions.values())
    if name in _OF_CLAIMS:
        yield from catalog.claims
