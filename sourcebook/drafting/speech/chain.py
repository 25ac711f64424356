"""Through whom an article has a quotation: the outlet to which it was said, the platform, whoever reported it."""

import re
from collections.abc import Iterator, Sequence

from ..lexicon import either
from ..lookup import Mentions, between
from ..seed.outlets import NamedOutlets
from .speakers import Attribution, Speakers
from .verbs import TWEETED

_KIND = r"(?:(?:the|a|an|broadcaster|newspaper|daily|weekly|magazine|agency|channel|network|website|news|state|local)\s+)*"
_TOLD_BEFORE = re.compile(rf"\b(?:{either('told_to')})\s+{_KIND}$")
_REPORTED_BEFORE = re.compile(
    rf"\b(?:according\s+to\s+(?:an?\s+(?:\w+\s+)?report\s+(?:by|in|from|on)\s+)?|(?:quoted|cited|reported|published|carried)\s+(?:by|in)\s+)"
    rf"{_KIND}$",
    re.IGNORECASE,
)
_REPORTED_BEHIND = re.compile(r"\s+(?:has\s+|had\s+)?(?:reported|reports|quoted|cited)\b")
_MEDIA = re.compile(
    r"\b[Aa]ccording\s+to\s+((?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:state\s+|local\s+|official\s+|national\s+)?(?:media|press|television|TV|newspapers))\b"
)
_THE_PAPER = re.compile(
    r"\b(?:told|interview\s+with|tells|speaking\s+to|spoke\s+to)\s+the\s+"
    r"(?:paper|newspaper|daily|agency|news\s+agency|broadcaster|magazine|channel|network|station|outlet|website)\b"
)
_PLATFORM = "Twitter"
_REACH = 80


class Chain:
    """Finds the outlets through which one article has what people say."""

    def __init__(
        self,
        speakers: Speakers,
        mentions: Sequence[Mentions],
        outlets: NamedOutlets,
        own: str | None,
    ) -> None:
        self._texts = speakers.text
        self._speakers = speakers
        self._mentions = mentions
        self._own = own
        self._hits = [outlets.find(text) for text in self._texts]
        self._platform = outlets.platform(_PLATFORM, self._texts)
        self.interviews = self._interviews()

    def via(self, paragraph: int, start: int, end: int, attribution: Attribution) -> list[str]:
        """The outlets named in the sentence of a quotation, or in the words that tell its speaker."""
        sentence = (paragraph, *self._speakers.sentence(paragraph, start, end))
        telling = (attribution.paragraph, attribution.start, attribution.end)
        found = dict.fromkeys((*self._named(*sentence), *self._named(*telling)))
        return [name for name in found if name != self._own]

    def _named(self, paragraph: int, start: int, end: int) -> Iterator[str]:
        text = self._texts[paragraph]
        clause = text[start:end]
        for hit in between(self._hits[paragraph], start, end):
            before = text[max(hit.start - _REACH, start) : hit.start]
            told = _TOLD_BEFORE.search(before) or _REPORTED_BEFORE.search(before)
            if told or _REPORTED_BEHIND.match(text, hit.end):
                yield hit.meaning
        if media := _MEDIA.search(clause):
            yield media.group(1)
        if paper := _THE_PAPER.search(clause):
            # The outlet that was named last.
            earlier = [
                hit for here in self._hits[max(paragraph - 3, 0) : paragraph] for hit in here
            ]
            earlier += between(self._hits[paragraph], 0, start + paper.start())
            yield from (hit.meaning for hit in earlier[-1:])
        if self._platform and TWEETED.search(clause):
            yield self._platform

    def _interviews(self) -> dict[str, str]:
        """Who spoke to which outlet, by the key of the only mention in the sentence that says so; the first one counts."""
        found: dict[str, str] = {}
        for paragraph, hits in enumerate(self._hits):
            for hit in hits:
                before = self._texts[paragraph][max(hit.start - _REACH, 0) : hit.start]
                sentence = self._speakers.sentence(paragraph, hit.start, hit.end)
                here = {one.meaning for one in between(self._mentions[paragraph], *sentence)}
                if _TOLD_BEFORE.search(before) and hit.meaning != self._own and len(here) == 1:
                    found.setdefault(here.pop(), hit.meaning)
        return found
