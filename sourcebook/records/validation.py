"""A document -> a record of its kind, or problems that say where and how to mend it."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..problem import Problem, ProblemsFound
from .frontmatter import Document
from .model import Record
from .strict import bad_date, bad_slug, did_you_mean, missing_key, unknown_key, wrong_value

R = TypeVar("R", bound=Record)

_GROUP = ("a group of fields", "Write «field: value» lines, indented, below it.")
_SHAPES = {
    "tuple_type": ("a list", "Write «[one, two]», or one line «- …» for each."),
    "string_type": (
        "one piece of text",
        "Write it on one line, between quotation marks if needed.",
    ),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _GROUP),
}
_PATTERNS = {
    "sha256": (
        "is not a SHA-256 checksum.",
        "Take the line out; the build tells the checksum to write.",
    ),
    "claim": ("does not name a claim.", "Write article-slug#claim-id."),
}


def record_of(kind: type[R], document: Document) -> R:
    """The record that a document holds. Raises ProblemsFound with everything that its kind refuses."""
    try:
        return kind.model_validate(document.values)
    except ValidationError as error:
        raise ProblemsFound(
            problem for found in error.errors() for problem in problems_of(kind, document, found)
        ) from None


def problems_of(
    kind: type[Record], document: Document, error: Mapping[str, Any]
) -> Iterator[Problem]:
    """What one of pydantic's errors means to people."""
    path, sort, context = error["loc"], error["type"], error.get("ctx") or {}
    name = ".".join(str(part) for part in path if isinstance(part, str)) or kind.kind_name
    place = document.place(*path)
    if sort == "extra_forbidden":
        known = field_names(model_at(kind, path[:-1]))
        yield from unknown_key(document.key_place(*path), str(path[-1]), known)
    elif sort == "missing":
        around = document.key_place(*path[:-1]) if len(path) > 1 else document.place()
        yield from missing_key(around, str(path[-1]))
    elif sort == "bad_date":
        yield from bad_date(place, context["why"])
    elif sort == "bad_slug":
        yield from bad_slug(place, error["msg"], context["suggestion"])
    elif sort == "bad_url":
        way_out = "Write the whole address, such as https://example.org/page."
        yield from wrong_value(place, error["msg"], way_out)
    elif sort == "bad_language":
        yield from wrong_value(place, error["msg"], "Write a tag such as en, en-GB or ur.")
    elif sort == "enum":
        allowed = context["expected"].replace("'", "")
        hint = did_you_mean(str(error["input"]), allowed.replace(" or ", ", ").split(", "))
        what = f"«{_short(error['input'])}» is not allowed for «{name}»."
        yield from wrong_value(place, what, hint or f"It is one of: {allowed}.")
    elif sort in ("string_too_short", "too_short") or error["input"] is None:
        yield from wrong_value(place, f"«{name}» is empty.", "Fill it in, or leave the field out.")
    elif sort == "string_pattern_mismatch":
        what, way_out = _PATTERNS["sha256" if name.endswith("sha256") else "claim"]
        yield from wrong_value(place, f"«{_short(error['input'])}» {what}", way_out)
    else:
        shape, way_out = _SHAPES.get(
            sort, ("another kind of value", "Look the field up in the guide.")
        )
        what = f"«{name}» takes {shape}, not {_shape_of(error['input'])}."
        yield from wrong_value(place, what, way_out)


def _shape_of(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, (list, tuple)):
        return "a list"
    return f"«{_short(value)}»"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def field_names(model: type[BaseModel] | None) -> tuple[str, ...]:
    """The fields of a model as people write them."""
    if model is None:
        return ()
    return tuple(field.alias or name for name, field in model.model_fields.items())


def model_at(kind: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that stands at a path of an error, positions and keys of free mappings passed over."""
    model: type[BaseModel] | None = kind
    for part in path:
        if model is None or isinstance(part, int):
            continue
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                model = next(models_in(field.annotation), model)
                break
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field's type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)
