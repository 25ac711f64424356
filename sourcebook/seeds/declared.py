"""What a seed declares of itself apart from its text: by its front matter, or in a web page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

_KEYS = {
    "title": "headline ogtitle citationtitle title dctitle dctermstitle parselytitle sailthrutitle twittertitle h1 subject",
    "outlet": "ogsitename sitename site outlet publication newspaper website publisher dcpublisher source",
    "byline": "author authors byline by byl creator articleauthor dccreator citationauthor parselyauthor sailthruauthor",
    "published": "datepublished published publishedat publishedtime publishdate publisheddate articlepublishedtime pubdate date datetime "
    "citationpublicationdate dcdate dcdateissued dctermscreated parselypubdate sailthrudate",
    "modified": "datemodified modified modifiedtime updated updatedtime lastmod lastmodified articlemodifiedtime ogupdatedtime "
    "dctermsmodified",
    "url": "canonical url ogurl sourceurl originalurl link permalink source",
    "rights": "copyright copyrightnotice rights license dcrights dctermsrights",
    "language": "language lang inlanguage locale oglocale contentlanguage",
}
"""The names by which each thing is declared, letters only, the most telling first."""
_RANK = {
    (what, name): rank
    for what, names in _KEYS.items()
    for rank, name in enumerate(names.split())
}
_LONGEST = 500
_NOBODY = frozenset(("admin", "editor", "webmaster", "null", "none", "no author", "unknown"))


@dataclass(frozen=True)
class Said:
    """A value as it was declared, and where; ``guessed`` where a program concluded it from how the page looks."""

    value: str
    where: str
    guessed: bool = False


@dataclass(frozen=True)
class Declared:
    """What a seed declares, by ``title``, ``outlet``, ``byline``, ``published``, ``modified``, ``url``, ``rights``, ``language``.

    ``article`` holds the lines that are a web page's article, where they can be told from the rest of the page;
    ``shortcoming`` says why the page seems to be none, and what to do; ``teaser`` that it seems to be a beginning only;
    ``accessed`` is the day on which an address was read.
    """

    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    article: frozenset[str] | None = None
    shortcoming: str = ""
    teaser: bool = False
    accessed: str | None = None

    def fetched(self, address: str, day: str) -> Declared:
        """The same, fetched from an address. The one that the page itself gives tells more, unless it is the site's."""
        own = self.every("url")
        here = Said(address, f"fetched on {day}")
        if own and urlsplit(own[0].value).path.strip("/"):
            addresses = (*own, here)
        else:
            addresses = (here, *own)
        return replace(self, said={**self.said, "url": addresses}, accessed=day)

    def every(self, what: str) -> tuple[Said, ...]:
        return self.said.get(what, ())

    def first(self, what: str) -> Said | None:
        return next(iter(self.every(what)), None)


Statement = tuple[str, str, str]
"""A name, a value, and where that stands."""


def sort_out(statements: Iterable[Statement]) -> dict[str, tuple[Said, ...]]:
    """What the statements amount to. Those of one name keep their order; of several names for one thing the most
    telling comes first."""
    found: dict[str, list[tuple[int, Said]]] = {}
    for name, value, where in statements:
        value = " ".join(value.split())
        if not value or len(value) > _LONGEST:
            continue
        plain = re.sub(r"[\W_]", "", name).lower()
        is_address = bool(re.match(r"https?://", value))
        for what in _KEYS:
            rank = _RANK.get((what, plain))
            if rank is not None and is_address is (what == "url"):
                found.setdefault(what, []).append((rank, Said(value, where)))
    return {
        what: tuple(said for _, said in sorted(ranked, key=lambda pair: pair[0]))
        for what, ranked in found.items()
    }


def is_known_name(name: str) -> bool:
    """Whether something is declared by this name."""
    plain = re.sub(r"[\W_]", "", name).lower()
    return any((what, plain) in _RANK for what in _KEYS)


def names_in(byline: str) -> Iterator[str]:
    """The authors' names in a declared byline."""
    bare = re.sub(r"(?i)^(?:written\s+)?by:?\s+|\s+for\s+the\s+.*", "", byline)
    for name in re.split(r"(?i)\s*[,;|]\s*(?:and\s+)?|\s+(?:and|&)\s+", bare):
        if name and name.lower() not in _NOBODY:
            yield name
