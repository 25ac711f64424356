"""The surface forms of names in one text: full names, titles with surnames, surnames alone; and whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..front_matter import is_writable
from ..lexicon import COMMON, NOT_NAMES, PEOPLES, PLACES
from ..lookup import Hit, Lookup
from .names import Candidate
from .naming import Naming

PRONOUNS = dict.fromkeys(("Mr", "Sir", "Lord"), "he") | dict.fromkeys(
    ("Ms", "Mrs", "Miss", "Lady", "Dame"), "she"
)
"""Titles that tell a pronoun."""
_SAME_TITLES = {"General": "Gen", "Senator": "Sen", "Colonel": "Col", "Professor": "Prof"}


@dataclass(frozen=True)
class Forms:
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


def forms_of(
    text: str,
    candidates: Sequence[Candidate],
    named: Mapping[str, str],
    naming: Naming,
) -> Forms:
    """Find every form by which the text names the people whose full names stand in it. ``text`` is all of it."""
    bearers = _bearers(named, naming, candidates)
    nobodys = {
        c.name for c in candidates if len(c.words) > 1 and (c.supported or c.words[-1] in bearers)
    } - set(named)
    full = dict(named)
    short: dict[str, str] = {}
    given_names = _given_names(named)
    for candidate in candidates:
        form = f"{candidate.title} {candidate.name}"
        if not candidate.title or not is_writable(form):
            continue
        if candidate.name in named:
            full[form] = named[candidate.name]
        elif len(candidate.words) == 1 and (
            candidate.name in bearers or candidate.name in given_names
        ):
            short[form] = candidate.name
        else:
            nobodys.add(form)
    misleading = {word for word in bearers if _means_more(word)}
    short |= {word: word for word in bearers if word not in misleading and is_writable(word)}
    every = Lookup({form: form for form in (*full, *short, *nobodys, *misleading)})
    hits = list(every.find(text))
    owners = _owners(hits, full, short, bearers, named)
    shown = dict.fromkeys(hit.form for hit in hits)
    slugs = dict.fromkeys(full[form] for form in shown if form in full)
    full_form: dict[str, str] = {}
    for form in (*shown, *named):
        if form in full:
            full_form.setdefault(full[form], form)
    slugs |= dict.fromkeys(named.values())
    unclear = {form for form in short if form in shown and form not in owners}
    return Forms(
        slugs=tuple(slugs),
        owners={form: owners[form] for form in shown if form in owners},
        full_form=full_form,
        nobodys=frozenset((nobodys & set(shown)) | unclear),
        misleading=frozenset(misleading & set(shown)),
    )


def _bearers(
    named: Mapping[str, str], naming: Naming, candidates: Sequence[Candidate]
) -> dict[str, set[str]]:
    """Who bears each surname, those included who can't be listed: they may be meant as well."""
    bearers: dict[str, set[str]] = {}
    for form, slug in named.items():
        bearers.setdefault(form.split()[-1], set()).add(slug)
        bearers.setdefault(naming.names[slug].split()[-1], set()).add(slug)
    for candidate in candidates:
        surname = candidate.words[-1]
        if len(candidate.words) < 2 or candidate.name in named:
            continue
        if candidate.supported or surname in bearers:
            bearers.setdefault(surname, set()).add("")
    return bearers


def _given_names(named: Mapping[str, str]) -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for form, slug in named.items():
        given.setdefault(form.split()[0], set()).add(slug)
    return given


def _means_more(word: str) -> bool:
    return word in COMMON or word in PLACES or word in PEOPLES or word in NOT_NAMES


def _owners(
    hits: Sequence[Hit[str]],
    full: Mapping[str, str],
    short: Mapping[str, str],
    bearers: Mapping[str, set[str]],
    named: Mapping[str, str],
) -> dict[str, str]:
    """Whose each form is. A surname that several bear is the one's who was named last before; if that changes, nobody's."""
    owners = dict(full)
    given = _given_names(named)
    titles = _titles(full, named)
    meant: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    called: dict[str, str] = {}
    for hit in hits:
        if hit.form in full:
            slug = full[hit.form]
            for word in hit.form.split():
                last[word] = slug
        elif surname := short.get(hit.form):
            possible = bearers.get(surname) or given[surname]
            title = _title_of(hit.form, surname)
            possible = {slug for slug in possible if not _differs(title, called.get(slug))}
            titled = titles.get((title, surname), set())
            if len(possible) == 1 or len(titled) == 1:
                slug = next(iter(titled if len(titled) == 1 else possible))
            else:
                slug = last.get(surname, "") if last.get(surname) in possible else ""
            if slug and title in PRONOUNS:
                called.setdefault(slug, title)
            meant.setdefault(hit.form, set()).add(slug)
            last[surname] = slug
        else:
            # Somebody who can't be listed was named: what follows may mean them.
            last[hit.form.split()[-1]] = ""
    for form, slugs in meant.items():
        if len(slugs) == 1 and (slug := next(iter(slugs))):
            owners.setdefault(form, slug)
    return owners


def _differs(title: str, other: str | None) -> bool:
    """Whether two titles can't be one person's: «Mr» and «Ms»."""
    return bool(other) and PRONOUNS.get(title, "") != PRONOUNS.get(other or "", "") != ""


def _titles(full: Mapping[str, str], named: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    """By which titles the bearers of a surname are called together with their full names."""
    titles: dict[tuple[str, str], set[str]] = {}
    for form, slug in full.items():
        for name in _endings(form):
            if named.get(name) == slug:
                surname = name.split()[-1]
                titles.setdefault((_title_of(form, name), surname), set()).add(slug)
    return titles


def _endings(form: str) -> list[str]:
    """What is left of a form when words are taken from its beginning."""
    words = form.split(" ")
    return [" ".join(words[start:]) for start in range(1, len(words))]


def _title_of(form: str, name: str) -> str:
    title = form.removesuffix(name).strip().rstrip(".")
    return _SAME_TITLES.get(title, title)
