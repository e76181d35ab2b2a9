"""A text in both languages: made where the message arises, and never translated afterwards.

Spec: spec/03-command.md, "Languages".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What the user gave (a path, a column, a word) stands in both as it was given.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from .words import Language

__all__ = ["AND", "COLON", "COMMUNE", "HALF_A_PAIR", "LANGUAGES", "NOT_CSV", "NUMBER_TOO_LONG", "ONE_MOTIVE", "OR",
           "SEMICOLON", "TOO_DEEP", "UNKNOWN_NAME", "UNKNOWN_WORD", "Text", "at_byte", "at_most_values", "capital",
           "cells_differ", "dated", "expected", "id_taken", "joined", "missing", "one_of", "plural", "under_rule", "verbatim",
           "whole_number"]

#: The languages by their words, in the order of :class:`Text`.
LANGUAGES = tuple(language.word for language in Language)

_MONTHS = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"), ("May", "mai"),
    ("June", "juin"), ("July", "juillet"), ("August", "août"), ("September", "septembre"), ("October", "octobre"),
    ("November", "novembre"), ("December", "décembre"))


class Text(NamedTuple):
    """What a reader is told, in English and in French."""

    en: str
    fr: str

    def said(self, language: str | Language) -> str:
        """The text in one language, which is one that :func:`integra.errors.language_of` takes."""
        return self[LANGUAGES.index(language.word if isinstance(language, Language) else language)]

    def of(self, **values: object) -> Text:
        """The text with values put in; a value that is a Text gives each language its own."""
        return Text(*(
            text.format(**{name: getattr(value, language) if isinstance(value, Text) else value
                           for name, value in values.items()})
            for language, text in zip(LANGUAGES, self, strict=True)))

    def at(self, place: str | Text) -> Text:
        """The text behind the place it is about and a colon; behind an empty place, the text alone."""
        before = place if isinstance(place, Text) else verbatim(place)
        return joined((before, self), COLON) if before.en else self

    def then(self, more: Text) -> Text:
        """The text, a semicolon, and another one."""
        return joined((self, more), SEMICOLON)

    def within(self, *more: Text) -> Text:
        """The text, then others in brackets; without others the text alone."""
        inside = joined(more)
        return Text(f"{self.en} ({inside.en})", f"{self.fr} ({inside.fr})") if more else self


def at_byte(name: str, offset: int) -> Text:
    """The place of a byte in a file."""
    return Text(f"byte {offset}", f"octet {offset}").at(name)


def verbatim(text: object) -> Text:
    """What is the same in both languages: a name, a number, what the user gave."""
    return Text(str(text), str(text))


def plural(number: int, one: Text, many: Text) -> Text:
    """The form that each language uses with a number; ``{n}`` in it becomes the number."""
    return Text(one.en if number == 1 else many.en, one.fr if number < 2 else many.fr).of(n=number)


def joined(texts: Iterable[Text], sign: str | Text = ", ") -> Text:
    """Texts one after the other."""
    held, between = tuple(texts), sign if isinstance(sign, Text) else verbatim(sign)
    return Text(between.en.join(text.en for text in held), between.fr.join(text.fr for text in held))


def dated(day: datetime.date) -> Text:
    """A day as people write it.

    >>> import datetime
    >>> from integra.text import dated
    >>> dated(datetime.date(2025, 3, 1))
    Text(en='1 March 2025', fr='1er mars 2025')
    """
    english, french = _MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    return Text(f"{day.day} {english} {day.year}", f"{first} {french} {day.year}")


def capital(text: Text) -> Text:
    """The text as the beginning of a sentence."""
    return Text(*(each[:1].upper() + each[1:] for each in text))


def whole_number(lowest: int, highest: int) -> Text:
    """What a field takes that takes whole numbers."""
    return Text(f"a whole number from {lowest} to {highest}", f"un nombre entier de {lowest} à {highest}")


def cells_differ(given: int, header: int) -> Text:
    """That a row of a table has more or fewer cells than its header."""
    return Text(f"{given} cells where the header has {header}", f"{given} cellules là où l'en-tête en a {header}")


def missing(name: str) -> Text:
    """That something which must be there is not."""
    return Text(f"{name} is missing", f"{name} manque")


def id_taken(line: int) -> Text:
    """That a row has the id of another."""
    return Text(f"this id is there already, on line {line}", f"cet id est déjà là, à la ligne {line}")


def at_most_values(limit: int) -> Text:
    """What a field takes that takes no more than some values."""
    return Text(f"at most {limit} values", f"au plus {limit} valeurs")


def under_rule(rule: str) -> Text:
    """Which rule refuses, as it stands in brackets behind the reason."""
    return Text(f"rule {rule}", f"règle {rule}")


def one_of(words: Iterable[str]) -> Text:
    """What a field takes that takes words."""
    listed = ", ".join(words)
    return Text(f"one of {listed}", f"l'un de {listed}")


def expected(what: Text) -> Text:
    """That something else belongs here."""
    return Text(f"expected {what.en}", f"attendu : {what.fr}")


#: What stands between texts.
COLON, SEMICOLON = Text(": ", " : "), Text("; ", " ; ")
AND, OR = Text(" and ", " et "), Text(" or ", " ou ")
#: What a commune takes (ORI-12), and the motives of a demand (ORI-5).
COMMUNE = Text("the code of a commune, five capitals and digits, as in 37261",
               "le code d'une commune, cinq majuscules et chiffres, comme 37261")
ONE_MOTIVE = Text("one motive at least", "un motif de demande au moins")
#: What more than one reader says of a text that it gives up on.
NUMBER_TOO_LONG = Text("a number is too long", "un nombre est trop long")
TOO_DEEP = Text("nested too deep", "trop d'imbrications")
UNKNOWN_NAME = Text("unknown name", "nom inconnu")
UNKNOWN_WORD = Text("unknown word", "mot inconnu")
NOT_CSV = Text("not a row of CSV", "pas une ligne de CSV")
#: Why a text cannot be written in UTF-8 (WIRE-11).
HALF_A_PAIR = Text("a character is half of a surrogate pair: write it whole",
                   "un caractère est la moitié d'une paire de substitution : l'écrire en entier")
