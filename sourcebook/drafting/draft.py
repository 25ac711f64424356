"""Seeds -> drafts of their records."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from ..catalog.catalog import Catalog
from ..catalog.shelf import same_name
from ..records.model import Confidence, Source
from ..seeds.declared import Declared, Said, names_in
from ..seeds.seed import Seed
from .claims import MOST_CLAIMS, ClaimWriter, DraftedClaim, utterances
from .front_matter import DOUBT, inline_list, inline_mapping, is_writable, lines_of
from .lexicon import ENGLISH
from .lookup import AskedQuestions, NamedTopics
from .people.cast import Cast, cast_of
from .people.names import Candidate, find_candidates
from .people.naming import Naming, name_people
from .seed.credits import credits_of, is_clear
from .seed.dates import dates_in
from .seed.imprint import is_author
from .seed.layout import Layout, lay_out
from .seed.outlets import NamedOutlets, Publishers
from .slugs import slug_for
from .speech.chain import Chain
from .speech.quotations import find_quotations
from .speech.speakers import Speakers

_NOTICE = (
    "# Drafted by a program and read by nobody yet: compare it with the seed and correct it,",
    "# then write «status: reviewed».",
)
_NOBODY = f"{DOUBT}The text around it names no speaker that a program could tell: who says this?"
_TEASER = (
    "# The page says that the rest is for subscribers: this may be only the article's beginning."
)
_CAPTION_WORDS = 10
_MOST_FIGURES = 8
_WANTED = {"headline": "title", "outlet": "outlet", "day of publication": "dates"}
_CONCLUDED = {"via": Confidence.LOW, "date": Confidence.MEDIUM}
_ENGLISH_SAMPLE = 12_000
_ENGLISH_WORDS = 20
_ENGLISH_SHARE = 0.2


@dataclass(frozen=True)
class Draft:
    """A record that no person has read yet: its slug, and the whole text of its file."""

    slug: str
    text: str


def draft_all(
    seeds: Sequence[Seed],
    catalog: Catalog,
    taken: Collection[str],
    declared: Mapping[str, Declared] | None = None,
) -> tuple[Draft, ...]:
    """Draft the records of several seeds.

    ``catalog`` holds the records that exist, ``declared`` what seeds declare, by their names. The same seeds and records
    always give the same drafts. A seed without text gives a draft without text.
    """
    stated = [(declared or {}).get(seed.name, Declared()) for seed in seeds]
    layouts = [lay_out(seed.text, own) for seed, own in zip(seeds, stated, strict=True)]
    candidates = [tuple(find_candidates(layout.paragraphs, layout.headings)) for layout in layouts]
    desk = _Desk(catalog, name_people(candidates, catalog))
    used = set(taken)
    drafts = []
    for seed, own, layout, names in zip(seeds, stated, layouts, candidates, strict=True):
        outlet, text = desk.draft(seed, own, layout, names)
        slug = slug_for(layout, outlet, seed.name, used)
        used.add(slug)
        drafts.append(Draft(slug, text))
    return tuple(drafts)


class _Desk:
    """What is looked up again and again while seeds are drafted against one catalog."""

    def __init__(self, catalog: Catalog, naming: Naming) -> None:
        self.catalog = catalog
        self.naming = naming
        self.outlets = NamedOutlets(catalog)
        self.publishers = Publishers(catalog)
        self.topics = NamedTopics(catalog)
        self.questions = AskedQuestions(catalog)

    def draft(
        self, seed: Seed, declared: Declared, layout: Layout, candidates: Sequence[Candidate]
    ) -> tuple[str | None, str]:
        """The outlet of a seed's article, and the text of its record."""
        outlet, known_by = self.publishers.of(layout, declared) or (None, None)
        lookups = (self.naming.known, self.naming.new)
        thanked = credits_of(layout.paragraphs, layout.captions, self.catalog, lookups)
        authors = _authors(declared, outlet)
        named = names_in(authors.value) if authors else layout.byline
        byline = [name for name in named if is_writable(name) and is_clear(name, lookups)]
        dates = {"published": layout.published, "modified": layout.modified}
        day = {name: _day(declared, name, dates[name]) for name in dates}
        dates |= {name: found[0] for name, found in day.items() if found}
        why = {"outlet": known_by} if isinstance(known_by, str) else {}
        if (found := day["published"]) and found[1].guessed:
            why["dates.published"] = f"Told by {found[1].where}."
        elif layout.unclear and dates["published"] == layout.published is not None:
            why["dates.published"] = f"“{layout.unclear}”, read as the text's other dates are."
        elif (line := layout.dateline) and line.date and not dates["published"]:
            dates["published"] = line.date
            year = "" if line.date[:4] in line.words else " Its year stands in another line."
            why["dates.published"] = f"The text begins with “{line.words}”.{year}"
        address = next((s for s in declared.every("url") if _is_address(s.value)), None)
        rights = None if layout.rights else declared.first("rights")
        credited = [*byline, *(credit.name for credit in thanked)]
        cast = cast_of(layout.body, candidates, self.naming, self.catalog, credited)
        listed = {same_name(person.name) for person in cast.people}
        author = byline[0] if len(byline) == 1 else None
        claims, complete = self._claims(layout, cast, author, outlet, dates["published"])
        topics = self.topics.among(["\n".join(layout.paragraphs)])
        told = [topic for claim in claims for topic in claim.topics]
        basis = {value: _basis(reason, Confidence.MEDIUM) for value, reason in why.items()}
        fields = {
            **_from(declared.first("title")),
            "title": layout.title,
            "source": {
                "file": seed.name,
                "sha256": seed.sha256,
                **_from(address),
                "url": address.value if address else None,
                "accessed": declared.accessed,
                **_from(rights),
                "rights": rights.value if rights else layout.rights,
                "language": _language(declared, layout.paragraphs),
                "draws_on": inline_list(self._drawn_on(claims)),
            },
            **_from(known_by),
            "outlet": outlet,
            **_from(authors),
            "byline": inline_list(name for name in byline if same_name(name) not in listed),
            "credits": [
                inline_mapping({"name": c.name, "role": c.role, "for": c.employer})
                for c in thanked
                if same_name(c.name) not in listed
            ],
            "captions": _captions(layout),
            **{key: None for found in day.values() if found for key in _from(found[1])},
            "dates": inline_mapping(dates),
            "people": [
                inline_mapping({"name": p.name, "as": p.surface_forms})
                if p.surface_forms
                else p.name
                for p in cast.people
            ],
            "topics": topics if list(topics) != list(dict.fromkeys(told)) else None,
            "claims": list(map(self._fields_of, claims)),
            "basis": basis | dict(_inferred(claims)),
            "status": "draft",
        }
        remarks = [f"# {declared.shortcoming}"] if declared.shortcoming else []
        remarks += [_TEASER] if declared.teaser else []
        new = self.topics.perhaps(layout.paragraphs)
        unclear = "" if dates["published"] else layout.unclear
        remarks += _remarks(cast, new, fields, complete, unclear)
        front = [*_NOTICE, *remarks, *lines_of(fields)]
        body = "".join(f"\n{paragraph}\n" for paragraph in layout.paragraphs)
        return outlet, "\n".join(["---", *front, "---", body])

    def _claims(
        self,
        layout: Layout,
        cast: Cast,
        author: str | None,
        outlet: str | None,
        published: str | None,
    ) -> tuple[tuple[DraftedClaim, ...], bool]:
        """The claims, and whether they cover every quotation."""
        found = find_quotations(layout.paragraphs, layout.headings)
        quotations = tuple(islice(found, 4 * MOST_CLAIMS))
        speakers = Speakers(layout.paragraphs, quotations, cast, author)
        said = utterances(quotations[: 2 * MOST_CLAIMS], speakers)[:MOST_CLAIMS]
        chain = Chain(speakers, cast.mentions, self.outlets, outlet)
        known = self.catalog, self.topics
        writer = ClaimWriter(layout.body, cast, speakers, chain, *known, published)
        claims = tuple(claim for utterance in said if (claim := writer.claim(utterance)))
        passed = layout.headings | layout.captions
        more = tuple(islice(writer.figures_and_events(passed), _MOST_FIGURES))
        covered = sum(len(utterance.quotations) for utterance in said)
        return claims + more, covered == len(quotations) and len(said) == len(claims)

    def _fields_of(self, claim: DraftedClaim) -> dict[str, Any]:
        doubts = [] if claim.by or claim.kind != "statement" else [_NOBODY]
        asked = self.questions.answered_by(" ".join(claim.quotes))
        doubts += [f"{DOUBT}Does it answer «{question}»" for question in asked]
        return {
            "id": claim.id,
            **dict.fromkeys(doubts),
            "text": claim.text,
            "kind": claim.kind,
            "by": claim.by,
            "via": inline_list(claim.via),
            "quote": claim.quotes[0] if len(claim.quotes) == 1 else claim.quotes,
            "date": claim.date,
            "topics": inline_list(claim.topics),
        }

    def _drawn_on(self, claims: Sequence[DraftedClaim]) -> Iterable[str]:
        slugs = (self.catalog.outlets.find(name) for claim in claims for name in claim.via)
        outlets = (self.catalog.outlets[slug] for slug in slugs if slug)
        return dict.fromkeys(outlet.record.name for outlet in outlets if outlet.path)


