"""Each direct quotation as a claim: its id, a neutral sentence, the speaker, the chain, the exact words; and figures and events."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..catalog.catalog import Catalog
from ..reading.answers.figures import quantities_in
from ..reading.text.body import Body, sentences
from ..records.model.fields import slugify
from .front_matter import is_writable
from .lexicon import ENGLISH
from .lookup import NamedTopics
from .people.cast import Cast
from .seed.dates import date_told
from .slugs import numbered, short
from .speech.chain import Chain
from .speech.quotations import MASK, Quotation
from .speech.speakers import Attribution, Speakers
from .speech.verbs import ACCORDING_TO, FINITE, TWEETED

MOST_CLAIMS = 500
_LONGEST_QUOTE = 10_000
_LONGEST_TEXT = 200
_LONGEST_ID = 50
_ID_WORDS = 5
_ONLY_SAID = re.compile(r"\b\w+(?:ed|aid|ays|old|ote)\s*[,:—–-]\s*$")
_TITLE_WORDS = 6
_LENGTH_OF_SENTENCE = range(40, 260)
_LEANS = re.compile(
    r"(?:It|Its|He|His|She|Her|They|Their|This|That|These|Those|But|And|Or|So|Both|Such|There|Here|Then|If|When|While|As|Although|Behind|Nobody)\b"
    r"|[^.]{,60}(?:\s[–—-]{1,2}|:)\s"
)
"""How a sentence begins that can't be understood by itself, or behind a dateline."""
_AROUND = 1500
"""How many characters before and behind a sentence count as its paragraph, however long that is."""


