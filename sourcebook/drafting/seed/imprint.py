"""The lines beside an article's text that say whose it is, who wrote it, and when: «By Ada Thorn | Harbour Post | 3 May 2019»."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..lexicon import DAYS, LISTS, OUTLET_WORDS, PARTICLES, ROLES, either
from ..lookup import any_of
from ..people.names import is_a_persons
from .dates import dates_in, labelled_dates

_LONGEST = 200
_MOST_WORDS = 6
_FEED = re.compile(r"via\s+RSS\s+(?:https?://\S+\s*)?(?P<names>[^\d@<>|:;!?\"“”]{0,60})")
_PARTS = re.compile(
    r"\s*(?:[|·•;/()\[\]*_»›>]|\bleave a comment|\b\d+ comments?\b)+\s*|\s+[-–—]+\s+|(?<=[^\W\d_]{3})\.(?:\s+|$)|,(?:\s+|$)"
    r"|\s+for\s+(?:the\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:(?:written|posted|reported|published|compiled|story|words|text|interview|author)s?\s*(?:by:?|:)|by:?)|(?P<site>source|via|courtesy of):?)"
    r"\s+(?P<names>.+)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*")
_SMALL = PARTICLES | {"of", "the", "and", "for", "&", "le"}
_BESIDE = re.compile(
    r"\d+[ -]?min(?:ute)?s?(?:\s+read)?|pp?\.?\s*\d+.{0,8}|page\s+\w+|(?:vol|no|issue|section|edition|price)\b.{0,30}|issue|\W*|@\w+"
    r"|(?:photo|photograph|picture|illustration)s?\b.{3,40}|(?:last\s+)?(?:updated|published|posted)?(?:\s*\d+\s*\w+\s+ago)?|today|(?:by\s+)?admin|online"
    r"|print edition|an?\s+(?:\w+\s+){0,3}(?:blog|newsletter|magazine|weekly|quarterly)\b.{0,60}"
    rf"|[^\w]*(?:{either('labels')})(?:\W+(?:{either('labels')}))*[^\w]*",
    re.IGNORECASE,
)
"""What may stand beside a date, or above a headline, and tells nothing more."""
_OUTLET = frozenset(word.casefold() for word in (*OUTLET_WORDS, *LISTS["mastheads"]))
_AGENCIES = frozenset(LISTS["agencies"])
_IN_HEADLINES = frozenset("in on to at as is are by with after over from up".split())
_FIRST = frozenset("radio voice channel tv agence bbc cnn abc nbc cbs sky fox".split())
_ISSUER = re.compile(
    rf"(?:\S+\s+){{0,5}}{any_of(LISTS['organizations'])}(?:\s+(?:of|for)\s.{{3,60}})?",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:by\s+)?(?P<name>.{3,50}?)\s+(?:staff(?:\s+(?:report|reporter|writer)s?)?|news\s*desk|newsroom|reporters?|correspondent)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?"
    r"(?P<name>[A-Z][\w’'&-]*(?:\s+[\w’'&-]+){0,4}?)"
    r"(?=\s*(?:,|\.|\(|\||$|\d{4}|(?:Limited|Ltd|Inc|LLC|Company|Co|Corp|Corporation|Group|Media)\b|[Aa]ll\s+rights))",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?i:(?:first|originally|previously)\s+(?:appeared|published|posted|printed|ran|aired)(?:\s+(?:on|in|by|at))?"
    r"|(?:re-?published|reprinted|reposted)(?:\s+with\s+permission)?\s+from)\s+"
    r"(?:the\s+)?(?P<name>(?:The\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|and|for|&)\s+)*[A-Z][\w’'&-]*){0,5})?"
)
_SITE = re.compile(r"(?P<title>.+?)\s+(?P<mark>\||·|»|::|[-–—])\s+(?P<site>[^|·»]{2,50})")
_TAGLINE = re.compile(
    r"(?P<name>[^|:–—]{3,40}?)\s*(?:[|:–—,]|\s-\s)\s*(?:an?|the)\s+(?:\w+\s+){0,2}(?:blog|magazine|newsletter|newspaper|journal)\b.{0,60}"
)


@dataclass(frozen=True)
class Imprint:
    """What a line tells: ``dates`` by «published» and «modified», authors, names of which one may be the outlet's, and the words
    of a date that could be read in two ways."""

    dates: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unclear: str = ""


def imprint(line: str, day_first: bool | None = None, bare: bool = False) -> Imprint | None:
    """What a line says of date, author and outlet, if it says nothing else; None for another line.

    Where a line is ``bare``, people's names and an outlet's are told without «By» and without a date.
    """
    if len(line) > _LONGEST:
        return None
    if feed := _FEED.fullmatch(line):
        return Imprint(authors=_authors(feed["names"]))
    if (staff := _STAFF.fullmatch(line)) and is_masthead(staff["name"]):
        return Imprint(names=(staff["name"],))
    dates, rest, unclear = labelled_dates(line, day_first)
    authors: list[str] = []
    names: list[str] = []
    byline = False
    for part in (own for each in _PARTS.split(rest) for own in _author_and_outlet(each)):
        by = _BY.fullmatch(part)
        found = _authors(by["names"] if by else part)
        if _BESIDE.fullmatch(part) or (authors and not by and _tells_author(part)):
            continue
        if by and not found and not is_like_an_outlet(by["names"]):
            return None
        if by and by["site"]:
            names.append(by["names"])
        elif found and (by or any(map(is_a_persons, found))) and not is_masthead(part):
            authors += found
        elif _is_capital(part):
            names.append(by["names"] if by else part)
        else:
            return None
        byline = byline or bool(by)
    bare = bare and line[-1] != "." and bool(authors or any(map(is_masthead, names)))
    told = dates or unclear or byline or bare
    if not told or not (dates or unclear or authors or names):
        return None
    return Imprint(dates, tuple(dict.fromkeys(authors)), tuple(names), unclear)


def is_feed_line(line: str) -> bool:
    """Whether a line was added by a feed that passed the article on."""
    return line.startswith("via") and len(line) <= _LONGEST and bool(_FEED.fullmatch(line))


def is_label(line: str) -> bool:
    """Whether a line says what kind of text follows: «Opinion», «Press release»."""
    return len(line) <= _LONGEST and all(map(_BESIDE.fullmatch, re.split(r"[|/&:]| and ", line)))


def is_masthead(line: str) -> bool:
    """Whether a line looks like an outlet's name alone, or with what it calls itself («Tidelines – a blog»)."""
    words = line.removeprefix("The ").casefold().split()
    if len(words) < 2:
        return line in _AGENCIES or (line.startswith("The ") and is_like_an_outlet(line))
    return bool(_TAGLINE.fullmatch(line)) or (
        _is_capital(line)
        and not _IN_HEADLINES.intersection(words)
        and (words[0] in _FIRST or words[-1] in _OUTLET)
    )