def _captions(layout: Layout) -> list[str]:
    texts = (layout.paragraphs[index] for index in sorted(layout.captions))
    openings = (" ".join(text.split(" ")[:_CAPTION_WORDS]) for text in texts)
    return list(filter(is_writable, openings))


def _from(said: Said | str | None) -> dict[str, None]:
    """The comment that says where a declared value stands."""
    if not isinstance(said, Said) or said.guessed or not is_writable(said.value + said.where):
        return {}
    return {f"# from: «{said.value}» ({said.where})": None}


def _authors(declared: Declared, outlet: str | None) -> Said | None:
    """Who wrote it, as declared in the first place where anybody is; the outlet itself is nobody."""
    sites = {same_name(one.value) for one in declared.every("outlet")} | {same_name(outlet or "")}
    own = [one for one in declared.every("byline") if same_name(one.value) not in sites]
    for where, group in groupby(own, key=lambda one: one.where):
        names = dict.fromkeys(name for one in group for name in names_in(one.value))
        bare = [name.strip("[]") for name in names]  # «[[Ada Thorn]]» links to a note.
        good = [name for name in bare if is_author(name) and same_name(name) not in sites]
        if good:
            return Said(", ".join(good), where)
    return None


def _day(declared: Declared, what: str, stated: str | None) -> tuple[str, Said] | None:
    """The declared day, and what declares it; a guess only where the text states none."""
    for said in declared.every(what):
        if (days := dates_in(said.value)) and not (said.guessed and stated):
            return days[0], said
    return None


