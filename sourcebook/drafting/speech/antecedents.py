"""Whom a subject means: a name or a description means itself, a pronoun somebody before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...reading.text.body import sentences
from ..lexicon import ROLES
from ..lookup import Hit, any_of, between
from .quotations import Quotation
from .subjects import Subject, SubjectKind, subject_before
from .verbs import FINITE

WINDOW = 900
"""How many characters before a place are looked at, however long its paragraph is."""
_SOMEBODY = re.compile(
    rf"\b(?:the|an?|his|her|[A-Z]\w+[’']s)\s+(?:[a-z-]+\s+){{0,3}}{any_of(ROLES)}(?!\w|[’'])",
    re.IGNORECASE,
)
_BACK = 2
"""How many paragraphs back a pronoun may reach."""


@dataclass(frozen=True)
class Attribution:
    """Who says a quotation, and the stretch of its paragraph that says so.

    ``by`` is the key of a mention or, with ``described``, the text's own words; None where nobody can be told.
    ``direct`` means that the attribution follows the quotation at once («…», she said).
    """

    by: str | None = None
    described: bool = False
    paragraph: int = 0
    start: int = 0
    end: int = 0
    direct: bool = False


class Antecedents:
    """Keeps in mind who said what in an article, whose paragraphs are given with the quotations masked."""

    def __init__(
        self,
        masked: Sequence[str],
        mentions: Sequence[Sequence[Hit[str]]],
        genders: Mapping[str, str],
    ) -> None:
        self._genders = genders
        self._masked = masked
        self._mentions = mentions
        self._told: dict[int, list[tuple[Quotation, Attribution]]] = {}

    def told(self, paragraph: int) -> Sequence[tuple[Quotation, Attribution]]:
        """The quotations of a paragraph that were attributed so far."""
        return self._told.get(paragraph, [])

    def remember(self, quotation: Quotation, attribution: Attribution) -> None:
        self._told.setdefault(quotation.paragraph, []).append((quotation, attribution))

    def speaking(
        self, paragraph: int, start: int, end: int, pronoun: str = ""
    ) -> Attribution | None:
        """Who speaks in a stretch, in the article's own words; with a pronoun, only whom it can mean."""
        text, mentions = self._masked[paragraph], self._mentions[paragraph]
        for verb in reversed(list(FINITE.finditer(text, start, end))):
            subject = subject_before(text, start, verb.start(), mentions)
            if subject and subject.kind is not SubjectKind.PRONOUN:
                found = self.resolved(subject, paragraph, start, end)
                if found and (not pronoun or _fits(pronoun, found, self._genders)):
                    return found
        return None

    def resolved(
        self, subject: Subject | None, paragraph: int, start: int, end: int
    ) -> Attribution | None:
        if subject is None:
            return None
        if subject.kind is SubjectKind.PRONOUN:
            found = self._whom(subject.words, paragraph, start, subject.position)
            return found and replace(found, paragraph=paragraph, start=start, end=end)
        described = subject.kind is SubjectKind.DESCRIBED
        return Attribution(subject.words, described, paragraph, start, end)

    def _whom(
        self, pronoun: str, paragraph: int, sentence: int, position: int
    ) -> Attribution | None:
        """Whom a pronoun means: who speaks earlier in its sentence; else who spoke, or was named first, in the nearest
        sentence before."""
        found = self._spoken(pronoun, paragraph, sentence, position)
        found = found or self.speaking(paragraph, sentence, position, pronoun)
        for index in range(paragraph, max(paragraph - _BACK, 0) - 1, -1):
            if found:
                return found
            end = sentence if index == paragraph else len(self._masked[index])
            found = self._spoken(pronoun, index, 0, end)
            spoken_at = max(found.end, found.start) if found else max(end - 2 * WINDOW, 0)
            found = self._nearest(pronoun, index, spoken_at, end) or found
        return found

    def _spoken(self, pronoun: str, paragraph: int, start: int, end: int) -> Attribution | None:
        """Who said the last quotation in a stretch, if the pronoun can mean them."""
        for quotation, attribution in reversed(self.told(paragraph)):
            if (
                start <= quotation.start
                and quotation.end <= end
                and _fits(pronoun, attribution, self._genders)
            ):
                return replace(attribution, paragraph=paragraph, end=quotation.end)
        return None

    def _nearest(self, pronoun: str, paragraph: int, start: int, end: int) -> Attribution | None:
        window = self._masked[paragraph][start:end]
        for first, last in reversed(sentences(window)):
            if found := self.speaking(paragraph, start + first, start + last, pronoun):
                return found
            named = between(self._mentions[paragraph], start + first, start + last)
            if pronoun not in ("he", "she"):
                continue
            for hit in named:
                if self._genders.get(hit.meaning, pronoun) == pronoun:
                    return Attribution(hit.meaning, False, paragraph, start, end)
            text = self._masked[paragraph][start + first : start + last]
            if described := _SOMEBODY.search(text):
                return Attribution(described.group(), True, paragraph, start, end)
        return None


def _fits(pronoun: str, attribution: Attribution, genders: Mapping[str, str]) -> bool:
    """Whether a pronoun can mean somebody: «they» no single person, «he» and «she» no several."""
    if attribution.by is None:
        return False
    if pronoun in ("he", "she"):
        other = not attribution.described and genders.get(attribution.by, pronoun) != pronoun
        words = attribution.by.split()
        single = words[-1][0].islower() and not words[-1].endswith("s")
        return not other and (single or not attribution.described)
    return attribution.described
