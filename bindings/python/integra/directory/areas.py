"""Areas as a spreadsheet has them: codes of communes or their beginnings, and what is none told by what it is.

Spec: spec/22-directory.md (ORI-12), spec/03-command.md ("A directory as CSV").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A code that begins no commune serves nobody, and one that lost a part serves others: both are refused, here where people
type them. 99 stands for no department, and is what examples use.
"""
from __future__ import annotations

import re
from collections.abc import Callable

from ..columns.days import CellError
from ..text import Text, at_most_values, expected

__all__ = ["AREA_LIMIT", "areas"]

AREA_LIMIT = 4096

_DEPARTMENT = "0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5]|99"
_OVERSEAS = "97[1-8]|98[4-9]"
_AREA = re.compile(rf"(?:{_DEPARTMENT})(?:[0-9](?:[0-9]{{2}})?)?|2[AB][0-9]{{2}}|(?:{_OVERSEAS})(?:[0-9]{{2}})?|97|98", re.ASCII)
#: A commune with a space in it: of the digits behind a department, or behind one overseas; none has a number above 62 there.
_APART = re.compile(rf"(?<![^\s|])((?:{_DEPARTMENT})\s+(?!97|98)[0-9]{{3}}|(?:{_OVERSEAS})\s+[0-6][0-9])(?![^\s|])", re.ASCII)

_CODE = Text("the code of a commune, or what codes of communes begin with",
             "le code d'une commune, ou le début de codes de communes")


def _lost_zero(name: str) -> Text:
    return Text(f"a spreadsheet took its leading zero: write 0{name}, in a column of text",
                f"un tableur lui a ôté son zéro initial : écrire 0{name}, dans une colonne de texte")


def _always(text: Text) -> Callable[[str], Text]:
    return lambda _: text


#: What a code looks like that is none, and what is said of it; the first that fits.
_SLIPS: tuple[tuple[re.Pattern[str], Callable[[str], Text]], ...] = tuple((re.compile(form, re.ASCII), said) for form, said in (
    ("[1-9]|[1-9][0-9]{3}", _lost_zero),
    ("[0-9]+E[0-9]+", _always(Text(
        "a code that a spreadsheet took for a number: write it again, in a column of text",
        "un code qu'un tableur a pris pour un nombre : l'écrire de nouveau, dans une colonne de texte"))),
    ("[0-9]{2}000", _always(Text(
        "a postcode: write the code that INSEE gives the commune, as 37261 is Tours",
        "un code postal : écrire le code INSEE de la commune, comme 37261 pour Tours"))),
    ("20[0-9]{0,3}", _always(Text("Corsica is 2A and 2B", "la Corse se code 2A et 2B"))),
    ("9[A-F][0-9]{0,3}", _always(Text(
        "departments overseas are 971 to 978 here: write so which one it is",
        "les départements d'outre-mer se codent ici 971 à 978 : écrire ainsi duquel il s'agit"))),
    ("[0-9]{2,3}|[0-9]{5}", _always(Text(
        "no department has such a code, so nobody would be served: write the code of the commune or the department",
        "aucun département n'a un tel code, et personne ne serait desservi : écrire le code de la commune ou du département"))),
))


def areas(cell: str) -> tuple[str, ...]:
    """The areas of a cell, each once; refuses what is none, and a code with a space in it."""
    found = set(cell.replace("|", " ").split())
    if len(found) > AREA_LIMIT:
        raise CellError(expected(at_most_values(AREA_LIMIT)))
    if apart := _APART.search(cell):
        first, second = apart[1].split()
        raise CellError(Text(
            f"one commune or two areas? Write {first}{second} for the commune, {first}|{second} for both areas",
            f"une commune, ou deux zones ? Écrire {first}{second} pour la commune, {first}|{second} pour les deux zones"), apart[1])
    for name in sorted(found):
        if not _AREA.fullmatch(name) or name.endswith("000"):
            raise CellError(next((said(name) for form, said in _SLIPS if form.fullmatch(name)), expected(_CODE)), name)
    return tuple(sorted(found))
