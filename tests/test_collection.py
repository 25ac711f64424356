"""The live records: the only tests that look at ``docs/`` and ``seeds/``.

What is proved of the evidence is proved without the package, from the bytes of the seeds.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sourcebook.problem import Severity
from sourcebook.project import Examination, examine
from sourcebook.reading.readings import Readings

from .project import LIVE
from .reading.reuse.slow_passages import SlowPassage, Source, slow_passages, slow_words

CHECKSUMS = {
    "000_f0b53ef7dfd7ae61.txt": "e699f31b88ed4174f993e5610446274f20760d4cb34b6fc3a322d616d1ee6366",
    "001_a18c681b92e8a7e7.txt": "90b6f49fc5ff087606d191b98156a2bb38c6dfecbd945030d42ac5f23ef297ff",
    "002_985e561d30c2f0f2.txt": "2796e8e02d6a6a30f150153b854b4d2b868dbd9def153b42678cdad811a4be1b",
    "003_4e3bc5548829124f.txt": "27caf3f6051642f9886484c578d25f5c1b10355de0e0756edf2bac18b551e21b",
    "004_bc62a872acf10554.txt": "bce3902476dab10f913019b6d96f4af1c3dc368b543593c64be73269fd7a17b9",
}
FEWEST_CLAIMS = 20
MOST_REPEATED = 4
"""How often one reason may stand in a record: not every group of claims has a path of its own."""
SHORT: dict[str, str] = {}
"""Articles with fewer claims, by slug, and why."""

SHARED = """\
000 001 quotation a regional recalibration of … foreign and security policy
000 001 quotation a regional recalibration of … foreign and security policy
000 001 quotation The fact that we … Americans have been doing
000 001 quotation lately the focus has … on areas of divergence
000 001 quotation We have already bought … States continues to make
000 001 quotation a regional recalibration of … foreign and security policy
000 001 quotation added It is unfortunate … American and Afghan control
000 001 quotation years We are using … has been very difficult
000 001 quotation The fact that we … view to contain China
000 002 narrative military and intelligence cooperation … with the United States
000 003 quotation The fact that we … have been doing Khan
000 003 narrative Gwadar Port in the … Pakistani province of Balochistan
000 003 quotation within its borders The … President Donald Trump tweeted
000 003 narrative both Beijing and Moscow … in support of Pakistan
000 003 quotation We must value Pakistan’s … and reasonable security concerns
000 003 narrative China’s top diplomat Yang … Rex Tillerson over the
000 003 quotation The fact that we … Americans have been doing
001 003 quotation The fact that we … Americans have been doing
"""
"""By the numbers of the seeds: what two articles share, its kind, its first and last four words in the one named first.

Looked up in both articles. Where an article repeats itself, each repetition counts.
"""

ARTICLES = sorted((LIVE / "docs/articles").glob("*.md"))

# Sources mix their marks, so any opening one may be closed by any closing one.
_OPENING = '“"«'
_CLOSING = '”"»'
_PASSAGE = re.compile(
    f"(?<!\\w)[{_OPENING}]([^{_OPENING}{_CLOSING}]+)(?:[{_CLOSING}]|$)", re.MULTILINE
)


@cache
def read(path: Path) -> tuple[dict[str, Any], str]:
    """An article's front matter, every scalar as it is written, and its text."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(front, yaml.BaseLoader), body


@cache
def examined() -> Examination:
    return examine(LIVE)


def live() -> Readings:
    return examined().readings


@cache
def numbers() -> dict[str, str]:
    """The numbers of the articles' seeds."""
    return {path.stem: read(path)[0]["source"]["file"][:3] for path in ARTICLES}


def even(text: str) -> str:
    return " ".join(text.split())


def quotes(claim: dict[str, Any]) -> list[str]:
    return claim["quote"] if isinstance(claim["quote"], list) else [claim["quote"]]


def quoted_passages(body: str) -> Iterator[str]:
    """What stands between quotation marks, paragraph by paragraph; the end of a paragraph closes what is open."""
    for paragraph in re.split(r"\n\s*\n", body):
        for match in _PASSAGE.finditer(even(paragraph)):
            yield match.group(1).strip(" ,.;:?!")


def test_the_records_pass_the_strict_check() -> None:
    problems = [p for p in examined().problems if p.severity is not Severity.HINT]
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(("name", "checksum"), CHECKSUMS.items())
def test_a_seed_is_what_it_always_was(name: str, checksum: str) -> None:
    assert hashlib.sha256((LIVE / "seeds" / name).read_bytes()).hexdigest() == checksum


def test_every_seed_has_one_article() -> None:
    assert sorted(read(path)[0]["source"]["file"] for path in ARTICLES) == sorted(CHECKSUMS)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
