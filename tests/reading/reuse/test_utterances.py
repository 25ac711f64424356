from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.readings import Readings
from sourcebook.reading.reuse.differences import Change
from sourcebook.reading.reuse.utterances import Carrier, Utterance
from sourcebook.reading.text.words import forms_in
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from ..stories import ADA, BO, claim, read, story

SPEECH = "We lit the lamp again on Monday, and it will burn until the very last ship of the year is home."
EIGHT = "we lit the lamp again on Monday, and"


def quoting(
    slug: str, words: str, by: str = ADA, question: str | None = None, **more: str
) -> Filed[Article]:
    """An article that quotes somebody with some words and does nothing else."""
    return story(slug, f"“{words}”", claim("it", f"“{words}”", question, by=by), **more)


def utterances(*stories: Filed[Article]) -> tuple[Utterance, ...]:
    return read(*stories).utterances


def changes(*stories: Filed[Article]) -> dict[str, list[tuple[Change, str, str]]]:
    (found,) = utterances(*stories)
    return {
        carrier.article: [(piece.change, piece.words, piece.full) for piece in carrier.pieces]
        for carrier in found.carriers
    }


class TestWhatIsOne:
    def test_eight_shared_words_whoever_is_said_to_speak(self) -> None:
        (found,) = utterances(
            quoting("dawn", f"{EIGHT} slept"), quoting("echo", f"Truly {EIGHT} yawned", by=BO)
        )
        assert found.articles == ("dawn", "echo")

    def test_seven_words_of_two_speakers_are_none(self) -> None:
        seven = EIGHT.removesuffix(", and")
        assert utterances(quoting("dawn", f"{seven} night"), quoting("echo", seven, by=BO)) == ()

    def test_a_cut_of_five_words_that_a_longer_one_holds(self) -> None:
        (found,) = utterances(quoting("dawn", SPEECH), quoting("echo", "the lamp again on Monday"))
        assert found.articles == ("dawn", "echo")

    def test_a_cut_as_long_as_the_other(self) -> None:
        five = "the lamp again on Monday"
        assert len(utterances(quoting("dawn", five), quoting("echo", five))) == 1

    def test_not_where_somebody_else_is_said_to_speak(self) -> None:
        five = "the lamp again on Monday"
        assert utterances(quoting("dawn", SPEECH), quoting("echo", five, by=BO)) == ()

    def test_not_where_nobody_is_said_to_speak(self) -> None:
        silent = story("echo", "They have “the lamp again on Monday” there.")
        assert utterances(quoting("dawn", SPEECH), silent) == ()

    @pytest.mark.parametrize(
        "words", ["it will burn again", "burn again", "will it burn until Monday"]
    )
    def test_not_where_a_word_is_missing_there_or_stands_elsewhere(self, words: str) -> None:
        question = "How long?"
        assert (
            utterances(
                quoting("dawn", SPEECH, ADA, question), quoting("echo", words, ADA, question)
            )
            == ()
        )

    @pytest.mark.parametrize("words", ["it will burn until", "last ship"])
    def test_fewer_words_only_where_both_answer_one_question(self, words: str) -> None:
        dawn, question = quoting("dawn", SPEECH, ADA, "How long?"), "How long?"
        assert utterances(dawn, quoting("echo", words)) == ()
        assert utterances(dawn, quoting("echo", words, ADA, "Who lit it?")) == ()
        assert len(utterances(dawn, quoting("echo", words, ADA, question))) == 1

    def test_one_word_is_none(self) -> None:
        assert (
            utterances(
                quoting("dawn", SPEECH, ADA, "Where?"), quoting("echo", "home", ADA, "Where?")
            )
            == ()
        )

    def test_a_cut_in_pieces_counts_in_the_order_of_its_pieces(self) -> None:
        def pieces(first: str, second: str) -> Filed[Article]:
            text = f"“{first}”, she said, and “{second}”."
            return story("echo", text, claim("it", text, by=ADA))

        dawn = quoting("dawn", SPEECH)
        assert len(utterances(dawn, pieces("lamp again", "the very last ship"))) == 1
        assert utterances(dawn, pieces("the very last ship", "lamp again")) == ()

    def test_a_cut_in_pieces_is_not_held_by_words_that_count_for_two_of_them(self) -> None:
        text = "“lit the lamp”, she said, and “lamp again”."
        echo = story("echo", text, claim("it", text, by=ADA))
        assert utterances(quoting("dawn", SPEECH), echo) == ()

    def test_eight_words_of_which_two_paragraphs_have_a_part_each_are_none(self) -> None:
        apart = EIGHT.replace(" and", "\n\n“and")
        text = f"“{apart} slept”"
        dawn = story("dawn", text, claim("it", text, by=ADA))
        assert utterances(dawn, quoting("echo", f"{EIGHT} yawned", by=BO)) == ()

    def test_short_quotations_between_the_articles_own_words_count_together(self) -> None:
        text = "That “we lit the lamp” again and “on Monday it will burn” is all that she said about it."
        stories = (
            story(slug, f"{slug} {text}", claim("it", text, by=by))
            for slug, by in (("dawn", ADA), ("echo", BO))
        )
        (found,) = utterances(*stories)
        assert found.articles == ("dawn", "echo")

    def test_of_two_longer_cuts_the_one_that_answers_the_same_question_holds_it(self) -> None:
        five = "the lamp again on Monday"
        (found,) = utterances(
            quoting("dawn", f"Nobody in this town has seen {five}, or ever"),
            quoting("echo", f"Somebody put out {five}", ADA, "Who lit it?"),
            quoting("flare", five, ADA, "Who lit it?"),
        )
        assert found.articles == ("echo", "flare")

    def test_the_same_words_within_one_article_are_none(self) -> None:
        text = f"“{SPEECH}”\n\n“{SPEECH}”"
        assert utterances(story("dawn", text, claim("it", text, by=ADA))) == ()

    def test_not_in_articles_of_different_languages(self) -> None:
        assert utterances(quoting("dawn", SPEECH), quoting("echo", SPEECH, language="de")) == ()
        assert (
            len(utterances(quoting("dawn", SPEECH), quoting("echo", SPEECH, language="en-GB"))) == 1
        )


