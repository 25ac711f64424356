"""Two states of a record's file -> the values that changed, field by field and not line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..problem import ProblemsFound
from ..records.frontmatter import Document, read
from ..records.model import Article
from ..records.validation import record_of

Path = tuple[str, ...]
"""The way to a value: keys, and what the items of a list are known by, such as ``("claims", "aid-suspended", "by")``."""

Values = Mapping[Path, str]
"""The values of a record."""

TEXT = ("text below the front matter",)


@dataclass(frozen=True)
class FieldChange:
    """A value that changed: its path, and what it was before and after; None where it was not there."""

    path: Path
    before: str | None
    after: str | None


def values_of(text: str, file: str) -> Values | None:
    """The values of a record's text. None where it can't be read."""
    try:
        document = read(text, file)
    except ProblemsFound:
        return None
    values = dict(_flat((), document.values))
    if "articles/" in file:
        values = _spelled_out(values, document)
    if document.body.strip():
        values[TEXT] = document.body.strip()
    return values


def _spelled_out(values: Values, document: Document) -> dict[Path, str]:
    """An article's values, each with the reason that it has; as they stand there, where something is wrong with them."""
    try:
        article = record_of(Article, document)
    except ProblemsFound:
        return dict(values)
    told = {path: value for path, value in values.items() if path[0] != "basis"}
    for path, basis in article.basis.items():
        told["basis", *path.split("."), "why"] = " ".join(basis.why.split())
        told["basis", *path.split("."), "confidence"] = basis.confidence.value
    return told


def _flat(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            # A reason is written for a path: ``claims.aid-suspended.date``.
            yield from _flat((*path, *(key.split(".") if path == ("basis",) else [key])), inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, 1):
            yield from _flat((*path, _name_of(item, number)), item)
    elif isinstance(value, list):
        yield path, "; ".join(map(str, value))
    else:
        yield path, "" if value is None else " ".join(str(value).split())


def _name_of(item: Any, number: int) -> str:
    """What an item of a list is known by, wherever it stands in it."""
    if not isinstance(item, dict):
        return str(item)
    return str(item.get("id") or item.get("name") or item.get("role") or item.get("url") or number)


def compare(before: Values, after: Values) -> tuple[FieldChange, ...]:
    """The values that differ, in the order of the newer record, then what was taken away. A claim that came or went is one change."""
    found: dict[Path, FieldChange] = {}
    claims = {_claim(path) for path in before}, {_claim(path) for path in after}
    for path in dict.fromkeys((*after, *before)):
        was, now = before.get(path), after.get(path)
        if (was or None) == (now or None) or (now is None and _told_by_others(path)):
            continue
        claim = _claim(path)
        if claim and (claim in claims[0]) != (claim in claims[1]):
            told = (*claim, "text")
            found.setdefault(claim, FieldChange(claim, before.get(told), after.get(told)))
        elif path == TEXT:
            found[path] = FieldChange(path, *_where_they_differ(was or "", now or ""))
        else:
            found[path] = FieldChange(path, was, now)
    return tuple(found.values())


def _claim(path: Path) -> Path:
    """The path of the claim to which a value belongs; empty where it belongs to none."""
    return path[:2] if path[0] == "claims" and len(path) > 2 else ()


def _told_by_others(path: Path) -> bool:
    """Whether a value that is left out follows from others: nobody took it away."""
    return path == ("topics",) or (path[0], path[2:]) == ("claims", ("people",))


def _where_they_differ(before: str, after: str) -> tuple[str | None, str | None]:
    """The paragraphs of two texts that are not the same."""
    old, new = before.split("\n\n"), after.split("\n\n")
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    differ = [block for block in blocks if block[0] != "equal"]
    return (
        "\n\n".join(part for _, a, b, _, _ in differ for part in old[a:b]) or None,
        "\n\n".join(part for _, _, _, a, b in differ for part in new[a:b]) or None,
    )


FIELDS = {
    "title": "headline",
    "dates.published": "date of publication",
    "by": "speaker",
    "via": "source",
    "quote": "evidence",
    "text": "wording",
    "source.draws_on": "sources",
    "source.url": "address",
    "source.rights": "rights",
    "source.sha256": "checksum",
}
"""What people call a field whose name they would not guess."""


def claim_and_field(path: Path) -> tuple[str, str]:
    """The claim in whose record a value stands, if any, and what people call its field."""
    if path[0] == "basis" and len(path) > 2:
        claim, field = claim_and_field(path[1:-1])
        return claim, f"{'reason' if path[-1] == 'why' else path[-1]} for the {field}"
    if path[0] == "claims" and len(path) > 1:
        return path[1], _words(path[2:]) or "claim"
    return "", _words(path)


def _words(path: Path) -> str:
    return FIELDS.get(".".join(path), " ".join(path))
