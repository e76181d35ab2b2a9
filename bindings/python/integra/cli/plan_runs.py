"""What the parts of ``integra plan`` do: begin, continue, look at, verify, merge and compare plans in files.

Spec: spec/03-command.md, spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable

from ..errors import IntegraError, TextError, text_of
from ..forms import JsonError
from ..forms.event import check_filled, draft_from_json, event_to_json
from ..forms.plan import place_to_json, state_to_json, troubles_to_json
from ..plan.event import Draft, DraftRefusedError, Event, Trouble
from ..plan.on_day import PlanOnDay
from ..plan.plan import Plan
from ..plan.story import story
from ..rules import label
from ..text import Text, expected, joined, verbatim
from ..words import Event as EventKind
from ..words import EventVerdict, Message
from . import plan_files
from .console import REFUSED, UNREADABLE, USAGE, Stop, lines, note, output, plain, problem
from .files import named
from .formats import line
from .language import SPEECH, said
from .options import rules_of
from .page import Page, page_for
from .plan_day import day_to_json, known_at, show_day, show_heading
from .plan_files import NOT_WRITTEN
from .plan_choice import choose
from .plan_screenings import Screenings
from .plan_show import show_state
from .plan_text import show_event, show_forks, show_log, unmet
from .plan_timeline import show_timeline, track_to_json


_NO_DAY = Text("--screenings tells what is due on a day: give --at",
               "--screenings dit ce qui est à faire à une date : donner --at")


def run_new(args: argparse.Namespace) -> int:
    """Begins a plan."""
    drafts = _drafts(args)
    if len(drafts) != 1 or drafts[0][1].kind != EventKind.OPENING:
        raise Stop(REFUSED, expected(Text("one event, of kind opening", "un événement, de nature opening")).at(
            named(args.event)))
    with Plan() as plan:
        event = _append(plan, *drafts[0])
        plan_files.create(args.file, plan)
    _print(args, [event])
    return 0


def run_append(args: argparse.Namespace) -> int:
    """Adds events, all or none."""
    drafts = _drafts(args)
    with plan_files.changing(args.file) as plan:
        events = [_append(plan, *draft) for draft in drafts]
    _print(args, events)
    return 0


def _drafts(args: argparse.Namespace) -> list[tuple[Text, Draft, object]]:
    now = datetime.datetime.now(datetime.timezone.utc)
    found = []
    for place, document in plan_files.json_objects(args.event, plan_files.read_bytes(args.event)):
        try:
            if isinstance(document, TextError):
                raise document
            draft = draft_from_json(document, recorded=now, writer=args.writer)
            if draft.writer is None:
                raise JsonError(Text("this name is required, or --writer", "ce nom est obligatoire, ou --writer"), "writer")
        except (TextError, IntegraError) as error:
            raise Stop(REFUSED, text_of(error).at(place)) from None
        found.append((place, draft, document))
    return found


def _append(plan: Plan, place: Text, draft: Draft, document: object) -> Event:
    try:
        event = plan.append(draft)
        check_filled(document, event)
        return event
    except DraftRefusedError as error:
        for each in error.refusals:
            problem(place, unmet(each))
        why = NOT_WRITTEN if error.refusals else text_of(error).then(NOT_WRITTEN)
        raise Stop(REFUSED, why.at(Text("refused", "refusé").at(place))) from None
    except (TextError, IntegraError) as error:
        raise Stop(REFUSED, text_of(error).then(NOT_WRITTEN).at(place)) from None


def _print(args: argparse.Namespace, events: Iterable[Event]) -> None:
    with output(args.output) as out:
        for event in events:
            out.write(line(event_to_json(event)) if args.format == "ndjson" else event.digest.hex().encode() + b"\n")


def run_merge(args: argparse.Namespace) -> int:
    """Takes in other files."""
    with plan_files.changing(args.file) as plan:
        before = {each.event.digest: each.verdict for each in plan.places}
        for name in args.other:
            count, taken = plan_files.merge(plan, name)
            told = Text(f"read: {count}, new: {taken.added}", f"lus : {count}, nouveaux : {taken.added}")
            if taken.signatures:
                told = joined((told, Text(f"new signatures: {taken.signatures}",
                                          f"nouvelles signatures : {taken.signatures}")))
            lines(plain(said(told.at(named(name)))))
            if taken.unplaced:
                note(Text(f"signatures left out, their events having as many as there may be: {taken.unplaced} (PLN-12)",
                          f"signatures laissées de côté, leurs événements en ayant déjà autant que permis : {taken.unplaced} "
                          "(PLN-12)").at(named(name)))
            if taken.chains:
                note(Text(f"chains left out, none of their events being accepted: {taken.chains}; their events: "
                          f"{taken.crowded} (PLN-11)",
                          f"chaînes laissées de côté, aucun de leurs événements n'étant accepté : {taken.chains} ; leurs "
                          f"événements : {taken.crowded} (PLN-11)").at(named(name)))
        for verdict in EventVerdict:
            count = sum(each.verdict is verdict for each in plan.places if each.event.digest not in before)
            if count and verdict is not EventVerdict.ACCEPTED:
                note(Text(f"of the new events, {label(verdict)}: {count} (integra plan log shows why)",
                          f"parmi les nouveaux événements, {label(verdict, 'fr')} : {count} (integra plan log dit pourquoi)"))
        if plan.conflicts:
            held = len(plan.conflicts)
            note(Text(f"in conflict: {held} (integra plan show tells what)",
                      f"en conflit : {held} (integra plan show dit quoi)"))
    return 0


def _on_day(args: argparse.Namespace, plan: Plan) -> PlanOnDay:
    screened, person = Screenings(args, args.at), plan.state.person
    screened.tell({person})
    return plan.on(args.at, rules=rules_of(args), screened=None if person is None else screened.latest.get(person))


def run_show(args: argparse.Namespace) -> int:
    """Shows the state: now, on a day, or as it was known then."""
    if args.at is None and args.screenings is not None:
        raise Stop(USAGE, _NO_DAY)
    chosen = choose(args)
    with (chosen.plan as whole, known_at(args, whole) as plan,
          output(args.output, private=True) as out):
        day = None if args.at is None else _on_day(args, plan)
        if args.format == "ndjson":
            out.write(line(state_to_json(plan.state) if day is None else day_to_json(plan, day, args.lang)))
            return chosen.status
        page = page_for(args, out)
        show_heading(page, args)
        if day is None:
            show_state(page, plan)
        else:
            show_day(page, plan, day)
    return chosen.status


def run_timeline(args: argparse.Namespace) -> int:
    """Draws what happens over time."""
    at = args.at or datetime.date.today()
    chosen = choose(args)
    with chosen.plan as whole, known_at(args, whole) as plan, output(args.output, private=True) as out:
        if args.format == "html":
            from ..plan.sheets import timeline  # takes as long to load as the commands

            out.write(timeline(plan, at, SPEECH.language, rules=rules_of(args)))
            return chosen.status
        told = story(plan, at, rules=rules_of(args))
        if args.format == "ndjson":
            for track in told.tracks:
                out.write(line(track_to_json(track)))
        else:
            show_timeline(page_for(args, out), plan, told)
    return chosen.status


def run_log(args: argparse.Namespace) -> int:
    """Lists the events."""
    chosen = choose(args)
    with chosen.plan as plan, output(args.output) as out:
        if args.format == "ndjson":
            for place in plan.places:
                out.write(line(place_to_json(place, args.lang)))
        else:
            page = page_for(args, out)
            show_log(page, plan.places, plan.state.annulled)
            show_forks(page, plan.forks())
    return chosen.status


def run_verify(args: argparse.Namespace) -> int:
    """Looks for what is wrong with the history."""
    with plan_files.read_plan(args.file) as plan:
        try:
            troubles = plan.check(None if args.summary is None else _summary(args.summary))
        except IntegraError as error:
            raise Stop(UNREADABLE, text_of(error).at(Text(
                "is no summary of this plan", "n'est pas un résumé de ce plan").at(named(args.summary)))
                          ) from None
        missing = plan.state.missing
        with output(args.output) as out:
            if args.format == "ndjson":
                out.write(line({"plan": plan.id and plan.id.hex, "events": len(plan), "digest": plan.state.digest.hex(),
                                "troubles": troubles_to_json(troubles), "missing": [each.hex() for each in missing]}))
            else:
                page = page_for(args, out)
                for trouble in troubles:
                    page.wrapped(_trouble(page, trouble), 0, 2)
                for digest in missing:
                    page.line(verbatim(digest.hex()).at(Text("missing", "manquant")))
                if not (troubles or missing):
                    page.line(Text(f"nothing wrong; events: {len(plan)}", f"rien d'anormal ; événements : {len(plan)}"))
        if args.summary is None:
            note(Text("whether the last events were cut off, only another site's summary tells (--summary)",
                      "si les derniers événements ont été coupés, seul le résumé d'un autre site le dit (--summary)"))
    return REFUSED if troubles or missing else plan_files.status_of(plan)


def _summary(name: str) -> bytes:
    """Another site's summary, as it is or out of its plan."""
    data = plan_files.read_bytes(name)
    if data[2:3] == bytes([Message.PLAN.code]):
        with plan_files.plan_of(name, data) as other:
            return other.summary()
    return data


