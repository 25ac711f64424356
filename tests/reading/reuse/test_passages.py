from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.reuse.passages import Passage, PassageKind, RunIndex, Text, shared_passages
from sourcebook.reading.text.body import Body, Paragraph
from sourcebook.reading.text.words import words_of

from .made_up_pairs import is_monotonous, made_up_sources
from .slow_passages import (
    SlowPassage,
    Source,
    edit_between,
    equal_runs,
    slow_passages,
    slow_words,
    words_cut,
)

SAMPLES = 200
QUICK = 40
"""How many of the samples the quick tests look at."""
EIGHT = "the keeper lit the lamp again on Monday"
MORE = "and nobody knew why it had ever gone out"


def text_of(source: Source) -> Text:
    body = Body(tuple(Paragraph(paragraph, 0) for paragraph in source.paragraphs))
    return Text(source.slug, words_of(body), source.language.split("-")[0])


def found(sources: Iterable[Source]) -> list[SlowPassage]:
    """What the program finds, as the reference says it."""
    passages = shared_passages(text_of(source) for source in sources)
    return [SlowPassage(p.first, p.second, p.kind.value, p.pairs) for p in passages]


@cache
def sample(seed: int) -> tuple[tuple[Source, ...], tuple[SlowPassage, ...]]:
    """Two made-up articles and the passages that the reference finds."""
    sources = made_up_sources(seed)
    return tuple(sources), tuple(slow_passages(sources))


class TestSamples:
    """The program against the slow reference, on made-up articles."""

    @pytest.mark.parametrize(
        "seed",
        [*range(QUICK), *(pytest.param(n, marks=pytest.mark.slow) for n in range(QUICK, SAMPLES))],
    )
    def test_the_program_agrees(self, seed: int) -> None:
        sources, passages = sample(seed)
        assert found(sources) == list(passages)

    @pytest.mark.parametrize("seed", range(1000, 1012))
    def test_it_agrees_on_several_articles_in_any_order(self, seed: int) -> None:
        sources = made_up_sources(seed, articles=5)
        passages = slow_passages(sources)
        for order in (sources, sources[::-1], random.Random(seed).sample(sources, 5)):
            assert found(order) == passages

    @pytest.mark.parametrize("seed", [seed for seed in range(60) if not is_monotonous(seed)])
    def test_it_does_not_matter_whose_slug_comes_first(self, seed: int) -> None:
        (a, b), passages = sample(seed)
        turned = found([a._replace(slug="z"), b])
        assert {mirrored(passage) for passage in turned} == {
            (passage.kind, passage.pairs) for passage in passages
        }

    @pytest.mark.slow
    def test_the_samples_hold_every_case(self) -> None:
        seen: dict[str, int] = {}
        for seed in range(SAMPLES):
            for case in set(cases(*sample(seed))):
                seen[case] = seen.get(case, 0) + 1
        expected = "none quotation narrative joined split repeated overlap paragraphs mixed".split()
        assert {case for case in expected if seen.get(case, 0) < 5} == set()


def mirrored(passage: SlowPassage) -> tuple[str, tuple[tuple[int, int], ...]]:
    return passage.kind, tuple((j, i) for i, j in passage.pairs)


def cases(sources: tuple[Source, ...], passages: tuple[SlowPassage, ...]) -> Iterator[str]:
    """What a sample is a case of."""
    words = [slow_words(source) for source in sources]
    if not passages:
        yield "none"
    for passage in passages:
        yield passage.kind
        if any(b[0] - a[0] > 1 or b[1] - a[1] > 1 for a, b in pairwise(passage.pairs)):
            yield "joined"
        (first, _), (last, _) = passage.pairs[0], passage.pairs[-1]
        if words[0][first].paragraph < words[0][last].paragraph:
            yield "paragraphs"
        quoted = {words[0][i].quoted and words[1][j].quoted for i, j in passage.pairs}
        if len(quoted) == 2:
            yield "mixed"
    for one, other in combinations(passages, 2):
        if {i for i, _ in one.pairs} & {i for i, _ in other.pairs}:
            yield "repeated"
        if one.kind != other.kind and one.pairs[-1] == tuple(n - 1 for n in other.pairs[0]):
            yield "split"
    runs = list(equal_runs(*words))
    if any(words_cut(a, b) and edit_between(a, b) is not None for a, b in combinations(runs, 2)):
        yield "overlap"


# By hand, one sentence of the definition each


def passages_of(*articles: str | list[str], languages: str = "en en en") -> list[Passage]:
    """The passages of articles «a», «b», «c», each a paragraph or a list of them. The reference must agree."""
    sources = [
        Source(slug, language, (article,) if isinstance(article, str) else tuple(article))
        for slug, article, language in zip("abc", articles, languages.split(), strict=False)
    ]
    assert found(sources) == slow_passages(sources)
    return list(shared_passages(text_of(source) for source in sources))


def told(*articles: str | list[str], languages: str = "en en en") -> list[tuple[str, int]]:
    """The kinds of the passages, and how many words of each are equal."""
    return [(str(p.kind), p.words) for p in passages_of(*articles, languages=languages)]


