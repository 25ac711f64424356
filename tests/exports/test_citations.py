"""Citations: read back by libraries that did not write them, and whole whatever a title holds."""

from __future__ import annotations

import json

import pytest

from sourcebook.exports.bibtex import bibtex
from sourcebook.exports.catalog_json import catalog_of
from sourcebook.exports.citations import Citation, CitedDate, citations
from sourcebook.exports.csl_json import csl_json
from sourcebook.exports.ris import ris
from sourcebook.reading.readings import Readings

HOSTILE = 'A {title\\ with 5% & $1_000 #1 ~ ^ "quotes"\nER  - \n@article{x,'


def cited(**said: object) -> Citation:
    known = {
        "slug": "some-article",
        "kind": "newspaper",
        "authors": ("Ada Thornquist", "The Harbour Desk"),
        "title": "A tunnel",
        "outlet": "Ellery Courier",
        "published": CitedDate("2021-03-04"),
        "url": "https://example.org/a_b?c=1",
        "accessed": None,
        "language": "en",
        "rights": None,
    }
    return Citation(**{**known, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "parts", "vague"),
    [
        ("2021-03-04", ("2021", "03", "04"), False),
        ("2021-03~", ("2021", "03"), True),
        ("2021", ("2021",), False),
        ("[2018-01-29,2018-01-30]", ("2018",), True),
        ("2015/2018", (), True),
        ("2021-21", ("2021",), True),
    ],
)
def test_a_date_says_no_more_than_is_known(edtf: str, parts: tuple[str, ...], vague: bool) -> None:
    assert (CitedDate(edtf).parts, CitedDate(edtf).vague) == (parts, vague)


def test_every_article_is_cited(readings: Readings) -> None:
    found = list(citations(catalog_of(readings), "https://example.org/story/"))
    assert [one.slug for one in found] == list(readings.catalog.articles)
    assert all(one.title and one.url for one in found)


def test_a_citation_says_what_was_inferred() -> None:
    told = cited(note="Inferred, not stated by the article: outlet, date")
    (one,) = json.loads(b"".join(csl_json([told])))
    assert one["note"] == told.note
    assert f"note = {{{told.note}}}" in b"".join(bibtex([told])).decode()
    assert f"N1  - {told.note}\n" in b"".join(ris([told])).decode()


def test_what_was_inferred_follows_from_the_record(readings: Readings) -> None:
    for one in citations(catalog_of(readings), ""):
        basis = readings.catalog.articles[one.slug].record.basis
        assert ("date" in one.note) == ("dates.published" in basis)
        assert ("outlet" in one.note) == ("outlet" in basis)


def test_without_an_address_of_the_site_none_is_made_up(readings: Readings) -> None:
    for one in citations(catalog_of(readings), ""):
        assert one.url == readings.catalog.articles[one.slug].record.source.url


def test_bibtex_keeps_its_braces_whatever_a_title_holds() -> None:
    (record,) = bibtex([cited(title=HOSTILE)])
    text = record.decode()
    assert text.count("{") == text.count("}")
    assert r"\textbraceleft{}title\textbackslash{} with 5\% \& \$1\_000 \#1" in text
    assert "author = {{Ada Thornquist} and {The Harbour Desk}}" in text
    assert "date = {2021-03-04}" in text


def test_ris_keeps_its_lines_whatever_a_title_holds() -> None:
    (record,) = ris([cited(title=HOSTILE)])
    lines = record.decode().splitlines()
    assert lines.count("ER  - ") == 1
    assert lines[0] == "TY  - NEWS"
    assert "DA  - 2021/03/04/" in lines


def test_csl_has_authors_as_printed_and_the_date() -> None:
    (one,) = json.loads(b"".join(csl_json([cited(title=HOSTILE, published=CitedDate("2021-03~"))])))
    assert one["title"] == HOSTILE
    assert one["type"] == "article-newspaper"
    assert one["author"] == [{"literal": "Ada Thornquist"}, {"literal": "The Harbour Desk"}]
    assert one["issued"] == {"date-parts": [[2021, 3]], "circa": True}


def test_bibtexparser_reads_it(readings: Readings) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", "2")
    found = [*citations(catalog_of(readings), ""), cited(title=HOSTILE)]
    library = bibtexparser.parse_string(b"".join(bibtex(found)).decode())
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [one.slug for one in found]


def test_rispy_reads_it(readings: Readings) -> None:
    rispy = pytest.importorskip("rispy")
    found = [*citations(catalog_of(readings), ""), cited(title=HOSTILE)]
    read = rispy.loads(b"".join(ris(found)).decode())
    assert [one["title"] for one in read] == [" ".join(one.title.split()) for one in found]
