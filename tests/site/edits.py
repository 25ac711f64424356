"""Edits of a collection as people make them, good and bad, at random."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from ..building import configure
from ..project import write

NAMED = ("people", "topics", "outlets")
KINDS = ("articles", "questions", *NAMED)
WORDS = "lamp keeper salt gull ice mast crowns tide harbour wind rope bell north grain fog".split()
NOTES = (
    "{}, **{}** and *{}*.",
    "- {}\n- {}\n\n> {}",
    "<script>{}</script> <b>{} & {}",
    "[{}]({}{})",
    "## {}\n\n{} `{}` [here](https://example.org/)",
)
PEOPLE = [
    f"{first} {last}"
    for first in ("Ada", "Ilse", "Tomas", "Oren", "Mira")
    for last in ("Thornquist", "Brandvik", "Calloway", "Holt")
]
"""Those of the collection, and some that are nearly these."""
CLAIM_KINDS = "event figure statement plan accusation denial opinion".split()


def phrase(r: Random, length: int = 3) -> str:
    return " ".join(r.choices(WORDS, k=length)).capitalize()


def date(r: Random) -> str:
    return r.choice(["2021", "2021-0{}", "2021-0{}-1{}", "2020-1{}~"]).format(*r.choices("12", k=2))


def files(root: Path, *folders: str) -> list[Path]:
    """The records of some kinds; of all, where none is named."""
    found = (root.glob(f"docs/{folder}/*.md") for folder in folders or KINDS)
    return sorted(file for group in found for file in group)


def texts(root: Path) -> list[Path]:
    """Every file that people write or keep."""
    return sorted(
        file
        for folder in ("docs", "seeds")
        for file in root.glob(f"{folder}/**/*.*")
        if file.is_file()
    )


def body_of(article: Path) -> str:
    return article.read_text("utf-8").split("\n---\n", 1)[-1].strip()


def change(file: Path, pattern: str, new: str) -> None:
    """Replace what is found first; put it at the front matter's beginning where nothing is."""
    text = file.read_text("utf-8")
    changed, found = re.subn(pattern, lambda _: new, text, count=1, flags=re.MULTILINE)
    file.write_text(changed if found else text.replace("---\n", f"---\n{new}\n", 1), "utf-8")


def linked(root: Path, r: Random) -> str:
    record = r.choice(files(root))
    return f"{record.parent.name}/{record.name}"


# Each edit says what it does.


def writes_a_note(root: Path, r: Random) -> str:
    file = r.choice(
        [*files(root, "questions", *NAMED), root / "docs/index.md", root / "docs/about.md"]
    )
    up = "" if file.parent.name == "docs" else "../"
    form = r.choice(NOTES)
    note = (
        form.format(phrase(r), up, linked(root, r))
        if "]({}" in form
        else form.format(*(phrase(r) for _ in range(3)))
    )
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{note}\n")
    return f"adds «{note}» to {file.name}"


def gives_an_alias(root: Path, r: Random) -> str:
    file, article = r.choice(files(root, *NAMED)), r.choice(files(root, "articles"))
    words = re.findall(r"\w+", body_of(article)) or WORDS
    at = r.randrange(len(words))
    alias = r.choice([" ".join(words[at : at + 2]), phrase(r)])
    change(file, "^aliases: .*$", f"aliases: [{json.dumps(alias, ensure_ascii=False)}]")
    return f"calls {file.name} «{alias}» too"


