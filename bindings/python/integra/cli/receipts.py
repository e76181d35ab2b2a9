"""``integra receipt`` and ``integra replay``: decision receipts of screenings and of orientations.

Spec: spec/03-command.md; GEN-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, field, replace

from .. import sequences
from ..errors import IntegraError, text_of
from ..orientation.evaluate import orientation_receipt, replayed
from ..orientation.model import Replayed
from ..screening.evaluate import receipt
from ..screening.evaluate import replay as replay_screening
from ..text import Text, at_byte, joined, plural, verbatim
from ..words import Fault, Message, ProtocolOrigin, Status
from . import demands
from .console import note, output, problem, untold
from .files import each_opened, first_of, surviving
from .messages import status_of
from .options import add_input, add_output, add_rules, command, rules_of
from .page import Page, page_for
from .people import People, both
from .protocol_files import PROTOCOLS, proved
from .usage import FILE, PROTOCOL, Commands

#: What a replay says: how many give the same bytes, differ, are of a protocol that is not accepted, or are none.
SAME = (Text("{n} receipt gives the same bytes", "{n} reçu redonne les mêmes octets"),
        Text("{n} receipts give the same bytes", "{n} reçus redonnent les mêmes octets"))
DIFFER = Text("{n} differs", "{n} diffère"), Text("{n} differ", "{n} diffèrent")
OTHERS = (Text("{n} is of a protocol that is not accepted", "{n} relève d'un protocole non accepté"),
          Text("{n} are of a protocol that is not accepted", "{n} relèvent d'un protocole non accepté"))
CANNOT = (Text("{n} cannot be replayed", "{n} ne peut être rejoué"),
          Text("{n} cannot be replayed", "{n} ne peuvent être rejoués"))
#: By whose protocol the demands of receipts that give the same bytes were answered.
ANSWERED = Text("{n} demand answered", "{n} demande orientée"), Text("{n} demands answered", "{n} demandes orientées")
BY = {ProtocolOrigin.BUILT_IN: Text("{answered} by the built-in protocol {name}, digest {digest}",
                                    "{answered} selon le protocole intégré {name}, empreinte {digest}"),
      ProtocolOrigin.OTHER: Text(
          "{answered} by a protocol that is not built in, {name}, digest {digest}, the first at {place}",
          "{answered} selon un protocole non intégré, {name}, empreinte {digest}, la première : {place}")}
ANY = Text("receipts of any protocol that is proved are replayed: --accept names those that are accepted",
           "les reçus de tout protocole prouvé sont rejoués : --accept nomme les protocoles acceptés")
#: How many were made.
MADE = Text("{n} receipt", "{n} reçu"), Text("{n} receipts", "{n} reçus")
_NO_REPLAY = Text("no receipt that can be replayed", "pas un reçu qui puisse être rejoué")
_ORIENTATION = bytes([0x83, 1, Message.ORIENTATION_RECEIPT.code])
_DIGEST = re.compile("[0-9a-fA-F]{64}")


def add(commands: Commands) -> None:
    """Adds both commands."""
    parser = command(
        commands, "receipt", run_receipt,
        Text("screen people or orient demands, and keep of each decision a receipt that can be replayed",
             "repérer des personnes ou orienter des demandes, et garder de chaque décision un reçu qui se rejoue"),
        Text("Screens as 'integra screen' does, or answers demands as 'integra orient' does, and writes a receipt for each "
             "person or demand, as a CBOR sequence: what went in, the rules, of a demand the protocol too, and what came of "
             "it. How a demand arrived is no part of it. Whoever replays it gets the same bytes; it does not say who made "
             "it, when or for whom, nor that what went in is true.\n"
             "Exit status: 0 done, 1 some refused, 2 usage, 3 input or protocol unreadable.",
             "Repère comme « integra screen », ou répond à des demandes comme « integra orient », et écrit un reçu par "
             "personne ou par demande, en une suite CBOR : ce qui est entré, les règles, d'une demande aussi le protocole, "
             "et ce qui en résulte. La façon dont une demande est arrivée n'y figure pas. Qui le rejoue obtient les mêmes "
             "octets ; il ne dit ni qui l'a fait, ni quand, ni pour qui, ni que ce qui est entré est vrai.\n"
             "Code de retour : 0 fait, 1 des refus, 2 usage, 3 entrée ou protocole illisible."),
        "  integra receipt people.ndjson -o receipts.cbor\n"
        "  integra receipt demands.ndjson --protocol mine.toml -o receipts.cbor\n"
        "  integra replay receipts.cbor\n")
    add_input(parser)
    add_output(parser)
    parser.takes("--protocol", default="has-2014", metavar=PROTOCOL, offers=PROTOCOLS, help=Text(
        "what demands are answered by: a built-in protocol, or a file of TOML or CBOR that is proved (default: %(default)s)",
        "selon quoi répondre aux demandes : un protocole intégré, ou un fichier TOML ou CBOR qui est prouvé (par défaut : "
        "%(default)s)"))
    add_rules(parser)
    parser = command(
        commands, "replay", run_replay,
        Text("check receipts: do they give the same bytes again?", "vérifier des reçus : redonnent-ils les mêmes octets ?"),
        Text("Screens or answers again what each receipt holds and compares byte for byte. Of orientations it says by which "
             "protocols they were made: built in or not, name and digest. That a receipt gives the same bytes does not say "
             "who made it, when or for whom, that what went in is true, nor that its protocol is the one that was adopted: "
             "give that one with --accept.\n"
             "Exit status: 0 all give the same bytes, 1 one differs, is of a protocol that is not accepted, or is no receipt, "
             "2 usage, 3 a file unreadable.",
             "Refait ce que contient chaque reçu, repérage ou orientation, et compare octet par octet. Des orientations, dit "
             "selon quels protocoles elles ont été faites : intégrés ou non, nom et empreinte. Qu'un reçu redonne les mêmes "
             "octets ne dit ni qui l'a fait, ni quand, ni pour qui, ni que ce qui est entré est vrai, ni que son protocole "
             "est celui qui a été adopté : donner celui-ci avec --accept.\n"
             "Code de retour : 0 tous redonnent les mêmes octets, 1 l'un diffère, relève d'un protocole non accepté ou n'est "
             "pas un reçu, 2 usage, 3 fichier illisible."),
        "  integra replay receipts.cbor\n"
        "  integra replay --accept has-2014 --accept mine.toml receipts.cbor\n")
    parser.takes("file", nargs="+", metavar=FILE, help=Text(
        "CBOR sequence of receipts; - is stdin", "suite CBOR de reçus ; - est l'entrée standard"))
    parser.takes("--accept", action="append", default=[], metavar=PROTOCOL, offers=PROTOCOLS, help=Text(
        "accept orientations by this protocol, and refuse those by others: a built-in one, a file of TOML or CBOR that is "
        "proved, or the 64 digits of its digest, as integra protocol check shows them; may be given several times",
        "accepter les orientations selon ce protocole, et refuser celles selon d'autres : un protocole intégré, un fichier "
        "TOML ou CBOR qui est prouvé, ou les 64 chiffres de son empreinte, telle que la montre integra protocol check ; "
        "peut être donné plusieurs fois"))
    add_output(parser)


def run_receipt(args: argparse.Namespace) -> int:
    """Writes the receipts, of people or of demands."""
    first, args.input = first_of(args.input)
    if demands.are_demands(first):
        return run_demands(args)
    rules, people = rules_of(args), People(args)
    with output(args.output, binary=True) as out:
        status = people.each(lambda person: void(out.write(receipt(person.record, rules=rules))))
    people.summary(*MADE)
    return status


def run_demands(args: argparse.Namespace) -> int:
    """Writes the receipts of what demands are answered."""
    protocol, rules, asked = proved(args.protocol), rules_of(args), demands.Demands(args)

    def handle(one: demands.Asked) -> None:
        demand = one.demand if args.at is None else replace(one.demand, date=args.at)
        out.write(orientation_receipt(demand, protocol=protocol, rules=rules))

    with output(args.output, binary=True) as out:
        status = asked.each(handle)
    untold()
    note(both(asked.done, asked.refused, *MADE))
    return status


def void(_: object) -> None:
    """Drops a result."""


def run_replay(args: argparse.Namespace) -> int:
    """Replays, and reports what differs and by which protocols demands were answered."""
    replays = Replays(tuple(map(_digest, args.accept)))

    def damaged(reason: Text) -> None:
        problem(verbatim(""), reason)
        replays.bad += 1

    for opened in each_opened(args.file, damaged):
        with surviving(args.file, damaged):
            for item in sequences.read(opened.stream):
                replays.take(at_byte(opened.name, item.offset), item)
    with output(args.output) as out:
        replays.write(page_for(args, out))
    return status_of(replays.same, replays.refused)


def _digest(named: str) -> bytes:
    """The digest that is given, or that of a protocol."""
    return bytes.fromhex(named) if _DIGEST.fullmatch(named) else proved(named).digest()


@dataclass(slots=True)
class By:
    """A protocol by which demands were answered: how many, and where the first stands."""

    place: Text
    count: int = 0


@dataclass(slots=True)
class Replays:
    """What came of receipts, one after the other."""

    accepted: tuple[bytes, ...] = ()
    same: int = 0
    differing: int = 0
    others: int = 0
    bad: int = 0
    by: dict[tuple[ProtocolOrigin, str, bytes], By] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        """How many are not as they should be."""
        return self.differing + self.others + self.bad

    def take(self, place: Text, item: sequences.Item) -> None:
        """Replays one, and says what is wrong with it."""
        try:
            if item.error is not None:
                raise item.error
            self._replay(place, item.data)
            self.same += 1
        except IntegraError as error:
            if error.fault is Fault.RECEIPT_ACCEPTED:
                self.others += 1
                problem(place, text_of(error))
            elif error.status is Status.RECEIPT_DIFFERS:
                self.differing += 1
                problem(place, text_of(error))
            else:
                self.bad += 1
                problem(place, text_of(error).at(_NO_REPLAY))

    def _replay(self, place: Text, data: bytes) -> None:
        if not data.startswith(_ORIENTATION):
            replay_screening(data)
            return
        told: Replayed = replayed(data, accepted=self.accepted or None)
        self.by.setdefault((told.origin, told.name, told.digest), By(place)).count += 1

    def write(self, page: Page) -> None:
        """The counts, and a line for each protocol."""
        told = [plural(self.same, *SAME), plural(self.differing, *DIFFER)]
        if self.accepted:
            told.append(plural(self.others, *OTHERS))
        page.wrapped(joined((*told, plural(self.bad, *CANNOT))), 0, 2)
        for (origin, name, digest), by in self.by.items():
            page.wrapped(BY[origin].of(answered=plural(by.count, *ANSWERED), name=name, digest=digest.hex(),
                                       place=by.place), 0, 2)
        if not self.accepted and any(origin is ProtocolOrigin.OTHER for origin, _, _ in self.by):
            note(ANY)
