"""What a fresh draft would add to the records of articles: fields, people, topics and claims that they do not have.

Nothing that stands in a record is changed or taken out. What a person visibly took out stays out: a list that is ``[]``, what is
commented out (``# - Ilse Brandvik``), a claim that was rejected on its page, and what an earlier commit of the record had and a later
one has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cached_property, partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from ..atomic import replace_file
from ..catalog.shelf import resolved, same_name
from ..drafting import Draft, draft_all
from ..editing.corrections import refusal
from ..editing.fields import order_in
from ..editing.journal import JOURNAL, Journal
from ..editing.lossless import CannotEdit, Value, edited
from ..problem import Problem, Severity
from ..progress import Tell, silent
from ..project import Examination, declared_of, examine
from ..reading.text.body import even
from ..records.frontmatter import Path as Way
from ..records.frontmatter import read
from ..records.load import Filed
from ..records.model import Article
from ..records.model.article import EACH
from ..records.strict import did_you_mean
from ..records.validation import record_of

_NO_FIELDS = {"people", "topics", "claims", "basis", "status"}
_SPOKEN = re.compile(r"“[^”]*|«[^»]*|\"[^\"]*")
_COMMENTS = re.compile(r"(?:^[ \t]*#.*\n?)+", re.MULTILINE)
_COMMENTED_OUT = re.compile(r"^[ \t]*#+ *(?:- |(?!from:)[\w.]+: )", re.MULTILINE)


@dataclass(frozen=True)
class Suggested:
    """A record as it is and as it would be; ``problems`` say why nothing can be suggested for it."""

    path: str
    before: str = ""
    after: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def diff(self) -> str:
        """What is added, as a unified diff."""
        old, new = (t.replace("\r\n", "\n").split("\n") for t in (self.before, self.after))
        return "\n".join(unified_diff(old, new, self.path, self.path, lineterm=""))

    def written(self, root: Path) -> tuple[Problem, ...]:
        """Write the record, unless it is no longer what was seen. Returns why it is not written."""
        try:
            if (root / self.path).read_bytes() == self.before.encode():
                replace_file(root / self.path, self.after.encode())
                return ()
            why = "It was changed in the meantime."
        except OSError as error:
            why = f"It can't be written: {error.strerror or error}."
        return refusal(self.path, why, "Ask for suggestions again.").problems


def suggest(seen: Examination, wanted: Sequence[str], tell: Tell = silent) -> Iterator[Suggested]:
    """What drafts would add to the records of some articles, by their slugs or paths; of all, with none."""
    catalog, sound = seen.readings.catalog, []
    broken = {path for path in catalog.broken if path.startswith("docs/articles/")}
    every = sorted({*catalog.articles, *(Path(path).stem for path in broken)})
    for slug in dict.fromkeys(Path(one).stem for one in wanted or every):
        path, filed = f"docs/articles/{slug}.md", catalog.articles.get(slug)
        if filed and path not in broken and catalog.seed_of(filed):
            sound.append(filed)
            continue
        way_out = did_you_mean(slug, every) or "Name a record in docs/articles/."
        told = [p for p in seen.problems if p.place.path == path and p.severity is Severity.ERROR]
        told = told or [*refusal(path, "There is no such article.", way_out).problems]
        yield Suggested(path, problems=tuple(told))
    seeds = [catalog.seeds[filed.record.source.file] for filed in sound]
    # Who is named in a text that is drafted anew may be listed there.
    others = {**catalog.articles, **{filed.slug: replace(filed, body="") for filed in sound}}
    drafts = draft_all(seeds, replace(catalog, articles=others), (), declared_of(seen.root, seeds))
    additions = [_Additions(seen, *pair) for pair in zip(sound, drafts, strict=True)]
    _keep_to_the_rules(seen, additions, tell)
    for one in additions:
        yield Suggested(one.path, one.before, one.after, one.problems)


def _keep_to_the_rules(seen: Examination, additions: Sequence[_Additions], tell: Tell) -> None:
    """Leave out what would break a rule that is kept now."""
    known = {(p.place.path, p.rule, p.message) for p in seen.problems}
    while instead := {a.path: a.after.encode() for a in additions if a.after != a.before}:
        found = examine(seen.root, seen.memory, tell, instead).problems
        new = [p for p in found if (p.place.path, p.rule, p.message) not in known]
        new = [p for p in new if p.severity is not Severity.HINT]
        if not new:
            return
        theirs = [a for a in additions if a.path in {p.place.path for p in new}]
        for one in theirs or additions:
            one.leave_out([p for p in new if p.place.path == one.path])


@dataclass(frozen=True)
class _Addition:
    """A value for a record, and the way to it, there and in the draft. An item of a list has its number in the draft alone."""

    way: Way
    value: Any
    drafted: Way


class _Additions:
    """What a fresh draft of an article has that its record has not."""

    problems: tuple[Problem, ...] = ()

    def __init__(self, seen: Examination, filed: Filed[Article], draft: Draft) -> None:
        self.path = str(filed.path)
        self.before = (seen.root / self.path).read_bytes().decode()
        self._catalog, self._record = seen.readings.catalog, filed.record
        self._ours = filed.document.values
        self._draft = read(draft.text, self.path)
        self._drafted = record_of(Article, self._draft)
        self._evidence = seen.readings.evidence(filed.slug)
        self._gone = frozenset(_taken_out(seen, filed.slug))
        comments = _COMMENTS.findall(self.before.replace("\r\n", "\n"))
        commented = (c.replace("#", " ") for c in comments if _COMMENTED_OUT.search(c))
        self._commented_out = even(" ".join(commented))
        self._added = [*self._fields(), *self._people(), *self._claims()]

    @cached_property
    def after(self) -> str:
        """The record with all of it."""
        values = {way: one.value for way, one in self._places.items()}
        if not values:
            return self.before
        values |= dict(self._reasons())
        try:
            text = edited(self.before, values, partial(order_in, Article))
        except CannotEdit as error:
            self.problems = refusal(self.path, str(error), "Add it by hand.").problems
            return self.before
        return self._with_comments(text)

    def leave_out(self, problems: Sequence[Problem]) -> None:
        """Do without what breaks rules: the values in which the problems stand, else all people, else everything."""
        document, bad = read(self.after, self.path), set[Way]()
        for problem in problems:
            path = [way for way in document.starts if document.place(*way) <= problem.place][-1]
            bad |= {path[:1], path[:2]}
        old, every = self._added, self._places.items()
        self._added = [one for way, one in every if way not in bad and one in old]
        if len(self._added) == len(old):
            self._added = [one for one in old if one.way != ("people",)]
        if len(self._added) == len(old):
            self._added = []
        del self.after
        if not old:
            self.after = self.before

    def _fields(self) -> Iterator[_Addition]:
        """The fields that the record lacks."""
        ours, theirs = dict(_flat(self._ours)), dict(_flat(self._draft.values))
        listed = {same_name(person.name) for person in self._record.people}
        for way, value in theirs.items():
            told = ours.get(way) is not None or value in ("und", self._record.source.language)
            if told or way[0] in _NO_FIELDS:
                continue
            items = [
                item
                for item in (value if isinstance(value, list) else [value])
                if self._may(way[0], name := item["name"] if isinstance(item, dict) else item)
                and same_name(name) not in listed
            ]
            if items:
                yield _Addition(way, items if isinstance(value, list) else value, way)

    def _people(self) -> Iterator[_Addition]:
        people, record = self._catalog.people, self._record
        forms = (name for one in record.people for name in (one.name, *one.surface_forms))
        here = {*map(same_name, (*forms, *record.credited))}
        here |= {*resolved(people, (person.name for person in record.people))}
        for number, person in enumerate(self._drafted.people):
            known = here & {same_name(person.name), people.find(person.name)}
            if not known and self._may("people", person.name):
                value = self._draft.values["people"][number]
                yield _Addition(("people",), value, ("people", number))

    def _claims(self) -> Iterator[_Addition]:
        """The claims none of whose words, those between quotation marks if there are any, stand in the quote of one that is there."""
        body, ids = self._evidence.body, {claim.id for claim in self._record.claims}
        covered = [spot for name in ids for spot in self._evidence.stretches(name)]
        for number, claim in enumerate(self._drafted.claims):
            found = [span for quote in claim.quote for span in body.find(quote)]
            starts = [(body.position(span), span.end - span.start) for span in found]
            said = [
                (at + part.start(), at + part.end())
                for at, size in starts
                for part in _SPOKEN.finditer(body.flat[at : at + size])
            ]
            spots = said or [(at, at + size) for at, size in starts]
            apart = all(end <= a or b <= start for start, end in spots for a, b in covered)
            whole = all(map(body.find, claim.quote)) and claim.id not in ids
            words = (claim.id, claim.text, *claim.quote)
            if apart and whole and all(self._may("claims", one) for one in words):
                value = self._draft.values["claims"][number]
                yield _Addition(("claims",), value, ("claims", number))

    def _topics(self) -> Iterator[_Addition]:
        """The topics of what is added, and those that the draft has besides. A record that lists none has those of its claims."""
        find, own = self._catalog.topics.find, self._record.topics
        claims = [one.value for one in self._added if one.way == ("claims",)]
        told = [topic for claim in claims for topic in claim.get("topics") or ()]
        here = {*map(find, own), *map(same_name, own)}
        drafted = (topic for topic in self._drafted.topics if self._may("topics", topic))
        new = [t for t in dict.fromkeys((*told, *drafted)) if not here & {find(t), same_name(t)}]
        if self._ours.get("topics"):
            yield from (_Addition(("topics",), topic, ("topics", 0)) for topic in new)
        elif new and not (own or told):
            yield _Addition(("topics",), new, ("topics",))

    @property
    def _places(self) -> dict[Way, _Addition]:
        """Where each addition stands in the record in the end."""
        counts = {key: len(self._ours.get(key) or ()) for key in ("people", "topics", "claims")}
        placed: dict[Way, _Addition] = {}
        for one in (*self._added, *self._topics()):
            key = str(one.way[0])
            if one.drafted == one.way:
                placed[one.way] = one
            else:
                placed[key, counts[key]] = one
                counts[key] += 1
        return placed

    def _reasons(self) -> Iterator[tuple[Way, Value]]:
        """How what is added is known. A reason that the record gives for every claim does not hold for those that are added."""
        claims = [one.value for one in self._added if one.way == ("claims",)]
        ways = {".".join(map(str, one.way)) for one in self._added}
        ways |= {f"claims.{claim['id']}" for claim in claims}
        theirs = self._drafted.basis
        for path, reason in theirs.items():
            if path in ways or path.rpartition(".")[0] in ways:
                known = {"why": reason.why, "confidence": reason.confidence.value}
                yield ("basis", path), known
        for path, basis in (self._ours.get("basis") or {}).items():
            key = path.removeprefix(EACH)
            ids = [claim["id"] for claim in claims if key != path and claim.get(key)]
            if ids := [name for name in ids if f"claims.{name}.{key}" not in theirs]:
                yield ("basis", path, "except"), [*(basis.get("except") or ()), *ids]

    def _may(self, key: Any, words: str) -> bool:
        """Whether nobody took this out of the record."""
        out = re.search(rf"(?<!\w){re.escape(even(words))}(?!\w)", self._commented_out)
        gone = self._ours.get(key) == [] or (key, same_name(words)) in self._gone
        return not (out or gone)

    def _with_comments(self, text: str) -> str:
        """The record, and above each value that is added what its draft says of it there."""
        lines, drafted = text.split("\n"), self._draft.front.split("\n")
        document, comments = read(text, self.path), dict[int, list[str]]()
        for way, one in self._places.items():
            size = len(one.drafted)
            for path in (p for p in self._draft.starts if size and p[:size] == one.drafted):
                # The front matter's first line is the file's second. What stands above all fields is said of the whole draft.
                above = map(str.strip, reversed(drafted[: self._draft.key_place(*path).line - 2]))
                ours = re.compile("# from:" if len(path) == 1 else "#")
                told = list(takewhile(ours.match, above))
                line = document.key_place(*way, *path[size:]).line - 1
                comments |= {line: told} if told else {}
        for line in sorted(comments, reverse=True):
            margin, end = re.findall(r"^ *|\r?$", lines[line])[:2]
            lines[line:line] = [f"{margin}{told}{end}" for told in reversed(comments[line])]
        after = "\n".join(lines)
        return after if read(after, self.path).values == document.values else text


def _flat(values: Any) -> Iterator[tuple[Way, Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from (((key, name), item) for name, item in value.items())
        else:
            yield (key,), value


def _taken_out(seen: Examination, article: str) -> Iterator[tuple[str, str]]:
    """What an earlier state of a record had and a later one has not, with the field in which it was; claims that were rejected on its page."""
    for step in Journal(seen.root / JOURNAL).done:
        if rejected := re.fullmatch(rf"claims\.([^.]+) of article {article}", step.what):
            yield "claims", rejected[1]
    for _, corrected in seen.history.of(f"articles/{article}.md"):
        for change in corrected.changes:
            after = (change.after or "").split("; ")
            names = [change.path[-1]] if change.after is None else []
            for words in (*names, *(change.before or "").split("; ")):
                if words not in after:
                    yield change.path[0], same_name(words)
