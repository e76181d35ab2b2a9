"""``integra territory propose``: what recurs and nobody serves, as matters and as rows of a protocol to discuss.

Spec: spec/03-command.md, spec/45-observed.md; CON-4, CON-7, ORI-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from typing import Any

from ..errors import IntegraError, text_of
from ..forms import to_json
from ..forms.plain import plain
from ..protocol.text import row_block
from ..territory.observed import Proposal, Proposals, draft_toml, propose
from ..territory.observed.draft import lines_of, proof_of, title_of
from ..text import Text
from ..words import Part
from .console import REFUSED, Stop, note, output
from .formats import line
from .options import READ, add_format, add_output, add_rules, command, day, rules_of
from .page import HEAD, Page, page_for
from .progress import waiting
from .protocol_compared import compared, show_compared
from .protocol_files import PROTOCOLS, proved
from .territory_files import territory_of
from .territory_log import Log, add_log
from .usage import DATE, FILE, PROTOCOL, Commands

_NOTHING = Text("nothing recurs as of this day", "rien ne revient à cette date")
_NO_DRAFT = Text("no row of the protocol is proposed, and there is no draft: --format text says what to put to the table",
                 "aucune ligne de protocole n'est proposée, et il n'y a pas de projet : --format text dit quoi porter à la table")
_DOUBTFUL = Text("the territory does not say that its list of matters is complete: what recurs may be settled, and none is told",
                 "le territoire ne dit pas que sa liste de sujets est complète : ce qui revient est peut-être réglé, et rien n'en "
                 "est dit")
_ALONE = Text("without --territory nothing is taken to stand on an agenda, nor to be settled",
              "sans --territory, rien n'est supposé à un ordre du jour, ni réglé")
_STAYS = Text("these counts stay on the territory; --format toml hides those from 1 to 10 (CON-7)",
              "ces nombres restent sur le territoire ; --format toml masque ceux de 1 à 10 (CON-7)")
_MOST = 5


def add_propose(parts: Commands) -> None:
    """Adds the part ``propose``."""
    parser = command(
        parts, "propose", run_propose,
        Text("what recurs and nobody serves: what to put to the tactical table",
             "ce qui revient et que personne n'assure : quoi porter à la table tactique"),
        Text("Says which difficulties of the log recur (CON-7), who has to decide and, where a row of the protocol may help, "
             "which: with what it would change and what the proof says. Each is a matter for the tactical table; a row adds a "
             "service beside the one that nobody serves, and never takes its place. --format toml writes the draft, which "
             "integra protocol check reads: to discuss, nobody has adopted it.\n"
             "Exit status: 0 done, 1 some rows refused, or no draft to write, 2 usage, 3 input, protocol or territory "
             "unreadable.",
             "Dit quelles difficultés du journal reviennent (CON-7), qui doit décider et, si une ligne du protocole peut aider, "
             "laquelle : avec ce qu'elle changerait et ce qu'en dit la preuve. Chacune est un sujet pour la table tactique ; une "
             "ligne ajoute un service à côté de celui que personne n'assure, sans jamais le remplacer. --format toml écrit le "
             "projet, que lit integra protocol check : à débattre, personne ne l'a adopté.\n"
             "Code de retour : 0 fait, 1 des lignes refusées, ou aucun projet à écrire, 2 usage, 3 entrée, protocole ou "
             "territoire illisible."),
        "  integra territory propose log.csv --at 2025-12-31\n"
        "  integra territory propose log.csv --at 2025-12-31 --format toml -o draft.toml\n"
        "  integra protocol diff has-2014 draft.toml\n")
    add_log(parser)
    parser.takes("--at", type=day, metavar=DATE, required=True, help=Text(
        "as of this day, as in 2025-12-31; what is dated after it is not read",
        "à cette date, comme 2025-12-31 ; ce qui est daté d'après n'est pas lu"))
    parser.takes("--protocol", default="has-2014", metavar=PROTOCOL, offers=PROTOCOLS, help=Text(
        "the adopted protocol: a built-in one, or a file of TOML or CBOR that is proved (default: %(default)s)",
        "le protocole adopté : intégré, ou un fichier TOML ou CBOR qui est prouvé (par défaut : %(default)s)"))
    parser.takes("--territory", metavar=FILE, help=Text(
        "the territory: its difficulties, matters and agendas are read beside the log",
        "le territoire : ses difficultés, sujets et ordres du jour sont lus à côté du journal"))
    add_format(parser, Text("one JSON object a difficulty, or toml, the draft",
                            "un objet JSON par difficulté, ou toml, le projet"), READ, "toml")
    add_output(parser)
    add_rules(parser)


def run_propose(args: argparse.Namespace) -> int:
    """Reads, looks for what recurs, and writes what is proposed."""
    adopted, rules = proved(args.protocol), rules_of(args)
    territory = None if args.territory is None else territory_of(args.territory).territory
    reading = Log(args)
    log = reading.read()
    try:
        with waiting(Text("proving what is tried", "preuve de ce qui est essayé")):
            found = propose(log, at=args.at, territory=territory, adopted=adopted, rules=rules)
    except IntegraError as error:  # more rows than a territory or a protocol may have
        raise Stop(REFUSED, text_of(error)) from None
    if territory is None or found.doubtful:
        note(_ALONE if territory is None else _DOUBTFUL)
    if args.format == "toml" and found.draft is None:
        raise Stop(REFUSED, _NO_DRAFT)
    with output(args.output) as out:
        if args.format == "toml":
            out.write(draft_toml(found, args.lang).encode("utf-8"))
        elif args.format == "ndjson":
            for each in found.found:
                out.write(line(_document(each, found, args.lang)))
        else:
            _show(page_for(args, out), found)
    reading.summary(log)
    return REFUSED if reading.refused else 0


def _show(page: Page, found: Proposals) -> None:
    if not found.found:
        page.line(_NOTHING)
        return
    for place, each in enumerate(found.found):
        if place:
            page.line()
        page.wrapped(title_of(each), 0, 2, HEAD)
        heads = [(page.said(head), text) for head, text in lines_of(each, outward=False)]
        wide = max(len(head) for head, _ in heads) + 2
        for head, text in heads:
            page.headed(f"  {head:<{wide}}", text)
        for row in each.rows:
            block = row_block(row, page.language)
            for head, said in block.lines:
                page.headed(" " * (wide + 2) + f"{head:<9}", said)
    if found.draft is not None:
        page.line()
        page.wrapped(proof_of(found).at(found.draft.name), 0, 2, HEAD)
        show_compared(page, compared(found.adopted, found.draft, Part.WHOLE, _MOST))
    page.line()
    page.wrapped(_STAYS, 0, 2)


def _document(each: Proposal, found: Proposals, language: str) -> dict[str, Any]:
    """A proposal as one object."""
    rows = {row["id"]: row for row in to_json(found.draft)["rows"]} if found.draft is not None else {}
    matter = each.matter
    return {
        "kind": each.kind.word, "topic": each.topic, "service": plain(each.service), "since": plain(each.month),
        "count": each.count, "occurrences": each.occurrences,
        "reasons": [{"reason": reason.word, "demands": times} for reason, times in each.reasons],
        "matter": None if matter is None else {
            "id": matter.id.hex, "kind": each.kind.word, "topic": each.topic, "raised": plain(matter.raised)},
        "rows": [rows[row.id] for row in each.rows], "why": None if each.why is None else each.why.said(language),
        "tried": [{"service": tried.service.word, "rows": [row.id for row in tried.rows], "failures": [
            {"law": failure.law.word, "sentence": failure.sentence(language)} for failure in tried.failures]}
            for tried in each.tried],
    }
