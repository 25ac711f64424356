"""Links into an article's original, to the very words: browsers find them by the text itself (WICG, URL Fragment Text Directives)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

_WHOLE, _END = 8, 4
"""Of words that are more than the first, so many at each end say where they begin and stop."""
_LONG, _PIECE = 80, 16
"""The same in characters, where no spaces part the words."""
_AROUND = " “”‘’«»\"'.,;:!?…()[]–—"


def in_original(url: str, quotes: Iterable[str]) -> str:
    """The address of quoted words in the page that has this address."""
    directives = "&".join(f"text={_found_by(words)}" for words in quotes)
    return f"{url}{'' if '#' in url else '#'}:~:{directives}" if directives else url


def _found_by(quotation: str) -> str:
    words = quotation.split()
    whole = " ".join(words)
    if len(words) > _WHOLE:
        ends = [" ".join(words[:_END]), " ".join(words[-_END:])]
    else:
        ends = [whole[:_PIECE], whole[-_PIECE:]] if len(whole) > _LONG else [whole]
    return ",".join(_encoded(end.strip(_AROUND) or end) for end in ends)


def _encoded(words: str) -> str:
    """Words in which no comma, ampersand or hyphen is taken for the directive's own."""
    return quote(words, safe="").replace("-", "%2D")
