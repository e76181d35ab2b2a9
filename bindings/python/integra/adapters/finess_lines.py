"""What the categories of FINESS offer, and what else than structures its flows hold.

Spec: spec/22-directory.md (ORI-11, ORI-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What a category offers is a line of codes/finess.tsv, each with its reason: words of ours, judged once for all.
"""

from __future__ import annotations

import collections
import functools
from dataclasses import dataclass
from importlib import resources
from typing import TypeVar

from ..text import AND, Text, joined, plural
from ..words import Level, Motive, Public, Service, StructureKind, Word

W = TypeVar("W", bound=Word)

COLUMNS = ("category", "label_fr", "kind", "level", "services", "motives", "publics", "area", "why")
STRUCTURE = "structureet"
#: What stands in flows of FINESS beside structures, one and several of it; what is none of these is not told.
CONTENTS = {
    "structureej": (Text("{n} legal entity", "{n} entité juridique"), Text("{n} legal entities", "{n} entités juridiques")),
    "activiteoffresoin": (Text("{n} authorised care activity", "{n} activité de soins autorisée"),
                          Text("{n} authorised care activities", "{n} activités de soins autorisées")),
    "activitesoumiseareco": (Text("{n} recognised care activity", "{n} activité de soins reconnue"),
                             Text("{n} recognised care activities", "{n} activités de soins reconnues")),
    "autreactivite": (Text("{n} other activity", "{n} autre activité"), Text("{n} other activities", "{n} autres activités")),
    "equipmateriellourd": (Text("{n} item of heavy equipment", "{n} équipement matériel lourd"),
                           Text("{n} items of heavy equipment", "{n} équipements matériels lourds")),
    "equipementsocial": (Text("{n} item of social equipment", "{n} équipement social"),
                         Text("{n} items of social equipment", "{n} équipements sociaux")),
    "nomenclcategorieETavecagr": (Text("{n} category of a nomenclature", "{n} catégorie d'une nomenclature"),
                                  Text("{n} categories of a nomenclature", "{n} catégories d'une nomenclature")),
    "nomenclstatutavecagr": (Text("{n} legal status of a nomenclature", "{n} statut juridique d'une nomenclature"),
                             Text("{n} legal statuses of a nomenclature", "{n} statuts juridiques d'une nomenclature")),
}
_NO_STRUCTURE = Text("no structure", "aucune structure")
_NONE_OFFERS = (Text("{n} structure, which offers no service that a demand is routed to",
                     "{n} structure, qui n'offre aucun service vers lequel une demande est orientée"),
                Text("{n} structures, none of which offers a service that a demand is routed to",
                     "{n} structures, dont aucune n'offre un service vers lequel une demande est orientée"))
_REFUSED = (Text("{n} refused structure", "{n} structure refusée"), Text("{n} refused structures", "{n} structures refusées"))


@dataclass(frozen=True, slots=True)
class Line:
    """What structures of a category offer; no services for one that was judged and offers none."""

    category: str
    label_fr: str
    kind: StructureKind
    level: Level | None
    services: frozenset[Service]
    motives: frozenset[Motive]
    publics: frozenset[Public]
    area: str
    why: str


@functools.cache
def lines() -> dict[str, Line]:
    """Every line of the table, by category."""
    text = resources.files(__package__).joinpath("codes", "finess.tsv").read_text(encoding="utf-8")
    rows = (dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in text.splitlines()[1:])
    return {row["category"]: Line(
        row["category"], row["label_fr"], _word(StructureKind, row["kind"]),
        _word(Level, row["level"]) if row["level"] else None, _words(Service, row["services"]),
        _words(Motive, row["motives"]), _words(Public, row["publics"]) - {Public.ANYONE}, row["area"], row["why"],
    ) for row in rows}  # fmt: skip


def _word(group: type[W], name: str) -> W:
    return next(word for word in group if word.word == name)


def _words(group: type[W], names: str) -> frozenset[W]:
    return frozenset(_word(group, name) for name in names.split())


def without_offers(contents: collections.Counter[str], refused: int) -> Text:
    """What an excerpt is that offers nothing: how much of what it holds, and no structure, or none that offers."""
    held = [plural(contents[tag], *said) for tag, said in CONTENTS.items() if contents[tag]]
    others = contents[STRUCTURE] - refused
    if refused:
        held.append(plural(refused, *_REFUSED))
    if others or not refused:
        held.append(plural(others, *_NONE_OFFERS) if others else _NO_STRUCTURE)
    listed = joined((joined(held[:-1]), held[-1]), AND) if held[1:] else held[0]
    return Text(f"an excerpt of FINESS with {listed.en}", f"un extrait de FINESS avec {listed.fr}")
