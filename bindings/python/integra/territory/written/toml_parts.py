"""The parts of a text of TOML, each under its heading: a line is read by itself where it is plain, as most are.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A heading stands on a line of its own, and what stands under it is a text of TOML by itself. So each value has its line,
a hundred thousand rows take seconds, and tomllib reads what is not plain, part by part. A text or a list that goes over
such a line is in two parts, neither of which can be read: it is refused, never read as something else.
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from ..._discreet import Discreet
from ...text import TOO_DEEP, Text, expected
from ...toml import TomlFault, parsed

__all__ = ["Part", "lines_of", "parts_of"]

#: What tomllib is given at once, and in one line of it: no part of ours comes near, and it is slow with what does.
PART_LIMIT, DEPTH_LIMIT = 1 << 20, 64
_COMMENT = r"[ \t]*(?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?"
_NOTHING = re.compile(_COMMENT)
_HEADING = re.compile(r"[ \t]*(?P<many>\[)?\[[ \t]*(?P<name>[A-Za-z0-9_-]+)[ \t]*\](?(many)\])" + _COMMENT)
_PLAIN = r'"([^"\\\x00-\x1f\x7f]*)"'
_PAIR = re.compile(rf'[ \t]*(?:([A-Za-z0-9_-]+)|{_PLAIN})[ \t]*=[ \t]*(?:{_PLAIN}|([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})|(true|false)|'
                   rf'(0|[1-9][0-9]{{0,11}})){_COMMENT}')
_LONG = Text("a part longer than any: shorten it", "une partie trop longue : la raccourcir")
_HEADINGS = Text("a heading of one name, as [[body]] or [names]", "un titre d'un seul nom, comme [[instances]] ou [noms]")


@dataclass(slots=True)
class Part(Discreet):
    """What stands under a heading, or before the first one.

    Attributes:
        line: that of the heading, counted from 1.
        name: what the heading says, None before the first one.
        many: whether it is one of several of its name, ``[[name]]``.
        values: what stands under it.
    """

    line: int
    name: str | None
    many: bool
    values: dict[str, Any]


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return text.split("\n")


def parts_of(lines: list[str]) -> Iterator[Part | TomlFault]:
    """The parts of a text, one after the other; one that cannot be read is told, and reading goes on behind it."""
    starts = [number for number, line in enumerate(lines) if line.lstrip(" \t")[:1] == "["]
    for start, end in zip([-1, *starts], [*starts, len(lines)]):
        try:
            yield _plain(lines, start, end) or _any(lines, start, end)
        except TomlFault as fault:
            yield fault


def _plain(lines: list[str], start: int, end: int) -> Part | None:
    """A part all of whose lines are plain."""
    head = _HEADING.fullmatch(lines[start]) if start >= 0 else None
    if start >= 0 and head is None:
        return None
    values: dict[str, Any] = {}
    for line in lines[start + 1:end]:
        found = _PAIR.fullmatch(line)
        if found is None:
            if _NOTHING.fullmatch(line) is None:
                return None
            continue
        bare, quoted, text, day, answer, number = found.groups()
        key = quoted if bare is None else bare
        if key in values:
            return None
        try:
            values[key] = (text if text is not None else datetime.date.fromisoformat(day) if day else
                           answer == "true" if answer else int(number))
        except ValueError:
            return None
    return Part(max(start + 1, 1), head["name"] if head else None, head is not None and head["many"] is not None, values)


def _any(lines: list[str], start: int, end: int) -> Part:
    """A part as tomllib reads it."""
    name, many = _heading(lines[start], start + 1) if start >= 0 else (None, False)
    return Part(max(start + 1, 1), name, many, _parsed(lines[start + 1:end], start + 1))


def _heading(line: str, number: int) -> tuple[str, bool]:
    found = _parsed([line], number - 1)
    name, held = next(iter(found.items()), ("", None))
    if len(found) != 1 or held not in ({}, [{}]):
        raise TomlFault(expected(_HEADINGS), number)
    return name, isinstance(held, list)


def _parsed(lines: list[str], before: int) -> dict[str, Any]:
    """What tomllib reads of some lines; so many stand before them."""
    if sum(map(len, lines)) > PART_LIMIT:
        raise TomlFault(_LONG, before + 1)
    for number, line in enumerate(lines, before + 1):
        if line.count(".") + line.count("[") + line.count("{") > DEPTH_LIMIT and not _PAIR.fullmatch(line) and not _NOTHING.fullmatch(line):
            raise TomlFault(TOO_DEEP, number)
    try:
        return parsed("\n".join(lines))
    except TomlFault as fault:
        _moved(fault, before)


def _moved(fault: TomlFault, by: int) -> NoReturn:
    raise TomlFault(fault.reason, None if fault.line is None else fault.line + by) from None
