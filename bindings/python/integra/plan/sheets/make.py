"""Makes a sheet: a view, what is due, one of the four kinds, one of the three formats.

Spec: spec/37-form.md, "The sheets".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from ..._model import FrozenMap, argument, argument_text, argument_word
from ...errors import UsageError, language_of
from ...text import expected, one_of
from ...words import Language, Role, Slot, Status, Viewer
from ..plan import Plan
from ..story import story
from .allowed import allowed
from .as_html import as_html
from .as_text import as_text
from .document import Document
from .facts import Facts
from .form import form
from .gather import gather
from .obligations import Obligation
from .person import person
from .synthesis import home, synthesis
from .timeline import timeline_page

if TYPE_CHECKING:
    from ...rules import Rules
    from ...screening.model import Screening
    from ..due import Screened

__all__ = ["FORMATS", "KINDS", "document", "sheet", "timeline"]

_Maker: TypeAlias = Callable[[Facts, Iterable[Obligation], datetime.date], Document]
#: Whose view a sheet is made of unless another is asked for, and what makes it.
KINDS: Mapping[str, tuple[Viewer, _Maker]] = {
    "synthesis": (Viewer.MT, synthesis), "home": (Viewer.HOME_SERVICES, home), "person": (Viewer.PERSON, person),
    "form": (Viewer.REFERENT, form)}
#: What a sheet may be written as: ``cbor`` is the message of the view that it is made of.
FORMATS = ("text", "html", "cbor")


def sheet(plan: Plan, kind: str, at: datetime.date, reference: str, language: str | Language = "en", format: str = "text",
          *, viewer: Viewer | str | None = None, names: Mapping[UUID, str] = FrozenMap({}), rules: Rules | None = None,
          screened: Screening | Screened | None = None) -> bytes:
    """A sheet of a plan, in UTF-8 where it is text or HTML.

    Args:
        plan: the plan.
        kind: ``"synthesis"``, ``"home"``, ``"person"`` or ``"form"``.
        at: the day that it is of: of which it tells what is due and what is late, and after which nothing that happened is
            told; the rest is as the plan holds it now.
        reference: what the host calls the plan.
        language: ``"en"`` or ``"fr"``.
        format: ``"text"``, ``"html"`` or ``"cbor"``, the message of the view.
        viewer: who reads it; unless given the médecin traitant, home services, the person, the referent.
        names: what the host calls people, where a sheet should say more than their role.
        rules, screened: as :meth:`integra.Plan.on` takes them.

    Raises:
        UsageError: there is no such kind, format, viewer or language.
        RefusedError: the plan's opening is not here (PLN-30).
    """
    argument(Plan, plan, "plan")
    _known(kind, KINDS, "kind")
    _known(format, FORMATS, "format")
    if not isinstance(names, Mapping) or not all(isinstance(who, UUID) and isinstance(name, str)
                                                 for who, name in names.items()):
        raise TypeError("names takes a mapping of uuid.UUID to str")
    said = language_of(language).word
    reads = KINDS[kind][0] if viewer is None else argument_word(Viewer, viewer, "viewer")
    if format == "cbor":
        return plan.view(reads, reference=reference).to_cbor()
    made = document(plan, kind, at, reference, viewer=reads, names=names, rules=rules, screened=screened)
    return (as_html if format == "html" else as_text)(made, said).encode("utf-8")


def document(plan: Plan, kind: str, at: datetime.date, reference: str, *, viewer: Viewer, names: Mapping[UUID, str],
             rules: Rules | None = None, screened: Screening | Screened | None = None) -> Document:
    """A sheet before it is written, for a page that writes it in its own way; arguments are as :func:`sheet` has them."""
    due = plan.due(at, rules=rules, screened=screened)
    facts = gather(plan.view(viewer, reference=reference), at, names)
    return KINDS[kind][1](facts, allowed(due, facts, plan.state), at)


def timeline(plan: Plan, at: datetime.date, language: str | Language = "en", *, rules: Rules | None = None,
             screened: Screened | None = None) -> bytes:
    """The plan over time as a page of HTML: the whole plan, for whoever holds it, and no view of anybody.

    Raises:
        UsageError: there is no such language.
    """
    said = language_of(language).word
    argument(Plan, plan, "plan")
    return timeline_page(story(plan, at, rules=rules, screened=screened), _roles(plan), said).encode("utf-8")


def _roles(plan: Plan) -> Mapping[UUID, Role]:
    """The role of everybody who is in the circle."""
    return {each.subject: each.value for each in plan.state.slots
            if each.slot is Slot.ROLE and isinstance(each.subject, UUID) and isinstance(each.value, Role)}


def _known(given: object, known: Iterable[str], name: str) -> None:
    if argument_text(given, name) not in known:
        raise UsageError(Status.UNKNOWN_NAME, detail=expected(one_of(known)).at(name))
