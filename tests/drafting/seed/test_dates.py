"""Days that a text tells without a date, and datelines."""

from __future__ import annotations

import pytest

from sourcebook.drafting.seed.dates import (
    Dateline,
    Told,
    date_told,
    dateline,
    dates_in,
    is_day_first,
)

from ..drafts import drafted

TEXT = "The bridge was closed, the harbour authority said in a statement that ran to four pages."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It was on 3 May 2019, she said.", Told("2019-05-03")),
        ("He left on Monday, she said.", Told("2019-05-06", "on Monday")),
        ("He left, she said Wednesday.", Told("2019-05-08", "Wednesday")),
        ("He left yesterday, she said.", Told("2019-05-07", "yesterday")),
        ("He would leave, she said on Monday.", Told("2019-05-06", "on Monday")),
        ("He will leave on Monday, she said.", None),
        ("He came on Monday and left on Tuesday.", None),
        ("It opens every Monday night.", None),
        ("He left last week.", None),
    ],
)
def test_a_weekday_is_the_last_one_before_the_article(sentence: str, told: Told | None) -> None:
    assert date_told(sentence, "2019-05-08") == told


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("3/14/2019", "2019-03-14"),
        ("14.03.2019", "2019-03-14"),
        ("03-14-2019", "2019-03-14"),
        ("2019/03/14", "2019-03-14"),
        ("4/4/2019", "2019-04-04"),
        ("Friday 07/06/2019", "2019-06-07"),
        ("Saturday 07/06/2019", "2019-07-06"),
        ("07/06/2019", None),
        ("31/14/2019", None),
    ],
)
def test_a_date_in_figures_is_read_only_where_it_can_be_read_in_one_way(
    words: str, date: str | None
) -> None:
    assert dates_in(words) == ((date,) if date else ())


def test_the_order_of_the_texts_dates_is_told_by_one_that_is_clear() -> None:
    assert is_day_first("04/03/2019, 14/03/2019") is True
    assert is_day_first("04/03/2019, 03/14/2019") is False
    assert is_day_first("04/03/2019, written on March 1, 2019") is False
    assert is_day_first("04/03/2019, written on 1 March 2019") is True
    assert is_day_first("04/03/2019, 1 March 2019, March 2, 2019") is None
    assert dates_in("04/03/2019", day_first=True) == ("2019-03-04",)


def test_without_a_day_of_publication_no_weekday_is_a_date() -> None:
    assert date_told("He left on Monday.") is None
    assert date_told("He left on Monday.", "2019-05") is None


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "ELLERY (Port Agency) - It rained.",
            Dateline("ELLERY (Port Agency)", "Port Agency", None),
        ),
        ("Ellery, 3 May 2019. – It rained.", Dateline("Ellery, 3 May 2019.", None, "2019-05-03")),
        (
            "ELLERY, May 3, 2019 /Wire/ -- It rained.",
            Dateline("ELLERY, May 3, 2019 /Wire/", "Wire", "2019-05-03"),
        ),
        ("ELLERY, 28.02.2018 (TT) – It.", Dateline("ELLERY, 28.02.2018 (TT)", "TT", "2018-02-28")),
        ("(AP) — It rained.", Dateline("(AP)", "AP", None)),
        ("Reuters - It rained.", Dateline("Reuters", "Reuters", None)),
        ("Ellery: It rained on 3 May 2019.", None),
        ("The bridge (of Ellery) – it was closed – is old.", None),
        ("It was shut on 3 May 2019 – too late.", None),
    ],
)
def test_how_agencies_begin(paragraph: str, found: Dateline | None) -> None:
    assert dateline(paragraph) == found


def test_a_dateline_has_its_year_from_the_rights_line_where_the_weekday_agrees() -> None:
    text = "ELLERY, May 3 (Port Agency) - It rained on {}."
    assert dateline(text.format("Friday"), year="2019") == Dateline(
        "ELLERY, May 3 (Port Agency)", "Port Agency", "2019-05-03"
    )
    assert dateline(text.format("Sunday"), year="2019").date is None  # type: ignore[union-attr]
    record = drafted(
        f"Bridge closed after crack\n\n{text.format('Friday')} {TEXT}\n\n© 2019 Port Agency. All rights reserved."
    )
    assert record.dates.published == "2019-05-03"
    assert "another line" in record.basis["dates.published"].why


def test_the_dateline_gives_day_and_agency_with_the_reason_and_only_where_nothing_else_does() -> (
    None
):
    text = f"Bridge closed after crack\n\nELLERY, May 3, 2019 (Port Agency) - {TEXT}"
    record = drafted(text)
    assert (record.outlet, record.dates.published) == ("Port Agency", "2019-05-03")
    assert record.basis["outlet"].why == "The dateline names this agency."
    assert "May 3, 2019" in record.basis["dates.published"].why
    stated = drafted(text, outlet="Grey Point", published="2019-05-04")
    assert (stated.outlet, stated.dates.published) == ("Grey Point", "2019-05-04")


def test_the_day_of_a_claim_that_was_counted_says_so() -> None:
    record = drafted(
        f"{TEXT}\n\n“It is old,” said Ada Thorn, a farmer, on Monday.", published="2019-05-08"
    )
    assert record.claims[0].date == "2019-05-06"
    reason = record.basis[f"claims.{record.claims[0].id}.date"]
    assert reason.why == "“on Monday”, counted from the publication on 2019-05-08."
