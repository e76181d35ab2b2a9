"""By which rules the plans of a store's file are judged, told in the file itself.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3

from ..text import Text

__all__ = ["check_form", "wrong_form"]

#: Edition 1, complete. Files of before hold 0: their events, read by today's rules, could come to another state.
FORM = 1
_BEFORE = Text("holds plans of before edition 1 was complete, which were judged by other rules: keep it, and record them "
               "anew in another file",
               "contient des plans d'avant l'édition 1 complète, jugés selon d'autres règles : le garder, et les "
               "enregistrer à nouveau dans un autre fichier")
_LATER = Text("was written by a later version: update the library",
              "a été écrit par une version plus récente : mettre la bibliothèque à jour")


def _has_events(rows: sqlite3.Connection) -> bool:
    there = rows.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'").fetchone()
    return there is not None and rows.execute("SELECT 1 FROM events LIMIT 1").fetchone() is not None


def wrong_form(rows: sqlite3.Connection) -> Text | None:
    """What is wrong with a file of another form, else None."""
    form = rows.execute("PRAGMA user_version").fetchone()[0]
    if form > FORM:
        return _LATER
    return _BEFORE if form == 0 and _has_events(rows) else None


def check_form(rows: sqlite3.Connection) -> Text | None:
    """Marks a file that is new, within the change under way; what is wrong with one of another form, else None."""
    wrong = wrong_form(rows)
    if wrong is None:
        rows.execute(f"PRAGMA user_version = {FORM}")
    return wrong
