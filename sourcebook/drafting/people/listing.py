"""The people of one seed: who is listed, by which surface forms, and where each of them is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ..lookup import Hit, Lookup
from .names import Candidate
from .naming import Naming
from .settling import Listed, settle
from .surface_forms import PRONOUNS, Forms, forms_of

UNLISTED = "?"
"""Begins the key of somebody who is named, but not listed; the words that name them follow."""


@dataclass(frozen=True)
class Cast:
    """The people of an article. ``mentions`` holds, for each paragraph, who is named where."""

    people: tuple[Listed, ...]
    mentions: tuple[tuple[Hit[str], ...], ...]
    withheld: tuple[str, ...] = ()

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """By which pronoun those go whom a title tells: «he» or «she», by slug."""
        return {
            person.slug: PRONOUNS[title]
            for person in self.people
            for form in person.surface_forms
            if (title := form.split()[0].rstrip(".")) in PRONOUNS
        }

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
    # No name holds a line end, so all paragraphs can be searched at once.
    text = "\n".join(paragraphs)
    named = _named(text, candidates, naming, {same_name(name) for name in credited})
    forms = forms_of(text, candidates, named, naming)
    people = settle(_listings(forms, naming, catalog), text, catalog, credited, forms.full_form)
    listed = {person.slug for person in people}
    spots = {form: slug for form, slug in forms.owners.items() if slug in listed}
    spots |= {form: UNLISTED + form for form in forms.nobodys if form not in spots}
    mentions = _by_paragraph(paragraphs, Lookup(spots).find(text))
    withheld = tuple(sorted(name for name in naming.withheld if name in forms.nobodys))
    return Cast(people, mentions, withheld)


def _by_paragraph(
    paragraphs: Sequence[str], hits: Iterable[Hit[str]]
) -> tuple[tuple[Hit[str], ...], ...]:
    """Hits in joined paragraphs, each as a hit in its own paragraph."""
    sorted_out: list[list[Hit[str]]] = [[] for _ in paragraphs]
    starts = [0, *accumulate(len(paragraph) + 1 for paragraph in paragraphs)]
    index = 0
    for hit in hits:
        while starts[index + 1] <= hit.start:
            index += 1
        start = hit.start - starts[index]
        sorted_out[index].append(Hit(hit.meaning, hit.form, start, start + len(hit.form)))
    return tuple(map(tuple, sorted_out))


def _named(
    text: str, candidates: Sequence[Candidate], naming: Naming, credited: set[str]
) -> dict[str, str]:
    """The full forms of names that stand in the text, and the slug that each stands for."""
    named: dict[str, str] = {}
    for lookup in (naming.known, naming.new):
        for hit in lookup.every(text):
            if hit.form not in named and (" " in hit.form or _stands_alone(text, hit)):
                named[hit.form] = hit.meaning
    for candidate in candidates:
        slug = naming.meaning.get(candidate.name)
        if slug and candidate.supported:
            named.setdefault(candidate.name, slug)
    return {form: slug for form, slug in named.items() if same_name(form) not in credited}


def _stands_alone(text: str, hit: Hit[str]) -> bool:
    """Whether a name of one word is not a part of a longer one."""
    before, behind = text[max(hit.start - 2, 0) : hit.start], text[hit.end : hit.end + 2]
    word_before = re.search(r"(\w+) $", text[max(hit.start - 40, 0) : hit.start])
    beside = before.endswith(" ") and word_before and word_before.group(1)[0].isupper()
    return not beside and not (behind[:1] == " " and behind[1:].isupper())


def _listings(forms: Forms, naming: Naming, catalog: Catalog) -> list[Listed]:
    stated = {slug: _stated(slug, naming, catalog) for slug in forms.slugs}
    taken = {form for given in stated.values() for form in given}
    own: dict[str, list[str]] = {slug: [] for slug in forms.slugs}
    for form, slug in forms.owners.items():
        if form not in taken:
            own[slug].append(form)
    people: list[Listed] = []
    for slug in forms.slugs:
        name, given = naming.names[slug], own[slug]
        surname = name.split()[-1]
        if given == [surname]:
            given = []
        elif not given and surname in forms.misleading:
            given = [forms.full_form[slug]]
        people.append(Listed(slug, name, tuple(given)))
    return people


def _stated(slug: str, naming: Naming, catalog: Catalog) -> set[str]:
    filed = catalog.people.get(slug)
    return {naming.names[slug], *(filed.record.aliases if filed else ())}
