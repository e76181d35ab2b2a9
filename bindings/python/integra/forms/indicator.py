"""Tallies and figures of indicators as JSON.

Spec: spec/02-json.md ("Indicators"); IND-2, IND-5.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..errors import IntegraError
from ..indicator.model import Figure
from ..indicator.tally import Tally
from ..messages import decode, encode
from ..text import Text
from ..words import ConformityBasis, FigureState, Indicator, Message, Requester
from . import strict
from .plain import plain
from .strict import IN_DATA, JsonError, agree, bytes_of

__all__ = ["FIGURE", "PAIRS_READ", "PPM_READ", "digest", "figure_from_json", "figure_line", "figure_to_json", "tally_from_json", "tally_to_json"]

_TALLY = ("message", "indicator", "at", "territory", "parts", "held", "data")
_DIGEST = 32
_SHA256 = Text("64 lower-case hexadecimal digits", "64 chiffres hexadécimaux minuscules")
#: The greatest part per million and the greatest count of pairs that a message holds (spec/integra.cddl).
_PPM, _PAIRS = strict.UINT32 * 10**6, strict.UINT32 * 6


def _whole(highest: int) -> Callable[[object, str], Any]:
    return lambda value, path: strict.integer(value, path, highest=highest)


def _word(group: Any) -> Callable[[object, str], Any]:
    return lambda value, path: strict.word(value, path, group)


def digest(value: object, path: str) -> bytes:
    """The digest of rules."""
    found = strict.octets(value, path, _DIGEST)
    if len(found) != _DIGEST:
        strict.refuse(_SHA256, path)
    return found


#: How a ratio in parts per million is read, and a count of pairs.
PPM_READ, PAIRS_READ = _whole(_PPM), _whole(_PAIRS)
#: The names of a figure, in published order, and how each is read; ``null`` stands for None.
FIGURE: dict[str, Callable[[object, str], Any]] = {
    "indicator": _word(Indicator), "at": strict.day, "territory": strict.identifier,
    **dict.fromkeys(("numerator", "numerator_highest", "denominator", "denominator_highest"), _whole(strict.UINT32)),
    **dict.fromkeys(("value", "lowest", "highest", "interval_lowest", "interval_highest"), PPM_READ),
    "state": _word(FigureState), "covered": strict.tri,
    **dict.fromkeys(("pairs", "pairs_highest", "pairs_before", "pairs_before_highest"), PAIRS_READ),
    "requester": _word(Requester), "conformity": _word(ConformityBasis),
    **dict.fromkeys(("parts", "parts_held"), _whole(strict.UINT32)), "rules": digest}
#: Those that no figure is without.
_NEEDED = ("indicator", "at", "numerator", "numerator_highest", "denominator", "denominator_highest", "state", "covered",
           "parts", "parts_held", "rules")


def figure_line(figure: Figure) -> dict[str, Any]:
    """A figure as a line of ``integra indicators``: all its names, ``null`` where there is nothing."""
    return {name: plain(getattr(figure, name)) for name in FIGURE}


def figure_to_json(figure: Figure) -> dict[str, Any]:
    """The message: what it is, and the line."""
    return {"message": Message.FIGURE.word} | figure_line(figure)


def figure_from_json(document: object) -> Figure:
    """Reads a figure; a name left out is ``null``. One that no tally comes to is refused."""
    given = strict.fields(document, "", ("message", *FIGURE))
    for name in _NEEDED:
        if name not in given:
            raise JsonError(strict.REQUIRED, name)
    fields: dict[str, Any] = {name: read(given[name], name) if name in given else None for name, read in FIGURE.items()}
    figure = Figure(**fields)
    try:
        encode(figure)
    except IntegraError as error:
        raise JsonError(error.told) from None
    return figure


def tally_to_json(tally: Tally) -> dict[str, Any]:
    """A tally: of what it is, and in ``data`` the bytes of the message, identifiers among them."""
    return {"message": Message.TALLY.word, "indicator": tally.indicator.word, "at": plain(tally.at),
            "territory": plain(tally.territory), "parts": tally.parts, "held": sorted(tally.held),
            "data": encode(tally).hex()}


def tally_from_json(document: object) -> Tally:
    """Reads a tally from its ``data``; whatever else is given must agree with it."""
    given = strict.fields(document, "", _TALLY)
    if "data" not in given:
        raise JsonError(strict.REQUIRED, "data")
    tally = decode(strict.octets(given["data"], "data"))
    if not isinstance(tally, Tally):
        strict.refuse(bytes_of(Message.TALLY.word), "data")
    agree(given, tally_to_json(tally), "", IN_DATA)
    return tally
