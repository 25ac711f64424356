"""What an article leaves out of its story, and what it could not know."""

from __future__ import annotations

from collections.abc import Sequence

from sourcebook.reading.omissions import NEAREST, Omission, Omissions, Stories
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from .stories import ADA, BO, CY, claim, read, story

WHY, WHEN, WHO = "Why?", "When?", "Who?"
EIGHT = "the lamp was lit again on Monday night at nine"


def answering(slug: str, *questions: str, date: str | None = None) -> Filed[Article]:
    """An article that answers these questions, each in words of its own."""
    said = [f"{slug} tells of point{number}" for number, _ in enumerate(questions)]
    claims = [
        claim(f"{slug}-{number}", words, question)
        for number, (words, question) in enumerate(zip(said, questions, strict=True))
    ]
    return story(slug, ". ".join(said), *claims, date=date)


def naming(filed: Filed[Article], *people: str) -> Filed[Article]:
    """The article with these people listed, and nobody else."""
    values = filed.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    record = Article.model_validate(values | {"people": [{"name": name} for name in people]})
    return Filed(filed.slug, record, filed.path, filed.body)


def omitted(by: str | Sequence[str], *stories: Filed[Article]) -> Omissions:
    articles = [by] if isinstance(by, str) else by
    return Stories(read(*stories)).omitted_by(articles)


def told(omissions: Sequence[Omission]) -> dict[str, tuple[str, ...]]:
    return {one.of: one.told_by for one in omissions}


class TestStory:
    def test_a_common_question_ties(self) -> None:
        found = omitted("dawn", answering("dawn", WHY), answering("echo", WHY, WHEN))
        assert found.story == ("echo",)

    def test_common_words_tie(self) -> None:
        found = omitted("dawn", story("dawn", f"{EIGHT}."), story("echo", f"Then {EIGHT}."))
        assert found.story == ("echo",)

    def test_a_stated_source_ties_both_ways(self) -> None:
        two = story("dawn", "A."), story("echo", "B.", draws_on=["Dawn"])
        assert omitted("dawn", *two).story == ("echo",)
        assert omitted("echo", *two).story == ("dawn",)

    def test_a_stated_source_of_which_it_is_not_clear_which_article_is_meant_does_not(self) -> None:
        two = story("dawn", "A."), story("dusk", "B.", outlet="Dawn")
        assert omitted("echo", *two, story("echo", "C.", draws_on=["Dawn"])).story == ()

    def test_nothing_in_common_is_another_story(self) -> None:
        found = omitted("dawn", answering("dawn", WHY), answering("echo", WHEN))
        assert (found.story, bool(found)) == ((), False)

    def test_a_story_does_not_reach_beyond_its_neighbours(self) -> None:
        found = omitted(
            "dawn",
            answering("dawn", WHY),
            answering("echo", WHY, WHEN),
            answering("fern", WHEN, WHO),
        )
        assert found.story == ("echo",)
        assert told(found.questions) == {"when": ("echo",)}

    def test_those_with_most_in_common_are_compared_and_the_others_counted(self) -> None:
        far = [answering(f"far-{number}", WHY) for number in range(NEAREST)]
        found = omitted(
            "dawn", answering("dawn", WHY, WHEN), *far, answering("near", WHY, WHEN, WHO)
        )
        assert "near" in found.story
        assert (len(found.story), found.further) == (NEAREST, 1)


class TestQuestions:
    def test_those_that_others_answer_most_told_first(self) -> None:
        found = omitted(
            "dawn",
            answering("dawn", WHY),
            answering("echo", WHY, WHEN),
            answering("fern", WHY, WHO, WHEN),
        )
        assert list(told(found.questions).items()) == [
            ("when", ("echo", "fern")),
            ("who", ("fern",)),
        ]

    def test_what_one_of_several_articles_answers_is_not_left_out(self) -> None:
        three = answering("dawn", WHY), answering("dusk", WHEN), answering("echo", WHY, WHEN, WHO)
        assert told(omitted(["dawn", "dusk"], *three).questions) == {"who": ("echo",)}
        assert told(omitted("dawn", *three).questions) == {"when": ("echo",), "who": ("echo",)}


