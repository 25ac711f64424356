from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sourcebook.records.model import Article, Claim, ClaimKind, Relation
from sourcebook.records.model.fields import (
    ClaimId,
    Language,
    Sha256,
    Url,
    is_slug,
    pair_slug,
    slugify,
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ada Thornquist", "ada-thornquist"),
        ("Port Ellery's harbour", "port-ellerys-harbour"),
        ("fishers’ union", "fishers-union"),
        ("Zoë Müller", "zoe-muller"),
        ("U.S. aid: $2 billion?", "u-s-aid-2-billion"),
        ("  F-16 / F--15  ", "f-16-f-15"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Юлий", "юлий"),
        ("항구일보", "항구일보"),
        ("かが", "かが"),
        ("हिन्दी लोग", "हिन्दी-लोग"),
        ("قمر باجوہ", "قمر-باجوہ"),
        ("snake_case", "snake-case"),
        ("☂ ♥️", ""),
        ("", ""),
    ],
)
def test_a_name_as_a_slug(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text())
def test_slugify_gives_a_slug_or_nothing(name: str) -> None:
    assert slugify(name) == "" or is_slug(slugify(name))


@given(st.text())
def test_a_slug_has_no_character_that_means_something_in_an_address_or_a_path(name: str) -> None:
    assert not set(slugify(name)) & set("/\\.#?%&:*\"<>|' \t\n_ABCXYZ")


@pytest.mark.parametrize("letter", ["a", "ж", "港", "\U00020000"])
def test_two_slugs_together_are_short_enough_for_a_files_name(letter: str) -> None:
    one, other, third = (slugify(letter * 300 + end) for end in "xyz")
    pairs = {pair_slug(one, other), pair_slug(one, third), pair_slug(other, third)}
    assert len(pairs) == 3
    assert all(len(f"{pair}.html".encode()) < 255 for pair in pairs)
    assert pair_slug("alder", "birch") == "alder--birch"


@pytest.mark.parametrize(
    "text", ["", "-", "a-", "-a", "a--b", "a b", "A", "a_b", "a.b", "é", "a/b", "../a"]
)
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("url", ["https://a.example", "http://a.example/b?c=d#e", "https://[::1]/"])
def test_addresses_of_the_web(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url


@pytest.mark.parametrize(
    "url",
    ["a.example", "//a.example", "ftp://a.example", "javascript:alert(1)", "https://", "https://a b.example",
     "https://a.example/\"x", "https://a.example/<x>", "https://[", "file:///etc/hosts", ""],
)  # fmt: skip
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(url)


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "ur"])
def test_language_tags(tag: str) -> None:
    assert TypeAdapter(Language).validate_python(tag) == tag


@pytest.mark.parametrize("tag", ["e", "English language", "en_GB", "en-", "-", "12"])
def test_what_is_no_language_tag(tag: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Language).validate_python(tag)


@pytest.mark.parametrize("text", ["a", "#a", "a#", "a#b#c", "a #b", "a# b"])
def test_what_names_no_claim(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(ClaimId).validate_python(text)


@pytest.mark.parametrize("text", ["", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "a" * 64 + "\n"])
def test_what_is_no_checksum(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Sha256).validate_python(text)


CLAIM = {"id": "a", "text": "A.", "kind": "event", "quote": "a"}


def test_one_quote_is_a_list_of_one() -> None:
    assert Claim.model_validate(CLAIM).quote == ("a",)
    assert Claim.model_validate(CLAIM | {"quote": ["a", "b"]}).quote == ("a", "b")


def test_a_field_with_nothing_behind_it_is_no_field() -> None:
    assert Claim.model_validate(CLAIM | {"by": None, "people": None}).people == ()


def test_a_claim_knows_only_the_relations_that_it_has() -> None:
    claim = Claim.model_validate(CLAIM | {"disputes": ["x#y"], "confirms": []})
    assert claim.kind is ClaimKind.EVENT
    assert claim.relations() == {Relation.DISPUTES: ("x#y",)}


def test_a_person_may_be_listed_by_name_alone() -> None:
    values = {"source": {"file": "a.txt"}, "people": ["Ada", {"name": "Ida", "as": ["I."]}]}
    ada, ida = Article.model_validate(values).people
    assert (ada.name, ada.surface_forms) == ("Ada", ())
    assert (ida.name, ida.surface_forms) == ("Ida", ("I.",))


def test_an_article_without_title_is_called_by_its_outlet_or_its_seed() -> None:
    bare = {"source": {"file": "a.txt"}}
    assert Article.model_validate(bare | {"title": "T", "outlet": "O"}).title_text == "T"
    assert Article.model_validate(bare | {"outlet": "O"}).title_text == "Untitled (O)"
    assert Article.model_validate(bare).title_text == "Untitled (a.txt)"


def test_records_can_not_be_changed() -> None:
    article = Article.model_validate({"source": {"file": "a.txt"}})
    with pytest.raises(ValidationError):
        article.title = "Other"
