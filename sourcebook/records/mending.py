"""What a record says besides its wrong values: these are mended as their messages propose, or left out, and the rest is read.

Nothing that was mended ever comes onto a page, since the wrong values remain errors. It only lets everything else be checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ..problem import Problem
from .frontmatter import LEFT_OUT, Document, Path, Renamed
from .model import Article, Claim, Listing, Record, Source
from .strict import nearest
from .validation import field_names, model_at, problems_of

R = TypeVar("R", bound=Record)

_ROUNDS = 5
_UNREAD = "…"


class _BeyondMending(Exception):
    """Raised where a record lacks what it goes by."""


def mended(
    kind: type[R], document: Document
) -> tuple[R, Document, frozenset[str], list[Problem]] | None:
    """The record that a document would hold, and the document of that; the fields that were left out, with dots; what is wrong.

    None where too little is left to be a record.
    """
    problems: list[Problem] = []
    lost: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            record = kind.model_validate(document.values)
        except ValidationError as error:
            errors = error.errors()
            problems.extend(p for found in errors for p in problems_of(kind, document, found))
            try:
                document = document.edited(_Mender(kind, document, lost).edits(errors))
            except _BeyondMending:
                return None
            continue
        for claim in record.claims if isinstance(record, Article) else ():
            if claim.quote == (_UNREAD,):
                vars(claim)["quote"] = ()
        return record, document, frozenset(lost), problems
    return None


class _Mender:
    """Turns what is wrong with a document into edits of its values."""

    def __init__(self, kind: type[Record], document: Document, lost: set[str]) -> None:
        self.kind, self.document, self.lost = kind, document, lost
        self.made: dict[Path, Any] = {}
        self.taken: set[Path] = set()

    def edits(self, errors: Sequence[Mapping[str, Any]]) -> dict[Path, Any]:
        # A misspelt field first: where it is known which one is meant, that one is not missing.
        for error in sorted(errors, key=lambda error: error["type"] != "extra_forbidden"):
            path, context = self._standing(error["loc"]), error.get("ctx") or {}
            value: Any = None
            match error["type"]:
                case "extra_forbidden":
                    self.made[path] = self._known_key(path)
                    continue
                case "missing" if path in self.taken:
                    continue
                case "enum":
                    words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
                    value = nearest(str(error["input"]), words)
                case "bad_slug":
                    value = context["suggestion"]
                case "tuple_type" if isinstance(error["input"], str) and self._of_texts(path):
                    value = [error["input"]]
            self._replace(path, value)
        return self.made

    def _standing(self, path: Path) -> Path:
        """As much of an error's path as leads to a value of the document, or to one that is missing there."""
        value: Any = self.document.values
        for depth, part in enumerate(path):
            if not isinstance(value, (dict, list)):
                return path[:depth]
            value = value.get(part) if isinstance(value, dict) else value[int(part)]
        return path

    def _known_key(self, path: Path) -> Any:
        """The known field that a misspelt one means, unless that is there already."""
        *above, key = path
        around: Any = self.document.values
        for part in above:
            around = around[part]
        near = nearest(str(key), field_names(model_at(self.kind, path[:-1])))
        if near is None or around.get(near) is not None or (*above, near) in self.taken:
            return LEFT_OUT
        self.taken.add((*above, near))
        return Renamed(near)

    def _field(self, path: Path) -> tuple[type[BaseModel] | None, FieldInfo | None]:
        model = model_at(self.kind, path[:-1])
        fields = model.model_fields.items() if model and isinstance(path[-1], str) else ()
        return model, next((f for name, f in fields if path[-1] == (f.alias or name)), None)

    def _of_texts(self, path: Path) -> bool:
        """Whether a list of texts, or of people by their names, belongs here."""
        _, field = self._field(path)
        (item, *_) = get_args(field.annotation) if field else (None,)
        return (get_args(item) or (item,))[0] in (str, Listing)

    def _replace(self, path: Path, value: Any) -> None:
        """Put a value in place of a wrong one, or what stands in for it; or leave it out, with all that can't be without it."""
        if not path:
            raise _BeyondMending
        model, field = self._field(path)
        if not value:
            self.lost.add(".".join(part for part in path if isinstance(part, str)))
            value = self._stand_in(model, path)
        if not value and field and field.is_required():
            self._replace(path[:-1], None)
            return
        self.made[path] = value or LEFT_OUT
        if model is Claim and not value and path[-1] in ("question", "answer"):
            # One means nothing without the other.
            self.made[*path[:-1], "question"] = self.made[*path[:-1], "answer"] = LEFT_OUT

    def _stand_in(self, model: type[BaseModel] | None, path: Path) -> Any:
        """What may stand for a lost value without being wrong itself."""
        match model, path[-1]:
            case (_, "id") if model is Claim:
                return f"unread-{path[-2]}"
            case (_, "kind") if model is Claim:
                return "statement"
            case (_, "text" | "quote") if model is Claim:
                return _UNREAD
            case (_, "source") if model is Article:
                return {"file": self.document.path}
            case (_, "file") if model is Source:
                return self.document.path
            case (_, "status") if model is Article:
                return "reviewed"
        return None