def test_most_articles_decide_who_speaks_and_all_speakers_are_named() -> None:
    (found,) = utterances(
        quoting("dawn", SPEECH, by=BO), quoting("echo", SPEECH), quoting("flare", SPEECH)
    )
    assert found.speaker
    assert found.speaker.label == ADA
    assert [speaker.label for speaker in found.speakers] == [ADA, BO]


def test_the_fullest_form_is_the_longest() -> None:
    (found,) = utterances(quoting("dawn", EIGHT, date="2020"), quoting("echo", SPEECH, date="2021"))
    assert found.fullest.article == "echo"
    assert found.earliest == "dawn"


def test_of_those_that_are_nearly_as_long_the_earliest_is_the_fullest_form() -> None:
    long = " ".join(f"word{number}" for number in range(40))
    (found,) = utterances(
        quoting("dawn", f"{long} more", date="2021"), quoting("echo", long, date="2020")
    )
    assert found.fullest.article == "echo"
    (found,) = utterances(
        quoting("dawn", f"{long} more and yet more", date="2021"),
        quoting("echo", long, date="2020"),
    )
    assert found.fullest.article == "dawn"


def test_an_undated_carrier_is_never_the_earliest() -> None:
    (found,) = utterances(quoting("dawn", SPEECH), quoting("echo", SPEECH, date="2020"))
    assert found.earliest == "echo"
    (found,) = utterances(quoting("dawn", SPEECH), quoting("echo", SPEECH))
    assert found.earliest is None


