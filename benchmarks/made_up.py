"""A made-up collection of any size, the same each time for the same size: what the benchmarks measure on."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import yaml

_SYLLABLES = "ba den fir gol hem jun kar lop mar nes or pil quin ros sel tam ul ver wes yor".split()
_VERBS = "announced denied confirmed expected rejected planned promised warned".split()


def write_collection(root: Path, articles: int, seed: int = 1) -> None:
    """Write seeds, articles of about 700 words with ten claims each, people, topics and questions below ``root``."""
    random_ = random.Random(seed)
    people = [_name(random_, 2) for _ in range(max(articles // 2, 4))]
    topics = [_name(random_, 1) for _ in range(40)]
    outlets = [f"{_name(random_, 1)} Post {number}" for number in range(20)]
    questions = [f"What of {topic} in {number}?" for number, topic in enumerate(topics)]
    for folder in ("seeds", "docs/articles", "docs/people", "docs/topics"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "docs/index.md").write_text("---\ntitle: A made-up collection\n---\nFor measuring.\n")
    for number in range(articles):
        _write_article(root, number, random_, people, topics, outlets, questions)


def _write_article(
    root: Path,
    number: int,
    random_: random.Random,
    people: list[str],
    topics: list[str],
    outlets: list[str],
    questions: list[str],
) -> None:
    cast, subjects = random_.sample(people, 4), random_.sample(topics, 3)
    paragraphs, claims = [], []
    for index in range(10):
        speaker, subject = random_.choice(cast), random_.choice(subjects)
        words = " ".join(_word(random_) for _ in range(30))
        quote = f"“{words.capitalize()},” {speaker} {random_.choice(_VERBS)}."
        rest = " ".join(_word(random_) for _ in range(35)).capitalize()
        paragraphs.append(f"{quote} {rest} of {subject}.")
        claims.append(
            {
                "id": f"claim-{index}",
                "text": f"{speaker} spoke of {subject} for the {index + 1}th time.",
                "kind": "statement",
                "by": speaker,
                "quote": quote,
                "date": f"20{10 + index}-0{1 + index % 9}",
                "topics": [subject],
                "question": questions[topics.index(subject)],
                "answer": f"answer {random_.randrange(5)}",
            }
        )
    named = sorted({claim["by"] for claim in claims})
    text = "\n\n".join(paragraphs)
    seed = f"Headline number {number}\n\n{text}\n"
    (root / f"seeds/{number:05}.txt").write_text(seed)
    values = {
        "title": f"Headline number {number}",
        "source": {
            "file": f"{number:05}.txt",
            "sha256": hashlib.sha256(seed.encode()).hexdigest(),
        },
        "outlet": outlets[number % len(outlets)],
        "dates": {"published": f"20{10 + number % 10}-03-0{1 + number % 9}"},
        "people": named,
        "topics": sorted(subjects),
        "claims": claims,
        "status": "reviewed",
    }
    front = yaml.dump(values, allow_unicode=True, sort_keys=False, width=10_000, Dumper=_Strings)
    (root / f"docs/articles/article-{number:05}.md").write_text(f"---\n{front}---\n\n{text}\n")


class _Strings(yaml.CSafeDumper):
    """Writes dates as the strings that they are."""


def _word(random_: random.Random) -> str:
    return "".join(random_.choices(_SYLLABLES, k=random_.randint(1, 3)))


def _name(random_: random.Random, words: int) -> str:
    return " ".join("".join(random_.choices(_SYLLABLES, k=4)).capitalize() for _ in range(words))
