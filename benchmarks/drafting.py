"""How well drafts agree with a careful reader: on made-up articles, annotated by hand, and on the five shipped seeds.

    python benchmarks/drafting.py [--errors] [--json] [--without draft] [ARTICLE …]

Beside the drafts stands what one would use instead, where it is installed: trafilatura and newspaper4k (web pages alone),
textacy's quotation finder and bare spaCy. ``benchmarks/drafting/README.md`` says what is annotated, and how. Nobody may
tune a draft for these articles: then the figures would say nothing of others.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from functools import partial
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.annotated import HERE, ONE_VALUE, Annotated, Said, annotated, articles  # noqa: E402
from benchmarks.extractors import (  # noqa: E402
    MODEL,
    Told,
    extractors,
    installed,
    is_web_page,
)
from sourcebook.project import draft_missing, unchecked  # noqa: E402
from sourcebook.records.load import load  # noqa: E402
from sourcebook.records.model import Article  # noqa: E402
from sourcebook.records.model.article import ClaimKind  # noqa: E402

FIELDS = "quotations partly speakers unmarked people byline credits headline date outlet".split()
_CLOSED = re.compile(r"[\"“]([^\"“”]*\w[^\"“”]*)[\"”]")
_DOUBLE = re.compile(r"(?:[\"“”„«»]|``)(.+?)(?:[\"“”„«»]|``|''|$)", re.DOTALL)
_SINGLE = re.compile(r"(?<!\w)[‘'](.+?)(?:[’'](?!\w)|$)", re.DOTALL)
_NOBODYS = (ClaimKind.FIGURE, ClaimKind.EVENT)
"""What drafts take from the article's own sentences."""
_NICKNAME = re.compile(r"(?:[\"“]|``)\w+(?:[\"”]|'')")


@dataclass
class Score:
    """Of what is told, how much is ``right`` and ``wrong``; ``missed`` is what is not told, or not rightly. Where there is one
    value to tell, ``agreed`` of so many ``cases`` are as annotated: those too where nothing is told of nothing."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    agreed: int = 0
    cases: int = 0

    def shares(self) -> dict[str, float | None]:
        parts = {
            "precision": (self.right, self.right + self.wrong),
            "recall": (self.right, self.right + self.missed),
            "F1": (2 * self.right, 2 * self.right + self.wrong + self.missed),
            "agreement": (self.agreed, self.cases),
        }
        return {name: part / whole if whole else None for name, (part, whole) in parts.items()}


Scores = dict[str, Score]


def curated(record: Article) -> Annotated:
    """A shipped seed, after its record. What the record has from elsewhere need not be told."""
    told = _told(record)

    def right(field: str, place: str) -> tuple[str | None, ...]:
        return (told[field], None) if place in record.basis else (told[field],)

    said = {
        _words(words): (claim.by, words)
        for claim in record.claims
        if claim.by
        for quote in claim.quote
        for words in _CLOSED.findall(quote)
    }
    return Annotated(
        record.source.file,
        (ROOT / "seeds" / record.source.file).read_bytes(),
        {
            "headline": right("headline", "title"),
            "date": right("date", "dates.published"),
            "outlet": right("outlet", "outlet"),
        },
        tuple(told["byline"]),
        tuple(told["credits"]),
        tuple(told["people"]),
        tuple(said.values()),
    )


# What a draft tells.


def draft(name: str, data: bytes, outlets: Path) -> Told:
    """What an article's draft tells, made in a collection that knows some outlets and holds nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(outlets, root / "docs/outlets")
        (root / "docs/articles").mkdir()
        (root / "seeds").mkdir()
        (root / "seeds" / name).write_bytes(data)
        draft_missing(unchecked(root))
        return _told(load(root).articles[0].record)


def drafts(group: Sequence[Annotated], outlets: Path, plain: bool) -> list[Told]:
    """What the drafts of some articles tell, ``plain`` where they go without the extra, in a process that knows nothing else."""
    os.environ.pop("SOURCEBOOK_DRAFT", None)
    if plain:
        os.environ["SOURCEBOOK_DRAFT"] = "plain"
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        names, data = (one.name for one in group), (one.data for one in group)
        return list(process.map(partial(draft, outlets=outlets), names, data))


