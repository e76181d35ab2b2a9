"""What is owed on a territory, and by when: meetings of a level, decisions, matters, feedback, situations that wait.

What is late is what the review finds to be late; of what may be late and is not known to be, that is said (GEN-1).
Spec: spec/43-territory-reports.md; CON-1, CON-5, CON-7, CON-8, CON-14.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from ...text import Text, dated
from ...words import BodyKind, DecisionScope, FindingState, SettledBy, TerritoryTable, Tier, Tri, Weight
from ..found import TerritoryFinding
from ..rows import Decision
from .known import Known, is_day
from .levels import LEVEL_LINE, level_of
from .model import Entry, EntryKind
from .phrases import LEVEL, months_after, numbered
from .sentences import finding_text, waiting

__all__ = ["Owed", "owed", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing that is owed.

    Attributes:
        kind: what it is.
        day: by when; None where no day is known.
        say: makes the sentence: of a great territory few are said.
        brief: makes what is written on its day in a calendar: what to do, without the day.
        state: overdue or due; open where nobody knows whether it is done.
        tier: at which level, None where that is not known.
        weight, rule, subject: as of a finding.
        beneath: makes what stands beneath.
    """

    kind: EntryKind
    day: datetime.date | None
    say: Callable[[], Text]
    brief: Callable[[], Text]
    state: FindingState
    tier: Tier | None
    rule: str
    weight: Weight | None = None
    subject: UUID | None = None
    beneath: Callable[[], tuple[Text, ...]] = tuple

    def entry(self, day: datetime.date) -> Entry:
        """The same in a calendar, on its day."""
        return Entry(day=day, kind=self.kind, text=self.brief(), state=self.state, subject=self.subject, rule=self.rule)


_PLANNED = Text("{body} meets on {day}, {level}.", "Réunion de {body} le {day}, {level}.")
_MEETS = Text("The {level} is to meet by {day}; the last meeting known is that of {last}.",
              "Le {level} est à réunir d'ici le {day} ; dernière réunion connue : le {last}.")
_MET_NOT = Text("The {level} has not met since {last}: it was to meet by {day}.",
                "Le {level} ne s'est pas réuni depuis le {last} : il devait l'être au plus tard le {day}.")
_NEVER = (Text("The {level} has not met in the last month.", "Le {level} ne s'est pas réuni depuis un mois."),
          Text("The {level} has not met in the last {n} months.", "Le {level} ne s'est pas réuni depuis {n} mois."))
_NO_BODY = Text("No body is open at that level.", "Aucune instance n'est ouverte à ce niveau.")
_MAY_MEET = Text("The last meeting known of the {level} is that of {last}. Nobody has said whether it has met since: find out.",
                 "Dernière réunion connue du {level} : le {last}. Rien ne dit s'il s'est réuni depuis : s'en assurer.")
_NEXT = Text("{body} meets on {day}.", "{body} se réunit le {day}.")
_CONVENE = Text("Call the {level} together", "Réunir le {level}")
_MEETING = Text("{body} meets, {level}", "Réunion de {body}, {level}")

_MAY_BE_LATE = Text("The decision {who} was to take effect by {day}: nobody has said whether it has.",
                    "La décision {who} devait être effective le {day} : rien ne dit si elle l'est.")
_TO_COME = Text("The decision {who} is to take effect by {day}.", "La décision {who} est à rendre effective d'ici le {day}.")
_EFFECT = Text("Put the decision {who} into effect", "Rendre effective la décision {who}")
_OWNER = Text("It is in the hands of {owner}.", "Elle est portée par {owner}.")
_NO_OWNER = Text("Nobody is noted to see to it.", "Personne n'est noté pour la porter.")

_MAY_RISE = Text("The matter {who} was to be settled by {day}: nobody has said whether it is.",
                 "Le sujet {who} devait être réglé le {day} : rien ne dit s'il l'est.")
_SETTLE = Text("The matter {who} is to be settled by {day}.", "Le sujet {who} est à régler d'ici le {day}.")

_DO_SETTLE = Text("Settle the matter {who}", "Régler le sujet {who}")
_DO_RISE = Text("Take the matter {who} to the strategic level", "Porter le sujet {who} au niveau stratégique")

_TELL = Text("Everybody is to be told by {day} that the decision {who} is in effect (since {since}).",
             "Tous les acteurs sont à informer d'ici le {day} que la décision {who} est effective (depuis le {since}).")

_DO_TELL = Text("Tell everybody about the decision {who}", "Informer tous les acteurs de la décision {who}")

_WAITED = Text("{waits} for {who} to decide, since {since}: an answer is due by {day}.",
               "{waits} une réponse de {who} depuis le {since} : elle est due pour le {day}.")
_DO_ANSWER = Text("{who}: answer the situations that wait", "{who} : répondre aux situations en attente")


