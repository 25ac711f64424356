"""The person's page: statements by the words that they rest on, and roles over time."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sourcebook.catalog.catalog import link
from sourcebook.pages import Settings
from sourcebook.pages.person.roles import Segment, axis_of, bar_of, roles_view
from sourcebook.pages.person.view import person_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.topic.view import topic_pages
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article, Person, Role

from ..html_page import HtmlPage
from ..reading.stories import ADA, claim, story

SLUG = "ada-thornquist"
SPEECH = "We lit the lamp again on Monday, and it will burn until the very last ship is home"
CUT = "until the very last ship is home"


def views_of(*stories: Filed[Article], roles: list[dict[str, Any]] | None = None) -> Presenter:
    ada = Person.model_validate({"name": ADA, "roles": roles or []})
    return Presenter(Readings(link(Loaded(articles=stories, people=(Filed(SLUG, ada),)))))


def text_of(views: Presenter) -> str:
    (page,) = (one for one in person_pages(views, Settings()) if one.path == f"people/{SLUG}.md")
    return page.text


def section(text: str, name: str) -> HtmlPage:
    """A section of a page, by its anchor."""
    return HtmlPage(text).section(name)


def said(slug: str, words: str, text: str, *more: dict[str, Any]) -> Filed[Article]:
    quoted = f"“{words}”"
    body = "\n\n".join([quoted, *(one["quote"] for one in more)])
    first = claim("said", quoted, by=ADA, topics=["Lamps"]) | {"text": text}
    return story(slug, body, first, *more)


class TestStatements:
    stories = (
        said("dawn", SPEECH, "She lit the lamp.", claim("own", "“I sleep badly.”", by=ADA)),
        said("echo", CUT, "It burns until the last ship."),
    )

    def test_an_utterance_stands_once_with_its_carriers_and_the_claims_that_rest_on_it(
        self,
    ) -> None:
        found = section(text_of(views_of(*self.stories)), "said")
        assert [one.text for one in found.all("blockquote", "sb-utterance__words")] == [
            f"“{SPEECH}”"
        ]
        (carriers,) = found.all("ul", "sb-carriers")
        assert "[Dawn](../../articles/dawn/#claim-said) the same words, whole" in carriers.linked
        assert "[Echo](../../articles/echo/#claim-said) 7 of 18 words" in carriers.linked
        assert "(../../quotations/#" in carriers.linked
        (resting,) = found.all("div", "sb-resting")
        assert "She lit the lamp." in resting.text
        assert "It burns until the last ship." in resting.text
        assert "own." not in resting.text

    def test_the_rest_follows_by_article(self) -> None:
        text = text_of(views_of(*self.stories))
        assert "2 claims here rest on 1 utterance." in text
        after = section(text, "said").linked.partition("Other statements")[2]
        assert [one.text for one in section(text, "said").all("h4")] == ["Dawn"]
        assert "[own.](../../articles/dawn/#claim-own)" in after
        assert "She lit the lamp." not in after

    def test_without_an_utterance_all_stand_by_article(self) -> None:
        text = text_of(views_of(self.stories[0]))
        assert "The same words in several articles" not in text
        assert "styles:\n- quotations" not in text
        assert HtmlPage(text).all("h3")[0].text == "Dawn"

    def test_a_topic_gathers_the_same_claims(self) -> None:
        pages = topic_pages(views_of(*self.stories), Settings())
        (text,) = (one.text for one in pages if one.path == "topics/lamps.md")
        assert "- quotations" in text
        found = section(text, "claims")
        assert "2 claims from 2 articles." in found.text
        assert len(found.all("blockquote", "sb-utterance__words")) == 1
        (speaker,) = found.all("p", "sb-utterance__speaker")
        assert ADA in speaker.text


class TestLength:
    """A page sums up, folds what is long, and leaves to pages of their own what grows."""

    @pytest.fixture(scope="class")
    @staticmethod
    def pages() -> dict[str, str]:
        stories = []
        for number in range(130):
            words = f"{ADA} saw boat{number}"
            by = claim("by", words, by=ADA)
            of = claim("of", f"It was boat{number}", people=[ADA])
            text = f"{words}. It was boat{number}. {ADA} left at {number}."
            stories.append(story(f"a{number:03}", text, by, of, date=f"{1800 + number}"))
        return {page.path: page.text for page in person_pages(views_of(*stories), Settings())}

    def test_it_sums_up_how_much_there_is(self, pages: dict[str, str]) -> None:
        facts = HtmlPage(pages[f"people/{SLUG}.md"]).all("dl", "sb-facts")[0].linked
        assert "Says[130 statements](#said) in 130 articles" in facts
        assert "Spoken of[130 claims](#about) in 130 articles" in facts
        assert "Named[260 times](#mentions) in 130 articles" in facts

    def test_lists_go_on_on_pages_of_their_own(self, pages: dict[str, str]) -> None:
        assert [path.removeprefix(f"people/{SLUG}") for path in pages if SLUG in path] == [
            ".md",
            "/said/2.md",
            "/said/3.md",
            "/about/2.md",
            "/about/3.md",
            "/mentions/2.md",
            "/mentions/3.md",
        ]
        third = HtmlPage(pages[f"people/{SLUG}/mentions/3.md"])
        assert third.all("h1")[0].text == ADA
        assert "201 to 260 of 260 mentions" in third.text
        assert f"[{ADA}](../../../../people/{SLUG}/)" in third.linked

    def test_each_claim_and_mention_stands_once(self, pages: dict[str, str]) -> None:
        links = {
            link
            for page in map(HtmlPage, pages.values())
            for part in ("said", "about", "mentions", "list")
            for link in re.findall(r"articles/(a\d+/#[^\"]*)\"", page.section(part).source)
        }
        for anchor, each in (("claim-by", 1), ("claim-of", 1), (f"mention-{SLUG}-", 2)):
            assert sum(f"#{anchor}" in link for link in links) == 130 * each

    def test_no_page_is_heavy(self, pages: dict[str, str]) -> None:
        assert max(map(len, pages.values())) < 150_000

    def test_what_is_beyond_the_first_is_folded(self, pages: dict[str, str]) -> None:
        folds = [one.text for one in HtmlPage(pages[f"people/{SLUG}.md"]).all("summary")]
        assert folds.count("47 further claims") == 2
        assert "100 mentions by article" in folds

    def test_an_article_that_goes_on_in_a_fold_has_one_heading(self) -> None:
        words = [f"{ADA} saw {number} ships" for number in range(40)]
        claims = [claim(f"c{number}", said, by=ADA) for number, said in enumerate(words)]
        long = story("dawn", ". ".join(words), *claims)
        found = section(text_of(views_of(long)), "said")
        assert [one.text for one in found.all("", "sb-group")] == ["Dawn", "Dawn"]
        assert [one.text for one in found.all("h3")] == ["Dawn"]

    def test_where_all_fits_nothing_is_folded_and_nothing_goes_on(self) -> None:
        short = [story("dawn", f"{ADA} saw it.", claim("by", f"{ADA} saw it", by=ADA))]
        pages = list(person_pages(views_of(*short), Settings()))
        (text,) = (one.text for one in pages if SLUG in one.path)
        assert "further" not in text
        assert "sb-pager" not in text


def role(since: str | None = None, until: str | None = None) -> Role:
    return Role.model_validate({"role": "keeper", "from": since, "to": until})


def bar(
    since: str | None = None, until: str | None = None, proved: str | None = None
) -> list[Segment]:
    axis = axis_of([(role(since, until), proved)])
    assert axis
    return list(bar_of(role(since, until), axis))


def kinds(segments: list[Segment]) -> list[str]:
    return [segment.kind for segment in segments]


class TestBars:
    def test_from_day_to_day(self) -> None:
        (sure,) = bar("2019-01-01", "2020-12-31")
        assert (sure.kind, sure.left) == ("sure", 0)
        assert sure.width == 100

    def test_what_a_month_and_a_year_leave_open_is_not_sure(self) -> None:
        begin, middle, end = bar("2018-07", "2020")
        assert kinds([begin, middle, end]) == ["unsure", "sure", "unsure"]
        assert begin.left == pytest.approx(100 / 6, abs=0.5)
        assert begin.width == pytest.approx(100 / 36, abs=0.3)
        assert middle.left == pytest.approx(begin.left + begin.width, abs=0.02)
        assert end.left + end.width == pytest.approx(100, abs=0.02)

    @pytest.mark.parametrize("date", ["2018-07-01~", "2018-07-01?", "2018-07%"])
    def test_approximate_and_uncertain_dates_show(self, date: str) -> None:
        assert kinds(bar(date, "2020-01-01"))[0] == "about"
        assert kinds(bar("2015-01-01", date))[-1] == "about"

    def test_open_ends_show(self) -> None:
        assert kinds(bar("2018-07-01", proved="2019-03-02")) == ["since"]
        assert kinds(bar(None, "2018-07-01")) == ["until"]

    def test_an_end_that_is_open_within_a_date(self) -> None:
        assert kinds(bar("2018-07-01/..", proved="2020")) == ["unsure"]
        assert kinds(bar("../2018-07-01", "2020-01-01")) == ["unsure", "sure"]

    def test_where_nothing_is_sure(self) -> None:
        assert kinds(bar("2018", "2018")) == ["unsure"]
        assert kinds(bar("2018", "2017")) == ["unsure"]

    def test_no_date_no_bar(self) -> None:
        axis = axis_of([(role("2018"), None), (role(), None)])
        assert axis
        assert list(bar_of(role(), axis)) == []

    @pytest.mark.parametrize(
        "since", [None, "2018", "2018-07-01~", "../2018", "2018/..", "0001", "9999"]
    )
    @pytest.mark.parametrize(
        "until", [None, "2018", "2019-07?", "../2019", "2019/..", "9999-12-31"]
    )
    def test_every_bar_lies_on_the_axis(self, since: str | None, until: str | None) -> None:
        if since or until:
            for segment in bar(since, until, "2020-01-05"):
                assert 0 <= segment.left <= segment.left + segment.width <= 100.01


class TestAxis:
    def years(self, *roles: tuple[Role, str | None]) -> list[str]:
        axis = axis_of(roles)
        return [tick.year for tick in axis.ticks] if axis else []

    def test_no_axis_where_no_role_has_a_date(self) -> None:
        assert self.years((role(), "2018")) == []

    def test_an_open_end_reaches_to_the_article_that_proves_the_role(self) -> None:
        assert self.years((role("2013"), "2014-11-21~")) == ["2013", "2014"]
        assert self.years((role("2013"), None)) == ["2013", "2014"]

    def test_an_open_beginning_has_a_year_of_room(self) -> None:
        assert self.years((role(None, "2013"), "2018")) == ["2012", "2013"]

    def test_ticks_stay_few(self) -> None:
        assert self.years((role("1900", "2018"), None)) == [
            "1900",
            "1920",
            "1940",
            "1960",
            "1980",
            "2000",
        ]


class TestRoles:
    roles = (
        {"role": "keeper of the lamp", "from": "2018-08", "source": "dawn#own"},
        {"role": "diver"},
    )
    dawn = story(
        "dawn", "“I keep the lamp.”", claim("own", "“I keep the lamp.”"), date="2019-02-01"
    )

    def test_each_role_stands_with_its_dates_its_bar_and_the_claim_that_proves_it(self) -> None:
        found = section(text_of(views_of(self.dawn, roles=list(self.roles))), "roles")
        keeper, diver = found.all("li")[:2]
        assert "from August 2018, no end stated" in keeper.text
        assert "(../../articles/dawn/#claim-own)" in keeper.linked
        assert "no dates stated" in diver.text
        assert "no claim proves this yet" in diver.text
        bars = [e for e in found.all("span", "sb-held") if "style" in e.attributes]
        assert [sorted(e.classes)[-1] for e in bars] == ["sb-held--unsure", "sb-held--since"]

    def test_the_drawing_says_nothing_that_the_list_does_not(self) -> None:
        found = section(text_of(views_of(self.dawn, roles=list(self.roles))), "roles")
        for element in (*found.all("div", "sb-years"), *found.all("span", "sb-years__track")):
            assert element.attributes["aria-hidden"] == "true"

    def test_without_dates_nothing_is_drawn(self) -> None:
        found = section(text_of(views_of(self.dawn, roles=[{"role": "diver"}])), "roles")
        assert not found.all("span", "sb-years__track")
        assert not found.all("div", "sb-years")
        assert "no dates stated" not in found.text

    def test_the_legend_explains_what_is_drawn_and_no_more(self) -> None:
        views = views_of(self.dawn, roles=list(self.roles))
        assert roles_view(views, views.catalog.people[SLUG]).kinds == ("unsure", "since")
