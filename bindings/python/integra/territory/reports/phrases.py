"""Small pieces of sentences that reports share: names, levels, kinds of difficulty, lists that end, days counted in months.

Spec: spec/43-territory-reports.md; GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from functools import cache

from ...rules import label
from ...text import AND, LANGUAGES, Text, dated, joined, plural, verbatim
from ...words import DifficultyKind, Function, Service, Tier, Word
from .model import Item

__all__ = ["LEVEL", "called", "capped", "difficulty", "month", "months_after", "months_before", "numbered", "of_word", "sentences", "some", "within_month"]

#: A level in plain words, without its article; in brackets the word it may be known by.
LEVEL = {Tier.MACRO: Text("strategic level (macro)", "niveau stratégique (macro)"),
         Tier.MESO: Text("tactical level (meso)", "niveau tactique (méso)"),
         Tier.MICRO: Text("clinical level (micro)", "niveau clinique (micro)")}
_MORE = Text("and {n} more", "et {n} de plus"), Text("and {n} more", "et {n} de plus")
_BEYOND = Text("And {n} more.", "Et {n} de plus.")
_TOPIC = {DifficultyKind.SERVICE: Text("{what} (a service that is missing)", "{what} (service qui manque)"),
          DifficultyKind.SUPPORT_FUNCTION: Text("{what} (a support function that is missing)", "{what} (fonction d'appui qui manque)"),
          DifficultyKind.OTHER: Text("another difficulty (number {what} in the list of the territory)",
                                     "autre difficulté (numéro {what} de la liste du territoire)")}
_TOPICS: dict[DifficultyKind, type[Service] | type[Function]] = {
    DifficultyKind.SERVICE: Service, DifficultyKind.SUPPORT_FUNCTION: Function}


@cache
def of_word(word: Word) -> Text:
    """The label of a word."""
    return Text(*(label(word, language) for language in LANGUAGES))


def called(name: str) -> Text:
    """A name, in quotation marks."""
    return Text(f'"{name}"', f"« {name} »")


def numbered(number: int, one: Text, many: Text, **values: object) -> Text:
    """The form that each language uses with a number, with values put in.

    >>> from integra.text import Text
    >>> from integra.territory.reports.phrases import numbered
    >>> numbered(1, Text("{n} day", "{n} jour"), Text("{n} days", "{n} jours"))
    Text(en='1 day', fr='1 jour')
    """
    return Text(one.en if number == 1 else many.en, one.fr if number < 2 else many.fr).of(n=number, **values)


def some(texts: Sequence[Text], most: int = 3) -> Text:
    """Texts in one sentence, the first of them, and how many more there are.

    >>> from integra.text import Text
    >>> from integra.territory.reports.phrases import some
    >>> some([Text("a", "a"), Text("b", "b"), Text("c", "c")], 2)
    Text(en='a, b and 1 more', fr='a, b et 1 de plus')
    """
    if len(texts) > most:
        return joined((joined(texts[:most]), plural(len(texts) - most, *_MORE)), " ")
    return joined((joined(texts[:-1]), texts[-1]), AND) if len(texts) > 1 else joined(texts)


def month(day: datetime.date) -> Text:
    """The month of a day.

    >>> import datetime
    >>> from integra.territory.reports.phrases import month
    >>> month(datetime.date(2025, 5, 1))
    Text(en='May 2025', fr='mai 2025')
    """
    return Text(*(each.split(" ", 1)[1] for each in dated(day)))


def sentences(*texts: Text | None) -> Text:
    """Sentences one behind the other, those that there are."""
    return joined([each for each in texts if each is not None], " ")


def capped(items: Sequence[Item], most: int, count: int | None = None) -> tuple[Item, ...]:
    """The first items, and one that says how many more there are, of ``count`` in all where those beyond are not made."""
    beyond = (len(items) if count is None else count) - most
    return (*items[:most], Item(text=_BEYOND.of(n=beyond))) if beyond > 0 else tuple(items)


def difficulty(kind: DifficultyKind, topic: int) -> Text:
    """A kind of difficulty, with its topic (CON-7).

    >>> from integra.territory.reports.phrases import difficulty
    >>> from integra.words import DifficultyKind, Function
    >>> difficulty(DifficultyKind.SUPPORT_FUNCTION, Function.F3.code).fr
    "suivre et coordonner (fonction d'appui qui manque)"
    """
    words = _TOPICS.get(kind)
    codes = {} if words is None else {each.code: each for each in words}
    return _TOPIC[kind].of(what=of_word(codes[topic]) if topic in codes else verbatim(topic))


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day months earlier, or the last one of that month (GEN-7).

    >>> import datetime
    >>> from integra.territory.reports.phrases import months_before
    >>> months_before(datetime.date(2024, 3, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 - months
    if count < 12:
        return datetime.date.min
    year, month = count // 12, count % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def within_month(day: datetime.date, at: datetime.date) -> bool:
    """Whether a day falls within a month of another, or before it (GEN-7).

    >>> import datetime
    >>> from integra.territory.reports.phrases import within_month
    >>> at = datetime.date(2026, 11, 30)
    >>> within_month(datetime.date(2026, 12, 31), at), within_month(datetime.date(2027, 1, 1), at)
    (True, False)
    """
    return months_before(day, 1) <= at


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The last day on which ``months`` have not passed since a day (GEN-3, due dates).

    >>> import datetime
    >>> from integra.territory.reports.phrases import months_after
    >>> months_after(datetime.date(2025, 1, 31), 1), months_after(datetime.date(2025, 2, 28), 1)
    (datetime.date(2025, 2, 28), datetime.date(2025, 3, 31))
    """
    count = day.year * 12 + day.month - 1 + months
    if count >= datetime.MAXYEAR * 12 + 12:
        return datetime.date.max
    year, month = count // 12, count % 12 + 1
    last = calendar.monthrange(year, month)[1]
    whole = day.day == calendar.monthrange(day.year, day.month)[1]
    return datetime.date(year, month, last if whole else min(day.day, last))
