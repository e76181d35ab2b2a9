"""Days and moments as FHIR writes them: every form is a true statement of the same moment.

The hospital's clock is that of Paris; its summer time is computed here, so that no time-zone data are needed.
Spec: GEN-7, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta, timezone

FORMS = ("date", "paris", "utc")


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def offset(moment: datetime) -> timedelta:
    """What Paris is ahead of UTC; the doubled hour of October is taken as winter."""
    begin = datetime.combine(last_sunday(moment.year, 3), time(3))
    end = datetime.combine(last_sunday(moment.year, 10), time(2))
    return timedelta(hours=2 if begin <= moment < end else 1)


def aware(moment: datetime) -> datetime:
    """The moment with its offset; one that the clock skips in March is read an hour later."""
    begin = datetime.combine(last_sunday(moment.year, 3), time(2))
    if begin <= moment < begin + timedelta(hours=1):
        moment += timedelta(hours=1)
    return moment.replace(tzinfo=timezone(offset(moment)))


def written(moment: datetime, form: str) -> str:
    """The moment in one form: date, month, year, or an instant of Paris or UTC."""
    if form in ("date", "month", "year"):
        return moment.date().isoformat()[:{"date": 10, "month": 7, "year": 4}[form]]
    at = aware(moment)
    return at.isoformat() if form == "paris" else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def of_day(day: date, form: str) -> str:
    return written(datetime.combine(day, time(12)), form)


def form_of(rng: random.Random, plain: bool) -> str:
    """A form that gives the whole day; where ``plain`` not that of UTC, of which the day must be guessed."""
    form = rng.choice(FORMS)
    return "paris" if form == "utc" and plain else form


def coarser(text: str, rng: random.Random) -> str:
    """The same day or instant with less of it: its month, or its year, in Paris."""
    if text.endswith("Z"):
        moment = datetime.fromisoformat(text[:-1])
        text = (moment + offset(moment + timedelta(hours=1))).isoformat()
    return text[:rng.choice((4, 7))]
