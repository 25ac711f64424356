"""What an article quotes, and of whom: its passages between quotation marks with the speakers that its claims name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby

from ...catalog.shelf import LinkedClaim, Reference
from ..text.body import Span
from ..text.evidence import Evidence
from ..text.quotations import outermost_quotations
from ..text.words import Words

_ATTRIBUTION = 8
"""The most words, such as «he said, shrugging», between two quotations of one speech whose speaker no claim names."""


@dataclass(frozen=True)
class Cut:
    """The words of one speaker that an article quotes in one paragraph.

    ``fragments`` are the quotations, each by its first word and the one behind the last, counted over the article;
    ``claims`` the ids of the claims whose evidence touches them and that name this speaker, or nobody where nobody is named.
    """

    article: str
    speaker: Reference | None
    fragments: tuple[tuple[int, int], ...]
    claims: tuple[str, ...]
    text: Words

    @cached_property
    def _runs(self) -> list[range]:
        """The numbers of its words, quotation by quotation; what the article put in brackets is left out, and parts them."""
        runs = (
            list(run)
            for first, behind in self.fragments
            for bracketed, run in groupby(range(first, behind), self.text.bracketed.__getitem__)
            if not bracketed
        )
        return [range(run[0], run[-1] + 1) for run in runs]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The numbers of its words, without what the article put in brackets."""
        return tuple(chain.from_iterable(self._runs))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(self.parts))

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each quotation, what stands in brackets parting them."""
        return tuple(self.text.forms[run.start : run.stop] for run in self._runs)

    @property
    def start(self) -> int:
        return self.fragments[0][0]

    @property
    def behind(self) -> int:
        return self.fragments[-1][1]


def cuts_of(
    article: str, evidence: Evidence, words: Words, claims: Sequence[LinkedClaim]
) -> tuple[Cut, ...]:
    """The speech that an article quotes, in its order."""
    body = evidence.body
    told = [(claim, evidence.stretches(claim.claim.id)) for claim in claims]
    cuts: list[Cut] = []
    paragraph = -1
    for quotation in outermost_quotations([p.text for p in body.paragraphs]):
        offset = body.position(Span(quotation.paragraph, 0, 0))
        first, behind = words.between(offset + quotation.inner_start, offset + quotation.inner_end)
        if first == behind:
            continue
        start, end = words.starts[first], words.ends[behind - 1]
        # Each claim whose evidence touches it, and by how many characters.
        common = ((c, sum(max(0, min(end, b) - max(start, a)) for a, b in s)) for c, s in told)
        touching = [(claim, characters) for claim, characters in common if characters]
        speaker = _speaker(touching, told)
        ids = tuple(c.id for c, _ in touching if speaker is None or c.speaker == speaker)
        cut = Cut(article, speaker, ((first, behind),), ids, words)
        if paragraph == quotation.paragraph and _goes_on(cuts[-1], cut):
            last = cuts[-1]
            ids = tuple(dict.fromkeys((*last.claims, *ids)))
            cuts[-1] = replace(cut, fragments=last.fragments + cut.fragments, claims=ids)
        else:
            cuts.append(cut)
        paragraph = quotation.paragraph
    return tuple(cuts)


def _goes_on(last: Cut, cut: Cut) -> bool:
    """Whether two quotations of one paragraph are one speech."""
    near = cut.speaker is not None or cut.start - last.behind <= _ATTRIBUTION
    return last.speaker == cut.speaker and near


def _speaker(
    touching: Sequence[tuple[LinkedClaim, int]],
    told: Sequence[tuple[LinkedClaim, list[tuple[int, int]]]],
) -> Reference | None:
    """Whom the claims make the speaker of a quotation: the claim with most of it decides, of several the narrowest."""
    sizes = {claim.id: sum(b - a for a, b in stretches) for claim, stretches in told}
    named = [(claim, n) for claim, n in touching if claim.claim.by]
    if not named:
        return None
    return min(named, key=lambda item: (-item[1], sizes[item[0].id], item[0].number))[0].speaker
