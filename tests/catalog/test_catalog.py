from __future__ import annotations

from pathlib import Path

import pytest

from sourcebook.catalog.catalog import Catalog, ReferenceKind, link, refer, resolved
from sourcebook.catalog.shelf import same_name
from sourcebook.records.load import load
from sourcebook.records.model import Outlet, Person, Relation, Topic

from ..project import make_project, write


def ids(claims: tuple[object, ...]) -> list[str]:
    return [claim.id for claim in claims]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Thornquist", "ada  thornquist"),
        ("Zoe\u0308", "Zoë"),
        (" a\nb ", "a b"),
        ("STRASSE", "Straße"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert same_name(one) == same_name(two)


def test_accents_tell_names_apart() -> None:
    assert same_name("Zoë") != same_name("Zoe")


def test_a_record_is_found_by_name_and_alias(catalog: Catalog) -> None:
    assert catalog.people.find("Ada Thornquist") == "ada-thornquist"
    assert catalog.people.find("mayor thornquist") == "ada-thornquist"
    assert catalog.outlets.find("Hanggu Ilbo") == "항구일보"
    assert catalog.people.find("Thornquist") is None
    assert catalog.people.find("Ada") is None


def test_a_name_without_a_file_gets_a_record(catalog: Catalog) -> None:
    calloway = catalog.people["oren-calloway"]
    assert calloway.record.name == "Oren Calloway"
    assert calloway.path is None
    assert catalog.topics["ferry-gull"].path is None
    assert catalog.outlets["radio-brackwater"].path is None
    assert catalog.questions["how-much-would-a-tunnel-cost"].path is None


def test_an_alias_makes_no_record_of_its_own(catalog: Catalog) -> None:
    assert "hanggu-ilbo" not in catalog.outlets
    assert "mayor-thornquist" not in catalog.people


def test_a_name_leads_to_a_record_each_once(catalog: Catalog) -> None:
    names = ["Mayor Thornquist", "Nobody", "Ilse Brandvik", "Ada Thornquist"]
    assert resolved(catalog.people, names) == ("ada-thornquist", "ilse-brandvik")


def test_articles_stand_in_time_and_the_undated_one_last(catalog: Catalog) -> None:
    assert list(catalog.order) == [filed.slug for filed in catalog.articles_in_time]
    assert list(catalog.order.values()) == list(range(len(catalog.articles)))
    assert [filed.slug for filed in catalog.articles_in_time] == [
        "salt-bridge-closed",
        "ferry-gull-sails-again",
        "repair-bill",
        "ministry-weighs-a-tunnel",
    ]


def test_claims_have_an_id_and_a_number(catalog: Catalog) -> None:
    claim = catalog.claims["repair-bill#close-first"]
    assert (claim.article, claim.number, claim.claim.id) == ("repair-bill", 2, "close-first")
    assert len(catalog.claims_of("repair-bill")) == 7
    assert catalog.claims_of("nowhere") == ()


@pytest.mark.parametrize(
    ("claim", "kind", "slug"),
    [
        ("repair-bill#repair-cost", ReferenceKind.PERSON, "ilse-brandvik"),
        ("repair-bill#vehicles", ReferenceKind.OUTLET, "harbour-post"),
        ("ferry-gull-sails-again#queue", ReferenceKind.OUTLET, "radio-brackwater"),
        ("salt-bridge-closed#bridge-closed", ReferenceKind.TOPIC, "harbour-authority"),
        ("ministry-weighs-a-tunnel#tunnel-weighed", ReferenceKind.DESCRIBED, None),
    ],
)
def test_who_asserts_a_claim(
    catalog: Catalog, claim: str, kind: ReferenceKind, slug: str | None
) -> None:
    speaker = catalog.claims[claim].speaker
    assert speaker is not None
    assert (speaker.kind, speaker.slug) == (kind, slug)


def test_somebody_whom_the_article_does_not_list_is_nobody_there(catalog: Catalog) -> None:
    article = catalog.articles["ministry-weighs-a-tunnel"]
    assert refer(catalog, article, "Ilse Brandvik").kind is ReferenceKind.DESCRIBED
    assert refer(catalog, article, "Mayor Thornquist").slug == "ada-thornquist"


def test_links_are_seen_from_the_other_end(catalog: Catalog) -> None:
    assert ids(catalog.claims_by(ReferenceKind.PERSON, "tomas-brandvik")) == [
        "ferry-gull-sails-again#our-berth",
        "repair-bill#city-knew",
        "repair-bill#boats-stopped",
    ]
    assert ids(catalog.claims_via(ReferenceKind.OUTLET, "ellery-courier")) == [
        "repair-bill#repair-cost"
    ]
    assert ids(catalog.claims_via(ReferenceKind.OUTLET, "항구일보")) == [
        "ministry-weighs-a-tunnel#no-tunnel"
    ]
    assert ids(catalog.claims_about("tomas-brandvik")) == ["repair-bill#union-speaker"]
    assert ids(catalog.answers_to("city-knew")) == [
        "repair-bill#city-knew",
        "salt-bridge-closed#city-knew-nothing",
    ]
    assert [a.slug for a in catalog.articles_with("oren-calloway")] == [
        "repair-bill",
        "ministry-weighs-a-tunnel",
    ]
    assert [a.slug for a in catalog.articles_on("tunnel-plan")] == ["ministry-weighs-a-tunnel"]
    assert [a.slug for a in catalog.articles_of("ellery-courier")] == [
        "salt-bridge-closed",
        "ferry-gull-sails-again",
    ]
    assert [a.slug for a in catalog.articles_drawing_on("ellery-courier")] == ["repair-bill"]
    assert catalog.narrower("port-ellery") == ("harbour-authority", "salt-bridge")
    assert catalog.related_to("salt-bridge-closed#city-knew-nothing") == (
        (Relation.DISPUTES, "repair-bill#city-knew"),
    )
    assert len(catalog.claims_on("vastmark")) == 2


def test_an_article_leads_to_its_seed_and_its_outlet(catalog: Catalog) -> None:
    article = catalog.articles["ministry-weighs-a-tunnel"]
    seed, outlet = catalog.seed_of(article), catalog.outlet_of(article)
    assert seed is not None
    assert seed.path == "seeds/wire/tunnel.txt"
    assert outlet is not None
    assert outlet.slug == "northcoast-wire"


def test_the_first_of_two_claims_with_one_id_is_kept(tmp_path: Path) -> None:
    claim = "  - {id: a, text: A., kind: event, quote: %s}\n"
    write(
        tmp_path,
        "docs/articles/x.md",
        f"---\nsource: {{file: a.txt}}\nclaims:\n{claim % 'first'}{claim % 'second'}---\n",
    )
    catalog = link(load(tmp_path))
    assert catalog.claims["x#a"].claim.quote == ("first",)


def test_a_name_may_be_that_of_a_record_that_can_not_be_read(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(
        root,
        "docs/people/ada-thornquist.md",
        "---\nname: Ada: mayor\naliases: [Mayor Thornquist]\n",
    )
    catalog = link(load(root))
    assert catalog.may_be_broken(Person, "Ada Thornquist")
    assert catalog.may_be_broken(Person, "mayor  thornquist")
    assert not catalog.may_be_broken(Person, "Ida Thornquist")
    assert not catalog.may_be_broken(Outlet, "Ada Thornquist")
    assert not catalog.may_be_broken(Topic, "Mayor Thornquist")