def _is_address(address: str) -> bool:
    try:
        Source(file="-", url=address)
    except ValueError:
        return False
    return is_writable(address)


def _language(declared: Declared, paragraphs: Sequence[str]) -> str:
    """The declared language, unless the text shows another: pages say «en» that are not."""
    every = re.findall(r"[^\W\d_]+", "\n".join(paragraphs)[:_ENGLISH_SAMPLE].lower())
    common = sum(word in ENGLISH for word in every)
    english = common >= _ENGLISH_SHARE * len(every) and len(every) >= _ENGLISH_WORDS
    for said in declared.every("language"):
        first, hyphen, rest = said.value.replace("_", "-").partition("-")
        is_tag = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", first + hyphen + rest)
        if is_tag and (first.lower() == "en") is english:
            return f"{first.lower()}{hyphen}{rest}"
    return "en" if english else "und"


def _inferred(claims: Sequence[DraftedClaim]) -> Iterator[tuple[str, str]]:
    """How values of claims are known that were concluded; a reason that holds for several of them stands once."""
    for key, confidence in _CONCLUDED.items():
        why = {claim.id: claim.inferred[key] for claim in claims if key in claim.inferred}
        shared, times = next(iter(Counter(why.values()).most_common(1)), ("", 0))
        if times > 1:
            others = [c.id for c in claims if getattr(c, key) and why.get(c.id) != shared]
            yield f"claims.*.{key}", _basis(shared, confidence, others)
        for name, reason in why.items():
            if times == 1 or reason != shared:
                yield f"claims.{name}.{key}", _basis(reason, confidence)


def _basis(why: str, confidence: Confidence, others: Sequence[str] = ()) -> str:
    return inline_mapping({"why": why, "confidence": confidence.value, "except": others})


def _remarks(
    cast: Cast, topics: Sequence[str], fields: Mapping[str, Any], complete: bool, unclear: str
) -> Iterator[str]:
    """What the curator is asked, the most doubtful first."""
    asked = {
        "Not listed, since the name is too near another one, or an article names them without listing": cast.withheld,
        "Named without a given name, and not listed": cast.by_title,
        "People, perhaps, and not listed": cast.perhaps,
        "Topics of their own, perhaps": topics,
        "The day of publication could be read in two ways": [unclear] if unclear else [],
        "Not found": [what for what, found in _WANTED.items() if not fields[found]],
    }
    yield from (f"{DOUBT}{what}: {', '.join(names)}" for what, names in asked.items() if names)
    if not complete:
        yield f"{DOUBT}Not every passage between quotation marks is a claim: some are titles, hold control characters, or come after the first {MOST_CLAIMS}."