def test_eight_words_are_a_passage_and_seven_are_none() -> None:
    assert told(f"Yesterday {EIGHT} indeed", f"So {EIGHT}") == [("narrative", 8)]
    seven = EIGHT.rsplit(" ", 1)[0]
    assert told(f"Yesterday {seven} indeed", f"So {seven}") == []


@pytest.mark.parametrize(
    "printed",
    [
        EIGHT.upper(),
        "The keeper — lit the lamp, again: on Monday!",
        "the  keeper 'lit' the lamp-again on/Monday",
        ["The keeper", "lit the lamp", "again on Monday"],
        "the “keeper” lit «the» lamp again ‘on’ Monday",
    ],
)
def test_capitals_marks_dashes_and_paragraphs_do_not_count(printed: str | list[str]) -> None:
    assert told(EIGHT, printed) == [("narrative", 8)]


def test_apostrophes_and_the_full_stops_of_initials_do_not_count() -> None:
    one = "Pakistan’s minister told the U.S. that it won’t pay"
    other = "Pakistan's minister told the US that it won't pay"
    assert told(one, other) == [("narrative", 9)]


@pytest.mark.parametrize(
    ("between", "between_too", "words"),
    [
        ("one", "two", [17]),
        ("one two three four", "", [17]),
        ("", "one two three four", [17]),
        ("a b c d", "e f g h", [17]),
        ("one two three four five", "", [8, 9]),
        ("", "one two three four five", [8, 9]),
        ("a b c d e", "f", [8, 9]),
        ("", "", [17]),
    ],
)
def test_runs_with_up_to_four_words_between_them_are_joined(
    between: str, between_too: str, words: list[int]
) -> None:
    one, other = f"{EIGHT} {between} {MORE}", f"{EIGHT} {between_too} {MORE}"
    assert told(one, other) == [("narrative", number) for number in words]


def test_a_passage_goes_from_its_first_to_its_last_equal_word() -> None:
    (passage,) = passages_of(f"So {EIGHT} in May {MORE} x", f"{EIGHT} at last, then {MORE}")
    assert passage.words == 17
    assert passage.stretch("a") == (1, 20)
    assert passage.stretch("b") == (0, 20)
    assert (passage.other("a"), passage.other("b")) == ("b", "a")


def test_a_repeated_word_is_not_counted_twice() -> None:
    (passage,) = passages_of(
        "1 2 3 4 5 6 7 the 8 9 10 11 12 13 14", "1 2 3 4 5 6 7 the the 8 9 10 11 12 13 14"
    )
    assert passage.words == 15
    assert passage.pairs[7:9] == ((7, 7), (8, 9))
    assert [b for a, b in pairwise(i for i, _ in passage.pairs) if b <= a] == []


def test_more_than_four_repeated_words_part_two_runs() -> None:
    four, five = "w x y z", "v w x y z"
    assert told(f"1 2 3 4 5 {four} 6 7 8 9 0", f"1 2 3 4 5 {four} {four} 6 7 8 9 0") == [
        ("narrative", 14)
    ]
    assert told(f"1 2 3 4 5 {five} 6 7 8 9 0", f"1 2 3 4 5 {five} {five} 6 7 8 9 0") == [
        ("narrative", 10),
        ("narrative", 10),
    ]


def test_of_several_passages_the_closest_is_continued() -> None:
    _, nearer = passages_of(f"{EIGHT} {MORE}", f"{EIGHT} x y z {EIGHT} x {MORE}")
    assert nearer.pairs[0] == (0, 11)
    assert nearer.words == 17


def test_of_passages_as_close_the_one_that_begins_last_is_continued() -> None:
    seesaw, numbers = "up down " * 5, "1 2 3 4 5 6 7 8"
    passages = passages_of(f"{seesaw} {numbers}", f"{seesaw} up {numbers}")
    assert [(p.pairs[0], p.words) for p in passages] == [((0, 0), 10), ((0, 2), 17), ((2, 0), 8)]


def test_words_that_change_places_are_two_passages() -> None:
    assert told(f"{EIGHT} {MORE}", f"{MORE} {EIGHT}") == [("narrative", 8), ("narrative", 9)]


def test_words_that_both_quote_are_a_quotation() -> None:
    assert told(f"“{EIGHT},” he said", f'She: "{EIGHT}"') == [("quotation", 8)]


def test_words_that_one_quotes_are_narrative() -> None:
    assert told(f"“{EIGHT},” he said", EIGHT) == [("narrative", 8)]


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert told(["“The keeper lit the lamp", "“again on Monday”"], f"“{EIGHT}”") == [
        ("quotation", 8)
    ]


def test_quotation_and_narrative_that_follow_each_other_are_told_apart() -> None:
    one, other = passages_of(f"Indeed “{EIGHT}” {MORE}.", f'"{EIGHT}" {MORE}!')
    assert (one.kind, one.words, one.stretch("a")) == (PassageKind.QUOTATION, 8, (1, 9))
    assert (other.kind, other.words, other.stretch("a")) == (PassageKind.NARRATIVE, 9, (9, 18))