def is_issuer(line: str) -> bool:
    """Whether a line looks like the name of an authority or a company alone."""
    return _is_capital(line) and bool(_ISSUER.fullmatch(line))


def is_like_an_outlet(name: str) -> bool:
    """Whether a name has a word of outlets' names."""
    return not _OUTLET.isdisjoint(re.findall(r"\w+", name.casefold()))


def stated(line: str, day_first: bool | None = None) -> Imprint | None:
    """Where and when the article stood first, as a sentence says: «This article first appeared in the Harbour Post on 3 May 2019.»"""
    found = _STATED.search(line[: 2 * _LONGEST])
    if not found:
        return None
    dates = dates_in(line[found.start() : 2 * _LONGEST], day_first)
    name = found["name"]
    is_day = not name or name.split()[0] in DAYS
    return Imprint(
        {"published": dates[0]} if len(dates) == 1 else {}, names=() if is_day else (name,)
    )


def rights_holder(line: str) -> str:
    """Who holds the rights, after a line that says so; empty where it names nobody."""
    found = _HOLDER.match(line)
    name = found["name"].strip() if found else ""
    bare = name.removeprefix("The ")
    if name.endswith("&"):
        return ""
    return bare if " " in bare and is_masthead(bare) else name


def without_site(title: str) -> tuple[str, str | None]:
    """A headline without the outlet's name behind it («Bridge closed | The Courier») or its section before it; and that name."""
    found = _SITE.fullmatch(title)
    if not found:
        return title, None
    headline, site = found["title"], found["site"]
    if found["mark"] == "|" and is_label(headline):
        return without_site(site)
    stroke = found["mark"] in ("|", "·", "»", "::") and _is_capital(site)
    if is_masthead(site) or (stroke and len(headline.split()) > 2):
        return without_site(headline)[0], site
    return title, None


def _author_and_outlet(part: str) -> tuple[str, ...]:
    """«Ada Thorn Harbour Post» as the two that it is."""
    words = part.split()
    for number in range(2, len(words) - 1):
        name, outlet = " ".join(words[:number]), " ".join(words[number:])
        if is_a_persons(name) and is_masthead(outlet):
            return name, outlet
    return (part,)


def _authors(names: str) -> tuple[str, ...]:
    """The authors whom words name, if they name nothing else."""
    found = [
        name.strip(" .") for name in re.split(r"\s+(?:and|&)\s+", _WHERE.sub("", names.strip()))
    ]
    return tuple(found) if all(map(_is_author, found)) else ()


def _is_author(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 5
        and not re.search(r"[\d@<>:!?\"“”]", name)
        and all(word[0].isupper() or word.lower() in PARTICLES for word in words)
        and not (words[-1].lower() in ROLES or words[-1].casefold() in _OUTLET)
    )


def _tells_author(part: str) -> bool:
    """Whether words add to an author: a role, where they write from."""
    words = part.lower().split()
    role = len(words) < _MOST_WORDS and words[-1] in {*ROLES, "staff", "desk"}
    return role or bool(_WHERE.fullmatch(f" {part}"))


def _is_capital(part: str) -> bool:
    """Whether words are written as names are, and so few."""
    words = part.split()
    return len(words) <= 2 * _MOST_WORDS and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words
    )
