"""The whole command line: every command there is, and what stands before it.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text
from . import cohort, columns, completion, demo, explain, manual, messages, orient, plan, protocol, questionnaire, rules, screening
from .options import add_manners
from .usage import Parser
from .version import NAME, Version

TEXT = Text("Screens people in France for a complex health pathway, and says where demands go, with reasons.\n"
            "It proposes, people decide.\n"
            "integra COMMAND --help tells more of a command, with examples; integra demo shows all of it and needs no file.",
            "Repère en France les personnes au parcours de santé complexe, et dit où vont les demandes, avec les raisons.\n"
            "La bibliothèque propose, les personnes décident.\n"
            "integra COMMANDE --help en dit plus sur une commande, avec des exemples ; integra demo montre tout et ne demande "
            "aucun fichier.")
#: In the order in which whoever is new here meets them: what is done with people, what it rests on, bytes, the shell.
ADDED = (demo.add, cohort.add, screening.add, explain.add, columns.add, questionnaire.add, orient.add, plan.add, rules.add,
         protocol.add, screening.add_receipts, messages.add, completion.add, manual.add)
EXAMPLES = """  integra demo
  integra cohort | integra screen -
  integra cohort --count 1 | integra explain -
  integra protocol show
  integra rules SCR-3
  integra screen --help"""


def parser() -> Parser:
    """The whole command line, in the language of this run."""
    whole = Parser(prog="integra", text=TEXT, examples=EXAMPLES)
    add_manners(whole, None)
    whole.takes(NAME, action=Version, help=Text("show versions and the digests of the rule packs",
                                                       "montrer les versions et les empreintes des jeux de règles"))
    commands = whole.parts()
    for add in ADDED:
        add(commands)
    whole.set_defaults(whole=whole)
    return whole
