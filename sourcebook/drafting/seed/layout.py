"""What each line of a seed is: the title, a paragraph of the article, or something that is left out of its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import groupby, pairwise, takewhile

from ...reading.text.body import Body, Paragraph, even
from ...reading.text.evidence import compare_with_seed
from ...seeds.declared import Declared
from .credits import is_caption
from .dates import Dateline, dateline, dates_in, is_day_first
from .imprint import Imprint, imprint, is_issuer, is_label, is_masthead, owner, stated, without_site

_WRAP_WIDTH = 100
_TITLE_WORDS = range(3, 31)
_LABEL_WORDS = 4
_HEAD_LINES = 40
_MASTHEAD_LINES = 6
_PROSE = 140
_TERMINAL = re.compile(r"(?<=[.!?…:;,])[”’\"')\]»]{0,4}(?:\s?[■□♦◆●*])?$")

_LONGEST = 200
"""No line of a page's furniture is longer (in characters), except for notices that are matched from their start."""

_FURNITURE = files(__package__).joinpath("furniture.txt").read_text("utf-8").split("\n")
"""One pattern a line, each for a whole line of a page."""
_WHOLE_LINES = re.compile("|".join(filter(None, _FURNITURE)), re.IGNORECASE)

_NAVIGATION = re.compile(r"[\w ]+(?:\s[|»›>•]\s[\w ]+){2,}$|[«‹<]\s.*\s[|•·]\s.*\s[»›>]$")
_UNFINISHED = re.compile(
    r"[a-z,]\s(?:an?|the|of|in|on|to|for|at|by|with|from|and|or|as|but)$", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:OF|FROM|IN|ON|TO|FOR|AT|WITH|AND|OR|AS)\s[^a-z]+$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\b)(?=.*(?:\d{4}|reserved|copyright|limited|ltd|inc\b)).*"
    r"|.{0,150}\ball rights reserved\b.{0,60}",
    re.IGNORECASE,
)