class TestPeople:
    def test_those_neither_listed_nor_named(self) -> None:
        dawn = naming(answering("dawn", WHY), ADA)
        echo = naming(answering("echo", WHY), ADA, BO)
        fern = naming(answering("fern", WHY), BO, CY)
        people = told(omitted("dawn", dawn, echo, fern).people)
        assert people == {"bo-lindgren": ("echo", "fern"), "cy-maas": ("fern",)}


class TestClaims:
    def claims(self, dawn: Filed[Article], echo: Filed[Article]) -> list[str]:
        return [one.of for one in omitted("dawn", dawn, echo).claims]

    def test_those_that_bear_on_nothing_here(self) -> None:
        echo = story(
            "echo", "It rains. It pours.", claim("a", "It rains", WHY), claim("b", "It pours")
        )
        assert self.claims(answering("dawn", WHY), echo) == ["echo#b"]

    def test_not_those_that_stand_in_words_of_this_article(self) -> None:
        dawn = story("dawn", f"Later {EIGHT}.")
        echo = story("echo", f"But {EIGHT}. It pours.", claim("a", EIGHT), claim("b", "It pours"))
        assert self.claims(dawn, echo) == ["echo#b"]

    def test_not_those_that_quote_what_a_claim_here_quotes(self) -> None:
        short = "“lit again on Monday night”"
        dawn = story("dawn", f"{short} Why.", claim("a", short, by=ADA), claim("q", "Why", WHY))
        echo = story(
            "echo",
            f"Why.\n\n“{EIGHT}”\n\n“Nobody knows by whom.”",
            claim("q", "Why", WHY),
            claim("a", f"“{EIGHT}”", by=ADA),
            claim("b", "“Nobody knows by whom.”", by=ADA),
        )
        assert self.claims(dawn, echo) == ["echo#b"]

    def test_not_those_that_a_claim_here_bears_on_either_way(self) -> None:
        dawn = story(
            "dawn",
            "It is dry. So.",
            claim("q", "So", WHY),
            claim("dry", "It is dry", disputes=["echo#b"]),
        )
        echo = story(
            "echo",
            "It rains. It pours. It snows. It hails.",
            claim("a", "It rains", WHY),
            claim("b", "It pours"),
            claim("c", "It snows", qualifies=["dawn#dry"]),
            claim("d", "It hails"),
        )
        assert self.claims(dawn, echo) == ["echo#d"]


class TestLater:
    def later(self, mine: str | None, *others: str | None) -> bool:
        told_by = [
            answering(f"echo-{number}", WHY, WHEN, date=date) for number, date in enumerate(others)
        ]
        (one,) = omitted("dawn", answering("dawn", WHY, date=mine), *told_by).questions
        return one.later

    def test_told_by_later_articles_only(self) -> None:
        assert self.later("2020-03-01", "2020-03-02", "2020-03-05")

    def test_not_where_one_that_tells_it_appeared_before(self) -> None:
        assert not self.later("2020-03-03", "2020-03-02", "2020-03-05")

    def test_not_where_it_can_not_be_told(self) -> None:
        assert not self.later("2020-03-01", "2020-03-01")
        assert not self.later("2020-03-01", None)
        assert not self.later(None, "2020-03-02")
        assert not self.later("2020-03", "2020-03-20")

    def test_of_several_articles_all_must_have_appeared_before(self) -> None:
        echo = answering("echo", WHY, WHEN, date="2020-03-02")
        dawn = answering("dawn", WHY, date="2020-03-01")
        for date, later in (("2020-03-01", True), ("2020-03-04", False)):
            (one,) = omitted(
                ["dawn", "dusk"], dawn, answering("dusk", WHY, date=date), echo
            ).questions
            assert one.later is later

    def test_what_happened_after_the_article_though_told_before_its_day_was_over(self) -> None:
        dawn = answering("dawn", WHY, date="2020-03-01")
        echo = story(
            "echo",
            "It rains. It pours. It snows.",
            claim("a", "It rains", WHY),
            claim("b", "It pours", date="2020-03-02"),
            claim("c", "It snows", date="2020-02"),
            date="2020-03-01",
        )
        assert {one.of: one.later for one in omitted("dawn", dawn, echo).claims} == {
            "echo#b": True,
            "echo#c": False,
        }

    def test_people_too(self) -> None:
        dawn = naming(answering("dawn", WHY, date="2020-03-01"), ADA)
        echo = naming(answering("echo", WHY, date="2020-03-02"), BO)
        (one,) = omitted("dawn", dawn, echo).people
        assert one.later
