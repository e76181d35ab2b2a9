"""What was read about one person, in words: facts, counts and stays in hospital, and what each criterion owes them.

Spec: spec/90-report.md; GEN-3, SCR-7, SCR-8.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..screening.model import Reason
from ..screening.record import Admission, AtLeast, Facts
from ..text import Text, joined
from ..words import Count, Fact, Question, Tri
from ..words import Record as RecordWord
from .markup import day, label
from .people import Case
from .terms import SAID

_NOT_TOLD = Text("not told", "non renseigné")
_STAYS = {
    Tri.YES: Text("{day}, as an emergency", "{day}, en urgence"),
    Tri.NO: Text("{day}, planned", "{day}, programmé"),
    Tri.UNKNOWN: Text("{day}, not said whether as an emergency", "{day}, sans dire si c'était en urgence"),
}
_COVERED = Text("the record covers {first} to {last}", "le dossier couvre du {first} au {last}")
_UNCOVERED = Text("the record does not say which period it covers", "le dossier ne dit pas quelle période il couvre")


def read(case: Case, item: Question) -> tuple[tuple[Text, Tri], ...]:
    """What the record says towards one criterion, each with the answer that it amounts to."""
    facts = case.record.facts
    if facts is None:
        return ()
    return tuple((_said(facts, reason), reason.source_value) for reason in case.reasons if reason.target is item)


def _said(facts: Facts, reason: Reason) -> Text:
    if isinstance(reason.source, Fact):
        return Text("{fact}: {said}", "{fact} : {said}").of(fact=label(reason.source), said=SAID[reason.source_value])
    if isinstance(reason.source, Count):
        number = number_of(getattr(facts, reason.source.word))
        return Text("{count}: {number}", "{count} : {number}").of(count=label(reason.source), number=number)
    return stays(facts)


def number_of(number: int | AtLeast | None) -> Text:
    """A count as it is known."""
    if number is None:
        return _NOT_TOLD
    if isinstance(number, AtLeast):
        return Text("at least {n}", "au moins {n}").of(n=number.n)
    return Text(str(number), str(number))


def stays(facts: Facts) -> Text:
    """The stays in hospital, the latest first, and the period in which the record knows of all."""
    dated = sorted(facts.admissions, key=lambda stay: (stay.date is not None, stay.date), reverse=True)
    listed = joined((_stay(stay) for stay in dated), "; ") if dated else Text("none listed", "aucun noté")
    whole = facts.admissions_known_from is not None and facts.admissions_known_to is not None
    covered = _COVERED.of(first=day(facts.admissions_known_from), last=day(facts.admissions_known_to)) if whole \
        else _UNCOVERED
    return Text("{what}: {listed}; {covered}", "{what} : {listed} ; {covered}").of(
        what=label(RecordWord.ADMISSIONS), listed=Text(listed.en, listed.fr.replace("; ", " ; ")), covered=covered)


def _stay(stay: Admission) -> Text:
    return _STAYS[stay.emergency].of(day=day(stay.date))


def teller(case: Case, item: Question) -> Text:
    """Who told a criterion, and what the other one says where the two differ (SCR-8)."""
    stated = case.screening.stated[item]
    derived = (case.screening.derived or {}).get(item, Tri.UNKNOWN)
    if stated is not Tri.UNKNOWN:
        if derived not in (Tri.UNKNOWN, stated):
            return Text("answered; the record says {said}", "répondu ; le dossier dit {said}").of(said=SAID[derived])
        return Text("answered", "répondu")
    if derived is not Tri.UNKNOWN:
        return Text("found in the record", "trouvé dans le dossier")
    return Text("not known yet", "pas encore connu")


def rules_of(case: Case) -> tuple[str, ...]:
    """The rules that had a part in what is said of a person, in the order of the catalogue."""
    names = {"SCR-1", "SCR-6", "SCR-12"} | {reason.rule for reason in case.reasons}
    names |= {finding.rule for finding in case.screening.findings}
    if case.screening.assistance_threshold is Tri.YES:
        names.add("SCR-4")
    return tuple(sorted(names, key=lambda name: int(name.partition("-")[2])))
