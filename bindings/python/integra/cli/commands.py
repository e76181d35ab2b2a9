"""The whole command line: every command there is, and what stands before it.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ..text import Text
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
#: Commands, the module that adds them and the call that does, in the order in which whoever is new here meets them: what is
#: done with people, what it rests on, bytes, the shell.
ADDED = (("demo", "demo", "add"), ("cohort", "cohort", "add"), ("screen", "screening", "add"), ("explain", "explain", "add"),
         ("columns", "columns", "add"), ("questionnaire", "questionnaire", "add"), ("orient", "orient", "add"),
         ("indicators", "indicators", "add"), ("plan", "plan", "add"), ("rules", "rules", "add"),
         ("protocol", "protocol", "add"), ("territory", "territory", "add"), ("receipt replay", "receipts", "add"),
         ("inspect encode", "messages", "add"), ("completion", "completion", "add"), ("manual", "manual", "add"))
#: Those that tell of all the others.
_OF_ALL = ("completion", "manual")
#: What may stand before a command and takes no value, and what takes one.
_SIGNS, _VALUED = ("-q", "--quiet", "--all-errors"), "--lang"
EXAMPLES = """  integra demo
  integra cohort | integra screen -
  integra cohort --count 1 | integra explain -
  integra protocol show
  integra rules SCR-3
  integra screen --help"""


def parser(given: Sequence[str] = ()) -> Parser:
    """The command line, in the language of this run: all of it, or what is needed of it where a command is given."""
    asked = _asked(given)
    whole = Parser(prog="integra", text=TEXT, examples=EXAMPLES)
    add_manners(whole, None)
    whole.takes(NAME, action=Version, help=Text("show versions and the digests of the rule packs",
                                                       "montrer les versions et les empreintes des jeux de règles"))
    commands = whole.parts()
    for names, module, add in ADDED:
        if asked is None or asked in names.split():
            getattr(import_module(f"{__package__}.{module}"), add)(commands)
    whole.set_defaults(whole=whole)
    return whole


def _asked(given: Sequence[str]) -> str | None:
    """The command that is given; a hundred thousand people take less memory than the others do."""
    rest = iter(given)
    for each in rest:
        if each == _VALUED:
            next(rest, None)
        elif each not in _SIGNS and not each.startswith(f"{_VALUED}="):
            known = {name for names, _, _ in ADDED for name in names.split()}
            return each if each in known.difference(_OF_ALL) else None
    return None