_COMMENTS = re.compile(r"(?:readers[’']? |\d+ )?comments(?: ?\(\d+\))?:?", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOLDER_ALONE = re.compile(r"(?:©|\(c\))\s*[^\W\d_][^/]{1,60}", re.IGNORECASE)

_MARKED = re.compile(r"^(?:#+ |\*\*|\[\w+\] |(?:title|headline): )|\*\*$", re.IGNORECASE)
_RELEASE = re.compile("release|statement", re.IGNORECASE)
_NO_HEADLINE = re.compile(
    r"^(?:I|We|It|He|She|They|This|That|These|There|You|My|Our|His|Her|Once|When|Dear|Good)\b"
    r"|\b(?:was|were|had|said|did|told|am|I|me|my|we|our|us|you|your|\w+ed|yesterday|\w+day)\b"
)
"""Words that a sentence at the head has which begins the text."""


@dataclass(frozen=True)
class Layout:
    """A seed, laid out. ``paragraphs`` are the article's text, spacing evened; ``headings`` the indices of those
    that are sub-headings, ``captions`` of those that belong to photos; ``outlets`` are names that may be the outlet's, the most
    telling first, with how each is known, and whether it need not look like one; ``unclear`` is a date of publication that could be read in two ways."""

    title: str | None
    paragraphs: tuple[str, ...]
    headings: frozenset[int]
    captions: frozenset[int]
    byline: tuple[str, ...]
    outlets: tuple[tuple[str, str, bool], ...]
    dateline: Dateline | None
    rights: str | None
    published: str | None
    modified: str | None
    unclear: str
    left_out: tuple[str, ...]

    @cached_property
    def body(self) -> Body:
        return Body(tuple(Paragraph(text, 2 * n) for n, text in enumerate(self.paragraphs)))


_NOTHING = Declared()


def lay_out(text: str, declared: Declared = _NOTHING) -> Layout:
    """Tell the parts of a seed from each other. No word changes; what is not recognised stays in the text.

    What the seed declares comes first: its title, and of a web page the lines that are the article. Where the build
    could not prove the text against the seed (a paragraph begins like a line that was left out), nothing is left out.
    """
    said = declared.first("title")
    title, article = said.value if said else None, declared.article
    layout = _sorted(text, title, article)
    if (wrong := _unproved(layout, text)) and article:
        layout = _sorted(text, title, article.difference(layout.paragraphs[n] for n in wrong))
        wrong = _unproved(layout, text)
    return _sorted(text, title, leave_out=False) if wrong else layout


def _unproved(layout: Layout, text: str) -> list[int]:
    """The paragraphs that the build could not find in the seed as they stand."""
    departures = compare_with_seed(layout.body, text).departures if layout.left_out else ()
    return [departure.paragraph for departure in departures]


def _sorted(
    text: str, title: str | None, article: frozenset[str] | None = None, leave_out: bool = True
) -> Layout:
    lines = tuple(_lines(text, joined=article is None))
    span = _span(lines, article)
    day_first = is_day_first(text)
    if title:
        head = map(_plain, lines[:_HEAD_LINES])
        title_end = max((n for n, line in enumerate(head) if line == _plain(title)), default=0)
    else:
        title, title_end = _title(lines)
    printed = title or ""
    title, site = without_site(_MARKED.sub("", printed))
    titles = {_plain(printed), _plain(title)} - {""}
    own = range(title_end, span.stop) if article else range(len(lines))
    kept: list[str] = []
    left_out: list[str] = []
    rights: list[str] = []
    said: list[Imprint] = []
    issuers: list[str] = []
    begun = False
    for index, line in enumerate(lines):
        at_head = index < title_end + (2 * _MASTHEAD_LINES if begun else _HEAD_LINES)
        beside = at_head or index >= len(lines) - _MASTHEAD_LINES
        if len(kept) > _MASTHEAD_LINES // 2 and _COMMENTS.fullmatch(line):
            left_out += lines[index:]  # What readers say is no part of the article.
            break
        if _is_rights_line(line, last=index >= len(lines) - 2):
            rights.append(line)
        elif index not in own and index >= _MASTHEAD_LINES:
            pass  # The rest of a web page.
        elif _plain(line) in titles:
            pass
        # Bylines stand at the head or at the end.
        elif beside and (
            told := imprint(line, day_first, bare=is_masthead(line) or not is_caption(line))
        ):
            said.append(told)
        elif index < title_end and is_issuer(line):
            issuers.append(line)
        elif not (
            index not in own
            or (article and line not in article)
            or _is_furniture(line)
            or (index < title_end and not _is_prose(line))
        ):
            begun = begun or _is_prose(line)
            kept.append(line)
            continue
        (left_out if leave_out else kept).append(line)
    captions = frozenset(i for i, line in enumerate(kept) if is_caption(line))
    headings = frozenset(
        i
        for i, line in enumerate(kept[:-1])
        if len(line) <= 120 and len(line.split()) <= 15 and not _TERMINAL.search(line)
    )
    released = any(_RELEASE.search(li) and is_label(li) for li in lines[:title_end])
    ends = (*lines[: title_end + _MASTHEAD_LINES], *lines[-_MASTHEAD_LINES:])
    first = [one for line in ends if (one := stated(line, day_first))]
    dates = {key: date for one in reversed([*said, *first]) for key, date in one.dates.items()}
    for day in dates_in(" ".join(rights)):
        dates.setdefault("published", day)  # «© Port Agency, December 2015»
    year = _YEAR.search(" ".join([*rights, *dates.values()]))
    heads = (dateline(k, day_first, year.group() if year else "") for k in kept[:_MASTHEAD_LINES])
    opening = next(filter(None, heads), None)
    place = re.split(r"[,(/]", opening.words)[0] if opening else ""
    outlets = (
        *((n, "The text says that it first stood there.", True) for i in first for n in i.names),
        (site or "", "The headline ends with this name.", False),
        (owner(" ".join(rights)), "The rights line names this holder.", False),
        *((n, "The name stands beside the text.", False) for i in said for n in i.names),
        *((n, "It issued the text.", True) for n in issuers if released),
        ((opening and opening.agency) or "", "The dateline names this agency.", place.isupper()),
    )
    return Layout(
        title=title or None,
        paragraphs=tuple(kept),
        headings=headings - captions,
        captions=captions,
        byline=tuple(dict.fromkeys(name for one in said for name in one.authors)),
        outlets=outlets,
        dateline=opening,
        rights=" ".join(dict.fromkeys(rights)) or None,
        published=dates.get("published"),
        modified=dates.get("modified"),
        unclear=next((one.unclear for one in said if one.unclear), ""),
        left_out=tuple(left_out),
    )


def _plain(line: str) -> str:
    """A line as it is compared with others: capitals and the form of quotation marks aside."""
    return re.sub(r"[“”\"‘’']", "'", line).casefold().strip(" .#*")


def _span(lines: Sequence[str], article: frozenset[str] | None) -> range:
    """From the first to the last line of a web page's article."""
    own = [n for n, line in enumerate(lines) if article and line in article]
    return range(own[0], own[-1] + 1) if own else range(len(lines))


def _lines(text: str, joined: bool) -> Iterator[str]:
    """The lines that hold something, spacing evened; where lines were broken at a fixed width, ``joined`` again."""
    lines = [even(line) for line in text.split("\n")]
    wrapped = joined and max(map(len, lines), default=0) <= _WRAP_WIDTH
    for filled, group in groupby(lines, bool):
        block = list(group)
        if filled and joined:
            yield from _unwrapped(block, max(map(len, block)) if wrapped else 2 * _LONGEST)
        elif filled:
            yield from block


def _unwrapped(block: Sequence[str], width: int) -> Iterator[str]:
    """A block's paragraphs: a line goes on in the next one if the next one's first word did not fit behind it, or if it stops in
    the middle of a sentence, as a headline over two lines does."""
    joined = [block[0]]
    for before, line in pairwise(block):
        first = line.split(" ", 1)[0]
        full = len(before) >= _WRAP_WIDTH // 2 and len(before) + 1 + len(first) > width
        ended = _TERMINAL.search(before) or _is_furniture(before) or _is_imprint(line)
        goes_on = line[0].islower() or (before.isupper() and _GOES_ON.match(line))
        short = not ended and (goes_on or _UNFINISHED.search(before))
        if (full or short) and not (_is_beside(line) or is_label(line)):
            joined.append(line)
        else:
            yield " ".join(joined)
            joined = [line]
    yield " ".join(joined)


def _title(lines: Sequence[str]) -> tuple[str | None, int]:
    """The headline and the number of lines up to its last appearance at the head; (None, 0) where there is none.

    A line that is repeated at the head is most likely the headline; else it is the first line that looks like one,
    above the article's first paragraph.
    """
    head = list(takewhile(lambda line: not _is_prose(line), lines[:_HEAD_LINES]))
    if _is_sentence_above(lines, len(head)):
        # A headline that ends like a sentence.
        head += [lines[len(head)], *takewhile(lambda li: not _is_prose(li), lines[len(head) + 1 :])]
    # Above a page's navigation, or what a blog says that it is, stands the site's name.
    sites = {
        one
        for one, below in pairwise(head)
        if (below[0].islower() and is_label(below)) or _NAVIGATION.match(below)
    }
    looks = [line for line in head if _looks_like_title(line)]
    looks = [one for one in looks if not (_is_above_title(one) or one in sites)] or looks
    # One word or two do where a byline or a date follows.
    short = (one for one, below in pairwise(head) if _is_imprint(below) and len(one.split()) < 3)
    looks = looks or [one for one in short if not (_is_above_title(one) or _is_imprint(one))][:1]
    # A blog prints the day below the headline.
    posted = [one for one, below in pairwise(head) if below.startswith(("Posted ", "Posted:"))]
    looks = [one for one in posted if one in looks] or looks
    while len(looks) > 1 and _is_kicker(*looks[:2]):
        looks.pop(0)
    plain = [_plain(line) for line in head]
    repeated = [line for line in looks if plain.count(_plain(line)) > 1]
    title = max(repeated, key=len, default=None) or next(iter(looks), None)
    if title is None or len(head) == len(lines):
        return None, 0
    return title, max(n for n, line in enumerate(plain) if line == _plain(title))


def _is_above_title(line: str) -> bool:
    """Whether a line names an outlet, an issuer, or the kind of text, as stands above a headline."""
    return is_masthead(line) or is_label(line) or is_issuer(line)


def _is_kicker(line: str, below: str) -> bool:
    """Whether a short line with capitals stands above the headline, and not the headline above a line that adds to it."""
    return (
        len(line.split()) < _LABEL_WORDS <= len(below.split()) < 3 * _LABEL_WORDS
        and (line.istitle() or line.isupper())
        and not (below.istitle() or below.isupper())
    )


def _is_sentence_above(lines: Sequence[str], index: int) -> bool:
    """Whether a sentence at the head is the headline: nothing above it looks like one, it is short, and in capitals, or a byline or
    a date follows, or it is a question, or a paragraph follows while the line is in the present tense."""
    above = [line for line in lines[:index] if len(line.split()) > 1]
    if len(above) > _MASTHEAD_LINES or index + 1 >= len(lines):
        return False
    line, below = lines[index], lines[index + 1]
    following = next(filter(_is_prose, lines[index + 1 :]), "")
    if not _looks_like_title(line) or len(line) > _PROSE:
        return False
    if line.isupper() or line.istitle() or imprint(below, bare=True):
        return True
    return not re.search(r"[.!?…:;]\s|[“”\"«»]", line) and (
        line[-1] == "?"
        or (2 * len(line) < len(following) > _PROSE and not _NO_HEADLINE.search(line))
    )


def _is_beside(line: str) -> bool:
    """Whether a line stands beside the article's text wherever it is."""
    return is_caption(line) or _is_rights_line(line) or _is_furniture(line)


def _is_prose(line: str) -> bool:
    """Whether a line is the article's own text, and no headline, caption or label."""
    long = bool(_TERMINAL.search(line)) or len(line) > _PROSE
    return long and not (_is_beside(line) or _is_imprint(line))


def _looks_like_title(line: str) -> bool:
    return (
        len(line.split()) in _TITLE_WORDS
        and (line[0] not in "<{[(|#*-=_/\\&@" or bool(_MARKED.match(line)))
        and not re.search(r"https?://|\{\{|<\w", line)
        and not (_is_imprint(line) or _is_beside(line) or stated(line))
    )


def _is_imprint(line: str) -> bool:
    """Whether a line tells author or date; an outlet's bare name may be a headline's words."""
    bare = imprint(line, bare=True)
    return bool(imprint(line) or (bare and bare.authors))


def _is_furniture(line: str) -> bool:
    """Whether a whole line is navigation, a prompt, or part of a comment form."""
    return len(line) <= _LONGEST and bool(_WHOLE_LINES.fullmatch(line))


def _is_rights_line(line: str, last: bool = False) -> bool:
    """Whether a whole line says who holds the rights in the text.

    A bare «© Agency» does only as one of the ``last`` lines: elsewhere it belongs to a picture.
    """
    told = _RIGHTS.fullmatch(line[: 2 * _LONGEST]) or (last and _HOLDER_ALONE.fullmatch(line))
    return len(line) <= 2 * _LONGEST and bool(told)
