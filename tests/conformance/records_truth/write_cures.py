"""What is taken, as statements and requests: in ATC, in RxNorm or in both, in the resource or beside it.

What is not taken on the day keeps at least one statement that says so.
Spec: SCR-7 item 2.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from datetime import date, timedelta

from .codes import ATC, ATC_OID, LOCAL, RXNORM
from .life import Cure
from .pieces import Pen, Piece, Resource, coded, period, to
from .write_illnesses import day_text

#: Why a cure is none, and how a statement and a request say so.
DOUBTS = {"meant": ("intended", "draft"), "called off": ("on-hold", "cancelled"), "not taken": ("not-taken", "cancelled"),
          "forbidden": ("not-taken", "active"), "not known": ("unknown", "unknown"), "lapsed": ("active", "active"),
          "entered-in-error": ("entered-in-error", "entered-in-error")}


def code_of(pen: Pen, cure: Cure) -> Resource:
    """The substance in ATC, in RxNorm or in both, with a local code beside or without."""
    full = pen.rng.choice(cure.substance.atc)
    atc = (ATC_OID if pen.chance(0.15) else ATC, full[:5] if not pen.plain and pen.chance(0.05) else full)
    ways: list[tuple[tuple[str, str], ...]] = [(atc,)]
    if cure.substance.rxnorm:
        rxnorm = (RXNORM, pen.rng.choice(cure.substance.rxnorm))
        ways += [(rxnorm,), (atc, rxnorm), (rxnorm, atc)]
    codings = pen.rng.choice(ways)
    local = ((LOCAL, "rx-" + cure.substance.name),) if pen.chance(0.15) else ()
    return coded(*codings, *local, text=cure.substance.name if pen.chance(0.5) else None)


def put(pen: Pen, made: Resource, cure: Cure) -> list[Resource]:
    """Says which medicine: in place, contained, or in a resource of its own; the resources that are needed."""
    way = pen.rng.choice(("concept", "concept", "contained", "beside"))
    if way == "concept":
        made["medicationCodeableConcept"] = code_of(pen, cure)
        return [made]
    if way == "contained":
        made["contained"] = [{"resourceType": "Medication", "id": "med", "code": code_of(pen, cure)}]
        made["medicationReference"] = {"reference": "#med"}
        return [made]
    beside = pen.resource("Medication", code=code_of(pen, cure))
    made["medicationReference"] = to(beside)
    return [made, beside]


def ended(pen: Pen, cure: Cure) -> date | None:
    """The day it ended, where that is over when the record is made; what has lapsed was to end before the day."""
    if cure.doubt == "lapsed":
        return max(cure.start, pen.day - timedelta(days=30))
    return cure.end if cure.end is not None and cure.end <= pen.life.written else None


def statement(pen: Pen, cure: Cure) -> list[Resource]:
    end = ended(pen, cure)
    status = "active" if end is None else pen.rng.choice(("completed", "stopped"))
    tell = end is not None and (pen.plain or cure.doubt == "lapsed" or end >= pen.day or pen.chance(0.7))
    start = day_text(pen, cure.start) if pen.plain or tell or cure.start > pen.day or pen.chance(0.8) else None
    made = pen.of_person("MedicationStatement", status=DOUBTS[cure.doubt][0] if cure.doubt else status,
                         effectivePeriod=period(start, day_text(pen, end) if tell and end else None))
    return put(pen, made, cure)


def request(pen: Pen, cure: Cure) -> list[Resource]:
    end = ended(pen, cure)
    status = "active" if end is None else pen.rng.choice(("completed", "stopped"))
    made = pen.of_person("MedicationRequest", status=DOUBTS[cure.doubt][1] if cure.doubt else status, intent="order",
                         authoredOn=day_text(pen, cure.start))
    if cure.doubt == "forbidden":
        made["doNotPerform"] = True
    if cure.doubt == "meant" and pen.chance(0.5):
        made |= {"status": "active", "intent": pen.rng.choice(("proposal", "plan"))}
    if end is not None and (cure.doubt == "lapsed" or end >= pen.day or pen.chance(0.7)):
        bounds = {"boundsPeriod": period(day_text(pen, cure.start), day_text(pen, end))}
        made["dosageInstruction"] = [{"timing": {"repeat": bounds}}]
    return put(pen, made, cure)


def write_cure(pen: Pen, cure: Cure) -> Piece:
    """One substance: a statement, a request, both, or two strengths of it."""
    ways = pen.rng.choice(((statement,), (request,), (statement, request), (statement, statement), (request, request)))
    written = [way(pen, cure) for way in ways]
    made = tuple(resource for group in written for resource in group)
    spare = frozenset(resource["id"] for group in written[1:] for resource in group)
    out = frozenset(one["id"] for one in made if cure.doubt or one["resourceType"] == "Medication")
    return Piece(cure, made, spare, out)
