"""Collections whose lineage is known: what the readings say of each, and that no order of the files changes it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from sourcebook.catalog.catalog import link
from sourcebook.problem import Severity
from sourcebook.project import examine
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded, load
from sourcebook.records.model import Article

from ..project import CASES
from .lineages import Told, told_of
from .reuse.slow_passages import Source, slow_passages

CASE = sorted(case for case in (CASES / "lineage").iterdir() if case.is_dir())
NAMES = set(
    """circle common-source copy draws-on languages one-article platform press-conference quotation-cut-in-two relay
    same-outlet self-quotation set-phrase stock-quotation translation-stated translation-unstated undated unnamed
    wire-story""".split()
)
MANY = 500


@cache
def loaded(case: Path) -> Loaded:
    return load(case)


@cache
def readings(case: Path) -> Readings:
    return Readings(link(loaded(case)))


def expected(case: Path) -> Told:
    told: Told = yaml.safe_load((case / "expected.yaml").read_text("utf-8"))
    assert told.pop("says").strip().endswith(".")
    return told


def test_every_lineage_has_its_case() -> None:
    assert {case.name for case in CASE} == NAMES


@pytest.mark.parametrize("case", CASE, ids=lambda case: case.name)
class TestCase:
    def test_its_records_are_sound(self, case: Path) -> None:
        problems = [p for p in examine(case).problems if p.severity is not Severity.HINT]
        assert [str(problem) for problem in problems] == []

    def test_its_lineage_is_read(self, case: Path) -> None:
        assert told_of(readings(case)) == expected(case)

    def test_no_order_of_its_articles_changes_it(self, case: Path) -> None:
        turned = replace(loaded(case), articles=loaded(case).articles[::-1])
        found = told_of(Readings(link(turned)))
        assert _sorted(found) == _sorted(told_of(readings(case)))

    def test_the_slow_reference_finds_the_same_passages(self, case: Path) -> None:
        read = readings(case)
        sources = [
            Source(
                slug,
                filed.record.source.language,
                tuple(paragraph.text for paragraph in read.evidence(slug).body.paragraphs),
            )
            for slug, filed in read.catalog.articles.items()
        ]
        found = [(p.first, p.second, p.kind.value, p.pairs) for p in read.passages]
        assert found == [tuple(passage) for passage in slow_passages(sources)]

    def test_every_passage_has_its_place_in_both_seeds(self, case: Path) -> None:
        read = readings(case)
        for passage in read.passages:
            for article in (passage.first, passage.second):
                first, behind = passage.stretch(article)
                start, end = read.words(article).starts[first], read.words(article).ends[behind - 1]
                seed = read.catalog.seed_of(read.catalog.articles[article])
                place = read.in_seed(article, start, end)
                assert seed
                assert place
                words = seed.text[place[0] : place[1]]
                assert " ".join(words.split()) == read.evidence(article).body.flat[start:end]


def _sorted(told: Told) -> Told:
    """The sources without their order, which is that of the files."""
    return told | {"sources": dict(sorted(told.get("sources", {}).items()))}


@pytest.mark.slow
def test_500_answers_to_one_question() -> None:
    """100 on one person's word, 100 through one outlet, its own, and 299 that nothing ties to any other."""
    articles = [_one_of_many(number) for number in range(MANY)]
    read = Readings(link(Loaded(articles=tuple(articles))))
    found = read.origins([claim.id for claim in read.catalog.answers_to("how-many-swans")])
    assert len(found.articles) == MANY
    assert sorted(len(origin.claims) for origin in found.origins) == [1] * 299 + [100, 101]
    assert found.independent == tuple(range(301))
    assert found.doubts == ()


def _one_of_many(number: int) -> Filed[Article]:
    """An article of an outlet of its own: with Ada's word, with a claim through the first outlet, or with its own voice."""
    words = f"We counted {number + 2} swans at mile {number}"
    claim = {"id": "swans", "text": words, "kind": "figure", "quote": words}
    claim |= {"question": "How many swans?", "answer": f"{number + 2}"}
    given = {1: {"by": "Ada Thornquist"}, 2: {"via": ["Outlet 0"]}}.get(number % 5, {})
    record = Article.model_validate(
        {
            "source": {"file": f"{number}.txt"},
            "outlet": f"Outlet {number}",
            "people": ["Ada Thornquist"],
            "claims": [claim | given],
        }
    )
    return Filed(f"article-{number}", record, body=f"{words}, says Ada Thornquist.\n")
