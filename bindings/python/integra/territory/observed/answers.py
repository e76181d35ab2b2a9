"""Rows of the log from what the guichet answered: from Python objects, and from the lines of ``integra orient``.

Spec: spec/45-observed.md ("From a response"); ORI-12, ORI-13, ORI-15.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any
from uuid import UUID

from ..._model import argument, argument_text
from ...demand.model import Contact, Demand, FollowUp
from ...directory.directory import Directory, serve
from ...directory.served import ROUTE, SERVING, Served, unserved
from ...errors import UsageError
from ...forms import strict
from ...forms.strict import JsonError, join
from ...orientation.evaluate import answered
from ...orientation.model import Orientation
from ...services import service as service_info
from ...text import Text
from ...words import Level, Passing, Precondition, Service, Status, Tri
from .keys import call_key, demand_key
from .model import Called, LogRow, Outcome

__all__ = ["logged", "response_row"]

#: What a line of ``integra orient --format ndjson`` holds.
NAMES = ("id", "ref", "date", "protocol", "first_answer_due", "numbers", "routes", "accepted", "unmet", "findings")
_ROUTE = tuple(field.name for field in (*ROUTE, *SERVING))
_NO_KEY = Text("neither id nor ref: give each demand one, or read twice it would count twice",
               "ni id ni ref : donner l'un des deux à chaque demande, sinon, lue deux fois, elle compterait deux fois")


def logged(
    demand: Demand, orientation: Orientation, directory: Directory | None = None, *, contact: Contact | None = None,
    ref: str | None = None, follow_up: FollowUp | None = None, secret: bytes = b"",
) -> LogRow:
    """The row of a demand, its response, who serves it and what followed.

    >>> import datetime, uuid
    >>> from integra import Demand, Directory, orient
    >>> from integra.territory.observed import logged
    >>> from integra.words import Motive, Requester
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, id=uuid.UUID(int=7),
    ...                date=datetime.date(2025, 6, 2), commune="37261")
    >>> row = logged(asked, orient(asked), Directory())
    >>> [(each.service.word, each.outcome.value, str(each.reason), each.waits) for each in row.services]
    [('home_help', 'unmet', 'not_offered', True)]

    Args:
        demand: what was asked; its commune, its situation and for whom it is stay out of the row.
        orientation: what was answered.
        directory: who offers what; without one, who serves is not known.
        contact: how it arrived; demands of one call have one key.
        ref: the caller's own key of the demand, where it has no ``id``.
        follow_up: what followed; without it, whether it was answered is not known.
        secret: without which nobody finds out what was keyed.

    Raises:
        UsageError: the demand has neither ``id`` nor ``ref``, or the response is to another demand.
    """
    argument(Demand, demand, "demand")
    key = demand_key(demand.id, None if ref is None else argument_text(ref, "ref"), secret)
    if key is None:
        raise UsageError(Status.INVALID_VALUE, rule="ORI-15", detail=_NO_KEY)
    if directory is None:
        served = unserved(argument(Orientation, orientation, "orientation"))
    else:
        served = serve(demand, orientation, argument(Directory, directory, "directory"))
    return _row(key, demand, contact, secret, date=demand.date, first_answer_due=orientation.first_answer_due,
                services=tuple(_called(each) for each in served if each.route is not None),
                **({} if follow_up is None else _followed(argument(FollowUp, follow_up, "follow_up"))))


def response_row(
    document: object, demand: Demand | None = None, *, contact: Contact | None = None, secret: bytes = b"",
) -> LogRow:
    """The row of a line of ``integra orient --format ndjson``.

    Args:
        document: the line.
        demand: what it answers, where that is had: the line says neither who asked nor about what.
        contact: how that arrived.
        secret: as in :func:`logged`.

    Raises:
        JsonError: the line is none, or has neither ``id`` nor ``ref``; with the path.
    """
    if demand is not None:
        argument(Demand, demand, "demand")
    given = strict.fields(document, "", NAMES)
    identifier = strict.identifier(given["id"], "id") if "id" in given else None
    ref = strict.text(given["ref"], "ref", strict.REF_LIMIT) if "ref" in given else None
    key = demand_key(identifier, ref, secret)
    if key is None:
        raise JsonError(_NO_KEY)
    routes = [_route(each, f"routes[{place}]") for place, each in enumerate(strict.items(given.get("routes"), "routes"))]
    days = {name: strict.day(given[name], name) for name in ("date", "first_answer_due") if name in given}
    return _row(key, demand, contact, secret, services=tuple(routes), **days)


def _row(key: UUID, demand: Demand | None, contact: Contact | None, secret: bytes, **rest: Any) -> LogRow:
    if demand is not None:
        rest |= {"requester": demand.requester, "motives": demand.motives}
    if contact is not None:
        argument(Contact, contact, "contact")
        rest |= {"door": contact.door, "channel": contact.channel}
    return LogRow(call=call_key(contact, key, secret), demand=key, **rest)


def _followed(follow_up: FollowUp) -> dict[str, Any]:
    """Whether it was answered, when, and when the first answer came; one delivered on a day not known is an answer."""
    day = answered(follow_up)
    beyond = any(each.service is not Service.DEEPENING for each in follow_up.delivered)
    return {"answered": Tri.YES if beyond else Tri.NO, "answered_on": day, "first_answer_on": follow_up.first_answer}


def _called(served: Served) -> Called:
    assert served.route is not None
    choice, offer, waits = served.choice, served.offer, bool(served.route.waits_for)
    if offer is not None and choice is not None:
        return _served(served.service, choice.service, offer.level, waits)
    return _not_served(served.service, None if choice is None else choice.reason, waits)


def _route(document: object, path: str) -> Called:
    given = strict.fields(document, path, _ROUTE)
    wanted = strict.word(given.get("service"), join(path, "service"), Service)
    waits = bool(strict.words(given.get("waits_for", []), join(path, "waits_for"), Precondition))
    if "served_service" in given:
        return _served(wanted, strict.word(given["served_service"], join(path, "served_service"), Service),
                       strict.word(given.get("offer_level"), join(path, "offer_level"), Level), waits)
    reason = strict.word(given["unmet"], join(path, "unmet"), Passing) if "unmet" in given else None
    return _not_served(wanted, reason, waits)


def _served(wanted: Service, by: Service, level: Level, waits: bool) -> Called:
    return Called(service=wanted, outcome=Outcome.SERVED if by is wanted else Outcome.SECOND, level=level, waits=waits)


def _not_served(wanted: Service, reason: Passing | None, waits: bool) -> Called:
    if reason is not None:
        return Called(service=wanted, outcome=Outcome.UNMET, reason=reason, waits=waits)
    listed = wanted is not Service.POINT_SUPPORT and service_info(wanted).listed
    return Called(service=wanted, outcome=Outcome.UNKNOWN if listed else Outcome.GIVEN, waits=waits)
