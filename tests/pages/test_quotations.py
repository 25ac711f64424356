"""The page of quotations: each utterance once, each article's cut of it, and no word that this site does not publish."""

from __future__ import annotations

import re

import pytest

from sourcebook.pages import Settings
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.quotations.view import quotations_page
from sourcebook.records.load import Filed
from sourcebook.records.model import Article, PublishText

from ..html_page import HtmlPage
from ..reading.stories import ADA, BO, claim, read, story

FULL = "We lit the lamp again on Monday, and it will burn until the very last ship is home"
EXCERPTS = Settings(PublishText.EXCERPTS)


def quoting(slug: str, words: str, by: str | None = ADA, **more: str) -> Filed[Article]:
    """An article that quotes somebody with some words."""
    said = claim("it", f"“{words}”", **({"by": by} if by else {}))
    return story(slug, f"They say: “{words}”", said, **more)


def source(*stories: Filed[Article], settings: Settings | None = None) -> str:
    return quotations_page(Presenter(read(*stories)), settings or Settings()).text


def page(*stories: Filed[Article], settings: Settings | None = None) -> HtmlPage:
    return HtmlPage(source(*stories, settings=settings))


def cut(slug: str, found: HtmlPage) -> tuple[str, str]:
    """What the page says of an article's only cut, and shows of it; differences with the words for those who listen."""
    heads = found.all("p", "sb-cut__head")
    at = next(n for n, head in enumerate(heads) if f"(../articles/{slug}/" in head.linked)
    label = found.all("span", "sb-cut__label")[at].text
    begin = found.elements.index(heads[at])
    later = [
        e for e in found.elements[begin + 1 :] if e.classes & {"sb-cut__head", "sb-cut__words"}
    ]
    shown = later[0].text if later and "sb-cut__words" in later[0].classes else ""
    return label, shown


class TestCuts:
    def test_the_fullest_form_is_set_once(self) -> None:
        found = page(quoting("dawn", FULL), quoting("echo", FULL))
        assert [one.text for one in found.all("blockquote")] == [f"“{FULL}”"]
        assert found.text.count("very last ship") == 1
        assert cut("echo", found) == ("the same words, whole", "")

    def test_what_is_left_out(self) -> None:
        short = FULL.replace("very ", "")
        label, shown = cut("echo", page(quoting("dawn", FULL), quoting("echo", short)))
        assert label == "17 of 18 words"
        assert "until the left out: very last ship" in shown

    def test_a_long_stretch_that_is_left_out_is_shown_by_its_ends(self) -> None:
        five = "the very last ship is home"
        label, shown = cut("echo", page(quoting("dawn", FULL), quoting("echo", five)))
        assert label == "6 of 18 words"
        assert shown == "left out: We lit the … will burn until the very last ship is home"

    def test_what_is_changed_and_added(self) -> None:
        other = FULL.replace("last", "last tired").replace("Monday", "Tuesday")
        label, shown = cut("echo", page(quoting("dawn", f"{FULL} again"), quoting("echo", other)))
        assert label == "18 of 19 words, 2 changes"
        assert re.search("instead of: Monday,? changed to: Tuesday", shown)
        assert "last added: tired ship" in shown

    def test_what_the_article_puts_in(self) -> None:
        other = FULL.replace("it will", "it [the lamp] will")
        label, shown = cut("echo", page(quoting("dawn", FULL), quoting("echo", other)))
        assert label == "whole"
        assert "it put in by the article: [the lamp] will" in shown

    def test_brackets_and_currency_stand_in_the_fullest_form_as_printed(self) -> None:
        words = "$33 billion went to the harbour [of Ellery] in fifteen long years."
        found = page(quoting("dawn", words), quoting("echo", words))
        assert found.all("blockquote")[0].text == f"“{words}”"

    def test_differences_are_elements_of_their_own(self) -> None:
        other = FULL.replace("Monday", "Tuesday")
        found = page(quoting("dawn", FULL), quoting("echo", other))
        (words,) = found.all("p", "sb-cut__words")
        begin = found.elements.index(words)
        tags = [e.tag for e in found.elements[begin : begin + 6]]
        assert {"del", "ins"} <= set(tags)

    def test_an_article_that_quotes_it_twice_has_two_cuts(self) -> None:
        twice = story(
            "echo",
            f"“{FULL}”\n\nHe repeats “the very last ship is home”",
            claim("a", f"“{FULL}”", by=ADA),
            claim("b", "“the very last ship is home”", by=ADA),
        )
        found = page(quoting("dawn", FULL), twice)
        labels = [one.text for one in found.all("span", "sb-cut__label")]
        assert labels == ["the same words, whole", "the same words, whole", "6 of 18 words"]


