"""Tallies and figures: between values of Python and the C library.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Calls on a tally let other threads run: :mod:`integra.indicator.tally` sees to it that one thread at a time makes them.
"""
from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from .. import _cbor, _swig
from ..words import ConformityBasis, Counting, FigureState, Frame, Indicator, Requester, Tri
from .core import DATE_UNKNOWN, TRIS, Struct, date_of, days_of, id_bytes, id_of

#: The fields of a figure, by name.
Fields: TypeAlias = dict[str, Any]

DATE_SAID_UNKNOWN = DATE_UNKNOWN + 1
DATE_OPEN = 2**31 - 1
#: A number, or a set, that is not known.
NO_NUMBER = 2**32 - 1
AGE_LIMIT: int = _swig.INTEGRA_AGE_LIMIT
PART_LIMIT: int = _swig.INTEGRA_PART_LIMIT
ID_SIZE = 16
#: A number of eight bytes, and whom it names.
KNOWN_SIZE = 8 + ID_SIZE
_NO_PPM = -(2**63)
#: Offsets of texts are numbers of eight bytes.
_WIDTH = 8
_COUNTS = ("numerator", "numerator_highest", "denominator", "denominator_highest")
_PAIRS = ("pairs", "pairs_highest", "pairs_before", "pairs_before_highest")
_WORDS = ("indicator", "state", "covered", "requester", "conformity")
_PPM = ("value", "lowest", "highest", "interval_lowest", "interval_highest")


class Subject(NamedTuple):
    """Of what a tally is."""

    indicator: Indicator
    at: datetime.date
    territory: UUID | None
    parts: int
    #: The parts held, a bit each.
    held: int


class Options(NamedTuple):
    """How a figure is made."""

    covers: tuple[datetime.date, datetime.date] | None = None
    conformity: ConformityBasis | None = None
    requester: Requester | None = None


def frame_of(indicator: Indicator) -> Frame:
    return Frame(_swig.integra_indicator_frame(indicator.code))


def element_size(frame: Frame, column: int) -> int:
    return int(_swig.integra_frame_column_size(frame.code, column))


def id_of_text(text: str) -> bytes:
    """The sixteen bytes of what a text names; the text is not empty."""
    return ids_of_texts([text.encode()])


def ids_of_texts(texts: Sequence[bytes]) -> bytes:
    """Sixteen bytes for each text in UTF-8, blank for an empty one. The index of an error is that of the text."""
    offsets = array("Q", bytes(_WIDTH * (len(texts) + 1)))
    at = 0
    for place, text in enumerate(texts, 1):
        at += len(text)
        offsets[place] = at
    return ids_of_buffers(b"".join(texts), offsets)


def ids_of_buffers(texts: Any, offsets: Any) -> bytes:
    """The same of texts that lie one behind another, from one offset of eight bytes to the next."""
    data: bytes = _swig.integra_ids_of_texts(texts, offsets, _WIDTH)
    return data


def ids_of_numbers(numbers: Any, missing: Any, known: Any, ids_out: Any, *, signed: bool) -> int:
    """Fills sixteen bytes for each number of eight, blank where a byte of ``missing`` is not 0, and tells how many it
    worked out. What is known is a table of :data:`KNOWN_SIZE` bytes a place, zeroes at first; places are a power of 2."""
    return int(_swig.integra_ids_of_numbers(numbers, missing, int(signed), known, ids_out))


def numbers_known(known: Any, more: Any) -> None:
    """Puts what one table of numbers knows into another one, which has more places."""
    _swig.integra_numbers_known(known, more)


def part_of(identifier: bytes, parts: int) -> int:
    return int(_swig.integra_id_part(identifier, parts))


def parts_of(identifiers: Any, parts: int, parts_out: Any) -> None:
    """Fills a byte for each identifier of sixteen."""
    _swig.integra_id_parts(identifiers, parts, parts_out)


def create(subject: Subject, rules: Struct | None) -> Struct:
    struct = _swig.integra_tally_subject()
    struct.indicator, struct.at = subject.indicator.code, days_of(subject.at)
    struct.territory, struct.parts, struct.held = id_bytes(subject.territory), subject.parts, subject.held
    return _swig.integra_tally_create(struct, rules)


def destroy(tally: Struct) -> None:
    _swig.integra_tally_destroy(tally)


