"""What is left of an erased text in PostgreSQL: nothing that can be asked for, and no byte of the table once it is rewritten.

Spec: spec/31-history.md (PLN-22), spec/32-exchange.md, "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

docs/stores.md tells a host what stays where and for how long; this is what it says that can be seen from here.
"""
from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from plan_scene import NURSE, draft, opening
from postgres_server import Server

pytest.importorskip("psycopg")
from integra import EventKind  # noqa: E402
from integra.plan.store import PlanStore  # noqa: E402
from integra.words import NeedDomain  # noqa: E402

SECRET = "told in confidence"


def in_files(folder: Path) -> bool:
    return any(SECRET.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def erased(store: PlanStore) -> uuid.UUID:
    plan = store.append(opening()).plan
    assert plan is not None
    need = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text=SECRET), plan)
    store.append(draft(EventKind.ERASURE, NURSE, 2, target=need.digest), plan)
    with store.plan(plan) as whole:
        assert whole.place(need).erased and len(whole) == 3
    return plan


def test_an_erased_text_is_in_no_row_and_no_dump(postgres: str, postgres_server: Server) -> None:
    database = postgres.split("/")[-1].split("?")[0]
    with PlanStore(postgres) as store:
        plan = erased(store)
        assert all(SECRET.encode() not in data for _, _, data in store._rows.events(plan.bytes))
        assert store._rows.prose(plan.bytes) == []
    assert postgres_server.sql("SELECT vacuum_count FROM pg_stat_all_tables WHERE schemaname = 'integra' AND relname = 'events'",
                               database) == [(1,)]  # its place is free to be overwritten
    dump = postgres_server.run("pg_dump", "-h", str(postgres_server.socket), "-U", "integra", database)
    assert SECRET.encode().hex() not in dump and "CREATE TABLE integra.events" in dump


def test_no_byte_is_left_in_the_files_of_tables_that_were_rewritten(postgres: str, postgres_server: Server) -> None:
    database = postgres.split("/")[-1].split("?")[0]
    base = postgres_server.data / "base" / str(postgres_server.sql(
        f"SELECT oid FROM pg_database WHERE datname = '{database}'")[0][0])
    with PlanStore(postgres) as store:
        plan = store.append(opening()).plan
        need = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text=SECRET), plan)
        postgres_server.sql("CHECKPOINT")
        assert in_files(base)  # so it is looked for where it would be
        store.append(draft(EventKind.ERASURE, NURSE, 2, target=need.digest), plan)
    postgres_server.sql("VACUUM FULL integra.events", database)
    postgres_server.sql("CHECKPOINT")
    assert not in_files(base)