def test_an_attribution_within_a_quotation_belongs_to_it() -> None:
    text = f"“{EIGHT},” he said. “{MORE}.”"
    assert told(text, text) == [("quotation", 19)]


def test_a_few_words_before_and_behind_a_quotation_belong_to_it() -> None:
    text = f"He said: “{EIGHT},” and went away"
    assert told(text, text) == [("quotation", 13)]


def test_short_stretches_of_both_kinds_are_what_most_of_their_words_are() -> None:
    assert told(*["“one two three four five” six seven eight"] * 2) == [("quotation", 8)]
    assert told(*["“one two three” four five six seven eight"] * 2) == [("narrative", 8)]
    assert told(*["“one two three four” five six seven eight"] * 2) == [("narrative", 8)]


def test_a_short_quotation_in_narrative_is_narrative() -> None:
    text = f"{EIGHT} “at once” {MORE}"
    assert told(text, text) == [("narrative", 19)]


@pytest.mark.parametrize(
    ("languages", "passages"),
    [("en en", 1), ("en en-GB", 1), ("en-US en-GB", 1), ("en de", 0), ("en eng", 0)],
)
def test_only_texts_of_one_language_are_compared(languages: str, passages: int) -> None:
    assert len(told(EIGHT, EIGHT, languages=languages)) == passages


def test_a_text_of_another_language_does_not_hide_one_of_the_same() -> None:
    ((first, second),) = [
        (p.first, p.second) for p in passages_of(EIGHT, EIGHT, EIGHT, languages="en de en")
    ]
    assert (first, second) == ("a", "c")


@pytest.mark.parametrize("articles", [[], [""], ["", ""], [EIGHT], [EIGHT, ""], ["—", EIGHT]])
def test_there_may_be_nothing_to_compare(articles: list[str]) -> None:
    assert told(*articles) == []


def test_a_text_is_not_compared_with_itself() -> None:
    assert told(f"{EIGHT}. {EIGHT}.") == []


def test_words_that_a_text_repeats_are_found_each_time() -> None:
    twice = f"{EIGHT}. Ten years ago it was very much so. {EIGHT}."
    assert [p.pairs[0] for p in passages_of(EIGHT, twice)] == [(0, 0), (0, 16)]
    assert [p.pairs[0] for p in passages_of(twice, EIGHT)] == [(0, 0), (16, 0)]
    assert [p.pairs[0] for p in passages_of(twice, twice)] == [(0, 0), (0, 16), (16, 0)]


def test_a_copy_is_one_passage() -> None:
    text = [f"“{EIGHT}”", f"“{MORE}”"]
    assert told(text, text) == [("quotation", 17)]


def test_passages_stand_in_the_order_of_the_articles_and_their_words() -> None:
    passages = passages_of(f"{EIGHT}. x x x x x {MORE}", f"{MORE}. y y y y y {EIGHT}", MORE)
    assert [(p.first, p.second, p.pairs[0]) for p in passages] == [
        ("a", "b", (0, 14)),
        ("a", "b", (13, 0)),
        ("a", "c", (13, 0)),
        ("b", "c", (0, 0)),
    ]


def test_the_index_gives_what_a_text_shares_with_those_before_it() -> None:
    index = RunIndex()
    texts = [text_of(Source(slug, "en", (EIGHT,))) for slug in "bca"]
    given = [[(p.first, p.second) for p in index.add(text)] for text in texts]
    assert given == [[], [("b", "c")], [("a", "b"), ("a", "c")]]


# Whatever the texts


ARTICLES = st.lists(
    st.lists(st.sampled_from(["a", "b", "“b", "a”", '"a', 'b"', "c.d"]), max_size=40).map(" ".join),
    min_size=2,
    max_size=3,
)


@given(ARTICLES)
def test_the_words_of_a_passage_are_equal_and_go_forward(articles: list[str]) -> None:
    texts = [text_of(Source(s, "en", (t,))) for s, t in zip("abc", articles, strict=False)]
    forms = {text.article: text.words.forms for text in texts}
    for passage in shared_passages(texts):
        assert passage.first < passage.second
        assert passage.words >= 8
        for i, j in passage.pairs:
            assert forms[passage.first][i] == forms[passage.second][j]
        for (i, j), (k, m) in pairwise(passage.pairs):
            assert 1 <= k - i <= 5
            assert 1 <= m - j <= 5


@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_are_added_does_not_matter(
    articles: list[str], random_: random.Random
) -> None:
    texts = [text_of(Source(s, "en", (t,))) for s, t in zip("abc", articles, strict=False)]
    passages = shared_passages(texts)
    random_.shuffle(texts)
    assert shared_passages(texts) == passages


@given(ARTICLES)
def test_no_two_passages_hold_the_same_two_words(articles: list[str]) -> None:
    texts = [text_of(Source(s, "en", (t,))) for s, t in zip("ab", articles, strict=False)]
    pairs = [pair for passage in shared_passages(texts) for pair in passage.pairs]
    assert len(pairs) == len(set(pairs))
