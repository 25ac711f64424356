"""What the readings of a collection say about its lineage, in the words of a case's ``expected.yaml``."""

from __future__ import annotations

from typing import Any

from sourcebook.reading.origins.doubts import Doubt
from sourcebook.reading.origins.independence import Origins, Tie
from sourcebook.reading.origins.lineage import Shared
from sourcebook.reading.readings import Readings
from sourcebook.reading.reuse.utterances import Carrier, Utterance

Told = dict[str, Any]


def told_of(readings: Readings) -> Told:
    """The questions with their origins, what articles share, the utterances, the sources: only what there is."""
    told = {
        "questions": {slug: _question(readings, slug) for slug in readings.catalog.questions},
        "shared": [_shared(shared) for shared in readings.shared.values()],
        "utterances": [_utterance(readings, utterance) for utterance in readings.utterances],
        "sources": {
            article: sorted(outlets)
            for article, outlets in readings.sources_behind.items()
            if outlets
        },
    }
    return {name: part for name, part in told.items() if part}


def _question(readings: Readings, slug: str) -> Told:
    found = readings.origins([claim.id for claim in readings.catalog.answers_to(slug)])
    return {
        "origins": _span(found),
        "answers": {
            answer.text: _span(readings.origins([claim.id for claim in answer.claims]))
            for answer in readings.answers(slug).answers
        },
        **_sides(found),
    }


def _span(found: Origins) -> int | str:
    """How many origins there are: 1, or «1 to 3» where it can't be told."""
    least, most = len(found.independent), len(found.origins)
    return least if least == most else f"{least} to {most}"


def _sides(found: Origins) -> Told:
    counted, open_ = [], []
    for number, origin in enumerate(found.origins):
        told: Told = {"claims": list(origin.claims)}
        if origin.ties:
            told["ties"] = [_tie(tie) for tie in origin.ties]
        if number in found.independent:
            counted.append(told)
        else:
            told["doubt"] = next(
                _doubt(doubt) for doubt in found.doubts if number in (doubt.one, doubt.other)
            )
            open_.append(told)
    return {"counted": counted} | ({"not counted": open_} if open_ else {})


def _tie(tie: Tie) -> Told:
    told: Told = {tie.kind.value: [tie.one, tie.other]}
    if tie.source:
        told["of"] = tie.source.label
    if tie.passage or tie.utterance:
        told["words"] = tie.words
    return told


def _doubt(doubt: Doubt) -> Told:
    pair = [doubt.article, doubt.against]
    told: Told = {doubt.kind.value: list(dict.fromkeys(pair))}
    if doubt.source:
        told["of"] = doubt.source
    if doubt.words:
        told["shared"] = doubt.words
    return told


def _shared(shared: Shared) -> Told:
    told: Told = {
        "articles": [shared.first, shared.second],
        "earlier": shared.earlier,
        "passages": [{passage.kind.value: passage.words} for passage in shared.passages],
    }
    return told | ({"copy": True} if shared.copied else {})


def _utterance(readings: Readings, utterance: Utterance) -> Told:
    return {
        "speakers": [speaker.label for speaker in utterance.speakers],
        "earliest": utterance.earliest,
        "fullest": utterance.fullest.article,
        "carriers": [_carrier(readings, carrier) for carrier in utterance.carriers],
    }


def _carrier(readings: Readings, carrier: Carrier) -> Told:
    text, words = readings.evidence(carrier.article).body.flat, carrier.cut.text
    quoted = (
        text[words.starts[first] : words.ends[behind - 1]]
        for first, behind in carrier.cut.fragments
    )
    told: Told = {carrier.article: " … ".join(quoted)}
    if changes := [
        {piece.change.value: piece.words or piece.full}
        for piece in carrier.pieces
        if piece.change != "same"
    ]:
        told["changes"] = changes
    return told
