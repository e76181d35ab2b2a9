"""Diseases as Conditions: in one system or two, with or without status, and what is none of this person's.

What does not hold on the day keeps at least one statement that says so; a row without any is taken to hold.
Spec: SCR-7 item 2.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from datetime import date, timedelta

from .codes import CLINICAL, ICD_10, ICD_10_CM, ICD_10_OID, IN_CM, LOCAL, SNOMED, VERIFICATION, Disease
from .life import Illness
from .pieces import Pen, Piece, Resource, coded
from .when import of_day


def icd_of(pen: Pen, disease: Disease) -> tuple[str, str]:
    """A code of the international or the American edition; some systems leave the point out."""
    code = pen.rng.choice(disease.icd)
    if pen.chance(0.05):
        return ICD_10, code.split(".")[0]
    system = pen.rng.choice((ICD_10, ICD_10, ICD_10_OID, ICD_10_CM if code in IN_CM else ICD_10))
    return system, code.replace(".", "") if pen.chance(0.1) else code


def code_of(pen: Pen, illness: Illness) -> Resource:
    """The disease in ICD-10, in SNOMED CT or in both, with a local code beside or without."""
    disease = illness.disease
    icd = icd_of(pen, disease)
    ways: list[tuple[tuple[str, str], ...]] = [(icd,)]
    if disease.snomed:
        snomed = (SNOMED, pen.rng.choice(disease.snomed))
        ways += [(snomed,), (icd, snomed), (snomed, icd)]
    codings = pen.rng.choice(ways)
    local = ((LOCAL, "dx-" + disease.name.replace(" ", "-")),) if pen.chance(0.15) else ()
    return coded(*codings, *local, text=disease.name if pen.chance(0.5) else None)


def day_text(pen: Pen, day: date) -> str:
    return of_day(day, pen.rng.choice(("date", "date", "paris", "paris" if pen.plain else "utc")))


def over(pen: Pen, illness: Illness) -> bool:
    """Whether the record says that it is over: it may on the last day too, which is still a day of it (GEN-7)."""
    return illness.end is not None and illness.end <= pen.life.written


def status_of(pen: Pen, illness: Illness) -> str | None:
    """What the record says on the day it was made: over, or still there."""
    if over(pen, illness):
        return pen.rng.choice(("resolved", "inactive", "remission"))
    return pen.rng.choice(("active", "active", "recurrence", "relapse")) if pen.plain or pen.chance(0.7) else None


def dates_of(pen: Pen, illness: Illness) -> Resource:
    dates: Resource = {}
    if pen.plain or illness.start > pen.day or pen.chance(0.7):
        dates["onsetDateTime"] = day_text(pen, illness.start)
    if pen.chance(0.4):
        recorded = min(illness.start + timedelta(days=pen.rng.choice((0, 3, 30))), pen.life.written)
        dates["recordedDate"] = day_text(pen, recorded)
    if illness.end is not None and over(pen, illness) and (pen.plain or illness.end >= pen.day or pen.chance(0.7)):
        dates["abatementDateTime"] = day_text(pen, illness.end)
    return dates


def relative(pen: Pen, illness: Illness) -> Resource:
    """The disease of the person's mother."""
    mother = coded(("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH"))
    return pen.of_person("FamilyMemberHistory", "patient", status="completed", relationship=mother,
                         condition=[{"code": code_of(pen, illness)}])


def condition(pen: Pen, illness: Illness) -> Resource:
    made = pen.of_person("Condition", code=code_of(pen, illness), **dates_of(pen, illness))
    status = status_of(pen, illness)
    if status is not None and illness.doubt != "entered-in-error":
        made["clinicalStatus"] = coded((CLINICAL, status))
    if illness.doubt:
        made["verificationStatus"] = coded((VERIFICATION, illness.doubt))
    elif pen.chance(0.6):
        made["verificationStatus"] = coded((VERIFICATION, "confirmed"))
    return made


def write_illness(pen: Pen, illness: Illness) -> Piece:
    """One disease, in some records under two codes in two entries."""
    if illness.doubt == "relative":
        return Piece(illness, (relative(pen, illness),))
    made = [condition(pen, illness)]
    if not illness.doubt and pen.chance(0.2):
        made.append(condition(pen, illness))
    return Piece(illness, tuple(made), frozenset(one["id"] for one in made[1:]),
                 frozenset(one["id"] for one in made if illness.doubt))
