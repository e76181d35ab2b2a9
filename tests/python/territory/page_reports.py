"""Reports made by hand, as their readers get them: a small one, a rich one, an empty one, one with many items.

Spec: spec/44-territory-pages.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from integra import rules
from integra.territory.reports.model import (
    BodyFact, Entry, EntryKind, FlowFact, Item, LevelFact, Reader, Report, Section, SheetFact, Table,
)
from integra.text import LANGUAGES, Text
from integra.words import Basis, BodyKind, FindingState, FlowContent, Line, LineGroup, Tier, Tri, Weight, Word

AT = datetime.date(2025, 6, 15)
SPEC = Path(__file__).resolve().parents[3] / "spec"
with open(SPEC / "lines.tsv", encoding="utf-8", newline="") as table:
    GROUPS = {row["line"]: LineGroup[row["group"].upper()] for row in csv.DictReader(table, delimiter="\t")}
LATE, DUE, OPEN, MET = FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN, FindingState.MET


def day(after: int) -> datetime.date:
    """So many days after the day of the report."""
    return AT + datetime.timedelta(after)


def label(word: Word) -> Text:
    return Text(*(rules.label(word, language) for language in LANGUAGES))


def item(en: str, fr: str, **more: object) -> Item:
    return Item(text=Text(en, fr), **more)  # type: ignore[arg-type]


def body(number: int, name: str, tier: Tier, met: int | None = -40, due: int | None = 50, held: int = 3) -> BodyFact:
    return BodyFact(id=uuid.UUID(int=number), name=name, tier=tier, kind=BodyKind.TABLE, met=None if met is None else day(met),
                    due=None if due is None else day(due), held=held, seats=number)


def flow(from_: Tier, to: Tier, content: FlowContent, count: int, latest: int | None = 12, waiting: int = 0) -> FlowFact:
    return FlowFact(from_=from_, to=to, content=content, count=count, latest=None if latest is None else day(-latest),
                    latest_age=latest, waiting=waiting, oldest_waiting=day(-130) if waiting else None)


def levels() -> tuple[LevelFact, ...]:
    return (LevelFact(tier=Tier.MACRO, meets=Tri.NO, bodies=(body(14, "Conférence du SPDA", Tier.MACRO, -400, -35, 0),)),
            LevelFact(tier=Tier.MESO, meets=Tri.YES, bodies=(
                body(22, "Table tactique", Tier.MESO), body(9, "Groupe de travail « sorties d'hôpital »", Tier.MESO, -12, None))),
            LevelFact(tier=Tier.MICRO, meets=Tri.UNKNOWN, bodies=(body(5, "Réunion d'inclusion", Tier.MICRO, None, None, 0),)))


def flows() -> tuple[FlowFact, ...]:
    return (flow(Tier.MESO, Tier.MACRO, FlowContent.NEED, 3, 75), flow(Tier.MESO, Tier.MACRO, FlowContent.DIFFICULTY, 12, 12, 3),
            flow(Tier.MICRO, Tier.MESO, FlowContent.DIFFICULTY, 41, 2, 7), flow(Tier.MICRO, Tier.MESO, FlowContent.NEED, 1, 0, 1),
            flow(Tier.MESO, Tier.MICRO, FlowContent.DECISION, 5, 33, 2))


def sheet(known: int = 3) -> tuple[SheetFact, ...]:
    """Every line; one in so many is not known."""
    held = []
    for number, line in enumerate(Line):
        group = GROUPS[line.word]
        value = Tri.UNKNOWN if number % known == 0 else Tri.YES if number % 2 else Tri.NO
        if line is Line.EXCHANGE_MACRO_MESO:
            value = Tri.NO
        said = Text("at least under way, 1 of 6 known", "au moins en cours, 1 action sur 6 connue") if group is LineGroup.STEP else None
        held.append(SheetFact(line=line, group=group, label=label(line), value=value,
                              basis=Basis.STATED if number % 5 == 0 else Basis.COMPUTED, said=said))
    return tuple(held)


def entry(after: int, kind: EntryKind, en: str, fr: str, state: FindingState, number: int, rule: str = "CON-5") -> Entry:
    return Entry(day=day(after), kind=kind, text=Text(en, fr), state=state, subject=uuid.UUID(int=number), rule=rule)


def calendar() -> tuple[Entry, ...]:
    return (
        entry(-35, EntryKind.MEETING_DUE, "Conférence du SPDA: to meet", "Conférence du SPDA : à réunir", LATE, 14, "CON-1"),
        entry(-110, EntryKind.DECISION_DUE, "Shared grid for home help: decision not under way",
              "Grille commune d'aide à domicile : décision non engagée", LATE, 101),
        entry(-5, EntryKind.FEEDBACK_DUE, "Feedback on the night number to 4 structures",
              "Retour sur le numéro de nuit à 4 structures", LATE, 102, "CON-8"),
        entry(4, EntryKind.MEETING, "Table tactique", "Table tactique", DUE, 22, "CON-1"),
        entry(9, EntryKind.DECISION_DUE, "One assessment form for all", "Une seule grille d'évaluation pour tous", DUE, 103),
        entry(33, EntryKind.MATTER_DUE, "Home help at weekends: to settle", "Aide à domicile le week-end : à régler", DUE, 104, "CON-7"),
        entry(35, EntryKind.MEETING, "Groupe de travail « sorties d'hôpital »", "Groupe de travail « sorties d'hôpital »", DUE, 9),
        entry(62, EntryKind.MEETING_DUE, "Table tactique: to meet", "Table tactique : à réunir", DUE, 22, "CON-1"),
        entry(200, EntryKind.DECISION_DUE, "Charter of the guichet", "Charte du guichet intégré", DUE, 105),
        entry(-40, EntryKind.MEETING, "Table tactique", "Table tactique", MET, 22, "CON-1"))


def pilote_sections() -> tuple[Section, ...]:
    return (
        Section(name="due", title=Text("What is due this month", "Ce qui est attendu ce mois-ci"), items=(
            item("The Conférence du SPDA has not met for 13 months: call it together.",
                 "La Conférence du SPDA ne s'est pas réunie depuis 13 mois : la convoquer.", day=day(-35), state=LATE,
                 weight=Weight.HIGH, rules=("CON-1",)),
            item("The decision “Shared grid for home help” is past its day and nothing has moved since it was adopted.",
                 "La décision « Grille commune d'aide à domicile » a dépassé son échéance, et rien n'a bougé depuis son adoption.",
                 day=day(-110), state=LATE, weight=Weight.HIGH, rules=("CON-5",),
                 more=(Text("Owner: not named", "Responsable : non désigné"),)),
            item("One assessment form for all: to be under way by its day.",
                 "Une seule grille d'évaluation pour tous : à engager avant l'échéance.", day=day(9), state=DUE,
                 weight=Weight.MEDIUM, rules=("CON-5",)))),
        Section(name="recurrent", title=Text("Difficulties that come back", "Les difficultés qui reviennent"),
                lead=Text("Raised three times or more in twelve months.", "Signalées trois fois ou plus en douze mois."), items=(
                    item("No home help at weekends, raised 9 times: on the agenda of the table tactique, not settled.",
                         "Pas d'aide à domicile le week-end, signalée 9 fois : à l'ordre du jour de la table tactique, non réglée.",
                         day=day(-130), weight=Weight.HIGH, rules=("CON-7",), more=(
                             Text("12 January, 3 February, 28 February, and 6 more", "12 janvier, 3 février, 28 février, et 6 de plus"),)),
                    item("Transport to day care, raised 4 times: on no agenda.",
                         "Transport vers l'accueil de jour, signalé 4 fois : à aucun ordre du jour.", day=day(-20), state=OPEN,
                         rules=("CON-7",)))),
        Section(name="table", title=Text("Whom to bring back to the table", "Qui faire revenir à la table"), items=(
            item("Users are at no meso table.", "Les usagers ne siègent à aucune table méso.", weight=Weight.HIGH, rules=("CON-2",)),
            item("EHPAD Les Tilleuls: absent from the last three meetings.", "EHPAD Les Tilleuls : absent des trois dernières réunions.",
                 rules=("CON-10",)))),
        Section(name="ask", title=Text("What to find out", "Ce qu'il faut savoir"), items=tuple(
            item(f"Is the list of seats of body {n} complete?", f"La liste des places de l'instance {n} est-elle complète ?",
                 rules=("TER-16",)) for n in range(1, 6))),
        Section(name="steps", title=Text("How far integration has come", "Où en est l'intégration"), table=Table(
            (Text("Step", "Étape"), Text("State", "État"), Text("Actions known", "Actions connues")),
            tuple((Text(f"Step {n}", f"Étape {n}"), Text("at least under way", "au moins en cours"), n) for n in range(1, 7)))),
        Section(name="changed", title=Text("What has changed", "Ce qui a changé"),
                lead=Text("Since 1 March 2025: two decisions took effect, one difficulty came up.",
                          "Depuis le 1er mars 2025 : deux décisions ont pris effet, une difficulté est apparue.")))


def rich(reader: Reader = Reader.PILOTE, name: str = "Pays exemple", sections: Sequence[Section] | None = None) -> Report:
    """What a territory that is alive comes to."""
    told = {Reader.PILOTE: pilote_sections, Reader.ARS: ars_sections, Reader.ELECTED: elected_sections}[reader]
    return Report(
        reader=reader, name=name, at=AT, since=datetime.date(2025, 3, 1), title=TITLES[reader],
        lead=Text("Two levels out of three do not meet or nobody knows; three things are overdue, the oldest for 110 days.",
                  "Deux niveaux sur trois ne se réunissent pas ou on ne le sait pas ; trois points sont en retard, le plus "
                  "ancien depuis 110 jours."),
        sections=told() if sections is None else tuple(sections), levels=levels(), flows=flows(), calendar=calendar(),
        sheet=() if reader is Reader.ELECTED else sheet(), pack="dac-2022")


TITLES = {
    Reader.PILOTE: Text("Where the territory stands", "Où en est le territoire"),
    Reader.ARS: Text("What rises from the territories", "Ce qui remonte des territoires"),
    Reader.ELECTED: Text("Where we are, in half a page", "Où nous en sommes, en une demi-page"),
}


def ars_sections() -> tuple[Section, ...]:
    heads = (Text("Territory", "Territoire"), Text("Difficulties", "Difficultés"), Text("Risen", "Remontées"),
             Text("Levels that meet", "Niveaux qui se réunissent"), Text("Since", "Depuis"))
    hidden = Text("1 to 10, hidden", "1 à 10, masqué")
    return (
        Section(name="risen", title=Text("What has risen, and since when it waits", "Ce qui est remonté, et depuis quand"), items=(
            item("Home help at weekends: recurs in Pays exemple, not settled at meso.",
                 "Aide à domicile le week-end : récurrent au Pays exemple, non réglé au niveau méso.", day=day(-95), state=LATE,
                 weight=Weight.HIGH, rules=("CON-7",)),
            item("Night number: risen, not on the agenda.", "Numéro de nuit : remonté, à aucun ordre du jour.", day=day(-12),
                 state=OPEN, rules=("CON-7",)))),
        Section(name="level", title=Text("Decisions at the wrong level", "Décisions prises au mauvais niveau"), items=(
            item("A funding decision was taken at a meso table: it is the macro level's.",
                 "Une décision de financement a été prise à une table méso : elle revient au niveau macro.", day=day(-60),
                 weight=Weight.MEDIUM, rules=("CON-4",)),)),
        Section(name="side", title=Text("Territories side by side", "Les territoires côte à côte"),
                lead=Text("Counts from 1 to 10 are hidden.", "Les effectifs de 1 à 10 sont masqués."), table=Table(heads, (
                    ("Pays exemple", 53, hidden, Text("1 of 2", "1 sur 2"), day(-95)),
                    ("Val de Saône-et-Bresse du Sud", hidden, 0, Text("2 of 2", "2 sur 2"), None),
                    ("Haut-Pays", None, hidden, None, day(-400))))),
        Section(name="early", title=Text("Evaluations made too early", "Évaluations d'impact trop précoces")))


def elected_sections() -> tuple[Section, ...]:
    return (
        Section(name="there", title=Text("Were we there?", "Étions-nous là ?"), items=(
            item("Yes: an elected official sat at two of the last three meetings.",
                 "Oui : un élu siégeait à deux des trois dernières réunions."),)),
        Section(name="convene", title=Text("Did we call people together?", "Avons-nous convoqué ?"), items=(
            item("The departmental conference has not met for 13 months.",
                 "La conférence départementale ne s'est pas réunie depuis 13 mois."),)),
        Section(name="became", title=Text("What became of what was decided?", "Qu'est devenu ce qui a été décidé ?"), items=(
            item("Of nine decisions, four have taken effect, three are late and nobody knows of two.",
                 "Sur neuf décisions, quatre ont pris effet, trois sont en retard et on ne sait rien de deux."),)),
        Section(name="users", title=Text("What do people keep asking for?", "Que demandent sans cesse les usagers ?"), items=(
            item("Help at home at weekends.", "De l'aide à domicile le week-end."),
            item("Transport to day care.", "Un transport vers l'accueil de jour."))),
        Section(name="told", title=Text("Who has not been told?", "Qui n'a pas été informé ?"), items=(
            item("Four structures have had no news of the night number.",
                 "Quatre structures n'ont reçu aucune nouvelle du numéro de nuit."),)))


def empty(reader: Reader = Reader.PILOTE) -> Report:
    """A territory of which nothing is known."""
    return Report(reader=reader, name="", at=AT, since=None, title=TITLES[reader],
                  lead=Text("Nothing is known yet.", "On ne sait rien encore."), sections=(), levels=(), flows=(), calendar=(),
                  sheet=(), pack="dac-2022")


def small(reader: Reader = Reader.PILOTE) -> Report:
    """One level, one thing to do."""
    return Report(reader=reader, name="Petit pays", at=AT, since=None, title=TITLES[reader], lead=Text("One thing.", "Une chose."),
                  sections=(Section(name="due", title=Text("Due", "À faire"), items=(item("Meet.", "Se réunir."),)),),
                  levels=(LevelFact(tier=Tier.MESO, meets=Tri.YES, bodies=(body(1, "Table", Tier.MESO),)),), flows=(),
                  calendar=calendar()[3:4], sheet=(), pack="dac-2022")


def many(count: int, reader: Reader = Reader.PILOTE) -> Report:
    """A report whose sections hold so many items all together, and whose calendar as many days."""
    each = count // 4
    told = tuple(Section(name=f"part-{'abcd'[n]}", title=Text(f"Part {n}", f"Partie {n}"), items=tuple(
        item(f"Matter zq{n}x{at} is still to be settled by those whom it concerns, as was said at the last meeting.",
             f"Le sujet zq{n}x{at} reste à régler par ceux qu'il concerne, comme il a été dit à la dernière réunion de la table.",
             day=day(-at), state=LATE, rules=("CON-7",)) for at in range(each))) for n in range(4))
    days = tuple(entry(at - each, EntryKind.DECISION_DUE, f"Decision {at}", f"Décision {at}", LATE if at < each else DUE, at)
                 for at in range(count))
    return Report(reader=reader, name="Grand pays", at=AT, since=None, title=TITLES[reader],
                  lead=Text("Much is late.", "Beaucoup est en retard."), sections=told, levels=levels(), flows=flows(),
                  calendar=days, sheet=sheet(), pack="dac-2022")


def busy() -> Report:
    """A report whose flows are as many and as old as there are."""
    pairs = ((Tier.MACRO, Tier.MESO), (Tier.MESO, Tier.MICRO))
    told = [flow(lower, upper, content, 1234, 700, 1234) for upper, lower in pairs
            for content in (FlowContent.NEED, FlowContent.DIFFICULTY)]
    told += [flow(upper, lower, content, 1234, 700, 1234) for upper, lower in pairs
             for content in (FlowContent.DECISION, FlowContent.FEEDBACK)]
    return replace(rich(), flows=tuple(told))


def empty_levels() -> Report:
    """Three levels of which nothing is known."""
    return replace(empty(), levels=tuple(LevelFact(tier=tier, meets=Tri.UNKNOWN, bodies=()) for tier in Tier))


def wordy(reader: Reader) -> Report:
    """Six sections whose sentences are long, twelve bodies a level, days whose texts are long."""
    long, short = Text("some words " * 15, "des mots utiles " * 12), Text("some words " * 7, "des mots utiles " * 6)
    told = tuple(Section(name=f"part-{'abcdef'[n]}", title=Text(f"Part {n}", f"Partie {n}"), lead=short, items=tuple(
        Item(text=long, more=(short,), day=day(-at), state=OPEN) for at in range(9))) for n in range(6))
    days = tuple(Entry(day=day(at - 40), kind=EntryKind.MATTER_DUE, text=short, state=LATE if at < 40 else DUE,
                       subject=uuid.UUID(int=at), rule="CON-7") for at in range(120))
    grown = tuple(replace(each, bodies=tuple(body(n, f"Instance au nom assez long, numéro {n}", each.tier) for n in range(12)))
                  for each in levels())
    return replace(rich(reader), sections=told, calendar=days, levels=grown)
