"""Two protocols as text and as JSON: whether one conforms to the other, and how what they answer changes.

Spec: spec/03-command.md, spec/21-protocol.md (ORI-17, ORI-18).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..demand.model import Demand
from ..forms import to_json
from ..orientation.evaluate import orient, trace
from ..protocol.model import Call, Change, ChangedCall, Changes, Conformity
from ..protocol.protocol import Protocol, demand_count
from ..protocol.text import call_text, demand_lines
from ..text import Text, joined, plural, verbatim
from ..words import Miss, Part, Tri
from .page import FAINT, HEAD, Page

DIFFERS = {"level": Text("level", "niveau"), "within": Text("days", "délai"),
           "first": Text("what comes first", "ce qui vient d'abord")}
_NOTHING = Text("nothing", "rien")


def number(value: int) -> Text:
    """A number, its digits in groups of three."""
    return Text(f"{value:,}", f"{value:,}".replace(",", " "))


def called(protocol: Protocol, demand: Demand, part: Part) -> Iterator[Call]:
    """What the rows that speak call for, of all rows or of those imposed, with what is still open in the demand."""
    routes = {route.service: route for route in orient(demand, protocol=protocol).routes}
    motive = next(iter(demand.motives))
    for row in protocol.rows:
        if (part is Part.WHOLE or row.imposed) and motive in row.motives \
                and trace(demand, motive, row.id, protocol=protocol).miss is Miss.SPEAKS:
            yield from (replace(call, first=frozenset(routes[call.service].waits_for)) for call in row.calls)


def _call_json(call: Call) -> dict[str, Any]:
    return {"service": call.service.word, "level": call.level.word if call.level else None, "within": call.within,
            "first": [each.word for each in sorted(call.first, key=int)]}


def calls_json(calls: Iterable[Call]) -> list[dict[str, Any]]:
    """Calls as the object of a protocol writes them."""
    return [_call_json(call) for call in calls]


def _demand(page: Page, demand: Demand, indent: int) -> None:
    page.wrapped(page.listed(demand_lines(demand, page.language)), indent, indent + 2)


# ---- conforms

@dataclass(frozen=True, slots=True)
class Held:
    """A protocol held against an adopted one: whether it conforms, and whether both answer everything alike."""

    protocol: Protocol
    adopted: Protocol
    found: Conformity

    @property
    def equal(self) -> bool:
        """Whether both answer every possible demand alike (ORI-18)."""
        return self.protocol.digest() == self.adopted.digest()

    @property
    def conforms(self) -> bool:
        """Whether it is known to: to what imposes nothing nobody does."""
        return self.found.verdict is Tri.YES

    def json(self) -> dict[str, Any]:
        """The verdict as one object: ``conforms`` is unknown where it is undefined."""
        return {"name": self.protocol.name, "adopted": self.adopted.name, "conforms": self.found.verdict.word,
                "equal": self.equal, "count": self.found.count, "lacking": [
                    {"demand": to_json(demand), "imposed": calls_json(called(self.adopted, demand, Part.IMPOSED)),
                     "called": calls_json(called(self.protocol, demand, Part.WHOLE))} for demand in self.found.demands]}


def held(protocol: Protocol, adopted: Protocol, most: int) -> Held:
    """Holds one against the other, and keeps at most so many demands."""
    return Held(protocol, adopted, protocol.conforms(adopted, most=most))


_VERDICTS = {
    Tri.YES: Text("conforms to {adopted}: it calls all that is imposed there (ORI-17)",
                  "conforme à {adopted} : appelle tout ce qui y est imposé (ORI-17)"),
    Tri.UNKNOWN: Text("conformity to {adopted} is undefined: it imposes nothing (ORI-17)",
                      "la conformité à {adopted} n'est pas définie : il n'impose rien (ORI-17)"),
    Tri.NO: Text("does not conform to {adopted} (ORI-17): in {n} of {all} possible demands it lacks something imposed",
                 "non conforme à {adopted} (ORI-17) : dans {n} des {all} demandes possibles, il manque quelque chose "
                 "d'imposé")}
_EQUAL = {True: Text("both answer every possible demand alike (ORI-18)",
                     "les deux répondent de même à toute demande possible (ORI-18)"),
          False: Text("the two do not answer every possible demand alike (ORI-18)",
                      "les deux ne répondent pas de même à toute demande possible (ORI-18)")}


def show_held(page: Page, against: Held, indent: int) -> None:
    """The verdict, whole equality beside it, and the smallest demands that lack something."""
    found = against.found
    page.wrapped(_VERDICTS[found.verdict].of(adopted=against.adopted.name, n=number(found.count),
                                             all=number(demand_count())),
                 indent, indent + 2, HEAD if against.conforms else "bold yellow")
    page.wrapped(_EQUAL[against.equal], indent, indent + 2)
    for demand in found.demands:
        page.line()
        _demand(page, demand, indent)
        for head, calls in ((Text("imposed", "imposé"), called(against.adopted, demand, Part.IMPOSED)),
                            (Text("called", "appelé"), called(against.protocol, demand, Part.WHOLE))):
            _headed(page, indent + 2, f"{page.said(head):<9}", [
                call_text(call, page.language) for call in sorted(calls, key=lambda call: int(call.service))])
    _shown(page, len(found.demands), found.count, indent, Text("demands shown", "demandes montrées"))


def _headed(page: Page, indent: int, head: str, told: list[str]) -> None:
    for place, each in enumerate(told or [page.said(_NOTHING)]):
        page.headed(" " * indent + (head if not place else " " * len(head)), each)


def _shown(page: Page, shown: int, count: int, indent: int, what: Text) -> None:
    if count > shown:
        page.line()
        page.wrapped(Text("{what}: {n} of {all}, the smallest demand first (--most shows more)",
                          "{what} : {n} sur {all}, la plus petite demande d'abord (--most en montre plus)").of(
            what=what, n=number(shown), all=number(count)), indent, indent + 2, FAINT)


# ---- diff

@dataclass(frozen=True, slots=True)
class Compared:
    """Two protocols, and where they differ."""

    one: Protocol
    other: Protocol
    part: Part
    found: Changes

    def json(self) -> dict[str, Any]:
        """The comparison as one object."""
        return {"a": self.one.name, "b": self.other.name, "part": self.part.word, "equal": not self.found.demands,
                "count": self.found.demands, "changes": self.found.count, "differing": [
                    {"motive": each.motive.word, "count": each.count, "demand": to_json(each.demand), "calls": [
                        {"service": call.service.word, "differs": list(call.differs),
                         "a": None if call.one is None else _call_json(call.one),
                         "b": None if call.other is None else _call_json(call.other)} for call in self.calls(each)],
                     "rows_a": list(each.rows), "rows_b": list(each.other_rows)} for each in self.found.changes]}

    def calls(self, change: Change) -> Iterator[ChangedCall]:
        """The calls that change, with what is still open in the demand."""
        sides = [{call.service: call for call in called(protocol, change.demand, self.part)}
                 for protocol in (self.one, self.other)]
        for each in change.calls:
            yield ChangedCall(service=each.service, one=sides[0].get(each.service), other=sides[1].get(each.service))


def compared(one: Protocol, other: Protocol, part: Part, most: int) -> Compared:
    """Compares, and keeps at most so many changes."""
    return Compared(one, other, part, one.changes(other, part=part, most=most))


def show_compared(page: Page, of: Compared) -> None:
    """That two protocols answer alike, or each change of calls."""
    names = [verbatim(of.one.name), verbatim(of.other.name)]
    if of.part is Part.IMPOSED:
        names.append(Text("in the imposed part", "dans la partie imposée"))
    told = Text("both answer every possible demand alike", "les deux répondent de même à toute demande possible")
    if of.found.demands:
        told = Text("{changes}; {n} of {all} possible demands are answered differently",
                    "{changes} ; {n} des {all} demandes possibles reçoivent une autre réponse").of(
            changes=plural(of.found.count, Text("{n} change", "{n} changement"), Text("{n} changes", "{n} changements")),
            n=number(of.found.demands), all=number(demand_count()))
    page.wrapped(told.at(joined(names)), 0, 2, HEAD)
    for change in of.found.changes:
        page.line()
        _change(page, of, change)
    _shown(page, len(of.found.changes), of.found.count, 0, Text("changes shown", "changements montrés"))


def _change(page: Page, of: Compared, change: Change) -> None:
    """One change: the motive, what each calls, in how many demands and the smallest of them, and the rows."""
    page.wrapped(Text("{motive}: {n} demands", "{motive} : {n} demandes").of(
        motive=page.label(change.motive), n=number(change.count)), 0, 2, HEAD)
    for call in of.calls(change):
        differs = [DIFFERS[name] for name in call.differs]
        if differs:
            page.wrapped(page.pair(page.label(call.service),
                                   Text("differs in {what}", "diffère par : {what}").of(what=joined(differs))), 2, 4)
        for head, each in (("A", call.one), ("B", call.other)):
            told = _NOTHING if each is None else call_text(each, page.language)
            if each is None:
                told = Text("does not call {service}", "n'appelle pas {service}").of(service=page.label(call.service))
            page.headed(f"  {head}  ", told)
    page.wrapped(page.pair(Text("smallest demand", "plus petite demande"),
                           page.listed(demand_lines(change.demand, page.language))), 2, 4)
    for head, rows in (("A", change.rows), ("B", change.other_rows)):
        page.wrapped(page.pair(Text(f"rows of {head}", f"lignes de {head}"),
                               ", ".join(rows) if rows else page.said(Text("none", "aucune"))), 2, 4, FAINT)
