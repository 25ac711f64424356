"""The people of one seed: who is listed, by which surface forms, and where each of them is named."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ...reading.text.body import Body
from ..lexicon import COMMON, NOT_NAMES, PEOPLES, PLACES
from ..lookup import Hit, Lookup, Mentions
from .names import Candidate, pronoun_of
from .naming import Naming

_MOST_DOUBTS = 8
UNLISTED = "?"
"""Begins the key of somebody who is named, but not listed; the words that name them follow."""
PRONOUNS = dict.fromkeys("Mr Sir Lord".split(), "he")
PRONOUNS |= dict.fromkeys("Ms Mrs Miss Lady Dame".split(), "she")
"""Titles that tell a pronoun."""
_ALSO_WORDS = COMMON | PLACES | PEOPLES | NOT_NAMES


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
    mentions: Sequence[Mentions]
    withheld: tuple[str, ...] = ()
    by_title: tuple[str, ...] = ()
    """Whom only a title and a surname name («President Thorn»)."""
    perhaps: tuple[str, ...] = ()
    """What is written like a name several times, and may be another thing's."""

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """By which pronoun those go whom a title or a given name tells: «he» or «she», by slug."""
        titles = ((p.slug, f.split()[0].rstrip(".")) for p in self.people for f in p.surface_forms)
        named = [(person.slug, pronoun_of(person.name)) for person in self.people]
        named += [(slug, PRONOUNS.get(title)) for slug, title in titles]
        named += [(UNLISTED + f, PRONOUNS.get(f.split()[0].rstrip("."))) for f in self.by_title]
        return {slug: pronoun for slug, pronoun in named if pronoun}

    def label(self, key: str) -> str:
        """How a claim names the person of a mention."""
        if key.startswith(UNLISTED):
            return key.removeprefix(UNLISTED)
        return next(person.name for person in self.people if person.slug == key)


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
    owners, nobodys = _owners(text, candidates, named, naming)
    people = _listed(text, owners, named, naming, catalog, credited)
    listed = {person.slug for person in people}
    spots = {form: slug for form, slug in owners.items() if slug in listed}
    spots |= {form: UNLISTED + form for form in nobodys if form not in spots}
    # «Ada says»: the text may go on by a given name alone.
    given = Counter(person.name.split()[0] for person in people)
    alone = {n: p.slug for p in people if given[n := p.name.split()[0]] == 1}
    alone = {n: slug for n, slug in alone.items() if n not in _ALSO_WORDS}
    mentions: list[list[Hit[str]]] = [[] for _ in body.paragraphs]
    for hit in Lookup(alone | spots).find(text):
        for span in body.spans(hit.start, hit.end):
            mentions[span.paragraph].append(Hit(hit.meaning, hit.form, span.start, span.end))
    by_title = {f"{c.title} {c.name}" for c in candidates if " " not in c.name} & nobodys
    often = Counter(c.name for c in candidates if " " in c.name and not c.supported)
    perhaps = {name for name, times in often.most_common(_MOST_DOUBTS) if times > 1}
    doubts = (naming.withheld & nobodys, by_title, perhaps)
    return Cast(people, mentions, *(tuple(sorted(names)) for names in doubts))


def _named(
    text: str, candidates: Sequence[Candidate], naming: Naming, credited: set[str]
) -> dict[str, str]:
    """The full forms of names that stand in the text, and the slug that each stands for."""
    found = {hit.form: hit.meaning for hit in (*naming.new.every(text), *naming.known.every(text))}
    for candidate in candidates:
        slug = naming.meaning.get(candidate.name)
        if slug and candidate.supported:
            found.setdefault(candidate.name, slug)
    return {form: slug for form, slug in found.items() if same_name(form) not in credited}


