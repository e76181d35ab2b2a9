"""A protocol and demands in words that people read, in French and in English.

Spec: spec/21-protocol.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Everything here gives texts, one a line that is still to be wrapped: who prints them knows how wide the page is.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..rules import label
from ..text import Text
from ..word_tables import FIELDS, UNKNOWN
from ..words import DemandField, Motive, Word

if TYPE_CHECKING:
    from ..demand.model import Demand
    from .model import Call, Row

_SEMICOLON = Text("; ", " ; ")
TEXTS = {
    "or": Text(" or ", " ou "),
    "and": Text(" and ", " et "),
    "any_but": Text("any but {words}", "tout sauf {words}"),
    "colon": Text(": ", " : "),
    "about": Text("about", "sur"),
    "when": Text("when", "si"),
    "calls": Text("calls", "appelle"),
    "silences": Text("silences", "écarte"),
    "rule": Text("rule", "règle"),
    "imposed": Text("imposed on all", "imposée à tous"),
    "adaptable": Text("adaptable", "adaptable"),
    "otherwise": Text("speaks only where no ordinary row of the motive matches",
                      "ne parle que si aucune ligne ordinaire du motif ne convient"),
    "first": Text("once settled: {words}", "une fois réglé : {words}"),
    "days": Text("within {days} days", "sous {days} jours"),
    "day": Text("within 1 day", "sous 1 jour"),
    "today": Text("the same day", "le jour même"),
    "first_answer": Text("with the first answer", "avec la première réponse"),
    "always": Text("always", "toujours"),
    "all_motives": Text("every motive", "tout motif"),
    "nothing_known": Text("nothing else is known", "rien d'autre n'est connu"),
}


@cache
def _texts(language: str) -> dict[str, str]:
    return {name: text.said(language) for name, text in TEXTS.items()}


@dataclass(frozen=True, slots=True)
class Block:
    """One row as people read it: a title, and lines that each have a head."""

    title: str
    lines: tuple[tuple[str, str], ...]


def row_block(row: Row, language: str, *, motives: bool = True) -> Block:
    """A row: about what, when, what it calls for, what it silences, and where it comes from."""
    texts = _texts(language)
    lines = []
    if motives:
        everything = len(row.motives) == len(Motive)
        lines.append((texts["about"], texts["all_motives"] if everything else labels(sorted(row.motives, key=int), language)))
    conditions = [condition(field, row.when[field], language) for field in DemandField if field in row.when]
    if row.otherwise:
        lines.append((texts["when"], texts["otherwise"]))
    lines += [(texts["when"] if not number and not row.otherwise else "", text)
              for number, text in enumerate(conditions or ([] if row.otherwise else [texts["always"]]))]
    lines += [(texts["calls"] if not number else "", call_text(call, language))
              for number, call in enumerate(row.calls)]
    if row.overrides:
        lines.append((texts["silences"], ", ".join(row.overrides)))
    lines.append((texts["rule"], row.rule + (_SEMICOLON.said(language) + row.source_in(language) if row.source else "")))
    return Block(f"{row.id} ({texts['imposed' if row.imposed else 'adaptable']})", tuple(lines))


def condition(field: DemandField, accepted: Collection[Word], language: str) -> str:
    """``stage of the screening: any but to refer``: the shorter of what is accepted and what is not."""
    texts, group = _texts(language), FIELDS[field]
    refused = [word for word in group if word not in accepted]
    shorter = len(refused) < len(accepted) and len(accepted) > 2
    words = labels(refused if shorter else sorted(accepted, key=int), language)
    return label(field, language) + texts["colon"] + (texts["any_but"].format(words=words) if shorter else words)


def call_text(call: Call, language: str) -> str:
    """A service, at which level, when, and what comes first."""
    texts = _texts(language)
    parts = [label(call.service, language)]
    if call.level is not None:
        parts.append(label(call.level, language))
    parts.append(within_text(call.within, language))
    if call.first:
        parts.append(texts["first"].format(words=labels(sorted(call.first, key=int), language, "and")))
    return ", ".join(parts)


def within_text(within: int | None, language: str) -> str:
    """How soon."""
    texts = _texts(language)
    if within is None:
        return texts["first_answer"]
    return texts["today"] if within == 0 else texts["day"] if within == 1 else texts["days"].format(days=within)


def labels(words: Iterable[Word], language: str, between: str = "or") -> str:
    """Labels one after the other, the last one joined by a word."""
    said = [label(word, language) for word in words]
    if any("," in each for each in said):
        return _SEMICOLON.said(language).join(said)
    return ", ".join(said[:-1]) + (TEXTS[between].said(language) if len(said) > 1 else "") + (said[-1] if said else "")


def demand_lines(demand: Demand, language: str) -> Iterator[str]:
    """A demand: who asks about what, then every field that is known."""
    texts = _texts(language)
    yield (label(demand.requester, language) + texts["colon"]
           + labels(sorted(demand.motives, key=int), language, "and"))
    known = [field for field in DemandField if field in UNKNOWN and demand.value(field) is not UNKNOWN[field]]
    for field in known:
        yield label(field, language) + texts["colon"] + label(demand.value(field), language)
    if not known:
        yield texts["nothing_known"]
