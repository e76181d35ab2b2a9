"""``integra protocol``: orientation protocols shown, proved, compared and encoded, and a template to start from.

Spec: spec/03-command.md, spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..errors import IntegraError, text_of
from ..forms import to_json
from ..protocol.protocol import STEPS_LIMIT, Protocol
from ..protocol.template import template, to_toml
from ..text import Text, joined, verbatim
from ..words import Part
from .console import REFUSED, Stop, note, output
from .formats import line
from .options import READ, add_format, add_output, command, group, number
from .page import HEAD, page_for
from .files import named
from .progress import waiting
from .protocol_compared import compared, held, show_compared, show_held
from .protocol_files import PROTOCOLS, protocol_of, prove, proved
from .protocol_report import failures_json, show_failures, show_protocol
from .usage import ADOPTED, PROTOCOL, STEPS, Commands, N, Parser

_TEXT = Text("A protocol says which demand is answered by which services: rows that people write in TOML. It is proved "
             "over every possible demand before it may answer one.",
             "Un protocole dit par quels services répondre à quelle demande : des lignes que l'on écrit en TOML. Il est "
             "prouvé sur toute demande possible avant de pouvoir répondre à une seule.")
_EXAMPLES = ("  integra protocol show\n  integra protocol template -o mine.toml\n  integra protocol check mine.toml\n"
             "  integra protocol conforms mine.toml has-2014\n  integra protocol diff has-2014 mine.toml\n")
_WHICH = Text("a built-in protocol, or a file of TOML or CBOR; - is stdin",
              "un protocole intégré, ou un fichier TOML ou CBOR ; - est l'entrée standard")
_COMPARING = Text("comparing over every possible demand", "comparaison sur toute demande possible")
_DEFAULT = Text("(default: %(default)s)", "(par défaut : %(default)s)")


def add(commands: Commands) -> None:
    """Adds the command and its parts."""
    parts = group(commands, "protocol", Text("orientation protocols: show, prove, compare, encode, template",
                                             "protocoles d'orientation : montrer, prouver, comparer, encoder, modèle"),
                  _TEXT, _EXAMPLES)
    _add_show(parts)
    _add_check(parts)
    _add_conforms(parts)
    _add_diff(parts)
    _add_writing(parts)


def _add_show(parts: Commands) -> None:
    parser = command(
        parts, "show", run_show, Text("show a protocol to read", "montrer un protocole à lire"),
        Text("Shows every row: about which motives, when, what it calls for, what comes first, what it silences, whether "
             "it is imposed on all or adaptable, its rule and its source.",
             "Montre chaque ligne : sur quels motifs, à quelles conditions, ce qu'elle appelle, ce qui vient d'abord, ce "
             "qu'elle écarte, si elle est imposée à tous ou adaptable, sa règle et sa source."),
        "  integra protocol show\n  integra protocol show mine.toml --by motive --lang fr\n"
        "  integra protocol show mine.cbor --format toml -o mine.toml\n")
    parser.takes("protocol", nargs="?", default="has-2014", metavar=PROTOCOL, offers=PROTOCOLS,
                 help=joined((_WHICH, _DEFAULT), " "))
    parser.takes("--by", choices=("row", "motive"), default="row", help=joined((Text(
        "rows in their order, or under each motive those that list it",
        "lignes dans leur ordre, ou sous chaque motif celles qui le listent"), _DEFAULT), " "))
    add_format(parser, Text("one JSON object, or toml", "un objet JSON, ou toml"), READ, "toml")
    add_output(parser)


def _add_check(parts: Commands) -> None:
    parser = command(
        parts, "check", run_check, Text("prove protocols over every possible demand",
                                        "prouver des protocoles sur toute demande possible"),
        Text("Reads each protocol and proves it over every possible demand: each motive is answered, no row contradicts "
             "another or is dead, consent, the médecin traitant and subsidiarity are kept. Of each law that fails it says "
             "where and why, and shows the smallest demand that breaks it.\n"
             "Exit status: 0 all are proved, 1 a law fails, 2 usage, 3 a file is no protocol.",
             "Lit chaque protocole et le prouve sur toute demande possible : chaque motif a sa réponse, aucune ligne n'en "
             "contredit une autre ni n'est morte, le consentement, le médecin traitant et la subsidiarité sont respectés. De "
             "chaque loi enfreinte, dit où et pourquoi, et montre la plus petite demande qui l'enfreint.\n"
             "Code de retour : 0 tous sont prouvés, 1 une loi est enfreinte, 2 usage, 3 un fichier n'est pas un "
             "protocole."),
        "  integra protocol check mine.toml\n  integra protocol check --base has-2014 mine.toml\n"
        "  integra protocol check mine.toml --format demands | integra orient -\n")
    parser.takes("protocol", nargs="+", metavar=PROTOCOL, offers=PROTOCOLS, help=_WHICH)
    parser.takes("--base", metavar=PROTOCOL, offers=PROTOCOLS, help=Text(
        "what is imposed there must be called: each conforms to it (ORI-17)",
        "ce qui y est imposé doit être appelé : chacun y est conforme (ORI-17)"))
    parser.takes("--limit", type=number(1, STEPS_LIMIT), metavar=STEPS, help=Text(
        "give a proof up that takes more steps of work (has-2014 takes some millions)",
        "renoncer à une preuve qui demande plus d'étapes de travail (has-2014 en prend quelques millions)"))
    add_format(parser, Text("one JSON object a protocol, or demands, the smallest demands alone",
                            "un objet JSON par protocole, ou demands, les plus petites demandes seules"), READ, "demands")
    add_output(parser)


def _add_diff(parts: Commands) -> None:
    parser = command(
        parts, "diff", run_diff, Text("compare what two protocols answer", "comparer ce que répondent deux protocoles"),
        Text("Compares two protocols by what they answer to every possible demand of one motive, whatever their rows are "
             "called and however they are split, and shows each change once: for which motive, what each of the two calls, in "
             "how many demands, the smallest of them, and the rows that speak there.\n"
             "Exit status: 0 they answer alike, 1 they differ, 2 usage, 3 one is no protocol or is not proved.",
             "Compare deux protocoles par ce qu'ils répondent à toute demande possible d'un motif, quels que soient les "
             "noms de leurs lignes et leur découpage, et montre chaque changement une fois : pour quel motif, ce que chacun "
             "des deux appelle, dans combien de demandes, la plus petite d'entre elles, et les lignes qui y parlent.\n"
             "Code de retour : 0 ils répondent de même, 1 ils diffèrent, 2 usage, 3 l'un n'est pas un protocole ou n'est "
             "pas prouvé."),
        "  integra protocol diff has-2014 mine.toml\n  integra protocol diff --imposed has-2014 mine.toml --most 3\n")
    parser.takes("protocol", metavar=verbatim("A"), offers=PROTOCOLS, help=_WHICH)
    parser.takes("other", metavar=verbatim("B"), offers=PROTOCOLS, help=Text("another one", "un autre"))
    parser.takes("--imposed", action="store_true", help=Text("compare only what is imposed on all",
                                                             "ne comparer que ce qui est imposé à tous"))
    _add_most(parser, Text("show at most so many changes", "montrer au plus tant de changements"))
    add_format(parser, Text("one JSON object", "un objet JSON"))
    add_output(parser)


def _add_conforms(parts: Commands) -> None:
    parser = command(
        parts, "conforms", run_conforms, Text("whether a protocol conforms to an adopted one",
                                              "si un protocole est conforme à un protocole adopté"),
        Text("Holds a protocol against one that is adopted: it conforms where in every possible demand of one motive it "
             "calls what is imposed there, each service at that level and with those days, whatever it flags itself. "
             "Whole equality is told beside it.\n"
             "Exit status: 0 it conforms, 1 it does not, or the adopted one imposes nothing and conformity is undefined, 2 "
             "usage, 3 one is no protocol or is not proved.",
             "Confronte un protocole à un protocole adopté : il est conforme si, dans toute demande possible d'un motif, il "
             "appelle ce qui y est imposé, chaque service au même niveau et sous le même délai, quoi qu'il marque "
             "lui-même. L'égalité entière est dite à côté.\n"
             "Code de retour : 0 il est conforme, 1 il ne l'est pas, ou le protocole adopté n'impose rien et la conformité "
             "n'est pas définie, 2 usage, 3 l'un n'est pas un protocole ou n'est pas prouvé."),
        "  integra protocol conforms mine.toml has-2014\n"
        "  integra protocol conforms mine.toml adopted.toml --format ndjson\n")
    parser.takes("protocol", metavar=PROTOCOL, offers=PROTOCOLS, help=_WHICH)
    parser.takes("adopted", metavar=ADOPTED, offers=PROTOCOLS, help=Text("the adopted one", "celui qui est adopté"))
    _add_most(parser, Text("show at most so many demands", "montrer au plus tant de demandes"))
    add_format(parser, Text("one JSON object", "un objet JSON"))
    add_output(parser)


def _add_most(parser: Parser, what: Text) -> None:
    parser.takes("--most", type=number(0, 999999), default=10, metavar=N, help=joined((what, _DEFAULT), " "))


def _add_writing(parts: Commands) -> None:
    parser = command(
        parts, "encode", run_encode, Text("write a protocol as a message", "écrire un protocole en message"),
        Text("Writes a protocol as CBOR, as it travels. It need not be proved: whoever reads it proves it again.",
             "Écrit un protocole en CBOR, tel qu'il voyage. Il n'a pas à être prouvé : qui le lit le prouve à nouveau."),
        "  integra protocol encode mine.toml -o mine.cbor\n")
    parser.takes("protocol", metavar=PROTOCOL, offers=PROTOCOLS, help=_WHICH)
    add_output(parser)
    parser = command(
        parts, "template", run_template, Text("write a protocol to start from", "écrire un protocole dont partir"),
        Text("Writes a documented protocol in TOML: every word there is, with its label, then rows that are proved as they "
             "stand. --lang fr explains it in French.",
             "Écrit un protocole commenté en TOML : tous les mots, chacun avec son libellé, puis des lignes prouvées "
             "telles quelles. --lang fr l'explique en français."),
        "  integra protocol template -o mine.toml\n  integra protocol template --lang fr -o le-mien.toml\n")
    add_output(parser)


def run_show(args: argparse.Namespace) -> int:
    """Shows a protocol."""
    protocol = protocol_of(args.protocol)
    with output(args.output, private=False) as out:
        if args.format == "ndjson":
            out.write(line(to_json(protocol)))
        elif args.format == "toml":
            out.write(to_toml(protocol).encode("utf-8"))
        else:
            show_protocol(page_for(args, out), protocol, by_motive=args.by == "motive")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Proves protocols."""
    base = proved(args.base) if args.base is not None else None
    status = 0
    with output(args.output, private=False) as out:
        page = page_for(args, out)
        for number, name in enumerate(args.protocol):
            protocol = protocol_of(name)
            failures = prove(protocol, name, args.limit)
            against = None if base is None or failures else held(protocol, base, 1)
            if failures or (against is not None and not against.conforms):
                status = REFUSED
            if args.format == "ndjson":
                out.write(line(failures_json(name, protocol, failures, against, args.lang)))
            elif args.format == "demands":
                for failure in failures:
                    if failure.demand is not None:
                        out.write(line(to_json(failure.demand)))
            else:
                if number:
                    page.line()
                show_failures(page, named(name), protocol, failures, against)
    if status and args.format == "text":
        note(Text("--format demands writes the smallest demands alone, as integra orient reads them",
                  "--format demands écrit les plus petites demandes seules, comme integra orient les lit"))
    return status


