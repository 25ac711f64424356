"""The articles as CSL-JSON, from which citation processors make any style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from .citations import Citation, CitedDate

_TYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "website": "webpage"}


def csl_json(cited: Iterable[Citation]) -> Iterator[bytes]:
    """A list with a line for each article."""
    yield b"["
    for number, citation in enumerate(cited):
        yield b",\n" if number else b"\n"
        said = {
            "id": citation.slug,
            "type": _TYPES[citation.kind],
            "title": citation.title,
            "author": [{"literal": name} for name in citation.authors],
            "container-title": citation.outlet,
            "issued": _date(citation.published),
            "URL": citation.url,
            "accessed": _date(citation.accessed),
            "language": citation.language,
            "note": citation.note,
        }
        shown = {name: value for name, value in said.items() if value}
        yield to_json(shown)
    yield b"\n]\n"


def _date(date: CitedDate | None) -> dict[str, Any] | None:
    if not date:
        return None
    if not date.parts:
        return {"literal": date.edtf}
    shown: dict[str, Any] = {"date-parts": [[int(part) for part in date.parts]]}
    return shown | ({"circa": True} if date.vague else {})
