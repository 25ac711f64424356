"""Which claims have one origin, and why others can't be told apart."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.origins.doubts import (
    DoubtKind,
    doubt_between,
    pairs_to_weigh,
    side_of,
)
from sourcebook.reading.origins.independence import Origins, TieKind
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from ..stories import ADA, BO, CY, Claim, claim, read, story

Q = "How many ships?"
SPEECH = "“No ship will leave this harbour before the ice has gone,”"
TWELVE = "the harbour master counted seven ships and one boat beyond the pier yesterday"
SPEAKER = st.sampled_from([None, ADA, BO, "A senior official"])
NUMBER = st.integers(0, 6)
EIGHT = "seven ships and one boat beyond the pier"


def filler(word: str) -> str:
    """Words that stand in no other text."""
    return " ".join(f"{word}{number}" for number in range(20))


def one(slug: str, by: str | None = None, via: str | None = None, **more: object) -> Filed[Article]:
    """An article with one answer, in words of its own."""
    given = {"by": by} if by else {}
    given |= {"via": [via]} if via else {}
    text = f"{slug} told of {slug}s"
    return story(slug, f"{text}. A senior official.", claim("it", text, Q, **given), **more)


def telling(slug: str, text: str, quote: str, **more: object) -> Filed[Article]:
    return story(slug, text, claim("it", quote, Q), **more)


def origins(*stories: Filed[Article], **kinds: str) -> Origins:
    return origins_in(read(*stories, kinds=kinds))


def origins_in(readings: Readings) -> Origins:
    return readings.origins([found.id for found in readings.catalog.answers_to("how-many-ships")])


def ties(found: Origins) -> list[tuple[TieKind, str, str]]:
    return [(tie.kind, tie.one, tie.other) for origin in found.origins for tie in origin.ties]


def doubt(found: Origins) -> tuple[DoubtKind, str | None] | None:
    """Why one of two origins does not count; None where both do."""
    assert len(found.origins) == 2
    assert len(found.independent) + len(found.doubts) == 2
    return (found.doubts[0].kind, found.doubts[0].source) if found.doubts else None


def test_two_articles_that_nothing_ties_are_independent() -> None:
    found = origins(one("dawn"), one("echo"))
    assert doubt(found) is None
    assert found.articles == ("dawn", "echo")


def test_no_claim_has_no_origin() -> None:
    assert read(one("dawn")).origins([]) == Origins((), (), ())


class TestSpeaker:
    @pytest.mark.parametrize("by", [ADA, "Wire"])
    def test_two_articles_that_give_one_persons_or_outlets_word_are_one(self, by: str) -> None:
        found = origins(one("dawn", by), one("echo", by), Wire="agency")
        assert ties(found) == [(TieKind.SPEAKER, "dawn#it", "echo#it")]

    def test_two_articles_in_the_voice_of_one_outlet_are_one(self) -> None:
        found = origins(one("dawn", outlet="Dawn"), one("echo", outlet="Dawn"))
        assert ties(found) == [(TieKind.SPEAKER, "dawn#it", "echo#it")]

    def test_two_people_are_two(self) -> None:
        assert doubt(origins(one("dawn", ADA), one("echo", BO))) is None

    def test_somebody_unnamed_may_be_somebody_else_in_another_article(self) -> None:
        found = origins(one("dawn", "A senior official"), one("echo", "A senior official"))
        assert doubt(found) == (DoubtKind.UNNAMED, None)

    def test_somebody_unnamed_may_be_a_named_one(self) -> None:
        found = origins(one("dawn", "A senior official"), one("echo", ADA))
        assert doubt(found) == (DoubtKind.UNNAMED, None)
        assert found.independent == (1,)

    def test_somebody_unnamed_is_one_within_an_article(self) -> None:
        official = {"by": "A senior official"}
        text = "Seven ships. Eight by noon. A senior official."
        answers = (
            claim("seven", "Seven ships", Q, **official),
            claim("eight", "Eight", Q, **official),
        )
        assert len(origins(story("dawn", text, *answers)).origins) == 1

    def test_an_article_of_no_known_outlet_speaks_for_nobody(self) -> None:
        found = origins(one("dawn", outlet=None), one("echo", outlet=None))
        assert doubt(found) == (DoubtKind.UNNAMED, None)


class TestChain:
    def test_what_came_through_the_others_outlet_is_one_with_it(self) -> None:
        assert ties(origins(one("dawn"), one("echo", via="Dawn"))) == [
            (TieKind.CHAIN, "dawn#it", "echo#it")
        ]

    def test_what_came_through_one_outlet_is_one(self) -> None:
        found = origins(one("dawn", via="Wire"), one("echo", via="Wire"), Wire="agency")
        assert ties(found) == [(TieKind.CHAIN, "dawn#it", "echo#it")]

    def test_what_came_through_an_outlet_is_one_with_what_stands_on_its_word(self) -> None:
        found = origins(one("dawn", "Wire"), one("echo", BO, "Wire"), Wire="agency")
        assert ties(found) == [(TieKind.CHAIN, "dawn#it", "echo#it")]

    def test_a_platform_ties_nothing(self) -> None:
        pinned = one("dawn", ADA, "Pinboard"), one("echo", BO, "Pinboard")
        assert doubt(origins(*pinned, Pinboard="platform")) is None

    def test_of_what_the_outlet_tells_the_same_speakers_word_comes_first_then_its_own(self) -> None:
        def dawn(*voices: str | None) -> Filed[Article]:
            text = " ".join(f"Ships {number}." for number in range(len(voices)))
            answers = (
                claim(f"c{number}", f"Ships {number}.", Q, **({"by": voice} if voice else {}))
                for number, voice in enumerate(voices)
            )
            return story("dawn", text, *answers)

        def givers(*voices: str | None) -> list[str]:
            found = ties(origins(dawn(*voices), one("echo", ADA, "Dawn")))
            return [giver for kind, giver, _ in found if kind is TieKind.CHAIN]

        assert givers(BO, None, ADA) == ["dawn#c2"]
        assert givers(BO, None) == ["dawn#c1"]
        assert givers(BO, CY) == []

    def test_two_people_are_two_whoever_passed_their_words_on(self) -> None:
        found = origins(one("dawn", BO, outlet="Dawn"), one("echo", ADA, "Dawn"))
        assert ties(found) == []
        assert doubt(found) == (DoubtKind.DRAWS_ON, "dawn")
        found = origins(one("dawn", BO, "Flare", draws_on=("Flare",)), one("echo", ADA, "Flare"))
        assert ties(found) == []
        assert doubt(found) == (DoubtKind.COMMON_SOURCE, "flare")

    def test_what_an_outlet_says_itself_may_be_what_anybody_told_it(self) -> None:
        found = origins(one("dawn", outlet="Dawn"), one("echo", ADA, "Dawn"))
        assert ties(found) == [(TieKind.CHAIN, "dawn#it", "echo#it")]

    def test_a_claim_is_never_tied_to_itself(self) -> None:
        assert ties(origins(one("dawn", ADA, "Dawn"))) == []

    def test_an_outlet_that_retells_its_own_article_has_one_origin(self) -> None:
        found = origins(one("dawn", ADA, outlet="Dawn"), one("echo", via="Dawn", outlet="Dawn"))
        assert ties(found) == [(TieKind.CHAIN, "dawn#it", "echo#it")]


class TestWords:
    def test_claims_that_quote_the_same_words_are_one_whoever_is_said_to_speak(self) -> None:
        def quoting(slug: str, by: str) -> Filed[Article]:
            return story(slug, f"{SPEECH} {filler(slug)}", claim("it", SPEECH, Q, by=by))

        found = origins(quoting("dawn", ADA), quoting("echo", BO))
        assert ties(found) == [(TieKind.UTTERANCE, "dawn#it", "echo#it")]
        assert found.origins[0].ties[0].words == 11

    def test_so_are_those_of_which_one_names_nobody(self) -> None:
        named = story("dawn", f"{SPEECH} {filler('x')}", claim("it", SPEECH, Q, by=ADA))
        silent = story("echo", f"{filler('y')} {SPEECH}", claim("it", SPEECH, Q))
        assert ties(origins(named, silent)) == [(TieKind.UTTERANCE, "dawn#it", "echo#it")]

    def test_each_of_several_utterances_of_a_claim_ties(self) -> None:
        other = "“Nobody has ever asked me what I think of it,”"

        def quoting(slug: str, by: str, *words: str) -> Filed[Article]:
            text = "\n\n".join([*words, filler(slug)])
            return story(slug, text, claim("it", words, Q, by=by))

        found = origins(
            quoting("dawn", ADA, SPEECH, other),
            quoting("echo", BO, SPEECH),
            quoting("flare", CY, other),
        )
        assert [(one, other) for _, one, other in ties(found)] == [
            ("dawn#it", "echo#it"),
            ("dawn#it", "flare#it"),
        ]

    def test_claims_in_shared_narrative_are_one(self) -> None:
        found = origins(
            telling("dawn", f"{TWELVE} {filler('x')}", TWELVE),
            telling("echo", f"{filler('y')} {TWELVE} as ever", "beyond the pier yesterday as ever"),
        )
        assert ties(found) == [(TieKind.NARRATIVE, "dawn#it", "echo#it")]

    def test_evidence_of_one_word_is_enough_where_it_is_all(self) -> None:
        found = origins(
            telling("dawn", f"{TWELVE} {filler('x')}", "seven"), telling("echo", TWELVE, "seven")
        )
        assert ties(found) == [(TieKind.COPY, "dawn#it", "echo#it")]

    def test_three_words_that_both_hold_are_not_enough_where_they_are_not_all(self) -> None:
        found = origins(
            telling("dawn", f"{TWELVE} {filler('x')}", "the harbour master counted seven"),
            telling("echo", f"{filler('y')} {TWELVE}", "master counted seven ships and one"),
        )
        assert doubt(found) == (DoubtKind.WORDS, None)

    def test_narrative_shared_elsewhere_is_a_doubt(self) -> None:
        found = origins(
            telling("dawn", f"{TWELVE} {filler('x')}", "x0 x1"),
            telling("echo", f"No ship at all. {filler('y')} {TWELVE}", "No ship"),
        )
        assert doubt(found) == (DoubtKind.WORDS, None)
        assert found.doubts[0].words == 13

    @pytest.mark.parametrize(
        ("quote", "reason"),
        [(EIGHT, (DoubtKind.WORDS, None)), ("No more", None)],
    )
    def test_a_set_phrase_is_a_doubt_only_where_both_claims_stand_in_it(
        self, quote: str, reason: object
    ) -> None:
        found = origins(
            telling("dawn", f"We saw {EIGHT} {filler('x')}", EIGHT),
            telling("echo", f"No more. {filler('y')} saw {EIGHT}", quote),
        )
        assert doubt(found) == reason
        first, second = (
            telling("dawn", f"We saw {EIGHT} {filler('x')}", EIGHT, date="2021"),
            telling("echo", f"No more. {filler('y')} saw {EIGHT}", quote, date="2020"),
        )
        assert doubt(origins(first, second)) == reason

    def test_a_shared_quotation_that_both_claims_only_hold_is_neither_tie_nor_doubt(self) -> None:
        def day(slug: str, words: str, *others: str) -> Filed[Article]:
            text = f"On {slug} {SPEECH} {filler(slug)}"
            said = claim("said", SPEECH, by=ADA)
            text = "\n\n".join([text, words, *others])
            return story(slug, text, said, claim("day", f"On {slug} {SPEECH}", Q))

        assert doubt(origins(day("dawn", "One."), day("echo", "Two."))) is None
        found = origins(day("dawn", TWELVE, filler("x")), day("echo", TWELVE, filler("y")))
        assert doubt(found) == (DoubtKind.WORDS, None)

    def test_two_reports_of_one_speech_are_no_copies(self) -> None:
        found = origins(
            telling("dawn", f"{SPEECH} Seven.", "Seven"), telling("echo", f"{SPEECH} Nine.", "Nine")
        )
        assert doubt(found) is None

    def test_a_set_phrase_in_two_claims_of_one_origin_is_no_doubt_against_a_third(self) -> None:
        def ada(slug: str, *others: Claim) -> Filed[Article]:
            text = f"{filler(slug)} {EIGHT}, she said. None, Bo said."
            return story(slug, text, claim("it", EIGHT, Q, by=ADA), *others)

        bo = claim("none", "None", Q, by=BO)
        found = origins(ada("dawn", bo), ada("echo"))
        assert doubt(found) == (DoubtKind.ARTICLE, None)
        bo = claim("it", "Not any", Q, by=BO)
        found = origins(ada("dawn"), ada("echo"), story("flare", "Not any.", bo))
        assert doubt(found) is None


class TestDoubts:
    def test_a_word_that_came_on_two_ways_is_in_doubt_only_if_both_are(self) -> None:
        """Ada's word stands in the article that draws on Flare, and in one that does not."""
        flare = one("flare", BO, outlet="Flare")
        drawing = story("echo", "Ada.", claim("it", "Ada", Q, by=ADA), draws_on=("Flare",))
        assert doubt(origins(flare, drawing)) == (DoubtKind.DRAWS_ON, "flare")
        assert doubt(origins(flare, drawing, one("dawn", ADA))) is None

    def test_what_an_article_says_itself_is_in_doubt_beside_whom_it_quotes(self) -> None:
        """Though somebody else has that person's word too."""
        both = story(
            "dawn", "Seven. Eight.", claim("own", "Seven", Q), claim("it", "Eight", Q, by=ADA)
        )
        assert doubt(origins(both, one("echo", ADA))) == (DoubtKind.ARTICLE, None)

    def test_two_accounts_of_one_article(self) -> None:
        text = "Seven, Ada said. Eight, Bo said."
        found = origins(
            story("dawn", text, claim("a", "Seven", Q, by=ADA), claim("b", "Eight", Q, by=BO))
        )
        assert doubt(found) == (DoubtKind.ARTICLE, None)

    def test_an_article_that_draws_on_the_others_outlet(self) -> None:
        assert doubt(origins(one("dawn"), one("echo", draws_on=["Dawn"]))) == (
            DoubtKind.DRAWS_ON,
            "dawn",
        )

    @pytest.mark.parametrize("date", ["2019", "2021"])
    def test_the_article_that_draws_is_named_first(self, date: str) -> None:
        found = origins(one("dawn", date="2020"), one("echo", draws_on=["Dawn"], date=date))
        assert (found.doubts[0].article, found.doubts[0].against) == ("echo", "dawn")

    def test_an_article_that_draws_on_it_by_way_of_another(self) -> None:
        between = story("flare", "Nothing of ships.", draws_on=["Dawn"])
        assert doubt(origins(one("dawn"), one("echo", draws_on=["Flare"]), between)) == (
            DoubtKind.DRAWS_ON,
            "dawn",
        )

    def test_a_claim_through_an_outlet_that_draws_on_it(self) -> None:
        between = story("flare", "Nothing of ships.", draws_on=["Dawn"])
        assert doubt(
            origins(one("dawn"), one("echo", via="Flare", draws_on=["Flare"]), between)
        ) == (
            DoubtKind.DRAWS_ON,
            "dawn",
        )

    def test_not_through_what_that_outlet_wrote_later(self) -> None:
        later = story("flare", "Nothing of ships.", draws_on=["Dawn"], date="2021")
        echo = one("echo", via="Flare", date="2020")
        assert doubt(origins(one("dawn"), echo, later)) is None

    def test_one_of_two_claims_that_names_no_source_is_enough(self) -> None:
        def echo(*sources: list[str]) -> Filed[Article]:
            text = "Seven ships. Eight ships."
            answers = (
                claim(name, f"{name} ships", Q, by=ADA, via=source)
                for name, source in zip(("Seven", "Eight"), sources, strict=True)
            )
            named = [answer | {"id": answer["id"].lower()} for answer in answers]
            return story("echo", text, *named, draws_on=["Dawn"])

        for sources in ([], ["Wire"]), (["Wire"], []):
            assert doubt(origins(one("dawn"), echo(*sources))) == (DoubtKind.DRAWS_ON, "dawn")
        assert doubt(origins(one("dawn"), echo(["Wire"], ["Wire"]), Wire="agency")) is None

    def test_not_where_the_claim_came_from_elsewhere(self) -> None:
        echo = one("echo", ADA, "Wire", draws_on=["Dawn"])
        assert doubt(origins(one("dawn"), echo, Wire="agency")) is None

    @pytest.mark.parametrize(("first", "second"), [(None, None), ("Wire", None), (None, "Wire")])
    def test_two_articles_that_draw_on_one_source(
        self, first: str | None, second: str | None
    ) -> None:
        found = origins(
            one("dawn", via=first, draws_on=["Wire"]), one("echo", via=second, draws_on=["Wire"])
        )
        assert doubt(found) == (DoubtKind.COMMON_SOURCE, "wire")

    def test_a_platform_is_no_common_source(self) -> None:
        both = one("dawn", draws_on=["Pinboard"]), one("echo", draws_on=["Pinboard"])
        assert doubt(origins(*both, Pinboard="platform")) is None

    def test_two_people_in_one_outlet(self) -> None:
        found = origins(one("dawn", ADA, outlet="Dawn"), one("echo", BO, outlet="Dawn"))
        assert doubt(found) == (DoubtKind.OUTLET, "dawn")

    def test_two_languages(self) -> None:
        assert doubt(origins(one("dawn"), one("echo", language="de"))) == (
            DoubtKind.LANGUAGE,
            None,
        )
        assert doubt(origins(one("dawn"), one("echo", language="EN-gb"))) is None

    @pytest.mark.parametrize("language", ["zh", "ja-JP", "TH"])
    def test_a_language_without_spaces(self, language: str) -> None:
        found = origins(one("dawn", language=language), one("echo", language=language))
        assert doubt(found) == (DoubtKind.SCRIPT, None)


