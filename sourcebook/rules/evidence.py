"""Rules of evidence: the text is the seed's, and every quotation stands in it."""

from collections.abc import Iterator

from ..problem import Finding, Place, Severity, rule
from ..reading.readings import Readings
from ..reading.text.body import even, where
from ..reading.text.evidence import Missing, closest


def _short(words: str, length: int = 160) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"


def _closest_words(missing: Missing) -> str:
    if missing.alike < 40:
        return "Nothing in the text is like it."
    return f"Closest is «{_short(missing.closest)}» ({missing.alike:.0f} % alike)."


@rule()
def checksum_changed(readings: Readings) -> Iterator[Finding]:
    """A seed is byte for byte what it was when its article was written.

    `source.sha256` holds the checksum of the seed. When the seed's bytes change, so may the evidence. Bring the old seed
    back with `git checkout`; where the change is meant, read the article again and write down the new checksum.
    """
    for filed in readings.catalog.articles.values():
        seed, stated = readings.catalog.seed_of(filed), filed.record.source.sha256
        if seed and stated and seed.sha256 != stated:
            yield (
                filed.place("source", "sha256"),
                f"{seed.path} has changed since this was written.",
                f"Bring the seed back, or read it again and write sha256: {seed.sha256}.",
            )


@rule(Severity.WARNING)
def checksum_missing(readings: Readings) -> Iterator[Finding]:
    """An article writes down its seed's checksum.

    Without `source.sha256` a change of the evidence would go unnoticed.
    """
    for filed in readings.catalog.articles.values():
        seed = readings.catalog.seed_of(filed)
        if seed and not filed.record.source.sha256 and not filed.lacks("source.sha256"):
            what = "The seed's checksum is not written down."
            yield filed.place("source"), what, f"Add sha256: {seed.sha256}."


@rule()
def seed_used_twice(readings: Readings) -> Iterator[Finding]:
    """A seed has one article.

    Two records of one seed would count the same words as two accounts.
    """
    first: dict[str, str] = {}
    for filed in readings.catalog.articles.values():
        name, path = filed.record.source.file, filed.path or filed.slug
        other = first.setdefault(name, path)
        if other != path:
            place = filed.place("source", "file")
            what = f"The seed «{name}» belongs to {other} already."
            yield place, what, "Keep one of the two records, or name another seed."


@rule(Severity.WARNING)
def seed_without_article(readings: Readings) -> Iterator[Finding]:
    """Every seed has an article.

    A seed that no record names does not appear on the site. `python build_site.py` drafts a record for it.
    Of two files with the same bytes one is enough.
    """
    articles = readings.catalog.articles.values()
    used = {filed.record.source.file for filed in articles}
    if any(path.startswith("docs/articles/") for path in readings.catalog.broken):
        return  # The record may be one of those that could not be read.
    if not all(readings.catalog.seed_of(filed) for filed in articles):
        return  # It may be the seed whose name an article has wrong; that is a problem already.
    checksums: dict[str, str] = {}
    for name, seed in sorted(readings.catalog.seeds.items(), key=lambda item: item[0] not in used):
        same = checksums.setdefault(seed.sha256, seed.path)
        if name not in used:
            if same != seed.path:
                yield Place(seed.path), f"This is the same as {same}.", "Delete one of the two."
                continue
            what = "No article has this seed."
            yield Place(seed.path), what, "Run `python build_site.py` to draft one."


@rule()
def wording_departs(readings: Readings) -> Iterator[Finding]:
    """The text below an article's front matter is the seed's, paragraph for paragraph.

    Paragraphs that are not the article (navigation, comment forms, repeated headlines) may be left out, and spacing may differ; no
    word may. A slip of the source stays, and is listed under `sic`.
    """
    for slug, filed in readings.catalog.articles.items():
        provenance = readings.provenance(slug)
        for departure in provenance.departures if provenance else ():
            paragraph = readings.evidence(slug).body.paragraphs[departure.paragraph]
            place = filed.document.body_place(*where(filed.body, paragraph, departure.offset))
            if departure.elsewhere:
                what = f"«{_short(departure.has, 60)}» stands elsewhere in the seed, not in this order."
                yield place, what, "Put the paragraphs in the seed's order, each once."
                continue
            has, seed_has = _short(departure.has, 80), _short(departure.seed_has, 80)
            what = f"The text departs from {filed.record.source.file}: "
            if has and seed_has:
                what += f"«{has}» stands here where the seed has «{seed_has}»."
            elif has:
                what += f"«{has}» is not in the seed."
            else:
                what += f"the seed's «{seed_has}» is missing here."
            yield place, what, "Restore the seed's wording; list a slip of the source under sic."


@rule(Severity.WARNING)
def no_text(readings: Readings) -> Iterator[Finding]:
    """An article has text.

    Below the front matter stands the article's text; without it nothing can be quoted.
    """
    for slug, filed in readings.catalog.articles.items():
        if not readings.evidence(slug).body.paragraphs:
            yield (
                filed.document.body_place(),
                "There is no text below the front matter.",
                f"Copy the article's paragraphs from seeds/{filed.record.source.file}.",
            )


@rule()
def quote_not_in_text(readings: Readings) -> Iterator[Finding]:
    """A claim's quote is in the article's text, letter for letter.

    Spacing aside, the words, capitals, punctuation and quotation marks are those of the source. What stands apart in the text becomes
    a list of quotes.
    """
    for slug, filed in readings.catalog.articles.items():
        for (number, index), missing in readings.evidence(slug).missing.items():
            place = filed.place("claims", number, "quote", index)
            what = f"The quote «{_short(missing.words)}» is not in the text."
            yield place, what, f"{_closest_words(missing)} Copy the words from the text below."


@rule()
def quote_not_in_seed(readings: Readings) -> Iterator[Finding]:
    """A claim's quote is in the seed in one piece.

    A quote may run over the end of a paragraph, but not over words that the article's text leaves out.
    """
    for slug, filed in readings.catalog.articles.items():
        seed = readings.catalog.seed_of(filed)
        if seed is None:
            continue
        flat = ""
        for number, claim in enumerate(filed.record.claims):
            for index, quote in enumerate(claim.quote):
                in_text = (number, index) not in readings.evidence(slug).missing
                if not in_text or quote in seed.text:
                    continue
                flat = flat or even(seed.text)
                if even(quote) not in flat:
                    yield (
                        filed.place("claims", number, "quote", index),
                        f"The quote «{_short(quote)}» is not in {seed.path} in one piece.",
                        f"{_closest_words(closest(even(quote), flat))} "
                        "Quote what stands together; give a list for what stands apart.",
                    )


@rule()
def sic_not_in_text(readings: Readings) -> Iterator[Finding]:
    """The words listed under `sic` and `captions` are in the text.

    They are found by their exact words, so a change of a letter loses them.
    """
    for slug, filed in readings.catalog.articles.items():
        body = readings.evidence(slug).body
        for index, slip in enumerate(filed.record.sic):
            if not body.find(slip.words):
                place = filed.place("sic", index, "words")
                what = f"The words «{_short(slip.words)}» are not in the text."
                yield place, what, _closest_words(closest(even(slip.words), body.flat))
        for index, opening in enumerate(filed.record.captions):
            if not any(p.text.startswith(even(opening)) for p in body.paragraphs):
                place = filed.place("captions", index)
                what = f"No paragraph begins with «{_short(opening)}»."
                yield place, what, "Copy the caption's first words from the text."
