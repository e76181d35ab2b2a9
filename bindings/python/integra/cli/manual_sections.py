"""What the manual says beside commands and options: headings, exit statuses, variables of the environment, files.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text, verbatim
from .console import INTERNAL, INTERRUPTED, REFUSED, TERMINATED, UNREADABLE, USAGE
from .demo import REPORT
from .language import LOCALES, VARIABLE

#: The headings, in the order of the page.
HEADS = {
    "name": Text("name", "nom"), "synopsis": Text("synopsis", "synopsis"), "description": Text("description", "description"),
    "options": Text("options", "options"), "commands": Text("commands", "commandes"),
    "statuses": Text("exit status", "code de retour"), "environment": Text("environment", "environnement"),
    "files": Text("files", "fichiers"), "examples": Text("examples", "exemples"), "more": Text("see also", "voir aussi"),
}
STATUSES = (
    (verbatim(0), Text("done, whatever the verdict", "fait, quel que soit le verdict")),
    (verbatim(REFUSED), Text("some records are refused, or a check answers no",
                             "des dossiers sont refusés, ou une vérification répond non")),
    (verbatim(USAGE), Text("the command line is wrong, or an output cannot be created",
                           "la ligne de commande est erronée, ou un résultat ne peut être créé")),
    (verbatim(UNREADABLE), Text("an input cannot be read", "une entrée ne peut être lue")),
    (verbatim(INTERNAL), Text("internal error, or an output that cannot be written to its end",
                              "erreur interne, ou résultat qui ne peut être écrit jusqu'au bout")),
    (verbatim(f"{INTERRUPTED}, {TERMINATED}"), Text("interrupted, or ended by a signal",
                                                    "interrompu, ou arrêté par un signal")),
)
ENVIRONMENT = (
    (verbatim(VARIABLE), Text("language of messages, and of text on a terminal, where --lang is not given: en or fr",
                              "langue des messages, et du texte sur un terminal, là où --lang n'est pas donné : en ou fr")),
    (verbatim(", ".join(LOCALES)), Text(
        "the locale, which says the language where the variable before does not: French, else English",
        "les réglages du système, qui disent la langue si la variable précédente ne le fait pas : français, sinon anglais")),
    (verbatim("INTEGRA_DEBUG"), Text("1 shows all of an internal error; it may quote data",
                                     "1 montre en entier une erreur interne ; des données peuvent y figurer")),
    (verbatim("NO_COLOR"), Text("set to anything: no colour", "si elle a une valeur : pas de couleur")),
    (verbatim("FORCE_COLOR"), Text(
        "set to anything: colour in text for a pipe too. Colour needs the Python package rich.",
        "si elle a une valeur : couleur dans le texte pour un tube aussi. La couleur demande le paquet Python rich.")),
    (verbatim("TERM"), Text("dumb: a terminal without colour", "dumb : un terminal sans couleur")),
)
FILES = (
    (verbatim(REPORT), Text("the report of integra demo, in the current folder, where -o names no other",
                            "le rapport d'integra demo, dans le dossier de fichiers courant, si -o n'en nomme pas d'autre")),
    (verbatim(".integra-*.part"), Text("what is being written for -o, beside that file, whose name it takes at the end",
                                       "ce qui s'écrit pour -o, à côté de ce fichier, dont il prend le nom à la fin")),
    (Text("FILE.lock", "FICHIER.lock"), Text("on Windows alone, beside a plan while a command changes it",
                                             "sous Windows seulement, à côté d'un plan pendant qu'une commande le modifie")),
)
MORE = Text("integra COMMAND --help says the same of one command. integra rules ID tells a rule, its source and examples. "
            "spec/03-command.md, in the source of libintegra, tells the forms that are read and written.",
            "integra COMMANDE --help dit la même chose d'une commande. integra rules ID montre une règle, sa source et des "
            "exemples. spec/03-command.md, dans les sources de libintegra, décrit les formes lues et écrites.")
