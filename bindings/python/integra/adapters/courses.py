"""What the words of a dosage say of its end: a length or a day that can be read, or an end that cannot.

Spec: spec/10-screening.md (SCR-7, item 2), GEN-1.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Until the end that is read it is taken; after it nothing is sure, for words are often about what is
dispensed, and that is renewed. Patterns are of plain text (see wording). No text is kept or shown (GEN-6).
"""

from __future__ import annotations

import datetime
import functools
import re

from .dates import Span, after
from .lengths import ANY_DAY, days_of
from .wording import any_of, plain

_UNIT = r"(?:jrs?|jours?|j|sem|semaines?|mois|days?|wks?|weeks?|months?|ans?|annees?|years?)\b"
_WORDS = {"un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5,
          "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "dix": 10, "ten": 10, "douze": 12, "twelve": 12, "quinze": 15}
_NUMBER = rf"(?:\d+|{'|'.join(_WORDS)})"
#: What is said of another length than that of taking it, and why it is none.
_OTHER = (
    (rf"(boites?|flacons?|sachets?|plaquettes?|conditionnement|box|pack|bottle) (de|pour|of|for) {_NUMBER} ?{_UNIT}", "how it is packed"),
    (r"(consult|appel|rappel|contact|revoir|revenir|call|see )[^.;,]*", "when to ask somebody"),
    (rf"(?<!pas )(?<!not )(plus de|more than|persist\w*|depuis|since|dans|in|il y a|renouvel\w* (dans|tou\w*)) {_NUMBER} ?{_UNIT}", "since when, or what else comes"),
    (rf"((toute?s? )?les|every|each|chaque|par|per|en|/) ?{_NUMBER}( (a|to|ou|or|-) \d+)? ?{_UNIT}", "how often"),
    (rf"{_NUMBER} ?{_UNIT} ?(sur|/) ?\d+", "how often"),
    (r"jusqu'(a|au) (nouvel|nouvelle|prochain) (avis|ordre|ordonnance|prescription|consigne)s?|until further notice|until told otherwise",
     "it goes on"),
)
_NONE = re.compile(any_of(_OTHER).pattern + rf"|[>\u2265] ?{_NUMBER} ?{_UNIT}")
#: What is said once of every day is no single time.
_DAILY = re.compile(r"(?:par|/) ?(?:j|jour)\b|quotidien|chaque|tous les|\ble (?:matin|midi|soir)|au coucher|daily|every|each|at night|a day|per day")
_SINGLE = any_of((
    (r"(dose|prise|injection|cure) unique|une seule (fois|dose|prise)|single dose|one dose|stat", "once"),
    (r"(one time|once|une fois)$", "once; what follows may say that it is every day"),
))
_UNREAD = any_of((
    (r"jusqu|jusqu'(a|au|aux|en)|until|till", "up to a day"),
    (r"(pendant|durant|for) \d+|qsp|\d+ ?jrs?", "so long, and no longer"),
))
_LENGTH = re.compile(rf"(?<![\w.,])({_NUMBER}) ?({_UNIT})")
_MONTHS = ("janv jan", "fev feb", "mars mar", "avr apr", "mai may", "juin jun", "juil jul", "aou aug", "sep", "oct", "nov", "dec")
_MONTH = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts.split()}
#: A day that is told whole. In numbers alone the day is first where the words are French.
_DAYS = tuple(re.compile(each) for each in (
    r"(?:jusqu'au|until|till) (?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
    r"jusqu'au (?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>\d{4})(?!\d)",
    r"(?:jusqu'au|until|till) (?P<d>\d\d?)(?:er|st|nd|rd|th)? (?P<word>[a-z]{3,9})\.? (?P<y>\d{4})(?!\d)",
))


@functools.lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[tuple[float, str], ...], tuple[datetime.date, ...], bool]:
    """Give the lengths and the days that a text tells as an end, and whether it speaks of one that is not read."""
    told = _NONE.sub(" ", plain(text).strip(" ."))
    lengths = tuple((float(_WORDS.get(number) or number), unit) for number, unit in _LENGTH.findall(told))
    days = tuple(day for pattern in _DAYS for found in pattern.finditer(told) if (day := _day(found)))
    left = _LENGTH.sub(" ", told) if lengths else told
    for pattern in _DAYS if days else ():
        left = pattern.sub(" ", left)
    unread = _UNREAD.search(left) if not lengths or "jusqu" in left or "til" in left else None
    single = _SINGLE.search(told) and not _DAILY.search(told)
    return lengths, days, bool(unread or single)


def _day(found: re.Match[str]) -> datetime.date | None:
    held = found.groupdict()
    word = held.get("word") or ""
    month = int(held["m"]) if held.get("m") else _MONTH.get(word[:4]) or _MONTH.get(word[:3])
    try:
        return datetime.date(int(held["y"]), month or 0, int(held["d"]))
    except ValueError:
        return None


def ending(text: str) -> bool:
    """Say whether the words of a dosage speak of its end."""
    return any(_read(text))


def end_in_words(text: str, start: Span | None) -> Span | None:
    """Give the days from the first on which it may be over: of several ends the soonest; none where none is told."""
    lengths, days, unread = _read(text)
    if unread or (lengths and start is None):
        return ANY_DAY
    ends = [after(Span(day, day)).first for day in days]
    ends += [after(start, days_of(value, unit)).first for value, unit in lengths if start]
    return Span(min(ends), datetime.date.max) if ends else None


def supplied(text: str) -> bool:
    """Say whether the words are of how much is dispensed."""
    return bool(re.search(r"\bqsp\b", plain(text)))
