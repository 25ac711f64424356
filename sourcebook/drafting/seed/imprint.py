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
    r"(?:(?:(?:written|posted|reported|published|compiled|story|words|text|author)s?\s*(?:by:?|:)|(?:interview\s+)?by:?)|(?P<site>source|via|courtesy of):?)"
    r"\s+(?P<names>.+)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?:words|text|story)\s+(?=[A-Z])", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*")
_SMALL = PARTICLES | {"of", "the", "and", "for", "&", "le"}
_BESIDE = re.compile(rf"\W*(?:(?:{either('labels')})(?:\W+|$))*", re.IGNORECASE)
"""What may stand beside a date, or above a headline, and tells nothing more."""
_OUTLET = frozenset(word.casefold() for word in (*OUTLET_WORDS, *LISTS["mastheads"]))
_WRITER = re.compile(rf"(?:\S+\s+){{0,4}}{any_of({*ROLES, 'staff', 'desk'})}", re.IGNORECASE)
_NO_SURNAMES = ROLES | _OUTLET | {"ltd", "inc", "limited", "group"}
_AGENCIES = frozenset(LISTS["agencies"])
_FIRST = frozenset("radio voice channel tv agence bbc cnn abc nbc cbs sky fox".split())
_ISSUER = re.compile(
    rf"(?:\S+\s+){{0,5}}{any_of([*LISTS['organizations'], 'Republic', 'Kingdom', 'State', 'City', 'Embassy'])}(?:\s+(?:of|for|on)\s.{{3,60}})?",
    re.IGNORECASE,
)
_LIFE = re.compile(r"\b1[5-9]\d\d\s?[–-]\s?(?:1[5-9]|20)\d\d\b")
"""«Ada Thorn, 1931–2019» is the headline of an obituary."""
_STAFF = re.compile(
    r"\s(?:(?:and|with)\s(?:agencies|wires?|others)|staff(?:\s(?:report|reporter|writer)s?)?|news\s?desk|newsroom|reporters?|correspondent)$",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(?P<name>[A-Z][\w’'&-]*(?:\s+[\w’'&-]+){0,4}?)"
    r"(?=\s*(?:,|\.|\(|\||$|\d{4}|(?:Limited|Ltd|Inc|LLC|Company|Co|Corp|Corporation|Group|Media)\b|[Aa]ll\s+rights))",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?i:(?:first|originally|previously)\s+(?:appeared|published|posted|printed|ran|aired)(?:\s+(?:on|in|by|at))?"
    r"|(?:re-?published|reprinted|reposted)(?:\s+with\s+permission)?\s+from|^published\s+in|embargo(?:ed)?(?:\s+until|:))\s+"
    r"(?:the\s+)?(?P<name>(?:The\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|and|for|&)\s+)*[A-Z][\w’'&-]*){0,5})?"
)
_SITE = re.compile(r"(?P<title>.+?)\s+(?P<mark>\||·|»|::|[-–—])\s+(?P<site>[^|·»]{2,50})")
_ONE_WORD = re.compile(r"The |[\w-]+\.(?:com|org|net)$")
_TAGLINE = re.compile(
    r"[^|:–—]{3,40}?\s*(?:[|:–—,]|\s-\s)\s*(?:an?|the)\s+(?:\w+\s+){0,2}(?:blog|magazine|newsletter|newspaper|journal)\b.{0,60}|[^|:]{3,50}\s[—–|-]\s(?:\w+\s)?[Ee]dition"
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
    if len(line) > _LONGEST or _LIFE.search(line):
        return None
    if feed := _FEED.fullmatch(line):
        return Imprint(authors=_authors(feed["names"]))
    dates, rest, unclear = labelled_dates(_STAFF.sub("", line.lstrip("—– ")), day_first)
    authors: list[str] = []
    names: list[str] = []
    byline = False
    unknown: list[str] = []
    for part in _PARTS.split(rest):
        by = _BY.fullmatch(part)
        name = by["names"] if by else _WORDS.sub("", part)
        found = () if is_masthead(name) else _authors(name)
        if _BESIDE.fullmatch(part) or (authors and not by and _WRITER.fullmatch(part)):
            continue
        if found and not (by and by["site"]) and (by or any(map(is_a_persons, found))):
            authors += found
        elif _is_capital(name) and (not by or by["site"] or is_like_an_outlet(name)):
            names.append(name)
        else:
            unknown.append(part)
        byline = byline or bool(by)
    labelled = byline or re.search(r"\b(?:updated|published|posted)\b", line, re.IGNORECASE)
    if unknown and not (dates and labelled and len(unknown) < 2 and len(unknown[0].split()) < 4):
        return None
    bare = bare and line[-1] != "." and bool(authors or any(map(is_masthead, names)))
    told = dates or unclear or byline or bare
    if not told or not (dates or unclear or authors or names):
        return None
    return Imprint(dates, tuple(dict.fromkeys(authors)), tuple(names), unclear)


def is_label(line: str) -> bool:
    """Whether a line says what kind of text follows: «Opinion», «Press release»."""
    parts = re.split(r"[|/&:»›>•·]| and ", line[:_LONGEST])
    told = _BESIDE.fullmatch(line[:_LONGEST]) or all(map(_BESIDE.fullmatch, parts))
    return len(line) <= _LONGEST and bool(told)


def is_masthead(line: str) -> bool:
    """Whether a line looks like an outlet's name alone, or with what it calls itself («Tidelines – a blog»)."""
    parts = re.split(r"\s[|/»›>•]\s", line)
    if len(parts) > 1 and all(map(_is_capital, parts)):
        return len(parts) > 2 or all(len(part.split()) < 5 for part in parts)
    words = line.removeprefix("The ").casefold().split()
    if len(words) < 2:
        return line in _AGENCIES or (is_like_an_outlet(line) and bool(_ONE_WORD.match(line)))
    return bool(_TAGLINE.fullmatch(line)) or (
        _is_capital(line)
        and not is_a_persons(" ".join(line.split()[:2]))
        and (words[0] in _FIRST or words[-1] in _OUTLET)
    )


def is_issuer(line: str) -> bool:
    """Whether a line looks like the name of an authority or a company alone."""
    return _is_capital(line) and bool(_ISSUER.fullmatch(line))


def is_like_an_outlet(name: str) -> bool:
    """Whether a name has a word of outlets' names."""
    words = re.findall(r"\w+", name.casefold())
    return any(word in _OUTLET or word.endswith(("press", "news", "wire")) for word in words)


def stated(line: str, day_first: bool | None = None) -> Imprint | None:
    """Where and when the article stood first, as a sentence says: «This article first appeared in the Harbour Post on 3 May 2019.»"""
    line = line[: 2 * _LONGEST]
    found = _STATED.search(line)
    if not found:
        return None
    dates = dates_in(re.split(r"[.!?]\s", line[found.start() :])[0], day_first)
    names = () if DAYS.issuperset((found["name"] or "").split()[:1]) else (found["name"],)
    return Imprint({"published": dates[0]} if len(dates) == 1 else {}, names=names)


def owner(line: str) -> str:
    """Who holds the rights, after a line that says so; empty where it names nobody."""
    found = _HOLDER.match(line)
    name = found["name"].strip() if found and found["name"][-1] != "&" else ""
    bare = name.removeprefix("The ")
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


def _authors(names: str) -> tuple[str, ...]:
    """The authors whom words name, if they name nothing else."""
    found = [n.strip(" .") for n in re.split(r"\s+(?:and|&)\s+", _WHERE.sub("", names.strip()))]
    return tuple(found) if all(map(is_author, found)) else ()


def is_author(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 5
        and not re.search(r"[\d@<>:!?\"“”]", name)
        and all(word[0].isupper() or word.lower() in PARTICLES for word in words)
        and words[-1].casefold() not in _NO_SURNAMES
    )


def _is_capital(part: str) -> bool:
    """Whether words are written as names are, and so few."""
    words = part.split()
    return len(words) <= 2 * _MOST_WORDS and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words
    )
