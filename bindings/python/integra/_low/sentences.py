"""Texts that the C library makes out of values: what models say of themselves, and so beneath them.

Spec: spec/00-conventions.md (GEN-3), spec/sentences.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from uuid import UUID

from .. import _swig
from ..words import (
    Count, DemandField, Entitled, Fact, FindingState, Group, Guard, Language, Law, Miss, Motive, Question, Record, Service,
    SettledBy, Slot, Tri, Verdict, Word,
)
from .core import DATE_UNKNOWN, WORD_CLASSES, Struct, days_of, id_bytes, language_code

_GROUPS: dict[type[Word], Group] = {words: group for group, words in WORD_CLASSES.items()}
_NO_INDEX = 2**32 - 1
#: Which text of a row is its id, and which its source.
_ID, _SOURCE = range(2)
_CALL_ROOM = 8


def _bits(words: Iterable[Word]) -> int:
    return sum(1 << word.code for word in words)


def row_source(identifier: str, source: str, language: str | Language) -> str:
    """Where a row comes from: of a built-in row in that language, of any other as it was written."""
    row = _swig.integra_row()
    row.set_text(_ID, identifier.encode("utf-8", "replace"))
    row.set_text(_SOURCE, source.encode("utf-8", "surrogatepass"))
    data: bytes = _swig.integra_row_source(row, language_code(language))
    return data.decode("utf-8", "surrogatepass")


def reason(target: Question | Verdict, source: Fact | Count | Question | Verdict | Record, source_value: Tri, missing: bool,
           count: int, threshold: int, complete: bool, language: str | Language) -> str:
    """One step of an explanation."""
    struct = _swig.integra_reason()
    struct.target_group, struct.target = _GROUPS[type(target)].code, target.code
    struct.source_group, struct.source = _GROUPS[type(source)].code, source.code
    struct.source_value, struct.missing = source_value.code, int(missing)
    struct.count, struct.threshold, struct.complete = count, threshold, int(complete)
    return str(_swig.integra_reason_sentence(struct, language_code(language)))


def finding(rule: str, settled_by: SettledBy, state: FindingState, subject: UUID | None, index: int | None,
            due: datetime.date | None, value: int, other: int, language: str | Language) -> str:
    """A finding, what it is about, what was compared, and by when."""
    said = language_code(language)
    row = (_swig.integra_rule_find(rule), 0, state.code, settled_by.code, id_bytes(subject),
           _NO_INDEX if index is None else index, days_of(due), value, other)
    return str(_swig.integra_finding_text(row, said))


def _refusal(guard: Guard, unsettled: bool = False, allowed: Sequence[Word] = (), contested: Iterable[Slot] = (),
             entitled: Iterable[Entitled] = ()) -> tuple[int, ...]:
    words = _GROUPS[type(allowed[0])].code if allowed else 0
    return guard.code, 0, int(unsettled), _bits(allowed), words, _bits(contested), _bits(entitled)


def refusal(guard: Guard, language: str | Language) -> str:
    """What a guard asks."""
    return str(_swig.integra_refusal_sentence(_refusal(guard), language_code(language)))


def remedy(guard: Guard, unsettled: bool, allowed: Sequence[Word], contested: Iterable[Slot], entitled: Iterable[Entitled],
           language: str | Language) -> str:
    """What would have made an event acceptable."""
    refused = _refusal(guard, unsettled, allowed, contested, entitled)
    return str(_swig.integra_refusal_remedy(refused, language_code(language)))


def _protocol_of(ids: Iterable[str]) -> tuple[Struct, dict[str | None, int]]:
    """A protocol that has rows of these ids and does nothing, since the library names rows of one; and their places."""
    protocol = _swig.integra_protocol_draft(b"rows", DATE_UNKNOWN)
    places: dict[str | None, int] = {None: _NO_INDEX}
    for identifier in ids:
        if identifier in places:
            continue
        row = _swig.integra_row()
        row.motives, row.rule, row.call_count = _bits([Motive.INFORMATION]), _swig.integra_rule_find("ORI-16"), 1
        row.services = bytes([Service.INFORMATION.code]).ljust(_CALL_ROOM, b"\0")
        row.set_text(_ID, identifier.encode("utf-8", "replace"))
        _swig.integra_protocol_apply(protocol, row)
        places[identifier] = len(places) - 1
    return protocol, places


def failure(law: Law, rule: str, subject: Word | str, rows: Sequence[str | None], service: Service | None,
            motives: Iterable[Motive], values: bytes, language: str | Language) -> str:
    """One law that does not hold; without ``motives`` where no demand shows it."""
    said, struct = language_code(language), _swig.integra_failure()
    named = [row for row in (subject, *rows) if isinstance(row, str)]
    protocol, places = _protocol_of(named)
    struct.law, struct.rule = law.code, _swig.integra_rule_find(rule)
    struct.subject = subject.code if isinstance(subject, Word) else places[subject]
    struct.row, struct.other = (places[row] for row in rows)
    struct.service = 0 if service is None else service.code
    struct.motives, struct.demand = _bits(motives), values.ljust(len(struct.demand), b"\0")
    return str(_swig.integra_failure_sentence(protocol, struct, said))


def trace(miss: Miss, row: str | None, silenced_by: str | None, failed: Iterable[DemandField],
          language: str | Language) -> str:
    """Why a row or a service came or did not."""
    said, struct = language_code(language), _swig.integra_trace()
    protocol, places = _protocol_of(each for each in (row, silenced_by) if each is not None)
    struct.miss, struct.row, struct.silenced_by = miss.code, places[row], places[silenced_by]
    struct.failed = _bits(failed)
    return str(_swig.integra_trace_sentence(protocol, struct, said))
