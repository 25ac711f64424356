"""Names of people whom nobody has recorded yet: what is written with capitals, and looks like a person from around."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..lexicon import (
    COMMON,
    HONORIFICS,
    MONTHS,
    NOT_NAMES,
    OFFICES,
    OUTLET_WORDS,
    PARTICLES,
    PEOPLES,
    PLACES,
    ROLES,
)
from ..lookup import any_of
from .cues import is_shown

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s)|[^\W\d_]+(?:[-’'][^\W\d_]+)*(?:\.(?=\s+[^\W\d_]))?"
)
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*+(?:[-’'][^\W\d_]++)*+\.?"
_RUN = re.compile(
    rf"(?<![\w’'.-])(?:[^\W\d_]{{1,4}}+-)?{_CAPITAL}(?: (?:{any_of(PARTICLES)} ){{0,2}}(?:[^\W\d_]{{1,4}}-)?{_CAPITAL}){{1,11}}"
)
"""Two words with capitals or more; what is in them is looked at closely only then."""
_LONE = re.compile(
    r"(?:^|(?<=[^\w’'.-]))(?<![A-Z]\w\s)[^\W\d_a-z][^\W\d_]{2,}+(?=,? [a-z]|, [A-Z]\w*[’']s )"
)
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_MOST_WORDS = 4
_LONGEST_RUN = 8
_MOST_CANDIDATES = 20_000
_WORDS_OF_A_LIST = 11
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec".split()
) | frozenset(MONTHS)
_ALSO_SURNAMES = frozenset(
    "White Black Green Hall Church Ward Lake Park Day West North Guard Marine Post Bank Banks Gates Washington "
    "Jordan Israel London Paris Georgia Chad Lincoln Wellington Virginia Austin Carolina Wales England Ireland "
    "France Holland York Boston Powers Love May English French German Islam Miller".split()
)


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
    def words(self) -> tuple[str, ...]:
        return tuple(self.name.split())


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    ends_run: bool


def find_candidates(
    paragraphs: Sequence[str], skipped: Container[int] = frozenset()
) -> Iterator[Candidate]:
    """The likely names of a text, in its order, paragraphs that are skipped left out.

    After 20,000 of them nothing more is looked at: so long a text is no article.
    """
    found = list(islice(_all_candidates(paragraphs, skipped), _MOST_CANDIDATES))
    surnames = {c.words[-1] for c in found if not c.supported}
    shown = _shown_alone(surnames, paragraphs)
    for candidate in found:
        supported = candidate.supported or candidate.words[-1] in shown
        yield replace(candidate, supported=supported)


def _shown_alone(surnames: Container[str], paragraphs: Sequence[str]) -> set[str]:
    """Which surnames, standing alone, are shown to be a person's («Gherardi, the founder, said»)."""
    shown: set[str] = set()
    for text in paragraphs:
        for word in _LONE.finditer(text):
            name = word.group()
            if name in surnames and name not in shown and is_shown(text, *word.span()):
                shown.add(name)
    return shown


def _all_candidates(paragraphs: Sequence[str], skipped: Container[int]) -> Iterator[Candidate]:
    for index, text in enumerate(paragraphs):
        if index not in skipped:
            for stretch in _RUN.finditer(text):
                if text.count(" ", *stretch.span()) >= _WORDS_OF_A_LIST:
                    continue
                for run in _runs(text, stretch.start(), stretch.end()):
                    yield from _candidates(index, text, run)


