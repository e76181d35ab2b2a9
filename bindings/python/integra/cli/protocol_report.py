"""Protocols as text and as JSON: their rows, what their proof found, and how two of them differ.

Spec: spec/03-command.md, spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..forms import to_json
from ..demand.model import Demand
from ..protocol.model import Call, Failure, Row
from ..orientation.evaluate import orient, trace
from ..protocol.protocol import Protocol, demand_count
from ..protocol.text import Block, call_text, demand_lines, row_block
from ..rules import label
from ..text import Text, joined, plural, verbatim
from ..words import Law, Miss, Motive, Part, Word
from .page import FAINT, HEAD, Page

_HEAD = 11


def number(value: int) -> Text:
    """A number, its digits in groups of three."""
    return Text(f"{value:,}", f"{value:,}".replace(",", " "))


# ---- show

def show_protocol(page: Page, protocol: Protocol, *, by_motive: bool = False) -> None:
    """Every row, in order or under each motive that lists it."""
    page.line(_title(protocol), HEAD)
    if not by_motive:
        for row in protocol.rows:
            page.line()
            _block(page, row_block(row, page.language))
        return
    for motive in Motive:
        listed = [row for row in protocol.rows if motive in row.motives]
        if listed:
            page.titled(page.label(motive))
        for row in listed:
            page.line()
            _block(page, row_block(row, page.language, motives=False), 2)


def _title(protocol: Protocol) -> Text:
    rows, day = protocol.rows, protocol.effective
    return joined((
        verbatim(protocol.name), *(() if day is None else (Text(f"in force from {day}", f"en vigueur depuis le {day}"),)),
        plural(len(rows), Text("{n} row", "{n} ligne"), Text("{n} rows", "{n} lignes")),
        Text("of which imposed: {n}", "dont imposées : {n}").of(n=sum(row.imposed for row in rows))))


def _block(page: Page, block: Block, indent: int = 0) -> None:
    page.wrapped(block.title, indent, indent + 2, HEAD)
    for head, text in block.lines:
        page.headed(" " * (indent + 2) + f"{head:<{_HEAD}}", text)


# ---- check

def show_failures(page: Page, name: str, protocol: Protocol, failures: Sequence[Failure],
                  against: Comparison | None) -> None:
    """That it is proved, with its digests; or every failure with its smallest demand."""
    page.wrapped(_title(protocol).at("" if name == protocol.name else name), 0, 2, HEAD)
    if not failures:
        page.line(Text("  proved over {n} possible demands", "  prouvé pour {n} demandes possibles").of(
            n=number(demand_count())))
        for part, head in ((Part.WHOLE, Text("whole", "entier")), (Part.IMPOSED, Text("imposed", "imposé"))):
            page.line(f"  {page.said(head):<8} {protocol.digest(part).hex()}")
    else:
        page.line(plural(len(failures), Text("  {n} failure", "  {n} échec"), Text("  {n} failures", "  {n} échecs")),
                  "bold yellow")
    for failure in failures:
        _failure(page, failure)
    if against is not None:
        _against(page, against)


def _failure(page: Page, failure: Failure) -> None:
    page.line()
    about = page.label(failure.subject) if isinstance(failure.subject, Word) else failure.subject
    page.wrapped(page.pair(f"{failure.law.word} ({failure.rule})", about), 2, 4, HEAD)
    page.wrapped(page.label(failure.law), 4, 6)
    at = [row for row in (failure.row, failure.other) if row is not None and row != failure.subject]
    if at:
        page.wrapped(Text("row {rows}", "ligne {rows}").of(rows=Text(" and ".join(at), " et ".join(at))), 4, 6)
    if failure.service is not None and failure.law is not Law.CONTRADICTION:
        page.wrapped(page.pair("service", page.label(failure.service)), 4, 6)
    if failure.demand is None:
        page.wrapped(Text("no demand reaches it", "aucune demande ne l'atteint"), 4, 6)
    else:
        page.wrapped(page.pair(Text("smallest demand", "plus petite demande"),
                               page.listed(demand_lines(failure.demand, page.language))), 4, 6)


def _against(page: Page, against: Comparison) -> None:
    base = against.one.name
    if not against.count:
        page.line(Text("  imposed part as in {base}", "  partie imposée comme dans {base}").of(base=base))
        return
    page.line()
    page.wrapped(Text("the imposed part is not that of {base} (ORI-17): {n} demands differ",
                      "la partie imposée n'est pas celle de {base} (ORI-17) : {n} demandes diffèrent").of(
        base=base, n=number(against.count)), 2, 4, "bold yellow")
    for demand in against.demands:
        _differing(page, against, demand, 2)


def failures_json(name: str, protocol: Protocol, failures: Sequence[Failure], against: Comparison | None,
                  language: str) -> dict[str, Any]:
    """What a proof found, as one object."""
    return {
        "file": name, "name": protocol.name, "rows": len(protocol.rows), "proved": not failures, "demands": demand_count(),
        "digests": None if failures else {part.word: protocol.digest(part).hex() for part in Part},
        "failures": [{
            "law": each.law.word, "rule": each.rule,
            "subject": each.subject.word if isinstance(each.subject, Word) else each.subject,
            "rows": [row for row in (each.row, each.other) if row is not None],
            "service": each.service.word if each.service is not None else None, "sentence": label(each.law, language),
            "demand": None if each.demand is None else to_json(each.demand)} for each in failures],
        "base": None if against is None else against.json(),
    }


# ---- diff

@dataclass(frozen=True, slots=True)
class Comparison:
    """Two protocols, how many possible demands they answer differently, and the smallest of these."""

    one: Protocol
    other: Protocol
    part: Part
    count: int
    demands: tuple[Demand, ...]

    def json(self) -> dict[str, Any]:
        """The comparison as one object."""
        return {"a": self.one.name, "b": self.other.name, "part": self.part.word, "equal": not self.count,
                "count": self.count, "differing": [
                    {"demand": to_json(demand), "a": _calls_json(called(self.one, demand, self.part)),
                     "b": _calls_json(called(self.other, demand, self.part))} for demand in self.demands]}


def comparison(one: Protocol, other: Protocol, part: Part, most: int) -> Comparison:
    """Compares, and keeps at most so many demands."""
    found = one.compare(other, part=part, most=most)
    return Comparison(one, other, part, found.count, found.demands)


def called(protocol: Protocol, demand: Demand, part: Part) -> Iterator[Call]:
    """What the rows that speak call for, of all rows or of those imposed, with what is still open in the demand."""
    routes = {route.service: route for route in orient(demand, protocol=protocol).routes}
    motive = next(iter(demand.motives))
    for row in protocol.rows:
        if (part is Part.WHOLE or row.imposed) and motive in row.motives \
                and trace(demand, motive, row.id, protocol=protocol).miss is Miss.SPEAKS:
            yield from (replace(call, first=frozenset(routes[call.service].waits_for)) for call in row.calls)


def _calls_json(calls: Iterable[Call]) -> list[dict[str, Any]]:
    return [{"service": call.service.word, "level": call.level.word if call.level else None, "within": call.within,
             "first": [each.word for each in sorted(call.first, key=int)]} for call in calls]


def show_comparison(page: Page, found: Comparison) -> None:
    """That two protocols answer alike, or where they do not."""
    names = [verbatim(found.one.name), verbatim(found.other.name)]
    if found.part is Part.IMPOSED:
        names.append(Text("in the imposed part", "dans la partie imposée"))
    told = Text("both answer every possible demand alike", "les deux répondent de même à toute demande possible")
    if found.count:
        told = Text("{n} of {all} possible demands are answered differently",
                    "{n} des {all} demandes possibles reçoivent une autre réponse").of(
            n=number(found.count), all=number(demand_count()))
    page.wrapped(told.at(joined(names)), 0, 2, HEAD)
    for demand in found.demands:
        page.line()
        _differing(page, found, demand, 0)
    if found.count > len(found.demands):
        page.line()
        page.wrapped(Text("shown: {n}, the smallest first (--most shows more)",
                          "montrées : {n}, les plus petites d'abord (--most en montre plus)").of(
            n=number(len(found.demands))), 0, 2, FAINT)


def _differing(page: Page, found: Comparison, demand: Demand, indent: int) -> None:
    """One demand, and what each of the two answers."""
    page.wrapped(page.listed(demand_lines(demand, page.language)), indent, indent + 2)
    for head, protocol in (("A", found.one), ("B", found.other)):
        calls = sorted(called(protocol, demand, found.part), key=lambda call: int(call.service))
        for place, call in enumerate(calls):
            page.headed(" " * (indent + 2) + (f"{head}  " if not place else "   "), call_text(call, page.language))
        if not calls:
            page.headed(" " * (indent + 2) + f"{head}  ", Text("nothing", "rien"))
