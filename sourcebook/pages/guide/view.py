"""The guide's generated pages: a page for each rule, and the reference of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from ...problem import Rule
from ...records.model import RECORD_KINDS, Record
from ...records.validation import models_in
from ..page import Page, page


@dataclass(frozen=True)
class FieldView:
    """A field of a record: its name as people write it, what it means, and whether it must be there."""

    name: str
    description: str
    required: bool
    depth: int


def guide_pages(rules: Iterable[Rule[...]]) -> list[Page]:
    every = list(rules)
    pages = [
        page(
            "guide/rule.html",
            f"guide/rules/{rule.name}.md",
            rule.name,
            rule.summary,
            kind="guide",
            rule=rule,
            summary=Markup(rule.summary),
            explanation=Markup(rule.doc.partition("\n")[2].strip()),
        )
        for rule in every
    ]
    pages.append(
        page(
            "guide/rules.html",
            "guide/rules/index.md",
            "Rules",
            "Everything that check looks for, and how to mend it.",
            kind="guide",
            rules=[(rule, Markup(rule.summary)) for rule in every],
        )
    )
    fields = [(kind.kind_name, kind.folder, list(_fields(kind))) for kind in RECORD_KINDS]
    pages.append(
        page(
            "guide/fields.html",
            "guide/fields.md",
            "Fields",
            "Every field of every record.",
            kind="guide",
            kinds=fields,
        )
    )
    return pages


def _fields(model: type[BaseModel], before: str = "", depth: int = 0) -> Iterator[FieldView]:
    # What all records share comes last.
    shared = Record.model_fields if issubclass(model, Record) else {}
    for name, field in sorted(model.model_fields.items(), key=lambda item: item[0] in shared):
        written = before + (field.alias or name)
        yield FieldView(written, _description(field), field.is_required(), depth)
        for inner in models_in(field.annotation):
            if inner is not model:
                yield from _fields(inner, f"{written}.", depth + 1)


def _description(field: FieldInfo) -> str:
    """What the field, or else the type that it is made of, says of itself."""
    if field.description:
        return field.description
    inner = (part for argument in get_args(field.annotation) for part in get_args(argument))
    for part in (*field.metadata, *inner):
        if isinstance(part, FieldInfo) and part.description:
            return part.description
        if isinstance(part, WithJsonSchema) and part.json_schema:
            return str(part.json_schema.get("description", ""))
    return ""
