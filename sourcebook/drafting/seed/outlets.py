"""Whose article a seed is, as far as its own words show it; and which outlets a text names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...catalog.catalog import Catalog
from ..front_matter import is_writable
from ..lexicon import OUTLET_WORDS, PLACES
from ..lookup import Hit, Lookup, any_of
from ..people.naming import Roll, plain
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


class Publishers:
    """Tells whose articles seeds are. Keeps the outlets that it met in mind, so that none gets two names."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._roll = Roll(_names(catalog))
        self._signs = Lookup(
            {
                sign: slug
                for slug, filed in sorted(catalog.outlets.items(), reverse=True)
                if filed.path
                for sign in filed.record.signs
            }
        )

    def of(self, layout: Layout) -> tuple[str, str] | None:
        """The outlet, by a sign of its record or by the rights line, and how it is known. None where nothing tells."""
        if found := self._by_signs(layout):
            return found
        holder = _HOLDER.match(layout.rights or "")
        return self._named(
            holder["name"].strip() if holder else "", "The rights line names this holder."
        ) or self._named(layout.masthead or "", "The name stands with the date above the text.")

    def _by_signs(self, layout: Layout) -> tuple[str, str] | None:
        """The only outlet whose signs stand in the seed; what was left out of the text tells more than the text."""
        for texts in (layout.left_out, layout.paragraphs):
            hits = list(self._signs.every("\n".join(texts)))
            if len({hit.meaning for hit in hits}) == 1:
                name = self._catalog.outlets[hits[0].meaning].record.name
                return name, f"The seed has the words “{hits[0].form}”, a sign of this outlet."
        return None

    def _named(self, holder: str, why: str) -> tuple[str, str] | None:
        """The outlet of this name, by its record's name if it has one. None where the name is too near another one."""
        if not is_writable(holder) or PLACES.issuperset(holder.split()):
            return None  # It may be a dateline's: «London, 3 May 2021».
        bare = holder.removeprefix("The ")
        if " " in bare and bare.split()[-1] in OUTLET_WORDS:
            holder = bare
        near = self._roll.near(holder)
        same = [name for name in near if plain(name).removeprefix("the ") == plain(bare)]
        if near and not same:
            return None
        name = next(iter(same), holder)
        self._roll.add(name, name)
        return (name, why) if re.search(r"[^\W\d_]{2}", name) else None


class NamedOutlets:
    """Finds the outlets that a text names, those with a record first of all."""

    def __init__(self, catalog: Catalog) -> None:
        forms: dict[str, str] = {}
        for name, outlet in _names(catalog):
            first, *rest = name.split()
            for form in (name, name.replace(" ", ""), first + "".join(rest).lower()):
                forms.setdefault(form, outlet)
        self._known = Lookup(forms)

    def find(self, text: str) -> tuple[Hit[str], ...]:
        """The outlets named in a text, from left to right, by the names that records may give for them."""
        known = tuple(self._known.find(text))
        hits = list(known)
        for match in _LIKE_AN_OUTLET.finditer(text):
            before = known[: bisect_left(known, match.end(), key=lambda hit: hit.start)]
            if not before or before[-1].end <= match.start():
                hits.append(Hit(match.group(), match.group(), *match.span()))
        return tuple(sorted(hits, key=lambda hit: hit.start))

    def platform(self, name: str, texts: Sequence[str]) -> str | None:
        """A platform's name as a claim may give it: that of its record, or as the texts have it; else None."""
        for hit in self._known.find(name):
            return hit.meaning
        return name if any(any(Lookup({name: name}).find(text)) for text in texts) else None


def _names(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every name of an outlet with a page, and the one by which its record goes."""
    for filed in catalog.outlets.values():
        for name in (filed.record.name, *filed.record.aliases):
            yield name, filed.record.name
