"""An article's text as a site may publish it: whole, or no more of it than its claims quote."""

import re
from collections.abc import Mapping

from .reuse.differences import Piece, differences
from .reuse.utterances import Utterance
from .text.evidence import Evidence

_HIDDEN = "\ue000"
_HIDDEN_RUN = re.compile(rf"\s*{_HIDDEN}[{_HIDDEN}\s]*")


def published(evidence: Evidence, in_excerpts: bool) -> str:
    """The text of ``Body.flat``, place for place; what no claim quotes is hidden where it is ``in_excerpts``."""
    flat = evidence.body.flat
    if not in_excerpts:
        return flat
    shown = [_HIDDEN] * len(flat)
    for claim in evidence.spans:
        for start, end in evidence.stretches(claim):
            shown[start:end] = flat[start:end]
    return "".join(shown)


def published_cuts(utterance: Utterance, texts: Mapping[str, str]) -> list[tuple[Piece, ...]]:
    """Each carrier's cut against the fullest form, in words of the published texts of the articles."""
    if not any(_HIDDEN in text for text in texts.values()):
        return [carrier.pieces for carrier in utterance.carriers]
    return [differences(utterance.fullest, one.cut, texts) for one in utterance.carriers]


def readable(words: str) -> str:
    """Words of a published text, with «[…]» for what is hidden."""
    return _HIDDEN_RUN.sub(" […] ", words).strip()
