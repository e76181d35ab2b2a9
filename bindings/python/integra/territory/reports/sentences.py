"""What a finding of a territory says to people who know its bodies, decisions and structures by their names.

The library's own sentence says "this decision"; here it has its name. Every finding has its sentence (GEN-3).
Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...rules import sentence
from ...text import LANGUAGES, Text, capital, dated, joined, verbatim
from ...words import (
    DifficultyKind, Function, Line, Mission, Profession, SeatCategory, SettledBy, TerritoryTable, Tier,
)
from ..found import TerritoryFinding
from ..rows import ClinicalMonth
from .known import Known, is_day
from .model import Item
from .phrases import LEVEL, called, difficulty, month, numbered, of_word, some

__all__ = ["categories", "finding_items", "finding_text", "waiting"]

#: The sentences: {who} is the subject's name, {second} the other one's, {n} and {of} what was counted, {day} the due date.
_SAID: dict[tuple[str, SettledBy], Text] = {
    ("GEN-12", SettledBy.BOTH_LOOKED_AT): Text(
        "\"{line}\": \"{stated}\" was stated, and the data show \"{computed}\". Somebody should look at both.",
        "« {line} » : on a déclaré « {stated} », les données montrent « {computed} ». Les deux sont à regarder."),
    ("GEN-12", SettledBy.STATEMENT): Text(
        "Two statements of one day contradict each other about \"{line}\": neither counts until one is withdrawn.",
        "Deux déclarations du même jour se contredisent sur « {line} » : aucune ne compte tant que l'une n'est pas retirée."),
    ("CON-1", SettledBy.MEETING): Text(
        "The {level} has not met within its period ({months} months).", "Le {level} ne s'est pas réuni dans sa période (mois : {months})."),
    ("CON-2", SettledBy.SEAT_REQUIRED): Text(
        "At the {tier}, nobody has a seat for: {missing}.", "Au {tier}, personne ne siège au titre de : {missing}."),
    ("CON-2", SettledBy.SEAT_EXPECTED): Text(
        "At the {tier}, these are welcome and have no seat: {missing}.",
        "Au {tier}, sont attendus aussi et n'ont pas de siège : {missing}."),
    ("CON-2", SettledBy.MT_SEAT): Text(
        "Clinical concertation in {month}: {n} of {of} meetings were held without the médecin traitant.",
        "Concertation clinique, {month} : sur {of} réunions, {n} sans le médecin traitant."),
    ("CON-2", SettledBy.SECTOR_SEATS): Text(
        "Clinical concertation in {month}: {n} of {of} meetings were held without every sector of the plan.",
        "Concertation clinique, {month} : sur {of} réunions, {n} sans tous les secteurs du plan."),
    ("CON-3", SettledBy.POWER): Text(
        "Nobody whom {second} sends to {who} can decide or holds a delegation.",
        "Aucun de ceux que {second} envoie à {who} ne peut décider ni ne dispose d'une délégation."),
    ("CON-3", SettledBy.WITHDRAWAL): Text(
        "{second} had declared an interest in the matter, and took part in the decision {who}.",
        "{second} avait déclaré un intérêt dans le sujet et a pris part à la décision {who}."),
    ("CON-4", SettledBy.COMPETENT_LEVEL): Text(
        "The decision {who} was taken at the {other_tier}; it belongs to the {tier}.",
        "La décision {who} a été prise au {other_tier} ; elle relève du {tier}."),
    ("CON-5", SettledBy.DEAD_LETTER): Text(
        "The decision {who} is a dead letter: it was to take effect by {day}, and nothing has moved since it was adopted.",
        "La décision {who} est restée lettre morte : elle devait être effective le {day}, et rien n'a bougé depuis son adoption."),
    ("CON-5", SettledBy.DECISION_FOLLOW_UP): Text(
        "The decision {who} was to take effect by {day}: {stands}.",
        "La décision {who} devait être effective le {day} : {stands}."),
    ("CON-5", SettledBy.OWNER): Text("Nobody sees to the decision {who}.", "Personne ne porte la décision {who}."),
    ("CON-5", SettledBy.DUE_DATE): Text("The decision {who} has no due date.", "La décision {who} n'a pas d'échéance."),
    ("CON-5", SettledBy.REASON): Text(
        "The decision {who} was dropped, and nobody noted why.",
        "La décision {who} a été abandonnée sans que la raison soit notée."),
    ("CON-5", SettledBy.DATES): Text(
        "The dates of the decision {who} are out of order: they are to be looked at again.",
        "Les dates de la décision {who} ne se suivent pas : elles sont à revoir."),
    ("CON-6", SettledBy.FEEDBACK_DOWN): Text(
        "Between {pair}, needs rise, and neither decision nor feedback comes back.",
        "Entre {pair}, les besoins remontent, et ni décision ni retour ne redescend."),
    ("CON-6", SettledBy.NEEDS_UP): Text(
        "Between {pair}, decisions come down, and no need nor difficulty rises.",
        "Entre {pair}, les décisions descendent, et ni besoin ni difficulté ne remonte."),
    ("CON-6", SettledBy.BOTH_DIRECTIONS): Text(
        "Between {pair}, nothing passes, in either direction.", "Entre {pair}, rien ne passe, ni dans un sens ni dans l'autre."),
    ("CON-7", SettledBy.MESO_AGENDA): Text(
        "A difficulty recurs and stands on no agenda of the tactical level: {difficulty}.",
        "Une difficulté revient et n'est à aucun ordre du jour du niveau tactique : {difficulty}."),
    ("CON-7", SettledBy.MESO_DUE_DATE): Text(
        "The matter {who} is on the agenda of the tactical level without a day by which to settle it.",
        "Le sujet {who} est à l'ordre du jour du niveau tactique sans date pour le régler."),
    ("CON-7", SettledBy.MACRO_AGENDA): Text(
        "The matter {who} was to be settled by {day}: it is not, and stands on no agenda of the strategic level. Take it there.",
        "Le sujet {who} devait être réglé le {day} : il ne l'est pas et n'est à aucun ordre du jour du niveau stratégique. L'y porter."),
    ("CON-8", SettledBy.CHANGE_FEEDBACK): Text(
        "{told} on the decision {who}, in effect since {since}: it was due by {day}.",
        "{told} sur la décision {who}, effective depuis le {since} : il était attendu pour le {day}."),
    ("CON-8", SettledBy.STRUCTURE_FEEDBACK): Text(
        "{who} has had no feedback on any of the changes it should have been told of ({n}).",
        "{who} n'a eu de retour sur aucun des changements dont on lui devait un retour ({n})."),
    ("CON-10", SettledBy.ATTENDANCE): Text(
        "{second} was at none of the last {meetings} meetings of {who}.",
        "{second} n'était à aucune des {meetings} dernières réunions de {who}."),
    ("CON-11", SettledBy.HOST): Text("{who} has no host.", "{who} n'a pas d'hôte."),
    ("CON-11", SettledBy.CONVENOR): Text("Nobody convenes {who}.", "Personne ne convoque {who}."),
    ("CON-11", SettledBy.ANIMATION): Text("The pilote does not animate {who}.", "Le pilote n'anime pas {who}."),
    ("CON-13", SettledBy.TABLE): Text(
        "Nobody concerned by the matter {who} holds alone what it takes, and it is on no agenda: put it on one.",
        "Aucun des acteurs concernés par le sujet {who} n'a seul de quoi y répondre, et il n'est à aucun ordre du jour : l'y mettre."),
    ("CON-14", SettledBy.INCLUSION_DECISION): Text(
        "{waits} for {who} to decide, since {since}: an answer was due by {day}.",
        "{waits} une réponse de {who} depuis le {since} : elle était due pour le {day}."),
    ("TER-1", SettledBy.ONE_PILOTE): Text(
        "The territory has several pilotes at once: {n}.", "Le territoire a plusieurs pilotes à la fois : {n}."),
    ("TER-5", SettledBy.MERGER_ORDER): Text(
        "Structures were merged before anything else was done, or nothing else was done ({n} of {of} mergers).",
        "Des structures ont été fusionnées avant toute autre action, ou sans aucune autre (fusions : {n} sur {of})."),
    ("TER-5", SettledBy.MERGER_WANTED): Text(
        "Structures were merged without the field wanting it ({n} of {of} mergers).",
        "Des structures ont été fusionnées sans que le terrain le veuille (fusions : {n} sur {of})."),
    ("TER-5", SettledBy.EVALUATION_LATER): Text(
        "Impact was evaluated before {months} months had passed since the start ({n} of {of} evaluations of impact): too early to tell.",
        "L'impact a été évalué moins de {months} mois après le début (évaluations d'impact : {n} sur {of}) : trop tôt pour conclure."),
    ("TER-5", SettledBy.SHARED_PROCEDURE): Text(
        "Several support structures stand side by side and do not all share the orientation procedure (without it: {n} of {of}).",
        "Plusieurs structures d'appui se côtoient sans partager toutes la procédure d'orientation (sans elle : {n} sur {of})."),
    ("TER-5", SettledBy.SUPPORT_ISOLATED): Text(
        "Practices that work alone are not served by support functions: {n} of {of}.",
        "Des cabinets isolés ne bénéficient pas des fonctions d'appui : {n} sur {of}."),
    ("TER-5", SettledBy.KNOWHOW_TRANSFER): Text(
        "Services were delivered without a transfer of know-how: {n} of {of}.",
        "Des prestations ont été rendues sans transfert de savoir-faire : {n} sur {of}."),
    ("TER-5", SettledBy.FEEDBACK): Text(
        "Assistance was given without feedback to the médecin traitant: {n} of {of}.",
        "Des assistances au parcours se font sans retour au médecin traitant : {n} sur {of}."),
    ("TER-5", SettledBy.CLOSENESS): Text(
        "Support functions stand away from primary care where a structure there could host them: {n} of {of}.",
        "Des fonctions d'appui sont loin des soins primaires alors qu'une structure y pourrait les accueillir : {n} sur {of}."),
    ("TER-5", SettledBy.NEEDS_ANALYSIS): Text(
        "Support functions were set up without an analysis of needs: {n} of {of}.",
        "Des fonctions d'appui ont été créées sans analyse des besoins : {n} sur {of}."),
    ("TER-6", SettledBy.SIGNATURE): Text(
        "Partners of the common plan of action have not signed it: {n} of {of}.",
        "Des partenaires du plan commun d'action ne l'ont pas signé : {n} sur {of}."),
    ("TER-7", SettledBy.UNCOVERED): Text(
        "A support function is needed and nobody has it, near or far: {support}.",
        "Une fonction d'appui est nécessaire et personne n'en dispose, ni près ni loin : {support}."),
    ("TER-13", SettledBy.MISSION): Text(
        "Nobody on the territory exercises this compulsory mission: {mission}.",
        "Personne sur le territoire n'exerce cette mission obligatoire : {mission}."),
    ("TER-13", SettledBy.INFORMATION_SYSTEM): Text(
        "Support functions use several information systems: {n}.",
        "Les composantes de l'appui utilisent plusieurs systèmes d'information : {n}."),
}
#: Findings that are one sentence where they are several, with all that they are about: which name is which, and by what they
#: are put together.
_TOGETHER: dict[tuple[str, SettledBy], tuple[Text, str, str]] = {
    ("CON-3", SettledBy.POWER): (
        Text("At {who}, nobody sent by these can decide or holds a delegation: {all}.",
             "À {who}, aucun de ceux qu'envoient ces structures ne peut décider ni ne dispose d'une délégation : {all}."),
        "second", "subject"),
    ("CON-8", SettledBy.STRUCTURE_FEEDBACK): (
        Text("{count} structures have had no feedback on any of the changes they should have been told of: {all}.",
             "{count} structures n'ont eu de retour sur aucun des changements dont on leur devait un retour : {all}."),
        "subject", "second"),
    ("CON-10", SettledBy.ATTENDANCE): (
        Text("At none of the last {meetings} meetings of {who}: {all}.",
             "À aucune des {meetings} dernières réunions de {who} : {all}."), "second", "subject")}
#: So many names one sentence has.
_NAMES = 12
_STANDS = {0: Text("it has not", "elle ne l'est pas"),
           1: Text("it is under way, and has not", "elle est en cours et ne l'est pas encore")}
_UNTOLD = (Text("{n} of {of} structures has had no feedback", "{n} structure sur {of} n'a eu aucun retour"),
           Text("{n} of {of} structures have had no feedback", "{n} structures sur {of} n'ont eu aucun retour"))
_WAIT = (Text("{n} situation waits", "{n} situation attend"), Text("{n} situations wait", "{n} situations attendent"))
_SOME_WAIT = Text("Situations wait", "Des situations attendent")
_PAIRS = {1: (Tier.MACRO, Tier.MESO), 2: (Tier.MESO, Tier.MICRO)}
_YES = {1: Text("no", "non"), 2: Text("yes", "oui")}


def _word(words: Any, code: int) -> Text:
    """The label of a code; nothing where the value of this finding is no such code."""
    return next((of_word(each) for each in words if each.code == code), Text("", ""))


def _level(code: int) -> Text:
    return next((LEVEL[tier] for tier in Tier if tier.code == code), Text("", ""))


def categories(bits: int) -> tuple[Text, ...]:
    """The categories of a set as CON-2 writes it: bit 0 is the general practitioner."""
    general = (of_word(Profession.GENERAL_PRACTITIONER),) if bits & 1 else ()
    return general + tuple(of_word(each) for each in SeatCategory if bits >> each.code & 1)


def _pair(code: int) -> Text:
    upper, lower = (LEVEL[tier] for tier in _PAIRS.get(code, _PAIRS[1]))
    return Text(f"the {upper.en} and the {lower.en}", f"le {upper.fr} et le {lower.fr}")


def _recurs(known: Known, found: TerritoryFinding) -> dict[str, object]:
    if found.settled_by is not SettledBy.MESO_AGENDA:
        return {}
    return {"difficulty": difficulty(DifficultyKind(found.other), found.value)}


def _decision(known: Known, found: TerritoryFinding) -> dict[str, object]:
    return {"stands": _STANDS.get(found.value, _STANDS[0])}


def _feedback(known: Known, found: TerritoryFinding) -> dict[str, object]:
    if found.settled_by is not SettledBy.CHANGE_FEEDBACK or found.index is None:
        return {}
    since = known.decisions[found.index].effective
    return {"told": numbered(found.value, *_UNTOLD, of=found.other), "since": dated(since) if is_day(since) else ""}


def waiting(number: int | None) -> Text:
    """How many situations wait; where nobody says how many, that some do."""
    return numbered(number, *_WAIT) if number else _SOME_WAIT


def _pending(known: Known, found: TerritoryFinding) -> dict[str, object]:
    since = None if found.index is None else known.inclusions[found.index].pending_since
    return {"waits": waiting(found.value), "since": dated(since) if is_day(since) else ""}


def _seats(known: Known, found: TerritoryFinding) -> dict[str, object]:
    if found.index is None:
        return {"tier": _level(found.other), "missing": joined(categories(found.value))}
    row = known.row(TerritoryTable.CLINICAL_MONTH, found.index)
    assert isinstance(row, ClinicalMonth)
    return {"month": month(row.month)}


def _meeting(known: Known, found: TerritoryFinding) -> dict[str, object]:
    tier = next((tier for tier in Tier if tier.code == found.value), Tier.MACRO)
    return {"level": LEVEL[tier], "months": known.value(f"{tier.word}_meeting_months")}


#: What a rule's sentence needs beside names and counts.
_MORE: dict[str, Callable[[Known, TerritoryFinding], dict[str, object]]] = {
    "GEN-12": lambda known, found: {"line": _word(Line, found.value), "stated": _YES.get(found.other, verbatim("")),
                                    "computed": _YES[3 - found.other] if found.other in _YES else verbatim("")},
    "CON-1": _meeting,
    "CON-2": _seats,
    "CON-4": lambda known, found: {"tier": _level(found.value), "other_tier": _level(found.other)},
    "CON-5": _decision,
    "CON-6": lambda known, found: {"pair": _pair(found.value)},
    "CON-7": _recurs,
    "CON-8": _feedback,
    "CON-10": lambda known, found: {"meetings": known.value("last_meetings")},
    "CON-14": _pending,
    "TER-5": lambda known, found: {"months": known.value("impact_evaluation_months")},
    "TER-7": lambda known, found: {"support": _word(Function, found.value)},
    "TER-13": lambda known, found: {"mission": _word(Mission, found.value)},
}


def finding_text(known: Known, found: TerritoryFinding) -> Text:
    """What a finding says, with names; of one that has no sentence of its own here what the library says, which names
    nothing."""
    told = _SAID.get((found.rule, found.settled_by))
    if told is None:
        return Text(*(sentence(found.rule, found.settled_by, language) for language in LANGUAGES))
    needed = _MORE.get(found.rule)
    more = {} if needed is None else needed(known, found)
    day = {} if found.due is None else {"day": dated(found.due)}
    return capital(told.of(who=known.called(found.subject), second=known.called(found.second), n=found.value,
                           of=found.other, **more, **day))


def finding_items(known: Known, found: Iterable[TerritoryFinding], most: int) -> list[Item]:
    """Findings as items, each in its order; several that are alike but for whom they are about are one. Those beyond
    ``most`` are there to be counted, and say nothing."""
    groups: dict[tuple[object, ...], list[TerritoryFinding]] = {}
    for place, each in enumerate(found):
        together = _TOGETHER.get((each.rule, each.settled_by))
        key = (place,) if together is None else (each.rule, each.settled_by, getattr(each, together[2]))
        groups.setdefault(key, []).append(each)
    return [_item(known, group, place < most) for place, group in enumerate(groups.values())]


def _item(known: Known, group: list[TerritoryFinding], shown: bool) -> Item:
    first = group[0]
    text = Text("", "") if not shown else finding_text(known, first) if len(group) == 1 else _all(known, group)
    return Item(text=text, state=first.state, weight=first.weight, rules=(first.rule,),
                subject=first.second if len(group) == 1 and first.second is not None else first.subject)


def _all(known: Known, group: list[TerritoryFinding]) -> Text:
    first = group[0]
    told, whom, _ = _TOGETHER[first.rule, first.settled_by]
    names = sorted((known.name(getattr(each, whom)) for each in group), key=str.casefold)
    return capital(told.of(who=known.called(first.subject), count=len(group), meetings=known.value("last_meetings"),
                           all=some([called(each) for each in names], _NAMES)))