def owed(known: Known) -> tuple[Owed, ...]:
    """All that is owed, whenever."""
    return (*_levels(known), *_decisions(known), *_matters(known), *_feedback(known), *_pending(known))


def planned(known: Known) -> Iterator[Owed]:
    """The meetings that have their day on the day of the report or after it."""
    for meeting in known.meetings:
        body = known.body(meeting.body)
        if body is not None and meeting.date is not None and meeting.date >= known.at:
            say = partial(_PLANNED.of, body=known.called(body.id), level=LEVEL[body.tier], day=dated(meeting.date))
            brief = partial(_MEETING.of, body=known.called(body.id), level=LEVEL[body.tier])
            yield Owed(kind=EntryKind.MEETING, day=meeting.date, say=say, brief=brief, state=FindingState.DUE, tier=body.tier, rule="CON-1", subject=meeting.id)


def _saying(known: Known, found: TerritoryFinding | None, template: Text, *, who: UUID,
            **values: datetime.date | Text) -> Callable[[], Text]:
    """What makes the sentence of a finding, or where there is none of a template with days put in."""
    if found is not None:
        return partial(finding_text, known, found)
    return lambda: template.of(who=known.called(who), **{
        name: value if isinstance(value, Text) else dated(value) for name, value in values.items()})


def _levels(known: Known) -> Iterator[Owed]:
    late = {each.value: each for each in known.found("CON-1", SettledBy.MEETING)}
    for tier in Tier:
        found = late.get(tier.code)
        told = _late_level(known, tier, found) if found else _level(known, tier)
        if told is not None:
            yield told


def _next(known: Known, tier: Tier) -> Text | None:
    """When a body of the level meets next, where that is planned."""
    ahead = ((day, body.id) for place, body in enumerate(known.bodies) if body.tier is tier
             for day in known.met.get(place, ()) if day >= known.at)
    day, body = min(ahead, key=lambda each: each[0], default=(None, None))
    return None if day is None else _NEXT.of(body=known.called(body), day=dated(day))


def _late_level(known: Known, tier: Tier, found: TerritoryFinding) -> Owed:
    fact = level_of(known, tier)
    if found.due is not None and fact.last is not None:
        text = _MET_NOT.of(level=LEVEL[tier], last=dated(fact.last), day=dated(found.due))
    else:
        text = numbered(known.value(f"{tier.word}_meeting_months"), *_NEVER, level=LEVEL[tier])
    more = [_next(known, tier), None if found.other else _NO_BODY]
    return Owed(kind=EntryKind.MEETING_DUE, day=found.due, say=lambda: text, tier=tier, state=found.state, rule="CON-1",
                brief=partial(_CONVENE.of, level=LEVEL[tier]), weight=found.weight, subject=fact.body,
                beneath=lambda: tuple(each for each in more if each is not None))


def _level(known: Known, tier: Tier) -> Owed | None:
    """A level of which it is not known that it does not meet."""
    fact, line = level_of(known, tier), known.review.sheet[LEVEL_LINE[tier]]
    if fact.last is None or fact.due is None:
        return None
    if fact.due < known.at and line.computed is Tri.YES:  # clinical months show that it meets, and no day
        return None
    late = fact.due < known.at
    text = (_MAY_MEET if late else _MEETS).of(level=LEVEL[tier], last=dated(fact.last), day=dated(fact.due))
    following = _next(known, tier)
    return Owed(kind=EntryKind.MEETING_DUE, day=fact.due, say=lambda: text, tier=tier, rule="CON-1", subject=fact.body,
                brief=partial(_CONVENE.of, level=LEVEL[tier]), state=FindingState.OPEN if late else FindingState.DUE,
                beneath=lambda: () if following is None else (following,))


def _decisions(known: Known) -> Iterator[Owed]:
    dead = known.found_by_row("CON-5", SettledBy.DEAD_LETTER)
    late = known.found_by_row("CON-5", SettledBy.DECISION_FOLLOW_UP)
    nobody = known.found_by_row("CON-5", SettledBy.OWNER)
    for place, row in enumerate(known.decisions):
        if not is_day(row.due) or known.reached(row.effective) or known.reached(row.dropped):
            continue
        found = dead.get(place) or late.get(place)
        if found is None and not (known.reached(row.adopted) or known.reached(row.under_way)):
            continue
        state = FindingState.OVERDUE if found else FindingState.OPEN if row.due < known.at else FindingState.DUE
        say = _saying(known, found, _MAY_BE_LATE if state is FindingState.OPEN else _TO_COME, who=row.id, day=row.due)
        yield Owed(kind=EntryKind.DECISION_DUE, day=row.due, state=state, tier=_tier(known, row), rule="CON-5", say=say,
                   brief=partial(_EFFECT.of, who=known.called(row.id)), weight=found.weight if found else None, subject=row.id,
                   beneath=partial(_owner, known, row, place in nobody))


