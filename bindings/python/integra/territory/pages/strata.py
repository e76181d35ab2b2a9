"""The levels that a reader is shown, and what goes between each two that lie on one another.

Spec: spec/44-territory-pages.md, "The three levels"; CON-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from ...text import Text, capital, verbatim
from ...words import FlowContent, Line, Tier, Tri
from ..reports.model import FlowFact, LevelFact, Reader, Report

__all__ = ["NAMES", "Between", "Strata", "Stream", "strata"]

#: What lies above what, and the line that says whether the two talk (CON-6): micro and macro are no pair.
_PAIRS = ((Tier.MACRO, Tier.MESO, Line.EXCHANGE_MACRO_MESO), (Tier.MESO, Tier.MICRO, Line.EXCHANGE_MESO_MICRO))
_RISES, _COMES_DOWN = (FlowContent.NEED, FlowContent.DIFFICULTY), (FlowContent.DECISION, FlowContent.FEEDBACK)
_BOTH = Text("{upper} and {lower} talk both ways.", "{upper} et {lower} se parlent dans les deux sens.")
_SAID = {
    (Tri.YES, Tri.NO): Text("Between {upper} and {lower}, things only rise: nothing comes back down.",
                            "Entre {upper} et {lower}, tout monte et rien ne redescend."),
    (Tri.NO, Tri.YES): Text("Between {upper} and {lower}, things only come down: nothing rises.",
                            "Entre {upper} et {lower}, tout descend et rien ne remonte."),
    (Tri.YES, Tri.UNKNOWN): Text("Between {upper} and {lower}, what comes down is not known.",
                                 "Entre {upper} et {lower}, on ne sait pas ce qui redescend."),
    (Tri.UNKNOWN, Tri.YES): Text("Between {upper} and {lower}, what rises is not known.",
                                 "Entre {upper} et {lower}, on ne sait pas ce qui remonte."),
    (Tri.NO, Tri.NO): Text("{upper} and {lower} do not talk: no exchange.",
                           "{upper} et {lower} ne se parlent pas : aucun échange."),
    (Tri.UNKNOWN, Tri.UNKNOWN): Text("Nobody knows yet whether {upper} and {lower} talk.",
                                     "On ne sait pas encore si {upper} et {lower} se parlent."),
}
#: The levels from above, as a sentence calls them.
NAMES = {Tier.MACRO: verbatim("macro"), Tier.MESO: Text("meso", "méso"), Tier.MICRO: verbatim("micro")}


@dataclass(frozen=True, slots=True)
class Stream:
    """What goes one way between two levels.

    Attributes:
        up: whether it rises.
        flows: a fact a content, those without one included as None.
        state: yes where something went, no where it is known that nothing did.
    """

    up: bool
    flows: tuple[tuple[FlowContent, FlowFact | None], ...]
    state: Tri


@dataclass(frozen=True, slots=True)
class Between:
    """Two levels that lie on one another, what goes between them, and whether the sheet says that they talk."""

    upper: Tier
    lower: Tier
    up: Stream
    down: Stream
    talks: Tri

    @property
    def said(self) -> Text:
        """Whether the two talk, in a sentence."""
        told = _BOTH if self.talks is Tri.YES else _SAID.get((self.up.state, self.down.state), _BOTH)
        return capital(told.of(upper=NAMES[self.upper], lower=NAMES[self.lower]))


@dataclass(frozen=True, slots=True)
class Strata:
    """The levels from above, and what is between those of them that lie on one another."""

    levels: tuple[LevelFact, ...]
    between: tuple[Between, ...]

    @property
    def most(self) -> int:
        """The largest count of a flow that is drawn."""
        return max((fact.count for each in self.between for stream in (each.up, each.down)
                    for _, fact in stream.flows if fact is not None), default=0)


def strata(report: Report) -> Strata:
    """What is drawn of a report: of the micro level nothing for the ARS, whatever the report holds."""
    by_tier = {level.tier: level for level in report.levels}
    if report.reader is Reader.ARS:
        by_tier.pop(Tier.MICRO, None)
    return Strata(tuple(by_tier[tier] for tier in NAMES if tier in by_tier), tuple(_between(report, by_tier.keys())))


def _between(report: Report, shown: Set[Tier]) -> Iterator[Between]:
    """The pairs of which both levels are shown."""
    known = {fact.line: fact.value for fact in report.sheet}
    facts = {(flow.from_, flow.to, flow.content): flow for flow in report.flows}
    for upper, lower, line in _PAIRS:
        if {upper, lower} <= shown:
            talks = known.get(line, Tri.UNKNOWN)
            yield Between(upper, lower, _stream(facts, lower, upper, True, talks), _stream(facts, upper, lower, False, talks),
                          talks)


def _stream(facts: dict[tuple[Tier, Tier, FlowContent], FlowFact], from_: Tier, to: Tier, up: bool, talks: Tri) -> Stream:
    """One way: nothing is known to have gone it only where it is known that the two do not talk both ways."""
    flows = tuple((content, facts.get((from_, to, content))) for content in (_RISES if up else _COMES_DOWN))
    if any(fact is not None and fact.count for _, fact in flows):
        return Stream(up, flows, Tri.YES)
    return Stream(up, flows, Tri.NO if talks is Tri.NO else Tri.UNKNOWN)