def run_conforms(args: argparse.Namespace) -> int:
    """Holds a protocol against an adopted one."""
    protocol, adopted = proved(args.protocol), proved(args.adopted)
    with waiting(_COMPARING):
        found = held(protocol, adopted, args.most)
    with output(args.output, private=False) as out:
        if args.format == "ndjson":
            out.write(line(found.json()))
        else:
            page = page_for(args, out)
            page.wrapped(verbatim(protocol.name), 0, 2, HEAD)
            show_held(page, found, 2)
    return 0 if found.conforms else REFUSED


def run_diff(args: argparse.Namespace) -> int:
    """Compares two protocols."""
    one, other = proved(args.protocol), proved(args.other)
    with waiting(_COMPARING):
        found = compared(one, other, Part.IMPOSED if args.imposed else Part.WHOLE, args.most)
    with output(args.output, private=False) as out:
        if args.format == "ndjson":
            out.write(line(found.json()))
        else:
            show_compared(page_for(args, out), found)
    return REFUSED if found.found.demands else 0


def run_encode(args: argparse.Namespace) -> int:
    """Writes a protocol's message."""
    data = _encoded(args.protocol, protocol_of(args.protocol))
    with output(args.output, binary=True, private=False) as out:
        out.write(data)
    return 0


def _encoded(name: str, protocol: Protocol) -> bytes:
    try:
        return protocol.to_cbor()
    except IntegraError as error:
        raise Stop(REFUSED, text_of(error).at(named(name))) from None


def run_template(args: argparse.Namespace) -> int:
    """Writes the template."""
    with output(args.output, private=False) as out:
        out.write(template(args.lang).encode("utf-8"))
    return 0
