"""What finding the shared passages of made-up articles costs, and what one more article costs.

    python benchmarks/passages.py 1000 2000 4000

Each article has 700 words, drawn as often as words of their rank are in a natural language. One in ten copies one to three
passages of 20 to 120 words from an earlier article, with or without quotation marks; one in ten uses a stock phrase.
Times are of one core of this machine, the best of three, or the median of twenty added; quote the ratios, not the seconds.
"""

from __future__ import annotations

import itertools
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from sourcebook.reading.reuse.passages import RunIndex, Text, shared_passages
from sourcebook.reading.text.body import Body, body_of
from sourcebook.reading.text.words import words_of

WORDS = 700
STOCK = 200
RUNS = 3
ADDED = 20
_LETTERS = ("bdklmnrst", "aeiou", "bdklmnrst", "aeiou", "bdklmnrst")
"""Of a word: 18,225 in all."""


def bodies(articles: int, seed: int = 1) -> list[Body]:
    """Made-up articles, the same each time for the same number; fewer are the beginning of more."""
    random_ = random.Random(seed)
    vocabulary = ["".join(letters) for letters in itertools.product(*_LETTERS)]
    random_.shuffle(vocabulary)
    ranks = list(itertools.accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    stock_ranks = list(itertools.accumulate(1 / rank for rank in range(1, STOCK + 1)))
    stock = [random_.choices(vocabulary, cum_weights=ranks, k=12) for _ in range(STOCK)]
    texts: list[list[str]] = []
    for number in range(articles):
        words = random_.choices(vocabulary, cum_weights=ranks, k=WORDS)
        if number and number % 10 == 0:
            for _ in range(random_.randint(1, 3)):
                _copy(random_, texts[random_.randrange(number)], words)
        if number % 10 == 5:
            _put(random_, random_.choices(stock, cum_weights=stock_ranks)[0], words)
        texts.append(words)
    return [body_of(_printed(words)) for words in texts]


def _copy(random_: random.Random, source: list[str], target: list[str]) -> None:
    length = random_.randint(20, 120)
    start = random_.randrange(WORDS - length)
    words = [word.strip("“”") for word in source[start : start + length]]
    if random_.random() < 0.5:
        words[0], words[-1] = f"“{words[0]}", f"{words[-1]}”"
    _put(random_, words, target)


def _put(random_: random.Random, words: list[str], target: list[str]) -> None:
    at = random_.randrange(WORDS - len(words))
    target[at : at + len(words)] = words


def _printed(words: list[str]) -> str:
    """Sentences of 20 words, paragraphs of 100."""
    sentences = [" ".join(words[at : at + 20]) + "." for at in range(0, WORDS, 20)]
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def text(number: int, body: Body) -> Text:
    return Text(f"article-{number:05}", words_of(body), "en")


def timed(action: Callable[[], int]) -> tuple[float, int]:
    """How long an action takes, in seconds, and what it gives."""
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def measure_all(articles: list[Body]) -> tuple[float, int]:
    """The shortest time in seconds to find all passages, words included, and how many there are."""

    def find() -> int:
        return len(shared_passages(text(number, body) for number, body in enumerate(articles)))

    return min(timed(find) for _ in range(RUNS))


def measure_one_more(articles: list[Body], more: list[Body]) -> float:
    """The median time in seconds to add an article to the index of others, words included."""
    index = RunIndex()

    def add(number: int, body: Body) -> int:
        return len(index.add(text(number, body)))

    for number, body in enumerate(articles):
        add(number, body)
    return statistics.median(
        timed(partial(add, number, body))[0] for number, body in enumerate(more, len(articles))
    )


def main(sizes: list[int]) -> None:
    made_up = bodies(max(sizes) + ADDED)
    print("articles  all passages  per article  passages  one article more")
    for size in sizes:
        seconds, found = measure_all(made_up[:size])
        one_more = measure_one_more(made_up[:size], made_up[size : size + ADDED])
        print(
            f"{size:8}  {seconds:10.2f} s  {1000 * seconds / size:8.2f} ms  {found:8}"
            f"  {1000 * one_more:13.2f} ms"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000, 2000, 4000])
