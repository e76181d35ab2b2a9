"""The one plan that a command is asked for: of a file, a folder, a store or a sequence, alone there or named.

Spec: spec/03-command.md, "Which plan"; PLN-11, PLN-12, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from .._low import plan as _low
from .._low.core import id_of
from ..errors import IntegraError
from ..forms import JsonError, strict
from ..messages import split
from ..opening import STDIN, Opened
from ..plan.plan import Plan
from ..plan.reading import Reading
from ..plan._stored import STORE
from ..plan.postgres_told import is_address
from ..plan.rows_of import shown_address
from ..text import Text, verbatim
from .console import REFUSED, UNREADABLE, Stop, plain, problem
from .files import named, open_one
from .plan_files import EVENT_BEGINS, plan_of, status_of
from .plan_reading import JSON_BEGINS, NO_OPENING, say
from .plan_references import DIGITS, called, references
from .usage import FILE, Parser

__all__ = ["Chosen", "add_choice", "choose"]

_SHOWN = 5
_IN_PART = Text(
    "not all of it can be read as events of a plan: integra plan append records drafts, integra plan merge takes events in",
    "tout n'y est pas lisible comme événements d'un plan : integra plan append enregistre des brouillons, integra plan merge "
    "prend des événements")
_BROKEN = Text("not all of it can be read, so that no plan of it is shown",
               "tout n'y est pas lisible, et aucun plan n'en est montré")
_NONE = Text("no plan could be read: name a plan, a store, or a folder that has some",
             "aucun plan n'a pu être lu : nommer un plan, une base de plans, ou un dossier de fichiers qui en a")
_SEVERAL = Text("holds {n} plans ({some}): name one with --plan; integra plan due tells of many",
                "contient {n} plans ({some}) : en nommer un par --plan ; integra plan due en dit plusieurs")
_UNKNOWN = Text("no plan there is called {wanted}: {some}", "aucun plan n'y porte le nom {wanted} : {some}")
_ALIKE = Text("{n} plans there are called {wanted}: name one by its identifier ({some})",
              "{n} plans y portent le nom {wanted} : en nommer un par son identifiant ({some})")


@dataclass(frozen=True)
class Chosen:
    """The plan that is asked for.

    Attributes:
        plan: it, open: whoever asked closes it.
        reference: what --references calls it, None where it does not.
        status: how the command ends when all else goes well.
    """

    plan: Plan
    reference: str | None
    status: int


def add_choice(parser: Parser) -> None:
    """FILE, and which plan of it."""
    parser.takes("file", metavar=FILE, help=Text(
        "the plan, or a folder, a store or a file of several; - is stdin",
        "le plan, ou un dossier, une base ou un fichier de plusieurs ; - est l'entrée standard"))
    parser.takes("--plan", metavar=Text("TEXT", "TEXTE"), help=Text(
        "which plan, where there are several: its reference, its identifier, or the first digits of it that integra plan due shows",
        "quel plan, s'il y en a plusieurs : sa référence, son identifiant, ou les premiers chiffres de celui-ci que montre "
        "integra plan due"))
    parser.takes("--references", metavar=FILE, help=Text(
        "what you call your plans: a table with columns plan and reference",
        "comment vous appelez vos plans : un tableau à colonnes plan et reference"))


def choose(args: argparse.Namespace) -> Chosen:
    """The plan of FILE that --plan names, or the only one there; the command ends where there is none such."""
    ours = references(args.references)
    if args.file != STDIN and os.path.isdir(args.file):
        return _of_many(args, [Path(args.file)], ours)
    if is_address(args.file):
        return _of_many(args, [args.file], ours)
    opened = open_one(args.file)
    if opened.head.startswith(STORE):
        return _of_many(args, [opened], ours)
    with opened.reading() as stream:
        data = stream.read()
    if _is_one_message(data):
        return _only(args, plan_of(args.file, data), ours)
    return _of_many(args, data, ours)


def _shown(name: str) -> str:
    """What errors call an input: an address without its password."""
    return shown_address(name) if is_address(name) else named(name)


def _is_one_message(data: bytes) -> bool:
    """Whether the bytes are one message and no event, or nothing that could be several plans."""
    if data.lstrip().startswith(JSON_BEGINS) or data[:3] == EVENT_BEGINS:
        return False
    try:
        return len(next(split(data))[2]) == len(data)
    except (IntegraError, StopIteration):
        return True


def _only(args: argparse.Namespace, plan: Plan, ours: Mapping[UUID, str]) -> Chosen:
    """A plan that stands alone: whoever names one means it, or is told that it is another."""
    if args.plan is not None:
        _pick(args, {plan.id: id_of(_low.opening(plan._open)[1])} if plan.id else {}, ours)
    return Chosen(plan, ours.get(plan.id) if plan.id else None, status_of(plan))


def _of_many(args: argparse.Namespace, inputs: bytes | Sequence[Opened | Path | str], ours: Mapping[UUID, str]) -> Chosen:
    """One of the plans of a folder, a store, or bytes with several messages or events."""
    refused = list[Text]()

    def refuse(place: Text, reason: Text, _: Exception | None = None) -> None:
        refused.append(reason)
        problem(place, reason)

    read: Reading[tuple[bytes, bytes]] = Reading(lambda plan: _low.opening(plan._open), refuse)
    if isinstance(inputs, bytes):
        read.take(_shown(args.file), inputs)
    else:
        read.read(inputs)
        say(read.passed_over, read.places)
    for plan in [each for each, opening in read.found.items() if not any(opening[0])]:
        refuse(verbatim(f"plan {plan.hex}").at(", ".join(read.places[plan])), NO_OPENING)
        del read.found[plan]
    if refused and not os.path.isdir(args.file):
        single = len(read.found) < 2 and isinstance(inputs, bytes)
        raise Stop(UNREADABLE, (_IN_PART if single else _BROKEN).at(_shown(args.file)))
    if not read.found:
        raise Stop(UNREADABLE, _NONE.at(_shown(args.file)))
    plan = _pick(args, {each: id_of(opening[1]) for each, opening in read.found.items()}, ours)
    return Chosen(read.whole(plan), ours.get(plan), REFUSED if refused else 0)


def _pick(args: argparse.Namespace, openings: Mapping[UUID, UUID | None], ours: Mapping[UUID, str]) -> UUID:
    """The plan that --plan names, or the only one; ``openings`` has what each plan's opening calls it."""
    names = called(openings, ours)
    if args.plan is None:
        if len(names) > 1:
            raise Stop(UNREADABLE, _SEVERAL.of(n=len(names), some=_some(names.values())).at(_shown(args.file)))
        return next(iter(names))
    found = _named(args.plan, openings, ours)
    if not found:
        raise Stop(UNREADABLE, _UNKNOWN.of(wanted=plain(args.plan), some=_some(names.values())).at(_shown(args.file)))
    if len(found) > 1:
        raise Stop(UNREADABLE, _ALIKE.of(n=len(found), wanted=plain(args.plan), some=_some(each.hex for each in found)).at(
            _shown(args.file)))
    return found[0]


def _named(wanted: str, openings: Mapping[UUID, UUID | None], ours: Mapping[UUID, str]) -> list[UUID]:
    """The plans of a name: by what the host calls them, else by identifier or by the reference of the opening, else by the
    first digits of the identifier."""
    try:
        one = strict.identifier(wanted, "")
    except JsonError:
        one = None
    return (
        [plan for plan in openings if ours.get(plan) == wanted]
        or [plan for plan, reference in openings.items() if one is not None and one in (plan, reference)]
        or [plan for plan in openings if len(wanted) >= DIGITS and plan.hex.startswith(wanted.lower())])


def _some(names: Iterable[str]) -> str:
    """The first of some names."""
    every = [plain(each) for each in sorted(names)]
    return ", ".join(every[:_SHOWN]) + (", …" if len(every) > _SHOWN else "")