def _trouble(page: Page, trouble: Trouble) -> str:
    """A trouble: rule and name, what it is, where, and what settles it."""
    told = page.pair(f"PLN-12 {trouble.kind.word}", page.label(trouble.kind))
    if trouble.writer is not None:
        told = page.pair(told, Text(f"writer {trouble.writer.hex}", f"rédacteur {trouble.writer.hex}"))
    if trouble.writer is not None and trouble.sequence is not None:
        told += page.said(Text(f", sequence {trouble.sequence}", f", rang {trouble.sequence}"))
    return f"{told} ({page.pair(Text('settled by', 'se règle par'), page.label(trouble.settled_by))})"


def run_diff(args: argparse.Namespace) -> int:
    """Lists what two files do not share."""
    with plan_files.read_plan(args.file) as mine, plan_files.read_plan(args.other) as other, output(args.output) as out:
        if None not in (mine.id, other.id) and mine.id != other.id:
            one, two = named(args.file), named(args.other)
            raise Stop(REFUSED, Text(f"is another plan than {one}", f"est un autre plan que {one}").at(two))
        page = page_for(args, out)
        same = True
        for sign, name, left, right in (("-", args.file, mine, other), ("+", args.other, other, mine)):
            lacking = [event for event in left.events if event not in right]
            texts = [event for event in left.events if event in right and event.text is not None
                     and right.place(event).event.text is None]
            signed = [event for event in left.events if event in right
                      and not set(event.signatures) <= set(right.place(event).event.signatures)]
            if lacking or texts or signed:
                shown = named(name)
                page.line(plain(page.said(Text(f"only in {shown}:", f"seulement dans {shown} :"))))
                same = False
            for event in lacking:
                show_event(page, sign, event)
            for event in texts:
                show_event(page, sign, event)
                page.line(Text("    its text", "    son texte"))
            for event in signed:
                show_event(page, sign, event)
                page.line(Text("    its signatures", "    ses signatures"))
        agree = mine.state.digest == other.state.digest
        page.line(Text("the states agree", "les états concordent") if agree
                  else Text("the states differ", "les états diffèrent"))
    return 0 if same else REFUSED
