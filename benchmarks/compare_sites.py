"""What differs between two built sites, page by page: visible text, headings, anchors, links, labels and marks.

    python benchmarks/compare_sites.py OLD NEW [--ignore FILE] [--most 20]

Compared is what stands in a page's main part, however it is written; spaces are evened, addresses resolved. What differs is
grouped by kind of change and kind of page, each difference once, with the number of pages that show it and one of them.
Exits with 1 where anything differs.

A file of differences to ignore has lines of two sorts: «# » and a reason, then the regular expressions that it excuses, each
sought in a line such as «link articles/*: − Claims → /claims/». The report ends with how much each reason excused.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

KINDS = ("page", "file", "head", "text", "heading", "anchor", "link", "label", "mark")
LABELS = set("aria-label title alt role lang dir datetime open hidden".split())
VOID = set(
    "area base br circle col embed hr img input line link meta path rect source use wbr".split()
)
INLINE = set(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time tspan u var wbr".split()
)
UNSEEN = {"script", "style", "template"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


class PageFacts(HTMLParser):
    """What a reader, a link or a screen reader finds on a page: kind -> the facts of that kind."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.whole = Element("", {})
        self.main: Element | None = None
        self.open: list[Element] = []
        self.facts: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.feed(html)
        self.close()
        self.facts["text"] = self.whole.text.split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._space(tag)
        if self.main:
            self._note(element)
        elif tag == "article" and "md-content__inner" in element.attributes.get("class", ""):
            self.main = element
        elif tag == "meta" and element.attributes.get("name") == "description":
            self.facts["head"].append(element.attributes["content"])
        elif tag == "link" and element.attributes.get("rel") == "stylesheet":
            self.facts["head"].append(self._resolved(element.attributes["href"]))
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self.open):
            return
        self._space(tag)
        while (closed := self.open.pop()).tag != tag:
            pass
        if closed is self.main:
            self.main = None
        elif self.main:
            self._note_ended(closed)
        elif tag == "title" and not any(element.tag == "svg" for element in self.open):
            self.facts["head"].append(closed.text)

    def handle_data(self, data: str) -> None:
        if self.main and not any(element.tag in UNSEEN for element in self.open):
            self.whole.pieces.append(data)
        for element in self.open:
            element.pieces.append(data)

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")

    def _note(self, element: Element) -> None:
        attributes = element.attributes
        if "id" in attributes:
            self.facts["anchor"].append(f"#{attributes['id']}")
        target = f" → {self._resolved(attributes['href'])}" if "href" in attributes else ""
        for name, value in attributes.items():
            words = "" if value == name else " ".join(value.split())
            if name in LABELS or name.startswith("data-"):
                self.facts["label"].append(f"<{element.tag} {name}=«{words}»>{target}")

    def _note_ended(self, element: Element) -> None:
        attributes, text = element.attributes, _short(element.text, 60)
        target = attributes.get("href", attributes.get("xlink:href"))
        if element.tag == "a" and target is not None:
            self.facts["link"].append(f"{text} → {self._resolved(target)}")
        if re.fullmatch("h[1-6]", element.tag):
            self.facts["heading"].append(f"{element.tag} {text} #{attributes.get('id', '')}")
        if element.tag == "mark":
            self.facts["mark"].append(f"<mark> {text} ({attributes.get('data-claims', '')})")
        words = text if len(element.text) <= 40 else ""
        self.facts["mark"] += [f".{name} {words}" for name in attributes.get("class", "").split()]

    def _resolved(self, target: str) -> str:
        whole = unquote(urljoin(self.address, target))
        return re.sub(r"(^|/)index\.html(?=#|$)", r"\1", whole)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length // 2]} … {text[-length // 2 :]}"