def _runs(text: str, start: int, end: int) -> Iterator[list[_Token]]:
    """Within a stretch, runs of words with capitals that stand side by side, with single spaces between."""
    run: list[_Token] = []
    particles: list[_Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token = _token(match)
        last = next(iter([*run[-1:], *particles][-1:]), None)
        touches = last is not None and not last.ends_run and text[last.end : token.start] == " "
        if not touches:
            if run:
                yield run
            run, particles = [], []
        if _is_name_like(token.word):
            run += [*particles, token]
            particles = []
        elif run and token.word in PARTICLES and len(particles) < 2:
            particles.append(token)
        else:
            if run:
                yield run
            run, particles = [], []
    if run:
        yield run


def _token(match: re.Match[str]) -> _Token:
    word = match.group()
    start, end = match.span()
    if possessive := _POSSESSIVE.search(word):
        return _Token(word[: possessive.start()], start, start + possessive.start(), True)
    if word.endswith(".") and not _keeps_dot(word):
        return _Token(word[:-1], start, end - 1, True)
    return _Token(word, start, end, False)


def _keeps_dot(word: str) -> bool:
    return word in HONORIFICS or len(word) == 2 or "." in word[:-1]


def _is_name_like(word: str) -> bool:
    if word in HONORIFICS or word in OFFICES:
        return True
    if len(word) == 2 and word[1] == ".":
        return word[0].isupper()
    parts = re.split(r"[-’']", word)
    if not any(part[:1].isupper() for part in parts) or not any(c.islower() for c in word):
        return False
    # «TimesPakistan» is two words that were run together; «McCain» and «DeVos» are names.
    return all(re.fullmatch(r"(?:Mc|Mac|De|Di|La|Le|O)?[^\W\d_][^\WA-Z\d_]*", p) for p in parts)


def _candidates(index: int, text: str, run: list[_Token]) -> Iterator[Candidate]:
    offices = [i for i, token in enumerate(run[:-1]) if token.word in HONORIFICS | OFFICES]
    behind = offices[-1] + 1 if offices else 0
    titles, words = run[:behind], run[behind:]
    while words and _is_no_name(text, words[0], first=words[0] is run[0]):
        titles.append(words.pop(0))
    role = len(words) > 2 and words[0].word.lower() in ROLES
    if role:
        titles.append(words.pop(0))
    if not words or len(words) > _LONGEST_RUN:
        return
    if len(words) == 1 and not (titles and titles[-1].word in HONORIFICS):
        return
    title = _title(text, titles, words)
    start, end = words[0].start, words[-1].end
    titled = role or bool(titles and titles[-1].word in HONORIFICS | OFFICES)
    shown = titled or is_shown(text, start, end)
    office = role or any(token.word in HONORIFICS | OFFICES for token in titles)
    begins = words[0] if office else run[0]
    if len(words) <= _MOST_WORDS and not _is_other_thing(text, words, begins.start, shown):
        name = text[start:end]
        yield Candidate(name, index, start, end, title, shown)


def _is_no_name(text: str, token: _Token, first: bool) -> bool:
    """Whether a word stands only before a name: a title, an office, a place, a people, or a sentence's first word."""
    word = token.word
    if word in HONORIFICS or word in OFFICES or word in PEOPLES or word in PLACES or word in _DAYS:
        return True
    begins = token.start == 0 or text[max(token.start - 2, 0) : token.start].strip()[-1:] in (
        "",
        *".!?:“\"‘'(—",
    )
    return first and begins and word in COMMON


def _title(text: str, titles: list[_Token], words: list[_Token]) -> str:
    """The honorific that belongs to the surface form, as the text writes it; empty where there is none."""
    start = words[0].start
    for token in reversed(titles):
        if token.word not in HONORIFICS:
            break
        start = token.start
    return text[start : words[0].start].strip()


def _is_other_thing(text: str, words: list[_Token], begins: int, shown: bool) -> bool:
    """Whether the words name a place, an organization, an outlet or a day rather than a person."""
    last = words[-1].word
    plain = [token.word.strip(".") for token in words]
    if shown and last in _ALSO_SURNAMES:
        plain = plain[:-1]
    if any(word in NOT_NAMES or word in PLACES or word in _DAYS for word in plain):
        return True
    if last in OUTLET_WORDS and last not in _ALSO_SURNAMES:
        return True
    if any(word in PEOPLES or word in OFFICES for word in plain):
        return True
    article = re.search(r"\b(?:the|The|a|an)\s$", text[max(begins - 5, 0) : begins])
    return bool(article)
