"""What a cell of a frame says, as text or typed, in the form that the C library takes its column in.

Spec: spec/03-command.md, "`integra indicators`"; spec/50-indicators.md (IND-5); GEN-1, GEN-6, GEN-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A word that is refused is told only where it is nearly one of ours: any other may be somebody's name.
"""
from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias, TypeVar

from ..columns.cells import ANSWERS, NO, UNSAVED, WORKED_OUT, YES, is_nothing, is_unknown, whole, written
from ..columns.days import NO_SUCH_DAY, CellError, span_of, typed, whole_day
from ..columns.names import near
from ..errors import IntegraError
from ..indicator.columns import Column
from .._low import indicator as _low
from ..services import service
from ..spreadsheet import plain
from ..text import HALF_A_PAIR, Text, expected, one_of, whole_number
from ..words import AssessmentKind, Function, Requester, Service, StructureKind, Tri, Word

__all__ = ["BLANK", "Reader", "Value", "functions_of", "reader_of", "services_in"]

W = TypeVar("W", bound=Word)

#: What a column takes: a number, or the bytes of an identifier or digest.
Value: TypeAlias = int | bytes
Reader: TypeAlias = Callable[[object], Value]

#: Days that are none (integra/indicator.h): not known or none, not ended, said not to be known.
_UNKNOWN_DAY, _OPEN, _SAID_UNKNOWN = -(2**31), 2**31 - 1, -(2**31) + 1
_ALL_BITS = 2**32 - 1
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_AGE_LIMIT = 150
#: What stands for a stay that goes on, and for a list with nothing in it, as :func:`plain` has them.
_GOES_ON, _NONE = ("open", "ouvert", "en_cours"), ("none", "aucune", "aucun")
_GROUPS: dict[str | None, type[Word]] = {
    "assessment_kind": AssessmentKind, "structure_kind": StructureKind, "requester": Requester, "function": Function}
_PARTS = re.compile(r"[\s,;|]+")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)

_ONE = Text("one value, not a list or an object", "une valeur, et non une liste ou un objet")
_ANSWER = Text("yes, no or ? (oui, non); a number is no answer", "oui, non ou ? (yes, no) ; un nombre n'est pas une réponse")
_REAL_DAY = Text("a day that exists, the year or the day first, as in 2024-12-31 or 31/12/2024",
                 "un jour qui existe, l'année ou le jour en premier, comme 2024-12-31 ou 31/12/2024")
_SHA256 = Text("a digest of 64 hexadecimal digits", "une empreinte de 64 chiffres hexadécimaux")
_SIXTEEN = Text("an identifier: sixteen bytes that are not all zero", "un identifiant : seize octets qui ne sont pas tous nuls")
_NO_NAME = Text("not an identifier: a text or a whole number is one; a column of numbers with blanks is often read as one of floats",
                "pas un identifiant : un texte ou un nombre entier en est un ; une colonne de nombres où il manque des valeurs est "
                "souvent lue comme des décimaux")
_ZERO = Text("an identifier of zeros alone names nobody", "un identifiant fait de zéros seuls ne nomme personne")
_MISSING = Text("nothing here, and every row needs it", "rien ici, et chaque ligne en a besoin")


def _id(column: Column) -> Reader:
    def read(cell: object) -> Value:
        if is_nothing(written(cell)):
            if column.required:
                raise CellError(_MISSING, rule="IND-5")
            return bytes(16)
        return identifier(cell)

    return read


def identifier(cell: object) -> bytes:
    """The sixteen bytes of what a cell names: they themselves, or what its text stands for, unchanged (IND-5)."""
    if isinstance(cell, (bytes, uuid.UUID)):
        data = cell if isinstance(cell, bytes) else cell.bytes
        if len(data) != 16 or not any(data):
            raise CellError(expected(_SIXTEEN), rule="IND-5")
        return data
    if isinstance(cell, (bool, float)) or not isinstance(cell, (str, int)):
        raise CellError(_NO_NAME, rule="IND-5")
    try:
        found: bytes = _low.id_of_text(str(cell))
    except UnicodeEncodeError:
        raise CellError(HALF_A_PAIR, rule="IND-5") from None
    except IntegraError:
        raise CellError(_ZERO, rule="IND-5") from None
    if not any(found):
        raise CellError(_ZERO, rule="IND-5")
    return found


def _day_of(cell: object) -> int:
    """A day that is said."""
    try:
        span = typed(cell) if isinstance(cell, datetime.date) else span_of(written(cell))
        return whole_day(span).toordinal() - _EPOCH
    except CellError as error:
        if error.reason == expected(NO_SUCH_DAY):
            raise CellError(expected(_REAL_DAY), rule=error.rule) from None
        raise


