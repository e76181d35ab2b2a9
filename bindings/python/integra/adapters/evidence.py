"""What in a source gave a fact: the code, its system, its date.

Spec: spec/10-screening.md (SCR-7), spec/03-command.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Made only where it is asked for, one person at a time. Nothing is said that the source does not hold:
a code no table names has no label, an entry without a date has none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .._discreet import Discreet
from .dates import Period, Span
from .substances import line_of
from .tables import CHRONIC, FLAGS, Code, Line, meaning


@dataclass(frozen=True, slots=True)
class Evidence(Discreet):
    """One code behind a fact, by the fact's name in the NDJSON form.

    `says` is what it told: `yes`, for a stay its emergency, and `complete` for a list that says so of
    itself. `group` tells what counts as one: a family of conditions, a medicine, a stay. `system` is
    our short name of the code system where we know it; `date` a day, a month, a year, or two days
    with a slash where all that is known is that it lies between them.
    """

    fact: str
    system: str
    code: str
    date: str | None
    label_en: str
    label_fr: str
    says: str = "yes"
    group: str = ""


def written(span: Span | None) -> str | None:
    """Give a date as far as the source gives it."""
    if span is None or span.whole:
        return span.first.isoformat() if span else None
    first, last = span.first, span.last
    after = last + datetime.timedelta(days=1) if last < datetime.date.max else None
    if first.day == 1 and (after is None or after.day == 1) and first.year == last.year:
        if first.month == last.month:
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


def of_code(
    fact: str, met: Code, start: Span | None, line: Line | None, says: str = "yes", group: str = ""
) -> Evidence:
    """Make one piece of evidence; the label is the table's line's, if there is one."""
    names = (line.label_en, line.label_fr) if line else ("", "")
    return Evidence(fact, met.system, met.code, written(start), *names, says, group)


def of_lines(
    codes: Iterable[Code], period: Period, lines: Iterable[Line], together: Mapping[str, str]
) -> Iterator[Evidence]:
    """Tell which code said each of the lines that hold; of families that count as one, which stands for it."""
    held = set(lines)
    for met in codes:
        for line in meaning(met):
            if line in held and line.fact == CHRONIC:
                yield of_code("chronic_conditions", met, period.start, line, group=together[line.family])
            elif line in held and line.fact in FLAGS:
                yield of_code(line.fact, met, period.start, line)


def of_concept(fact: str, codes: Iterable[Code], start: Span | None, says: str, group: str) -> Iterator[Evidence]:
    """Give every code of a concept that, as a whole, is one of what is counted."""
    for met in codes:
        yield of_code(fact, met, start, line_of(met), says, group)
