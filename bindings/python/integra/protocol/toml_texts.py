"""What the reader of protocols says is wrong with one, or belongs there, in both languages.

Spec: spec/21-protocol.md (ORI-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text

# What belongs at a place.
DAY = Text("a date, as in 2014-01-01 without quotes", "une date, comme 2014-01-01 sans guillemets")
NAME = Text("lower-case letters a to z, digits and hyphens, 64 at most",
            "des lettres minuscules a à z, chiffres et traits d'union, 64 au plus")
LIST = Text('a list of words in quotes, as in ["yes", "unknown"]',
            'une liste de mots entre guillemets, comme ["yes", "unknown"]')
WORD = Text("a word in quotes", "un mot entre guillemets")
FLAG = Text("true or false, without quotes", "true ou false, sans guillemets")
HEADINGS = Text("each row under a heading [[row]]", "chaque ligne sous un titre [[row]]")
RULE = Text('a rule in quotes, as in "ORI-5"', 'une règle entre guillemets, comme "ORI-5"')
CONDITIONS = Text('conditions, as in when.pps = ["yes"]', 'des conditions, comme when.pps = ["yes"]')
CALLS = Text('a list of services called, as in [{ service = "information" }]',
             'une liste de services appelés, comme [{ service = "information" }]')

# What is wrong.
NO_ROW = Text("a protocol has one row at least, under a heading [[row]]",
              "un protocole a une ligne au moins, sous un titre [[row]]")
WORD_TWICE = Text("this word is there twice: keep one", "ce mot est là deux fois : n'en garder qu'un")
NO_RULE = Text("no rule has this name", "aucune règle ne porte ce nom")
RULES = Text("integra rules lists them", "integra rules les liste")
NO_VALUE = Text("no value is left that this row accepts", "il ne reste aucune valeur que cette ligne accepte")
CALLED_TWICE = Text("this service is called twice: keep one", "ce service est appelé deux fois : n'en garder qu'un")
ADDED = Text("the response adds this service by itself: no row calls it",
             "la réponse ajoute ce service d'elle-même : aucune ligne ne l'appelle")
NO_ID = Text("no row has this id", "aucune ligne n'a cet id")
ITSELF = Text("a row does not override itself", "une ligne ne s'écarte pas elle-même")
OTHERWISE = Text("an otherwise row is in no override", "une ligne à otherwise = true n'écarte rien et rien ne l'écarte")
APART = Text("the two rows have no motive in common", "les deux lignes n'ont aucun motif de demande en commun")
#: How a demand arrived is no condition: one is answered as another, whatever these are (ORI-1).
UNREAD = {
    "door": Text("no rule reads a door: a demand is answered alike by whichever it came",
                 "aucune règle ne lit la porte d'entrée : par quelque porte qu'elle arrive, une demande a la même réponse"),
    "channel": Text("no rule reads a channel: a demand is answered alike by whichever it came",
                    "aucune règle ne lit le canal : par quelque canal qu'elle arrive, une demande a la même réponse"),
}


def named(name: str) -> Text:
    """What belongs after a name that gives one."""
    return Text(f"{name} and a name in quotes", f"{name} et un nom entre guillemets")


def longest(size: int) -> Text:
    """What belongs where a text does."""
    return Text(f"a text of at most {size} bytes in quotes", f"un texte d'au plus {size} octets entre guillemets")


def too_long(size: int) -> Text:
    """That a file is longer than any protocol."""
    return Text(f"longer than {size} bytes: a protocol is far shorter",
                f"plus de {size} octets : un protocole est bien plus court")


def too_many(rows: int) -> Text:
    """That more rows than may are about one motive."""
    return Text(f"more than {rows} rows list this motive", f"plus de {rows} lignes portent ce motif de demande")


def cycle(rows: list[str]) -> Text:
    """That rows silence one another round about."""
    listed = ", ".join(rows)
    return Text(f"overrides make a cycle: {listed}", f"les lignes s'écartent l'une l'autre en cercle : {listed}")
