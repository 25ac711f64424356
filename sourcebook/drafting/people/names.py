"""Names of people whom nobody has recorded yet: what is written with capitals, and looks like a person from around."""

import re
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import islice, takewhile

from ...records.model.fields import slugify
from .. import lexicon
from ..lexicon import LISTS, either
from ..lookup import any_of
from ..speech.verbs import FINITE_VERBS
from .entities import people_told_in

_TITLES = lexicon.HONORIFICS | lexicon.OFFICES
_BEFORE_A_NAME = _TITLES | lexicon.PEOPLES | lexicon.PLACES | lexicon.DAYS
_IN_NO_NAME = lexicon.NOT_NAMES | lexicon.PLACES | lexicon.DAYS | lexicon.PEOPLES | lexicon.OFFICES
_GIVEN_NAMES = {
    given.lower(): gender
    for line in files(__package__).joinpath("given_names.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for given, _, gender in (name.partition("/") for name in line.split())
}
"""Given names, and whose they nearly always are: «f» women's, «m» men's."""
_WITHOUT_STROKE = str.maketrans("łøđı", "lodi")
_SYLLABLE = r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]ang|iong|[aeio]ng|i?an|[iu]a[io]|[ae]i|[ai]?o|[oieu]u|[eiu]n|uan|i[ae]|u[aoie]|er|[aeiu])"
_ALSO_SURNAMES = frozenset(LISTS["also_surnames"])
_SURNAME_ENDS = tuple(LISTS["surname_ends"])
_BEFORE_A_PLACE = frozenset(LISTS["before_places"])
_FAMILY_NAME_FIRST = re.compile(
    rf"{any_of(LISTS['family_names_first'])} (?!\w*[aeiou][a-z]e$|{any_of(lexicon.COMMON)}$)(?:[A-Z][a-z]+-[a-z]+|(?i:(?:{_SYLLABLE}){{1,2}}))"
)
"""«Wang Shouzhi», «Choi Jong-kun», and not «Park Lane»."""

_CAPITAL = (
    rf"(?:(?:[A-Z]\.)+(?=\s)|{any_of(title for title in _TITLES if title[-1] == '.' or title.isupper())}(?!\w)"
    r"|(?![^\W\d_a-z]+(?:-[^\W\d_a-z]+)*(?![\w’'-]))[^\W\d_a-z][^\W\d_]*+(?:[-’'](?![sS]\b)[^\W\d_]++)*+)"
)
"""Initials, a title, or a word with a capital that is no abbreviation («NATO»), without «’s»."""
_RUN = re.compile(
    rf"(?<![\w’'.-])(?:[^\W\d_]{{1,4}}+-)?{_CAPITAL}(?: (?:{any_of(lexicon.PARTICLES)} ){{0,2}}(?:[^\W\d_]{{1,4}}-)?{_CAPITAL})+"
)
"""Two words with capitals or more, side by side."""
_ALONE = re.compile(
    r"(?:^|\b(?!(?:in|at|to|near|from|into|off) )[a-z][\w-]*,? |[—–”\"] |[.!?\n] ?)([^\W\d_a-z][\w-]+)(?=(?:[’']s?)?,? [a-z]|[.;:!?])"
)
_WITH_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) ([^\W\d_a-z][\w-]+)")
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_MOST_WORDS = 4
_MOST_CANDIDATES = 20_000

_ROLE = rf"(?:\w+-)?{any_of(lexicon.ROLES.union(LISTS['nationals']))}"
_SHOWN_BEHIND = re.compile(
    rf"(?:,\s[^.;:“”\"]{{1,90}},|,|\s(?:of|at|from)(?:\sthe)?(?:\s[A-Z][\w’&-]*){{1,4}})?\s+(?:(?:also|has|had|then|later|further|earlier|already|meanwhile)\s+){{0,3}}"
    rf"(?:{FINITE_VERBS})\b|(?:,|\s[–—])?\s+(?:who|whom)\b|,\s+\(?\d\d\)?,|\s+\(\d\d\)|,\s+(?:(?:[\w’'-]|\.(?!\s[A-Z]))+\s+){{0,8}}?(?i:{_ROLE})\b"
    rf"|\s+(?:remains|becomes|became|(?:stays\s+on|continues|serve[sd])\s+as)\s+(?:(?!the|an?\b)[a-z]+\s+){{0,2}}(?i:{_ROLE})\b"
)
_SHOWN_BEFORE = re.compile(
    rf"(?:\b(?:{either('before_people')})|[,”\"’'?!]\s*(?:said|says|asked|added|explained|wrote)|\b[Aa]ccording\s+to|\b(?i:{_ROLE})(?:\s+(?:is|was))?|\bthe\s+{any_of(lexicon.PEOPLES)})\s+$"
)
_ROLE_AND_COMMA_BEFORE = re.compile(rf"\b(?:{_ROLE}),\s+$", re.IGNORECASE)