def differences(old: Path, new: Path) -> Iterator[tuple[str, str, str, str]]:
    """Kind of change, kind of page, the difference, and the page where it stands."""
    before, after = _files(old), _files(new)
    for path in sorted(before | after):
        kind = "page" if path.endswith(".html") else "file"
        if path not in after:
            yield kind, _page_kind(path), "− gone" if kind == "page" else f"− {path}", path
        elif path not in before:
            yield kind, _page_kind(path), "+ new" if kind == "page" else f"+ {path}", path
        elif kind == "page":
            was, now = (_facts(site, path) for site in (old, new))
            for fact in KINDS:
                for difference in _changes(fact, was[fact], now[fact]):
                    yield fact, _page_kind(path), difference, path
        elif path.endswith((".json", ".csv", ".txt")) and not _same_data(old / path, new / path):
            yield kind, _page_kind(path), f"{path} says something else", path


def _files(site: Path) -> set[str]:
    """All files but those of the search index, whose names follow their contents."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    return {path for path in files if not path.startswith("pagefind/")}


def _facts(site: Path, path: str) -> dict[str, list[str]]:
    return PageFacts((site / path).read_text("utf-8"), "/" + path.removesuffix("index.html")).facts


def _page_kind(path: str) -> str:
    """``articles/one/index.html`` -> ``articles/*``; ``articles/index.html`` -> ``articles/``."""
    folders = path.split("/")[:-1]
    return (
        "/".join([*folders[:-1], "*"])
        if len(folders) > 1
        else "".join(f"{f}/" for f in folders) or "/"
    )


def _changes(fact: str, old: list[str], new: list[str]) -> Iterator[str]:
    if fact != "text":
        was, now = Counter(old), Counter(new)
        for sign, facts in (("−", was - now), ("+", now - was)):
            yield from (f"{sign} {text}" + f" (×{n})" * (n > 1) for text, n in facts.items())
    elif old != new:
        for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if step != "equal":
                lead = " ".join(old[max(a - 2, 0) : a])
                yield f"{lead} [{_short(' '.join(old[a:b]), 90)} → {_short(' '.join(new[c:d]), 90)}]"


def _same_data(old: Path, new: Path) -> bool:
    was, now = old.read_bytes(), new.read_bytes()
    return was == now or (old.suffix == ".json" and json.loads(was) == json.loads(now))


def excuses(file: Path) -> list[tuple[str, re.Pattern[str]]]:
    """The reasons and their patterns. Raises ValueError where a pattern has no reason."""
    found, reason = [], ""
    for line in filter(str.strip, file.read_text("utf-8").splitlines()):
        if line.startswith("# "):
            reason = line[2:]
        elif not reason:
            raise ValueError(f"{file}: «{line}» has no reason; write one above it, after «# ».")
        else:
            found.append((reason, re.compile(line)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--ignore", type=Path, help="patterns of differences, each with its reason")
    parser.add_argument("--most", type=int, default=20, help="shown of each group (default: 20)")
    arguments = parser.parse_args()
    known = excuses(arguments.ignore) if arguments.ignore else []
    excused: Counter[str] = Counter()
    groups: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, page_kind, difference, page in differences(arguments.old, arguments.new):
        line = f"{kind} {page_kind}: {difference}"
        reason = next((reason for reason, pattern in known if pattern.search(line)), None)
        if reason is None:
            groups[kind, page_kind][difference].append(page)
        else:
            excused[reason] += 1
    for (kind, page_kind), found in sorted(
        groups.items(), key=lambda item: KINDS.index(item[0][0])
    ):
        print(f"{kind} {page_kind}: {len(found)}")
        often = sorted(found.items(), key=lambda item: -len(item[1]))
        for difference, pages in often[: arguments.most]:
            print(f"  {difference}   ({len(pages)}: {pages[0]})")
        if len(often) > arguments.most:
            print(f"  … {len(often) - arguments.most} more")
    for reason in dict.fromkeys(reason for reason, _ in known):
        print(f"ignored {excused[reason]}: {reason}")
    if not groups:
        print("The same.")
    return 1 if groups else 0


if __name__ == "__main__":
    sys.exit(main())
