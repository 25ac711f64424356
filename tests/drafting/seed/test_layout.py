"""What each line of a seed is."""

from __future__ import annotations

import pytest

from sourcebook.drafting.seed.layout import lay_out
from sourcebook.seeds.declared import Declared, Said

TEXT = "The bridge was closed on Monday, the harbour authority said in a statement that ran to four pages."
MORE = (
    "It will stay closed until autumn, according to people who have seen the plans for the repair."
)


def test_the_first_line_above_the_text_is_the_title() -> None:
    layout = lay_out(f"Bridge closed after crack is found\n\n{TEXT}\n\n{MORE}")
    assert layout.title == "Bridge closed after crack is found"
    assert layout.paragraphs == (TEXT, MORE)


def test_a_repeated_line_is_the_title_and_labels_above_it_are_left_out() -> None:
    title = "Bridge closed after crack is found"
    layout = lay_out(
        f"Dispatches\n{title}\nMore Features\n{title}\n\nA standfirst.\n\n{title}\n{TEXT}"
    )
    assert layout.title == title
    assert layout.paragraphs == ("A standfirst.", TEXT)


@pytest.mark.parametrize(
    "head",
    [
        "Bridge Closed After Crack Is Found.\n\n",
        "Who pays for the bridge?\n\n",
        "The bridge needs a new owner.\nBy Maren Oakfield\n\n",
        "Opinion\nThe bridge needs a new owner.\n2 March 2021\n\n",
    ],
)
def test_a_headline_may_end_like_a_sentence(head: str) -> None:
    layout = lay_out(f"{head}{TEXT}\n\n{MORE}")
    assert layout.title
    assert layout.title in head
    assert layout.paragraphs == (TEXT, MORE)


def test_a_sentence_in_the_present_tense_above_a_long_paragraph_is_the_headline() -> None:
    long = f"{TEXT} {MORE}"
    assert lay_out(f"The city neglects its old bridge.\n\n{long}").title
    assert lay_out(f"The city closed its old bridge.\n\n{long}").title is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("BRIDGE CLOSED AFTER CRACK\nIN ITS THIRD PIER", "BRIDGE CLOSED AFTER CRACK IN ITS THIRD PIER"),
        ("Notes on bridges, mostly\nThe bridge that moved\nPosted on 3 March 2016 by pontifex", "The bridge that moved"),
        ("Embargoed until Thursday, 3 March 2016\n\nThe bridge that moved", "The bridge that moved"),
        ("Originally published in the Port Post\n\nThe bridge that moved", "The bridge that moved"),
        ("Crime & Courts\nThe bridge that moved", "The bridge that moved"),
        ("Bridge closed after crack\nis found by a diver", "Bridge closed after crack is found by a diver"),
        ("Two spans, one town and\nThe Bridge That Was", "Two spans, one town and The Bridge That Was"),
        ("Bridge closed after crack is found\nby Ada Thorn", "Bridge closed after crack is found"),
        ("PORT OF ELLERY\nPRESS RELEASE\n\nBridge closed after crack is found", "Bridge closed after crack is found"),
        ("Port Post / Bridges / Report\n\nBridge closed after crack is found", "Bridge closed after crack is found"),
        ("Spans and Piers\na blog about bridges\n\nBridge closed after crack is found", "Bridge closed after crack is found"),
        ("Agnes Holm of the old bridge, 1931–2019", "Agnes Holm of the old bridge, 1931–2019"),
    ],
)  # fmt: skip
def test_a_headline_may_run_over_two_lines_and_stand_below_other_things(
    head: str, title: str
) -> None:
    assert lay_out(f"{head}\n\n{TEXT}\n\n{MORE}").title == title


def test_what_readers_say_below_the_article_is_left_out() -> None:
    text = f"Bridge closed after crack is found\n\n{TEXT}\n\n{MORE}\n\nIt rained.\n\nNobody came."
    layout = lay_out(f"{text}\n\nComments (2)\nferryman says:\nI said so in May, did I not?")
    assert layout.paragraphs[-1] == "Nobody came."


@pytest.mark.parametrize(
    "first",
    [
        "The bridge is shut.",
        "“Who pays for the bridge?”",
        "Who pays? Nobody knows.",
        "It rained on the bridge all night.\n\nBy Monday the water had reached the school.",
    ],
)
def test_a_short_first_sentence_is_no_headline(first: str) -> None:
    assert lay_out(f"{first}\n\n{TEXT}\n\n{MORE}").title is None


