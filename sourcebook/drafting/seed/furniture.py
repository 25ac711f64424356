"""Lines of a web page that are no part of its article: navigation, prompts, comment forms, rights lines, bylines."""

import re
from importlib.resources import files

_LONGEST = 200
"""No line of a page's furniture is longer (in characters), except for notices that are matched from their start."""

_FURNITURE = files(__package__).joinpath("furniture.txt").read_text("utf-8").split("\n")
"""One pattern a line, each for a whole line of a page."""
_WHOLE_LINES = re.compile("|".join(filter(None, _FURNITURE)), re.IGNORECASE)

_RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\b)(?=.*(?:\d{4}|reserved|copyright|limited|ltd|inc\b)).*"
    r"|.{0,150}\ball rights reserved\b.{0,60}",
    re.IGNORECASE,
)

_RIGHTS_WORD = re.compile(r"©|\(c\)|copyright|reserved", re.IGNORECASE)
_HOLDER_ALONE = re.compile(r"(?:©|\(c\))\s*[^\W\d_][^/]{1,60}", re.IGNORECASE)

_NAME = r"[^\W\d_][^\d@<>|:;!?\"“”]{1,60}?"
_BYLINE = re.compile(
    rf"(?:(?:written|posted|reported)\s+)?by:?\s+(?P<names>{_NAME})"
    r"(?:\s+(?:in|at)\s+[A-Z][\w ,.-]{1,40})?(?:\s*[|·•–—-]\s*.{0,60})?",
    re.IGNORECASE,
)
_FEED = re.compile(r"via\s+RSS\s+(?:https?://\S+\s*)?(?P<names>[^\d@<>|:;!?\"“”]{0,60})")


def is_furniture(line: str) -> bool:
    """Whether a whole line is navigation, a prompt, or part of a comment form."""
    return len(line) <= _LONGEST and bool(_WHOLE_LINES.fullmatch(line))


def is_rights_line(line: str, last: bool = False) -> bool:
    """Whether a whole line says who holds the rights in the text.

    A bare «© Agency» does only as one of the ``last`` lines: elsewhere it belongs to a picture.
    """
    if len(line) > _LONGEST * 2 or not _RIGHTS_WORD.search(line):
        return False
    return bool(_RIGHTS.fullmatch(line) or (last and _HOLDER_ALONE.fullmatch(line)))


def byline_names(line: str) -> tuple[str, ...]:
    """The authors whom a line names, if the whole line is a byline («By A B and C D», «via RSS <address> A B»)."""
    if len(line) > _LONGEST:
        return ()
    found = _FEED.fullmatch(line) or _BYLINE.fullmatch(line)
    if not found:
        return ()
    names = [
        name.strip(" .,") for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", found["names"])
    ]
    good = [name for name in names if _is_author(name)]
    return tuple(dict.fromkeys(good)) if len(good) == len(names) else ()


def is_feed_line(line: str) -> bool:
    """Whether a line was added by a feed that passed the article on."""
    return line.startswith("via") and len(line) <= _LONGEST and bool(_FEED.fullmatch(line))


def _is_author(name: str) -> bool:
    words = name.split()
    return 1 <= len(words) <= 5 and all(
        word[0].isupper() or word.lower() in ("de", "van", "von", "al", "bin", "der", "la")
        for word in words
    )
