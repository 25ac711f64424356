from __future__ import annotations

from sourcebook.reading.reuse.cuts import Cut

from ..stories import ADA, BO, Claim, claim, read, story


def cuts(text: str, *claims: Claim) -> tuple[Cut, ...]:
    return read(story("news", text, *claims)).cuts["news"]


def said(*found: Cut) -> list[tuple[str | None, str]]:
    return [(cut.speaker and cut.speaker.label, " ".join(cut.forms)) for cut in found]


def test_what_one_speaker_says_in_a_paragraph_is_one_cut() -> None:
    text = "“It is lit,” Ada Thornquist said after a while, and went on with some care: “It burns.”"
    assert said(*cuts(text, claim("lit", text, by=ADA))) == [(ADA, "it is lit it burns")]


def test_each_paragraph_has_a_cut_of_its_own() -> None:
    found = cuts("“It is lit.\n\n“It burns.”", claim("lit", "“It is lit. “It burns.”", by=ADA))
    assert said(*found) == [(ADA, "it is lit"), (ADA, "it burns")]


def test_what_is_quoted_within_a_quotation_is_said_once() -> None:
    for text in ("‘It is “never” lit,’ she said.", "“It is ‘never’ lit,” she said."):
        assert said(*cuts(text, claim("lit", text, by=ADA))) == [(ADA, "it is never lit")]


def test_two_speakers_in_a_paragraph_have_a_cut_each() -> None:
    found = cuts(
        "“It is lit,” Ada said. “It is out,” Bo said.",
        claim("lit", "“It is lit,”", by=ADA),
        claim("out", "“It is out,”", by=BO),
    )
    assert said(*found) == [(ADA, "it is lit"), (BO, "it is out")]
    assert [cut.claims for cut in found] == [("news#lit",), ("news#out",)]


def test_the_claim_that_covers_most_of_a_quotation_says_who_speaks() -> None:
    found = cuts(
        "“It is lit and it burns,” she said.",
        claim("some", "“It is lit", by=BO),
        claim("most", "lit and it burns,” she", by=ADA),
    )
    assert said(*found) == [(ADA, "it is lit and it burns")]
    assert found[0].claims == ("news#most",)


def test_of_several_that_cover_it_all_the_narrowest_says_who_speaks() -> None:
    text = "Bo heard her say: “It is lit.”"
    found = cuts(text, claim("wide", text, by=BO), claim("narrow", "“It is lit.”", by=ADA))
    assert said(*found) == [(ADA, "it is lit")]


def test_a_claim_in_the_articles_own_voice_says_nothing_of_the_speaker() -> None:
    text = "“It is lit,” she said on Monday."
    found = cuts(text, claim("day", text), claim("lit", "“It is lit,”", by=ADA))
    assert said(*found) == [(ADA, "it is lit")]
    assert found[0].claims == ("news#lit",)


def test_a_quotation_whose_speaker_nobody_names_belongs_to_the_claims_that_hold_it() -> None:
    found = cuts("They call it “the great lamp”.", claim("lamp", "They call it “the great lamp”."))
    assert said(*found) == [(None, "the great lamp")]
    assert found[0].claims == ("news#lamp",)


def test_a_quotation_that_no_claim_holds_has_neither_speaker_nor_claim() -> None:
    found = cuts("Ada is glad. “It is lit.”", claim("glad", "Ada is glad.", by=ADA))
    assert said(*found) == [(None, "it is lit")]
    assert found[0].claims == ()


def test_without_a_speaker_only_what_stands_close_together_is_one_cut() -> None:
    assert said(*cuts("“It is lit,” somebody said and laughed. “It burns.”")) == [
        (None, "it is lit it burns")
    ]
    assert said(*cuts("Once “lit”, it went out again in the wind and was “dark” for years.")) == [
        (None, "lit"),
        (None, "dark"),
    ]


def test_what_the_article_put_in_brackets_is_not_said() -> None:
    text = "“It [the lamp] is lit,” she said. “It burns.”"
    (cut,) = cuts(text, claim("lit", text, by=ADA))
    assert " ".join(cut.forms) == "it is lit it burns"
    assert cut.parts == (("it",), ("is", "lit"), ("it", "burns"))


def test_a_cut_knows_where_it_stands() -> None:
    (cut,) = cuts("She said: “It is lit,” and “it burns.”")
    assert cut.fragments == ((2, 5), (6, 8))
    assert (cut.start, cut.behind) == (2, 8)


def test_quotation_marks_around_no_word_are_no_cut() -> None:
    assert cuts("“…” was all.") == ()


def test_every_claim_of_a_speech_is_named_once() -> None:
    text = "“It is lit,” she said. “It burns.”"
    (cut,) = cuts(text, claim("all", text, by=ADA), claim("burns", "“It burns.”", by=ADA))
    assert cut.claims == ("news#all", "news#burns")
