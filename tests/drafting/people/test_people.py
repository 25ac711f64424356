"""Who is listed, and by which surface forms."""

from __future__ import annotations

import pytest

from sourcebook.drafting.people import entities, names
from sourcebook.records.model import Article, Outlet, Person, Topic

from ..drafts import drafted, errors, known


def listed(record: Article) -> dict[str, tuple[str, ...]]:
    return {listing.name: listing.surface_forms for listing in record.people}


def test_titles_roles_and_verbs_show_people() -> None:
    text = (
        "Foreign Minister Oren Calloway met the political scientist Ada Thornquist. "
        "Ilse Brandvik, director of the port, said that General Tor Vang had left. "
        "Mr Lund, who was there, was silent."
    )
    assert set(listed(drafted(text))) == {
        "Oren Calloway",
        "Ada Thornquist",
        "Ilse Brandvik",
        "Tor Vang",
    }


def test_an_office_a_people_or_a_first_name_behind_a_role_show_people() -> None:
    text = (
        "Superintendent of Police Oren Calloway met the Ethiopian Tolde Arquin. Ilse Brandvik of the Harbour Union said no. "
        "A shopkeeper, who gave her name only as Tibbe, said that her engineer, Pablo, had left. Theresa May was silent."
    )
    people = {"Oren Calloway", "Tolde Arquin", "Ilse Brandvik", "Tibbe", "Pablo", "Theresa May"}
    assert set(listed(drafted(text))) == people
    assert not drafted("A spokesman for Ellery Coaches said no. Kiln Row is shut.").people


def test_places_organizations_months_and_outlets_are_nobody() -> None:
    text = (
        "New Delhi said on Monday that Lockheed Martin, the White House and Al Jazeera agreed. "
        "The Harbour Authority said so in May. Northern Vastmark said no. Radio North said yes."
    )
    assert drafted(text).people == ()


def test_who_is_only_credited_is_not_listed() -> None:
    text = "Ada Thornquist said it was fine.\n\nThe bridge in May. REUTERS/Petra Lindqvar"
    record = drafted(text)
    assert set(listed(record)) == {"Ada Thornquist"}
    assert [credit.name for credit in record.credits] == ["Petra Lindqvar"]


def test_two_people_of_one_surname_are_told_apart() -> None:
    text = (
        "Prime Minister Nils Varga met Gen. Ruth Varga (no relation) on Monday.\n\n"
        "Gen. Varga said it was fine. Varga, who took over in May, smiled."
    )
    assert listed(drafted(text)) == {
        "Nils Varga": (),
        "Ruth Varga": ("Gen. Ruth Varga", "Gen. Varga", "Varga"),
    }
    assert errors([text]) == []


def test_a_surname_that_may_mean_two_people_means_nobody() -> None:
    text = (
        "The engineer Ilse Brandvik met the skipper Tom Brandvik, who said no.\n\n"
        "Ilse Brandvik said yes. Brandvik laughed. Tom Brandvik said no. Brandvik wept."
    )
    assert listed(drafted(text)) == {
        "Ilse Brandvik": ("Ilse Brandvik",),
        "Tom Brandvik": ("Tom Brandvik",),
    }
    assert errors([text]) == []


def test_a_shorter_form_belongs_to_the_longer_name() -> None:
    text = "Minister Karl Oskar Berg said yes. Karl Oskar said no. Mr Berg said yes again."
    assert listed(drafted(text)) == {"Karl Oskar Berg": ("Karl Oskar", "Mr Berg")}


def test_a_name_that_is_nearly_a_known_one_is_taken_for_it_and_given_as_a_form() -> None:
    people = [Person(name="Sergei Petrovsky")]
    text = "Defence minister Sergey Petrovskiy said it was fine."
    assert listed(drafted(text, known(people))) == {"Sergei Petrovsky": ("Sergey Petrovskiy",)}
    assert errors([text], known(people)) == []


def test_a_name_too_near_another_is_left_out_and_still_named_as_speaker() -> None:
    people = [Person(name="John Smithson")]
    text = "“Yes,” said Joan Smithson, a lawyer. Nobody else spoke."
    record = drafted(text, known(people))
    assert record.people == ()
    assert record.claims[0].by == "Joan Smithson"
    assert errors([text], known(people)) == []


