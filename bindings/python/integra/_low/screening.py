"""Screenings, reasons and receipts: between the model and the C library.

Spec: spec/10-screening.md (SCR-1 to SCR-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from .. import _swig
from .core import TRIS, Struct, date_of, days_of, id_bytes, id_of, rule_name
from .findings import findings_of
from .records import record_structs
from .._model import FrozenMap
from ..screening.record import Record
from ..screening.model import Explanation, Finding, Reason, Screening
from ..words import Count, Fact, Group, Pack, Question, Stage, Tri, Verdict, marked

#: The six questions that are items of the questionnaire (annexe 3).
ITEMS = marked(Question, "item")


def _by_question(codes: Iterable[int]) -> FrozenMap[Question, Tri]:
    return FrozenMap({question: TRIS[code] for question, code in zip(Question, codes, strict=False)})


def questions_of(bits: int) -> tuple[Question, ...]:
    """The questions of a set of bits, in their order."""
    return tuple(question for question in Question if bits >> question.code & 1)


def screening_of(struct: Struct) -> Screening:
    return Screening(
        person=id_of(struct.person),
        date=date_of(struct.date),
        pack=Pack(struct.pack),
        overridden=bool(struct.pack_overridden),
        stage=Stage(struct.stage),
        ask=questions_of(struct.ask),
        stated=_by_question(struct.stated),
        derived=_by_question(struct.derived) if struct.from_facts else None,
        items=_by_question(struct.items),
        yes_count=struct.yes_count,
        unknown_count=struct.unknown_count,
        pps=TRIS[struct.pps],
        assistance_threshold=TRIS[struct.assistance_threshold],
        legal_complexity=TRIS[struct.legal_complexity],
        least_to_settle=struct.least_to_settle,
        pps_robustness=struct.pps_robustness,
        threshold_robustness=struct.threshold_robustness,
        findings=findings_of(_swig.integra_screening_review(struct)),
        extension=struct.extension,
    )


def _codes(values: Mapping[Question, Tri] | None, questions: Iterable[Question]) -> bytes:
    return bytes((values or {}).get(question, Tri.UNKNOWN).code for question in questions)


def screening_struct(screening: Screening) -> Struct:
    struct = _swig.integra_screening()
    struct.date = days_of(screening.date)
    struct.person = id_bytes(screening.person)
    struct.pack = screening.pack.code
    struct.pack_overridden = int(screening.overridden)
    struct.stage = screening.stage.code
    struct.ask = sum(1 << question.code for question in screening.ask)
    struct.stated = _codes(screening.stated, Question)
    struct.derived = _codes(screening.derived, ITEMS)
    struct.items = _codes(screening.items, ITEMS)
    struct.from_facts = int(screening.from_facts)
    for name in ("yes_count", "unknown_count", "pps", "assistance_threshold", "legal_complexity",
                 "least_to_settle", "pps_robustness", "threshold_robustness"):
        setattr(struct, name, int(getattr(screening, name)))
    if screening.extension:
        struct.set_extension(screening.extension)
    return struct


def evaluate(pack: Struct, record: Record) -> Screening:
    answers, facts = record_structs(record)
    out = _swig.integra_screening()
    _swig.integra_screening_evaluate(pack, answers, facts, out)
    return screening_of(out)


def compare(earlier: Screening, later: Screening) -> tuple[Finding, ...]:
    return findings_of(_swig.integra_screening_compare(screening_struct(earlier), screening_struct(later)))


def smallest_sets(pack: Struct, screening: Screening, verdict: Verdict) -> tuple[tuple[Question, ...], ...]:
    sets = _swig.integra_screening_sets(pack, screening_struct(screening), int(verdict))
    return tuple(questions_of(bits) for bits in sets)


_SOURCES: dict[Group, type[Fact] | type[Count] | type[Question] | type[Verdict]] = {
    Group.FACT: Fact, Group.COUNT: Count, Group.QUESTION: Question, Group.VERDICT: Verdict,
}


def reason_of(
    rule: int, target_group: int, target: int, value: int, source_group: int, source: int, source_value: int,
    missing: int, *, decided: bool | None = None, complete: bool = False, count: int = 0, threshold: int = 0,
) -> Reason:
    """One reason from its numbers, as a struct holds them, or a receipt without those that stand behind it; ValueError or
    KeyError where they are none."""
    group = Group(source_group)
    aim = Verdict(target) if target_group == Group.VERDICT.code else Question(target)
    return Reason(
        rule=rule_name(rule),
        target=aim,
        value=Stage(value) if aim is Verdict.STAGE else Tri(value),
        source="admissions" if group is Group.RECORD else _SOURCES[group](source),
        source_value=Tri(source_value),
        missing=bool(missing),
        decided=decided,
        count=count if count or complete else None,
        complete=complete,
        threshold=threshold or None,
    )


def explain(pack: Struct, record: Record) -> Explanation:
    answers, facts = record_structs(record)
    out = _swig.integra_reason()
    reasons = []
    for index in range(_swig.integra_screening_reason_count()):
        _swig.integra_screening_explain(pack, answers, facts, index, out)
        reasons.append(reason_of(out.rule, out.target_group, out.target, out.value, out.source_group, out.source,
                                 out.source_value, out.missing, decided=bool(out.decided),
                                 complete=bool(out.complete), count=out.count, threshold=out.threshold))
    return Explanation(reasons)


def encode_screening(screening: Screening) -> bytes:
    data: bytes = _swig.integra_screening_encode(screening_struct(screening))
    return data


def decode_screening(data: bytes) -> Screening:
    struct = _swig.integra_screening()
    _swig.integra_screening_decode(data, struct)
    return screening_of(struct)


def receipt(pack: Struct, record: Record) -> bytes:
    data: bytes = _swig.integra_receipt_encode(pack, *record_structs(record))
    return data


def replay(data: bytes) -> Screening:
    struct = _swig.integra_screening()
    _swig.integra_receipt_replay(data, struct)
    return screening_of(struct)