def _told(record: Article) -> Told:
    published = record.dates and record.dates.published
    return {
        "headline": record.title,
        "date": str(published).rstrip("~?%") if published else None,
        "outlet": record.outlet,
        "byline": list(record.byline),
        "credits": [credit.name for credit in record.credits],
        "people": [(one.name, *one.surface_forms) for one in record.people],
        "said": [
            (claim.by or "", words)
            for claim in record.claims
            if claim.by or claim.kind not in _NOBODYS
            for quote in claim.quote
            for words in passages(quote)
        ],
    }


def passages(quote: str) -> list[str]:
    """What stands between quotation marks in a drafted claim's quote, which may hold words in between; without marks, all."""
    marks = _SINGLE if quote[:1] in "‘'" and quote[:2] != "''" else _DOUBLE
    return [words for words in marks.findall(quote) if _words(words)] or [quote]


# How the two agree.


def score(article: Annotated, told: Told, scores: Scores) -> Iterator[str]:
    """Count what is told of an article; gives each difference as a line."""
    for field in ONE_VALUE:
        if field in told:
            yield from _score_value(field, article.values[field], told[field], scores[field])
    if "byline" in told:
        yield from _score_names(article, told, scores)
    if "people" in told:
        yield from _score_people(article, told, scores["people"])
    if "said" in told:
        yield from _score_said(article, told["said"], scores)


def _score_value(
    what: str, right: Sequence[str | None], value: str | None, count: Score
) -> Iterator[str]:
    agrees = _plain(value) in map(_plain, right)
    count.cases += 1
    count.agreed += agrees
    count.right += agrees and bool(value)
    count.wrong += not agrees and bool(value)
    count.missed += not agrees and None not in right
    if not agrees:
        yield f"{what}: {value or 'nothing'} instead of {right[0] or 'nothing'}"


def _score_names(article: Annotated, told: Told, scores: Scores) -> Iterator[str]:
    """The byline and the credits. Who stands in the one and is told in the other is not missed, and not wrong."""
    annotated = {"byline": article.byline, "credits": article.credits}
    somebody = {_plain(name) for names in annotated.values() for name in names}
    named = {_plain(name) for field in annotated for name in told.get(field, ())}
    for field in annotated.keys() & told.keys():
        wrong = [name for name in told[field] if _plain(name) not in somebody]
        missed = [name for name in annotated[field] if _plain(name) not in named]
        scores[field].right += len(annotated[field]) - len(missed)
        scores[field].wrong += len(wrong)
        scores[field].missed += len(missed)
        yield from (f"{field}: wrong: {name}" for name in wrong)
        yield from (f"{field}: missed: {name}" for name in missed)


def _score_people(article: Annotated, told: Told, count: Score) -> Iterator[str]:
    """By person, whatever the surface form. Told twice, or as one with another, they are wrong the second time. Authors are
    not wrong for whoever can't tell them apart."""
    authors = set() if "byline" in told else {*article.byline, *article.credits}
    found: set[str] = set()
    for forms in told["people"]:
        meant = {name for form in forms if (name := _meant(form, article.people))}
        if (meant and meant <= article.optional) or authors.intersection(forms):
            continue
        new = sorted(meant - found)[:1]
        if len(meant) != 1 or not new:
            count.wrong += 1
            why = "one of several" if meant and new else "twice" if meant else "wrong"
            yield f"people: {why}: {', '.join(forms)}"
        found.update(new)
    needed = {forms[0] for forms in article.people} - article.optional
    count.right += len(needed & found)
    count.missed += len(needed - found)
    yield from (f"people: missed: {name}" for name in sorted(needed - found))


def _meant(name: str, people: Iterable[Sequence[str]]) -> str | None:
    """Whom a name means, a title before it or not. One that two people share means neither."""
    words = _words(_NICKNAME.sub("", name))
    found = set()
    for forms in people:
        for own in (_words(_NICKNAME.sub("", form)) for form in forms):
            if words == own or (len(own) > 1 and words[-len(own) :] == own):
                found.add(forms[0])
    return found.pop() if len(found) == 1 else None


