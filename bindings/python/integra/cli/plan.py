"""``integra plan``: shared plans in files, begun, continued, looked at, verified, merged and compared.

Spec: spec/03-command.md, spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import uuid
from collections.abc import Iterable

from ..errors import IntegraError
from ..forms import JsonError, strict
from ..forms.event import check_filled, draft_from_json, event_to_json
from ..forms.plan import place_to_json, state_to_json, troubles_to_json
from ..plan.event import Draft, DraftRefusedError, Event, Trouble
from ..plan.plan import Plan
from ..rules import label
from ..text import Text
from ..words import Event as EventKind
from ..text import Text
from ..words import EventVerdict, Message
from . import plan_files
from .console import REFUSED, UNREADABLE, Failure, note, output, plain
from .console import lines as say
from .formats import line
from .language import SPEECH, spoken
from .options import Commands, command, wrapped
from .page import COLONS, page_for
from .plan_text import show_event, show_log, show_state, unmet

_TEXT = "A plan is a file of events (CBOR): what people did and decided, and when. Nothing in it is ever changed."
_EXAMPLES = ("  integra plan new plan.cbor opening.json\n  integra plan append plan.cbor need.json\n"
             "  integra plan show plan.cbor\n  integra plan merge plan.cbor hospital.cbor\n")


def add(commands: Commands) -> None:
    """Adds the command and its parts."""
    whole = commands.add_parser("plan", help="shared plans: begin, add, show, verify, merge and compare",
                                description=wrapped(_TEXT), epilog="examples:\n" + _EXAMPLES.rstrip(),
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = whole.add_subparsers(required=True, metavar="COMMAND", dest="part")
    _add_writing(parts)
    _add_reading(parts)
    parser = command(
        parts, "merge", run_merge, "take in what other files have",
        "Adds to FILE every event of the other files: plans, whole or in part, events one after the other, or events\n"
        "in JSON. The result is the same in whatever order and however often files are merged. What is refused or in\n"
        "conflict is counted; integra plan log and show tell more.\n"
        "Exit status: 0 merged, whatever the verdicts; 1 one of the files is refused, and nothing is written.",
        "  integra plan merge plan.cbor hospital.cbor\n  integra plan merge plan.cbor events.ndjson\n")
    _file(parser)
    parser.add_argument("other", nargs="+", metavar="OTHER", help="what to take in; - is stdin")


def _add_writing(parts: Commands) -> None:
    for name, run, summary, text, example in (
        ("new", run_new, "begin a plan with its opening",
         "Begins a plan: FILE is made, and is not there yet. EVENT is the opening in JSON (spec/02-json.md).",
         "  integra plan new plan.cbor opening.json\n"),
        ("append", run_append, "add events of one's own",
         "Adds events to the plan in FILE, all or none, and prints their digests. EVENT is an object in JSON, or one\n"
         "a line; plan, sequence, parents and digest are filled in here, and recorded where it is left out: now.\n"
         "Exit status: 0 recorded; 1 refused, with every rule that refuses and what to do.",
         "  integra plan append plan.cbor need.json\n  integra plan append plan.cbor - < events.ndjson\n"),
    ):
        parser = command(parts, name, run, summary, text, example)
        _file(parser)
        parser.add_argument("event", metavar="EVENT", help="JSON; - is stdin")
        parser.add_argument("--writer", type=_writer, metavar="ID", help="this installation, where the event does not "
                            "name it: 32 hexadecimal digits or a hyphenated UUID that no other one uses")
        _format(parser, "digests, or one JSON event a line")


def _add_reading(parts: Commands) -> None:
    parser = command(parts, "show", run_show, "show the state of a plan",
                     "Shows what the events come to, what is in conflict and what is missing. The last line is the\n"
                     "digest of the state: two programs with the same events print the same line.",
                     "  integra plan show plan.cbor\n  integra plan show plan.cbor --format json\n")
    _file(parser)
    _format(parser, "text to read, or one JSON object")
    parser = command(parts, "log", run_log, "show the events, each with its verdict",
                     "Lists the events in the plan's order, one a line, with the reasons of those refused or waiting.",
                     "  integra plan log plan.cbor\n  integra plan log plan.cbor --format json\n")
    _file(parser)
    _format(parser, "text to read, or one JSON object an event")
    parser = command(parts, "verify", run_verify, "look for gaps, forks and altered events",
                     "Reads every event anew and says what is wrong with the history: events missing, two at one\n"
                     "place, and held against another site, what it has and this file has not.\n"
                     "Exit status: 0 nothing is wrong, 1 something is, 3 the bytes are no plan.",
                     "  integra plan verify plan.cbor\n  integra plan verify plan.cbor --summary hospital.cbor\n")
    _file(parser)
    parser.add_argument("--summary", metavar="FILE2", help="another site's summary, or its plan; - is stdin")
    _format(parser, "text to read, or one JSON object")
    parser = command(parts, "diff", run_diff, "show which events two files do not share",
                     "Lists the events that only one of the two files has, and says whether their states agree.\n"
                     "Exit status: 0 the same events and texts, 1 not.",
                     "  integra plan diff mine.cbor theirs.cbor\n")
    parser.add_argument("file", metavar="A", help="a plan; - is stdin")
    parser.add_argument("other", metavar="B", help="another one")


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the plan")


def _format(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help=f"{text} (default: %(default)s)")


def _writer(text: str) -> uuid.UUID:
    try:
        return strict.identifier(text, "")
    except JsonError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


# ---- writing

def run_new(args: argparse.Namespace) -> int:
    """Begins a plan."""
    drafts = _drafts(args)
    if len(drafts) != 1 or drafts[0][1].kind != EventKind.OPENING:
        raise Failure(REFUSED, f"{plan_files.named(args.event)}: expected one event, of kind opening")
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


def _drafts(args: argparse.Namespace) -> list[tuple[str, Draft, object]]:
    now = datetime.datetime.now(datetime.timezone.utc)
    found = []
    for place, document in plan_files.json_objects(args.event, plan_files.read_bytes(args.event)):
        try:
            if isinstance(document, JsonError):
                raise document
            draft = draft_from_json(document, recorded=now, writer=args.writer)
            if draft.writer is None:
                raise JsonError(Text("this name is required, or --writer", "ce nom est obligatoire, ou --writer"), "writer")
        except (JsonError, IntegraError) as error:
            raise Failure(REFUSED, f"{place}: {error}") from None
        found.append((place, draft, document))
    return found


def _append(plan: Plan, place: str, draft: Draft, document: object) -> Event:
    try:
        event = plan.append(draft)
        check_filled(document, event)
        return event
    except DraftRefusedError as error:
        for each in error.refusals:
            say(plain(f"{place}{COLONS[SPEECH.language]}{unmet(each, SPEECH.language)}"))
        why = "nothing is written" if error.refusals else f"{error}; nothing is written"
        raise Failure(REFUSED, f"{place}: refused: {why}") from None
    except (JsonError, IntegraError) as error:
        raise Failure(REFUSED, f"{place}: {error}; nothing is written") from None


def _print(args: argparse.Namespace, events: Iterable[Event]) -> None:
    with output(None) as out:
        for event in events:
            out.write(line(event_to_json(event)) if args.format == "json" else event.digest.hex().encode() + b"\n")


def run_merge(args: argparse.Namespace) -> int:
    """Takes in other files."""
    with plan_files.changing(args.file) as plan:
        before = {each.event.digest: each.verdict for each in plan.places}
        for name in args.other:
            known = len(plan)
            count = plan_files.merge(plan, name)
            said = spoken(f"read: {count}, new: {len(plan) - known}")
            say(plain(f"{plan_files.named(name)}{COLONS[args.lang]}{said}"))
        for verdict in EventVerdict:
            count = sum(each.verdict is verdict for each in plan.places if each.event.digest not in before)
            if count and verdict is not EventVerdict.ACCEPTED:
                note(f"of the new events, {label(verdict, args.lang)}: {count} (integra plan log shows why)")
        if plan.conflicts:
            note(f"in conflict: {len(plan.conflicts)} (integra plan show tells what)")
    return 0


# ---- reading

def run_show(args: argparse.Namespace) -> int:
    """Shows the state."""
    with plan_files.read_plan(args.file) as plan, output(None) as out:
        if args.format == "json":
            out.write(line(state_to_json(plan.state)))
        else:
            show_state(page_for(args, out), plan, args.lang)
    return 0


def run_log(args: argparse.Namespace) -> int:
    """Lists the events."""
    with plan_files.read_plan(args.file) as plan, output(None) as out:
        if args.format == "json":
            for place in plan.places:
                out.write(line(place_to_json(place, args.lang)))
        else:
            show_log(page_for(args, out), plan.places, args.lang)
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Looks for what is wrong with the history."""
    with plan_files.read_plan(args.file) as plan:
        try:
            troubles = plan.check(None if args.summary is None else _summary(args.summary))
        except IntegraError as error:
            raise Failure(UNREADABLE, f"{plan_files.named(args.summary)}: is no summary of this plan: "
                                      f"{plan_files.reason(error)}") from None
        missing = plan.state.missing
        with output(None) as out:
            if args.format == "json":
                out.write(line({"plan": plan.id and plan.id.hex, "events": len(plan), "digest": plan.state.digest.hex(),
                                "troubles": troubles_to_json(troubles), "missing": [each.hex() for each in missing]}))
            else:
                page = page_for(args, out)
                for trouble in troubles:
                    page.wrapped(_trouble(trouble, args.lang), 0, 2)
                for digest in missing:
                    page.line(spoken("missing") + COLONS[args.lang] + digest.hex())
                if not (troubles or missing):
                    page.line(spoken(f"nothing wrong; events: {len(plan)}"))
        if args.summary is None:
            note("whether the last events were cut off, only another site's summary tells (--summary)")
    return REFUSED if troubles or missing else 0


