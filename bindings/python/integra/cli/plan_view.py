"""``integra plan view``: what somebody sees of a plan, as a sheet to read, as the message that travels, or for programs.

Spec: spec/03-command.md, "Who sees what"; PLN-30.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime

from ..errors import RefusedError, text_of
from ..forms.view import view_to_json
from ..text import Text
from ..words import Viewer
from .console import REFUSED, Stop, output, plain
from .files import named
from .formats import line
from .language import SPEECH
from .options import add_format, add_output, add_rules, command, day, labelled, refuse, rules_of
from .page import page_for
from .plan_choice import Chosen, add_choice, choose
from .usage import DATE, Commands

__all__ = ["add"]

_TEXT = Text(
    "Shows what one viewer sees of a plan, and nothing else: as a sheet (text, html), as the message that travels (cbor), or "
    "as JSON. After consent to sharing is withdrawn, nothing recorded later.\n"
    "Exit status: 0 shown; 1 the plan's opening is not here, or something of a folder could not be read; 3 no plan, or several "
    "and none is named.",
    "Montre ce qu'un lecteur voit d'un plan, et rien d'autre : en fiche (text, html), en message qui voyage (cbor), ou en JSON. "
    "Après le retrait du consentement au partage, rien de ce qui est enregistré ensuite.\n"
    "Code de retour : 0 montré ; 1 l'ouverture du plan n'est pas ici, ou un fichier d'un dossier n'a pu être lu ; 3 aucun plan, ou "
    "plusieurs sans qu'aucun soit nommé.")
_EXAMPLES = ("  integra plan view plan.cbor home_services\n"
             "  integra plan view plan.cbor person --format html -o sheet.html --lang fr\n"
             "  integra plan view plans.sqlite home_services --plan 3f2a9c01\n"
             "  integra plan view plan.cbor hospital --reference D-17 --format cbor -o view.cbor\n")
_ROLE = Text("ROLE", "RÔLE")
#: The sheet that is made for a viewer unless another is asked for.
_SHEETS = {Viewer.PERSON: "person", Viewer.HOME_SERVICES: "home"}
_SYNTHESIS = "synthesis"
KINDS = (_SYNTHESIS, "home", "person", "form")
#: What a plan is called where nobody says it: its identifier is in no view (PLN-30).
_CALLED = "plan"
LIMIT = 64


def add(parts: Commands) -> None:
    """Adds the command."""
    parser = command(parts, "view", _run, Text("show what somebody sees of a plan", "montrer ce que quelqu'un voit d'un plan"),
                     _TEXT, _EXAMPLES)
    add_choice(parser)
    parser.takes("role", metavar=_ROLE, choices=[each.word for each in Viewer], offers=labelled(Viewer), help=Text(
        "who looks: " + ", ".join(each.word for each in Viewer), "qui regarde : " + ", ".join(each.word for each in Viewer)))
    parser.takes("--reference", type=_reference, metavar=Text("TEXT", "TEXTE"), help=Text(
        f"what you call the plan (default: what --references says, else {_CALLED})",
        f"comment vous appelez le plan (par défaut : ce que dit --references, sinon {_CALLED})"))
    parser.takes("--sheet", choices=KINDS, help=Text(
        "which sheet, in text and html (default: the person's for the person, home for home services, else synthesis)",
        "quelle fiche, en text et html (par défaut : person pour la personne, home pour les services à domicile, sinon "
        "synthesis)"))
    parser.takes("--at", type=day, metavar=DATE, help=Text(
        "tell in a sheet what is due on this day, as in 2025-06-01 (default: today)",
        "dire dans une fiche ce qui est à faire à cette date, comme 2025-06-01 (par défaut : aujourd'hui)"))
    add_rules(parser)
    add_format(parser, Text("one JSON object, a page, or the message", "un objet JSON, une page, ou le message"),
               Text("a sheet", "une fiche"), "html", "cbor")
    add_output(parser)


def _reference(text: str) -> str:
    """What the host calls a plan."""
    if not (text.isprintable() and 0 < len(text.encode("utf-8", "replace")) <= LIMIT):
        refuse(Text(f"a reference is a text of 1 to {LIMIT} bytes on one line",
                    f"une référence est un texte de 1 à {LIMIT} octets sur une ligne"))
    return text


def _run(args: argparse.Namespace) -> int:
    chosen = choose(args)
    with chosen.plan:
        try:
            _show(args, chosen)
        except RefusedError as error:
            raise Stop(REFUSED, text_of(error).at(named(args.file))) from None
    return chosen.status


def _show(args: argparse.Namespace, chosen: Chosen) -> None:
    viewer, plan = Viewer(args.role), chosen.plan
    reference = args.reference or chosen.reference or _CALLED
    if args.format in ("cbor", "ndjson"):
        view = plan.view(viewer, reference=reference)
        data = view.to_cbor() if args.format == "cbor" else line(view_to_json(view))
    else:
        from ..plan.sheets import sheet  # takes as long to load as the commands

        # A page is read by people in the end, wherever it goes.
        language = SPEECH.language if args.format == "html" else args.lang
        data = sheet(plan, args.sheet or _SHEETS.get(viewer, _SYNTHESIS), args.at or datetime.date.today(), reference,
                     language, args.format, viewer=viewer, rules=rules_of(args))
    with output(args.output, binary=args.format == "cbor", private=True) as out:
        if args.format == "text":
            page = page_for(args, out)
            for each in data.decode("utf-8").splitlines():
                page.line(plain(each))
        else:
            out.write(data)
