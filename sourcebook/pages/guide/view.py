"""The guide: its text, a page for each rule, and the reference of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import get_args

import frontmatter
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from ...problem import Rule
from ...records.model import RECORD_KINDS, Record
from ...records.validation import models_in
from ..page import Content, Page, content
from ..prose import guide_prose


@dataclass(frozen=True)
class FieldView:
    """A field of a record: its name as people write it, what it means, and whether it must be there."""

    name: str
    description: str
    required: bool
    depth: int


@dataclass(frozen=True)
class RuleView:
    name: str
    severity: str
    summary: str
    explanation: str


def guide_pages(rules: Iterable[Rule[...]]) -> list[Page]:
    every = list(rules)
    return [
        *_written(),
        *(Page(f"guide/rules/{rule.name}.md", partial(_rule_page, rule)) for rule in every),
        Page("guide/rules/index.md", partial(_rules_page, every)),
        Page("guide/fields.md", _fields_page),
    ]


def _written() -> Iterator[Page]:
    """The pages of text that come with the package."""
    for file in sorted((Path(__file__).parent / "text").glob("*.md")):
        yield Page(f"guide/{file.name}", partial(_text_page, file.name, file.read_text("utf-8")))


def _text_page(name: str, text: str) -> Content:
    post = frontmatter.loads(text)
    return content(
        "guide/text.html",
        f"guide/{name}",
        str(post["title"]),
        str(post["description"]),
        text=guide_prose(post.content),
    )


def _rule_page(rule: Rule[...]) -> Content:
    return content(
        "guide/rule.html",
        f"guide/rules/{rule.name}.md",
        rule.name,
        rule.summary,
        kind="guide",
        rule=_rule(rule),
    )


def _rule(rule: Rule[...]) -> RuleView:
    return RuleView(rule.name, rule.severity.value, rule.summary, rule.doc.partition("\n")[2])


def _rules_page(rules: Sequence[Rule[...]]) -> Content:
    return content(
        "guide/rules.html",
        "guide/rules/index.md",
        "Rules",
        "Everything that check looks for, and how to mend it.",
        kind="guide",
        rules=[_rule(rule) for rule in rules],
    )


def _fields_page() -> Content:
    return content(
        "guide/fields.html",
        "guide/fields.md",
        "Fields",
        "Every field of every record.",
        kind="guide",
        kinds=[(kind.kind_name, kind.folder, list(_fields(kind))) for kind in RECORD_KINDS],
    )


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
