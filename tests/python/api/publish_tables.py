"""Tables of figures to publish, made from counts alone, and what may stand where a count is hidden, by trying.

Spec: spec/51-publishing.md (IND-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from integra import Figure
from integra.indicator.publish import Publication, Relation, publish
from integra.words import FigureState, Indicator, Requester, Tri

AT = datetime.date(2025, 5, 31)
Counts = tuple[int, int]


def figure(numerator: int, denominator: int, *, indicator: str = "A4", at: datetime.date = AT, most: Counts | None = None,
           requester: str | None = None) -> Figure:
    """A figure with these counts; where facts are missing, with the most that they can be."""
    highest, of = most or (numerator, denominator)
    exact = most is None or most == (numerator, denominator)
    value = None if not denominator else (2 * numerator * 10**6 + denominator) // (2 * denominator)
    state = FigureState.UNDEFINED if value is None else FigureState.DEFINED if exact else FigureState.BOUNDED
    bounds: dict[str, Any] = dict.fromkeys(("lowest", "highest", "interval_lowest", "interval_highest"), value)
    return Figure(indicator=Indicator(indicator), at=at, territory=None, state=state, numerator=numerator, numerator_highest=highest,
                  denominator=denominator, denominator_highest=of, value=value, covered=Tri.UNKNOWN, pairs=None, pairs_highest=None,
                  pairs_before=None, pairs_before_highest=None, requester=None if requester is None else Requester(requester),
                  conformity=None, parts=1, parts_held=1, rules=b"r" * 32, **bounds)


def table(*counts: Counts, total: bool = True, **given: Any) -> dict[str | None, Figure]:
    """Territories ``a``, ``b``… from numerator and complement of each, and their sum."""
    made: dict[str | None, Figure] = {"abcdefgh"[place]: figure(n, n + c, **given) for place, (n, c) in enumerate(counts)}
    whole = [sum(each) for each in zip(*counts, strict=True)]
    return made | ({None: figure(whole[0], sum(whole), **given)} if total else {})


def shown(publication: Publication) -> list[tuple[int | None, ...]]:
    """The counts of its lines."""
    return [tuple(getattr(line, name) for name in publication.counts) for line in publication.lines]


def values(publication: Publication, figures: Mapping[str | None, Figure], reach: int) -> dict[tuple[int, str], set[int]]:
    """For each hidden count what it can be, in every table that is like the true one but for some counts of territories,
    off by ``reach`` at most: by trying them all."""
    lines = publication.lines
    leaves = [place for place, line in enumerate(lines) if line.relation is None]
    true = [_cells(publication, each.numerator, each.denominator) for each in figures.values()]
    found: dict[tuple[int, str], set[int]] = {(place, name): set() for place, line in enumerate(lines) for name in publication.counts
                                              if getattr(line, name) is None}
    choices = []
    for place in leaves:
        free = [name for name in publication.counts[:2] if getattr(lines[place], name) is None]
        choices.append([true[place] | dict(zip(free, each, strict=True))
                        for each in product(*(range(max(1, true[place][name] - reach), true[place][name] + reach + 1) for name in free))])
    for filling in product(*choices):
        whole = list(_filled(publication, leaves, filling))
        if all(count == getattr(line, name) if getattr(line, name) is not None else count >= 1
               for line, counts in zip(lines, whole, strict=True) for name, count in counts.items()):
            for place, name in found:
                found[place, name].add(whole[place][name])
    return found


def _cells(publication: Publication, numerator: int, denominator: int) -> dict[str, int]:
    whole = {"numerator": numerator, "complement": denominator - numerator, "denominator": denominator}
    return {name: whole[name] for name in publication.counts}


def _filled(publication: Publication, leaves: Sequence[int], filling: Sequence[Mapping[str, int]]) -> Iterator[dict[str, int]]:
    """The counts of every line from those of the territories; sums of sums too."""
    lines = publication.lines
    held = {place: dict(counts) for place, counts in zip(leaves, filling, strict=True)}
    names = {line.territory: place for place, line in enumerate(lines)}

    def counts(place: int) -> dict[str, int]:
        if place not in held:
            assert lines[place].relation is Relation.SUM
            parts = [counts(each) for each, line in enumerate(lines) if each != place and names.get(line.within) == place]
            held[place] = {name: sum(part[name] for part in parts) for name in publication.counts}
        elif "complement" in held[place]:
            held[place]["denominator"] = held[place]["numerator"] + held[place]["complement"]
        return held[place]

    yield from (counts(place) for place in range(len(lines)))


__all__ = ["AT", "figure", "publish", "shown", "table", "values"]
