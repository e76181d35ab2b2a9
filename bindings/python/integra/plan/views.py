"""What a plan shows to whom.

Spec: spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any
from uuid import UUID

from .._low import view as _low_view
from .._model import argument_id, argument_text, argument_word
from ..words import Viewer
from .view import View

__all__ = ["PlanViews"]


class PlanViews:
    """What can be shown: a :class:`integra.Plan`."""

    __slots__ = ()
    _open: Any

    def view(self, viewer: Viewer | str, *, reference: str) -> View:
        """What one viewer sees of the plan (PLN-30), of which no event, writer or author is named.

        >>> import datetime, uuid
        >>> from integra import Draft, EventKind, Plan
        >>> from integra.words import PlanKind, Role
        >>> nurse, day = uuid.UUID(int=2), datetime.date(2025, 6, 1)
        >>> plan = Plan(writer=uuid.UUID(int=9))
        >>> _ = plan.append(Draft(
        ...     kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=nurse, person=uuid.UUID(int=1),
        ...     effective=day, recorded=datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)))
        >>> plan.view("home_services", reference="P-17").phases
        (<Phase.DRAFT: 'draft'>,)

        Args:
            viewer: who sees it: :meth:`viewer` tells it of a member.
            reference: what the host calls the plan, 1 to 64 bytes of UTF-8: the plan's identifier is in no view.

        Raises:
            RefusedError: the plan's opening is not here.
        """
        found = argument_word(Viewer, viewer, "viewer")
        return View.from_cbor(_low_view.encode(self._open, found, argument_text(reference, "reference")))

    def viewer(self, member: UUID) -> Viewer | None:
        """Which viewer a member is by the offices and the role they hold now, None where they are none (PLN-30)."""
        return _low_view.viewer_of(self._open, argument_id(member, "member"))