_THING_BEHIND = re.compile(
    rf"\s(?:AG|GmbH|PLC|plc|SA|SpA|ASA|NV|BV|LLC|LLP|Berhad|Ltd|Inc|Corp)\b|,\s(?:the|an?)\s(?:[a-z-]+\s){{0,2}}(?:{either('things')})(?:,|\.|\s(?:that|which|in|of)\b)"
)
_THING_BEFORE = re.compile(
    rf"\b(?:the|The|a|an|(?:the|The|a|an)\s(?:[a-z]+\s){{0,2}}(?:{either('things')})|(?:The|An?)\s[a-z]+\s(?:{either('things')}),)\s$"
)
_BEGINS = re.compile(r"(?:^|[.!?”\"’]\s+)$")
_OFFICE_OF = re.compile(rf"\b{any_of(_TITLES)}\s(?:of|for)\s(?:(?:[A-Z]\w+,?|and|the)\s){{0,4}}$")
_KIN = rf"(?:{either('kin')})"
_ONLY_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+"
_FIRST_NAME_ALONE = re.compile(
    rf"(?:\b(?:(?P<surely>{_KIN}s?,?|(?:{_ROLE}|{_KIN}|man|woman)\s(?:called|named)|(?:name|goes|(?:him|her)self)\s(?:only\s)?(?:as|by|is|was)|call(?:ed)?\s(?:him|her))|{_ROLE},?|(?:is|was)\scalled)\s"
    rf"|(?:^|[.!?”\"]\s)(?={_ONLY_NAME},\s(?:an?\s|who\s|\d\d,)))(?P<names>(?:{_ONLY_NAME}, )*(?:{_ONLY_NAME} and )?{_ONLY_NAME})(?!\s[A-Z])(?=[\s,.;:’'”])"
)
"""«Her niece Catherine», «two daughters, Ada and Ruth»: who has no surname in the text."""
_PRONOUN_BEHIND = re.compile(
    r"\s+[a-z][^.;:!?]{1,90}(?:\b(?:his|her|he|she|himself|herself)\b|[.!?]\s(?:He|She|His|Her)\b)"
)
"""«Mila Horvat spent the night with her sons»: companies and places go by «it»."""


@dataclass(frozen=True)
class Candidate:
    """What may be a person's name: its words without titles, where it stands in its paragraph, the title before it.

    ``supported`` says that the words around it show a person; one-word names count only behind a title.
    """

    name: str
    paragraph: int
    start: int
    end: int
    title: str
    supported: bool

    @property
    def words(self) -> list[str]:
        return self.name.split()


def find_candidates(texts: Sequence[str], headings: Container[int] = ()) -> Iterator[Candidate]:
    """The likely names of a text, in its order; in headings only those that the words around them show.

    After 20,000 of them nothing more is looked at: so long a text is no article.
    """
    found = list(islice(_all_candidates(texts, headings), _MOST_CANDIDATES))
    things = {one.name for one in found if _THING_BEHIND.match(texts[one.paragraph], one.end)}
    found = [candidate for candidate in found if candidate.name not in things]
    found += _first_names(texts, headings)
    surnames = {c.words[-1] for c in found if not c.supported}
    alone = _standing_alone(surnames, "\n".join(texts))
    told = {c.name for c in found if c.supported or c.words[-1] in alone}
    doubtful = {c.paragraph for c in found if len(c.words) > 1 and c.name not in told}
    told |= people_told_in(texts[index] for index in sorted(doubtful))
    for candidate in found:
        yield replace(candidate, supported=candidate.name in told)


