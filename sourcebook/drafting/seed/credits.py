"""Who is credited in a seed and is nobody of the story: photographers, agencies, those who reported or edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ..front_matter import is_writable
from ..lookup import Lookup
from .captions import Credited, photo_credit
from .furniture import credit_sentences
from .layout import Layout

_PART = re.compile(
    r"(?P<role>(?:additional\s+)?reporting|writing|editing|edited|translation|translated)\s+by\s+(?P<names>[^;.]+)",
    re.IGNORECASE,
)
_ROLES = {"edited": "editing", "translated": "translation"}


def credits_of(layout: Layout, catalog: Catalog, names: Iterable[Lookup[str]]) -> list[Credited]:
    """The credits of photos and an agency's closing line, each once.

    A credit whose words hold a shorter name of somebody known is left out: that person could not be told from it.
    """
    found = [photo_credit(layout.paragraphs[index]) for index in sorted(layout.captions)]
    listed = [credit for credit in found if credit]
    for paragraph in layout.paragraphs[-3:]:
        if line := credit_sentences(paragraph):
            listed.extend(_closing_credits(line))
    unique: dict[str, Credited] = {}
    for credit in listed:
        writable = is_writable(credit.name) and is_writable(credit.employer or "-")
        if writable and is_clear(credit.name, names):
            unique.setdefault(same_name(credit.name), _with_known_employer(credit, catalog))
    return list(unique.values())


def is_clear(name: str, names: Iterable[Lookup[str]]) -> bool:
    """Whether no shorter name of somebody stands inside this one."""
    return all(hit.form == name for lookup in names for hit in lookup.every(name))


def _closing_credits(line: str) -> Iterator[Credited]:
    for part in _PART.finditer(line):
        role = part["role"].lower()
        for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", part["names"]):
            # «Karl Berg in Islamabad»: where somebody worked is no part of the name.
            person = re.split(r"\s+(?:in|at|from)\s+", name)[0].strip(" .")
            if re.fullmatch(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,4}", person):
                yield Credited(person, _ROLES.get(role, role))


def _with_known_employer(credit: Credited, catalog: Catalog) -> Credited:
    slug = catalog.outlets.find(credit.employer) if credit.employer else None
    return replace(credit, employer=catalog.outlets[slug].record.name) if slug else credit
