"""The last word on who is listed: what the build will find in the text, looked for in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...catalog.catalog import Catalog
from ..front_matter import is_writable
from ..lookup import Lookup


@dataclass(frozen=True)
class Listed:
    """A person of the article, with the surface forms that go under ``as``."""

    slug: str
    name: str
    surface_forms: tuple[str, ...] = ()


def settle(
    people: Iterable[Listed],
    text: str,
    catalog: Catalog,
    credited: Iterable[str],
    full_form: Mapping[str, str],
) -> tuple[Listed, ...]:
    """The people whom the text names beyond doubt.

    Whoever's surname may mean somebody else too gets a full name under ``as`` (as it stands in the text, by slug in
    ``full_form``), and no longer goes by the surname. Whoever the text names only inside of other names is left out.
    """
    remaining = [p for p in people if all(map(is_writable, (p.name, *p.surface_forms)))]
    credited = tuple(credited)
    while True:
        stated = _stated(remaining, catalog)
        derived = _derived(remaining, stated, catalog)
        doubtful = {
            surname
            for surname, slugs in derived.items()
            if len(slugs) > 1 and _stands_alone(surname, stated, text)
        }
        if doubtful:
            remaining = [_without_surname(person, doubtful, full_form) for person in remaining]
            continue
        lookup = Lookup({**dict.fromkeys(credited, ""), **stated})
        seen = {hit.meaning for hit in lookup.find(text)}
        staying = [person for person in remaining if person.slug in seen]
        if len(staying) == len(remaining):
            return tuple(staying)
        remaining = staying


def _stated(people: Sequence[Listed], catalog: Catalog) -> dict[str, str]:
    """The forms that records and ``as`` give, and whose they are."""
    stated: dict[str, str] = {}
    for person in people:
        for form in (*person.surface_forms, person.name):
            stated.setdefault(form, person.slug)
    for person in people:
        for form in _aliases(person, catalog):
            stated.setdefault(form, person.slug)
    return stated


def _aliases(person: Listed, catalog: Catalog) -> tuple[str, ...]:
    filed = catalog.people.get(person.slug)
    return filed.record.aliases if filed else ()


def _derived(
    people: Sequence[Listed], stated: Mapping[str, str], catalog: Catalog
) -> dict[str, set[str]]:
    """Surnames that the build takes for forms, and everybody in whose names they are words."""
    surnames = {p.name.split()[-1] for p in people if not p.surface_forms and " " in p.name}
    bearers: dict[str, set[str]] = {surname: set() for surname in surnames - set(stated)}
    for person in people:
        for form in (*person.surface_forms, person.name, *_aliases(person, catalog)):
            for word in form.split():
                if word in bearers:
                    bearers[word].add(person.slug)
    return bearers


def _stands_alone(surname: str, stated: Mapping[str, str], text: str) -> bool:
    lookup = Lookup({surname: surname} | dict(stated))
    return any(hit.form == surname for hit in lookup.find(text))


def _without_surname(
    person: Listed, doubtful: Iterable[str], full_form: Mapping[str, str]
) -> Listed:
    if person.surface_forms or person.name.split()[-1] not in doubtful:
        return person
    return replace(person, surface_forms=(full_form[person.slug],))
