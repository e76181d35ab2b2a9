"""The inclusion sheet: between the model and the C library.

Spec: spec/10-screening.md (SCR-9, SCR-13, SCR-14).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from struct import Struct as Layout

from .._discreet import alone
from .. import _swig
from .core import Struct, date_of, days_of, id_bytes, id_of
from .findings import findings_of
from ..errors import UsageError
from .._model import FrozenMap
from ..screening.inclusion import OTHERS, Entry, Inclusion, InclusionResult
from ..screening.model import Finding
from ..text import HALF_A_PAIR
from ..words import Basis, Factor, Function, Ground, GroundGroup, Outcome, Scope, Sex, Status, Tri

#: integra_entry: evidence, date, value, basis, two reserved bytes.
_ENTRY = Layout("=16siBB2x")
_TEXTS = ("needs", "capacities", "participation")


def _text(name: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Its own message would quote the text.
        alone(UsageError(Status.INVALID_TEXT, rule="WIRE-11", detail=HALF_A_PAIR.at(name)))


def _pack_factors(factors: Mapping[Factor, Entry]) -> bytes:
    out = b""
    for factor in Factor:
        entry = factors.get(factor, Entry())
        out += _ENTRY.pack(id_bytes(entry.evidence), days_of(entry.date), entry.value.code, entry.basis.code)
    return out


def _factors_of(data: bytes) -> FrozenMap[Factor, Entry]:
    entries = {
        factor: Entry(value=Tri(value), basis=Basis(basis), date=date_of(date), evidence=id_of(evidence))
        for factor, (evidence, date, value, basis) in zip(Factor, _ENTRY.iter_unpack(data), strict=True)
    }
    return FrozenMap({factor: entry for factor, entry in entries.items() if entry != Entry()})


def _bits(codes: Iterable[int]) -> int:
    return sum(1 << code for code in codes)


def _outcome_of(code: int) -> Outcome | None:
    return Outcome(code) if code else None


def inclusion_struct(sheet: Inclusion) -> Struct:
    struct = _swig.integra_inclusion()
    struct.date = days_of(sheet.date)
    struct.person = id_bytes(sheet.person)
    struct.prescriber = id_bytes(sheet.prescriber)
    struct.birth_date = days_of(sheet.birth_date)
    struct.sex = sheet.sex.code
    struct.outcome = sheet.outcome.code if sheet.outcome else 0
    struct.grounds = _bits(ground.code for ground in sheet.grounds)
    struct.extent = _bits(function.code - 1 for function in sheet.extent)
    for place, ground in enumerate(OTHERS):
        struct.set_text(place, _text(ground.word, sheet.others.get(ground, "")))
    for place, name in enumerate(_TEXTS, len(OTHERS)):
        struct.set_text(place, _text(name, getattr(sheet, name)))
    struct.factors = _pack_factors(sheet.factors)
    if sheet.extension:
        struct.set_extension(sheet.extension)
    return struct


def inclusion_of(struct: Struct) -> Inclusion:
    texts = [struct.text(place).decode() for place in range(len(OTHERS) + len(_TEXTS))]
    return Inclusion(
        person=id_of(struct.person),
        date=date_of(struct.date),
        prescriber=id_of(struct.prescriber),
        birth_date=date_of(struct.birth_date),
        sex=Sex(struct.sex),
        outcome=_outcome_of(struct.outcome),
        grounds=frozenset(ground for ground in Ground if struct.grounds >> ground.code & 1),
        extent=frozenset(function for function in Function if struct.extent >> (function.code - 1) & 1),
        others=dict(zip(OTHERS, texts, strict=False)),
        needs=texts[5],
        capacities=texts[6],
        participation=texts[7],
        factors=_factors_of(struct.factors),
        extension=struct.extension,
    )


def check_inclusion(sheet: Inclusion) -> InclusionResult:
    out = _swig.integra_inclusion_result()
    _swig.integra_inclusion_evaluate(inclusion_struct(sheet), out)
    return InclusionResult(
        outcome=_outcome_of(out.outcome),
        grounds=frozenset(ground for ground in Ground if out.grounds >> ground.code & 1),
        groups=frozenset(group for group in GroundGroup if out.groups >> group.code & 1),
        scope=Scope(out.scope),
        factors=_factors_of(out.factors),
    )


def review_inclusion(sheet: Inclusion) -> tuple[Finding, ...]:
    return findings_of(_swig.integra_inclusion_review(inclusion_struct(sheet)))


def encode_inclusion(sheet: Inclusion) -> bytes:
    data: bytes = _swig.integra_inclusion_encode(inclusion_struct(sheet))
    return data


def decode_inclusion(data: bytes) -> Inclusion:
    struct = _swig.integra_inclusion()
    _swig.integra_inclusion_decode(data, struct)
    return inclusion_of(struct)