def _day(_: Column) -> Reader:
    return lambda cell: _UNKNOWN_DAY if is_unknown(written(cell)) else _day_of(cell)


def _end(_: Column) -> Reader:
    def read(cell: object) -> Value:
        text = written(cell)
        if is_unknown(text):
            return _UNKNOWN_DAY
        return _OPEN if plain(text) in _GOES_ON else _day_of(cell)

    return read


def _date(_: Column) -> Reader:
    def read(cell: object) -> Value:
        text = written(cell)
        if is_nothing(text):
            return _UNKNOWN_DAY
        return _SAID_UNKNOWN if is_unknown(text) else _day_of(cell)

    return read


_TRIS = {YES: Tri.YES.code, NO: Tri.NO.code}


def _tri(_: Column) -> Reader:
    def read(cell: object) -> Value:
        text = written(cell)
        if is_unknown(text):
            return Tri.UNKNOWN.code
        found = ANSWERS.get(plain(text))
        if found is None:
            slip = near(text, ANSWERS)
            raise CellError(expected(_ANSWER), text if slip else None, slip, "GEN-1")
        return _TRIS[found]

    return read


def _words(cells: Iterable[str], words: Iterable[W]) -> list[W]:
    known = {plain(each.word): each for each in words}
    return [_one(cell, known) for cell in cells]


def _one(cell: str, known: Mapping[str, W]) -> W:
    found = known.get(plain(cell))
    if found is None:
        slip = near(cell, known)
        raise CellError(expected(one_of(each.word for each in known.values())), cell if slip else None, slip)
    return found


def _word(column: Column) -> Reader:
    words = _GROUPS[column.group]

    def read(cell: object) -> Value:
        text = written(cell)
        return 0 if is_unknown(text) else _words((text,), words)[0].code

    return read


def _listed(cell: object) -> list[str] | None:
    """The words of a list, none where it is not known; typed lists as they are."""
    if isinstance(cell, (list, tuple)):
        return [written(each) for each in cell]
    text = written(cell)
    if is_unknown(text):
        return None
    return [] if plain(text) in _NONE else [each for each in _PARTS.split(text) if each]


def _set(column: Column) -> Reader:
    words = _GROUPS[column.group]

    def read(cell: object) -> Value:
        listed = _listed(cell)
        return _ALL_BITS if listed is None else _bits(_words(listed, words))

    return read


def _bits(words: Iterable[Word]) -> int:
    return sum(1 << (code - 1) for code in {word.code for word in words})


def functions_of(services: Iterable[Service]) -> int:
    """The support functions of services, a bit each (spec/services.tsv)."""
    return _bits(function for each in services for function in service(each).functions)


def services_in(cell: object) -> Value:
    """The support functions of the services that a cell lists, as the CSV of a directory does (ORI-12)."""
    listed = _listed(cell)
    return _ALL_BITS if listed is None else functions_of(_words(listed, _offered()))


@cache
def _offered() -> tuple[Service, ...]:
    return tuple(each for each in Service if each is not Service.POINT_SUPPORT and service(each).listed)


def _number(_: Column) -> Reader:
    def read(cell: object) -> Value:
        text = written(cell)
        if is_unknown(text):
            return _ALL_BITS
        number = whole(text)
        if number is None or number > _AGE_LIMIT:
            raise CellError(expected(whole_number(0, _AGE_LIMIT)), rule="IND-8")
        return number

    return read


def _digest(_: Column) -> Reader:
    def read(cell: object) -> Value:
        if isinstance(cell, bytes) and len(cell) == 32:
            return cell
        text = written(cell)
        if is_unknown(text):
            return bytes(32)
        if not _DIGEST.fullmatch(text):
            raise CellError(expected(_SHA256), rule="ORI-18")
        return bytes.fromhex(text)

    return read


_READERS: dict[str, Callable[[Column], Reader]] = {
    "id": _id, "day": _day, "end": _end, "date": _date, "tri": _tri, "word": _word, "set": _set, "number": _number,
    "digest": _digest}
#: What a column has in which nothing is said, by its kind.
BLANK: dict[str, Value] = {
    "id": bytes(16), "day": _UNKNOWN_DAY, "end": _UNKNOWN_DAY, "date": _UNKNOWN_DAY, "tri": 0, "word": 0, "set": _ALL_BITS,
    "number": _ALL_BITS, "digest": bytes(32)}


def reader_of(column: Column) -> Reader:
    """What reads the cells of a column."""
    read = _READERS[column.kind](column)

    def saved(cell: object) -> Value:
        if cell is UNSAVED:
            raise CellError(WORKED_OUT)
        if isinstance(cell, (list, dict)) and column.kind != "set":
            raise CellError(expected(_ONE))
        return read(cell)

    return saved