class TestPlaces:
    def test_a_cut_leads_to_its_claims(self) -> None:
        found = page(quoting("dawn", FULL), quoting("echo", FULL))
        assert "(../articles/dawn/#claim-it)" in found.linked
        assert "(../articles/echo/#claim-it)" in found.linked

    def test_a_cut_without_a_claim_leads_to_its_paragraph(self) -> None:
        found = page(quoting("dawn", FULL), story("echo", f"Hush.\n\nSomebody: “{FULL}”"))
        assert "(../articles/echo/#p-2)" in found.linked

    def test_where_it_is_in_the_numbers_of_its_passages(self) -> None:
        two = story(
            "echo",
            f"“{FULL}”",
            claim("b", "until the very last ship is home", by=ADA),
            claim("a", "We lit the lamp again on Monday", by=ADA),
        )
        text = page(quoting("dawn", FULL), two).linked
        (passages,) = re.findall(r"\[passage 1\].*?\[passage 2\]\([^)]*\)", text)
        assert passages.index("#claim-a") < passages.index("#claim-b")

    def test_every_utterance_has_its_anchor(self) -> None:
        readings = read(quoting("dawn", FULL), quoting("echo", FULL))
        found = HtmlPage(quotations_page(Presenter(readings), Settings()).text)
        assert {one.id for one in readings.utterances} <= set(found.ids)


class TestFirst:
    def first(self, mine: str, other: str) -> str:
        found = page(quoting("dawn", FULL, date=mine), quoting("echo", FULL, date=other))
        return found.all("p", "sb-utterance__first")[0].linked

    def test_the_earliest_article_is_named_with_its_date(self) -> None:
        assert "Earliest dated: [Echo](../articles/echo/), 1 March 2020." in self.first(
            "2020-03-02", "2020-03-01"
        )

    def test_where_that_can_not_be_told_the_page_says_so(self) -> None:
        assert "can’t be told" in self.first("2020-03-01", "2020-03-01")


class TestSpeakers:
    def test_utterances_stand_under_their_speakers_who_lead_on(self) -> None:
        other = "Nobody on this coast has ever seen a lamp as bright as ours"
        found = page(
            quoting("dawn", FULL),
            quoting("echo", FULL),
            quoting("fern", other, by=None),
            quoting("gull", other, by=None),
        )
        assert [one.linked for one in found.all("h2")] == [
            f"[{ADA}](../people/ada-thornquist/)",
            "Speaker not named",
        ]

    def test_a_disagreement_is_said_plainly(self) -> None:
        found = page(quoting("dawn", FULL), quoting("echo", FULL, by=BO))
        (said,) = found.all("p", "sb-utterance__speaker--contested")
        assert said.text.startswith("The articles disagree on who said it: ")
        assert {ADA, BO} <= set(re.findall(r"\[(.*?)\]", said.linked))
        by = [one.text for one in found.all("span", "sb-by")]
        assert [ADA in by[0], BO in by[1]] == [True, True]


class TestExcerpts:
    half = "it will burn until the very last ship is home"

    def partly(self, slug: str) -> Filed[Article]:
        """An article that quotes all the words, and has half of them as evidence."""
        return story(slug, f"“{FULL}”", claim("half", self.half, by=ADA))

    def test_words_that_no_claim_quotes_are_not_shown(self) -> None:
        found = page(self.partly("dawn"), self.partly("echo"), settings=EXCERPTS)
        assert found.all("blockquote")[0].text == f"“[…] {self.half}”"
        assert "lit the lamp" not in found.text
        assert "not published on this site" in found.text

    def test_nor_where_another_article_leaves_them_out(self) -> None:
        found = page(self.partly("dawn"), quoting("echo", self.half), settings=EXCERPTS)
        assert "lit the lamp" not in found.text
        label, shown = cut("echo", found)
        assert label == "10 of 18 words"
        assert shown == f"left out: […] {self.half}"

    def test_what_claims_quote_is_shown(self) -> None:
        found = page(quoting("dawn", FULL), quoting("echo", FULL), settings=EXCERPTS)
        assert found.all("blockquote")[0].text == f"“{FULL}”"

    def test_a_cut_without_a_claim_leads_to_its_article(self) -> None:
        silent = story("echo", f"Somebody: “{FULL}”")
        found = page(quoting("dawn", FULL), silent, settings=EXCERPTS)
        assert "(../articles/echo/)" in found.linked
        assert "#p-" not in found.linked

    @pytest.mark.parametrize("site", list(PublishText))
    def test_an_article_may_be_an_exception(self, site: PublishText) -> None:
        own = PublishText.FULL if site is PublishText.EXCERPTS else PublishText.EXCERPTS
        dawn, echo = self.partly("dawn"), self.partly("echo")
        record = dawn.record.model_copy(update={"publish_text": own})
        text = (
            page(Filed("dawn", record, body=dawn.body), echo, settings=Settings(site))
            .all("blockquote")[0]
            .text
        )
        assert ("lit the lamp" in text) is (own is PublishText.FULL)


def test_without_utterances_the_page_says_what_would_stand_here() -> None:
    (empty,) = page(quoting("dawn", FULL)).all("p", "sb-empty")
    assert "No two articles quote the same words yet." in empty.text
