"""Publications of indicators as JSON: an object a line, each of which says of which publication it is.

Spec: spec/51-publishing.md, "The written form"; IND-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from ..indicator.publish.model import COUNTS, THRESHOLD, THRESHOLD_LIMIT, Line, Publication
from ..indicator.publish.relation import Relation
from ..indicator.publish.rounding import BASES
from ..text import Text, one_of
from ..words import ConformityBasis, FigureState, Indicator, Requester, Tri
from . import strict
from .indicator import PAIRS_READ, PPM_READ, digest
from .plain import plain
from .strict import JsonError

__all__ = ["PUBLICATION", "publication_lines", "publications_of"]

#: A name of a territory is a cell of somebody's table.
_NAME_LIMIT = 65536
_CHANGE = strict.UINT32 * 10**6
_SAME_PLACE = Text("this line is there already", "cette ligne est déjà là")
_NOT_OURS = Text("what is hidden is null there, and in the state suppressed", "ce qui est masqué y est null, et dans l'état suppressed")
Reader: TypeAlias = Callable[[object, str], Any]


def _name(value: object, path: str) -> str:
    return strict.text(value, path, _NAME_LIMIT)


def _count(value: object, path: str) -> int:
    return strict.integer(value, path)


def _word(group: Any) -> Reader:
    return lambda value, path: strict.word(value, path, group)


def _relation(value: object, path: str) -> Relation:
    names = [each.value for each in Relation]
    if value not in names:
        strict.refuse(one_of(names), path)
    return Relation(value)


def _rounded(value: object, path: str) -> int:
    if type(value) is not int or value not in BASES:
        strict.refuse(one_of(map(str, BASES)), path)
    return value


#: What a line has of its own, then what it has of its publication, and how each is read; ``null`` stands for None.
_LINE: dict[str, Reader] = {
    "territory": _name, "within": _name, "relation": _relation,
    **dict.fromkeys(("numerator", "complement", "denominator", "numerator_highest", "denominator_highest"), _count),
    **dict.fromkeys(("value", "lowest", "highest", "interval_lowest", "interval_highest"), PPM_READ),
    "state": _word(FigureState), "covered": strict.tri,
    "change": lambda value, path: strict.integer(value, path, -_CHANGE, _CHANGE), "overlap": strict.tri,
    **dict.fromkeys(("pairs", "pairs_highest", "pairs_before", "pairs_before_highest"), PAIRS_READ)}
_WHOLE: dict[str, Reader] = {
    "indicator": _word(Indicator), "at": strict.day, "compared": strict.day, "requester": _word(Requester),
    "conformity": _word(ConformityBasis), "threshold": lambda value, path: strict.integer(value, path, THRESHOLD, THRESHOLD_LIMIT),
    "rounded": _rounded, "rules": digest}
_FIRST = ("indicator", "at")
#: The names of a line, in published order.
PUBLICATION = (*_FIRST, *_LINE, *(name for name in _WHOLE if name not in _FIRST), "hidden")
_NEEDED = ("indicator", "at", "state", "covered", "threshold", "rules")


def publication_lines(publication: Publication) -> Iterator[dict[str, Any]]:
    """The lines of a publication, each with all its names: ``null`` where there is nothing, or something hidden."""
    for line in publication.lines:
        found = {name: plain(getattr(line, name)) for name in _LINE} | {name: plain(getattr(publication, name)) for name in _WHOLE}
        found["relation"] = line.relation and line.relation.value
        found["overlap"] = None if line.overlap is Tri.UNKNOWN else line.overlap.word
        found["hidden"] = _hidden_of(publication, line)
        yield {name: found[name] for name in PUBLICATION}


def _hidden_of(publication: Publication, line: Line) -> list[str]:
    """The names of the counts that a line hides."""
    return [name for name in publication.counts if getattr(line, name) is None]


def publications_of(documents: Iterable[object]) -> list[Publication]:
    """The publications that lines are of, in the order in which they begin; ``hidden`` says nothing that the counts do
    not. Raises :class:`JsonError` at a line that is none, with the place of its name in it."""
    found: dict[tuple[Any, ...], list[Line]] = {}
    for document in documents:
        line, whole = _line_of(document)
        lines = found.setdefault(tuple(whole.values()), [])
        if any(each.territory == line.territory for each in lines):
            raise JsonError(_SAME_PLACE, "territory")
        lines.append(line)
    return [Publication(**dict(zip(_WHOLE, key, strict=True)), lines=tuple(lines)) for key, lines in found.items()]


def _read(given: Mapping[str, object], table: Mapping[str, Reader]) -> dict[str, Any]:
    return {name: read(given[name], name) if name in given else None for name, read in table.items()}


def _line_of(document: object) -> tuple[Line, dict[str, Any]]:
    """A line, and what it says of its publication."""
    given = strict.fields(document, "", PUBLICATION)
    for name in _NEEDED:
        if name not in given:
            raise JsonError(strict.REQUIRED, name)
    own, whole = (_read(given, table) for table in (_LINE, _WHOLE))
    line = Line(**(own | {"overlap": Tri.UNKNOWN if own["overlap"] is None else own["overlap"]}))
    hidden = [name for name in COUNTS[whole["indicator"]] if own[name] is None]
    if (hidden and line.state is not FigureState.SUPPRESSED) or given.get("hidden", hidden) != hidden:
        raise JsonError(_NOT_OURS, "hidden")
    return line, whole
