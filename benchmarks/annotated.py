"""The made-up articles of ``drafting/``, and what a careful reader found in each; its README says how that is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent / "drafting"
ONE_VALUE = ("headline", "date", "outlet")

Said = tuple[str, str]
"""Who says it, and the words. Several right names for the speaker stand apart by « | »; none where nobody is named."""


@dataclass(frozen=True)
class Annotated:
    """What a careful reader finds in an article."""

    name: str
    data: bytes
    values: Mapping[str, tuple[str | None, ...]]
    """Headline, date and outlet: every value that is right."""
    byline: tuple[str, ...]
    credits: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    """Each with all surface forms, the fullest first."""
    quotations: tuple[Said, ...]
    unmarked: tuple[Said, ...] = ()
    optional: frozenset[str] = frozenset()
    """People who may be listed or not."""


def articles() -> list[Path]:
    """The made-up articles; the annotation stands beside each."""
    return sorted(path for path in (HERE / "articles").iterdir() if path.suffix != ".yml")


def annotated(path: Path) -> Annotated:
    """A made-up article."""
    said = yaml.load(path.with_suffix(".yml").read_text("utf-8"), yaml.CBaseLoader)

    def pairs(key: str) -> tuple[Said, ...]:
        return tuple((by, words) for each in said.get(key, ()) for by, words in each.items())

    def right(value: str | list[str]) -> tuple[str | None, ...]:
        values = value if isinstance(value, list) else [value]
        return tuple(None if one in ("", "null") else one for one in values)

    return Annotated(
        path.name,
        path.read_bytes(),
        {field: right(said[field]) for field in ONE_VALUE},
        tuple(said["byline"]),
        tuple(said.get("credits", ())),
        tuple((name, *forms) for name, forms in said["people"].items()),
        pairs("quotations"),
        pairs("unmarked"),
        frozenset(said.get("optional", ())),
    )