class TestWhatCounts:
    def test_the_origin_with_the_fewest_doubts_counts_first(self) -> None:
        found = origins(
            one("dawn", date="2020-01-02"),
            one("echo", draws_on=["Dawn", "Flare"], date="2020-01-01"),
            one("flare", date="2020-01-03"),
        )
        assert [found.origins[number].articles for number in found.independent] == [
            ("dawn",),
            ("flare",),
        ]

    def test_of_several_a_named_one_then_the_earliest(self) -> None:
        found = origins(
            one("dawn", "A senior official", date="2020"), one("echo", ADA, date="2021")
        )
        assert found.independent == (1,)
        found = origins(one("dawn", ADA, date="2021", outlet="Echo"), one("echo", BO, date="2020"))
        assert found.origins[found.independent[0]].articles == ("echo",)

    @given(st.lists(st.tuples(SPEAKER, st.sets(NUMBER, max_size=2)), min_size=2, max_size=7))
    def test_nothing_speaks_against_any_two_that_count_and_something_against_all_others(
        self, drawn: list[tuple[str | None, set[int]]]
    ) -> None:
        readings = read(
            *(
                one(f"n{number}", by, draws_on=[f"N{other}" for other in sorted(outlets)])
                for number, (by, outlets) in enumerate(drawn)
            )
        )
        found = origins_in(readings)
        counted = [claim for n in found.independent for claim in found.origins[n].claims]
        alone = readings.origins(counted)
        assert len(alone.independent) == len(alone.origins) == len(found.independent)
        against = {doubt.one for doubt in found.doubts} | {doubt.other for doubt in found.doubts}
        assert against | set(found.independent) == set(range(len(found.origins)))
        assert len(found.doubts) == len(found.origins) - len(found.independent)

    def test_undated_articles_come_last(self) -> None:
        found = origins(one("dawn"), one("echo", date="2020"))
        assert [origin.articles for origin in found.origins] == [("echo",), ("dawn",)]


