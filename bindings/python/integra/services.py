"""What the rule pack says of services: the same in every pack, and no protocol changes it (ORI-5).

Spec: spec/20-orientation.md, "The services".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ._low import protocol as _low_protocol
from ._model import argument_word
from .words import DemandField, Function, Intensity, Level, Mission, Precondition, Service, ServiceKind, Word, marked

__all__ = ["CALLED", "ServiceInfo", "service"]

#: The services that a row of a protocol may call: all but those that every response adds by itself.
CALLED = (*marked(Service, "service"), *marked(Service, "stand_in"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInfo:
    """One service. ``needs`` is what has to be settled first, ``due`` the values of fields where it is due (no field:
    everywhere), ``urgent`` that an urgent demand waits neither on the MT nor on the referent (ORI-7), ``listed`` that a
    directory says who offers it (ORI-12)."""

    service: Service
    kind: ServiceKind
    mission: Mission
    functions: tuple[Function, ...]
    needs: tuple[Precondition, ...]
    shares: bool
    professional: bool
    urgent: bool
    listed: bool
    intensity: Intensity
    level: Level
    second: Service | None
    rule: str
    due: Mapping[DemandField, frozenset[Word]]


def service(service: Service) -> ServiceInfo:
    """What the rule pack says of a service.

    >>> from integra.services import service
    >>> from integra.words import Service
    >>> [need.word for need in service(Service.ETP).needs]
    ['mt', 'sharing_consent', 'referent']

    Raises:
        UsageError: Service.POINT_SUPPORT, which no demand is routed to.
    """
    return _info(argument_word(Service, service, "service"))


@cache
def _info(service: Service) -> ServiceInfo:
    return ServiceInfo(**_low_protocol.service_of(service))
