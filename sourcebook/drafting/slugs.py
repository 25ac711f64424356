"""A slug for a drafted record: short, unlike every slug that is taken, and a safe file name on every system."""

import unicodedata
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import PurePosixPath

from ..records.model.fields import is_slug, slugify
from .seed.layout import Layout

_BYTES = 200
_NOT_ON_WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}


def slug_for(layout: Layout, outlet: str | None, file: str, taken: Collection[str]) -> str:
    """A slug from the title; else from the outlet and the text's first words; else from the seed's file name."""
    passed = layout.captions | layout.headings
    own = (text for index, text in enumerate(layout.paragraphs) if index not in passed)
    opening = next(own, next(iter(layout.paragraphs), ""))[:400]
    sources = [layout.title or "", f"{outlet or ''} {opening}" if opening else ""]
    sources += [PurePosixPath(file).stem, "article"]
    slug = next(good for source in sources if (good := short(source)))
    used = {_plain(other) for other in taken} | _NOT_ON_WINDOWS
    return next(one for one in numbered(slug) if _plain(one) not in used)


def numbered(slug: str) -> Iterator[str]:
    """A slug as it is, then with 2, 3 … behind it."""
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _plain(slug: str) -> str:
    return unicodedata.normalize("NFC", slug).casefold()


def short(text: str, words: int = 8, characters: int = 60) -> str:
    """The first words as a slug, cut between words; empty where they can't be one."""
    parts = slugify(text[:1000]).split("-")[:words]
    while len(parts) > 1 and len("-".join(parts)) > characters:
        parts.pop()
    slug = "-".join(parts)[:characters].encode()[:_BYTES].decode(errors="ignore").strip("-")
    return slug if is_slug(slug) else ""