def _tier(known: Known, row: Decision) -> Tier | None:
    """Whose a decision is; one about a person's care is the clinical level's, whoever takes it (CON-4)."""
    return Tier.MICRO if row.scope is DecisionScope.CARE else known.tier(row.body)


def _owner(known: Known, row: Decision, nobody: bool) -> tuple[Text, ...]:
    if isinstance(row.owner, UUID):
        return (_OWNER.of(owner=known.called(row.owner)),)
    return (_NO_OWNER,) if nobody else ()


def _matters(known: Known) -> Iterator[Owed]:
    rises = known.found_by_row("CON-7", SettledBy.MACRO_AGENDA)
    for place, row in enumerate(known.matters):
        if not is_day(row.due) or known.reached(row.closed) or known.settled(place) is Tri.YES:
            continue
        if place not in rises and (not known.reached(row.raised) or known.on_agenda(place, Tier.MACRO)):
            continue
        found = rises.get(place)
        state = FindingState.OVERDUE if found else FindingState.OPEN if row.due < known.at else FindingState.DUE
        say = _saying(known, found, _MAY_RISE if state is FindingState.OPEN else _SETTLE, who=row.id, day=row.due)
        yield Owed(kind=EntryKind.MATTER_DUE, day=row.due, state=state, tier=Tier.MESO, rule="CON-7", subject=row.id,
                   say=say, brief=partial((_DO_RISE if found else _DO_SETTLE).of, who=known.called(row.id)),
                   weight=found.weight if found else None)


def _feedback(known: Known) -> Iterator[Owed]:
    missed = known.found_by_row("CON-8", SettledBy.CHANGE_FEEDBACK)
    months = known.value("feedback_months")
    everybody = _told_everybody(known)
    for place, row in enumerate(known.decisions):
        if not is_day(row.effective) or row.effective > known.at:
            continue
        found, day = missed.get(place), months_after(row.effective, months)
        told = place in everybody or any(since >= row.effective for since in everybody.get(None, ()))
        if found is None and (day < known.at or told):
            continue
        say = _saying(known, found, _TELL, who=row.id, since=row.effective, day=day)
        yield Owed(kind=EntryKind.FEEDBACK_DUE, day=day, say=say, tier=_tier(known, row), rule="CON-8", subject=row.id,
                   brief=partial(_DO_TELL.of, who=known.called(row.id)),
                   state=FindingState.OVERDUE if found else FindingState.DUE, weight=found.weight if found else None)


def _told_everybody(known: Known) -> dict[int | None, list[datetime.date]]:
    """By decision, the days of feedback to everybody about it; under None of that about everything."""
    found: dict[int | None, list[datetime.date]] = {}
    for row in known.named.territory.table(TerritoryTable.FEEDBACK):
        if row.to_all is Tri.YES and row.date is not None and row.date <= known.at:
            about = None if row.general is Tri.YES else row.decision
            if about is None and row.general is not Tri.YES or not isinstance(about, (int, type(None))):
                continue
            found.setdefault(about, []).append(row.date)
    return found


def _pending(known: Known) -> Iterator[Owed]:
    late = known.found_by_row("CON-14", SettledBy.INCLUSION_DECISION)
    for place, body in _waiting(known).items():
        row = known.inclusions[place]
        found, since = late.get(place), row.pending_since
        if not is_day(since):
            continue
        day = months_after(since, known.value("inclusion_decision_months"))
        say = _saying(known, found, _WAITED, who=body, since=since, day=day, waits=waiting(row.pending))
        yield Owed(kind=EntryKind.PENDING_DUE, day=day, say=say, tier=Tier.MICRO, rule="CON-14", subject=body,
                   brief=partial(_DO_ANSWER.of, who=known.called(body)), state=FindingState.OVERDUE if found else FindingState.DUE, weight=found.weight if found else None)


def _waiting(known: Known) -> dict[int, UUID]:
    """The rows that say what waits as of the day, of each inclusion body those of the latest month that says it (CON-14), by
    their places, with the body."""
    latest: dict[int, datetime.date] = {}
    says = [place for place, row in enumerate(known.inclusions)
            if row.month <= known.at and (row.pending is not None or row.pending_since is not None)]
    for place in says:
        row = known.inclusions[place]
        assert isinstance(row.body, int)  # rows that are read name others by their places
        latest[row.body] = max(row.month, latest.get(row.body, row.month))
    return {place: body.id for place in says
            if (row := known.inclusions[place]).pending != 0 and known.reached(row.pending_since)
            and (body := known.body(row.body)) is not None and body.kind is BodyKind.INCLUSION
            and isinstance(row.body, int) and latest[row.body] == row.month}
