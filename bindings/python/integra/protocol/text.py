"""A protocol and demands in words that people read, in French and in English.

Spec: spec/21-protocol.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Everything here gives texts, one a line that is still to be wrapped: who prints them knows how wide the page is.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..rules import label
from ..text import AND, COLON, OR, SEMICOLON, Text, plural, verbatim
from ..word_tables import FIELDS, UNKNOWN
from ..words import DemandField, Motive, Word

if TYPE_CHECKING:
    from ..demand.model import Demand
    from .model import Call, Row


@dataclass(frozen=True, slots=True)
class Block:
    """One row as people read it: a title, and lines that each have a head."""

    title: str
    lines: tuple[tuple[str, str], ...]


def row_block(row: Row, language: str, *, motives: bool = True) -> Block:
    """A row: about what, when, what it calls for, what it silences, and where it comes from."""
    lines: list[tuple[Text, str]] = []
    if motives:
        about = labels(sorted(row.motives, key=int), language)
        lines.append((Text("about", "sur"), about if len(row.motives) < len(Motive)
                      else Text("every motive", "tout motif").said(language)))
    conditions = [condition(field, row.when[field], language) for field in DemandField if field in row.when]
    if row.otherwise:
        conditions.insert(0, Text("speaks only where no ordinary row of the motive matches",
                                  "ne parle que si aucune ligne ordinaire du motif ne convient").said(language))
    lines += _headed(Text("when", "si"), conditions or [Text("always", "toujours").said(language)])
    lines += _headed(Text("calls", "appelle"), [call_text(call, language) for call in row.calls])
    if row.overrides:
        lines.append((Text("silences", "écarte"), ", ".join(row.overrides)))
    lines.append((Text("rule", "règle"), SEMICOLON.said(language).join(filter(None, (row.rule, row.source_in(language))))))
    kind = Text("imposed on all", "imposée à tous") if row.imposed else verbatim("adaptable")
    return Block(f"{row.id} ({kind.said(language)})", tuple((head.said(language), text) for head, text in lines))


def _headed(head: Text, texts: Iterable[str]) -> list[tuple[Text, str]]:
    """Texts whose head stands before the first alone."""
    return [(verbatim("") if number else head, text) for number, text in enumerate(texts)]


def condition(field: DemandField, accepted: Collection[Word], language: str) -> str:
    """``stage of the screening: any but to refer``: the shorter of what is accepted and what is not."""
    refused = [word for word in FIELDS[field] if word not in accepted]
    shorter = len(refused) < len(accepted) and len(accepted) > 2
    words = labels(refused if shorter else sorted(accepted, key=int), language)
    any_but = Text("any but ", "tout sauf ").said(language) if shorter else ""
    return f"{label(field, language)}{COLON.said(language)}{any_but}{words}"


def call_text(call: Call, language: str) -> str:
    """A service, at which level, when, and what comes first."""
    parts = [label(call.service, language)]
    if call.level is not None:
        parts.append(label(call.level, language))
    parts.append(within_text(call.within).said(language))
    if call.first:
        parts.append(Text("once settled: ", "une fois réglé : ").said(language)
                     + labels(sorted(call.first, key=int), language, AND))
    return ", ".join(parts)


def within_text(within: int | None) -> Text:
    """How soon."""
    if within is None:
        return Text("with the first answer", "avec la première réponse")
    if within == 0:
        return Text("the same day", "le jour même")
    return plural(within, Text("within {n} day", "sous {n} jour"), Text("within {n} days", "sous {n} jours"))


def labels(words: Iterable[Word], language: str, between: Text = OR) -> str:
    """Labels one after the other, the last one joined by a word."""
    said = [label(word, language) for word in words]
    if any("," in each for each in said):
        return SEMICOLON.said(language).join(said)
    *others, last = said or [""]
    return ", ".join(others) + between.said(language) + last if others else last


def demand_lines(demand: Demand, language: str) -> Iterator[str]:
    """A demand: who asks about what, then every field that is known."""
    colon = COLON.said(language)
    yield label(demand.requester, language) + colon + labels(sorted(demand.motives, key=int), language, AND)
    known = [field for field in DemandField if field in UNKNOWN and demand.value(field) is not UNKNOWN[field]]
    for field in known:
        yield label(field, language) + colon + label(demand.value(field), language)
    if not known:
        yield Text("nothing else is known", "rien d'autre n'est connu").said(language)
