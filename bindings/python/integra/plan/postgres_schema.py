"""The tables of a store of plans in PostgreSQL, made where they are not, and which form they have.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

All that is here stands in one schema, `integra` unless told otherwise, and is of nobody else. Every statement names that
schema, so that no search path leads elsewhere.

- `store` has one row, which is the lock of all changes and has the last number that was given, so that numbers ascend in the
  order of commits.
- `mark` has one row, by which a copy is told (:mod:`integra.plan.postgres_rows`).
- `events` has one row an event. A row is in the place of the one that it was before: PostgreSQL itself keeps that one for a
  while, and docs/stores.md says how long.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import UsageError
from ..text import Text
from ..words import Status

__all__ = ["FORM", "SCHEMA", "Statement", "argument_schema"]

#: What is stored here, and how. A later library that stores otherwise has a greater one.
FORM = 1
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")

SCHEMA = """
CREATE SCHEMA IF NOT EXISTS {schema};
CREATE TABLE {schema}.store (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), form integer NOT NULL,
    number bigint NOT NULL DEFAULT 0, moment bigint NOT NULL DEFAULT 0);
CREATE TABLE {schema}.mark (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), system text NOT NULL, timeline text NOT NULL, database oid NOT NULL,
    made xid8 NOT NULL);
CREATE TABLE {schema}.writers (
    writer bytea PRIMARY KEY, number bigint NOT NULL UNIQUE, appended bigint NOT NULL DEFAULT 0);
CREATE TABLE {schema}.events (
    number bigint PRIMARY KEY, plan bytea NOT NULL, digest bytea NOT NULL, writer bytea NOT NULL, sequence bigint NOT NULL,
    own boolean NOT NULL, prose boolean NOT NULL, data bytea NOT NULL);
CREATE UNIQUE INDEX events_digest ON {schema}.events (plan, digest);
CREATE UNIQUE INDEX events_place ON {schema}.events (plan, writer, sequence) WHERE own;
CREATE UNIQUE INDEX events_number ON {schema}.events (plan, number);
CREATE INDEX events_prose ON {schema}.events (plan) WHERE prose;
CREATE TABLE {schema}.dues (
    plan bytea PRIMARY KEY, asked bytea NOT NULL, last bigint NOT NULL, person bytea NOT NULL, reference bytea NOT NULL,
    data bytea NOT NULL, events bytea NOT NULL);
CREATE TABLE {schema}.plans (
    plan bytea PRIMARY KEY, number bigint NOT NULL, moment bigint NOT NULL, person bytea NOT NULL DEFAULT '',
    referent bytea NOT NULL DEFAULT '', phase integer NOT NULL DEFAULT 0, conflict boolean NOT NULL DEFAULT false,
    offices bytea[] NOT NULL DEFAULT '{{}}', worked_by bytea NOT NULL DEFAULT '', seal bytea NOT NULL DEFAULT '');
CREATE INDEX plans_number ON {schema}.plans (number);
CREATE INDEX plans_moment ON {schema}.plans (moment);
CREATE INDEX plans_person ON {schema}.plans (person);
CREATE INDEX plans_phase ON {schema}.plans (phase);
CREATE INDEX plans_conflict ON {schema}.plans (plan) WHERE conflict;
CREATE INDEX plans_offices ON {schema}.plans USING gin (offices);
INSERT INTO {schema}.store (form) VALUES ({form});
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in whose text ``{schema}`` stands for the schema of a store."""

    text: str

    def of(self, schema: str) -> bytes:
        """The statement for one store."""
        return self.text.format(schema=f'"{schema}"', form=FORM).encode()


def argument_schema(value: object) -> str:
    """An argument that names a schema: a plain word, which is quoted as it is."""
    if not isinstance(value, str):
        raise TypeError("schema takes a str")
    if _NAME.fullmatch(value) is None:
        raise UsageError(Status.INVALID_VALUE, detail=Text(
            "takes a word of letters, digits and _, 63 at the most, that begins with no digit",
            "prend un mot de lettres, de chiffres et de _, 63 au plus, qui ne commence pas par un chiffre").at("schema"))
    return value
