"""What an article's page, and an outlet's, say of other articles: shared words, sources, questions, omissions."""

from __future__ import annotations

import re

from sourcebook.pages import Settings
from sourcebook.pages.article.view import article_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.topic.view import outlet_pages
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from ..html_page import HtmlPage
from ..reading.stories import ADA, claim, read, story

EIGHT = "the lamp was lit again on Monday night at nine"
TOLD = "before dawn the lorries stood in a line that reached beyond the old mill"

FILLER = " ".join(f"word{number}" for number in range(60))


def pages(*stories: Filed[Article]) -> dict[str, str]:
    views = Presenter(read(*stories))
    made = (*article_pages(views, Settings()), *outlet_pages(views))
    return {page.path: page.text for page in made}


def article(slug: str, *stories: Filed[Article]) -> str:
    return pages(*stories)[f"articles/{slug}.md"]


def section(text: str, name: str) -> HtmlPage:
    return HtmlPage(text).section(name)


def neighbours(text: str) -> list[str]:
    return [re.sub(r"\(\S*\)", "", li.linked) for li in section(text, "shared").all("li")]


class TestSharedWords:
    two = (
        story("dawn", f"Hush.\n\nThey say that {TOLD}."),
        story("echo", f"And {TOLD}, said “{EIGHT}”. {FILLER}"),
    )

    def test_a_paragraph_says_who_has_its_words_and_leads_there(self) -> None:
        (mark,) = HtmlPage(article("dawn", *self.two)).all("p", "sb-same")
        assert mark.linked == "Same words in [Echo](../../compare/dawn--echo/#passage-1)"

    def test_the_mark_stands_behind_its_paragraph(self) -> None:
        text = article("dawn", *self.two)
        assert text.index('id="p-2"') < text.index("sb-same") < text.index('id="source"')

    def test_without_shared_words_there_is_no_mark(self) -> None:
        text = article("dawn", story("dawn", "Hush."), self.two[1])
        assert "sb-same" not in text

    def test_of_two_passages_the_longest_is_meant(self) -> None:
        dawn = story("dawn", f"{EIGHT}; much later, and far from there, {TOLD}.")
        echo = story("echo", f"Where {TOLD} one. It was late when {EIGHT}.")
        (mark,) = HtmlPage(article("dawn", dawn, echo)).all("p", "sb-same")
        shared = read(dawn, echo).shared["dawn", "echo"]
        longest = max(shared.passages, key=lambda one: one.words)
        assert len(shared.passages) == 2
        assert f"#passage-{shared.passages.index(longest) + 1})" in mark.linked

    def test_one_line_for_each_article_with_how_many_words_of_what_kind(self) -> None:
        quoting = story("fern", f"“{EIGHT}” Once {TOLD}. {FILLER[::-1]}")
        assert neighbours(article("echo", *self.two, quoting)) == [
            "[Fern] [10 quoted words, 14 words of narrative] in common",
            "[Dawn] [14 words of narrative] in common",
        ]
        assert "../../compare/echo--fern/#passages" in article("echo", *self.two, quoting)

    def test_a_copy_is_called_one(self) -> None:
        (line,) = neighbours(article("dawn", story("dawn", TOLD), story("echo", TOLD)))
        assert "one is a copy of the other" in line


class TestSources:
    def test_a_stated_source_is_said_on_both_pages(self) -> None:
        two = story("dawn", "A."), story("echo", "B.", draws_on=["Dawn"])
        assert neighbours(article("echo", *two)) == ["[Dawn] [side by side] its stated source"]
        assert neighbours(article("dawn", *two)) == [
            "[Echo] [side by side] has this one as its stated source"
        ]

    def test_an_inferred_source_is_called_so(self) -> None:
        basis = {"source.draws_on.Dawn": {"why": "So it seems.", "confidence": "low"}}
        two = story("dawn", "A."), story("echo", "B.", draws_on=["Dawn"], basis=basis)
        assert neighbours(article("echo", *two)) == ["[Dawn] [side by side] its inferred source"]


