"""The five live seeds, drafted anew, beside the records that people made of them by reading."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sourcebook.catalog.catalog import Catalog, link
from sourcebook.catalog.shelf import same_name
from sourcebook.drafting import draft_all
from sourcebook.drafting.speech.quotations import find_quotations
from sourcebook.problem import Severity
from sourcebook.reading.readings import Readings
from sourcebook.reading.text.body import Body, body_of
from sourcebook.records.load import Filed, load
from sourcebook.records.model import Article
from sourcebook.rules import check
from tests.project import LIVE

RIGHT_SPEAKERS = 0.95
PEOPLE_FOUND = 0.95


@dataclass(frozen=True)
class Redrafted:
    """A draft with the curated record of the same seed."""

    draft: Filed[Article]
    curated: Filed[Article]


def redraft(root: Path, folders: tuple[str, ...]) -> Catalog:
    """Draft the live seeds in a project that has these folders of records, and no articles."""
    shutil.copytree(LIVE / "seeds", root / "seeds")
    for folder in folders:
        shutil.copytree(LIVE / "docs" / folder, root / "docs" / folder)
    loaded = load(root)
    articles = root / "docs/articles"
    articles.mkdir(parents=True)
    for made in draft_all(loaded.seeds, link(loaded), ()):
        (articles / f"{made.slug}.md").write_text(made.text, "utf-8", newline="\n")
    return link(load(root))


@pytest.fixture(
    scope="module",
    params=[("people", "topics", "outlets", "questions"), ()],
    ids=["with records", "fresh project"],
)
def catalog(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return redraft(tmp_path_factory.mktemp("live"), request.param)


def pairs(catalog: Catalog) -> Iterator[Redrafted]:
    curated = {filed.record.source.file: filed for filed in link(load(LIVE)).articles.values()}
    for filed in catalog.articles.values():
        yield Redrafted(filed, curated[filed.record.source.file])


def test_the_drafts_break_no_rule(catalog: Catalog) -> None:
    problems = check(Readings(catalog))
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert len(catalog.articles) == 5


def test_the_titles_are_those_that_the_seeds_have(catalog: Catalog) -> None:
    for pair in pairs(catalog):
        in_seed = "title" not in pair.curated.record.basis
        assert pair.draft.record.title == (pair.curated.record.title if in_seed else None)


def test_the_texts_are_those_that_people_cut_out(catalog: Catalog) -> None:
    for pair in pairs(catalog):
        ours, theirs = body_of(pair.draft.body), body_of(pair.curated.body)
        assert [p.text for p in ours.paragraphs] == [p.text for p in theirs.paragraphs]


def test_every_quotation_is_in_a_claim(catalog: Catalog) -> None:
    for pair in pairs(catalog):
        body = body_of(pair.draft.body)
        texts = [paragraph.text for paragraph in body.paragraphs]
        claimed = " ".join(quote for claim in pair.draft.record.claims for quote in claim.quote)
        for quotation in find_quotations(texts):
            assert texts[quotation.paragraph][quotation.start : quotation.end] in claimed


def test_the_speakers_are_those_whom_people_found(catalog: Catalog) -> None:
    right = total = 0
    for pair in pairs(catalog):
        body = body_of(pair.draft.body)
        for claim in pair.draft.record.claims:
            speakers = set(speakers_at(pair.curated, body, claim.quote[0]))
            total += 1
            right += same_name(claim.by or "") in speakers
    print(f"right speakers: {right} of {total}")
    assert right / total >= RIGHT_SPEAKERS


def speakers_at(curated: Filed[Article], body: Body, quote: str) -> Iterator[str]:
    """Who speaks, after the curated claims whose words lie where a drafted quotation begins."""
    start = body.position(body.find(quote)[0])
    for claim in curated.record.claims:
        for words in claim.quote:
            first = body.position(body.find(words)[0])
            if first <= start + 1 < first + len(words) or start <= first < start + len(quote):
                yield same_name(claim.by or "")


def test_the_people_are_those_whom_people_found(catalog: Catalog) -> None:
    found = missed = wrong = 0
    for pair in pairs(catalog):
        ours = {listing.name for listing in pair.draft.record.people}
        theirs = {listing.name for listing in pair.curated.record.people}
        found, missed = found + len(ours & theirs), missed + len(theirs - ours)
        wrong += len(ours - theirs)
    print(f"people found: {found}, missed: {missed}, wrong: {wrong}")
    assert found / (found + missed) >= PEOPLE_FOUND
    assert wrong <= 1


def test_the_two_sharifs_are_told_apart(catalog: Catalog) -> None:
    people = {
        listing.name: listing.surface_forms
        for filed in catalog.articles.values()
        for listing in filed.record.people
        if "Sharif" in listing.name
    }
    assert people == {
        "Nawaz Sharif": (),
        "Raheel Sharif": ("Gen. Raheel Sharif", "Gen. Sharif", "Sharif"),
    }


def test_the_outlet_is_known_by_its_signs(catalog: Catalog) -> None:
    outlets = {
        filed.record.source.file[:3]: filed.record.outlet for filed in catalog.articles.values()
    }
    assert outlets["001"] == "Financial Times"