class TestArticle:
    def test_every_quote_stands_in_the_seed(self, path: Path) -> None:
        front, _ = read(path)
        seed = even((LIVE / "seeds" / front["source"]["file"]).read_text("utf-8"))
        lost = [q for claim in front["claims"] for q in quotes(claim) if even(q) not in seed]
        assert lost == []

    def test_it_writes_down_its_seeds_checksum(self, path: Path) -> None:
        source = read(path)[0]["source"]
        assert source["sha256"] == CHECKSUMS[source["file"]]

    def test_it_has_claims_enough(self, path: Path) -> None:
        assert len(read(path)[0]["claims"]) >= FEWEST_CLAIMS or SHORT.get(path.stem)

    def test_a_reason_that_holds_for_many_claims_stands_once(self, path: Path) -> None:
        reasons = Counter(reason["why"] for reason in read(path)[0]["basis"].values())
        assert max(reasons.values()) <= MOST_REPEATED

    def test_every_direct_quotation_is_a_claim(self, path: Path) -> None:
        front, body = read(path)
        covered = [even(quote) for claim in front["claims"] for quote in quotes(claim)]
        passages = list(quoted_passages(body))
        assert passages
        assert [p for p in passages if not any(p in quote for quote in covered)] == []


@cache
def source_of(path: Path) -> Source:
    front, body = read(path)
    paragraphs = [even(paragraph) for paragraph in re.split(r"\n\s*\n", body)]
    return Source(path.stem, front["source"]["language"], tuple(filter(None, paragraphs)))


@cache
def slowly_shared() -> list[SlowPassage]:
    """What the slow reading finds that any two of the articles share."""
    return slow_passages([source_of(path) for path in ARTICLES])


def test_the_articles_share_what_was_looked_up_in_them() -> None:
    told = []
    for passage in slowly_shared():
        path = LIVE / "docs/articles" / f"{passage.a}.md"
        source = source_of(path)
        words = [source.paragraphs[w.paragraph][w.start : w.end] for w in slow_words(source)]
        stretch = words[passage.pairs[0][0] : passage.pairs[-1][0] + 1]
        ends = f"{' '.join(stretch[:4])} … {' '.join(stretch[-4:])}"
        told.append(f"{numbers()[passage.a]} {numbers()[passage.b]} {passage.kind} {ends}")
    assert sorted(told) == sorted(SHARED.splitlines())


def test_the_program_finds_what_the_slow_reading_finds() -> None:
    passages = live().passages
    assert slowly_shared() == [
        SlowPassage(p.first, p.second, p.kind.value, p.pairs) for p in passages
    ]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("“One,” he said. “Two.”", ["One", "Two"]),
        ('"One," he said. "Two."', ["One", "Two"]),
        ('“One," he said, "two”', ["One", "two"]),
        ("He said “one\nand two\n\nNew. “Three”", ["one and two", "Three"]),
        ('the 5" pipe', []),
        ("‘no’ and Pakistan’s", []),
    ],
)
def test_quotation_marks_are_read_in_every_pairing(text: str, passages: list[str]) -> None:
    assert list(quoted_passages(text)) == passages


UTTERANCES = """\
Khan 001 003 000, first 001: we have already bought … states continues to make
Khan 001 003 000, first 001: deeply offensive counterproductive
Khan 001 000, first 001: it is unfortunate that … american and afghan control
Khan 001 000, first 001: lately the focus has … on areas of divergence
Khan 001 000, first 001: we are using our … has been very difficult
Khan 001 003 000, first 001: the fact that we … view to contain china
Trump 001 003 000, first 001: the united states has … our leaders as fools
Jiechi 003 000, first none: we must value pakistans … and reasonable security concerns
"""
"""Whose words several articles quote, which by the numbers of their seeds, the earliest of them, the fullest form's ends."""

ORIGINS = """\
f-16-maker: 001, not 000
f-16-spare-parts: 001=000
f-16-upkeep: 001=000
reply-to-trump: 001=003=000
su-35: 001=000
us-aid-total: 001=003=000
recalibration: 001=003=000
chinese-base: 003=000, not 000
us-aid-suspended: 001=003=000, not 002, 001, 000
russian-helicopters: 004, 001=000
dialogue-with-russia: 004, 001
whom-khan-told: 001, not 003, 000
routes-to-afghanistan: 002, 001, not 001
"""
"""By the numbers of the seeds: the articles of the origins that count, then of those that may be one of them.

Khan spoke to the Financial Times (001) alone; ZeroHedge (000) and Newsweek (003) have him from there. Of the base both tell in
the same words; Jiwani stands in ZeroHedge only. The $2bn are Washington's in three articles, and may be so wherever they stand.
The Diplomat (004) wrote of helicopters, and of talks with Russia, three years before Khan did. Of the routes Kommersant's analyst
(in 002) speaks, and Khan to the Financial Times; the officials in the same sentence may be of one mind with him.
"""


