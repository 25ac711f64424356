"""What follows from the rest of a record need not be written."""

from __future__ import annotations

from typing import Any

import pytest

from sourcebook.records.model import Article

ADA, RAM, ADA_RAM = "Ada Thornquist", "Ram", "Ada Ram"


def article(*claims: dict[str, Any], **more: Any) -> Article:
    given = [
        {"id": f"c{n}", "text": "A.", "kind": "event", "quote": "a", **claim}
        for n, claim in enumerate(claims, 1)
    ]
    return Article.model_validate({"source": {"file": "a.txt"}, "claims": given, **more})


def because(why: str, **more: Any) -> dict[str, Any]:
    return {"why": why, "confidence": "low", **more}


class TestReasonOfEach:
    def test_it_holds_for_every_such_value_that_has_no_reason_of_its_own(self) -> None:
        record = article(
            {"date": "2018"},
            {"date": "2019"},
            {},
            basis={"claims.*.date": because("All."), "claims.c2.date": because("Own.")},
        )
        told = {path: reason.why for path, reason in record.basis.items()}
        assert told == {"claims.c1.date": "All.", "claims.c2.date": "Own."}

    def test_it_does_not_hold_for_exceptions(self) -> None:
        record = article(
            {"date": "2018"},
            {"date": "2019"},
            basis={"claims.*.date": because("All.", **{"except": ["c1"]})},
        )
        assert list(record.basis) == ["claims.c2.date"]

    def test_it_stands_where_it_would_by_hand(self) -> None:
        """What comes before it keeps its place; what follows is in the order of the claims, and of their fields."""
        record = article(
            {"date": "2018", "via": ["A"]},
            {"date": "2018", "by": "B"},
            {"date": "2018", "via": ["A"]},
            basis={
                "outlet": because("A."),
                "claims.c2.by": because("B."),
                "claims.*.date": because("All."),
                "claims.*.via": because("Elsewhere."),
                "claims.c2.date": because("C."),
            },
        )
        assert list(record.basis) == [
            "outlet",
            "claims.c2.by",
            "claims.c1.via",
            "claims.c1.date",
            "claims.c2.date",
            "claims.c3.via",
            "claims.c3.date",
        ]

    def test_records_are_as_they_were_written_out(self) -> None:
        claims = {"date": "2018"}, {"date": "2018"}
        short = article(*claims, basis={"claims.*.date": because("All.")})
        long = article(
            *claims, basis={f"claims.{claim}.date": because("All.") for claim in ("c1", "c2")}
        )
        assert short == long


@pytest.mark.parametrize(
    ("claim", "people"),
    [
        ({"text": "Ada Thornquist saw Ram."}, (ADA, RAM)),
        ({"text": "Ada Thornquist saw Ram.", "by": ADA}, (RAM,)),
        ({"text": "Ada Thornquist saw Ram.", "people": []}, ()),
        ({"text": "Ada Thornquist saw Ram.", "people": [RAM]}, (RAM,)),
        ({"text": "Ada saw Ada Ram, whom Ada Ram saw."}, (ADA_RAM,)),
        ({"text": "Ramstein and Aram."}, ()),
    ],
)
def test_a_claim_is_about_those_whom_its_sentence_names(
    claim: dict[str, Any], people: tuple[str, ...]
) -> None:
    assert article(claim, people=[ADA, RAM, ADA_RAM]).claims[0].people == people


def test_an_article_without_people_has_claims_about_nobody() -> None:
    assert article({"text": "Ada Thornquist saw Ram."}).claims[0].people == ()


def test_an_article_is_about_what_its_claims_are() -> None:
    claims = {"topics": ["Harbour", "Lamp"]}, {"topics": ["Oil", "Harbour"]}
    assert article(*claims).topics == ("Harbour", "Lamp", "Oil")
    assert article(*claims, topics=["Oil"]).topics == ("Oil",)
    assert article(*claims, topics=[]).topics == ()
