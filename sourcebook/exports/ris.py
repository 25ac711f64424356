"""The articles as RIS, which every program for references reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .citations import Citation, CitedDate

_TYPES = {"newspaper": "NEWS", "magazine": "MGZN", "website": "ELEC"}


def ris(cited: Iterable[Citation]) -> Iterator[bytes]:
    """A record for each article, a line for each field."""
    for citation in cited:
        published = citation.published
        lines = [
            ("TY", _TYPES[citation.kind]),
            ("ID", citation.slug),
            ("TI", citation.title),
            *(("AU", name) for name in citation.authors),
            ("T2", citation.outlet),
            ("PY", published.parts[0] if published and published.parts else None),
            ("DA", _slashed(published)),
            ("UR", citation.url),
            ("Y2", _slashed(citation.accessed)),
            ("LA", citation.language),
            ("C1", citation.rights),
            ("N1", citation.note),
        ]
        text = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value)
        yield f"{text}ER  - \n\n".encode()


def _slashed(date: CitedDate | None) -> str | None:
    """Year, month, day and whatever else is to be said, with a slash behind each of the first three."""
    if not date or not date.parts:
        return None
    places = [*date.parts, "", ""][:3]
    return "/".join([*places, date.edtf if date.vague else ""])