def _summary(name: str) -> bytes:
    """Another site's summary, as it is or out of its plan."""
    data = plan_files.read_bytes(name)
    if data[2:3] == bytes([Message.PLAN.code]):
        with plan_files.plan_of(name, data) as other:
            return other.summary()
    return data


def _trouble(trouble: Trouble, language: str) -> str:
    """A trouble: rule and name, what it is, where, and what settles it."""
    colon = COLONS[language]
    said = f"PLN-12 {trouble.kind.word}{colon}{label(trouble.kind, language)}"
    if trouble.writer is not None:
        said += f"{colon}{spoken('writer')} {trouble.writer.hex}"
        said += "" if trouble.sequence is None else f", {spoken('sequence')} {trouble.sequence}"
    return f"{said} ({spoken('settled by')}{colon}{label(trouble.settled_by, language)})"


def run_diff(args: argparse.Namespace) -> int:
    """Lists what two files do not share."""
    with plan_files.read_plan(args.file) as mine, plan_files.read_plan(args.other) as other, output(None) as out:
        if None not in (mine.id, other.id) and mine.id != other.id:
            one, two = plan_files.named(args.file), plan_files.named(args.other)
            raise Failure(REFUSED, f"{two}: is another plan than {one}")
        page = page_for(args, out)
        same = True
        for sign, name, left, right in (("-", args.file, mine, other), ("+", args.other, other, mine)):
            lacking = [event for event in left.events if event not in right]
            texts = [event for event in left.events if event in right and event.text is not None
                     and right.place(event).event.text is None]
            if lacking or texts:
                page.line(plain(spoken(f"only in {plan_files.named(name)}") + COLONS[args.lang].rstrip()))
                same = False
            for event in lacking:
                show_event(page, sign, event, args.lang)
            for event in texts:
                show_event(page, sign, event, args.lang)
                page.line("    " + spoken("its text"))
        agree = mine.state.digest == other.state.digest
        page.line(spoken("the states agree" if agree else "the states differ"))
    return 0 if same else REFUSED
