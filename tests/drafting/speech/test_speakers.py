"""Who says a quotation, through whom the article has it, and when nobody is named."""

from __future__ import annotations

import pytest

from sourcebook.catalog.catalog import link
from sourcebook.records.model import Outlet, Person

from ..drafts import NOTHING, draft, drafted, filed_draft, known, seed_of

INTRODUCED = (
    "Maria Lind, a historian, and the engineer Karl Berg met on Monday in the old town hall. "
)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It works,” Lind said.", "Maria Lind"),
        ("“It works,” said Lind, who smiled.", "Maria Lind"),
        ("“Does it work?” asked Berg.", "Karl Berg"),
        ("“Does it work?” Berg asked.", "Karl Berg"),
        ("Berg said: “It works.”", "Karl Berg"),
        ("Berg called the plan “mad”.", "Karl Berg"),
        ("According to Lind, it “works”.", "Maria Lind"),
        ("It “works”, according to Lind.", "Maria Lind"),
        ("The plan is “mad” for many reasons, Berg said.", "Karl Berg"),
        ("Berg shook his head, saying that it was “mad”.", "Karl Berg"),
        ("A statement by Lind that it “works” was read out.", "Maria Lind"),
        ("“It works,” a senior official told reporters.", "a senior official"),
        ("“It works,” said two diplomats in the capital.", "two diplomats in the capital"),
        (
            "The ministry’s spokeswoman, who gave no name, called it “mad”.",
            "The ministry’s spokeswoman",
        ),
        ("The bureau accused them of “delay”.", "The bureau"),
        ("It was the “end of the line” for all.", None),
        ("Berg’s answer was “no”.", "Karl Berg"),
        ("Lind was brief. In her words, it “works”.", "Maria Lind"),
        ("Lind wrote back. Her reply, on a card, was one line: “It works.”", "Maria Lind"),
        ("Lind conveyed to them that it “works”.", "Maria Lind"),
        ("They were told by the miller, Oskar Holt, that it “works”.", "Oskar Holt"),
        ("Among them was Oskar Holt, a miller, who warned that it “works”.", "Oskar Holt"),
        ("Oskar Holt, who runs the mill, called it “mad”.", "Oskar Holt"),
        ("Under a deed of 1921 the mill runs “as long as it works”.", "a deed of 1921"),
        ("On the wall somebody has written: “It works.”", None),
        ("“Does it work?”\n\n“It does,” said Berg.", None),
    ],
)
def test_the_words_around_a_quotation_name_its_speaker(sentence: str, speaker: str | None) -> None:
    record = drafted(
        f"{INTRODUCED}\n\n{sentence}\n\nThe town hall is old and was built of red brick."
    )
    assert record.claims[0].by == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lind said it worked. “It does,” she added.", ["Maria Lind"]),
        ("Berg said it worked.\n\n“It does,” he added.", ["Karl Berg"]),
        ("“One,” said Lind. “Two.”", ["Maria Lind"]),
        ("“One,” Berg said.\n\n“Two. And three.”", ["Karl Berg", "Karl Berg"]),
        ("“One.\n\n“Two,” Berg said.", ["Karl Berg"]),
        ("Lind praised “the idea” and “the work”.", ["Maria Lind"]),
        ("Berg said “not yet”, but added: “We have begun to talk.”", ["Karl Berg", "Karl Berg"]),
        ("Berg shrugged. “So what?”", ["Karl Berg"]),
        ("Berg shrugged. Was it true? “So what?”", ["Karl Berg"]),
        ("“One,” Berg said. Then, after a moment: “Two.”", ["Karl Berg"]),
        ("Lind said, “It works,” and Berg said, “It does not.”", ["Maria Lind", "Karl Berg"]),
        ("“One,” Berg said. The mill burned down in May. “Two.”", ["Karl Berg", None]),
    ],
)
def test_a_quotation_may_have_its_speaker_from_before(
    text: str, speakers: list[str | None]
) -> None:
    assert [claim.by for claim in drafted(f"{INTRODUCED}\n\n{text}").claims] == speakers


def test_words_cut_in_two_are_one_claim_with_what_cuts_them() -> None:
    claim = drafted(f"{INTRODUCED}\n\n“It works,” Lind said. “It always did.”").claims[0]
    assert claim.quote == ("“It works,” Lind said. “It always did.”",)
    assert claim.text == "Maria Lind said: “It works … It always did.”"
    assert claim.id == "lind-works-always-did"


def test_scraps_of_one_sentence_are_a_list() -> None:
    claim = drafted(f"{INTRODUCED}\n\nLind called it “deeply odd” and “useless”.").claims[0]
    assert claim.quote == ("“deeply odd”", "“useless”")


def test_words_that_stand_earlier_too_are_quoted_with_their_sentence() -> None:
    record = drafted(f"{INTRODUCED}\n\nLind called it “odd”.\n\nBerg called it “odd” as well.")
    assert [claim.quote for claim in record.claims] == [
        ("“odd”",),
        ("Berg called it “odd” as well.",),
    ]


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("“It works,” Berg told the Harbour Post.", ("Harbour Post",)),
        ("“It works,” Berg said in an interview with the Harbour Post.", ("Harbour Post",)),
        ("“It works,” Berg tweeted.", ("Twitter",)),
        ("“It works,” Berg told Lind, according to Chinese media.", ("Chinese media",)),
        ("“It works,” Berg said, the broadcaster Radio North reported.", ("Radio North",)),
        ("“It works,” Berg told parliament.", ()),
    ],
)
def test_the_chain_is_told(sentence: str, via: tuple[str, ...]) -> None:
    outlets = [Outlet(name="Harbour Post"), Outlet(name="Twitter")]
    record = drafted(f"{INTRODUCED}\n\n{sentence}", known(outlets=outlets))
    assert record.claims[0].via == via
    assert set(record.source.draws_on) == set(via) & {"Harbour Post", "Twitter"}


def test_an_interview_counts_for_what_else_its_speaker_says_and_is_marked_as_inferred() -> None:
    record = drafted(
        f"{INTRODUCED}\n\nBerg told the Harbour Post that it works.\n\n“It does,” he said."
    )
    (claim,) = record.claims
    assert claim.via == ("Harbour Post",)
    assert record.basis[f"claims.{claim.id}.via"].confidence == "low"


def test_a_reason_of_several_claims_stands_once_in_the_draft() -> None:
    seed = seed_of(
        f"{INTRODUCED}\n\nBerg told the Harbour Post that it works.\n\n“It does,” he said.\n\n“It never stopped,” Berg added."
        "\n\n“It will,” Lind told the Radio."
    )
    made = draft(seed, link(NOTHING), ())
    assert made.text.count("Elsewhere the text says") == 1
    first, second, other = filed_draft(made).record.claims
    assert f"except: [{other.id}]" in made.text
    assert list(filed_draft(made).record.basis) == [f"claims.{c.id}.via" for c in (first, second)]


def test_a_day_is_taken_only_with_its_year() -> None:
    record = drafted(
        f"{INTRODUCED}\n\nOn 3 May 2019 Berg called it “mad”.\n\nOn June 4 Lind called it “sane”."
    )
    assert [claim.date for claim in record.claims] == ["2019-05-03", None]


def test_the_records_name_is_used() -> None:
    people = [Person(name="Karl Oskar Berg", aliases=("Karl Berg",))]
    record = drafted(f"{INTRODUCED}\n\n“It works,” Berg said.", known(people))
    assert [claim.by for claim in record.claims] == ["Karl Oskar Berg"]
