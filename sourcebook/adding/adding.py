"""Files and addresses, one after the other, into ``seeds/``. What is here already is told and left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from ..atomic import create_file
from ..drafting.seed.dates import dates_in
from ..drafting.seed.layout import Layout, lay_out
from ..drafting.seed.outlets import Publishers
from ..drafting.slugs import numbered, slug_for
from ..reading.readings import Readings
from ..reading.reuse.passages import RunIndex, Text
from ..reading.text.words import words_of
from ..records.model.fields import slugify
from ..seeds.addresses import keep_address, known_addresses
from ..seeds.declared import Declared
from ..seeds.seed import LARGEST, MARKDOWN, NoArticle, declared_in, is_page, text_of
from ..sha256sums import sha256
from .fetching import Unfetched, fetch, is_address, same_address

_LEAST_WORDS = 5
_NEAR = 0.9
"""An article is one that is here already if so much of the shorter one stands in the other."""

Fate = StrEnum("Fate", "ADDED KNOWN FAILED")


@dataclass(frozen=True)
class Outcome:
    """What became of one thing that was to be added, in a sentence or two."""

    wanted: str
    fate: Fate
    told: str


class _Unwanted(Exception):
    def __init__(self, fate: Fate, told: str) -> None:
        super().__init__(told)
        self.outcome = fate, told


@dataclass(frozen=True)
class _Here:
    """An article that is here already: where, its outlet, how many words it has."""

    path: str
    outlet: str | None
    words: int


class Adder:
    """Adds to one project. ``anyway`` takes also what seems to be here already, or to be no article."""

    def __init__(
        self, root: Path, readings: Readings, private: bool = False, anyway: bool = False
    ) -> None:
        self._root, self._readings, self._private, self._anyway = root, readings, private, anyway
        catalog = self._catalog = readings.catalog
        self._publishers = Publishers(catalog)
        self._checksums = {seed.sha256: seed.path for seed in catalog.seeds.values()}
        self._addresses = {
            same_address(address): f"seeds/{name}"
            for name, (address, _) in known_addresses(root).items()
            if name in catalog.seeds
        }
        for filed in catalog.articles.values():
            if filed.record.source.url and filed.path:
                self._addresses[same_address(filed.record.source.url)] = filed.path
        self._here: dict[str, _Here] = {}

    def add_all(self, wanted: Iterable[str]) -> Iterator[Outcome]:
        """Add one after the other. What goes wrong with one does not keep the others back."""
        for one in wanted:
            try:
                yield Outcome(one, Fate.ADDED, self._add(one))
            except _Unwanted as found:
                yield Outcome(one, *found.outcome)
            except Unfetched as error:
                yield Outcome(one, Fate.FAILED, str(error))
            except OSError as error:
                yield Outcome(one, Fate.FAILED, f"{error.strerror or error}.")

    def _add(self, one: str) -> str:
        address, hint = None, one
        if is_address(one):
            self._refuse_known_address(one)
            data, address = fetch(one, self._private)
            hint = unquote(PurePosixPath(urlsplit(address).path).name) or "page"
        else:
            data = _read(one)
        checksum = sha256(data)
        if place := self._checksums.get(checksum):
            raise _Unwanted(Fate.KNOWN, f"It is here already: {place} has the same bytes.")
        text = text_of(hint, data)
        if isinstance(text, NoArticle):
            raise _Unwanted(Fate.FAILED, f"It is {text.what}. {text.way_out}")
        declared = declared_in(hint, data)
        day = date.today().isoformat()
        if address:
            declared = declared.fetched(address, day)
        shortcoming = declared.shortcoming
        if len(text.split()) < _LEAST_WORDS:
            shortcoming = shortcoming or "It has no text. Look at it, and save the article's text."
        if shortcoming and not self._anyway:
            raise _Unwanted(Fate.FAILED, shortcoming)
        for said in declared.every("url"):
            self._refuse_known_address(said.value)
        layout = lay_out(text, declared)
        publisher = self._publishers.of(layout, declared)
        outlet = publisher[0] if publisher else None
        words = words_of(layout.body)
        slug = (self._catalog.outlets.find(outlet) or slugify(outlet)) if outlet else None
        told = self._near_copies(Text(checksum, words, ""), slug)
        name = self._name(hint, data, outlet, layout, declared)
        if address:
            keep_address(self._root, name, address, day)
        create_file(self._root / "seeds" / name, data)
        self._here[checksum] = _Here(f"seeds/{name}", slug, len(words))
        self._checksums[checksum] = f"seeds/{name}"
        self._addresses |= {same_address(s.value): f"seeds/{name}" for s in declared.every("url")}
        if declared.teaser:
            told += (
                " The page says that the rest is for subscribers: this may be only the beginning."
            )
        return f"Added as seeds/{name}.{told}"

    def _refuse_known_address(self, address: str) -> None:
        place = self._addresses.get(same_address(address))
        if place and not self._anyway:
            raise _Unwanted(Fate.KNOWN, f"It is here already: {place} has the same address.")

    @cached_property
    def _index(self) -> RunIndex:
        """The words of the articles that are here, to be compared with new ones."""
        index = RunIndex()
        for slug, filed in self._catalog.articles.items():
            words = self._readings.words(slug)
            index.add(Text(slug, words, ""))
            outlet = self._catalog.outlet_of(filed)
            self._here[slug] = _Here(
                filed.path or slug, outlet.slug if outlet else None, len(words)
            )
        return index

    def _near_copies(self, text: Text, outlet: str | None) -> str:
        """What to say of an article in nearly the same words. Another outlet's is another account, and is added."""
        told = []
        passages = self._index.add(text)
        for other in dict.fromkeys(passage.other(text.article) for passage in passages):
            if not (here := self._here.get(other)):
                continue  # It was left out.
            shared = [passage for passage in passages if passage.other(text.article) == other]
            shares = (
                len({place for passage in shared for place in passage.places(side)}) / words
                for side, words in ((text.article, len(text.words)), (other, here.words))
            )
            if max(shares) < _NEAR:
                continue
            what = f"{here.path} has nearly the same words."
            if not (outlet and here.outlet and outlet != here.outlet) and not self._anyway:
                raise _Unwanted(Fate.KNOWN, f"It is here already: {what}")
            told.append(f" {what}")
        return "".join(told)

    def _name(
        self, hint: str, data: bytes, outlet: str | None, layout: Layout, declared: Declared
    ) -> str:
        """A file name from the day and the title, unlike every other one in ``seeds/``."""
        ending = PurePosixPath(hint).suffix.lower()
        page = is_page(hint, data[:5000].decode("latin-1").lstrip("\xff\xfe\xef\xbb\xbf"))
        ending = ".html" if page else ".md" if ending in MARKDOWN else ".txt"
        days = [day for said in declared.every("published") for day in dates_in(said.value)]
        day = next(iter([*days, layout.published]), None)
        slug = slug_for(layout, outlet, hint, ())
        taken = {file.stem.casefold() for file in (self._root / "seeds").rglob("*")}
        every = numbered(f"{day}-{slug}" if day else slug)
        return next(name for name in every if name.casefold() not in taken) + ending


def _read(one: str) -> bytes:
    if one == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(one).open("rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        most = LARGEST // 1_000_000
        raise _Unwanted(Fate.FAILED, f"It is larger than {most} MB. Save its text as a .txt file.")
    return data
