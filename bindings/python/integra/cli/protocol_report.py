"""Protocols as text and as JSON: their rows, what their proof found, and how two of them differ.

Spec: spec/03-command.md, spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..forms import to_json
from ..forms.orientation import origin_of
from ..protocol.model import Call, Failure, Row
from ..protocol.protocol import Protocol, demand_count
from ..protocol.text import Block, call_text, demand_lines, row_block
from ..rules import label
from ..text import LANGUAGES, Text, joined, plural, verbatim
from ..words import Law, Miss, Motive, Part, Word
from .page import FAINT, HEAD, Page
from .protocol_compared import DIFFERS, Held, calls_json, number, show_held

_HEAD = 11


# ---- show

def show_protocol(page: Page, protocol: Protocol, *, by_motive: bool = False) -> None:
    """Every row, in order or under each motive that lists it."""
    page.wrapped(_title(protocol), 0, 2, HEAD)
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
    origin = Text(*(label(origin_of(protocol.name), each) for each in LANGUAGES))
    return joined((
        verbatim(protocol.name).within(origin), *(() if day is None else (Text(f"in force from {day}", f"en vigueur depuis le {day}"),)),
        plural(len(rows), Text("{n} row", "{n} ligne"), Text("{n} rows", "{n} lignes")),
        Text("of which imposed: {n}", "dont imposées : {n}").of(n=sum(row.imposed for row in rows))))


def _block(page: Page, block: Block, indent: int = 0) -> None:
    page.wrapped(block.title, indent, indent + 2, HEAD)
    for head, text in block.lines:
        page.headed(" " * (indent + 2) + f"{head:<{_HEAD}}", text)


# ---- check

def show_failures(page: Page, name: str, protocol: Protocol, failures: Sequence[Failure],
                  against: Held | None) -> None:
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
        _failure(page, protocol, failure)
    if against is not None:
        page.line()
        show_held(page, against, 2)


def contradicting(protocol: Protocol, failure: Failure) -> tuple[Call, ...]:
    """The two calls of a contradiction, as their rows write them; none of another failure (ORI-16)."""
    if failure.law is not Law.CONTRADICTION:
        return ()
    rows = [protocol.row(row) for row in (failure.row, failure.other) if row is not None]
    return tuple(call for row in rows for call in row.calls if call.service is failure.subject)


def differing(one: Call, other: Call) -> tuple[str, ...]:
    """What two calls of one service differ in, names of :data:`DIFFERS`; rows of a protocol say every level."""
    return tuple(name for name in DIFFERS if getattr(one, name) != getattr(other, name))


def _failure(page: Page, protocol: Protocol, failure: Failure) -> None:
    page.line()
    about = page.label(failure.subject) if isinstance(failure.subject, Word) else failure.subject
    page.wrapped(page.pair(f"{failure.law.word} ({failure.rule})", about), 2, 4, HEAD)
    page.wrapped(page.label(failure.law), 4, 6)
    at = [row for row in (failure.row, failure.other) if row is not None and row != failure.subject]
    if at:
        page.wrapped(Text("row {rows}", "ligne {rows}").of(rows=Text(" and ".join(at), " et ".join(at))), 4, 6)
    calls = contradicting(protocol, failure)
    if calls:
        page.wrapped(page.pair(Text("they differ in", "elles diffèrent par"),
                               joined(DIFFERS[name] for name in differing(*calls))), 4, 6)
    for row, call in zip(at, calls):
        page.wrapped(page.pair(row, call_text(call, page.language)), 6, 8)
    if failure.service is not None and failure.law is not Law.CONTRADICTION:
        head = Text("missing", "il manque") if failure.law is Law.REFUSAL_ANSWERED else "service"
        page.wrapped(page.pair(head, page.label(failure.service)), 4, 6)
    if failure.demand is None:
        page.wrapped(Text("no demand reaches it", "aucune demande ne l'atteint"), 4, 6)
    else:
        page.wrapped(page.pair(Text("smallest demand", "plus petite demande"),
                               page.listed(demand_lines(failure.demand, page.language))), 4, 6)


def failures_json(name: str, protocol: Protocol, failures: Sequence[Failure], against: Held | None,
                  language: str) -> dict[str, Any]:
    """What a proof found, as one object."""
    return {
        "file": name, "name": protocol.name, "rows": len(protocol.rows), "proved": not failures, "demands": demand_count(),
        "digests": None if failures else {part.word: protocol.digest(part).hex() for part in Part},
        "failures": [{
            "law": each.law.word, "rule": each.rule,
            "subject": each.subject.word if isinstance(each.subject, Word) else each.subject,
            "rows": [row for row in (each.row, each.other) if row is not None],
            "service": each.service.word if each.service is not None else None, **_contradiction(protocol, each),
            "sentence": label(each.law, language),
            "demand": None if each.demand is None else to_json(each.demand)} for each in failures],
        "base": None if against is None else against.json(),
    }


def _contradiction(protocol: Protocol, failure: Failure) -> dict[str, Any]:
    """What the calls of a contradiction are, in the order of its rows, and differ in; two empty lists of another failure."""
    calls = contradicting(protocol, failure)
    return {"differs": list(differing(*calls)) if calls else [], "calls": calls_json(calls)}
