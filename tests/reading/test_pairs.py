"""Two articles side by side: what both say, what differs, what only one says; and which pairs are shown."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from sourcebook.reading.pairs import MOST_ARTICLES, Pairing, pairings, pairs_shown
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from .stories import ADA, BO, claim, read, story

HOW_MANY, WHO, WHEN = "How many ships?", "Who counted them?", "When did they leave?"
SAID = "no ship will leave this harbour before the ice has gone"
TOLD = "the harbour master counted seven ships and one boat beyond the pier yesterday"


def pairing(*stories: Filed[Article]) -> Pairing:
    (found,) = pairings(read(*stories), [("alder", "birch")])
    return found


def answering(slug: str, *answers: tuple[str, str], **more: Any) -> Filed[Article]:
    """An article that gives answers to questions, each in words that no other article has."""
    texts = [f"{slug} tells {answer} {number}." for number, (_, answer) in enumerate(answers)]
    claims = (
        claim(answer, text, question)
        for (question, answer), text in zip(answers, texts, strict=True)
    )
    return story(slug, " ".join(texts), *claims, **more)


def test_questions_are_told_apart_by_who_answers_them_and_how() -> None:
    found = pairing(
        answering("alder", (HOW_MANY, "seven"), (WHO, "master")),
        answering("birch", (HOW_MANY, "seven"), (WHO, "diver"), (WHEN, "monday")),
        answering("cedar", (HOW_MANY, "nine")),
    )
    assert found.both == ("how-many-ships",)
    assert found.differs == ("who-counted-them",)
    assert found.only_first == ()
    assert found.only_second == ("when-did-they-leave",)


def test_one_answer_in_common_is_enough_to_say_the_same() -> None:
    found = pairing(
        answering("alder", (HOW_MANY, "seven"), (HOW_MANY, "eight")),
        answering("birch", (HOW_MANY, "seven"), (HOW_MANY, "nine")),
    )
    assert found.both == ("how-many-ships",)
    assert found.differs == ()


def test_claims_that_answer_nothing_and_share_nothing_are_the_rest() -> None:
    found = pairing(
        story("alder", "The pier is old. The ice is thick.", claim("ice", "The ice is thick")),
        story("birch", "The boats are blue.", claim("boats", "The boats are blue", WHO)),
    )
    assert found.rest_first == ("alder#ice",)
    assert found.rest_second == ()


def test_a_claim_on_shared_words_is_no_rest() -> None:
    found = pairing(
        story("alder", f"On Monday {TOLD}.", claim("counted", TOLD)),
        story("birch", f"It is said that {TOLD}. It froze.", claim("froze", "It froze")),
    )
    assert found.rest_first == ()
    assert found.rest_second == ("birch#froze",)
    assert found.shared is not None
    assert found.shared.words == 13


def test_a_claim_that_touches_shared_words_with_less_than_half_of_its_own_is_rest() -> None:
    long = f"{TOLD} while over there the children of all the captains were skating on and on"
    found = pairing(
        story("alder", f"{long}.", claim("skating", long)),
        story("birch", f"{TOLD}.", claim("counted", TOLD)),
    )
    assert found.rest_first == ("alder#skating",)
    assert found.rest_second == ()


def test_a_claim_on_a_common_utterance_is_no_rest() -> None:
    found = pairing(
        story("alder", f"“{SAID},” said Ada.", claim("said", SAID, by=ADA)),
        story("birch", f"Ada told us: “{SAID}.”", claim("said", SAID, by=ADA)),
        story("cedar", "“It froze,” said Bo.", claim("froze", "It froze", by=BO)),
    )
    assert (found.rest_first, found.rest_second) == ((), ())
    assert [utterance.articles for utterance in found.utterances] == [("alder", "birch")]


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2020-03-01", "2020-03-02", "alder"),
        ("2020-03-02", "2020-03-01", "birch"),
        ("2020-03-01", "2020-03-01", None),
        ("2020-03", "2020-03-02", None),
        (None, "2020-03-02", None),
    ],
)
def test_the_earlier_one_is_named_only_where_it_is_known(
    first: str | None, second: str | None, earlier: str | None
) -> None:
    found = pairing(answering("alder", date=first), answering("birch", date=second))
    assert found.earlier == earlier


def test_languages_say_whether_words_can_be_compared() -> None:
    assert pairing(
        answering("alder", language="en"), answering("birch", language="en-GB")
    ).comparable
    assert not pairing(
        answering("alder", language="en"), answering("birch", language="fr")
    ).comparable


def test_a_stated_source_stands_with_the_pair() -> None:
    found = pairing(
        answering("alder", date="2020-03-01"),
        answering("birch", date="2020-03-02", draws_on=["Alder"]),
    )
    assert [(stated.article, stated.articles) for stated in found.stated] == [("birch", ("alder",))]


def many(*first: Filed[Article]) -> Readings:
    """Some articles among so many others that not all pairs are shown."""
    others = (answering(f"other{number:02}") for number in range(MOST_ARTICLES + 1 - len(first)))
    return read(*first, *others)


def test_of_few_articles_all_pairs_are_shown() -> None:
    slugs = [f"other{number:02}" for number in range(MOST_ARTICLES)]
    readings = read(*(answering(slug) for slug in slugs))
    assert pairs_shown(readings) == tuple(combinations(slugs, 2))


def test_of_many_articles_those_that_share_words_or_a_source_are_shown() -> None:
    readings = many(
        story("alder", f"On Monday {TOLD}."),
        story("birch", f"It is said that {TOLD}."),
        answering("cedar", draws_on=["Birch"]),
        answering("dogwood", (HOW_MANY, "seven")),
        answering("elder", (HOW_MANY, "seven")),
    )
    assert pairs_shown(readings) == (("alder", "birch"), ("birch", "cedar"))
    assert set(readings.shared) <= set(pairs_shown(readings))


def test_a_source_that_may_be_any_of_many_articles_makes_no_pair() -> None:
    of_alder = [answering(f"alder{number}", outlet="Alder") for number in range(4)]
    assert pairs_shown(many(*of_alder, answering("birch", draws_on=["Alder"]))) == ()
    assert len(pairs_shown(many(*of_alder[:3], answering("birch", draws_on=["Alder"])))) == 3


def test_articles_in_a_circle_of_sources_are_one_pair() -> None:
    readings = many(answering("alder", draws_on=["Birch"]), answering("birch", draws_on=["Alder"]))
    assert pairs_shown(readings) == (("alder", "birch"),)
    (found,) = pairings(readings, pairs_shown(readings))
    assert [stated.article for stated in found.stated] == ["alder", "birch"]


@pytest.mark.parametrize("articles", [0, 1])
def test_fewer_than_two_articles_make_no_pair(articles: int) -> None:
    assert pairs_shown(read(*(answering(f"a{number}") for number in range(articles)))) == ()


class TestManyThatShareWords:
    """Where hundreds print the same words, a page for any two of them tells nobody anything."""

    readings = read(
        *(
            story(f"a{number:02}", f"{TOLD} at {number}.", date=f"2020-01-{1 + number // 2:02}")
            for number in range(60)
        )
    )

    def test_each_has_a_few_pairs(self) -> None:
        assert len(self.readings.shared) == 60 * 59 // 2
        shown = pairs_shown(self.readings)
        assert len(shown) < 4 * 60
        assert {article for pair in shown for article in pair} == set(self.readings.shared_of)

    def test_of_equals_each_is_set_beside_the_earliest(self) -> None:
        assert {("a00", f"a{number:02}") for number in range(1, 60)} <= set(
            pairs_shown(self.readings)
        )

    def test_the_strongest_of_each_are_shown(self) -> None:
        words = " ".join(f"word{number}" for number in range(40))
        others = (story(f"b{number:02}", f"{TOLD}, {words}.") for number in range(30))
        late = story("late", f"{TOLD}.", date="2021-01-01")
        copy = story("later", f"{TOLD}.", date="2021-01-02")
        shown = pairs_shown(read(*others, late, copy))
        assert ("b29", "late") not in shown
        assert sum("late" in pair for pair in shown) == 3