@dataclass(frozen=True)
class DraftedClaim:
    """A quotation as a claim, a figure or an event. ``by`` is None where no speaker can be told; ``inferred`` says of its fields that were concluded
    from more than the words how each is known."""

    id: str
    text: str
    quotes: tuple[str, ...]
    by: str | None = None
    via: tuple[str, ...] = ()
    kind: str = "statement"
    date: str | None = None
    topics: tuple[str, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Utterance:
    """What one speaker says at a stretch: one or more quotations and who says them."""

    quotations: tuple[Quotation, ...]
    attribution: Attribution


@dataclass
class ClaimWriter:
    """Writes the claims of one article. Where a speaker's words are a record's name, it is used."""

    body: Body
    cast: Cast
    speakers: Speakers
    chain: Chain
    catalog: Catalog
    topics: NamedTopics
    published: str | None
    ids: set[str] = field(default_factory=set)

    def claim(self, utterance: Utterance) -> DraftedClaim | None:
        """What is said as a claim; None where front matter can't hold it, or it is a title."""
        quotes = tuple(self._quotes(utterance))
        if not all(is_writable(quote) and len(quote) <= _LONGEST_QUOTE for quote in quotes):
            return None
        first, attribution = utterance.quotations[0], utterance.attribution
        if attribution.by is None and _is_title(first.words(self._text(first))):
            return None
        words = [q.words(self._text(q)) for q in utterance.quotations]
        by = self._speaker(attribution)
        via = self.chain.via(first.paragraph, first.start, first.end, attribution)
        via = [name for name in via if name != by]
        interview = self.chain.interviews.get(attribution.by or "")
        inferred = {}
        if interview and not via:
            via = [interview]
            inferred["via"] = f"Elsewhere the text says that {by} spoke to {interview}."
        start, end = self.speakers.sentence(first.paragraph, first.start, first.end)
        telling = self.speakers.text[attribution.paragraph][attribution.start : attribution.end]
        sentence = self.speakers.text[first.paragraph][start:end]
        told = date_told(sentence, self.published) if attribution.by else None
        if told and told.words:
            inferred["date"] = f"“{told.words}”, counted from the publication on {self.published}."
        return DraftedClaim(
            id=self._id(by, words),
            text=_sentence(by, words, tweeted=bool(TWEETED.search(telling))),
            by=by,
            via=tuple(via),
            quotes=quotes,
            date=told.date if told else None,
            topics=tuple(self._topics(utterance, start, end)),
            inferred=inferred,
        )

    def figures_and_events(self, passed: Container[int]) -> Iterator[DraftedClaim]:
        """Sentences of the article's own that state a figure or what happened on a day, few and only such as stand by themselves."""
        for n, text in enumerate(self.speakers.text):
            for start, end in sentences(text) if n not in passed else ():
                words, told = text[start:end], date_told(text[start:end])
                figures = (q for q in quantities_in(words) if q.unit and re.search(r"\d", q.words))
                kind = "figure" if any(figures) else "event" if told else ""
                if not kind or not _stands_by_itself(words):
                    continue
                if [span.paragraph for span in self.body.find(words)] == [n]:
                    topics = tuple(self.topics.among([words]))
                    date = told.date if told else None
                    number = self._id(kind, [words])
                    yield DraftedClaim(number, words, (words,), kind=kind, date=date, topics=topics)

    def _text(self, quotation: Quotation) -> str:
        return self.body.paragraphs[quotation.paragraph].text

    def _quotes(self, utterance: Utterance) -> Iterator[str]:
        """The exact words; where they stand earlier in the text too, with the sentence around them."""
        for first, last in _stretches(utterance):
            text = self._text(first)
            words = first.start, last.end
            for start, end in (words, self.speakers.sentence(first.paragraph, *words), words):
                spans = self.body.find(text[start:end])
                if spans and (spans[0].paragraph, spans[0].start) == (first.paragraph, start):
                    break
            yield text[start:end].strip()

    def _speaker(self, attribution: Attribution) -> str | None:
        if attribution.by is None:
            return None
        if not attribution.described:
            return self.cast.label(attribution.by)
        for name in (attribution.by, re.sub(r"^[Tt]he\s+", "", attribution.by)):
            for shelf in (self.catalog.topics, self.catalog.outlets):
                if slug := shelf.find(name):
                    return shelf[slug].record.name
        return attribution.by if is_writable(attribution.by) else None

    def _topics(self, utterance: Utterance, start: int, end: int) -> list[str]:
        """The topics of the words and their sentence; where there are none, those of the paragraph."""
        sentence = self._text(utterance.quotations[0])[start:end]
        rest = [self._text(q)[q.start : q.end] for q in utterance.quotations[1:]]
        around = self._text(utterance.quotations[0])[max(start - _AROUND, 0) : end + _AROUND]
        return self.topics.among([sentence, *rest]) or self.topics.among([around])

    def _id(self, by: str | None, words: Sequence[str]) -> str:
        named = slugify(by.split()[-1]) if by else "quoted"
        content = [
            word
            for word in slugify(" ".join(words)[:400]).split("-")
            if word not in ENGLISH and (len(word) > 1 or word.isdigit())
        ]
        wanted = short("-".join([named, *content[:_ID_WORDS]]), 1 + _ID_WORDS, _LONGEST_ID)
        unique = next(one for one in numbered(wanted or "quoted") if one not in self.ids)
        self.ids.add(unique)
        return unique


def utterances(quotations: Sequence[Quotation], speakers: Speakers) -> list[Utterance]:
    """Quotations that belong together: cut in two by «she said», scraps of one sentence, running over paragraphs."""
    found: list[Utterance] = []
    for quotation in quotations:
        who = speakers.attribute(quotation)
        if found and _belongs(found[-1], quotation, who, speakers):
            attribution = found[-1].attribution if found[-1].attribution.by else who
            found[-1] = Utterance((*found[-1].quotations, quotation), attribution)
        else:
            found.append(Utterance((quotation,), who))
    return found


def _belongs(last: Utterance, quotation: Quotation, who: Attribution, speakers: Speakers) -> bool:
    before, attribution = last.quotations[-1], last.attribution
    at_start = not speakers.text[quotation.paragraph][: quotation.start].strip("> ")
    if before.goes_on and quotation.paragraph == before.paragraph + 1 and at_start:
        return True
    if before.paragraph != quotation.paragraph or attribution.by != who.by:
        return False
    gap = speakers.text[before.paragraph][before.end : quotation.start]
    if attribution.direct:
        # «…,» she said. «…» / «…,» she said, «…»
        return who == attribution or (not who.direct and bool(_ONLY_SAID.search(gap)))
    start, end = speakers.sentence(before.paragraph, before.start, before.end)
    return start <= quotation.start < end and not FINITE.search(gap)


def _stands_by_itself(words: str) -> bool:
    """Whether a sentence is whole, nobody else's, and refers to none before it."""
    return (
        len(words) in _LENGTH_OF_SENTENCE
        and words[0].isupper()
        and words[-1] == "."
        and is_writable(words)
        and not re.search(rf"[{MASK}“”\"«»]|\b(?:I|we|our|us|my|you|your)\b", words)
        and not (_LEANS.match(words) or FINITE.search(words) or ACCORDING_TO.search(words))
    )


def _is_title(words: str) -> bool:
    """Whether words between quotation marks are a work's title or a name («Iron Road»), and nobody's speech."""
    parts = words.split()
    return (
        len(parts) <= _TITLE_WORDS
        and words[-1] not in ".,!?…"
        and all(part[0].isupper() or part in "of the and a in for to".split() for part in parts)
    )


def _stretches(utterance: Utterance) -> list[tuple[Quotation, Quotation]]:
    """The pieces of an utterance that stand apart. Words cut in two by their attribution are one piece, with it."""
    pieces: list[tuple[Quotation, Quotation]] = []
    for quotation in utterance.quotations:
        if pieces and utterance.attribution.direct:
            first, last = pieces[-1]
            inside = last.end <= utterance.attribution.start + 1 <= quotation.start
            if last.paragraph == quotation.paragraph and inside:
                pieces[-1] = (first, quotation)
                continue
        pieces.append((quotation, quotation))
    return pieces


def _sentence(by: str | None, words: Sequence[str], tweeted: bool) -> str:
    quoted = " … ".join(word.rstrip(" ,;:—–") for word in words)
    if len(quoted) > _LONGEST_TEXT:
        quoted = quoted[:_LONGEST_TEXT].rpartition(" ")[0] or quoted[:_LONGEST_TEXT]
        quoted = quoted.rstrip(" ,;:—–") + " …"
    if by is None:
        return f"The article quotes the words “{quoted.rstrip('.')}”."
    verb = "tweeted" if tweeted else "said"
    return f"{by[0].upper()}{by[1:]} {verb}: “{quoted}”"
