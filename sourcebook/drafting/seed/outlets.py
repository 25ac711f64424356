"""Whose article a seed is, as far as its own words show it; and which outlets a text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...catalog.catalog import Catalog
from ...records.model import Basis
from ...records.model.record import Confidence
from ..front_matter import is_writable
from ..lexicon import OUTLET_WORDS, PLACES
from ..lookup import Hit, Lookup, any_of, stands
from ..people.nearness import Roll, plain
from .layout import Layout

_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?"
    r"(?P<name>[A-Z][\w’'&-]*(?:\s+[\w’'&-]+){0,4}?)"
    r"(?=\s*(?:,|\.|\(|\||$|\d{4}|(?:Limited|Ltd|Inc|LLC|Company|Co|Corp|Corporation|Group|Media)\b|[Aa]ll\s+rights))",
    re.IGNORECASE,
)
_LIKE_AN_OUTLET = re.compile(
    rf"(?:[A-Z][\w’'&-]*\s+){{0,3}}{any_of(OUTLET_WORDS)}(?:\s+(?:News|TV|Agency))?(?![\w’'&-])(?!\s+[A-Z])"
    r"|(?:Radio|Channel|Voice of|TV|Agence)\s+[A-Z][\w’'&-]*"
)


@dataclass(frozen=True)
class Publisher:
    """The outlet of an article, and how it is known."""

    name: str
    basis: Basis


class Publishers:
    """Tells whose articles seeds are. Keeps the outlets that it met in mind, so that none gets two names."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        names = (
            (name, filed.record.name)
            for filed in catalog.outlets.values()
            for name in (filed.record.name, *filed.record.aliases)
        )
        self._roll = Roll(names)
        self._signs = Lookup(
            {
                sign: slug
                for slug, filed in sorted(catalog.outlets.items(), reverse=True)
                if filed.path
                for sign in filed.record.signs
            }
        )

    def of(self, layout: Layout) -> Publisher | None:
        """The outlet, by a sign of its record or by the rights line. None where neither tells."""
        if found := self._by_signs(layout):
            return found
        holder = _HOLDER.match(layout.rights or "")
        return self._named(
            holder["name"].strip() if holder else "", "The rights line names this holder."
        ) or self._named(layout.masthead or "", "The name stands with the date above the text.")

    def _by_signs(self, layout: Layout) -> Publisher | None:
        """The only outlet whose signs stand in the seed; what was left out of the text tells more than the text."""
        for texts in (layout.left_out, layout.paragraphs):
            hits = list(self._signs.every("\n".join(texts)))
            if len({hit.meaning for hit in hits}) == 1:
                name = self._catalog.outlets[hits[0].meaning].record.name
                why = f"The seed has the words “{hits[0].form}”, a sign of this outlet."
                return Publisher(name, Basis(why=why, confidence=Confidence.MEDIUM))
        return None

    def _named(self, holder: str, why: str) -> Publisher | None:
        """The outlet of this name, by its record's name if it has one. None where the name is too near another one."""
        if not is_writable(holder) or is_place(holder):
            return None
        bare = holder.removeprefix("The ")
        if " " in bare and bare.split()[-1] in OUTLET_WORDS:
            holder = bare
        near = self._roll.near(holder)
        same = [name for name in near if plain(name).removeprefix("the ") == plain(bare)]
        if near and not same:
            return None
        name = same[0] if same else holder
        self._roll.add(name, name)
        basis = Basis(why=why, confidence=Confidence.MEDIUM)
        return Publisher(name, basis) if re.search(r"[^\W\d_]{2}", name) else None


class NamedOutlets:
    """Finds the outlets that a text names, those with a record first of all."""

    def __init__(self, catalog: Catalog) -> None:
        forms: dict[str, str] = {}
        for filed in catalog.outlets.values():
            for name in (filed.record.name, *filed.record.aliases):
                for form in _spellings(name):
                    forms.setdefault(form, filed.record.name)
        self._known = Lookup(forms)

    def find(self, text: str) -> tuple[Hit[str], ...]:
        """The outlets named in a text, from left to right, by the names that records may give for them."""
        known = tuple(self._known.find(text))
        others = (
            Hit(match.group(), match.group(), match.start(), match.end())
            for match in _LIKE_AN_OUTLET.finditer(text)
            if not _overlaps(match, known)
        )
        return tuple(sorted((*known, *others), key=lambda hit: hit.start))

    def platform(self, name: str, texts: Sequence[str]) -> str | None:
        """A platform's name as a claim may give it: that of its record, or as the texts have it; else None."""
        for hit in self._known.find(name):
            return hit.meaning
        in_texts = any(
            stands(name, text, m.start()) for text in texts for m in re.finditer(name, text)
        )
        return name if in_texts else None


def is_place(name: str) -> bool:
    """Whether a name is a place's, as in a dateline («London, 3 May 2021»)."""
    return all(word in PLACES for word in name.split())


def _overlaps(match: re.Match[str], hits: Sequence[Hit[str]]) -> bool:
    number = bisect_left(hits, match.end(), key=lambda hit: hit.start)
    return number > 0 and hits[number - 1].end > match.start()


def _spellings(name: str) -> Iterator[str]:
    yield name
    yield name.replace(" ", "")
    if " " in name:
        first, *rest = name.split()
        yield first + "".join(rest).lower()
