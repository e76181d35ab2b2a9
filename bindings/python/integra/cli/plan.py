"""``integra plan``: its parts, and how each is written; plan_runs.py has what they do.

Spec: spec/03-command.md, spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text, verbatim
from . import plan_due, plan_view
from .options import READ, add_format, add_output, add_rules, command, day, group, identifier
from .plan_choice import add_choice
from .plan_day import moment
from .plan_runs import run_append, run_diff, run_log, run_merge, run_new, run_show, run_timeline, run_verify
from .plan_screenings import add_screenings
from .usage import DATE, FILE, FILES, ID, OTHER, Commands, Parser

_TEXT = Text("A plan is a file of events (CBOR): what people did and decided, and when. Nothing in it is ever changed.",
             "Un plan est un fichier d'événements (CBOR) : ce que des personnes ont fait et décidé, et quand. Rien n'y est "
             "jamais modifié.")
_EXAMPLES = ("  integra plan new plan.cbor opening.json\n  integra plan append plan.cbor need.json\n"
             "  integra plan show plan.cbor\n  integra plan merge plan.cbor hospital.cbor\n  integra plan due plans/\n")


def add(commands: Commands) -> None:
    """Adds the command and its parts."""
    parts = group(commands, "plan", Text("shared plans: begin, add, show, verify, merge and compare",
                                         "plans partagés : commencer, ajouter, montrer, vérifier, fusionner, comparer"),
                  _TEXT, _EXAMPLES)
    _add_writing(parts)
    _add_reading(parts)
    plan_due.add(parts)
    plan_view.add(parts)
    parser = command(
        parts, "merge", run_merge, Text("take in what other files have", "prendre ce que d'autres fichiers ont"),
        Text("Adds to FILE every event of the other files: plans, whole or in part, events one after the other, or events "
             "in JSON. The result is the same in whatever order and however often files are merged. What is refused or in "
             "conflict is counted; integra plan log and show tell more.\n"
             "Exit status: 0 merged, whatever the verdicts; 1 one of the files is refused, and nothing is written.",
             "Ajoute à FICHIER chaque événement des autres fichiers : plans, entiers ou non, événements l'un après "
             "l'autre, ou en JSON. Le résultat est le même quels que soient l'ordre et le nombre de fusions. Ce qui est "
             "refusé ou en conflit est compté ; integra plan log et show en disent plus.\n"
             "Code de retour : 0 fusionné, quels que soient les verdicts ; 1 l'un des fichiers est refusé, et rien n'est "
             "écrit."),
        "  integra plan merge plan.cbor hospital.cbor\n  integra plan merge plan.cbor events.ndjson\n")
    _file(parser)
    parser.takes("other", nargs="+", metavar=OTHER, help=Text(
        "what to take in; - is stdin", "ce qu'il faut prendre ; - est l'entrée standard"))


def _add_writing(parts: Commands) -> None:
    for name, run, summary, text, example in (
        ("new", run_new, Text("begin a plan with its opening", "commencer un plan par son ouverture"),
         Text("Begins a plan: FILE is made, and is not there yet. EVENT is the opening in JSON (spec/02-json.md).",
              "Commence un plan : FICHIER est créé, et ne doit pas exister déjà. ÉVÉNEMENT est l'ouverture en JSON "
              "(spec/02-json.md)."),
         "  integra plan new plan.cbor opening.json\n"),
        ("append", run_append, Text("add events of one's own", "ajouter ses propres événements"),
         Text("Adds events to the plan in FILE, all or none, and prints their digests. EVENT is an object in JSON, or one "
              "a line; plan, sequence, parents and digest are filled in here, and recorded where it is left out: now.\n"
              "Exit status: 0 recorded; 1 refused, with every rule that refuses and what to do.",
              "Ajoute des événements au plan de FICHIER, tous ou aucun, et écrit leurs empreintes. ÉVÉNEMENT est un objet "
              "JSON, ou un par ligne ; plan, sequence, parents et digest sont remplis ici, et recorded s'il est omis : "
              "maintenant.\n"
              "Code de retour : 0 enregistré ; 1 refusé, avec chaque règle qui refuse et que faire."),
         "  integra plan append plan.cbor need.json\n  integra plan append plan.cbor - < events.ndjson\n"),
    ):
        parser = command(parts, name, run, summary, text, example)
        _file(parser)
        parser.takes("event", metavar=Text("EVENT", "ÉVÉNEMENT"), offers=FILES, help=Text(
            "JSON; - is stdin", "JSON ; - est l'entrée standard"))
        parser.takes("--writer", type=identifier, metavar=ID, help=Text(
            "this installation, where the event does not name it: 32 hexadecimal digits or a hyphenated UUID that no "
            "other one uses",
            "cette installation, si l'événement ne la nomme pas : 32 chiffres hexadécimaux ou un UUID à traits d'union "
            "que nulle autre n'emploie"))
        add_format(parser, Text("one JSON event a line", "un événement JSON par ligne"), Text("digests", "empreintes"))
        add_output(parser)


def _add_reading(parts: Commands) -> None:
    parser = command(parts, "show", run_show, Text("show the state of a plan, now or on a day",
                                                   "montrer l'état d'un plan, maintenant ou à une date"), Text(
        "Shows what the events come to, what is in conflict and what is missing. The last line is the digest of the "
        "state: two programs with the same events print the same line. With --at, the state on that day as known now, the "
        "days without anybody, what is due, and what was known only later; with --known-at, as it was known then.",
        "Montre à quoi mènent les événements, ce qui est en conflit et ce qui manque. La dernière ligne est l'empreinte de "
        "l'état : deux programmes qui ont les mêmes événements écrivent la même ligne. Avec --at, l'état à cette date tel que "
        "connu maintenant, les jours sans personne, ce qui est à faire, et ce qui n'a été connu qu'après ; avec --known-at, tel "
        "qu'il était connu alors."),
                     "  integra plan show plan.cbor\n  integra plan show plan.cbor --at 2025-09-08\n"
                     "  integra plan show plan.cbor --known-at 2025-09-03T12:00+02:00\n"
                     "  integra plan show plan.cbor --at 2025-09-08 --screenings screened.ndjson\n"
                     "  integra plan show plans.sqlite --plan 3f2a9c01\n"
                     "  integra plan show plans/ --references ours.csv --plan D-17\n")
    _add_day(parser, Text("the plan on this day, as in 2025-06-01", "le plan à cette date, comme 2025-06-01"))
    add_screenings(parser)
    add_choice(parser)
    _read(parser, Text("one JSON object", "un objet JSON"))
    parser = command(parts, "timeline", run_timeline, Text("draw what happens in a plan over time",
                                                           "dessiner ce qui se passe dans un plan au fil du temps"), Text(
        "Draws phases, objectives, interventions, stays in hospital, who is there and when nobody is, conflicts and what is due, "
        "in signs that a legend explains, then tells them in dates.",
        "Dessine phases, objectifs, interventions, séjours à l'hôpital, qui est présent et quand personne ne l'est, désaccords et "
        "ce qui est à faire, avec des signes qu'une légende explique, puis les dit en dates."),
                     "  integra plan timeline plan.cbor --at 2025-09-08\n"
                     "  integra plan timeline plans/ --plan 3f2a9c01 --format html -o timeline.html\n")
    _add_day(parser, Text("up to this day, as in 2025-06-01 (default: today)",
                          "jusqu'à cette date, comme 2025-06-01 (par défaut : aujourd'hui)"))
    add_choice(parser)
    add_format(parser, Text("one JSON object a line of the picture, or a page for a browser",
                            "un objet JSON par ligne du dessin, ou une page pour un navigateur"), READ, "html")
    add_output(parser)
    parser = command(parts, "log", run_log, Text("show the events, each with its verdict",
                                                 "montrer les événements, chacun avec son verdict"), Text(
        "Lists the events in the plan's order, one a line, with the reasons of those refused or waiting.",
        "Liste les événements dans l'ordre du plan, un par ligne, avec les raisons de ceux qui sont refusés ou attendent."),
                     "  integra plan log plan.cbor\n  integra plan log plan.cbor --format ndjson\n")
    add_choice(parser)
    _read(parser, Text("one JSON object an event", "un objet JSON par événement"))
    parser = command(parts, "verify", run_verify, Text("look for gaps, forks and altered events",
                                                       "chercher lacunes, divergences et événements altérés"), Text(
        "Reads every event anew and says what is wrong with the history: events missing, two at one place, and held "
        "against another site, what it has and this file has not.\n"
        "Exit status: 0 nothing is wrong, 1 something is, 3 the bytes are no plan.",
        "Relit chaque événement et dit ce qui ne va pas dans l'historique : événements manquants, deux à une même place, et "
        "face à un autre site, ce qu'il a et que ce fichier n'a pas.\n"
        "Code de retour : 0 tout va bien, 1 quelque chose ne va pas, 3 les octets ne sont pas un plan."),
                     "  integra plan verify plan.cbor\n  integra plan verify plan.cbor --summary hospital.cbor\n")
    parser.takes("--summary", metavar=Text("FILE2", "FICHIER2"), offers=FILES, help=Text(
        "another site's summary, or its plan; - is stdin",
        "le résumé d'un autre site, ou son plan ; - est l'entrée standard"))
    _file(parser)
    _read(parser, Text("one JSON object", "un objet JSON"))
    parser = command(parts, "diff", run_diff, Text("show which events two files do not share",
                                                   "montrer quels événements deux fichiers ne partagent pas"), Text(
        "Lists the events that only one of the two files has, and says whether their states agree.\n"
        "Exit status: 0 the same events and texts, 1 not.",
        "Liste les événements que seul l'un des deux fichiers a, et dit si leurs états concordent.\n"
        "Code de retour : 0 mêmes événements et mêmes textes, 1 non."),
                     "  integra plan diff mine.cbor theirs.cbor\n")
    parser.takes("file", metavar=verbatim("A"), offers=FILES, help=Text(
        "a plan; - is stdin", "un plan ; - est l'entrée standard"))
    parser.takes("other", metavar=verbatim("B"), offers=FILES, help=Text("another one", "un autre"))
    add_output(parser)


def _add_day(parser: Parser, at: Text) -> None:
    """--at, --known-at, and the periods that what is due is reckoned with."""
    parser.takes("--at", type=day, metavar=DATE, help=at)
    parser.takes("--known-at", type=moment, metavar=verbatim("INSTANT"), help=Text(
        "as it was known then: a time with its offset, its minute included, as in 2025-06-01T09:30+02:00; a date is the end of "
        "that day in UTC",
        "tel que connu alors : une heure avec son décalage, sa minute comprise, comme 2025-06-01T09:30+02:00 ; une date est la "
        "fin de ce jour en UTC"))
    add_rules(parser)


def _file(parser: Parser) -> None:
    parser.takes("file", metavar=FILE, help=Text("the plan", "le plan"))


def _read(parser: Parser, ndjson: Text) -> None:
    """How every command that only reads a plan tells of it."""
    add_format(parser, ndjson)
    add_output(parser)