class TestDifferences:
    def test_what_is_left_out_changed_and_added(self) -> None:
        cut = "We lit our lamp again, and it will burn brightly until the very last ship of the year is home"
        assert changes(quoting("dawn", SPEECH), quoting("echo", cut))["echo"] == [
            (Change.SAME, "We lit", "We lit"),
            (Change.CHANGED, "our", "the"),
            (Change.SAME, "lamp again,", "lamp again"),
            (Change.LEFT_OUT, "", "on Monday,"),
            (Change.SAME, "and it will burn", "and it will burn"),
            (Change.ADDED, "brightly", ""),
            (
                Change.SAME,
                "until the very last ship of the year is home",
                "until the very last ship of the year is home",
            ),
        ]

    def test_what_the_article_put_in_is_told_from_what_it_changed(self) -> None:
        cut = (
            "We lit the lamp again [the great one] on Monday, and it will burn until [they] is home"
        )
        assert [
            piece
            for piece in changes(quoting("dawn", SPEECH), quoting("echo", cut))["echo"]
            if piece[0] != "same"
        ] == [
            (Change.INSERTED, "the great one", ""),
            (Change.LEFT_OUT, "", "the very last ship of the year"),
            (Change.INSERTED, "they", ""),
        ]

    def test_words_put_in_beside_changed_ones_stand_apart(self) -> None:
        cut = "We lit the lamp again on [last] Sunday, and it will burn until the very last ship of the year is home"
        assert [
            piece
            for piece in changes(quoting("dawn", SPEECH), quoting("echo", cut))["echo"]
            if piece[0] != "same"
        ] == [
            (Change.INSERTED, "last", ""),
            (Change.CHANGED, "Sunday,", "Monday,"),
        ]

    def test_of_words_on_both_sides_of_those_put_in_the_first_are_the_changed_ones(self) -> None:
        cut = "We lit the lamp again on some [other] day, and it will burn until the very last ship"
        assert changes(quoting("dawn", SPEECH), quoting("echo", cut))["echo"][:-2] == [
            (Change.SAME, "We lit the lamp again on", "We lit the lamp again on"),
            (Change.CHANGED, "some", "Monday,"),
            (Change.INSERTED, "other", ""),
            (Change.ADDED, "day,", ""),
        ]

    def test_an_ellipsis_stands_where_the_articles_own_words_part_the_speech(self) -> None:
        text = "“We lit the lamp again,” she said, “on Monday, and it will burn until the very last ship of the year is home.”"
        echo = story("echo", text, claim("it", text, by=ADA))
        ((change, words, full),) = changes(quoting("dawn", SPEECH), echo)["echo"]
        assert (change, full) == (Change.SAME, SPEECH.removesuffix("."))
        assert (
            words
            == "We lit the lamp again … on Monday, and it will burn until the very last ship of the year is home"
        )

    def test_a_sign_of_currency_stays_with_its_sum(self) -> None:
        full = f"{EIGHT} paid $30 for the oil, not £40"
        echo = f"{EIGHT} paid $20 for the oil, not £40"
        assert changes(quoting("dawn", full), quoting("echo", echo))["echo"][1:] == [
            (Change.CHANGED, "$20", "$30"),
            (Change.SAME, "for the oil, not £40", "for the oil, not £40"),
        ]

    def test_capitals_and_punctuation_are_no_difference(self) -> None:
        found = changes(quoting("dawn", SPEECH), quoting("echo", SPEECH.upper().replace(",", ";")))
        assert [change for change, _, _ in found["echo"]] == [Change.SAME]

    @given(st.lists(st.sampled_from("a b c [d] [e]".split()), max_size=12))
    def test_the_pieces_hold_every_word_of_both_once(self, middle: list[str]) -> None:
        cut = " ".join([EIGHT, *middle])
        (found,) = utterances(quoting("dawn", f"{EIGHT} a b c a b c"), quoting("echo", cut))
        for carrier in found.carriers:
            assert forms_in(" ".join(p.full for p in carrier.pieces)) == found.fullest.forms
            own = [piece for piece in carrier.pieces if piece.change is not Change.INSERTED]
            assert forms_in(" ".join(p.words for p in own)) == carrier.cut.forms
            assert len(kept_words(carrier)) == len(carrier.kept)


def kept_words(carrier: Carrier) -> tuple[str, ...]:
    same = (piece.words for piece in carrier.pieces if piece.change is Change.SAME)
    return forms_in(" ".join(same))


class TestClaims:
    def test_a_claim_may_rest_on_two_utterances(self) -> None:
        other = "Nobody will ever put it out, whatever the harbour may say"
        both = story(
            "dawn", f"“{SPEECH}”\n\n“{other}”", claim("all", [f"“{SPEECH}”", f"“{other}”"], by=ADA)
        )
        found = read(both, quoting("echo", SPEECH), quoting("flare", other))
        assert [u.articles for u in found.utterances_of["dawn#all"]] == [
            ("dawn", "echo"),
            ("dawn", "flare"),
        ]
        assert found.utterance_of["dawn#all"].articles == ("dawn", "echo")

    def test_the_words_of_a_claim_are_those_of_the_fullest_form(self) -> None:
        half = SPEECH.partition(", ")[2]
        found = read(quoting("dawn", SPEECH), quoting("echo", half))
        utterance = found.utterance_of["echo#it"]
        assert utterance.words_in("dawn#it") == frozenset(range(21))
        assert utterance.words_in("echo#it") == frozenset(range(7, 21))


def described(readings: Readings) -> list[object]:
    return [
        (
            u.id,
            u.speaker,
            u.speakers,
            u.fullest.article,
            u.earliest,
            [(c.article, c.pieces) for c in u.carriers],
        )
        for u in readings.utterances
    ]


STORIES = (
    quoting("dawn", SPEECH, date="2020-02"),
    quoting("echo", EIGHT, by=BO, date="2020-01"),
    quoting("flare", "the very last ship of the year"),
    quoting("gale", "Nobody asked us, and nobody told us anything at all"),
)


def test_no_order_of_the_articles_changes_them() -> None:
    first = described(read(*STORIES))
    assert len(first) == 1
    assert all(described(read(*order)) == first for order in permutations(STORIES))


def test_an_article_that_quotes_something_else_changes_none() -> None:
    alone = described(read(*STORIES))
    assert described(read(*STORIES, quoting("haven", "It is cold here in the winter"))) == alone
