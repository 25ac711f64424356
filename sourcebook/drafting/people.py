"""The people of one seed: who is listed, by which surface forms, and where each of them is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..catalog import Catalog
from ..linked import same_name
from .forms import Forms, forms_of
from .lookup import Hit, Lookup
from .names import Candidate
from .naming import Naming
from .settling import Listed, settle

UNLISTED = "?"
"""Begins the key of somebody who is named, but not listed; the words that name them follow."""


@dataclass(frozen=True)
class Cast:
    """The people of an article. ``mentions`` holds, for each paragraph, who is named where."""

    people: tuple[Listed, ...]
    mentions: tuple[tuple[Hit[str], ...], ...]
    withheld: tuple[str, ...] = ()

    def label(self, key: str) -> str:
        """How a claim names the person of a mention."""
        if key.startswith(UNLISTED):
            return key.removeprefix(UNLISTED)
        return next(person.name for person in self.people if person.slug == key)


def cast_of(
    paragraphs: Sequence[str],
    candidates: Sequence[Candidate],
    naming: Naming,
    catalog: Catalog,
    credited: Iterable[str],
) -> Cast:
    """Who is named in an article's paragraphs. Whoever is only credited is nobody of the story."""
    credited = tuple(credited)
    outside = {same_name(name) for name in credited}
    named = _named(paragraphs, candidates, naming, outside)
    forms = forms_of(paragraphs, candidates, named, naming)
    people = _listings(forms, naming, catalog)
    people = settle(people, paragraphs, catalog, credited, forms.full_form)
    listed = {person.slug for person in people}
    spots = {form: slug for form, slug in forms.owners.items() if slug in listed}
    spots |= {form: UNLISTED + form for form in forms.nobodys if form not in spots}
    lookup = Lookup(spots)
    mentions = tuple(tuple(lookup.find(text)) for text in paragraphs)
    withheld = tuple(sorted(name for name in naming.withheld if name in forms.nobodys))
    return Cast(people, mentions, withheld)


def _named(
    paragraphs: Sequence[str],
    candidates: Sequence[Candidate],
    naming: Naming,
    credited: set[str],
) -> dict[str, str]:
    """The full forms of names that stand in the text, and the slug that each stands for."""
    named: dict[str, str] = {}
    for text in paragraphs:
        for lookup in (naming.known, naming.new):
            for hit in lookup.every(text):
                alone = " " in hit.form or _stands_alone(text, hit)
                if alone and same_name(hit.form) not in credited:
                    named.setdefault(hit.form, hit.meaning)
    for candidate in candidates:
        slug = naming.meaning.get(candidate.name)
        if slug and candidate.supported and same_name(candidate.name) not in credited:
            named.setdefault(candidate.name, slug)
    return named


def _stands_alone(text: str, hit: Hit[str]) -> bool:
    """Whether a name of one word is not a part of a longer one."""
    before, behind = text[: hit.start].rsplit(" ", 1)[-1], text[hit.end + 1 : hit.end + 2]
    beside = text[hit.start - 1 : hit.start] == " " and before[:1].isupper()
    return not beside and not (text[hit.end : hit.end + 1] == " " and behind.isupper())


def _listings(forms: Forms, naming: Naming, catalog: Catalog) -> tuple[Listed, ...]:
    people: list[Listed] = []
    stated = {slug: _stated(slug, naming, catalog) for slug in forms.slugs}
    for slug in forms.slugs:
        others = {form for other, given in stated.items() if other != slug for form in given}
        own = [
            form
            for form, owner in forms.owners.items()
            if owner == slug and form not in stated[slug] and form not in others
        ]
        name = naming.names[slug]
        surname = name.split()[-1]
        if own == [surname]:
            own = []
        elif not own and surname in forms.misleading:
            own = [forms.full_form[slug]]
        people.append(Listed(slug, name, tuple(own)))
    return tuple(people)


def _stated(slug: str, naming: Naming, catalog: Catalog) -> set[str]:
    filed = catalog.people.get(slug)
    return {naming.names[slug], *(filed.record.aliases if filed else ())}
