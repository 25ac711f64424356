"""The articles as BibTeX, in the fields of BibLaTeX and those that older styles know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .citations import Citation, CitedDate

_SPECIAL = {sign: f"\\{sign}" for sign in "#$%&_"} | {
    # Even behind a backslash a brace would have to be closed.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ESCAPES = str.maketrans(_SPECIAL)
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_NO_KEY = re.compile(r"[^\w:.-]")


def bibtex(cited: Iterable[Citation]) -> Iterator[bytes]:
    """A record for each article. Names are kept whole, for nobody knows which of them is the family's."""
    for citation in cited:
        parts = citation.published.parts if citation.published else ()
        fields = {
            "title": f"{{{_plain(citation.title)}}}",  # As printed: no style changes its capitals.
            "author": " and ".join(f"{{{_plain(name)}}}" for name in citation.authors),
            "journal" if citation.kind != "website" else "organization": _plain(
                citation.outlet or ""
            ),
            "date": citation.published.edtf if citation.published and parts else "",
            "year": parts[0] if parts else "",
            "month": str(int(parts[1])) if len(parts) > 1 else "",
            "url": (citation.url or "").translate(_IN_ADDRESS),
            "urldate": _day(citation.accessed),
            "langid": citation.language,
            "keywords": citation.kind,
            "note": _plain(citation.note),
        }
        kind = "online" if citation.kind == "website" else "article"
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        key = _NO_KEY.sub("-", citation.slug)
        yield f"@{kind}{{{key},\n{lines}}}\n\n".encode()


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def _day(date: CitedDate | None) -> str:
    return date.plain if date else ""
