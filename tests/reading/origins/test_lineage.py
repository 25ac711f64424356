from __future__ import annotations

import pytest

from sourcebook.reading.origins.lineage import Stated
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from ..stories import ADA, claim, read, story

EIGHT = "the lamp on the pier was lit again"
TWELVE = "the lamp on the pier was lit again late on Monday evening"
WHY = {"why": "It says so.", "confidence": "low"}


def filler(count: int, word: str) -> str:
    """So many words that stand in no other text."""
    return " ".join(f"{word}{number}" for number in range(count))


class TestShared:
    def test_words_of_quotations_and_of_narrative_are_counted_apart(self) -> None:
        nine = "one two three four five six seven eight nine"
        found = read(
            story("dawn", f"{TWELVE} {filler(9, 'x')} “{nine}” first"),
            story("echo", f"{TWELVE} {filler(9, 'y')} “{nine}” second"),
        ).shared["dawn", "echo"]
        assert (found.quoted, found.narrated, found.words) == (9, 12, 21)

    def test_words_that_stand_twice_in_one_article_count_once(self) -> None:
        once = story("dawn", f"{TWELVE} {filler(9, 'x')}")
        twice = story("echo", f"{TWELVE} {filler(9, 'y')} {TWELVE}")
        assert len(read(once, twice).shared["dawn", "echo"].passages) == 2
        assert read(once, twice).shared["dawn", "echo"].narrated == 12

    @pytest.mark.parametrize(("text", "shows"), [(EIGHT, False), (TWELVE, True)])
    def test_twelve_words_of_narrative_show_copying(self, text: str, shows: bool) -> None:
        found = read(
            story("dawn", f"{text} {filler(30, 'x')}"), story("echo", f"{text} {filler(30, 'y')}")
        )
        assert found.shared["dawn", "echo"].shows_copying is shows

    def test_words_of_a_quotation_show_no_copying(self) -> None:
        found = read(story("dawn", f"“{TWELVE}” x"), story("echo", f"“{TWELVE}” y"))
        assert not found.shared["dawn", "echo"].shows_copying

    @pytest.mark.parametrize(("own", "copied"), [(3, True), (4, False)])
    def test_four_fifths_of_the_shorter_article_make_a_copy(self, own: int, copied: bool) -> None:
        short = story("dawn", f"{TWELVE} {filler(own, 'x')}")
        long = story("echo", f"{filler(90, 'y')} {TWELVE}")
        assert read(short, long).shared["dawn", "echo"].copied is copied

    @pytest.mark.parametrize(
        ("date", "earlier"),
        [("2020-01-02", "dawn"), ("2019", "echo"), ("2020", None), (None, None)],
    )
    def test_the_earlier_article_is_named_where_the_dates_tell(
        self, date: str | None, earlier: str | None
    ) -> None:
        found = read(story("dawn", TWELVE, date="2020-01-01"), story("echo", TWELVE, date=date))
        assert found.shared["dawn", "echo"].earlier == earlier

    def test_every_article_knows_with_which_it_shares_words(self) -> None:
        found = read(story("dawn", TWELVE), story("echo", TWELVE), story("flare", filler(20, "x")))
        assert found.shared_of == {
            "dawn": (found.shared["dawn", "echo"],),
            "echo": (found.shared["dawn", "echo"],),
        }


def sources(*stories: Filed[Article], **kinds: str) -> dict[tuple[str, str], Stated]:
    found = read(*stories, kinds=kinds).stated_sources
    return {(stated.article, stated.outlet): stated for stated in found}


class TestStated:
    def test_what_an_article_draws_on_is_a_source(self) -> None:
        found = sources(story("dawn", "Lit."), story("echo", "Lit.", draws_on=["Dawn"]))
        assert list(found) == [("echo", "dawn")]
        assert found["echo", "dawn"].articles == ("dawn",)
        assert not found["echo", "dawn"].inferred

    def test_an_outlet_through_which_a_claim_came_is_a_source(self) -> None:
        found = sources(
            story("dawn", "Lit."), story("echo", "Lit.", claim("lit", "Lit.", via=["Dawn"]))
        )
        assert found["echo", "dawn"].claims == ("echo#lit",)

    def test_an_outlet_on_whose_word_a_claim_stands_is_a_source(self) -> None:
        found = sources(
            story("dawn", "Lit."), story("echo", "Lit.", claim("lit", "Lit.", by="Dawn"))
        )
        assert found["echo", "dawn"].claims == ("echo#lit",)

    def test_a_person_is_no_source_of_this_kind(self) -> None:
        assert sources(story("echo", "Lit.", claim("lit", "Lit.", by=ADA, via=[ADA]))) == {}

    def test_an_outlet_is_not_its_own_source(self) -> None:
        assert sources(story("echo", "Lit.", claim("lit", "Lit.", via=["Echo"]))) == {}

    def test_only_articles_that_may_have_appeared_before_are_named(self) -> None:
        found = sources(
            story("early", "Lit.", outlet="Dawn", date="2020-01-01"),
            story("same", "Lit.", outlet="Dawn", date="2020-01-05"),
            story("late", "Lit.", outlet="Dawn", date="2020-01-06"),
            story("undated", "Lit.", outlet="Dawn"),
            story("echo", "Lit.", draws_on=["Dawn"], date="2020-01-05"),
        )
        assert found["echo", "dawn"].articles == ("early", "same", "undated")

    def test_a_source_that_the_text_does_not_name_is_inferred(self) -> None:
        basis = {"source.draws_on.Dawn": WHY}
        found = sources(story("echo", "Lit.", draws_on=["Dawn", "Flare"], basis=basis))
        assert found["echo", "dawn"].inferred
        assert not found["echo", "flare"].inferred


def behind(*stories: Filed[Article], **kinds: str) -> dict[str, list[str]]:
    found: Readings = read(*stories, kinds=kinds)
    return {article: sorted(outlets) for article, outlets in found.sources_behind.items()}


class TestSourcesBehind:
    def test_a_source_of_a_source_stands_behind_an_article(self) -> None:
        assert behind(
            story("dawn", "Lit.", draws_on=["Wire"]),
            story("echo", "Lit.", draws_on=["Dawn"]),
            story("flare", "Lit."),
        ) == {"dawn": ["wire"], "echo": ["dawn", "wire"], "flare": []}

    def test_a_later_article_of_a_source_does_not_stand_behind_it(self) -> None:
        assert behind(
            story("dawn", "Lit.", draws_on=["Wire"], date="2021"),
            story("echo", "Lit.", draws_on=["Dawn"], date="2020"),
        ) == {"dawn": ["wire"], "echo": ["dawn"]}

    def test_a_circle_ends_where_it_began(self) -> None:
        assert behind(
            story("dawn", "Lit.", draws_on=["Flare"]),
            story("echo", "Lit.", draws_on=["Dawn"]),
            story("flare", "Lit.", draws_on=["Echo"]),
        ) == {"dawn": ["echo", "flare"], "echo": ["dawn", "flare"], "flare": ["dawn", "echo"]}

    def test_a_platform_is_no_source(self) -> None:
        assert behind(
            story("dawn", "Lit.", draws_on=["Pinboard"]),
            story("post", "Lit.", outlet="Pinboard", draws_on=["Wire"]),
            Pinboard="platform",
        ) == {"dawn": [], "post": ["wire"]}
