"""Lines of a web page that are no part of its article: navigation, prompts, comment forms, rights lines, bylines."""

from __future__ import annotations

import re

_LONGEST = 200
"""No line of a page's furniture is longer (in characters), except for notices that are matched from their start."""

_WHOLE_LINES = re.compile(
    r"""
      leave\ a\ (?:reply|comment)(?:\ cancel\ reply)?
    | your\ e-?mail\ address\ will\ not\ be\ published\.?(?:\ *required\ fields\ are\ marked\ ?\*?)?
    | required\ fields\ are\ marked\ ?\*?
    | save\ my\ name,\ e-?mail,?\ (?:and\ )?(?:website|site)\b.*
    | (?:post|submit|add|write|view)\ (?:a\ |your\ |all\ )?comments?
    | (?:\d+\ |no\ |join\ the\ )?(?:comments?|conversation|replies)\ ?(?:\(\d+\))?
    | (?:name|e-?mail|website|comment|url)\ ?\*?:?
    | get\ alerts\ on\ .*
    | (?:get|receive)\ (?:our|the|breaking|daily|weekly|free)\b.*(?:newsletters?|inbox|alerts?|updates)\b.*
    | (?:sign|signed)[\ -]up\ (?:for|to|here|now)\b.*
    | subscribe(?:\ (?:to|now|here|today|for)\b.*)?
    | (?:sign|log)[\ -]?in(?:\ (?:to|with)\b.*)?
    | register(?:\ (?:now|here|for\ free))?
    | follow\ (?:the\ topics\ in\ this\ article|us\b.*|@\w+.*)
    | like\ us\ on\ .*
    | reuse\ this\ content\b.*
    | recent\ (?:features|posts|comments|articles|stories|news)
    | (?:related|recommended|popular|trending|latest)(?:\ (?:articles?|stories|story|posts?|news|topics|content|videos?|now|coverage))?:?
    | (?:most|more)\ (?:read|popular|viewed|shared|from\ .{1,40}|stories|news|on\ this\ (?:story|topic))
    | (?:you\ may|you\ might)\ also\ (?:like|be\ interested\ in).*
    | (?:read|see|watch|click)\ (?:more|also|next|here|on\ here)\b.{0,100}
    | (?:share|print|e-?mail|tweet|pin|save|bookmark|copy\ link|whats\ ?app|facebook|twitter|linkedin|reddit|telegram|pinterest)
    | share\ (?:this|on|via|with|the)\b.*
    | (?:print|e-?mail|save)\ (?:this|article|page|story)\b.*
    | (?:skip\ to|back\ to|go\ to|jump\ to)\ (?:the\ )?(?:main\ )?(?:content|top|homepage|home|navigation|menu)
    | (?:home|menu|search|close|open|back|next|previous|prev|loading\.*|navigation|breadcrumbs?|sections|sitemap|rss|login|logout)
    | (?:previous|next)\ (?:article|post|story|page)\b.*
    | (?:continue|keep)\ reading\b.*
    | (?:story|article)\ continues\ below.*
    | advertisements?(?:\ .{0,30})? | sponsored(?:\ content)? | promoted(?:\ content)?
    | (?:tags?|filed\ under|categor(?:y|ies)|posted\ in|topics?):\ .*
    | (?:we|this\ (?:web)?site)\ uses?\ cookies\b.*
    | accept(?:\ all)?(?:\ cookies)? | (?:manage|cookie)\ (?:preferences|settings|policy) | privacy\ policy
    | terms\ (?:of\ (?:use|service)|and\ conditions).{0,40} | contact\ us | about\ us | advertise(?:\ with\ us)?
    | (?:please\ )?enable\ javascript\b.*
    | download\ (?:the|our)\ .{0,30}\bapp\b.*
    | (?:news|world|business|politics|opinions?|features|sports?|culture|technology|science|health|economy|top\ stories|breaking\ news)
    | home(?:\ ?[>»/|›]\ ?[\w\ &-]+)+
    | [\w\ &.’'-]{2,30}(?:\ [|•·›»]\ [\w\ &.’'-]{2,30}){2,}
    """,
    re.VERBOSE | re.IGNORECASE,
)

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
_CREDIT_LINE = re.compile(
    r"(?:reporting|additional reporting|writing|editing|edited|translation|translated)\s+by\s+.{2,120}",
    re.IGNORECASE,
)


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


def credit_sentences(line: str) -> str | None:
    """An agency's closing line («Reporting by A B; Editing by C D»), without brackets; None if it is none."""
    bare = line.strip("()[] ")
    return bare if len(line) <= _LONGEST and _CREDIT_LINE.fullmatch(bare) else None


def _is_author(name: str) -> bool:
    words = name.split()
    return 1 <= len(words) <= 5 and all(
        word[0].isupper() or word.lower() in ("de", "van", "von", "al", "bin", "der", "la")
        for word in words
    )