def _score_said(article: Annotated, told: Iterable[Said], scores: Scores) -> Iterator[str]:
    """Which passages are told, and who says those that are. What is set apart without marks need not be told."""
    ours, unmarked = list(article.quotations), list(article.unmarked)
    theirs = list({_words(words): (by, words) for by, words in told}.values())
    found = _pair(ours, theirs, _equal)
    apart = _pair(unmarked, theirs, _equal) + _pair(unmarked, theirs, _overlap)
    yield from (f"quotations: missed, or told in part: {words}" for _, words in ours)
    yield from (f"quotations: wrong, or told in part: {words}" for _, words in theirs)
    for field in ("quotations", "partly"):
        if field == "partly":
            found += _pair(ours, theirs, _overlap)
        scores[field].right += len(found)
        scores[field].wrong += len(theirs)
        scores[field].missed += len(ours)
    scores["unmarked"].right += len(apart)
    scores["unmarked"].missed += len(unmarked)
    for (speakers, words), (by, _) in found + apart:
        right = [_bare(name) or None for name in speakers.split(" | ")]
        value = _meant(by, article.people) or _bare(by)
        for line in _score_value("speakers", right, value, scores["speakers"]):
            yield f"{line}: {words}"


def _pair(
    ours: list[Said], theirs: list[Said], alike: Callable[[str, str], bool]
) -> list[tuple[Said, Said]]:
    """What is alike in both lists, taken out of them."""
    pairs = []
    for one in list(ours):
        if other := next((other for other in theirs if alike(one[1], other[1])), None):
            ours.remove(one)
            theirs.remove(other)
            pairs.append((one, other))
    return pairs


def _equal(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _overlap(one: str, other: str) -> bool:
    """Whether half of the shorter one stands in the other at a stretch."""
    a, b = _words(one), _words(other)
    return 2 * SequenceMatcher(None, a, b, False).find_longest_match().size >= min(len(a), len(b))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _plain(text: str | None) -> str:
    """A value without regard to capitals, spacing, and the kind of quotation marks and dashes."""
    return " ".join((text or "").casefold().translate(str.maketrans("‘’“”–—", "''\"\"--")).split())


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)


# All together.


def compare(
    group: Sequence[Annotated], outlets: Path, without: bool
) -> tuple[dict[str, Scores], list[str]]:
    """The scores of drafts and extractors on some articles, and each difference as a line."""
    told = {"draft": drafts(group, outlets, plain=True)}
    if installed("spacy", MODEL) and not without:
        told["draft, with the extra"] = drafts(group, outlets, plain=False)
    for name, extract in extractors().items():
        told[name] = [extract(article.name, article.data) for article in group]
    table = {tool: {field: Score() for field in FIELDS} for tool in told}
    errors = [
        " ".join(f"{tool}: {article.name}: {line}".split())
        for tool, each in told.items()
        for article, one in zip(group, each, strict=True)
        for line in score(article, one, table[tool])
    ]
    return table, errors


def printed(title: str, table: Mapping[str, Scores]) -> Iterator[str]:
    heads = ("precision", "recall", "F1", "agreement", "right", "wrong", "missed", "cases")
    yield f"\n{title:36}" + "".join(f"{head:>10}" for head in heads)
    for field in FIELDS:
        for tool, scores in table.items():
            values = asdict(scores[field]) | scores[field].shares()
            if any(asdict(scores[field]).values()):
                cells = (f"{v:.3f}" if isinstance(v := values[h], float) else v for h in heads)
                yield f"{field:12}{tool:24}" + "".join(f"{cell or '':>10}" for cell in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", help="the beginnings of their names (default: all)")
    parser.add_argument("--errors", action="store_true", help="a line for each difference")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--without", choices=["draft"], help="go without the extra «draft»")
    asked = parser.parse_args()
    wanted = tuple(asked.articles) or ("",)
    made_up = [annotated(path) for path in articles() if path.name.startswith(wanted)]
    pages = [article for article in made_up if is_web_page(article.name, article.data)]
    shipped = [curated(filed.record) for filed in load(ROOT).articles] if "" in wanted else []
    results = {}
    for title, group, collection in (
        (f"{len(made_up)} made-up articles", made_up, HERE),
        (f"{len(pages)} web pages among them", pages, HERE),
        (f"{len(shipped)} shipped seeds", shipped, ROOT),
    ):
        table, errors = compare(group, collection / "docs/outlets", bool(asked.without))
        results[title] = {
            tool: {field: asdict(one) | one.shares() for field, one in scores.items()}
            for tool, scores in table.items()
        }
        if group and not asked.json:
            print("\n".join([*printed(title, table), *(errors if asked.errors else ())]))
    if asked.json:
        print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
