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
from ..protocol.text import SEMICOLONS, Block, call_text, demand_lines, labels, row_block
from ..rules import label
from ..words import Law, Miss, Motive, Part, Word
from .language import plural
from .page import COLONS, FAINT, HEAD, Page

#: Counted words: one, and more than one.
COUNTS = {"en": {"row": ("row", "rows"), "failure": ("failure", "failures")},
          "fr": {"row": ("ligne", "lignes"), "failure": ("échec", "échecs")}}
WORDS = {
    "en": {"imposed": "of which imposed: {n}", "from": "in force from {day}", "proved":
           "proved over {n} possible demands", "whole": "whole", "part": "imposed",
           "demand": "smallest demand", "none": "no demand reaches it", "rows_at": "row {row}", "and": " and ",
           "service": "service", "base": "imposed part as in {base}", "differs":
           "the imposed part is not that of {base} (ORI-17): {n} demands differ", "equal": "both answer every possible demand alike",
           "count": "{n} of {all} possible demands are answered differently", "nothing": "nothing",
           "only": "in the imposed part", "shown": "shown: {n}, the smallest first (--most shows more)"},
    "fr": {"imposed": "dont imposées : {n}", "from": "en vigueur depuis le {day}", "proved":
           "prouvé pour {n} demandes possibles", "whole": "entier", "part": "imposé",
           "demand": "plus petite demande", "none": "aucune demande ne l'atteint", "rows_at": "ligne {row}",
           "and": " et ", "service": "service", "base": "partie imposée comme dans {base}",
           "differs": "la partie imposée n'est pas celle de {base} (ORI-17) : {n} demandes diffèrent",
           "equal": "les deux répondent de même à toute demande possible",
           "count": "{n} des {all} demandes possibles reçoivent une autre réponse", "nothing": "rien",
           "only": "dans la partie imposée",
           "shown": "montrées : {n}, les plus petites d'abord (--most en montre plus)"},
}
_HEAD = 11


def number(value: int, language: str) -> str:
    """A number, its digits in groups of three."""
    return f"{value:,}".replace(",", " ") if language == "fr" else f"{value:,}"


# ---- show

def show_protocol(page: Page, protocol: Protocol, language: str, *, by_motive: bool = False) -> None:
    """Every row, in order or under each motive that lists it."""
    page.line(_title(protocol, language), HEAD)
    if not by_motive:
        for row in protocol.rows:
            page.line()
            _block(page, row_block(row, language))
        return
    for motive in Motive:
        listed = [row for row in protocol.rows if motive in row.motives]
        if listed:
            page.line()
            page.line(label(motive, language), HEAD)
        for row in listed:
            page.line()
            _block(page, row_block(row, language, motives=False), 2)


def _title(protocol: Protocol, language: str) -> str:
    words, rows = WORDS[language], protocol.rows
    parts = [f"{protocol.name}", plural(len(rows), *COUNTS[language]["row"], language),
             words["imposed"].format(n=sum(row.imposed for row in rows))]
    if protocol.effective is not None:
        parts.insert(1, words["from"].format(day=protocol.effective.isoformat()))
    return ", ".join(parts)


def _block(page: Page, block: Block, indent: int = 0) -> None:
    page.wrapped(block.title, indent, indent + 2, HEAD)
    for head, text in block.lines:
        page.headed(" " * (indent + 2) + f"{head:<{_HEAD}}", text)


# ---- check

def show_failures(page: Page, name: str, protocol: Protocol, failures: Sequence[Failure], against: Comparison | None,
                  language: str) -> None:
    """That it is proved, with its digests; or every failure with its smallest demand."""
    words = WORDS[language]
    before = "" if name == protocol.name else name + COLONS[language]
    page.wrapped(before + _title(protocol, language), 0, 2, HEAD)
    if not failures:
        page.line("  " + words["proved"].format(n=number(demand_count(), language)))
        for part, head in ((Part.WHOLE, "whole"), (Part.IMPOSED, "part")):
            page.line(f"  {words[head]:<8} {protocol.digest(part).hex()}")
    else:
        page.line("  " + plural(len(failures), *COUNTS[language]["failure"], language), "bold yellow")
    for failure in failures:
        _failure(page, failure, language)
    if against is not None:
        _against(page, against, language)


def _failure(page: Page, failure: Failure, language: str) -> None:
    words, colon = WORDS[language], COLONS[language]
    page.line()
    page.wrapped(f"{failure.law.word} ({failure.rule}){colon}{subject_text(failure, language)}", 2, 4, HEAD)
    page.wrapped(label(failure.law, language), 4, 6)
    at = [row for row in (failure.row, failure.other) if row is not None and row != failure.subject]
    if at:
        page.wrapped(words["rows_at"].format(row=words["and"].join(at)), 4, 6)
    if failure.service is not None and failure.law is not Law.CONTRADICTION:
        page.wrapped(f"{words['service']}{colon}{label(failure.service, language)}", 4, 6)
    if failure.demand is None:
        page.wrapped(words["none"], 4, 6)
    else:
        said = SEMICOLONS[language].join(demand_lines(failure.demand, language))
        page.wrapped(f"{words['demand']}{colon}{said}", 4, 6)


def subject_text(failure: Failure, language: str) -> str:
    """What a failure is about: a row by its id, else the label of a motive, service or exclusion."""
    return label(failure.subject, language) if isinstance(failure.subject, Word) else failure.subject


def _against(page: Page, against: Comparison, language: str) -> None:
    words = WORDS[language]
    if not against.count:
        page.line("  " + words["base"].format(base=against.one.name))
        return
    page.line()
    page.wrapped(words["differs"].format(base=against.one.name, n=number(against.count, language)), 2, 4, "bold yellow")
    for demand in against.demands:
        _differing(page, against, demand, language, 2)


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


def show_comparison(page: Page, found: Comparison, language: str) -> None:
    """That two protocols answer alike, or where they do not."""
    words = WORDS[language]
    only = f", {words['only']}" if found.part is Part.IMPOSED else ""
    page.wrapped(f"{found.one.name}, {found.other.name}{only}{COLONS[language]}"
                 + (words["count"].format(n=number(found.count, language), all=number(demand_count(), language))
                    if found.count else words["equal"]), 0, 2, HEAD)
    for demand in found.demands:
        page.line()
        _differing(page, found, demand, language, 0)
    if found.count > len(found.demands):
        page.line()
        page.wrapped(words["shown"].format(n=number(len(found.demands), language)), 0, 2, FAINT)


def _differing(page: Page, found: Comparison, demand: Demand, language: str, indent: int) -> None:
    """One demand, and what each of the two answers."""
    page.wrapped(SEMICOLONS[language].join(demand_lines(demand, language)), indent, indent + 2)
    for head, protocol in (("A", found.one), ("B", found.other)):
        calls = sorted(called(protocol, demand, found.part), key=lambda call: int(call.service))
        for place, call in enumerate(calls):
            page.headed(" " * (indent + 2) + (f"{head}  " if not place else "   "), call_text(call, language))
        if not calls:
            page.headed(" " * (indent + 2) + f"{head}  ", WORDS[language]["nothing"])