def _owners(
    text: str, candidates: Sequence[Candidate], named: Mapping[str, str], naming: Naming
) -> tuple[dict[str, str], set[str]]:
    """Whose each form is by which the text names people, in the order in which the forms appear; and those that name somebody who
    can't be listed, or may mean several people.

    A surname that several bear is the one's who was named last before it; if that changes, nobody's.
    """
    bearers: dict[str, set[str]] = {}
    for form, slug in named.items():
        for word in {form.split()[-1], naming.names[slug].split()[-1]}:
            bearers.setdefault(word, set()).add(slug)
    others = {c.name for c in candidates if " " in c.name and c.supported} - named.keys()
    for name in others:
        bearers.setdefault(name.split()[-1], set()).add("")
    short = {word: word for word in bearers if word not in _ALSO_WORDS}
    for form, slug in named.items():
        bearers.setdefault(form.split()[0], set()).add(slug)
    full = dict(named)
    for candidate in candidates:
        name, form = candidate.name, f"{candidate.title} {candidate.name}"
        if candidate.title and name in named:
            full[form] = named[name]
        elif candidate.title and name in bearers:
            short[form] = name
        elif candidate.title:
            others.add(form)
    hits = list(Lookup({form: form for form in (*full, *short, *others)}).find(text))
    meant: dict[str, str] = {}
    last: dict[str, str] = {}
    called = {slug: told for form, slug in full.items() if (told := pronoun_of(form))}
    for form in (hit.form for hit in hits):
        if form in full:
            last |= dict.fromkeys(form.split(), full[form])
            meant[form] = full[form]
        elif surname := short.get(form):
            pronoun = PRONOUNS.get(form.split()[0].rstrip("."))
            possible = [
                s for s in bearers[surname] if not pronoun or called.get(s, pronoun) == pronoun
            ]
            before = last.get(surname, "")
            slug = possible[0] if len(possible) == 1 else before if before in possible else ""
            # Whom a text calls «Mr Berg» goes by that alone; a bare surname may change hands.
            if meant.setdefault(form, slug) != slug:
                slug = meant[form] = meant[form] if pronoun else ""
            last[surname] = slug
        else:
            # Somebody who can't be listed was named: what follows may mean them.
            last[form.split()[-1]] = meant[form] = ""
    nobodys = {form for form, slug in meant.items() if not slug}
    return {form: slug for form, slug in meant.items() if slug}, nobodys


def _listed(
    text: str,
    owners: Mapping[str, str],
    named: Mapping[str, str],
    naming: Naming,
    catalog: Catalog,
    credited: Iterable[str],
) -> tuple[Listed, ...]:
    """The people whom the text names beyond doubt, found as the build will find them.

    Whoever's surname may mean somebody or something else too, and stands alone, gets a full name under ``as``, and no longer
    goes by the surname. Whoever the text names only inside of other names is left out.
    """
    known = catalog.people
    names = {
        slug: (naming.names[slug], *(known[slug].record.aliases if slug in known else ()))
        for slug in dict.fromkeys([*owners.values(), *named.values()])
    }
    stated = {form: slug for slug, forms in names.items() for form in forms}
    people = []
    for slug, (name, *_) in names.items():
        own = [form for form, owner in owners.items() if owner == slug and form not in stated]
        people.append(Listed(slug, name, () if own == name.split()[-1:] else tuple(own)))
    stated |= {form: person.slug for person in people for form in person.surface_forms}
    surnames = {p.surname for p in people if not p.surface_forms and " " in p.name} - stated.keys()
    hits = list(Lookup({**dict.fromkeys([*credited, *surnames], ""), **stated}).find(text))
    seen, alone = {hit.meaning for hit in hits}, surnames.intersection(hit.form for hit in hits)
    every = (" ".join((*names[p.slug], *p.surface_forms)).split() for p in people)
    words = Counter(word for own in every for word in set(own))
    doubtful = {surname for surname in alone if surname in _ALSO_WORDS or words[surname] > 1}
    whole = {slug: form for form, slug in reversed(list(named.items()))}
    return tuple(
        replace(p, surface_forms=(whole[p.slug],))
        if p.surname in doubtful and not p.surface_forms
        else p
        for p in people
        if p.slug in seen
    )
