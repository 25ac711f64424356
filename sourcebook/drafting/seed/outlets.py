"""Whose article a seed is, as far as its own words show it; and which outlets a text names."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ...catalog.catalog import Catalog
from ...seeds.declared import Declared, Said
from ..front_matter import is_writable
from ..lexicon import OUTLET_WORDS, PLACES
from ..lookup import Hit, Lookup, any_of
from ..people.naming import Roll, plain
from .imprint import is_like_an_outlet
from .layout import Layout

_MOST_WORDS = 6
"""No outlet's name is longer: some pages give their headline for it."""
_LIKE_AN_OUTLET = re.compile(
    rf"(?:[A-Z][\w’'&-]*\s+){{0,3}}{any_of(OUTLET_WORDS)}(?:\s+(?:News|TV|Agency))?(?![\w’'&-])(?!\s+[A-Z])|(?:Radio|Channel|Voice of|TV|Agence)\s+[A-Z][\w’'&-]*"
)


class Publishers:
    """Tells whose articles seeds are. Keeps the outlets that it met in mind, so that none gets two names."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._roll = Roll(_names(catalog))
        known = sorted(catalog.outlets.items(), reverse=True)
        signs = ((sign, slug) for slug, filed in known if filed.path for sign in filed.record.signs)
        self._signs = Lookup(dict(signs))

    def of(self, layout: Layout, declared: Declared) -> tuple[str, str | Said] | None:
        """The outlet, and how it is known: what declares it, or a reason. None where nothing tells.

        What the seed declares comes first, then a known outlet's address and signs, then the lines around the text.
        """
        outlets = self._catalog.outlets
        for said in declared.every("outlet"):
            if slug := outlets.find(said.value) or outlets.find(said.value.removeprefix("The ")):
                return outlets[slug].record.name, said
        if found := self._by_address(declared) or self._by_signs(layout):
            return found
        names: list[tuple[str, str | Said, bool]] = list(layout.outlets)
        names[:0] = [(said.value, said, True) for said in declared.every("outlet")]
        for name, why, sure in names:
            if named := self._named(name, at_sight=not sure):
                return named, why
        return None

    def _by_address(self, declared: Declared) -> tuple[str, str] | None:
        """The outlet to whose homepage an address of the article belongs."""
        for said in declared.every("url"):
            host = _host(said.value)
            for filed in self._catalog.outlets.values():
                home = _host(filed.record.homepage or "")
                if home and f".{host}".endswith(f".{home}"):
                    return filed.record.name, f"The address {said.value} is this outlet's."
        return None

    def _by_signs(self, layout: Layout) -> tuple[str, str] | None:
        """The only outlet whose signs stand in the seed; what was left out of the text tells more than the text."""
        for texts in (layout.left_out, layout.paragraphs):
            hits = list(self._signs.every("\n".join(texts)))
            if len({hit.meaning for hit in hits}) == 1:
                name = self._catalog.outlets[hits[0].meaning].record.name
                return name, f"The seed has the words “{hits[0].form}”, a sign of this outlet."
        return None

    def _named(self, holder: str, at_sight: bool = False) -> str | None:
        """The outlet of this name, by its record's name if it has one. None where the name is too near another one, or
        where it is taken ``at_sight``, unknown, and has no word of an outlet's name."""
        words = holder.split()
        named = is_writable(holder) and re.search(r"[^\W\d_]{2}", holder)
        if not named or len(words) > _MOST_WORDS or PLACES.issuperset(words):
            return None  # It may be a dateline's: «London, 3 May 2021».
        bare = plain(holder.removeprefix("The "))
        near = self._roll.near(holder)
        same = [name for name in near if plain(name).removeprefix("the ") == bare]
        if not same and (near or (at_sight and not is_like_an_outlet(holder))):
            return None
        name = next(iter(same), holder)
        self._roll.add(name, name)
        return name


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
        hits = [
            Hit(match.group(), match.group(), *match.span())
            for match in _LIKE_AN_OUTLET.finditer(text)
            if not any(hit.start < match.end() and match.start() < hit.end for hit in known)
        ]
        return tuple(sorted((*known, *hits), key=lambda hit: hit.start))

    def platform(self, name: str, texts: Sequence[str]) -> str | None:
        """A platform's name as a claim may give it: that of its record, or as the texts have it; else None."""
        known = (hit.meaning for hit in self._known.find(name))
        return next(known, name if any(name in text for text in texts) else None)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _names(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every name of an outlet with a page, and the one by which its record goes."""
    for filed in catalog.outlets.values():
        for name in (filed.record.name, *filed.record.aliases):
            yield name, filed.record.name
