"""Orientation: a demand goes in, routes with their reasons come out.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal, overload
from uuid import UUID

from .._low import core as _low, orientation as _low_orientation
from .._streams import Frame, check_options, may_be_frame
from .._model import argument, argument_bytes, argument_date, argument_text, argument_word
from ..demand.model import Contact, Delivered, Demand, DemandMessage, FollowUp
from ..errors import UsageError
from ..masked import Masked
from .model import Orientation, Replayed, Route, Trace
from ..screening.model import Finding
from ..protocol.protocol import Protocol, protocol_of
from ..rules import Rules, pack_of
from ..text import Text
from ..words import Activity, Function, Motive, Service, Status, Tri

__all__ = [
    "Contact", "Delivered", "Demand", "DemandMessage", "FollowUp", "Orientation", "Replayed", "Route", "Trace",
    "activity_function", "answered", "assessment_valid", "count_calls", "orient", "orientation_receipt", "over_age",
    "replay_orientation", "replayed", "review", "trace", "why",
]

#: The bytes of a digest (ORI-18).
_DIGEST = 32

#: What :func:`orient` takes for a data frame alone.
_OF_FRAMES = ("at", "outputs", "prefix", "others", "errors")


@overload
def orient(demand: Demand, *, protocol: Protocol | None = None, rules: Rules | None = None) -> Orientation: ...
@overload
def orient(
    demand: Frame, *, protocol: Protocol | None = None, rules: Rules | None = None, at: datetime.date | None = None,
    outputs: Iterable[str] | None = None, prefix: str = "orient_", others: Iterable[str] = (),
    errors: Literal["raise"] = "raise",
) -> Frame: ...
@overload
def orient(
    demand: Frame, *, protocol: Protocol | None = None, rules: Rules | None = None, at: datetime.date | None = None,
    outputs: Iterable[str] | None = None, prefix: str = "orient_", others: Iterable[str] = (),
    errors: Literal["mask"],
) -> Masked[Frame]: ...
def orient(demand: Any, *, protocol: Protocol | None = None, rules: Rules | None = None, **options: Any) -> Any:
    """Answers one demand, or each row of a data frame (ORI-1 to ORI-10), by default by the protocol has-2014 under the
    pack of that name.

    >>> import datetime
    >>> from integra import Demand, orient
    >>> from integra.words import Motive, Requester
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, date=datetime.date(2025, 6, 1))
    >>> [(route.service.word, [each.word for each in route.waits_for]) for route in orient(asked).routes]
    [('home_help', ['sharing_consent'])]

    A frame of pandas, polars or pyarrow, or anything that exports an Arrow stream, comes back as its own kind: its
    columns and rows as they were, behind them ``orient_services`` and ``orient_waits`` (words with spaces between) and
    ``orient_first_answer_due``. Columns have the names of a demand's fields, and their words; ``motives`` has one or
    several with spaces between, three-valued ones may be booleans. Missing is not said: not known, but what the rest
    settles is filled in, as :class:`integra.Demand` does. The others are the caller's.

    Args:
        demand: the demand, or the frame; what follows ``rules`` is for a frame.
        protocol: what to answer by; proved.
        rules: the rules to answer under.
        at: the date for all, where there is no column ``date``.
        outputs: which to append, of ``services``, ``waits`` and ``first_answer_due``; all by default.
        prefix: stands before each output's name.
        others: columns of the caller's that are named much like one of ours.
        errors: "raise" refuses all where one row is refused; "mask" answers the others and gives :class:`integra.Masked`,
            whose frame has nothing in the outputs of refused rows.

    Raises:
        UsageError: a commune or date that is none, or no motive; of a frame, a value (``index`` is its row from 0) or
            a column's name that is refused.
        RefusedError: a demand that is impossible (ORI-16; ``index`` is the code of its DemandField, of a frame its row), or a
            protocol not proved.
        TypeError: neither a demand nor a frame, or a column of another type.
        ImportError: a frame, and no numpy.
    """
    check_options("orient", options, _OF_FRAMES)
    if may_be_frame(demand):
        from ..frames.demands import orient_frame

        return orient_frame(demand, protocol=protocol, rules=rules, **options)
    if options:
        raise TypeError(f"{', '.join(options)}: for a data frame, not for one demand")
    return _low_orientation.orient(pack_of(rules), protocol_of(protocol)._protocol, argument(Demand, demand, "demand"))


def why(demand: Demand, service: Service, *, protocol: Protocol | None = None) -> Trace:
    """Why a service came, or the nearest condition that kept it (GEN-3). Raises as :func:`orient`."""
    by = protocol_of(protocol)
    return _low_orientation.explain(by._protocol, by.ids, argument(Demand, demand, "demand"),
                                    argument_word(Service, service, "service"))


def trace(demand: Demand, motive: Motive, row: str, *, protocol: Protocol | None = None) -> Trace:
    """Why a row, named by its id, speaks or does not for one motive of a demand.

    Raises:
        KeyError: no row has that id.
        UsageError, RefusedError: as :func:`orient`.
    """
    by = protocol_of(protocol)
    return _low_orientation.trace(
        by._protocol, by.ids, argument(Demand, demand, "demand"), argument_word(Motive, motive, "motive"),
        by._places[argument_text(row, "row")])


def review(
    demand: Demand, *, follow_up: FollowUp | None = None, as_of: datetime.date | None = None,
    rules: Rules | None = None,
) -> tuple[Finding, ...]:
    """What should be known or done about a demand (ORI-7, 9, 10, 13, 14, 20), by default as of its own day.

    Without a date and without ``as_of`` nothing is due, and what else there is to find is found.

    Raises:
        UsageError, RefusedError: as :func:`orient`.
    """
    if follow_up is not None:
        argument(FollowUp, follow_up, "follow_up")
    asked = argument(Demand, demand, "demand")
    day = argument_date(as_of, "as_of") or asked.date or datetime.date.min
    return _low_orientation.review(pack_of(rules), asked, follow_up, day)


def answered(follow_up: FollowUp) -> datetime.date | None:
    """The day on which a demand was answered: a service beyond deepening was delivered (ORI-15). None for none."""
    return _low_orientation.answered(argument(FollowUp, follow_up, "follow_up"))


def count_calls(demands: Iterable[tuple[UUID | None, datetime.date | None]]) -> tuple[int, int]:
    """Counts calls, and those answered (ORI-15): one (call, day answered) a demand, in any order.

    A call counts once, however many demands it made; it is answered when one of them is. Demands without a call count
    one each. Nothing about a person goes in or comes out.
    """
    rows = []
    for call, day in _pairs(demands):
        if call is not None and not isinstance(call, UUID):
            raise TypeError("a call is a uuid.UUID, or None for none")
        rows.append((_low.id_bytes(call), _low.days_of(argument_date(day, "a day"))))
    rows.sort()
    return _low_orientation.count_calls(b"".join(call for call, _ in rows), [day for _, day in rows])


def _pairs(demands: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    wrong = "demands takes pairs (call, day answered)"
    if not isinstance(demands, Iterable):
        raise TypeError(wrong)
    for each in demands:
        if not isinstance(each, (tuple, list)) or len(each) != 2:
            raise TypeError(wrong)
        yield each[0], each[1]


def over_age(birth: datetime.date | None, date: datetime.date | None, *, rules: Rules | None = None) -> Tri:
    """Whether somebody born on a day is over the age that opens case management (ORI-10), for ``Demand.over_60``."""
    return _low_orientation.over_age(
        pack_of(rules), argument_date(birth, "birth"), argument_date(date, "date"))


def assessment_valid(assessed: datetime.date | None, date: datetime.date | None, *, rules: Rules | None = None) -> Tri:
    """Whether an assessment shared on a day is still valid on another (ORI-9), for ``Demand.assessment``."""
    return _low_orientation.assessment_valid(
        pack_of(rules), argument_date(assessed, "assessed"), argument_date(date, "date"))


def activity_function(activity: Activity) -> Function:
    """The support function that an activity belongs to (ORI-19)."""
    return _low_orientation.activity_function(argument_word(Activity, activity, "activity"))


def orientation_receipt(demand: Demand, *, protocol: Protocol | None = None, rules: Rules | None = None) -> bytes:
    """Answers a demand and gives the receipt of it (GEN-10). Door and channel are no part of it. Raises as
    :func:`orient`."""
    return _low_orientation.receipt(pack_of(rules), protocol_of(protocol)._protocol, argument(Demand, demand, "demand"))


def replay_orientation(
    data: bytes | bytearray | memoryview, *, accepted: Iterable[Protocol | bytes] | None = None,
) -> Orientation:
    """The response of a receipt that :func:`integra.orientation.replayed` replays. Raises as that."""
    return replayed(data, accepted=accepted).orientation


def replayed(
    data: bytes | bytearray | memoryview, *, accepted: Iterable[Protocol | bytes] | None = None,
) -> Replayed:
    """Proves the protocol of a receipt, answers its demand again and compares byte for byte (GEN-10); says whose protocol
    it is.

    Without ``accepted`` a receipt of any protocol that is proved replays, and the answer is only as good as that protocol.

    >>> from integra import Demand, Protocol, orientation_receipt
    >>> from integra.orientation import replayed
    >>> from integra.words import Motive, Requester
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP})
    >>> told = replayed(orientation_receipt(asked), accepted=[Protocol.builtin("has-2014")])
    >>> told.name, told.origin.word, [service.word for service in told.orientation.services]
    ('has-2014', 'built_in', ['home_help'])

    Args:
        data: the receipt.
        accepted: the protocols that are accepted, proved, or the digests of what they answer (ORI-18); None for any.

    Raises:
        MalformedError: the bytes are no receipt of an orientation.
        RefusedError: they differ from what is made here (``offset`` is the first byte), or its protocol is not proved, has
            a built-in name without being built in, or is none of those accepted; or a protocol accepted was not proved.
        ResourceError: a proof of its protocol would take too long to wait for: fifteen times that of has-2014 (ORI-16).
        UsageError: this library has not the receipt's pack; ``accepted`` names nothing, or a digest of another size.
    """
    whole = argument_bytes(data, "data")
    return _low_orientation.replay(whole, b"" if accepted is None else _digests(accepted))


def _digests(accepted: object) -> bytes:
    """Each digest, and that of what each protocol answers."""
    wrong = "accepted takes protocols and digests, or None for any"
    if isinstance(accepted, (str, bytes, bytearray, memoryview)) or not isinstance(accepted, Iterable):
        raise TypeError(wrong)
    digests = [each.digest() if isinstance(each, Protocol) else each for each in accepted]
    if not all(isinstance(each, bytes) for each in digests):
        raise TypeError(wrong)
    if not digests:
        raise UsageError(Status.INVALID_VALUE, rule="GEN-10", detail=Text(
            "accepted names no protocol: leave it out to accept any",
            "accepted ne nomme aucun protocole : ne pas le donner pour les accepter tous"))
    if any(len(each) != _DIGEST for each in digests):
        raise UsageError(Status.INVALID_VALUE, rule="GEN-10", detail=Text(
            f"accepted: a digest has {_DIGEST} bytes", f"accepted : une empreinte a {_DIGEST} octets"))
    return b"".join(digests)
