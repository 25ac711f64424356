"""Headline, outlet, day and authors by the lines that stand beside an article's text."""

from __future__ import annotations

import pytest

from sourcebook.catalog.catalog import link
from sourcebook.drafting.seed.imprint import imprint, is_masthead, stated, without_site

from ..drafts import NOTHING, draft, drafted, seed_of

TITLE = "Bridge closed after divers find crack"
BODY = (
    "The bridge over the Salt was closed on Monday after divers found a crack in its third pier, the harbour authority said in a statement.\n\n"
    "“Nobody is in danger,” said Ilse Brandvik, the chief engineer. “We close first and we measure afterwards.”"
)


@pytest.mark.parametrize(
    ("line", "dates", "authors", "names"),
    [
        ("3 March 2019", {"published": "2019-03-03"}, (), ()),
        ("Sun 3 Mar 2019 08.00 GMT", {"published": "2019-03-03"}, (), ()),
        ("Published 4:12 p.m. ET March 4, 2019", {"published": "2019-03-04"}, (), ()),
        ("Posted on 14.03.2019 by admin", {"published": "2019-03-14"}, (), ()),
        ("Last updated: 2019-03-04T10:00:00Z", {"modified": "2019-03-04"}, (), ()),
        (
            "03/14/2019 | Updated 03/15/2019 09:42 CET",
            {"published": "2019-03-14", "modified": "2019-03-15"},
            (),
            (),
        ),
        (
            "By Ada Thorn | Harbour Post | 3 May 2019",
            {"published": "2019-05-03"},
            ("Ada Thorn",),
            ("Harbour Post",),
        ),
        ("By Ada Thorn, transport editor", {}, ("Ada Thorn",), ()),
        ("Story by Ada Thorn, Harbour Post • 2h ago", {}, ("Ada Thorn",), ("Harbour Post",)),
        ("By The Associated Press", {}, (), ("The Associated Press",)),
        (
            "Harbour Post, 14.03.2019, p. 4",
            {"published": "2019-03-14"},
            (),
            ("Harbour Post",),
        ),
        (
            "By Ada Thorn, Ellery | 03/14/19 | 8 min read | Lire ici",
            {"published": "2019-03-14"},
            ("Ada Thorn",),
            ("Ellery",),
        ),
        ("Posted on 3 May 2019 by bridgeman", {"published": "2019-05-03"}, (), ()),
        ("Words Ada Thorn\u2003|\u20033 May 2019", {"published": "2019-05-03"}, ("Ada Thorn",), ()),
        ("For immediate release: Monday 4 February 2013", {"published": "2013-02-04"}, (), ()),
        ("Last Updated On 03 March,2016 02:20 pm", {"modified": "2016-03-03"}, (), ()),
        ("Port wire | Updated: 2016-03-03 10:02", {"modified": "2016-03-03"}, (), ()),
        ("Geneva | 4 July 2017", {"published": "2017-07-04"}, (), ("Geneva",)),
    ],
)
def test_a_line_tells_day_authors_and_names(
    line: str, dates: dict[str, str], authors: tuple[str, ...], names: tuple[str, ...]
) -> None:
    told = imprint(line)
    assert told
    assert (told.dates, told.authors, told.names) == (dates, authors, names)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had reached the school.",
        "Published figures differ from those that the ministry keeps.",
        "The bridge was shut on 3 May 2019",
        "Ada Thorn wept on 3 May 2019",
        "Ada Thorn, 1931–2019",
        "Harbour Post",
    ],
)
def test_other_lines_tell_nothing(line: str) -> None:
    assert imprint(line) is None


