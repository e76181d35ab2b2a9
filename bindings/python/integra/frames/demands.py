"""Data frames of demands, answered a row a demand.

Spec: spec/02-json.md (the names), spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import numpy as np

from .._arrays import AT, check_names as known_outputs, names_of
from .._sieve import Sieve, sieve_of
from .._model import argument_text
from ..errors import UsageError
from ..demand.settled import SETTLED
from ..orientation.columns import OUTPUTS, orient_sifted
from ..orientation.columns_read import NAMES
from ..protocol.protocol import Protocol
from ..rules import Rules
from ..text import Text, one_of
from ..word_tables import FIELDS, UNKNOWN
from ..words import DemandField, Motive, Precondition, Service, Status, Tri, Word
from .libraries import reader_of, told_back
from .names import FRAME, check_names, there_already
from .reader import Array, Reader, checked_answers, checked_days

__all__ = ["orient_frame"]

_NEEDED = ("motives", DemandField.REQUESTER.word)
#: Fields of which it counts whether something is said.
_SETTLED = frozenset(each.field for each in SETTLED)
_MOTIVES = {motive.word: motive for motive in Motive}
#: What some route still waits on, every set of it at the place of its mask.
_WAITS = tuple(" ".join(each.word for each in Precondition if mask >> each.code & 1) for mask in range(1 << len(Precondition)))


def orient_frame(
    frame: Any, *, protocol: Protocol | None = None, rules: Rules | None = None, at: datetime.date | None = None,
    outputs: Iterable[str] | None = None, prefix: str = "orient_", others: Iterable[str] = (), errors: str = "raise",
) -> Any:
    """Answers each row as a demand; :func:`integra.orient` says how."""
    reader, give_back = reader_of(frame, "frame")
    others, prefix = names_of(others, "others"), argument_text(prefix, "prefix")
    wanted = OUTPUTS if outputs is None else tuple(dict.fromkeys(names_of(outputs, "outputs")))
    known_outputs(wanted, OUTPUTS)
    sieve = sieve_of(np, errors, reader.rows)
    _check(reader, others, prefix, wanted)
    if at is not None and (type(at) is not datetime.date or "date" in reader.names):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    columns = {field.word: _field(reader, field, words, sieve)
               for field, words in FIELDS.items() if field.word in reader.names}
    columns["motives"] = _motives(reader, sieve)
    if "date" in reader.names:
        columns["date"] = checked_days(reader, "date", sieve)
    made = orient_sifted(np, columns, sieve, wanted, at=at, protocol=protocol, rules=rules)
    return told_back(reader, give_back, sieve, *_worded(made, prefix))


def _worded(made: dict[str, Array], prefix: str) -> tuple[dict[str, Array], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The columns under their names in the frame, and the dictionaries of those that hold words."""
    columns, texts = {prefix + name: column for name, column in made.items()}, {}
    if "services" in made:
        masks, places = np.unique(made["services"], return_inverse=True)
        columns[prefix + "services"] = places.astype(np.int32)
        texts[prefix + "services"] = tuple(
            " ".join(each.word for each in Service if int(mask) >> each.code & 1) for mask in masks)
    return columns, {prefix + "waits": _WAITS} if "waits" in made else {}, texts


def _check(reader: Reader, others: Iterable[str], prefix: str, outputs: tuple[str, ...]) -> None:
    check_names(reader.names, NAMES, others, FRAME)
    for name in _NEEDED:
        if name not in reader.names:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                f"the frame has no column {name!r}, which every demand needs",
                f"le tableau n'a pas de colonne {name!r}, que toute demande exige"))
    for name in outputs:
        if prefix + name in reader.names:
            raise UsageError(Status.DUPLICATE, detail=there_already(prefix + name))


def _field(reader: Reader, field: DemandField, words: type[Word], sieve: Sieve | None) -> Array:
    """The codes of a field, masked where nothing is said; the three-valued ones may be booleans too."""
    if words is Tri:
        answers = checked_answers(reader, field.word, False, sieve)
        return np.ma.array(answers, mask=reader.missing(field.word)) if field in _SETTLED else answers
    codes = {word.word: int(word) for word in words}
    unknown = UNKNOWN.get(field)
    return _looked_up(reader, field.word, codes, None if unknown is None else int(unknown), one_of(codes), np.uint8, sieve)


def _motives(reader: Reader, sieve: Sieve | None) -> Array:
    """Masks of motives; several are words with spaces between."""
    _, distinct = reader.texts("motives")
    masks = {}
    for text in distinct:
        words = text.split()
        if words and all(word in _MOTIVES for word in words):
            masks[text] = sum({1 << _MOTIVES[word].code for word in words})
    wanted = Text("motives, with spaces between", "des motifs, séparés par des espaces")
    return _looked_up(reader, "motives", masks, None, wanted, np.uint32, sieve)


def _looked_up(reader: Reader, name: str, codes: dict[str, int], missing: int | None, wanted: Text, dtype: Any,
               sieve: Sieve | None) -> Array:
    """The code of each text, masked where nothing is said; rows whose text has none are refused, those left out where
    nothing stands for it too."""
    places, distinct = reader.texts(name)
    none = -1
    table = np.array([*(codes.get(text, none) for text in distinct), none if missing is None else missing], np.int64)
    found = table[places]
    if found.min(initial=0) < 0:
        reader.refuse(name, found < 0, Status.INVALID_VALUE, "ORI-5", wanted, sieve)
        found = found.clip(0)
    coded: Array = found.astype(dtype)
    return coded if missing is None else np.ma.array(coded, mask=places < 0)