class TestQuestions:
    def test_common_questions_have_their_agreement_and_their_origins(self) -> None:
        dawn = story("dawn", "It rains.", claim("rain", "It rains", "Why?", by=ADA))
        echo = story("echo", "It pours.", claim("pours", "It pours", "Why?", by=ADA))
        shared = section(article("dawn", dawn, echo), "shared").linked
        assert "Answers differ" in shared
        assert "[2 articles, 1 origin](../../questions/why/#origins)" in shared
        assert "[pours](../../articles/echo/#claim-pours)" in shared

    def test_what_it_alone_answers_stands_apart(self) -> None:
        dawn = story("dawn", "It rains.", claim("rain", "It rains", "Why?"))
        shared = section(article("dawn", dawn), "shared")
        assert [one.text for one in shared.all("h3")] == ["Answered here alone"]
        assert "[rain](#claim-rain)" in shared.linked

    def test_many_answers_are_counted_beyond_the_first(self) -> None:
        others = [
            story(f"echo-{n}", f"It pours{n}.", claim(f"a{n}", f"It pours{n}", "Why?"))
            for n in range(20)
        ]
        dawn = story("dawn", "It rains.", claim("rain", "It rains", "Why?"))
        shared = section(article("dawn", dawn, *others), "shared").linked
        assert shared.count("#claim-a") == 6
        assert "[14 further claims](../../questions/why/#answers)" in shared


class TestOmissions:
    dawn = story("dawn", "It rains.", claim("rain", "It rains", "Why?"), date="2020-03-01")

    def echo(self, date: str) -> Filed[Article]:
        claims = claim("a", "It pours", "Why?"), claim("b", "At dusk", "When?")
        return story("echo", "It pours. At dusk.", *claims, date=date)

    def left_out(self, date: str) -> HtmlPage:
        return section(article("dawn", self.dawn, self.echo(date)), "omissions")

    def test_what_is_left_out_is_counted_and_leads_to_who_tells_it(self) -> None:
        found = self.left_out("2020-02-01")
        assert "1 question and 1 claim of 1 other article" in found.text
        links = [link.attributes["href"] for link in found.all("a")]
        assert "../../questions/when/" in links
        assert links.count("../../articles/echo/#claim-b") == 2
        assert "../../questions/when/#origins" in links
        assert not found.all("span", "sb-later")

    def test_what_only_later_articles_tell_is_no_blame(self) -> None:
        found = self.left_out("2020-03-02")
        assert "All of it is later: told only by articles that appeared after it" in found.text

    def test_what_is_later_among_other_things_is_marked(self) -> None:
        claims = claim("c", "It snows", "Why?"), claim("d", "A ship came", "Who?")
        fern = story("fern", "It snows. A ship came.", *claims, date="2020-01-01")
        text = article("dawn", self.dawn, self.echo("2020-03-02"), fern)
        found = section(text, "omissions")
        assert "2 of them are marked later" in found.text
        later = found.all("details", "sb-fold")[0]
        assert "1 question answered later" in later.text
        assert "When?" in later.text
        assert "Who?" not in later.text

    def test_an_article_that_stands_alone_says_nothing(self) -> None:
        assert section(article("dawn", self.dawn), "omissions").text == ""

    def test_an_outlet_leaves_out_what_none_of_its_articles_has(self) -> None:
        dusk = story("dusk", "At noon.", claim("e", "At noon", "When?"), outlet="Dawn")
        echo = self.echo("2020-02-01")
        alone = section(pages(self.dawn, echo)["outlets/dawn.md"], "omissions").text
        assert "1 question and 1 claim" in alone
        assert "its only article" in alone
        both = section(pages(self.dawn, dusk, echo)["outlets/dawn.md"], "omissions").text
        assert "none is missing" in both
