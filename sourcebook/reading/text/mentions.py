"""Who is named where in an article's text, and by which surface form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...catalog.catalog import Catalog
from ...catalog.shelf import resolved, same_name
from ...records.load import Filed
from ...records.model import Article
from .body import Body


@dataclass(frozen=True)
class Mention:
    """A person named in a paragraph: who, the exact surface form, where. ``number`` counts the person's mentions
    in the article from 1."""

    person: str
    surface_form: str
    paragraph: int
    start: int
    end: int
    number: int

    @property
    def anchor(self) -> str:
        """The mention's place on the article's page."""
        return f"mention-{self.person}-{self.number}"


@dataclass(frozen=True)
class SurfaceForms:
    """The surface forms by which an article names its people.

    ``ambiguous`` holds the derived ones that several people share, which therefore mean nobody.
    """

    by_form: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]


def surface_forms(catalog: Catalog, article: Filed[Article]) -> SurfaceForms:
    """Name, aliases and the article's own ``as`` forms of each listed person; where there is no ``as``, the last word
    of the name too, unless somebody else in the article could be meant by it.

    What an article says of itself goes before what people's records say of all articles.
    """
    found = ((listing, catalog.people.find(listing.name)) for listing in article.record.people)
    listed = [(listing, slug) for listing, slug in found if slug]
    given: dict[str, str] = {}
    for listing, slug in listed:
        for form in (*listing.surface_forms, listing.name):
            given.setdefault(form, slug)
    derived: dict[str, set[str]] = {}
    tokens: dict[str, set[str]] = {}
    for listing, slug in listed:
        person = catalog.people[slug].record
        for form in (person.name, *person.aliases):
            given.setdefault(form, slug)
        names = [person.name, *person.aliases, *listing.surface_forms]
        for word in {word for name in names for word in name.split()}:
            tokens.setdefault(word, set()).add(slug)
        if not listing.surface_forms and " " in person.name:
            derived.setdefault(person.name.split()[-1], set()).add(slug)
    ambiguous = {}
    for form, slugs in derived.items():
        if len(tokens[form]) > 1 and form not in given:
            ambiguous[form] = tuple(sorted(tokens[form]))
        else:
            given.setdefault(form, next(iter(slugs)))
    return SurfaceForms(given, ambiguous)


def find_mentions(
    body: Body, forms: Mapping[str, str], elsewhere: Iterable[str] = ()
) -> tuple[Mention, ...]:
    """Every place where one of the forms stands as whole words; the longest form wins.

    ``elsewhere`` are names, such as credits, in which no form is looked for.
    """
    flat = body.flat
    ordered = _ordered(form for form in (*forms, *elsewhere) if form and form in flat)
    mentions = []
    numbers: Counter[str] = Counter()
    for index, paragraph in enumerate(body.paragraphs):
        text, behind = paragraph.text, 0
        stands = ((start, n) for n, form in enumerate(ordered) for start in _places(form, text))
        for start, number in sorted(stands):
            form = ordered[number]
            if start < behind:
                continue
            behind = start + len(form)
            if person := forms.get(form):
                numbers[person] += 1
                mentions.append(Mention(person, form, index, start, behind, numbers[person]))
    return tuple(mentions)


def mentions_of(catalog: Catalog, article: Filed[Article], body: Body) -> tuple[Mention, ...]:
    """Every mention of the people whom an article lists."""
    forms = surface_forms(catalog, article).by_form
    return find_mentions(body, forms, [c for c in article.record.credited if c not in forms])


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which are written without spaces between words."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
_PARTICLES = "은는이가을를의에와과도로으만께씨측"
"""Korean ones, which are written together with the name before them; of longer ones the first syllable."""

_JOINED = re.compile(f"{_UNSPACED.pattern}|{_HANGUL.pattern}")

_FIRST_WORD = re.compile(r"\w[\w.'’-]*")

NameIndex = Mapping[str, tuple[tuple[str, str], ...]]
"""Known names by their first word, each with the person's slug, the longest first."""


def name_index(catalog: Catalog) -> NameIndex:
    """The names of two words or more by which people are known: «Khan» alone may be anybody."""
    names: dict[str, set[tuple[str, str]]] = {}
    for slug, filed in catalog.people.items():
        for name in (filed.record.name, *filed.record.aliases):
            if " " in name:
                names.setdefault(name.split()[0], set()).add((name, slug))
    return {
        first: tuple(sorted(known, key=lambda item: (-len(item[0]), item)))
        for first, known in names.items()
    }


def unlisted_people(
    index: NameIndex, catalog: Catalog, article: Filed[Article], body: Body
) -> Iterator[tuple[str, str, int, int]]:
    """People known by name whom the text names and the article does not list: (slug, form, paragraph, start).

    Names are looked up by the text's words, so that the cost follows the text and not the people.
    """
    seen = set(resolved(catalog.people, (listing.name for listing in article.record.people)))
    credited = set(map(same_name, article.record.credited))
    flat = body.flat
    words = index.keys() & _FIRST_WORD.findall(flat)
    known = (known for word in words for known in index[word])
    if not any(slug not in seen and name in flat for name, slug in known):
        return
    mentions = find_mentions(body, surface_forms(catalog, article).by_form)
    for number, paragraph in enumerate(body.paragraphs):
        for word in _FIRST_WORD.finditer(paragraph.text):
            found = _longest(index.get(word.group(), ()), paragraph.text, word.start())
            if found is None or found[1] in seen or same_name(found[0]) in credited:
                continue
            if any(m.paragraph == number and m.start <= word.start() < m.end for m in mentions):
                continue  # It is a part of a listed person's name.
            seen.add(found[1])
            yield found[1], found[0], number, word.start()


def _longest(names: Iterable[tuple[str, str]], text: str, start: int) -> tuple[str, str] | None:
    """The first of the names that stands here as whole words."""
    for name, slug in names:
        behind = text[start + len(name) :][:1]
        if text.startswith(name, start) and not _is_letter(behind):
            return name, slug
    return None


def _ordered(forms: Iterable[str]) -> list[str]:
    """The forms, each before those that are found only where it is not."""
    return sorted(
        {*forms},
        key=lambda form: (
            not (_JOINED.match(form[0]) or _JOINED.match(form[-1])),
            -len(form),
            form,
        ),
    )


def _places(form: str, text: str) -> Iterator[int]:
    """Where a form stands as whole words, or in a script in which no space need stand beside it."""
    start = text.find(form)
    while start >= 0:
        behind = start + len(form)
        opens = _UNSPACED.match(form[0]) or not _is_letter(text[start - 1 : start])
        if opens and (
            _UNSPACED.match(form[-1])
            or not _is_letter(text[behind : behind + 1])
            or (_HANGUL.match(form[-1]) and text[behind] in _PARTICLES)
        ):
            yield start
        start = text.find(form, start + 1)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
