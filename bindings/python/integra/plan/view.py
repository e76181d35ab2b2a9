"""Who sees what of a shared plan: views, which the C library writes and which are read here.

    view = plan.view(Viewer.HOME_SERVICES, reference="P-17")
    view.needs, view.interventions, view.slot(Slot.REFERENT)

Spec: spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .._discreet import alone
from .. import _cbor
from .._low import view as _low_view
from .._model import FrozenMap, Immutable, argument_bytes, argument_word
from ..errors import MalformedError
from ..text import Text
from ..words import Answer, Message, Phase, PlanKind, Role, Slot, Status, ViewGroup, Viewer, Word
from ..words import Event as EventKind
from . import _view_read as _read
from .view_rows import ViewHeld, ViewRow, ViewSlot

__all__ = ["View", "shows"]

_KEYS = range(9)


def shows(viewer: Viewer | str, group: ViewGroup | str) -> bool:
    """Whether a viewer sees a group of fields, where sharing is given (the table of spec/35-views.md).

    >>> from integra.plan.view import shows
    >>> shows("home_services", "health_needs")
    False
    """
    return _low_view.shows(argument_word(Viewer, viewer, "viewer"), argument_word(ViewGroup, group, "group"))


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Immutable):
    """What one viewer sees of a plan: no digest, writer or author is in it, and what answers something stands within its
    row.

    Attributes:
        reference: what the host calls the plan.
        viewer: who sees it.
        groups: the groups of fields that are shown, fewer than the viewer's where sharing was never given.
        kind: PPS or PSI.
        person: whose plan it is, None where the circle is not shown.
        assistance, sharing: what each consent comes to, None where they are not shown.
        next_review: of each last step of the plan (activation, resumption, a concluded review) the days it sets for the next
            review, none where the usual period holds; nothing while no review is ahead.
        slots: what holds: phase, offices, roles, consents, who watches.
        rows: what stands within no other row, in the order of their bytes.
        data: the message (kind 20).
    """

    reference: str
    viewer: Viewer
    groups: frozenset[ViewGroup]
    kind: PlanKind
    person: UUID | None
    assistance: Answer | None
    sharing: Answer | None
    next_review: tuple[tuple[datetime.date | None, ...], ...]
    slots: tuple[ViewSlot, ...]
    rows: tuple[ViewRow, ...]
    data: bytes = field(repr=False)

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> View:
        """Reads a message of kind ``plan_view``, and refuses what no view is."""
        data = argument_bytes(data, "data")
        kind, size = _low_view.next_message(memoryview(data))
        if size != len(data):
            raise MalformedError(Status.TRAILING, rule="WIRE-12", offset=size)
        try:
            if kind != Message.PLAN_VIEW.code:
                raise ValueError
            return cls(**_body(_cbor.read(data)[2]), data=data)
        except _read.WRONG:
            alone(MalformedError(Status.WRONG_TYPE, rule="WIRE-20", detail=Text(
                "the body is not that of a view", "le corps n'est pas celui d'une vue")))

    def to_cbor(self) -> bytes:
        """The message, as it was written."""
        return self.data

    def slot(self, slot: Slot, member: UUID | None = None) -> tuple[ViewHeld, ...]:
        """Every value that a slot holds, none where nothing is held or shown."""
        return next((each.held for each in self.slots if (each.slot, each.member) == (slot, member)), ())

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases held, more than one where they are in conflict."""
        return tuple(each.code for each in self.slot(Slot.PHASE) if isinstance(each.code, Phase))

    @property
    def circle(self) -> Mapping[UUID, tuple[Role, ...]]:
        """The members of the circle of care and their roles, where the circle is shown."""
        return FrozenMap({each.member: tuple(held.code for held in each.held if isinstance(held.code, Role))
                          for each in self.slots if each.slot is Slot.ROLE and each.member is not None})

    def table(self, group: ViewGroup) -> tuple[ViewRow, ...]:
        """The rows that a group shows, wherever they stand."""
        return tuple(row for row in self._all() if row.group is group)

    def of(self, *kinds: EventKind) -> tuple[ViewRow, ...]:
        """The rows of these kinds, wherever they stand."""
        return tuple(row for row in self._all() if row.kind in kinds)

    @property
    def needs(self) -> tuple[ViewRow, ...]:
        """The needs, with what answers them within."""
        return self.of(EventKind.NEED)

    @property
    def objectives(self) -> tuple[ViewRow, ...]:
        """The objectives, each standing within its need too."""
        return self.of(EventKind.OBJECTIVE)

    @property
    def interventions(self) -> tuple[ViewRow, ...]:
        """The interventions: those that answer something shown stand within it too."""
        return self.of(EventKind.INTERVENTION)

    def _all(self) -> Iterator[ViewRow]:
        for row in self.rows:
            yield row
            yield from row._below()


def _word(kind: type[Word], value: Any) -> Any:
    if type(value) is not int:
        raise TypeError
    return kind(value)


def _answers(value: Any) -> tuple[Answer | None, Answer | None]:
    if value is None:
        return None, None
    assistance, sharing = value
    return _word(Answer, assistance), _word(Answer, sharing)


def _body(body: dict[int, Any]) -> dict[str, Any]:
    """The fields of a view; keys of a later version stay in its bytes alone."""
    reference = body[0]
    if type(reference) is not str or not 0 < len(reference.encode()) <= _low_view.REFERENCE_LIMIT:
        raise ValueError
    groups = frozenset(_word(ViewGroup, each) for each in body[2])
    if body[2] != sorted(set(body[2])):
        raise ValueError
    absent = {key for key in _KEYS if key not in body}
    if (4 in absent) != (ViewGroup.CIRCLE not in groups) or (5 in absent) != (ViewGroup.CONSENTS not in groups):
        raise ValueError
    if any(body.get(key) == [] for key in (6, 7, 8)):
        raise ValueError
    assistance, sharing = _answers(body.get(5))
    days = _read.ordered(body.get(6, []), once=True)
    return {
        "reference": reference, "viewer": _word(Viewer, body[1]), "groups": groups, "kind": _word(PlanKind, body[3]),
        "person": _read.identifier(body[4]) if 4 in body else None, "assistance": assistance, "sharing": sharing,
        "next_review": tuple(_read.cell(each, _read.day) for each in days),
        "slots": _read.slots(body[7], groups) if 7 in body else (),
        "rows": _read.Rows(groups).all(body.get(8, []), None, None)}