def about(tally: Struct) -> Subject:
    struct = _swig.integra_tally_subject()
    _swig.integra_tally_about(tally, struct)
    at = date_of(struct.at)
    assert at is not None  # no tally is without
    return Subject(Indicator(struct.indicator), at, id_of(struct.territory), struct.parts, struct.held)


def add(tally: Struct, columns: Iterable[Any], count: int) -> None:
    """Adds rows, all of them or none; a column is the bytes of its elements, None where the frame has it not. Columns are
    read where they lie: nobody may write into one until the call is over."""
    _swig.integra_tally_add(tally, tuple(columns), count)


def merge(tally: Struct, other: Struct) -> None:
    _swig.integra_tally_merge(tally, other)


def count(tally: Struct) -> int:
    return int(_swig.integra_tally_count(tally))


def encode(tally: Struct) -> bytes:
    data: bytes = _swig.integra_tally_encode(tally)
    return data


def decode(data: bytes) -> Struct:
    return _swig.integra_tally_decode(data)


def pack_of(data: bytes) -> tuple[str, dict[str, int]]:
    """The name of the pack of a message that C has read, and its parameters that are overridden."""
    body = _cbor.read(data)[2]
    return body[3][0], dict(body.get(4, ()))


def _options(options: Options) -> Struct:
    struct = _swig.integra_figure_options()
    since, until = options.covers or (None, None)
    struct.covers_from, struct.covers_to = days_of(since), days_of(until)
    struct.conformity = options.conformity.code if options.conformity else 0
    struct.requester = options.requester.code if options.requester else 0
    return struct


def figure(tally: Struct, options: Options) -> Fields:
    struct = _swig.integra_figure()
    _swig.integra_tally_figure(tally, _options(options), struct)
    return _fields_of(struct)


def identifiers(tally: Struct, options: Options, counting: Counting) -> tuple[UUID, ...]:
    data: bytes = _swig.integra_tally_identifiers(tally, _options(options), counting.code)
    return tuple(UUID(bytes=data[at:at + ID_SIZE]) for at in range(0, len(data), ID_SIZE))


# ---- figures: their fields by name, as integra.indicator.Figure has them


def _ppm(number: int) -> int | None:
    return None if number == _NO_PPM else number


def _fields_of(struct: Struct) -> Fields:
    indicator = Indicator(struct.indicator)
    fields: Fields = {
        "indicator": indicator, "at": date_of(struct.at), "territory": id_of(struct.territory),
        "state": FigureState(struct.state), "covered": TRIS[struct.covered], "parts": struct.parts,
        "parts_held": struct.parts_held, "rules": bytes(struct.rules_digest),
        "requester": Requester(struct.requester) if struct.requester else None,
        "conformity": ConformityBasis(struct.conformity) if struct.conformity else None}
    fields |= {name: getattr(struct, name) for name in _COUNTS}
    fields |= {name: _ppm(getattr(struct, name)) for name in _PPM}
    return fields | {name: getattr(struct, name) if indicator is Indicator.B1 else None for name in _PAIRS}


def _struct_of(fields: Mapping[str, Any]) -> Struct:
    struct = _swig.integra_figure()
    struct.at, struct.territory, struct.rules_digest = days_of(fields["at"]), id_bytes(fields["territory"]), fields["rules"]
    for name in _WORDS:
        setattr(struct, name, 0 if fields[name] is None else fields[name].code)
    for name in _PPM:
        setattr(struct, name, _NO_PPM if fields[name] is None else fields[name])
    for name in _PAIRS:
        setattr(struct, name, fields[name] or 0)
    for name in (*_COUNTS, "parts", "parts_held"):
        setattr(struct, name, fields[name])
    return struct


def encode_figure(fields: Mapping[str, Any]) -> bytes:
    data: bytes = _swig.integra_figure_encode(_struct_of(fields))
    return data


def decode_figure(data: bytes) -> Fields:
    struct = _swig.integra_figure()
    _swig.integra_figure_decode(data, struct)
    return _fields_of(struct)


def compare(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> tuple[int | None, Tri]:
    """The change, and whether the intervals meet."""
    struct = _swig.integra_figure_change()
    _swig.integra_figure_compare(_struct_of(earlier), _struct_of(later), struct)
    return _ppm(struct.change), TRIS[struct.overlap]
