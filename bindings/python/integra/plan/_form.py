"""The tables of a store's file, in their form of today, and by which rules its plans are judged, told in the file itself.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3

from ..text import Text

__all__ = ["FORM", "made", "wrong_form"]

#: Edition 1, complete. Files of before hold 0: their events, read by today's rules, could come to another state. Those of
#: form 1 have the same events, and nothing of what is kept beside them since.
FORM = 2
_BEFORE = Text("holds plans of before edition 1 was complete, which were judged by other rules: keep it, and record them "
               "anew in another file",
               "contient des plans d'avant l'édition 1 complète, jugés selon d'autres règles : le garder, et les "
               "enregistrer à nouveau dans un autre fichier")
_LATER = Text("was written by a later version: update the library",
              "a été écrit par une version plus récente : mettre la bibliothèque à jour")

_EVENTS = """
CREATE TABLE IF NOT EXISTS writers (writer BLOB PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY, plan BLOB NOT NULL, digest BLOB NOT NULL, writer BLOB NOT NULL,
    sequence INTEGER NOT NULL, own INTEGER NOT NULL, prose INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS events_digest ON events (plan, digest);
CREATE UNIQUE INDEX IF NOT EXISTS events_place ON events (plan, writer, sequence) WHERE own;
CREATE INDEX IF NOT EXISTS events_prose ON events (plan) WHERE prose;
CREATE TABLE IF NOT EXISTS dues (
    plan BLOB PRIMARY KEY, asked BLOB NOT NULL, last INTEGER NOT NULL, person BLOB NOT NULL, reference BLOB NOT NULL,
    data BLOB NOT NULL, events BLOB NOT NULL);
"""
#: What form 2 has besides: how far each writer went, where the file lies, and what its plans come to.
_BESIDE = """
ALTER TABLE writers ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
ALTER TABLE writers ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
CREATE TABLE location (one INTEGER PRIMARY KEY CHECK (one = 1), told TEXT NOT NULL, backup INTEGER NOT NULL);
CREATE TABLE plans (
    plan BLOB PRIMARY KEY, number INTEGER NOT NULL, moment INTEGER NOT NULL, person BLOB NOT NULL, referent BLOB NOT NULL,
    phase INTEGER NOT NULL, conflict INTEGER NOT NULL, worked_by BLOB NOT NULL, seal BLOB NOT NULL);
CREATE INDEX plans_number ON plans (number);
CREATE INDEX plans_moment ON plans (moment);
CREATE INDEX plans_person ON plans (person);
CREATE INDEX plans_phase ON plans (phase);
CREATE INDEX plans_conflict ON plans (plan) WHERE conflict;
CREATE INDEX plans_worked_by ON plans (worked_by);
CREATE TABLE offices (plan BLOB NOT NULL, slot INTEGER NOT NULL, member BLOB NOT NULL, PRIMARY KEY (plan, slot, member));
CREATE INDEX offices_member ON offices (member, slot);
UPDATE writers SET own = (SELECT COUNT(*) FROM events WHERE own AND writer = writers.writer);
"""
_PLANS = """
INSERT INTO plans SELECT plan, MAX(number), ?, zeroblob(16), zeroblob(16), 0, 0, x'', x'' FROM events GROUP BY plan
"""


def _there(rows: sqlite3.Connection, table: str) -> bool:
    return rows.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone() is not None


def wrong_form(rows: sqlite3.Connection) -> Text | None:
    """What is wrong with a file of another form, else None."""
    form = rows.execute("PRAGMA user_version").fetchone()[0]
    if form > FORM:
        return _LATER
    has_events = form == 0 and _there(rows, "events") and rows.execute("SELECT 1 FROM events LIMIT 1").fetchone()
    return _BEFORE if has_events else None


def made(rows: sqlite3.Connection, moment: int) -> Text | None:
    """Makes what a file lacks, within the change under way; what is wrong with one of another form, else None.

    A file of form 1 does not say where it lies, so that it takes a new writer (sqlite_writers.py).
    """
    wrong = wrong_form(rows)
    if wrong is None:
        _run(rows, _EVENTS)
        if not _there(rows, "plans"):
            _run(rows, _BESIDE)
            rows.execute(_PLANS, [moment])
        rows.execute(f"PRAGMA user_version = {FORM}")
    return wrong


def _run(rows: sqlite3.Connection, statements: str) -> None:
    """executescript() would commit the change."""
    for statement in statements.split(";"):
        rows.execute(statement)
