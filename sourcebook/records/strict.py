"""The rules of strict reading: what a file must be before its record can be linked with others."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from ..problem import Finding, Place, Severity, rule


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant, most likely."""
    best = process.extractOne(word, list(known), scorer=fuzz.WRatio, score_cutoff=75)
    return best[0] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as «Did you mean «title»?», or nothing where no known word is near."""
    best = nearest(word, known)
    return f"Did you mean «{best}»?" if best else ""


@rule()
def unreadable_file(place: Place, reason: str) -> Iterator[Finding]:
    """A file can be read.

    The file exists, but the system would not hand it over: it may be locked, or belong to somebody else. What is no file
    (a folder, a pipe), or leads out of the project by a link, is not read.
    """
    yield (
        place,
        f"The file can't be read: {reason}.",
        "Look at its permissions, or put a file in its place.",
    )


@rule()
def wrong_encoding(place: Place, byte: int) -> Iterator[Finding]:
    """A file in `docs/` is text in UTF-8.

    Other encodings (Latin-1, Windows-1252, UTF-16) turn letters and quotation marks into something else. Save the
    file as UTF-8; editors offer this under «Save with encoding». A byte order mark and Windows line ends are fine.
    A seed stays as it came, whatever its encoding.
    """
    what = f"The byte 0x{byte:02x} here is not UTF-8."
    yield place, what, "Save the file with the encoding UTF-8."


@rule()
def empty_file(place: Place) -> Iterator[Finding]:
    """A record's file is not empty.

    An empty file says nothing, and is often what is left of a save that went wrong.
    """
    what = "The file is empty."
    yield place, what, "Fill it in, or delete it; `git checkout` brings back an earlier state."


@rule()
def missing_front_matter(place: Place, what: str) -> Iterator[Finding]:
    """A record begins with front matter between two lines of three hyphens.

    The first line of the file is `---`, then come the fields, then a line `---` closes them. What follows is the
    text.
    """
    yield place, what, "Put a line `---` above the first field and another one below the last."


@rule()
def yaml_syntax(place: Place, what: str, way_out: str) -> Iterator[Finding]:
    """Front matter is YAML that can be read in one way only.

    Indent with spaces, never with tabs. Put a value between quotation marks where it contains a colon followed by
    a space, or begins with a character that means something to YAML: `[ ] { } > | * & ! % # @ -`.
    """
    yield place, what, way_out


@rule()
def duplicate_key(place: Place, key: str, first_line: int) -> Iterator[Finding]:
    """A field stands only once.

    Of two fields with the same name one would be dropped in silence; the build refuses to choose.
    """
    what = f"The field «{key}» stands twice; the first is in line {first_line}."
    yield place, what, "Keep one of the two."


@rule()
def anchor_or_tag(place: Place, what: str) -> Iterator[Finding]:
    """Front matter has no anchors, aliases or tags.

    `&name`, `*name` and `!tag` make a value stand somewhere else than where it is read, and a few lines of them
    can grow into millions of values. Write the value out; where a plain value has to begin with such a character, put it
    between quotation marks.
    """
    what = f"{what} can't be used here."
    yield place, what, "Write the value out, or put it between quotation marks."


@rule()
def unknown_key(place: Place, key: str, known: tuple[str, ...]) -> Iterator[Finding]:
    """Every field is one that the record's kind knows.

    A misspelt field would be ignored in silence, and what it says would be lost. The reference in the guide lists all fields.
    """
    hint = did_you_mean(key, known) or f"Known here: {', '.join(known)}."
    yield place, f"There is no field «{key}» here.", hint


@rule()
def missing_key(place: Place, key: str) -> Iterator[Finding]:
    """A record has the fields that it can't do without.

    Which ones are required is said in the guide's reference of fields.
    """
    yield place, f"The field «{key}» is missing.", f"Add a line «{key}: …» with its value."


@rule()
def wrong_value(place: Place, what: str, way_out: str) -> Iterator[Finding]:
    """A value is of its field's kind.

    A list where a list belongs, one line of text where that belongs, one of the words that the field allows, an
    address that begins with https://.
    """
    yield place, what, way_out


@rule()
def bad_date(place: Place, what: str) -> Iterator[Finding]:
    """A date is written in EDTF (ISO 8601-2) and exists.

    `2018-01-29`, `2018-01`, `2018`; `2018-01-29~` for about, `2018?` for uncertain, `2015/2018` for a span,
    `2015-01/..` for an open one, `'[2018-01-29,2018-01-30]'` (between quotation marks) for one of several.
    """
    yield place, what, "Write it in EDTF, such as 2018-01-29, 2018-01, 2018-01-29~ or 2015/2018."


@rule()
def bad_slug(place: Place, what: str, suggestion: str) -> Iterator[Finding]:
    """File names and claim ids are slugs: small letters, digits and single hyphens.

    They become addresses, which must be the same on every system. Letters of any script are fine, capitals, spaces, dots and underscores
    are not.
    """
    way_out = f"Call it «{suggestion}»." if suggestion else "Use small letters, digits and hyphens."
    yield place, what, way_out


@rule()
def record_exists(place: Place) -> Iterator[Finding]:
    """A new record never takes the place of one that is there.

    `new` writes a file only where none is.
    """
    yield place, "This record exists already.", "Open it, or choose another name."


@rule()
def misplaced_file(place: Place, folder: str) -> Iterator[Finding]:
    """A record lies directly in the folder of its kind.

    Folders below `docs/articles/` and its neighbours are not searched, so a record in one of them would be overlooked.
    """
    yield place, "This file lies deeper than records do.", f"Move it to {folder}/."


@rule()
def colliding_file_names(place: Place, other: str) -> Iterator[Finding]:
    """Two files differ by more than capitals or accents' encoding.

    On Windows and macOS such names mean the same file, and one of the two would be lost there.
    """
    what = f"On some systems this is the same file name as {other}."
    yield place, what, "Rename one of the two."


@rule()
def seed_outside(place: Place, name: str) -> Iterator[Finding]:
    """`source.file` names a file below `seeds/`.

    Evidence comes from that folder and from nowhere else; no path may lead out of it.
    """
    what = f"«{name}» does not lie below seeds/."
    yield place, what, "Copy the source into seeds/ and give its name."


@rule()
def seed_missing(place: Place, name: str, known: Iterable[str]) -> Iterator[Finding]:
    """The seed that an article names exists.

    Without its seed nothing in the article can be proved.
    """
    hint = did_you_mean(name, known) or "Put the file into seeds/, or correct the name."
    yield place, f"There is no file «{name}» in seeds/.", hint


@rule(Severity.WARNING)
def no_article(place: Place, what: str, way_out: str) -> Iterator[Finding]:
    """What lies in `seeds/` is an article: plain text, Markdown, or a saved web page.

    A PDF, a picture, an archive can't be read as one. The file is passed over, and the build goes on.
    """
    yield place, f"This is {what}, and is passed over.", way_out


@rule()
def seed_no_article(place: Place, name: str, what: str, way_out: str) -> Iterator[Finding]:
    """The seed that an article names can be read as text.

    Words can't be proved by a PDF or a picture.
    """
    yield place, f"«{name}» is {what}: nothing can be proved by it.", way_out


MOST_IN_A_NOTE = {"characters": 100_000, "brackets": 1_000, "tags": 1_000}


@rule()
def unreadable_note(place: Place, text: str) -> Iterator[Finding]:
    """A note is short enough to be read.

    It has at most 100,000 characters, 1,000 opening brackets and 1,000 tags. More than that is no note, but something that
    was pasted by mistake, and would hold up the build for minutes.
    """
    counts = {"characters": len(text), "brackets": text.count("["), "tags": text.count("<")}
    for what, most in MOST_IN_A_NOTE.items():
        if counts[what] > most:
            many = f"This note has {counts[what]:,} {what}; {most:,} are allowed."
            yield place, many, "Shorten it."
            return


@rule()
def link_to_nothing(place: Place, link: str) -> Iterator[Finding]:
    """A link in a note leads somewhere.

    A note links to other records by their files, such as `../people/ada-lovelace.md`, and to a passage by
    `../articles/some-article.md#claim-some-claim`. What is looked at is the page as it is compiled.
    """
    yield place, f"The link «{link}» leads nowhere.", "Correct the name behind it, or take it out."
