"""Who says each quotation. Where the text does not tell, nobody is named: a wrong speaker is worse than none."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from ...reading.text.body import sentence_around, sentences
from ..lexicon import LISTS, ROLES, either
from ..lookup import Mentions, any_of, between
from ..people.cast import Cast
from .quotations import MASK, Quotation, masked, turns_of
from .subjects import Subject, described_at_start, subject_before, subject_behind, subjects_of
from .verbs import ACCORDING_TO, FINITE, IN_DOCUMENT, OWN_WORDS, PARTICIPLE, SAYING_NOUN

WINDOW = 900
"""How many characters before a place are looked at, however long its paragraph is."""
_GENDERS = dict.fromkeys(LISTS["mens_roles"], "he") | dict.fromkeys(LISTS["womens_roles"], "she")
_SOMEBODY = re.compile(
    rf"(?<!\blike )(?<!\bas )(?<!\bof )(?<!\bto )(?<!\bfor )(?<!\bwith )(?<!\bis )(?<!\bwas )(?<!\bbecame )(?<!\bnow )(?<!\bthat )\b(?:the|an?|his|her|[A-Z]\w+[’']s)\s+(?:(?!the|an?\b|his|her)[a-z-]+\s+){{0,3}}{any_of({*ROLES, *_GENDERS})}(?![\w’'-])",
    re.IGNORECASE,
)
_MANY = {*ROLES, *_GENDERS, *map(str.lower, LISTS["nationals"])} - {*LISTS["one_of_a_kind"]}
"""What there can be many of, so that «the joiner» means whoever was named last."""
_BACK = 3
"""How many paragraphs back a pronoun may reach."""
_BEHIND = 400
_ARTICLE = re.compile(r"(?:(?i:the|an?|one|its|their|his|her|my)|[A-Z]\w+[’']s)\s")
_REACH = 60
_ROLE = rf"(?i:{any_of({*ROLES, *_GENDERS})})"
_ROLE_BEFORE = re.compile(
    rf"((?:[\w’-]+\s+){{0,4}}{_ROLE})(?:(?:(?:\s(?:of|for|at|in|on)\s[^,.;:]{{1,60}})?,|\s(?:is|was))\s(?:the\s)?(?:[A-Z][\w.]*\s){{0,3}}|,?\s)$"
)
_ROLE_BEHIND = re.compile(
    rf",\s(?:\d\d,\s)?(?:an?|the|who\s(?:is|was)(?:\san?|\sthe)?|(?:[A-Z]\S+\s)*\S+[’']s?)\s((?:[\w-]+\s){{0,3}}?{_ROLE})(?![\w’'-])"
)
_ANOTHER = re.compile(r"\W*(?:and|but|while|when|as|then)\b")
_PASSING = re.compile(r"(?:There was [^.]*\.|[^.]*\?)\s*")
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_THEN = re.compile(r"(?:And|But|Or|Then|After|Later|Again|Next|Finally)\b[a-z ,]*:")
_NO_MORE = frozenset("former ex then onetime deputy vice late future".split())
_ADVERBIAL = re.compile(rf"\s*(?:$|[.,;:—–]|(?:{either('adverbials')})\b)")


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


class Speakers:
    """Finds speakers in one article's paragraphs; keeps in mind who spoke last."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        quotations: Sequence[Quotation],
        cast: Cast,
        author: str | None = None,
    ) -> None:
        self.text = masked(paragraphs, quotations)
        """The paragraphs with the words of quotations masked."""
        # Whom quoted words name speaks nowhere beside them.
        self._mentions = [
            [hit for hit in hits if text[hit.start] != MASK]
            for text, hits in zip(self.text, cast.mentions, strict=True)
        ]
        self._author = author
        self._called = _called(self.text, self._mentions, {person.name for person in cast.people})
        self._genders = dict(cast.genders) | {
            slug: _GENDERS[noun]
            for noun in _GENDERS.keys() & self._called.keys()
            for slug, _ in self._called[noun]
        }
        self._turns = _turns(paragraphs, cast)
        self._told: list[list[tuple[Quotation, Attribution]]] = [[] for _ in paragraphs]

    def attribute(self, quotation: Quotation) -> Attribution:
        """Who says this quotation; those before it must have been asked for already."""
        paragraph = quotation.paragraph
        start, end = self.sentence(paragraph, quotation.start, quotation.end)
        lead, tail = (paragraph, start, quotation.start), (paragraph, quotation.end, end)
        announced = self.text[paragraph][start : quotation.start].rstrip().endswith(":")
        found = (
            (announced and self._before(*lead))
            or self._behind(quotation)
            or self._before(*lead)
            # The deal is «a mistake» for both, Karl Berg said. / …, according to the ministry.
            or self._in_clause(*tail)
            or self._going_on(quotation, start, end)
            or self._turns.get(paragraph)
            or Attribution(None, paragraph=paragraph, start=quotation.start)
        )
        self._told[paragraph].append((quotation, found))
        return found

    def sentence(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a stretch; words in quotation marks end no sentence."""
        text = self.text[paragraph]
        first, last = max(start - WINDOW, 0), min(end + _BEHIND, len(text))
        around = sentence_around(text[first:last], start - first, max(end, start + 1) - first)
        return first + around[0], first + around[1]

    def _behind(self, quotation: Quotation) -> Attribution | None:
        """«…», she said. / «…», said Karl Berg, a farmer. / «…?» she asked."""
        paragraph, start = quotation.paragraph, quotation.end
        text, mentions = self.text[paragraph], self._mentions[paragraph]
        last = text[: quotation.inner_end].rstrip("’'”\"")[-1:] or "."
        tail = text[start : start + _BEHIND]
        if _ANOTHER.match(tail) or (last not in ".…,?!—–-" and not tail.lstrip().startswith(",")):
            return None
        end = start + len(tail[: sentences(tail)[0][1]].partition(MASK)[0] if tail else "")
        verb = FINITE.search(text, start, end)
        if not verb or (last in ".…" and not _ADVERBIAL.match(text[verb.end() : end])):
            return None
        if text[start : verb.start()].strip(" ,—–-") not in ("", "So"):
            subject = subject_before(text, start, verb.start(), mentions)
        else:
            subject = subject_behind(text, verb.end(), end, mentions)
        found = self._resolved(subject, paragraph, start, end)
        return replace(found, direct=True) if found else None

    def _before(self, paragraph: int, start: int, end: int) -> Attribution | None:
        """She said: «…» / Karl Berg called it «…» / a statement by Karl Berg that «…» / Karl Berg was not so sure: «…»"""
        found = self._in_clause(paragraph, start, end)
        announced = self.text[paragraph][start:end].rstrip().endswith(":")
        return found or (self._about(paragraph, start, end) if announced else None)

    def _in_clause(self, paragraph: int, start: int, end: int) -> Attribution | None:
        """The speaker whom the words before a quotation name; the nearest telling words count."""
        text, mentions = self.text[paragraph], self._mentions[paragraph]
        clause = text[start:end]
        spots = [(m.start(), m.end(), False) for m in FINITE.finditer(clause)]
        for pattern in (SAYING_NOUN, ACCORDING_TO):
            spots += [(m.start(), m.end(), True) for m in pattern.finditer(clause)]
        # What a document says counts where nobody speaks.
        spots += [(-1, m.end(), True) for m in IN_DOCUMENT.finditer(clause)]
        if not clause.rstrip().endswith("."):
            owners = (max(m.start(), m.end("whose")) for m in OWN_WORDS.finditer(clause))
            spots += [(owner, owner, False) for owner in owners]
        for first, last, by_noun in sorted(spots, reverse=True):
            if by_noun:
                subject = subject_behind(text, start + last, end, mentions)
            else:
                subject = subject_before(text, start, start + first, mentions)
                is_clear = subject and subject.kind != "described"
                if not is_clear and clause[:first].rstrip().endswith(",") and "," in clause[last:]:
                    # «Boredom, said Karl Berg, is “good”»
                    subject = subject_behind(text, start + last, end, mentions) or subject
            if found := self._resolved(subject, paragraph, start, end):
                return found
        return self._about(paragraph, start, end) if PARTICIPLE.search(clause) else None

    def _about(self, paragraph: int, start: int, end: int) -> Attribution | None:
        """With whom a sentence begins, or the only one whom it names."""
        if re.search(r"\b(?:somebody|someone)\b", self.text[paragraph][start:end]):
            return None
        text, mentions = self.text[paragraph], self._mentions[paragraph]
        for subject in subjects_of(text, start, end, mentions)[:1]:
            if found := self._resolved(subject, paragraph, start, end):
                return found
        sentence = text[start:end].lstrip("0123456789:. –—-")
        if _ARTICLE.match(begins := described_at_start(sentence, shortest=True)):
            subject = Subject("described", begins, start)
            return self._resolved(subject, paragraph, start, end)
        named = {hit.meaning for hit in between(mentions, start, end)}
        return Attribution(named.pop(), False, paragraph, start, end) if len(named) == 1 else None

    def _going_on(self, quotation: Quotation, start: int, end: int) -> Attribution | None:
        """A quotation without words around it goes on with what was said just before."""
        paragraph, text = quotation.paragraph, self.text[quotation.paragraph]
        if here := self._told[paragraph]:
            earlier, attribution = here[-1]
            gap = text[earlier.end : quotation.start].rstrip()
            if attribution.direct and gap.endswith((",", "—", "–")):
                return attribution
        lead = text[start : quotation.start].strip("> ")
        if here and _THEN.fullmatch(lead):
            return attribution
        if lead or re.search(r"\w\w", text[quotation.end : end]):
            return None  # There are words around it, and they did not tell.
        if here and attribution.by and len(sentences(gap)) < 2:
            return attribution
        if start == 0 and paragraph:
            paragraph, start = paragraph - 1, len(self.text[paragraph - 1])
            said = [q.inner_end - 1 for q, _ in self._told[paragraph][-1:]]
            ends = [self.text[paragraph][end] for end in said] + [text[quotation.inner_end - 1]]
            if "?" in ends:
                return None  # Who asks does not answer.
        return self._acting(paragraph, start) if start else None

    def _acting(self, paragraph: int, end: int) -> Attribution | None:
        """Who speaks, or whom the article's own words begin with, in the sentence that ends here: «Karl Berg shrugged. “So what?”»"""
        first, last = self.sentence(paragraph, max(end - 2, 0), max(end - 1, 0))
        found = self._in_clause(paragraph, first, last) or self._about(paragraph, first, last)
        passing = first and not found and _PASSING.fullmatch(self.text[paragraph], first, last)
        return self._acting(paragraph, first) if passing else found

    def _speaking(self, paragraph: int, start: int, end: int, pronoun: str) -> Attribution | None:
        """Who speaks in a stretch, in the article's own words; with a pronoun, only whom it can mean."""
        text, mentions = self.text[paragraph], self._mentions[paragraph]
        verbs = reversed(list(FINITE.finditer(text, start, end)))
        subjects = [subject_before(text, start, verb.start(), mentions) for verb in verbs]
        sources = ACCORDING_TO.finditer(text, start, end)
        subjects += [subject_behind(text, source.end(), end, mentions) for source in sources]
        for subject in subjects:
            words = subject.words if subject and subject.kind == "described" else "\n"
            # «It was the first time that a politician told me so. “Dear,” she said.»
            aside = re.search(rf"\b(?:that|when|if)\s{re.escape(words)}", text[start:end])
            if subject and subject.kind != "pronoun" and not aside:
                found = self._resolved(subject, paragraph, start, end)
                if found and _fits(pronoun, found, self._genders):
                    return found
        return None

    def _resolved(
        self, subject: Subject | None, paragraph: int, start: int, end: int
    ) -> Attribution | None:
        turn = self._turns.get(paragraph)
        if subject is None or (turn and subject.words in ("i", "they", "it")):
            return None
        if subject.words == "i":
            return Attribution(self._author, True, paragraph, start, end)
        if subject.kind == "pronoun":
            pronoun = _WHOSE.get(subject.words, subject.words)
            found = self._whom(pronoun, paragraph, start, subject.position)
            if found and turn and found.by == turn.by:
                return None
            if found and found.by and not found.described:
                self._genders.setdefault(found.by, pronoun)
            return found and replace(found, paragraph=paragraph, start=start, end=end)
        described = subject.kind == "described"
        words = re.split(r"\s(?:of|from|at|in|for)\s", subject.words.lower())[0].split()[-4:]
        if described and len(words) > 1 and words[0] in ("the", *_WHOSE):
            noun, added = words[-1], words[1:-1]
            called = {slug for slug, own in self._called.get(noun, ()) if own.issuperset(added)}
            if len(called) == 1:
                return Attribution(called.pop(), False, paragraph, start, end)
            many = words[0] == "the" and (noun in _MANY or noun.endswith("-year-old"))
            if many and not re.search(rf"\b{noun}\b", self.text[paragraph][:start], re.IGNORECASE):
                found = self._whom(_GENDERS.get(noun, ""), paragraph, start, subject.position)
                return found or Attribution(subject.words, True, paragraph, start, end)
        return Attribution(subject.words, described, paragraph, start, end)

    def _whom(self, pronoun: str, paragraph: int, sentence: int, at: int) -> Attribution | None:
        """Whom a pronoun means: who speaks earlier in its sentence; else who spoke, or was named first, in the nearest
        sentence before."""
        back = _BACK if pronoun in ("he", "she") else 1
        before = range(paragraph - 1, max(paragraph - back, 0) - 1, -1)
        stretches = [(paragraph, sentence, at), (paragraph, 0, sentence)]
        for index, start, end in (*stretches, *((n, 0, len(self.text[n])) for n in before)):
            found = self._spoken(pronoun, index, start, end)
            start = found.end if found else max(start, end - 2 * WINDOW)
            if found := self._nearest(pronoun, index, start, end) or found:
                return found
        return None

    def _spoken(self, pronoun: str, paragraph: int, start: int, end: int) -> Attribution | None:
        """Who said the last quotation in a stretch, if the pronoun can mean them."""
        for quotation, attribution in reversed(self._told[paragraph]):
            within = start <= quotation.start and quotation.end <= end
            asked = attribution.described and self.text[paragraph][quotation.inner_end - 1] == "?"
            if within and not asked and _fits(pronoun, attribution, self._genders):
                return replace(attribution, paragraph=paragraph, end=quotation.end)
        return None

    def _nearest(self, pronoun: str, paragraph: int, start: int, end: int) -> Attribution | None:
        window = self.text[paragraph][start:end]
        for first, last in reversed(sentences(window)):
            if found := self._speaking(paragraph, start + first, start + last, pronoun):
                return found
            sentence = window[first:last]
            goes_on = sentence.casefold().startswith(f"{pronoun} ")
            hits = between(self._mentions[paragraph], start + first, start + last)
            # «Karl Berg’s wife, Ada Thorn, nodded»
            for hit in sorted(
                hits, key=lambda hit: self.text[paragraph][hit.end : hit.end + 1] in "’'"
            ):
                # Whom «He met Karl Berg» or «Karl Berg, he says» names is another one.
                beside = not self.text[paragraph][hit.end : end].strip(" ,")
                found = Attribution(hit.meaning, False, paragraph, start, end)
                if not (beside or goes_on) and _fits(pronoun, found, self._genders):
                    return found
            somebody = None if goes_on else _SOMEBODY.search(sentence)
            behind = start + first + somebody.end() if somebody else end
            if any(hit.start - behind in range(10) for hit in self._mentions[paragraph]):
                somebody = None  # «a nurse called Ada Thorn»
            for words in (described_at_start(sentence, shortest=True), somebody and somebody[0]):
                if _agree(pronoun, words) and _ARTICLE.match(words or ""):
                    subject = Subject("described", words or "")
                    found = self._resolved(subject, paragraph, start, end)
                    if found and _fits(pronoun, found, self._genders):
                        return found
        return None


def _called(
    texts: Sequence[str], mentions: Sequence[Mentions], names: Container[str]
) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """Who is introduced by a role, before or behind the name, with the words beside it: «the chief engineer Karl Berg»."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for text, hits in zip(texts, mentions, strict=True):
        for hit in (hit for hit in hits if " " in hit.form or hit.form in names):
            before = _ROLE_BEFORE.search(text[max(hit.start - 2 * _REACH, 0) : hit.start])
            behind = _ROLE_BEHIND.match(text[hit.end : hit.end + 2 * _REACH])
            if (title := hit.form.split()[0].lower()) in ROLES:
                found.setdefault(title, []).append((hit.meaning, frozenset()))
            for phrase in (before, behind):
                words = phrase[1].lower().split() if phrase else []
                if words and _NO_MORE.isdisjoint(words):
                    found.setdefault(words[-1], []).append((hit.meaning, frozenset(words)))
    return found


def _turns(paragraphs: Sequence[str], cast: Cast) -> dict[int, Attribution]:
    """Who speaks in each turn of a conversation: by name, surname or initials, or the label's own words; who answers, without
    a name, is whoever was named first above it."""
    turns = turns_of(paragraphs)
    above = (hit.meaning for n in range(min(turns, default=0)) for hit in cast.mentions[n])
    answers = next(above, None)
    meant: dict[str, set[str]] = {}
    for person in cast.people:
        words = person.name.casefold().split()
        for form in {" ".join(words), words[-1], "".join(word[0] for word in words)}:
            meant.setdefault(form, set()).add(person.slug)
    found: dict[int, Attribution] = {}
    for n, (label, start) in turns.items():
        plain = label.casefold().replace(".", "")
        slugs = meant.get(plain) or meant.get(plain.split()[-1]) or set()
        by = min(slugs) if len(slugs) == 1 else answers if plain in ("a", "answer") else label
        if by and plain not in ("q", "question"):
            found[n] = Attribution(by, by == label, n, 0, start)
    return found


def _fits(pronoun: str, attribution: Attribution, genders: Mapping[str, str]) -> bool:
    """Whether a pronoun can mean somebody: «they» and «it» no single person, «he» and «she» no several."""
    if attribution.described:
        return _agree(pronoun, attribution.by)
    of_person = pronoun in ("", genders.get(attribution.by or "", pronoun))
    return bool(attribution.by) and of_person and pronoun not in ("it", "they")


def _agree(pronoun: str, words: str | None) -> bool:
    """Whether a pronoun can mean somebody described in these words."""
    nouns = (words or "").lower().split()
    person = next((noun for noun in nouns if noun in ROLES or noun in _GENDERS), "")
    fitting = person and _GENDERS.get(person, pronoun) == pronoun
    return bool(pronoun and words) and bool(not person if pronoun in ("it", "they") else fitting)
