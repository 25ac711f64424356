"""Whom pronouns, roles and bare names mean, and who speaks where there are no quotation marks."""

from __future__ import annotations

import pytest

from sourcebook.drafting.speech.quotations import find_quotations, turns_of

from ..drafts import drafted

HEAD = "Three people met in the town hall of Port Ellery on Monday to talk about what comes next for the bridge."
FOOT = "The bridge was opened in June 1974 and it carries nine thousand vehicles on a working day."


def speakers(text: str) -> list[str | None]:
    claims = drafted(f"{HEAD}\n\n{text}\n\n{FOOT}").claims
    return [claim.by for claim in claims if claim.kind.value == "statement"]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Karl Berg met Agnes Holm. “It was a mistake,” she told him.", ["Agnes Holm"]),
        ("Karl Berg met Agnes Holm. “It was a mistake,” he told her.", ["Karl Berg"]),
        ("Agnes Holm is back. Her brother Peter Holm is not. “He was warned,” she said.", ["Agnes Holm"]),
        ("Karl Berg was there. He had met Agnes Holm at sea. “It rained,” he said.", ["Karl Berg"]),
        ("Tibbe Hoorn said no. He has known Quorin Velt since May. “It rained,” he said.", ["Tibbe Hoorn"]),
        ("The harbour authority was brief. “We close first,” it said.", ["The harbour authority"]),
        ("Karl Berg was sent a leaflet. “We close first,” it said.", [None]),
        ("Agnes Holm went. She is a nurse and he is not. “It rained,” she said.", ["Agnes Holm"]),
        ("Agnes Holm came. It was odd that a judge told me so. “It rained,” she said.", ["Agnes Holm"]),
        ("A woman who gave no name came in. “It rained,” she said.", ["A woman"]),
        ("Karl Berg’s neighbour, Tibbe Hoorn, was there. “It rained,” he said.", ["Tibbe Hoorn"]),
        ("According to the company it is safe. “We close first,” it said.", ["the company"]),
        ("“We tried,” said Karl Berg. He shrugged.\n\n“It is a start.”", ["Karl Berg", "Karl Berg"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_whom_the_sentence_before_is_about(
    text: str, said_by: list[str | None]
) -> None:
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Transport minister Jonas Eklund opened it. “It is open,” the minister said.", ["Jonas Eklund"]),
        ("Agnes Holm, the mayor of Ellery, opened it. “It is open,” the mayor said.", ["Agnes Holm"]),
        ("Agnes Holm, 43, opened it. “It is open,” the 43-year-old said.", ["Agnes Holm"]),
        ("Karl Berg, a former minister, was there. “It is open,” the minister said.", ["the minister"]),
        (
            "Foreign minister Karl Berg met finance minister Agnes Holm. “It is open,” the finance minister said.",
            ["Agnes Holm"],
        ),
        ("The mayor of Ellery, Agnes Holm, opened it. “It is open,” the mayor said.", ["Agnes Holm"]),
        ("The lawyer is Karl Berg. “It is open,” the lawyer said.", ["Karl Berg"]),
        ("Gen. Karl Berg opened it. “It is open,” the old general said.", ["Karl Berg"]),
        ("Karl Berg shut the door. “It is open,” said the old man.", ["Karl Berg"]),
        ("Karl Berg shut the door. “It is open,” said the 27-year-old from Ellery.", ["Karl Berg"]),
        ("Karl Berg shut the door. “It is open,” the joiner said.", ["Karl Berg"]),
        ("A joiner came. Karl Berg shut the door. “It is open,” the joiner said.", ["the joiner"]),
        ("Karl Berg came. “It is open,” the minister said.", ["the minister"]),
        ("His niece Tibbe opened it. “It is open,” she said.", ["Tibbe"]),
        ("Anna Virtanen wept. “I would have chosen you,” the Finn said.", ["Anna Virtanen"]),
        ("Maria Lind runs the ferry with Tom Lind. “Why?” asks Tom. Maria nods. “Yes,” she says.", ["Tom Lind", "Maria Lind"]),
        ("Ratna Sari has a wok. “We kept it oiled,” says Ratna.", ["Ratna Sari"]),
    ],
)  # fmt: skip
def test_a_role_an_age_or_a_given_name_means_whom_the_text_introduced(
    text: str, said_by: list[str]
) -> None:
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It is old,” said the town’s mayor, Agnes Holm.", "Agnes Holm"),
        ("“It is old,” according to the mayor, Agnes Holm.", "Agnes Holm"),
        ("“It is old,” chief engineer Karl Berg of the harbour authority said.", "Karl Berg"),
        ("Laila Bakke of the group Clean Fjords said it was “late”.", "Laila Bakke"),
        ("By six, said Nurul Hakim, who sells skewers, it was “full”.", "Nurul Hakim"),
        ("She pointed at Agnes Holm, who described it as “a hole”.", "Agnes Holm"),
        ("The plan was described by Agnes Holm as “a joke”.", "Agnes Holm"),
        (
            "Karl Berg was asked about the bridge on Monday, and replied that it was “a joke”.",
            "Karl Berg",
        ),
        (
            "Agnes Holm took the floor when Karl Berg sat down and said it was “a joke”.",
            "Karl Berg",
        ),
        ("The engineer, Karl Berg, did not sound hopeful: “It is old.”", "Karl Berg"),
        ("Karl Berg came. He did not sound hopeful: “It is old.”", "Karl Berg"),
        ("She cites the builder Karl Berg, who drew it: “It is old.”", "Karl Berg"),
        ("As Agnes Holm put it, the bridge is “an old lady”.", "Agnes Holm"),
        ("“It is a joke.” So says Agnes Holm, who runs the ferry.", "Agnes Holm"),
        ("A spokesman for Agnes Holm said that she was “on leave”.", "A spokesman for Agnes Holm"),
        ("A person close to Karl Berg said he was “furious”.", "A person close to Karl Berg"),
        ("Residents who live near the bridge say it is “loud”.", "Residents"),
        ("My father used to say it was “a ship”.", "My father"),
        ("“It shakes,” said Elsa, 41.", "Elsa"),
        ("Karl Berg wrote: “Finally!” Agnes Holm thanked him.", "Karl Berg"),
        ("“My father told me ‘never trust a pier,’” Agnes Holm said.", "Agnes Holm"),
    ],
)
def test_who_is_described_or_added(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("“It works,” Berg said. Agnes Holm shrugged. “So what?”", ["Berg", "Agnes Holm"]),
        ("“Do you know it?” Agnes Holm asked.\n\n“I do.”", ["Agnes Holm", None]),
        ("“It works,” Agnes Holm said. The mill burned down. “Two.”", ["Agnes Holm", None]),
    ],
)  # fmt: skip
def test_a_sentence_between_tells_who_speaks_and_who_asks_does_not_answer(
    text: str, said_by: list[str | None]
) -> None:
    assert speakers(text) == said_by