MIXED = (
    one("dawn", ADA, date="2020-01-02"),
    one("echo", ADA, "Dawn", date="2020-01-03"),
    one("flare", draws_on=["Dawn"], date="2020-01-03"),
    one("gale", "A senior official", date="2020-01-01"),
    one("haven", BO),
)


@given(st.lists(st.tuples(SPEAKER, NUMBER, st.sets(NUMBER, max_size=2)), max_size=12))
def test_whatever_is_in_doubt_is_weighed(drawn: list[tuple[str | None, int, set[int]]]) -> None:
    readings = read(
        *(
            one(
                f"n{number}",
                by,
                outlet=f"N{outlet}",
                draws_on=[f"N{other}" for other in sorted(outlets)],
            )
            for number, (by, outlet, outlets) in enumerate(drawn)
        )
    )
    origins = origins_in(readings).origins
    sides = [side_of(readings, number, o.claims) for number, o in enumerate(origins)]
    weighed = {(one.number, other.number) for one, other in pairs_to_weigh(readings, sides)}
    for one_side, other in combinations(sides, 2):
        pair = one_side.number, other.number
        assert pair in weighed or doubt_between(readings, one_side, other) is None


def test_no_order_of_the_articles_or_claims_changes_them() -> None:
    first = origins(*MIXED)
    assert len(first.origins) == 4
    assert all(origins(*order) == first for order in permutations(MIXED))
    readings = read(*MIXED)
    ids = [found.id for found in readings.catalog.answers_to("how-many-ships")]
    assert all(readings.origins(order) == first for order in permutations(ids))


def test_an_article_on_something_else_changes_none() -> None:
    assert origins(*MIXED, story("isle", "Nothing of ships.", draws_on=["Haven"])) == origins(
        *MIXED
    )


def test_an_independent_account_adds_an_origin_and_leaves_the_others() -> None:
    before, after = origins(*MIXED), origins(*MIXED, one("isle", CY))
    assert set(before.origins) < set(after.origins)
    assert len(after.independent) == len(before.independent) + 1
