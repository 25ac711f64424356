"""The articles as they are cited, from which BibTeX, RIS and CSL-JSON are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..records.model.dates import bounds
from .catalog_rows import CatalogFile

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?")


@dataclass(frozen=True)
class CitedDate:
    """A date as programs for references take it: year, month and day as far as they are known."""

    edtf: str

    @property
    def parts(self) -> tuple[str, ...]:
        if plain := _PLAIN.fullmatch(self.edtf):
            return tuple(part for part in plain.groups() if part)
        span = bounds(self.edtf)
        one_year = span.first and span.last and span.first.year == span.last.year
        return (f"{span.first.year:04}",) if span.first and one_year else ()

    @property
    def plain(self) -> str:
        """The parts as ISO 8601 has them; empty where there are none."""
        return "-".join(self.parts)

    @property
    def vague(self) -> bool:
        """Whether the date is more or less than the parts say."""
        return self.plain != self.edtf


@dataclass(frozen=True)
class Citation:
    """What is cited of an article. ``kind`` is newspaper, magazine or website."""

    slug: str
    kind: str
    authors: tuple[str, ...]
    title: str
    outlet: str | None
    published: CitedDate | None
    url: str | None
    accessed: CitedDate | None
    language: str
    rights: str | None
    note: str = ""
    """Which of this the article does not state itself."""


_CITED = {
    "title": "title",
    "byline": "author",
    "outlet": "outlet",
    "dates.published": "date",
    "source.url": "address",
}


def _note(inferred: Iterable[str]) -> str:
    names = ", ".join(_CITED[path] for path in inferred)
    return f"Inferred, not stated by the article: {names}" if names else ""


def citations(catalog: CatalogFile, site: str) -> Iterator[Citation]:
    """Every article; by its page on this ``site``, if that has an address, where the original's is not known."""
    outlets = {outlet.slug: outlet for outlet in catalog.outlets}
    for article in catalog.articles:
        outlet = outlets[article.outlet] if article.outlet else None
        name = outlet.name if outlet else None
        kind = (outlet and outlet.kind) or "newspaper"
        yield Citation(
            slug=article.slug,
            kind={"newspaper": "newspaper", "agency": "newspaper", "magazine": "magazine"}.get(
                kind, "website"
            ),
            authors=tuple(article.byline),
            title=article.title or f"Untitled ({name or article.source_file})",
            outlet=name,
            published=CitedDate(article.published) if article.published else None,
            url=article.source_url or (f"{site}{article.url}" if site else None),
            accessed=CitedDate(article.accessed) if article.accessed else None,
            language=article.language,
            rights=article.rights,
            note=_note(path for path in _CITED if path in article.basis),
        )
