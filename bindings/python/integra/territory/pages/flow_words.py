"""What goes between levels, in words: how many, of what age, how many wait; unknown and nothing are told apart.

Spec: spec/44-territory-pages.md, "The three levels"; CON-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...text import Text, plural
from ...words import FlowContent, Tri
from ..reports.model import FlowFact
from .strata import Between, Stream
from .telling import ago, lasting

__all__ = ["lines", "sentences"]

_COUNTED = {
    FlowContent.NEED: (Text("{n} need", "{n} besoin"), Text("{n} needs", "{n} besoins")),
    FlowContent.DIFFICULTY: (Text("{n} difficulty", "{n} difficulté"), Text("{n} difficulties", "{n} difficultés")),
    FlowContent.DECISION: (Text("{n} decision", "{n} décision"), Text("{n} decisions", "{n} décisions")),
    FlowContent.FEEDBACK: (Text("{n} report back", "{n} retour"), Text("{n} reports back", "{n} retours")),
}
_NONE = {
    FlowContent.NEED: Text("no need known", "aucun besoin connu"),
    FlowContent.DIFFICULTY: Text("no difficulty known", "aucune difficulté connue"),
    FlowContent.DECISION: Text("no decision known", "aucune décision connue"),
    FlowContent.FEEDBACK: Text("no report back known", "aucun retour connu"),
}
_NOTHING = {
    (True, Tri.NO): Text("nothing rises", "rien ne monte"),
    (False, Tri.NO): Text("nothing comes down", "rien ne descend"),
    (True, Tri.UNKNOWN): Text("what rises is not known", "ce qui monte n'est pas connu"),
    (False, Tri.UNKNOWN): Text("what comes down is not known", "ce qui descend n'est pas connu"),
}
_ONE_WAITS = Text("{n} waiting ({long})", "{n} en attente ({long})")
_SOME_WAIT = Text("{n} waiting (up to {long})", "{n} en attente ({long} au plus)")
_WAIT = Text("{n} waiting", "{n} en attente")
#: Which way, as a sentence for who does not see the arrows.
_WAY = {True: Text("From {lower} to {upper}: {what}.", "De {lower} à {upper} : {what}."),
        False: Text("From {upper} to {lower}: {what}.", "De {upper} à {lower} : {what}.")}


def lines(stream: Stream, at: datetime.date) -> list[tuple[FlowContent | None, Text, Text | None, Text | None]]:
    """What stands beside the arrows of a stream: of each content how many, how long ago the last was, and who waits; one line
    without content where there is nothing to count."""
    if stream.state is not Tri.YES:
        return [(None, _NOTHING[stream.up, stream.state], None, None)]
    return [_line(content, fact, at) for content, fact in stream.flows]


def _line(content: FlowContent, fact: FlowFact | None, at: datetime.date) -> tuple[FlowContent, Text, Text | None, Text | None]:
    if fact is None or not fact.count:
        return content, _NONE[content], None, None
    age = None if fact.latest_age is None else ago(fact.latest_age)
    return content, plural(fact.count, *_COUNTED[content]), age, _waiting(fact, at)


def _waiting(fact: FlowFact, at: datetime.date) -> Text | None:
    if not fact.waiting:
        return None
    if fact.oldest_waiting is None:
        return _WAIT.of(n=fact.waiting)
    said = _ONE_WAITS if fact.waiting == 1 else _SOME_WAIT
    return said.of(n=fact.waiting, long=lasting((at - fact.oldest_waiting).days))


def sentences(between: Between, at: datetime.date, names: tuple[Text, Text]) -> Iterator[Text]:
    """Both ways between two levels, whose names come from above, in sentences."""
    for stream in (between.up, between.down):
        told = []
        for _, count, age, wait in lines(stream, at):
            more = [each for each in (age, wait) if each is not None]
            told.append(count.within(*more))
        what = Text(", ".join(each.en for each in told), ", ".join(each.fr for each in told))
        yield _WAY[stream.up].of(upper=names[0], lower=names[1], what=what)
