"""One verdict of orientation, a service and who serves it, and the one table of its fields that every form is written from.

Spec: spec/03-command.md, "What an answer says"; GEN-3, ORI-5 to ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A form that had a list of its own would drop a part of the verdict sooner or later. NDJSON and CSV, the explanation, the table
and :meth:`Served.to_dict` all go through :data:`ROUTE` and :data:`SERVING`, and one test reads all of them back.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from .._discreet import Discreet
from ..orientation.model import Orientation, Route
from ..rules import Rules
from ..text import Text
from ..words import Pack, Provider, Service, Word
from .model import Choice, Offer, Structure

Value: TypeAlias = "Word | tuple[Word, ...] | datetime.date | UUID | str | int | bool | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served(Discreet):
    """One service of a whole answer: its route and who serves it.

    ``route`` is None for a service that no protocol routes this requester to, and that an offer accepts after all
    (ORI-6); ``choice`` is None without a directory, and for a service that no directory lists. ``structure`` is what the
    directory calls the structure that serves, None where it does not say it. ``provider`` is the body that the pack names
    for the service, whoever a directory says serves it (GEN-9).
    """

    service: Service
    route: Route | None
    choice: Choice | None
    structure: Structure | None = None
    provider: Provider | None = None

    @property
    def offer(self) -> Offer | None:
        """The offer that serves."""
        return self.choice.offer if self.choice else None

    @property
    def rule(self) -> str:
        """The rule that asks for it."""
        return self.route.rule if self.route else "ORI-6"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that it has."""
        return (*ROUTE, *SERVING) if self.route else ACCEPTED

    def to_dict(self) -> dict[str, Any]:
        """Every field, as in a line of ``integra orient --format ndjson``: :data:`ROUTE` and :data:`SERVING`, or
        :data:`ACCEPTED` where there is no route.

        >>> from integra import Demand, Directory, orient
        >>> from integra.directory import serve
        >>> from integra.words import Motive, Requester
        >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP})
        >>> (found,) = serve(asked, orient(asked), Directory())
        >>> told = found.to_dict()
        >>> told["service"], told["rule"], told["offer"], told["unmet"]
        ('home_help', 'ORI-5', None, 'not_offered')
        """
        return {field.name: plain(field.read(self)) for field in self.fields}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a verdict: its name in every form, what it means, and where it is read."""

    name: str
    meaning: Text
    read: Callable[[Served], Value]


def _of_route(read: Callable[[Route], Value]) -> Callable[[Served], Value]:
    return lambda served: None if served.route is None else read(served.route)


def _of_offer(read: Callable[[Offer], Value]) -> Callable[[Served], Value]:
    return lambda served: None if served.offer is None else read(served.offer)


def _sorted(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=int))


#: What the protocol says of a service: nothing but ``service`` and ``rule`` of one that an offer accepts after all.
ROUTE = (
    Field("mission", Text("the mission that it is of", "la mission dont il relève"),
          _of_route(lambda route: route.mission)),
    Field("function", Text("its function, where it has one alone", "sa fonction, s'il n'en a qu'une"),
          _of_route(lambda route: route.functions[0] if len(route.functions) == 1 else None)),
    Field("functions", Text("all its functions", "toutes ses fonctions"),
          _of_route(lambda route: _sorted(route.functions))),
    Field("service", Text("the service", "le service"), lambda served: served.service),
    Field("intensity", Text("how intensive it is", "son intensité"), _of_route(lambda route: route.intensity)),
    Field("level", Text("the level that the route asks for", "le niveau que demande l'orientation"),
          _of_route(lambda route: route.level)),
    Field("due", Text("by when", "d'ici quand"), _of_route(lambda route: route.due)),
    Field("waits_for", Text("what has to be settled first", "ce qui doit être réglé d'abord"),
          _of_route(lambda route: _sorted(route.waits_for))),
    Field("second", Text("the service that is tried where nobody serves it", "le service essayé si personne ne l'assure"),
          _of_route(lambda route: route.second)),
    Field("provided_by", Text("the body that provides it under the rule pack, whatever the directory says",
                              "le corps qui le rend selon le jeu de règles, quoi que dise le répertoire"),
          lambda served: served.provider),
    Field("rule", Text("the rule that asks for it", "la règle qui le demande"), lambda served: served.rule),
)

#: What the directory says of who serves it: all None without a directory, or for a service that no directory lists.
SERVING = (
    Field("served_service", Text("the service that is served: the second, where the first is not",
                                 "le service assuré : le second, si le premier ne l'est pas"),
          lambda served: served.choice.service if served.choice and served.offer else None),
    Field("offer", Text("the identifier of the offer that serves", "l'identifiant de l'offre qui assure"),
          _of_offer(lambda offer: offer.id)),
    Field("offer_level", Text("the level at which that offer is exercised, which may be farther than the route's",
                              "le niveau où cette offre est exercée, parfois plus loin que celui de l'orientation"),
          _of_offer(lambda offer: offer.level)),
    Field("structure", Text("the identifier of the structure that offers it", "l'identifiant de la structure qui l'offre"),
          _of_offer(lambda offer: offer.structure)),
    Field("structure_kind", Text("what kind of structure it is", "le type de cette structure"),
          _of_offer(lambda offer: offer.kind)),
    Field("structure_reference", Text("what the host knows the structure by", "la référence de la structure chez l'hôte"),
          lambda served: served.structure.reference if served.structure else None),
    Field("structure_name", Text("what the host calls the structure", "le nom de la structure chez l'hôte"),
          lambda served: served.structure.name if served.structure else None),
    Field("site", Text("the commune of the offer's own site", "la commune du site propre de l'offre"),
          _of_offer(lambda offer: offer.site)),
    Field("comes", Text("whether the offer comes to the person: yes, no or unknown",
                        "si l'offre se déplace chez la personne : oui, non ou inconnu"),
          _of_offer(lambda offer: offer.comes)),
    Field("grid", Text("the reference of the offer's own eligibility grid",
                       "la référence de la grille d'éligibilité propre à l'offre"),
          _of_offer(lambda offer: offer.grid)),
    Field("check_first", Text("whether to ask before anybody is sent", "s'il faut vérifier avant d'y adresser quelqu'un"),
          lambda served: None if served.choice is None else served.choice.check_first),
    Field("equals", Text("how many offers are as good, this one included", "combien d'offres se valent, celle-ci comprise"),
          lambda served: served.choice.equals if served.choice and served.offer else None),
    Field("unmet", Text("where nobody serves it, what kept the offer that came nearest",
                        "si personne ne l'assure, ce qui a écarté l'offre la plus proche"),
          lambda served: served.choice.reason if served.choice and served.offer is None else None),
)

#: What a service that an offer accepts after all (ORI-6) has: the rest of :data:`ROUTE` is a route's.
ACCEPTED = (*(field for field in ROUTE if field.name in ("service", "rule")), *SERVING)


def plain(value: Value) -> Any:
    """A value as JSON: words and dates as they are written, identifiers in hexadecimal digits."""
    if isinstance(value, tuple):
        return [word.word for word in value]
    if isinstance(value, Word):
        return value.word
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, datetime.date) else value


def of_route(route: Route) -> dict[str, Any]:
    """What the protocol says of a route, as JSON."""
    served = Served(service=route.service, route=route, choice=None)
    return {field.name: plain(field.read(served)) for field in ROUTE}


def unserved(orientation: Orientation) -> tuple[Served, ...]:
    """A response without a directory: nobody is said to serve."""
    return tuple(Served(service=route.service, route=route, choice=None, provider=provider(orientation.pack, route.service))
                 for route in orientation.routes)


@cache
def provider(pack: Pack, service: Service) -> Provider | None:
    """The body that provides a service under a pack; which one it is no parameter changes."""
    return Rules(pack.word).provider(service)