def renames(root: Path, r: Random) -> str:
    file = r.choice(files(root, *NAMED))
    found = re.search("^name: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    old = found[1] if found else "Nobody"
    new = r.choice(PEOPLE) if r.random() < 0.3 else f"{old} {phrase(r, 1)}"
    change(file, "^name: .*$", f"name: {new}")
    if r.random() < 0.8:
        change(file, "^aliases: .*$", f"aliases: [{json.dumps(old, ensure_ascii=False)}]")
    return f"renames «{old}» to «{new}» in {file.name}"


def moves(root: Path, r: Random) -> str:
    file = r.choice(files(root))
    new = file.with_name(f"{file.stem}-{r.choice(WORDS)}.md")
    file.rename(new)
    return f"moves {file.name} to {new.name}"


def deletes(root: Path, r: Random) -> str:
    file = r.choice(files(root, *r.choice([NAMED, NAMED, NAMED, KINDS])))
    seed = re.search("^  file: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    file.unlink()
    if seed and (root / "seeds" / seed[1]).is_file():
        (root / "seeds" / seed[1]).unlink()
    return f"deletes {file.name}" + (f" and {seed[1]}" if seed else "")


def adds_a_record(root: Path, r: Random) -> str:
    folder = r.choice(["questions", *NAMED])
    named = f"{phrase(r)}?" if folder == "questions" else f"Mira {phrase(r, 1)}"
    path = f"docs/{folder}/{re.sub('[^a-z]+', '-', named.lower()).strip('-')}.md"
    key = "question" if folder == "questions" else "name"
    write(root, path, f"---\n{key}: {named}\n---\n\n{phrase(r)}.\n")
    return f"adds {path}"


def adds_an_article(root: Path, r: Random) -> str:
    """Half of its paragraphs are another's, so that it is tied to that one."""
    others = files(root, "articles")
    copied = (
        [p for p in body_of(r.choice(others)).split("\n\n") if p and r.random() < 0.5]
        if others
        else []
    )
    person = r.choice(PEOPLE)
    said = f"“{phrase(r, 9)},” said {person}."
    body = "\n\n".join([*copied, said])
    slug = f"{r.choice(WORDS)}-{r.choice(WORDS)}-{r.randrange(100)}"
    front = {
        "title": phrase(r),
        "source": {"file": f"{slug}.txt", "sha256": hashlib.sha256(body.encode()).hexdigest()},
        "outlet": r.choice(["Ellery Courier", "Harbour Post", phrase(r, 2)]),
        "dates": {"published": date(r)},
        "people": [name for name in PEOPLE if name in body],
        "topics": [r.choice(["Salt Bridge", "Tunnel plan", "Vastmark"])],
        "claims": [
            {
                "id": "said",
                "text": f"{phrase(r)}.",
                "kind": r.choice(CLAIM_KINDS),
                "by": person,
                "quote": said.partition(" said")[0],
                "date": date(r),
                "question": r.choice([f"{phrase(r)}?", "How much would a tunnel cost?"]),
                "answer": r.choice(WORDS),
            }
        ],
        "status": "reviewed",
    }
    write(root, f"seeds/{slug}.txt", body)
    # JSON is YAML too.
    record = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()
    )
    write(root, f"docs/articles/{slug}.md", f"---\n{record}\n---\n\n{body}\n")
    return f"adds {slug}"


def changes_a_value(root: Path, r: Random) -> str:
    article = r.choice(files(root, "articles"))
    lines = article.read_text("utf-8").split("\n")
    values = {
        "title": phrase(r),
        "    text": f"{phrase(r, 5)}.",
        "    answer": r.choice([phrase(r, 2), f"{r.randrange(99)} million crowns"]),
        "    date": date(r),
        "    kind": r.choice(CLAIM_KINDS),
        "    by": r.choice([r.choice(PEOPLE), "an official"]),
        "outlet": r.choice(["Ellery Courier", "Harbour Post", "Northcoast Wire"]),
        "status": r.choice(["draft", "reviewed"]),
    }
    places = [n for n, line in enumerate(lines) if line.partition(":")[0] in values]
    if not places:
        return f"leaves {article.name}"
    at = r.choice(places)
    key = lines[at].partition(":")[0]
    lines[at] = f"{key}: {values[key]}"
    article.write_text("\n".join(lines), "utf-8")
    return f"writes «{lines[at].strip()}» in line {at + 1} of {article.name}"


def ties_two_claims(root: Path, r: Random) -> str:
    article, other = r.choice(files(root, "articles")), r.choice(files(root, "articles"))
    claims = re.findall("^  - id: (.*)$", other.read_text("utf-8"), re.MULTILINE) or ["said"]
    relation = (
        f"{r.choice(['confirms', 'disputes', 'qualifies'])}: [{other.stem}#{r.choice(claims)}]"
    )
    text = article.read_text("utf-8")
    kinds = list(re.finditer("^    kind: .*$", text, re.MULTILINE))
    if not kinds:
        return f"leaves {article.name}"
    at = r.choice(kinds).end()
    article.write_text(f"{text[:at]}\n    {relation}{text[at:]}", "utf-8")
    return f"writes «{relation}» in {article.name}"


def corrects_seed_and_text(root: Path, r: Random) -> str:
    """The same word in the record and in its seed, and the seed's checksum."""
    article = r.choice(files(root, "articles"))
    text = article.read_text("utf-8")
    named = re.search(r"[\w/-]+\.txt", text)
    if not named or not (root / "seeds" / named[0]).is_file():
        return f"leaves {article.name}"
    seed = root / "seeds" / named[0]
    old = r.choice(re.findall(r"[a-z]{5,}", body_of(article)) or WORDS)
    new = r.choice(WORDS)
    data = re.sub(rf"\b{old}\b", new, seed.read_text("utf-8")).encode()
    text = re.sub(rf"\b{old}\b", new, text)
    mark = hashlib.sha256(data).hexdigest()
    article.write_text(re.sub("[0-9a-f]{64}", mark, text), "utf-8")
    seed.write_bytes(data)
    return f"writes «{new}» for «{old}» in {article.name} and its seed"


def makes_a_slip(root: Path, r: Random) -> str:
    """A line lost, doubled, or with another word in it, in any file. It may well be an error."""
    file = r.choice([file for file in texts(root) if file.suffix in (".md", ".txt")])
    lines = file.read_text("utf-8").split("\n")
    at = r.randrange(len(lines))
    slip = r.choice([[], [lines[at]] * 2, [re.sub(r"\w{4,}", r.choice(WORDS), lines[at], count=1)]])
    lines[at : at + 1] = slip
    file.write_text("\n".join(lines), "utf-8")
    return f"turns line {at + 1} of {file.name} into {slip}"


def changes_the_settings(root: Path, r: Random) -> str:
    chosen = r.choice(["full", "excerpts", "full", "excerpts", "exerpts"])
    configure(root, publish_text=chosen)
    return f"publishes «{chosen}»"


def writes_a_page_of_its_own(root: Path, r: Random) -> str:
    path = f"docs/notes/{r.choice(WORDS[:4])}.md"
    if (root / path).exists() and r.random() < 0.4:
        (root / path).unlink()
        return f"deletes {path}"
    write(root, path, f"# {phrase(r)}\n\n{phrase(r)}: [there](../{linked(root, r)}).\n")
    return f"writes {path}"


def keeps_a_picture(root: Path, r: Random) -> str:
    path = f"docs/assets/{r.choice(WORDS[:3])}.png"
    write(root, path, r.randbytes(30))
    return f"keeps {path}"


def changes_the_front_page(root: Path, r: Random) -> str:
    write(root, "docs/index.md", f"---\ntitle: {phrase(r)}\n---\n\n{phrase(r, 20)}.\n")
    return "writes the front page anew"


EDITS: dict[Callable[[Path, Random], str], int] = {
    writes_a_note: 4,
    gives_an_alias: 3,
    renames: 3,
    moves: 2,
    deletes: 2,
    adds_a_record: 3,
    adds_an_article: 3,
    changes_a_value: 6,
    ties_two_claims: 2,
    corrects_seed_and_text: 2,
    makes_a_slip: 4,
    changes_the_settings: 1,
    writes_a_page_of_its_own: 2,
    keeps_a_picture: 1,
    changes_the_front_page: 1,
}
"""Every edit, and how often it is made beside the others."""


def edit_at_random(root: Path, r: Random) -> str:
    """Make one edit. Returns what it did."""
    (chosen,) = r.choices(list(EDITS), weights=list(EDITS.values()))
    return chosen(root, r)