def test_the_words_that_several_articles_quote() -> None:
    told = []
    for found in live().utterances:
        forms = found.fullest.forms
        ends = (
            f"{' '.join(forms[:4])} … {' '.join(forms[-4:])}" if len(forms) > 8 else " ".join(forms)
        )
        name = found.speaker.label.split()[-1] if found.speaker else "nobody"
        first = numbers()[found.earliest] if found.earliest else "none"
        carriers = " ".join(numbers()[article] for article in found.articles)
        told.append(f"{name} {carriers}, first {first}: {ends}")
    assert told == UTTERANCES.splitlines()


def test_every_utterance_has_one_speaker_and_claims_in_each_carrier() -> None:
    for found in live().utterances:
        assert len(found.speakers) == 1
        assert all(carrier.cut.claims for carrier in found.carriers)


def test_newsweek_cuts_the_recalibration_in_two() -> None:
    (cut,) = (
        carrier for carrier in live().utterances[0].carriers if numbers()[carrier.article] == "003"
    )
    assert [(piece.change.value, piece.full) for piece in cut.pieces if not piece.words] == [
        ("left out", "We have already bought some Russian helicopters in the past three years … This is what we call a"),
        ("left out", "of Pakistan’s"),
        ("left out", "It’s because of the unfortunate choice the United States continues to make"),
    ]  # fmt: skip
    assert [piece.words for piece in cut.pieces if piece.words] == [
        "regional recalibration",
        "foreign and security policy",
    ]


def test_every_passage_stands_in_both_seeds_where_it_is_said_to() -> None:
    """The words by the slow reading, the place by the program, the bytes from the seed."""
    for passage in slowly_shared():
        for slug, places in ((passage.a, 0), (passage.b, 1)):
            path = LIVE / "docs/articles" / f"{slug}.md"
            source = source_of(path)
            words = slow_words(source)
            first, last = (words[passage.pairs[end][places]] for end in (0, -1))
            offsets = [0]
            for paragraph in source.paragraphs:
                offsets.append(offsets[-1] + len(paragraph) + 1)
            start, end = offsets[first.paragraph] + first.start, offsets[last.paragraph] + last.end
            place = live().in_seed(slug, start, end)
            assert place
            file = read(path)[0]["source"]["file"]
            seed = (LIVE / "seeds" / file).read_bytes().decode("utf-8").replace("\r\n", "\n")
            assert even(seed[place[0] : place[1]]) == " ".join(source.paragraphs)[start:end]


@pytest.mark.parametrize("line", ORIGINS.splitlines(), ids=lambda line: line.partition(":")[0])
def test_answers_go_back_to_the_origins_that_a_close_reader_finds(line: str) -> None:
    question = line.partition(":")[0]
    found = live().origins([claim.id for claim in live().catalog.answers_to(question)])
    told = ["=".join(numbers()[article] for article in origin.articles) for origin in found.origins]
    counted = ", ".join(told[number] for number in found.independent)
    others = ", ".join(text for n, text in enumerate(told) if n not in found.independent)
    assert f"{question}: {counted}" + (f", not {others}" if others else "") == line


def test_that_there_was_never_a_dialogue_stands_against_the_visit_of_2014() -> None:
    answers = live().catalog.answers_to("dialogue-with-russia")
    assert {numbers()[answer.article] for answer in answers} == {"001", "004"}
    disputed = {target for answer in answers for target in answer.claim.disputes}
    assert disputed == {"pakistan-turns-to-russia-and-china#dialogue-with-russia"}


def test_what_the_minister_declared_is_one_with_its_retelling_and_none_of_the_denials() -> None:
    """The minister's word stands in 002 and 000; the denials of his claim in 002 are nobody's retelling of it."""
    claims = live().catalog.answers_to("cooperation-suspended")
    found = live().origins([claim.id for claim in claims])
    speakers = [
        {live().catalog.claims[claim].speaker.label for claim in origin.claims}  # type: ignore[union-attr]
        for origin in found.origins
    ]
    assert {"Khurram Dastgir Khan"} in speakers
    assert {"US State Department"} in speakers
    assert all(len(names) == 1 for names in speakers)
    assert {
        numbers()[a] for a in found.origins[speakers.index({"Khurram Dastgir Khan"})].articles
    } == {"002", "000"}
    assert 2 <= len(found.independent) < len(found.origins)
