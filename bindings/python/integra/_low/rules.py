"""Packs, parameters and the catalogue of rules: from the C library.

Spec: spec/00-conventions.md (GEN-9).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping

from .. import _swig
from .core import Struct, asked_for, date_of, language_code
from ..words import Group, Language, Service, Word

_INT64 = 2**63


def fits(value: int) -> bool:
    """Whether a number is an int64, which is what a parameter takes."""
    return -_INT64 <= value < _INT64


def pack_names() -> tuple[str, ...]:
    return tuple(_swig.integra_pack_name(index) for index in range(_swig.integra_pack_count()))


def create(name: str, overrides: Mapping[str, int]) -> Struct:
    return _swig.integra_rules_create(asked_for(name), tuple(overrides.items()))


def decode(data: bytes) -> Struct:
    return _swig.integra_rules_decode(data)


def encode(pack: Struct) -> bytes:
    data: bytes = _swig.integra_rules_encode(pack)
    return data


def digest(pack: Struct) -> bytes:
    data: bytes = _swig.integra_rules_digest(pack)
    return data


def name(pack: Struct) -> str:
    return str(_swig.integra_rules_name(pack))


def version(pack: Struct) -> int:
    return int(_swig.integra_rules_version(pack))


def effective(pack: Struct) -> datetime.date:
    date = date_of(_swig.integra_rules_effective(pack))
    assert date is not None  # only the pack NULL has none
    return date


def label(pack: Struct, group: Group, word: Word, language: str | Language) -> str:
    """What a word is called in the years of the pack; its name where it has no label."""
    said: str | None = _swig.integra_rules_label(pack, int(group), int(word), language_code(language))
    return said or word.word


def provider(pack: Struct, service: Service) -> int:
    return int(_swig.integra_rules_provider(pack, service.code))


def value(pack: Struct, parameter: str) -> int:
    return int(_swig.integra_rules_value(pack, asked_for(parameter)))


def parameter_rows() -> list[tuple[str, int, str, int, int, int, int, int, str]]:
    """Name, rule, unit, default, minimum, maximum, mark, edition and domain of every parameter."""
    rows = []
    for index in range(_swig.integra_parameter_count()):
        row = _swig.integra_parameter()
        _swig.integra_parameter_at(index, row)
        rows.append((row.name, row.rule, row.unit, row.default_value, row.minimum, row.maximum, row.mark,
                     row.edition, row.domain))
    return rows


def parameter_label(parameter: str, language: str | Language) -> str:
    return str(_swig.integra_parameter_label(parameter, language_code(language)))


def rule_numbers() -> tuple[int, ...]:
    return tuple(_swig.integra_rule_at(index) for index in range(_swig.integra_rule_count()))


def rule_number(name: str) -> int:
    return int(_swig.integra_rule_find(asked_for(name)))


def rule_title(number: int, language: str | Language) -> str:
    return str(_swig.integra_rule_title(number, language_code(language)))


def rule_source(number: int) -> str:
    return str(_swig.integra_rule_source(number))


def rule_source_text(number: int, language: str | Language) -> str:
    return str(_swig.integra_rule_source_text(number, language_code(language)))


def rule_mark(number: int) -> int:
    return int(_swig.integra_rule_mark(number))
