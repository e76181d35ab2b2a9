"""How ``integra plan show`` says people, values and events of one plan: a role rather than an identifier.

Spec: spec/03-command.md; PLN-10, PLN-23.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from ..plan.event import Event
from ..plan.holding import Holding, Value
from ..plan.plan import Plan
from ..plan.singly import Singly
from ..plan.state import PlanState
from ..text import Text, verbatim
from ..words import Event as EventKind
from ..words import Field, Heard, Role, Slot, Word
from .console import plain
from .page import Page
from .plan_text import digits, named

#: How many digits of an identifier lists of many plans show.
SHORT = 8
THE_PERSON = Text("the person", "la personne")
_NOBODY = Text("nobody", "non désigné")
_NONE = Text("none", "aucun")
_ERASED = Text("(text erased)", "(texte effacé)")
_UNTIL = Text("{who}, until {day}", "{who}, jusqu'au {day}")
_MORE = Text("and {n} more", "et {n} de plus")
_VACANT = Text("vacant (has left the circle: {who})", "vacant (a quitté le cercle : {who})")
_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)
#: In which field these events say what role they give.
_ROLES = {EventKind.OPENING: Field.DETAIL, EventKind.JOIN: Field.CODE, EventKind.ROLE: Field.CODE}


class Teller:
    """Says what one plan holds, in the language of a page."""

    def __init__(self, page: Page, plan: Plan, known: PlanState | Singly | None = None) -> None:
        """Looks up who is in the circle; ``known`` is the plan's state on some day, or what is asked of it singly."""
        self.page, self.plan, self._known = page, plan, known or plan.state
        self._roles = {member: role.value for member, role in self._known.roles.items()
                       if role.value not in (None, Role.NONE)}
        alike = Counter(self._roles.values())
        self._alone = {member for member, role in self._roles.items() if alike[role] == 1}

    @property
    def state(self) -> PlanState:
        """The plan's whole state, on the day that was asked for."""
        return self._known if isinstance(self._known, PlanState) else self.plan.state

    @cached_property
    def _past(self) -> dict[uuid.UUID, Word]:
        """What everybody was who ever had a role: looked up where somebody has left."""
        return dict(self._past_roles())

    def _past_roles(self) -> Iterator[tuple[uuid.UUID, Word]]:
        for event in self._known.of(*_ROLES):
            assert isinstance(event.kind, EventKind)
            member = event.author if event.kind is EventKind.OPENING else event.person
            role = getattr(event, _ROLES[event.kind].word)
            if member is not None and role not in (None, Role.NONE):
                yield member, role

    # ---- people

    def _role(self, who: uuid.UUID) -> str | None:
        """What somebody is, or was, to the person; None where the circle does not know them."""
        if who == self._known.person:
            return self.page.said(THE_PERSON)
        role = self._roles.get(who) or self._past.get(who)
        return None if role is None else self.page.label(role)

    def _office(self, who: uuid.UUID) -> str | None:
        held = (self._known.referent, self._known.mt, self._known.referent_deputy, self._known.mt_deputy)
        return next((self.page.label(office.slot) for office in held if who in office.values), None)

    def who(self, who: uuid.UUID | None, role: Word | None = None) -> str:
        """Somebody by their role or office, with the identifier where others have that role too; ``role`` is theirs where
        the plan gives them none."""
        if who is None:
            return self.page.said(_NOBODY)
        said = self._role(who) or self._office(who) or (None if role is None else self.page.label(role))
        if said is None:
            return who.hex
        return said if who in self._alone or who == self._known.person else f"{said} {who.hex}"

    def short(self, who: uuid.UUID) -> str:
        """Somebody by their role or office, and the first digits of their identifier, for lists of many plans."""
        said = self._role(who) or self._office(who)
        return said if said is not None and who == self._known.person else " ".join(filter(None, (said, who.hex[:SHORT])))

    def whole(self, who: uuid.UUID | None) -> str:
        """Somebody by their role and identifier."""
        said = None if who is None else self._role(who)
        return self.who(who) if who is None else " ".join(filter(None, (said, who.hex)))

    def word_of(self, event: Event) -> str:
        """Whose word was recorded, and how it was heard (PLN-6); empty where it is the author's own, and of the person
        where nothing more is known."""
        heard = f", {self.page.label(event.heard)}" if isinstance(event.heard, Heard) else ""
        if event.giver is None or (event.giver == self._known.person and not heard):
            return ""
        return self.page.pair(Text("word of", "parole de"), f"{self.who(event.giver)}{heard}")

    # ---- values

    def value(self, value: object) -> str:
        """A value as people read it."""
        match value:
            case None:
                return self.page.said(_NONE)
            case Word():
                return self.page.label(value)
            case uuid.UUID():
                return self.who(value)
            case datetime.date():
                return value.isoformat()
        return plain(str(value))

    def entry(self, slot: Slot, entry: Value[Any]) -> str:
        """One value of a slot: an office with who left it, a watcher with the end, a state with its effect or reason."""
        if slot in _OFFICES:
            return self.page.said(_VACANT, who=self.whole(entry.value)) if entry.vacant else self.whole(entry.value)
        if slot is Slot.WATCHER:
            return self.page.said(_UNTIL, who=self.whole(entry.value), day=self.value(entry.date))
        detail = "" if entry.detail is None else f" ({self.page.label(entry.detail)})"
        return self.value(entry.value) + detail

    def held(self, holding: Holding[Any]) -> str:
        """What a slot holds; several values in conflict with a sign between them."""
        entries = holding.entries or (Value(value=holding.initial),)
        return self.listed(holding, (self.entry(holding.slot, each) for each in entries))

    def listed(self, holding: Holding[Any], values: Iterable[str]) -> str:
        """The values of a slot, each once; of one in conflict that is not listed whole, that there are more."""
        text = " ≠ ".join(dict.fromkeys(values))
        return ", ".join([text, *self.more(holding.of - len(holding.entries))]) if holding.conflict else text

    def more(self, number: int) -> Iterator[str]:
        """How many are not shown, where any is not."""
        if number > 0:
            yield self.page.said(_MORE, n=number)

    def optional(self, holding: Holding[Any], text: Text = verbatim("{value}")) -> str:
        """A text with what a slot holds put in, empty where that is nothing."""
        return "" if holding.values == (None,) else self.page.said(text, value=self.held(holding))

    def texts(self, holding: Holding[str | None]) -> str:
        """A free text, each in conflict, or that it was erased."""
        return " ≠ ".join(self.page.said(_ERASED) if text is None else self.value(text) for text in holding.values)

    def within(self, text: str, *more: str) -> str:
        """A text, then others in brackets, those that say something."""
        return self.page.within(text, *more)

    # ---- events

    def field(self, event: Event, name: Field) -> str:
        """A field of an event as corrected; empty where it has none."""
        value = self._known.corrected(event, name)
        return "" if value is None else self.value(value)

    def text(self, event: Event) -> str:
        """The text of an event as corrected; of one that was erased, that it was."""
        found = self._known.corrected(event, Field.TEXT)
        if found is not None:
            return self.value(found)
        return self.page.said(_ERASED) if event.text_digest is not None else ""

    def day(self, event: Event) -> str:
        """The day an event took effect, as corrected."""
        return self.field(event, Field.EFFECTIVE)

    def brief(self, digest: bytes) -> str:
        """An event by its day, what it is, and the first digits of its name."""
        event = self.plan.place(digest).event
        return f"{self.day(event)}  {self.named(event)}  [{digits(digest)}]"

    def named(self, event: Event) -> str:
        """What an event is, its word as corrected."""
        return named(self.page, event, self._known.corrected(event, Field.CODE))