def test_i_is_the_author_where_there_is_one() -> None:
    text = f"Bridge closed after crack\nBy Ada Thorn\n\n{HEAD}\n\n“Are you sure?” I asked."
    assert drafted(text).claims[0].by == "Ada Thorn"
    assert speakers("“Are you sure?” I asked.") == [None]


TRANSCRIPT = [
    "GOVERNOR THORN: Nobody has been hurt in the harbour today.",
    "I will now hand over to the commander of the port.",
    "REPORTER: Who will pay for this?",
    "MR. LUND: They say that it was “an act of God”.",
    "GOVERNOR THORN: Whoever spilled it pays for it, to the last barrel.",
]


def test_the_turns_of_a_conversation_are_speech_and_questions_claim_nothing() -> None:
    assert speakers("\n\n".join(TRANSCRIPT)) == [
        "GOVERNOR THORN",
        "GOVERNOR THORN",
        "MR. LUND",
        "GOVERNOR THORN",
    ]


def test_without_two_who_speak_in_turn_there_is_no_conversation() -> None:
    assert not turns_of(["Note: one.", "Note: two.", "Note: three."])
    assert not turns_of(["Ada Thorn: one.", "Karl Berg: two.", "Tor Vang: three."])
    assert not turns_of(["Update: one.", "Karl Berg: two.", "Update: three."])


def test_labels_may_be_initials_or_say_who_answers() -> None:
    names = "Agnes Holm met Karl Berg.\n\nKarl Berg: Why did you close it at night?\n\nAgnes Holm: Because nobody crosses it then.\n\nKB: And?\n\nAH: Nobody did cross it, to be honest.\n\nKB: Really?"
    assert speakers(names) == ["Agnes Holm", "Agnes Holm"]
    asked = "Agnes Holm draws maps of the coast.\n\nQ: Why did you close it?\n\nA: Because nobody crosses it then.\n\nQ: Why?\n\nA: Because it is a very old one."
    assert speakers(asked) == ["Agnes Holm", "Agnes Holm"]


@pytest.mark.parametrize(
    "quoted",
    ["> A lamp can be automated. A lookout cannot.", "A lamp can be automated. A lookout cannot."],
)
def test_a_paragraph_behind_a_colon_or_a_bracket_is_quoted(quoted: str) -> None:
    (claim,) = drafted(f"{HEAD}\n\nThe union’s chair, Magnus Orr, said:\n\n{quoted}").claims
    assert claim.by == "Magnus Orr"
    assert claim.quote == ("A lamp can be automated. A lookout cannot.",)


def test_words_between_marks_go_before_the_whole_paragraph() -> None:
    found = [q.words(TRANSCRIPT[q.paragraph]) for q in find_quotations(TRANSCRIPT)]
    assert "an act of God" in found
    assert not any(words.startswith("They say") for words in found)
