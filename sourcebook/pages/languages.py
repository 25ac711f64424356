"""Words in other languages than the site's own: their elements say which, and in which direction it is written."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from .labels import LANGUAGE

_RIGHT_TO_LEFT = frozenset(
    "ar arc azb bqi ckb dv fa glk he iw ji khw lrc mzn nqo pnb ps sd skr sdh syr ug ur yi".split()
)
"""Languages that are written so where no script is named: by CLDR's likely subtags."""
_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())
_UNKNOWN = frozenset("mis mul und zxx".split())


def direction(language: str) -> str:
    """``ltr`` or ``rtl`` by a BCP 47 tag; ``auto`` where it names no one language."""
    first, *others = language.casefold().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    if script or first not in _UNKNOWN:
        return "rtl" if (script in _SCRIPTS if script else first in _RIGHT_TO_LEFT) else "ltr"
    return "auto"


@cache
def lang(language: str) -> Markup:
    """The attributes of an element that holds words of another language; none where it is the site's."""
    if language.split("-")[0].casefold() == LANGUAGE and direction(language) == "ltr":
        return Markup()
    return Markup(f' lang="{escape(language)}" dir="{direction(language)}"')


def passage(language: str) -> Markup:
    """The same of an article's own words. Those in the site's language, which is also said where nobody said any, go by their
    first letter."""
    return lang(language) or Markup(' dir="auto"')


def ours(language: str) -> Markup:
    """The attributes of words of the interface that stand among words of another language."""
    return Markup(f' lang="{LANGUAGE}" dir="ltr"') if lang(language) else Markup()


def spoken(words: str, language: str) -> Markup:
    """Words within a line of the interface."""
    said = lang(language)
    return Markup(f"<bdi{said}>{escape(words)}</bdi>") if said else escape(words)


FILTERS = {"lang": lang, "passage": passage, "ours": ours, "spoken": spoken}