def test_known_names_and_aliases_are_found_without_any_signal() -> None:
    people = [Person(name="Qamar Vell", aliases=("Q. Vell",)), Person(name="Ann Other")]
    assert listed(drafted("A letter to Q. Vell lay there.", known(people))) == {"Qamar Vell": ()}


def test_an_outlet_or_a_topic_is_no_new_person() -> None:
    text = "Maren Oak said yes. Lena Sund said no."
    loaded = known(outlets=[Outlet(name="Maren Oak")], topics=[Topic(name="Lena Sund")])
    assert drafted(text, loaded).people == ()


def test_somebody_new_in_one_seed_is_known_in_the_others() -> None:
    texts = ["Minister Oren Calloway said yes.", "A letter to Oren Calloway lay there."]
    assert errors(texts) == []


def names_in(text: str) -> set[str]:
    return set(listed(drafted(text)))


def test_who_is_only_named_is_known_by_the_given_name_or_the_order_of_names() -> None:
    text = (
        "It is tempting to see the hand of Wang Shouhe in it, or of Choi Jong-mun. "
        "The gap between Kassym-Jomart Ospanov and Łukasz Wrzos grows. So did A. J. Thornquist."
    )
    assert names_in(text) == {
        "Wang Shouhe",
        "Choi Jong-mun",
        "Kassym-Jomart Ospanov",
        "Łukasz Wrzos",
        "A. J. Thornquist",
    }


def test_a_surname_that_goes_on_alone_shows_a_person() -> None:
    text = "Then came Quorin Velthuis with a plan. It was bold of Velthuis, and it failed."
    assert names_in(text) == {"Quorin Velthuis"}


def test_a_word_that_has_an_article_or_is_a_common_one_shows_none() -> None:
    text = (
        "He sailed from Grand Hoveling to Arrow Lakes. The Hoveling was high, and lakes were low. "
        "At Hoveling they rested."
    )
    assert names_in(text) == set()


def test_how_a_surname_ends_or_the_sentence_goes_on_shows_a_person() -> None:
    text = (
        "Quorin Veldenko went home. Tibbe Hoorn stays on as finance director. Grey Fold remains green. "
        "Nobody saw San Hoorenko. It was up to Ossip Vang-Mollet."
    )
    assert names_in(text) == {"Quorin Veldenko", "Tibbe Hoorn"}


def test_relatives_may_have_a_first_name_alone() -> None:
    text = "His niece Tibbe rows. He has two sons, Oren and Quorin, and a boat called Velta."
    assert names_in(text) == {"Tibbe", "Oren", "Quorin"}


def test_what_stands_only_before_people_shows_a_person() -> None:
    text = "The port, led by Tibbe Hoorn, thrives. Grey Fold, loved by many, is green."
    assert names_in(text) == {"Tibbe Hoorn"}


def test_what_bears_a_name_is_nobody() -> None:
    text = "Peter Lund Street leads to Maria Park and to Thomas Holdings. U.S. Steel is near Victoria Falls."
    assert names_in(text) == set()


def test_a_name_without_its_first_part_is_the_same_persons() -> None:
    text = "Minister Muhammad Asad Ullah said yes. Later Asad Ullah said no."
    assert listed(drafted(text)) == {"Muhammad Asad Ullah": ("Asad Ullah",)}


def test_whom_a_model_takes_for_a_person_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The plan was Quorin Velthuis through and through. Fenwick Moor was green."
    assert names_in(text) <= {"Quorin Velthuis"}
    monkeypatch.setattr(names, "people_told_in", lambda texts: frozenset(["Quorin Velthuis"]))
    assert names_in(text) == {"Quorin Velthuis"}


def test_the_model_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCEBOOK_DRAFT", "plain")
    monkeypatch.setattr(entities, "_model", entities._model.__wrapped__)
    assert entities.people_told_in(["Barack Obama met Angela Merkel."]) == frozenset()
