"""Data frames of demands, answered a row a demand.

Spec: spec/02-json.md (the names), spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import numpy as np

from .._arrays import AT, names_of
from .._model import argument_text
from ..errors import UsageError
from ..orientation.columns import orient_columns
from ..protocol.protocol import Protocol
from ..rules import Rules
from ..text import Text, one_of
from ..word_tables import FIELDS, UNKNOWN
from ..words import DemandField, Motive, Precondition, Service, Status, Tri, Word
from .libraries import reader_of
from .names import FRAME, check_names, there_already
from .reader import Array, Reader, checked_answers, checked_days

__all__ = ["orient_frame"]

_NEEDED = ("motives", DemandField.REQUESTER.word)
NAMES = ("motives", "date", *(field.word for field in FIELDS))
OUTPUTS = ("services", "waits", "first_answer_due")
_MOTIVES = {motive.word: motive for motive in Motive}
#: What some route still waits on, every set of it at the place of its mask.
_WAITS = tuple(" ".join(each.word for each in Precondition if mask >> each.code & 1) for mask in range(1 << len(Precondition)))


def orient_frame(
    frame: Any, *, protocol: Protocol | None = None, rules: Rules | None = None, at: datetime.date | None = None,
    prefix: str = "orient_", others: Iterable[str] = (),
) -> Any:
    """Answers each row as a demand; :func:`integra.orient` says how."""
    reader, give_back = reader_of(frame, "frame")
    others, prefix = names_of(others, "others"), argument_text(prefix, "prefix")
    _check(reader, others, prefix)
    if at is not None and (type(at) is not datetime.date or "date" in reader.names):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    columns = {field.word: _field(reader, field, words) for field, words in FIELDS.items() if field.word in reader.names}
    columns["motives"] = _motives(reader)
    if "date" in reader.names:
        columns["date"] = checked_days(reader, "date")
    made = orient_columns(columns, at=at, protocol=protocol, rules=rules)
    masks, places = np.unique(made["services"], return_inverse=True)
    services = tuple(" ".join(each.word for each in Service if int(mask) >> each.code & 1) for mask in masks)
    return give_back(reader.append(
        {prefix + "services": places.astype(np.int32), prefix + "waits": made["waits"],
         prefix + "first_answer_due": made["first_answer_due"]},
        {prefix + "waits": _WAITS}, {prefix + "services": services}))


def _check(reader: Reader, others: Iterable[str], prefix: str) -> None:
    check_names(reader.names, NAMES, others, FRAME)
    for name in _NEEDED:
        if name not in reader.names:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                f"the frame has no column {name!r}, which every demand needs",
                f"le tableau n'a pas de colonne {name!r}, que toute demande exige"))
    for name in OUTPUTS:
        if prefix + name in reader.names:
            raise UsageError(Status.DUPLICATE, detail=there_already(prefix + name))


def _field(reader: Reader, field: DemandField, words: type[Word]) -> Array:
    """The codes of a field; the three-valued ones may be booleans too."""
    if words is Tri:
        return checked_answers(reader, field.word, False)
    codes = {word.word: int(word) for word in words}
    unknown = UNKNOWN.get(field)
    return _looked_up(reader, field.word, codes, None if unknown is None else int(unknown), one_of(codes), np.uint8)


def _motives(reader: Reader) -> Array:
    """Masks of motives; several are words with spaces between."""
    _, distinct = reader.texts("motives")
    masks = {}
    for text in distinct:
        words = text.split()
        if words and all(word in _MOTIVES for word in words):
            masks[text] = sum({1 << _MOTIVES[word].code for word in words})
    return _looked_up(reader, "motives", masks, None, Text("motives, with spaces between", "des motifs, séparés par des espaces"), np.uint32)


def _looked_up(reader: Reader, name: str, codes: dict[str, int], missing: int | None, wanted: Text, dtype: Any) -> Array:
    """The code of each text; the first row whose text has none is refused, one left out where nothing stands for it."""
    places, distinct = reader.texts(name)
    none = -1
    table = np.array([*(codes.get(text, none) for text in distinct), none if missing is None else missing], np.int64)
    found = table[places]
    if found.min(initial=0) < 0:
        reader.refuse(name, int((found < 0).argmax()), Status.INVALID_VALUE, "ORI-5", wanted)
    coded: Array = found.astype(dtype)
    return coded
