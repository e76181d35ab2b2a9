"""The stories that the oracle's own tests tell, so that each test adds only what it is about.

Spec: PLN-3.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from .basis import Row, Screened
from .obligations import due
from .planted import Wrong
from .pretend import Story


def day(text: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(text)


def draft(kind: str = "pps", opened: str = "2025-01-01") -> Story:
    """A plan just opened by ann, about the person pia."""
    story = Story()
    story.tell("a", "o", "opening", opened, person="pia", code=kind, detail="case_manager")
    return story


def active(kind: str = "pps", since: str = "2025-01-10", shares: bool = True) -> Story:
    """A plan that is active since a day: referent rose, médecin traitant max, the need n and the intervention i."""
    story, first = draft(kind, since), since
    story.tell("a", "c", "assistance_consent", first, person="pia", code="given")
    if shares:
        story.tell("a", "s", "sharing_consent", first, person="pia", code="given")
    story.tell("a", "r", "referent", first, person="rose")
    story.tell("a", "m", "mt", first, person="max")
    story.tell("a", "mi", "mt_informed", first, person="max")
    story.tell("a", "as", "assessment", first, person="max", code="geva", detail="yes")
    story.tell("a", "n", "need", first, code="health")
    story.tell("a", "i", "intervention", first, target="n", code="health", person="nina", due="2025-02-01")
    story.tell("a", "p", "proposal", first)
    story.tell("a", "x", "activation", first)
    return story


def rows(
    story: Story, at: str, name: str, wrong: Wrong = frozenset(), screened: Screened | None = None
) -> list[Row]:
    """The rows of a name, ``"PLN-8 review"``, on a day."""
    rule, settled_by = name.split(" ")
    found = due(story.history(wrong=wrong), day(at), screened=screened)
    return [row for row in found if (row.rule, row.settled_by) == (rule, settled_by)]


def states(story: Story, at: str, name: str) -> list[str]:
    """Their states."""
    return [row.state for row in rows(story, at, name)]