def _standing_alone(surnames: AbstractSet[str], text: str) -> AbstractSet[str]:
    """Of last words of names, those by which the text goes on without the first one, as only people are called."""
    small = set(_SMALL.findall(text))
    others = {word for word in surnames if word.lower() in small}
    others |= set(_WITH_ARTICLE.findall(text)) | lexicon.COMMON | _IN_NO_NAME | lexicon.OUTLET_WORDS
    return (surnames & set(_ALONE.findall(text))) - others


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether the words around a stretch of a paragraph show that it names a person: a verb of speech, a role, an age, «who»."""
    before, behind = text[max(start - 40, 0) : start], text[end : end + 120]
    return bool(
        (_SHOWN_BEHIND.match(behind) and not before.endswith(" for "))
        or _SHOWN_BEFORE.search(before)
        or (_BEGINS.search(before) and _PRONOUN_BEHIND.match(behind))
        or (behind[:1] in ",.;?!" and _ROLE_AND_COMMA_BEFORE.search(before))
        or (start == 0 and behind.startswith(":"))
    )


def _all_candidates(paragraphs: Sequence[str], headings: Container[int]) -> Iterator[Candidate]:
    for index, text in enumerate(paragraphs):
        for run in _RUN.finditer(text):
            for one in _candidates(index, text, run):
                if index not in headings or one.title or _is_shown(text, one.start, one.end):
                    yield one


def _first_names(paragraphs: Sequence[str], headings: Container[int]) -> Iterator[Candidate]:
    for index, text in enumerate(paragraphs):
        for row in _FIRST_NAME_ALONE.finditer(text) if index not in headings else ():
            for name in re.finditer(_ONLY_NAME, row["names"]):
                told = row["surely"] or _given(name.group())
                if told and name.group() not in lexicon.COMMON | _IN_NO_NAME | lexicon.OUTLET_WORDS:
                    start, end = (row.start("names") + at for at in name.span())
                    yield Candidate(name.group(), index, start, end, "", True)


def _candidates(index: int, text: str, run: re.Match[str]) -> Iterator[Candidate]:
    words = run.group().split(" ")
    behind = max((n for n, word in enumerate(words[:-1], 1) if word in _TITLES), default=0)
    titles, words = words[:behind], words[behind:]
    # Before a name stand titles, offices, places and peoples, and a sentence's first word.
    first = text[max(run.start() - 2, 0) : run.start()].strip()[-1:] in (*".!?:“\"‘'(—", "")
    # «Superintendent of Police Ada Thorn»
    office = len(words) > 2 and bool(_OFFICE_OF.search(text, 0, run.start()))
    while words and (
        (office and len(words) > 2 and _given(words[0]) is None)
        or words[0] in _BEFORE_A_NAME
        or (first and not titles and words[0] in lexicon.COMMON)
    ):
        titles.append(words.pop(0))
    role = len(words) > 2 and words[0].lower() in lexicon.ROLES
    if role:
        titles.append(words.pop(0))
    if len(words) == 1 and titles and _given(titles[-1]):
        words.insert(0, titles.pop())  # «Nana Tsereteli»
    last = titles[-1] if titles else ""
    capitals = sum(word not in lexicon.PARTICLES for word in words)
    if capitals not in range(1 if last in lexicon.HONORIFICS else 2, _MOST_WORDS + 1):
        return
    name, end = " ".join(words), run.end()
    start = end - len(name)
    shown = role or office or last in _TITLES or _is_shown(text, start, end)
    if not _is_other_thing(text, start, words, shown):
        honours = list(takewhile(lexicon.HONORIFICS.__contains__, reversed(titles)))
        title = " ".join(reversed(honours))
        shown = shown or (is_a_persons(name) and not text.endswith(("In ", " in "), 0, start))
        yield Candidate(name, index, start, end, title, shown)


def is_a_persons(name: str) -> bool:
    """Whether a name of several words is a person's whatever stands around it."""
    first, *others = name.split()
    told = name.endswith(_SURNAME_ENDS) or any(map(_INITIALS.fullmatch, (first, *others)))
    told = told or _given(first) is not None or bool(_FAMILY_NAME_FIRST.fullmatch(name))
    return bool(others) and told


def pronoun_of(name: str) -> str | None:
    """«she» or «he», if the given name tells."""
    return {"f": "she", "m": "he"}.get(_given(name.split()[0]) or "")


def _given(word: str) -> str | None:
    given = slugify(word).translate(_WITHOUT_STROKE)
    return _GIVEN_NAMES.get(given, _GIVEN_NAMES.get(given.split("-")[0]))


def _is_other_thing(text: str, start: int, words: list[str], shown: bool) -> bool:
    """Whether the words name a place, an organization, an outlet or a day rather than a person."""
    if _FAMILY_NAME_FIRST.fullmatch(" ".join(words)):
        return False
    plain = [word.strip(".") for word in words]
    if plain[0] in _BEFORE_A_PLACE or text.startswith(("The ", "A "), start):
        return True
    shown = shown or (plain[-1] in lexicon.DAYS and _given(plain[0]) is not None)
    if shown and plain[-1] in _ALSO_SURNAMES and not text.endswith((" of ", " at "), 0, start):
        plain.pop()
    own = plain[shown and _given(plain[0]) is not None :]  # «Bill Eccles»
    if not _IN_NO_NAME.isdisjoint(own) or plain[-1] in lexicon.OUTLET_WORDS - _ALSO_SURNAMES:
        return True
    return bool(_THING_BEFORE.search(text[max(start - 30, 0) : start]))
