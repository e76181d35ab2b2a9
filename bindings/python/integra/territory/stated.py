"""What a body says of its own meetings, as people read it: shown, settling nothing (CON-1).

Spec: spec/40-concertation.md, CON-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text, plural
from .rows import Body

__all__ = ["stated"]

_WEEK, _MOST_WEEKS = 7, 8
_DAYS = Text("says that it meets every day", "dit se réunir tous les jours"), Text("says that it meets every {n} days", "dit se réunir tous les {n} jours")
_WEEKS = (Text("says that it meets every week", "dit se réunir toutes les semaines"),
          Text("says that it meets every {n} weeks", "dit se réunir toutes les {n} semaines"))
_HELD = (Text("says that it has held {n} meeting", "dit avoir tenu {n} réunion"),
         Text("says that it has held {n} meetings", "dit avoir tenu {n} réunions"))


def stated(body: Body) -> tuple[Text, ...]:
    """The rhythm and the number of meetings that a body states, as far as it states them: weeks up to eight, else days.

    >>> import uuid
    >>> from integra.territory import Body
    >>> from integra.territory.stated import stated
    >>> from integra.words import Tier
    >>> body = Body(id=uuid.UUID(int=1), tier=Tier.MESO, rhythm_days=14, meetings_stated=3)
    >>> [each.fr for each in stated(body)]
    ['dit se réunir toutes les 2 semaines', 'dit avoir tenu 3 réunions']
    """
    said = []
    if body.rhythm_days:
        weeks, rest = divmod(body.rhythm_days, _WEEK)
        said.append(plural(body.rhythm_days, *_DAYS) if rest or weeks > _MOST_WEEKS else plural(weeks, *_WEEKS))
    if body.meetings_stated is not None:
        said.append(plural(body.meetings_stated, *_HELD))
    return tuple(said)
