"""The people of one seed: who is listed, by which surface forms, and where each of them is named."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ...reading.text.body import Body
from ..front_matter import is_writable
from ..lexicon import COMMON, NOT_NAMES, PEOPLES, PLACES
from ..lookup import Hit, Lookup
from .names import Candidate, pronoun_of
from .naming import Naming

_MOST_DOUBTS = 8
UNLISTED = "?"
"""Begins the key of somebody who is named, but not listed; the words that name them follow."""
PRONOUNS = dict.fromkeys(("Mr", "Sir", "Lord"), "he") | dict.fromkeys(
    ("Ms", "Mrs", "Miss", "Lady", "Dame"), "she"
)
"""Titles that tell a pronoun."""
_ALSO_WORDS = COMMON | PLACES | PEOPLES | NOT_NAMES

Bearers = dict[str, set[str]]
"""Who bears each surname, or each given name, by slug; an empty one stands for somebody who can't be listed."""


@dataclass(frozen=True)
class Listed:
    """A person of the article, with the surface forms that go under ``as``."""

    slug: str
    name: str
    surface_forms: tuple[str, ...] = ()

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class Cast:
    """The people of an article. ``mentions`` holds, for each paragraph, who is named where."""

    people: tuple[Listed, ...]
    mentions: Sequence[Sequence[Hit[str]]]
    withheld: tuple[str, ...] = ()
    by_title: tuple[str, ...] = ()
    """Whom only a title and a surname name («President Thorn»)."""
    perhaps: tuple[str, ...] = ()
    """What is written like a name several times, and may be another thing's."""

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """By which pronoun those go whom a title or a given name tells: «he» or «she», by slug."""
        named = ((person.slug, pronoun_of(person.name)) for person in self.people)
        return {slug: pronoun for slug, pronoun in named if pronoun} | {
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


@dataclass(frozen=True)
class SurfaceForms:
    """Who is named by which form.

    ``slugs`` are the people in the order of their first mention; ``owners`` maps each form to one of them, in the
    order in which the forms appear; ``full_form`` gives a full name of each person as it stands in the text;
    ``nobodys`` are forms that name somebody who can't be listed, or that may mean several people; ``misleading`` are
    surnames that are words of another meaning too, and stand alone in the text.
    """

    slugs: tuple[str, ...]
    owners: Mapping[str, str]
    full_form: Mapping[str, str]
    nobodys: frozenset[str]
    misleading: frozenset[str]


def cast_of(
    body: Body,
    candidates: Sequence[Candidate],
    naming: Naming,
    catalog: Catalog,
    credited: Sequence[str],
) -> Cast:
    """Who is named in an article's text. Whoever is only credited is nobody of the story."""
    # No name holds a line end, so all paragraphs can be searched at once.
    text = "\n".join(paragraph.text for paragraph in body.paragraphs)
    named = _named(text, candidates, naming, set(map(same_name, credited)))
    forms = _forms_of(text, candidates, named, naming)
    people = _settled(_listings(forms, naming, catalog), text, catalog, credited, forms.full_form)
    listed = {person.slug for person in people}
    spots = {form: slug for form, slug in forms.owners.items() if slug in listed}
    spots |= {form: UNLISTED + form for form in forms.nobodys if form not in spots}
    # «Ada says»: the text may go on by a given name alone.
    given = Counter(person.name.split()[0] for person in people)
    alone = {p.name.split()[0]: p.slug for p in people if given[p.name.split()[0]] == 1}
    alone = {n: slug for n, slug in alone.items() if n not in spots and n not in _ALSO_WORDS}
    mentions: list[list[Hit[str]]] = [[] for _ in body.paragraphs]
    for hit in Lookup(alone | spots).find(text):
        for span in body.spans(hit.start, hit.end):
            mentions[span.paragraph].append(Hit(hit.meaning, hit.form, span.start, span.end))
    withheld = naming.withheld & forms.nobodys
    by_title = {f"{c.title} {c.name}" for c in candidates if len(c.words) == 1} & forms.nobodys
    often = Counter(c.name for c in candidates if " " in c.name and not c.supported)
    perhaps = [name for name, times in often.most_common(_MOST_DOUBTS) if times > 1]
    return Cast(people, mentions, *(tuple(sorted(d)) for d in (withheld, by_title, perhaps)))


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
    word_before = re.search(r"(\w)\w* $", text[max(hit.start - 40, 0) : hit.start])
    behind = text[hit.end : hit.end + 2]
    beside = word_before and word_before.group(1).isupper()
    return not beside and not (behind[:1] == " " and behind[1:].isupper())


def _forms_of(
    text: str, candidates: Sequence[Candidate], named: Mapping[str, str], naming: Naming
) -> SurfaceForms:
    """Find every form by which the text names the people whose full names stand in it."""
    bearers = _bearers(named, naming, candidates)
    given: Bearers = {}
    for form, slug in named.items():
        given.setdefault(form.split()[0], set()).add(slug)
    nobodys = {
        c.name for c in candidates if len(c.words) > 1 and (c.supported or c.words[-1] in bearers)
    } - set(named)
    full = dict(named)
    short: dict[str, str] = {}
    for candidate in candidates:
        form = f"{candidate.title} {candidate.name}"
        if not candidate.title or not is_writable(form):
            continue
        if candidate.name in named:
            full[form] = named[candidate.name]
        elif len(candidate.words) == 1 and (candidate.name in bearers or candidate.name in given):
            short[form] = candidate.name
        else:
            nobodys.add(form)
    misleading = bearers.keys() & _ALSO_WORDS
    short |= {word: word for word in bearers if word not in misleading and is_writable(word)}
    hits = list(Lookup({f: f for f in (*full, *short, *nobodys, *misleading)}).find(text))
    owners = _owners(hits, full, short, given | bearers)
    shown = dict.fromkeys(hit.form for hit in hits)
    slugs = dict.fromkeys(full[form] for form in shown if form in full)
    full_form = {full[form]: form for form in reversed((*shown, *named)) if form in full}
    unclear = {form for form in short if form in shown and form not in owners}
    return SurfaceForms(
        slugs=tuple(slugs | dict.fromkeys(named.values())),
        owners={form: owners[form] for form in shown if form in owners},
        full_form=full_form,
        nobodys=frozenset((nobodys & shown.keys()) | unclear),
        misleading=frozenset(misleading & shown.keys()),
    )


def _bearers(named: Mapping[str, str], naming: Naming, candidates: Sequence[Candidate]) -> Bearers:
    """Who bears each surname, those included who can't be listed: they may be meant as well."""
    bearers: Bearers = {}
    for form, slug in named.items():
        for name in (form, naming.names[slug]):
            bearers.setdefault(name.split()[-1], set()).add(slug)
    for candidate in candidates:
        surname = candidate.words[-1]
        nobody = len(candidate.words) > 1 and candidate.name not in named
        if nobody and (candidate.supported or surname in bearers):
            bearers.setdefault(surname, set()).add("")
    return bearers


def _owners(
    hits: Sequence[Hit[str]],
    full: Mapping[str, str],
    short: Mapping[str, str],
    bearers: Mapping[str, set[str]],
) -> dict[str, str]:
    """Whose each form is. A surname that several bear is the one's who was named last before it; if that changes, nobody's."""
    owners = dict(full)
    meant: dict[str, str] = {}
    last: dict[str, str] = {}
    called = {slug: pronoun_of(form) for form, slug in full.items() if pronoun_of(form)}
    for hit in hits:
        if hit.form in full:
            last |= dict.fromkeys(hit.form.split(), full[hit.form])
        elif surname := short.get(hit.form):
            pronoun = PRONOUNS.get(hit.form.split()[0].rstrip("."))
            possible = {
                s for s in bearers[surname] if called.get(s, pronoun) == pronoun or not pronoun
            }
            slug = last.get(surname, "") if last.get(surname) in possible else ""
            if len(possible) == 1:
                slug = next(iter(possible))
            if slug and pronoun:
                called.setdefault(slug, pronoun)
            # Whom a text calls «Mr Berg» goes by that alone; a bare surname may change hands.
            if meant.setdefault(hit.form, slug) != slug:
                slug = meant[hit.form] = meant[hit.form] if pronoun else ""
            last[surname] = slug
        else:
            # Somebody who can't be listed was named: what follows may mean them.
            last[hit.form.split()[-1]] = ""
    return owners | {form: slug for form, slug in meant.items() if slug}


def _listings(forms: SurfaceForms, naming: Naming, catalog: Catalog) -> list[Listed]:
    stated = {form for s in forms.slugs for form in (naming.names[s], *_aliases(s, catalog))}
    people = []
    for slug in forms.slugs:
        own = [form for form, owner in forms.owners.items() if owner == slug and form not in stated]
        person = Listed(slug, naming.names[slug], tuple(own))
        if own == [person.surname]:
            person = replace(person, surface_forms=())
        elif not own and person.surname in forms.misleading:
            person = replace(person, surface_forms=(forms.full_form[slug],))
        people.append(person)
    return people


def _aliases(slug: str, catalog: Catalog) -> tuple[str, ...]:
    return catalog.people[slug].record.aliases if slug in catalog.people else ()


def _settled(
    people: Iterable[Listed],
    text: str,
    catalog: Catalog,
    credited: Iterable[str],
    full_form: Mapping[str, str],
) -> tuple[Listed, ...]:
    """The people whom the text names beyond doubt: the last word on who is listed, found as the build will find it.

    Whoever's surname may mean somebody else too gets a full name under ``as`` (as it stands in the text, by slug in
    ``full_form``), and no longer goes by the surname. Whoever the text names only inside of other names is left out.
    """
    writable = [p for p in people if all(map(is_writable, (p.name, *p.surface_forms)))]
    stated = {
        form: person.slug
        for person in reversed(writable)
        for form in (*_aliases(person.slug, catalog), *person.surface_forms, person.name)
    }
    seen = {hit.meaning for hit in Lookup({**dict.fromkeys(credited, ""), **stated}).find(text)}
    staying = [person for person in writable if person.slug in seen]
    doubtful = {
        surname
        for surname, slugs in _derived(staying, stated, catalog).items()
        if len(slugs) > 1
        and any(hit.form == surname for hit in Lookup({surname: "", **stated}).find(text))
    }
    return tuple(
        replace(p, surface_forms=(full_form[p.slug],))
        if p.surname in doubtful and not p.surface_forms
        else p
        for p in staying
    )


def _derived(people: Sequence[Listed], stated: Mapping[str, str], catalog: Catalog) -> Bearers:
    """Surnames that the build takes for forms, and everybody in whose names they are words."""
    surnames = {p.surname for p in people if not p.surface_forms and " " in p.name}
    bearers: Bearers = {surname: set() for surname in surnames - stated.keys()}
    for person in people:
        for form in (*person.surface_forms, person.name, *_aliases(person.slug, catalog)):
            for word in form.split():
                if word in bearers:
                    bearers[word].add(person.slug)
    return bearers