def test_a_bare_line_may_be_nothing_but_names() -> None:
    told = imprint("Ada Thorn and Piet Vos", bare=True)
    assert told
    assert told.authors == ("Ada Thorn", "Piet Vos")
    assert imprint("Harbour Post", bare=True)
    assert imprint("Ada Thorn, a historian, and Karl Berg met on Monday.", bare=True) is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The Northern Star", True),
        ("THE BRACKWATER CHRONICLE", True),
        ("Radio Ostland", True),
        ("Tidelines – a blog about the coast", True),
        ("Thousands of Letters Lost in the Mail", False),
        ("Independent Inquiry Opens", False),
        ("Tom Lindqvist Ellery Courier", False),
    ],
)
def test_an_outlets_name_by_its_words(line: str, is_one: bool) -> None:
    assert is_masthead(line) is is_one


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        (f"{TITLE} | Ellery Courier", (TITLE, "Ellery Courier")),
        (f"{TITLE} - BBC News", (TITLE, "BBC News")),
        (f"{TITLE} | News | Ellery Courier", (TITLE, "News")),
        (f"Opinion | {TITLE}", (TITLE, None)),
        ("Hallsands – the village that the sea took", None),
        ("Ellery - Storvik ferry sinks", None),
    ],
)
def test_a_headline_without_the_site(title: str, bare: tuple[str, str | None] | None) -> None:
    assert without_site(title)[0] == (bare or (title, None))[0]


def test_where_and_when_an_article_stood_first() -> None:
    told = stated("This story first ran in the Ellery Courier on March 3, 2019.")
    assert told
    assert (told.names, told.dates) == (("Ellery Courier",), {"published": "2019-03-03"})
    told = stated("She first appeared on Monday.")
    assert told
    assert (told.names, told.dates) == ((), {})


@pytest.mark.parametrize(
    ("head", "outlet", "day", "byline"),
    [
        ("The Northern Star\n\n{}\n\nBy Tom Lindqvist\n3 March 2019", "The Northern Star", True, True),
        ("Ministry of Harbours\nPRESS RELEASE\n{}\n3 March 2019", "Ministry of Harbours", True, False),
        ("Ministry of Harbours\n{}\n3 March 2019", None, True, False),
        ("World News\nMarch 3, 2019 / 2:15 PM / 2 years ago\n{}\nTom Lindqvist", None, True, True),
        ("Harbour Notes\n{}\n3 March 2019", None, True, False),
        ("OPINION\n{}\nA line that adds to it\nTom Lindqvist\n3 March 2019", None, True, True),
        ("{}\nReuters\nMarch 3, 2019 2:15 PM Updated 2 years ago", "Reuters", True, False),
        ("Posted by Tom Lindqvist on March 3, 2019 at 9:12 am\n\n{}", None, True, True),
        ("Ellery Courier » News » City\n\n{}\nTom Lindqvist in Port Ellery", "Ellery Courier", False, True),
        ("{}\nby Ellery Courier Staff\nSunday, 03/03/2019", "Ellery Courier", True, False),
        ("Contact: Ada Thorn, 555-0132\n\n{}", None, False, False),
    ],
)  # fmt: skip
def test_what_stands_above_and_below_the_headline(
    head: str, outlet: str | None, day: bool, byline: bool
) -> None:
    record = drafted(f"{head.format(TITLE)}\n\n{BODY}")
    assert record.title == TITLE
    assert record.outlet == outlet
    assert record.dates.published == ("2019-03-03" if day else None)
    assert record.byline == (("Tom Lindqvist",) if byline else ())


def test_a_headline_of_two_words_stands_above_its_byline() -> None:
    assert drafted(f"Bridge closed\nTom Lindqvist, Port Ellery\n\n{BODY}").title == "Bridge closed"


def test_a_day_that_can_be_read_in_two_ways_is_asked() -> None:
    made = draft(seed_of(f"{TITLE}\nPosted: 04/03/2019\n\n{BODY}"), link(NOTHING), ())
    assert "published" not in made.text
    assert "# ? The day of publication could be read in two ways: 04/03/2019" in made.text


def test_the_texts_other_dates_tell_how_a_day_is_read_and_the_record_says_so() -> None:
    for other, day in (("21/02/2019", "2019-03-04"), ("February 21, 2019", "2019-04-03")):
        record = drafted(f"{TITLE}\nPosted: 04/03/2019\n\n{BODY}\n\nIt was old on {other}.")
        assert record.dates.published == day
        assert "04/03/2019" in record.basis["dates.published"].why
