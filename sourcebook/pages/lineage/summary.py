"""The lineage in one sentence: on which source most articles rest, who else shares words, who stands apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..labels import capital, count, listed
from .edges import Edge, EdgeKind, End, Lineage

_NUMBERS = "no one two three four five six seven eight nine".split()
_NAMED = 3
"""So many names stand in the sentence; more become a number."""
_PLATFORM = "platform"


def summary(lineage: Lineage, first_hand: Mapping[End, Sequence[str]]) -> str:
    """The sentence; empty where there is nothing to compare. ``first_hand`` gives the people whose words an article has
    from nobody else, as far as it says."""
    articles, apart = lineage.articles, lineage.apart
    if len(articles) < 2:
        return ""
    source, resting = _most_used(lineage.edges)
    parts = []
    if source:
        who = f"{_number(len(resting))} of {_number(len(articles))} articles rest"
        if len(resting) == 1:
            who = f"{next(iter(resting)).label} rests"
        takers = {
            edge.target
            for edge in lineage.edges
            if edge.kind is EdgeKind.STATED and edge.source.article
        }
        if len(resting) == 1 < len(takers):
            parts.append(f"{_number(len(takers))} articles each rest on another one")
        else:
            parts.append(f"{who} on {source.label}{_own(first_hand.get(source, ()))}")
    parts += _copies(lineage.edges)
    parts += _narrative(lineage.edges, resting)
    if len(apart) == len(articles):
        parts.append("no article is tied to another one, as far as the texts show")
    elif apart:
        verb = "is" if len(apart) == 1 else "are"
        parts.append(f"{_names(apart)} {verb} tied to no other article")
    elif not parts:
        parts.append("some articles share words, and none says that it rests on another one")
    return f"{capital('; '.join(parts))}."


def _own(people: Sequence[str]) -> str:
    """«, which seems to have Ann Lee’s and Bo Ek’s words first hand»."""
    if not people:
        return ""
    owners = [f"{person}’s" for person in people[:_NAMED]]
    more = len(people) - len(owners)
    whose = listed([*owners, f"{_number(more)} more people’s"] if more else owners)
    return f", which seems to have {whose} words first hand"


def _most_used(edges: Sequence[Edge]) -> tuple[End | None, frozenset[End]]:
    """The source that most articles state, and those articles; none where no article states another one and no two
    state the same. Platforms, on which anybody may speak, and what was inferred don't count."""
    resting: dict[End, set[End]] = {}
    claims: dict[End, int] = {}
    for edge in edges:
        if edge.kind is EdgeKind.STATED and edge.source.kind != _PLATFORM:
            resting.setdefault(edge.source, set()).add(edge.target)
            claims[edge.source] = claims.get(edge.source, 0) + len(edge.claims)
    telling = [end for end in resting if end.article or len(resting[end]) > 1]
    if not telling:
        return None, frozenset()
    most = min(telling, key=lambda end: (-len(resting[end]), -claims[end], end.key))
    return most, frozenset(resting[most])


def _copies(edges: Sequence[Edge]) -> Iterator[str]:
    copies = [edge for edge in edges if edge.kind is EdgeKind.COPY]
    if len(copies) == 1:
        one, other = copies[0].source.label, copies[0].target.label
        ordered = copies[0].ordered
        yield f"{other} is a copy of {one}" if ordered else f"{one} and {other} are copies"
    elif copies:
        articles = {edge.target for edge in copies}
        yield f"{_number(len(articles))} articles are copies of others"


def _narrative(edges: Sequence[Edge], resting: Collection[End]) -> Iterator[str]:
    """Who shares so much narrative that chance can't explain it."""
    telling = [edge for edge in edges if edge.kind is EdgeKind.NARRATIVE]
    if len(telling) == 1:
        (one,) = telling
        pair = f"{one.source.label} and {one.target.label}"
        also = "also share" if set(one.ends) <= set(resting) else "share"
        yield f"{pair} {also} {count(one.words, 'word')} outside quotations"
    elif telling:
        most = max(edge.words for edge in telling)
        pairs = f"{_number(len(telling))} pairs of articles"
        yield f"{pairs} share words outside quotations, up to {most:,}"


def _names(ends: Sequence[End]) -> str:
    if len(ends) <= _NAMED:
        return listed([end.label for end in ends])
    return f"{_number(len(ends))} articles"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