def test_the_declared_title_goes_before_every_line_that_looks_like_one() -> None:
    declared = Declared({"title": (Said("Bridge closed", "front matter, title"),)})
    layout = lay_out(f"Our paper this week\nBridge closed\n\n{TEXT}", declared)
    assert layout.title == "Bridge closed"
    assert "Bridge closed" not in layout.paragraphs


def test_of_a_page_only_the_article_is_the_text_though_a_heading_begins_like_a_link() -> None:
    page = f"A long wait for news\n\nBridge closed\n\nBy Maren Oakfield\n\nA long wait\n\n{TEXT}\n\n{MORE}\n\nBy Jon Vik\n\n© 2021 Ellery Courier. All rights reserved."
    declared = Declared(
        {"title": (Said("Bridge closed", "og:title"),)},
        article=frozenset({TEXT, "A long wait", MORE}),
    )
    layout = lay_out(page, declared)
    assert layout.paragraphs == (TEXT, MORE)
    assert layout.byline == ("Maren Oakfield",)
    assert layout.rights == "© 2021 Ellery Courier. All rights reserved."


def test_a_caption_at_the_top_is_no_title() -> None:
    caption = "The Salt Bridge at Port Ellery in May. Photographer: Petra Lindqvar/Bloomberg"
    layout = lay_out(f"{caption}\n\n{TEXT}")
    assert layout.title is None
    assert layout.captions == {0}
    assert layout.paragraphs == (caption, TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Get alerts on Vastmark when a new story is published",
        "Reuse this content (opens in new window)",
        "Follow the topics in this article",
        "Recent Features",
        "Sign up for our newsletter",
        "Share this:",
        "Advertisement",
        "Home > News > Vastmark",
        "Courier | News | Sport | Weather",
        "3 Comments",
        "Read more: Ferry sails again",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    layout = lay_out(f"{TEXT}\n\n{MORE}\n\n{line}")
    assert layout.paragraphs == (TEXT, MORE)
    assert layout.left_out == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a reply to the letter, the minister told her staff, and be polite.",
        "Subscribers will pay more for their water from June on, the company said.",
        "Copyright law does not cover recipes, a court held.",
        "Published figures differ from those that the ministry keeps.",
        "By Monday the water had reached the school.",
    ],
)
def test_the_articles_own_words_stay(line: str) -> None:
    assert lay_out(f"{TEXT}\n\n{line}").paragraphs == (TEXT, line)


def test_rights_lines_bylines_and_dates_leave_the_text() -> None:
    layout = lay_out(
        f"Bridge closed after crack is found\nBy Maren Oakfield and Jon Vik\nPublished: 2 March 2021\n"
        f"{TEXT}\n© 2021 Ellery Courier. All rights reserved."
    )
    assert layout.byline == ("Maren Oakfield", "Jon Vik")
    assert layout.published == "2021-03-02"
    assert layout.rights == "© 2021 Ellery Courier. All rights reserved."
    assert layout.paragraphs == (TEXT,)


def test_a_feeds_line_names_the_author() -> None:
    layout = lay_out(f"{TEXT}\n\n{MORE}\n\nvia RSS http://feed.example/2DM Dora Quill")
    assert layout.byline == ("Dora Quill",)
    assert layout.paragraphs == (TEXT, MORE)


def test_outlet_and_date_above_the_text() -> None:
    layout = lay_out(f"Repair bill may reach 18 million\nHarbour Post, 4 March 2021\n\n{TEXT}")
    assert layout.published == "2021-03-04"
    assert "Harbour Post" in [name for name, _, _ in layout.outlets]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = "The bridge was closed on Monday, the harbour authority said in a\nstatement that ran to four pages."
    assert lay_out(f"{wrapped}\n\n{MORE[:80]}").paragraphs[0] == TEXT


def test_sub_headings_are_told_from_paragraphs() -> None:
    layout = lay_out(f"{TEXT}\n\nA long wait\n\n{MORE}")
    assert layout.headings == {1}


def test_nothing_is_left_out_where_the_text_could_not_be_proved() -> None:
    # «said» begins the headline too, so that the build could not tell which of the two was left out.
    layout = lay_out("said the fox to the raven\n\nsaid\n\nThe cheese fell.")
    assert layout.paragraphs == ("said the fox to the raven", "said", "The cheese fell.")
