"""What is asked of a plan on a day: the day, the moment, and what a screening says of its person.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-15, PLN-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from uuid import UUID

from .._discreet import alone
from ..errors import UsageError
from ..screening.model import Screening
from ..text import Text
from ..words import Entitled, Slot, Status
from .due import Due, Screened
from .holding import OWN_WORDS

__all__ = ["argument_day", "moment_of", "screened_by", "screened_of", "settlers_of"]

_LAST_MINUTE = datetime.time(23, 59, tzinfo=datetime.timezone.utc)


def argument_day(value: object, name: str = "at") -> datetime.date:
    """An argument that is a day."""
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise TypeError(f"{name} takes a datetime.date (not a datetime)")
    return value


def moment_of(when: object) -> datetime.datetime:
    """An aware time, or the last minute of a day in UTC, in UTC."""
    if isinstance(when, datetime.date) and not isinstance(when, datetime.datetime):
        return datetime.datetime.combine(when, _LAST_MINUTE)
    if not isinstance(when, datetime.datetime) or when.tzinfo is None:
        raise TypeError("when takes a datetime.datetime with its time zone, or a datetime.date")
    try:
        return when.astimezone(datetime.timezone.utc)
    except OverflowError:
        alone(UsageError(Status.INVALID_DATE, rule="GEN-7", detail=Text(
            "lies outside years 1 to 9999 once in UTC", "sort des années 1 à 9999 une fois en UTC").at("when")))


def screened_of(screened: object, person: UUID | None) -> Screened | None:
    """What a screening says of the person of a plan, which it must be of where it says of whom it is."""
    if screened is None or isinstance(screened, Screened):
        return screened
    if not isinstance(screened, Screening):
        raise TypeError("screened takes integra.Screening, integra.plan.Screened or None")
    if screened.person is not None and person is not None and screened.person != person:
        raise UsageError(Status.MISMATCH, rule="PLN-15", detail=Text(
            "it is of another person than the plan", "il est d'une autre personne que le plan").at("screened"))
    if screened.date is None:
        raise UsageError(Status.INVALID_DATE, rule="GEN-7", detail=Text(
            "it has no date", "il n'a pas de date").at("screened"))
    return Screened(screened.date, screened.pps, screened.assistance_threshold)


def settlers_of(found: Iterable[Due]) -> frozenset[Entitled]:
    """Who may settle what is in conflict that day: of the person's own word nobody (PLN-11)."""
    return next((each.who for each in found if each.rule == "PLN-11" and isinstance(each.value, Slot)
                 and each.value not in OWN_WORDS), frozenset())


def screened_by(screened: object) -> Mapping[UUID, Screening | Screened]:
    """Screenings by the person they are of, each of one who may be screened so; none where none are given."""
    if screened is None:
        return {}
    if not isinstance(screened, Mapping) or not all(isinstance(person, UUID) for person in screened):
        raise TypeError("screened takes a mapping from the persons' uuid.UUID to integra.Screening or integra.plan.Screened")
    for person, each in screened.items():
        screened_of(each, person)
    return screened
