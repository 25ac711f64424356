"""Who is listed, and by which surface forms."""

from __future__ import annotations

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
