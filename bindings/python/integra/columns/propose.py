"""A mapping for somebody's table, from the names of its columns alone: certain where a name says it, else to be decided.

Spec: spec/03-command.md ("The mapping of columns"); GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

No row is read. A first row that holds values is refused and not shown: they may be somebody's.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from .._signs import toml_text
from ..rules import label
from ..spreadsheet import plain
from ..text import LANGUAGES, Text, verbatim
from ..words import Count, Fact, Question
from .cells import ANSWERS, whole, written
from .days import FORMS, CellError, day
from .mapping import COLUMNS, DATES, FORM, OTHERS, VALUES
from .names import COUNTS, FLOORS, KEYS, NAMES, STAYS, alike, near
from .names import DATES as DAYS
from .tables import Table, TableError, tables

__all__ = ["propose"]

_VALUES = Text("the first row holds values, and no names of columns: put a row of names above it",
               "la première ligne contient des valeurs, et aucun nom de colonne : mettre au-dessus une ligne de noms")
_EMPTY = Text("an empty table: it has no columns", "une table vide : elle n'a pas de colonne")
#: What is in a column whose name is no word of words.tsv.
_TOLD = {
    "id": Text("identifier, a UUID or 32 hexadecimal digits", "identifiant, un UUID ou 32 chiffres hexadécimaux"),
    "ref": Text("your own key of the person", "votre propre clé pour la personne"),
    "date": Text("the day for which the row holds", "le jour pour lequel la ligne vaut"),
    DAYS[1]: Text("from which day on all stays in hospital are known", "depuis quel jour tous les séjours sont connus"),
    DAYS[2]: Text("up to which day all stays in hospital are known", "jusqu'à quel jour tous les séjours sont connus"),
    STAYS: Text("stays in hospital, as in 2025-01-02/yes 2025-03-01/?", "séjours hospitaliers, comme 2025-01-02/oui 2025-03-01/?"),
}
_LABELS = {word.word: Text(*(label(word, language) for language in LANGUAGES)) for group in (Question, Fact, Count)
           for word in group}
_AT_LEAST = Text("{label}, so many at least", "{label}, au moins")

#: A word as long as this says what it is about; shorter ones stand in every name, but for those of ours.
_A_WORD = 6
_SHORT = ("ref", "date")

_HEAD = (Text("How the columns of a table are read: integra screen --columns THIS_FILE TABLE",
              "Comment lire les colonnes d'une table : integra screen --columns CE_FICHIER TABLE"),
         Text("On the left a name of ours, on the right the column as the table calls it. A line behind # does not count.",
              "À gauche un de nos noms, à droite la colonne comme la table l'appelle. Une ligne derrière # ne compte pas."))
_ONLY_ALIKE = Text("Columns that are only named much like one of ours:", "Colonnes dont le nom ressemble seulement à l'un des nôtres :")
_COUNTED = Text("(without _at_least where the number is surely complete)", "(sans _at_least si le nombre est sûrement complet)")
_PERHAPS = Text("Perhaps, for you to decide:", "Peut-être, à vous de décider :")
_UNREAD = Text("Columns that are not read:", "Colonnes non lues :")
_FREE = Text("Names that no column has:", "Noms qu'aucune colonne ne porte :")
_FORMS = Text("How dates are written: {forms}; 2024-12-31 is read in any case.",
              "Comment les dates sont écrites : {forms} ; 2024-12-31 est lu en tout cas.")
_WORDS = Text("What other words for an answer stand for: here for every column, in [values.mobility] for that one.",
              "Ce que valent d'autres mots pour une réponse : ici pour toute colonne, dans [values.mobility] pour celle-ci.")


def propose(stream: BinaryIO, name: str, language: str) -> str:
    """The mapping for the first table of a stream that has a name of ours, else for the first; raises TableError."""
    meanings = _meanings()
    found = list(tables(stream, name, lambda each: plain(each) in meanings))
    if not found:
        raise TableError(_EMPTY.at(name))
    table = next((each for each in found if any(plain(theirs) in meanings for theirs in each.names)), found[0])
    if any(map(_is_value, table.names)):
        raise TableError(_VALUES.at(table.place))
    return "\n".join(_lines(table, meanings, language)) + "\n"


def _is_value(name: str) -> bool:
    """Whether what stands in the first row is no name of a column: a number, a date, an answer, an identifier."""
    if plain(name) in ANSWERS or whole(name) is not None or name.replace("-", "").isdigit():
        return True
    try:
        return bool(written(name)) and bool(day(name))
    except CellError:
        return len(name.replace("-", "")) == 32 and not set(name.casefold()) - set("0123456789abcdef-")


def _lines(table: Table, meanings: Mapping[str, str], language: str) -> Iterator[str]:
    certain, perhaps, unread = _sorted(table.names, meanings)
    yield from (f"# {each.said(language)}" for each in _HEAD)
    slips = [theirs for theirs, _ in perhaps if near(theirs, NAMES)]
    if slips:
        yield f"\n# {_ONLY_ALIKE.said(language)}"
        yield f"# {OTHERS} = [{', '.join(map(toml_text, slips))}]"
    yield f"\n[{COLUMNS}]"
    for ours, theirs in certain.items():
        yield f"{ours} = {toml_text(theirs)}{_comment(ours, language)}"
    yield from _listed(_PERHAPS, [f"{ours} = {toml_text(theirs)}{_comment(ours, language)}" for theirs, ours in perhaps], language)
    yield from _listed(_UNREAD, list(map(toml_text, unread)), language)
    named = {*certain, *(FLOORS[each] for each in COUNTS if each in certain), *(ours for _, ours in perhaps)}
    free = [each for each in (*KEYS, *NAMES) if each not in (*named, *COUNTS)]
    yield from _listed(_FREE, [f'{ours} = ""{_comment(ours, language)}' for ours in free], language)
    yield f"\n# {_FORMS.of(forms=verbatim(', '.join(FORMS))).said(language)}"
    yield from (f"[{DATES}]", f"{FORM} = {toml_text(next(iter(FORMS)))}", "", f"# {_WORDS.said(language)}", f"# [{VALUES}]",
                '# "1" = "yes"', '# "0" = "no"')


def _listed(heading: Text, lines: Sequence[str], language: str) -> Iterator[str]:
    if lines:
        yield f"# {heading.said(language)}"
        yield from (f"# {line}" for line in lines)


def _sorted(names: Sequence[str], meanings: Mapping[str, str]
            ) -> tuple[dict[str, str], list[tuple[str, str]], list[str]]:
    """Columns by our names where theirs say it; columns and the name that may be meant; and those of no use."""
    certain: dict[str, str] = {}
    perhaps: list[tuple[str, str]] = []
    unread: list[str] = []
    for theirs in filter(None, names):
        meant = meanings.get(plain(theirs))
        if meant is not None and meant not in certain:
            certain[meant] = theirs
            continue
        likely = alike(theirs, meanings) or _akin(theirs, meanings)
        ours = meant or (meanings[likely] if likely is not None else None)
        if ours is None:
            unread.append(theirs)
        else:
            perhaps.append((theirs, FLOORS.get(ours, ours)))
    return certain, perhaps, unread


def _akin(theirs: str, meanings: Mapping[str, str]) -> str | None:
    """What has a word of a column's name in it, the most of its words or the longest, and least beside: ``Nb médicaments``."""
    words = set(plain(theirs).split("_"))
    shared = {each: words & {word for word in each.split("_") if len(word) >= _A_WORD or word in _SHORT} for each in meanings}
    found = max(shared, key=lambda each: (len(shared[each]), sum(map(len, shared[each])), -len(each)))
    return found if shared[found] else None


def _meanings() -> dict[str, str]:
    """Our names by whatever says them: themselves, and labels in both languages; of a count, its floor (SCR-7)."""
    found = {plain(text): FLOORS.get(word, word) for word, texts in (_LABELS | _TOLD).items() for text in texts}
    return found | {name: name for name in (*KEYS, *NAMES)}


def _comment(ours: str, language: str) -> str:
    """What a name of ours is, behind it."""
    count = next((each for each, floor in FLOORS.items() if floor == ours), None)
    told = _AT_LEAST.of(label=_LABELS[count]) if count else (_LABELS | _TOLD)[ours]
    return f"  # {told.said(language)}" + (f" {_COUNTED.said(language)}" if count else "")
