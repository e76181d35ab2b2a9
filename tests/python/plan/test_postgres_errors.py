"""What goes wrong between a store and PostgreSQL is said by the address without its password, and leaves nothing half done.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pickle
import shutil
import threading
import traceback
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from plan_scene import NURSE, active, draft, opening
from postgres_proxy import Proxy
from postgres_server import Server

psycopg = pytest.importorskip("psycopg")
from integra import EventKind, UsageError  # noqa: E402
from integra.plan import postgres_rows  # noqa: E402
from integra.plan.postgres_rows import PostgresRows  # noqa: E402
from integra.plan.store import PlanStore, StoreError  # noqa: E402
from integra.words import NeedDomain  # noqa: E402

NEED = draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="alone")


@pytest.fixture
def database(postgres_server: Server) -> Iterator[str]:
    with postgres_server.lent() as name:
        yield name


@pytest.fixture
def uri(postgres_server: Server, database: str) -> str:
    return postgres_server.uri(database)


def begun(uri: str) -> tuple[PlanStore, uuid.UUID]:
    store = PlanStore(uri)
    plan = store.append(opening()).plan
    assert plan is not None
    return store, plan


def said(error: BaseException) -> str:
    """All that an error may show of itself."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(vars(error)) + repr(pickle.dumps(error))


# ---- addresses


#: Not as it stands in an address below, whose lines a traceback shows.
SECRET = "3cret"[::-1]


def test_an_address_is_shown_without_its_password(postgres_server: Server, database: str) -> None:
    host = str(postgres_server.socket / "nowhere").replace("/", "%2F")
    for address in (f"@/{database}?host={host}&password={SECRET}", f":{SECRET}@/{database}?host={host}&sslpassword={SECRET}"):
        with pytest.raises(StoreError, match="cannot be reached: check the address") as caught:
            PlanStore("postgresql://nobody" + address)
        assert caught.value.path == f"postgresql://nobody@{host}/{database}" and SECRET not in said(caught.value)
        assert caught.value.reason.fr.startswith("est hors d'atteinte")


@pytest.mark.parametrize("dsn", ["postgresql://[::/{}", "host=x password='{}", "{}", "postgresql://x/?{}=1"])
def test_what_is_no_address_is_told_and_not_shown(dsn: str) -> None:
    with pytest.raises(StoreError, match="is no address of a database") as caught:
        PostgresRows(dsn.format(SECRET))
    assert SECRET not in said(caught.value) and caught.value.__context__ is None


@pytest.mark.parametrize("schema", ["", "1st", 'a"b', "a b", "é", "a" * 64, "a%s"])
def test_a_schema_is_a_plain_word(schema: str) -> None:
    with pytest.raises(UsageError, match="schema: takes a word"):
        PostgresRows("postgresql://", schema=schema)


def test_schemas_are_stores_of_their_own(uri: str, postgres_server: Server, database: str) -> None:
    with PlanStore(rows=PostgresRows(uri, schema="Care_1")) as one, PlanStore(uri) as other:
        plan = one.append(opening()).plan
        assert one.plans() == (plan,) and other.plans() == () and one.writer != other.writer
    assert postgres_server.sql("SELECT schemaname FROM pg_tables WHERE tablename = 'events' ORDER BY 1", database) == [
        ("Care_1",), ("integra",)]


def test_what_is_no_store_or_a_later_one_is_told(uri: str, postgres_server: Server, database: str) -> None:
    with pytest.raises(StoreError, match="holds no store of plans in this schema"):
        PlanStore(uri, read_only=True)
    PlanStore(uri).close()
    postgres_server.sql("UPDATE integra.store SET form = form + 1", database)
    for read_only in (True, False):
        with pytest.raises(StoreError, match="made by a later version"):
            PlanStore(uri, read_only=read_only)


# ---- rights


def test_who_may_only_read_reads(uri: str, postgres_server: Server, database: str) -> None:
    store, plan = begun(uri)
    postgres_server.sql(f"CREATE ROLE reader_{database} LOGIN; GRANT USAGE ON SCHEMA integra TO reader_{database}; "
                        f"GRANT SELECT ON ALL TABLES IN SCHEMA integra TO reader_{database}", database)
    reader = postgres_server.uri(database, f"reader_{database}")
    with PlanStore(reader, read_only=True) as read, store:
        with read.plan(plan) as whole:
            assert len(whole) == 1
        assert read.due(NEED.effective) == store.due(NEED.effective) and read.of_referent(NURSE) == store.of_referent(NURSE)
        with pytest.raises(StoreError, match="was opened to be read"):
            read.append(NEED, plan)
    with pytest.raises(StoreError, match="this user may not do that: grant what docs/stores.md lists"):
        PlanStore(reader)


def test_the_rights_that_are_listed_are_enough(uri: str, postgres_server: Server, database: str) -> None:
    text = (Path(__file__).parents[3] / "docs/stores.md").read_text("utf-8")
    grants = [line for line in text.splitlines() if line.startswith("GRANT ")]
    PlanStore(uri).close()
    postgres_server.sql(f"CREATE ROLE writer_{database} LOGIN", database)
    for grant in grants:
        postgres_server.sql(grant.replace("care_program", f"writer_{database}"), database)
    assert len(grants) > 1
    with PlanStore(postgres_server.uri(database, f"writer_{database}")) as store:
        plan = store.append(opening()).plan
        assert plan is not None
        need = store.append(NEED, plan)
        store.append(draft(EventKind.ERASURE, NURSE, 2, target=need.digest), plan)
        store.due(NEED.effective)
        assert store.restored() == store.writer and len(store.of_referent(NURSE)) == 0
        assert store._rows.due(plan.bytes) is not None and store._rows.stale_plans(b"") != []
        with store.plan(plan) as whole:
            assert whole.place(need).erased


def test_a_database_that_is_set_to_be_read_is_told(uri: str, postgres_server: Server, database: str) -> None:
    store, plan = begun(uri)
    store.close()
    postgres_server.sql(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    with pytest.raises(StoreError, match="cannot be written, as a standby or by what its server says"):
        PlanStore(uri)
    with PlanStore(uri, read_only=True) as read:
        assert read.plans() == (plan,)


# ---- connections that are lost


@pytest.fixture
def proxy(postgres_server: Server, database: str) -> Iterator[Proxy]:
    folder = postgres_server.socket / f"proxy-{database}"
    folder.mkdir()
    opened = Proxy(folder, postgres_server.socket)
    yield opened
    opened.close()
    shutil.rmtree(folder)


@pytest.fixture
def behind(proxy: Proxy, postgres_server: Server, database: str) -> str:
    """The address of the database behind the proxy."""
    return f"postgresql://integra@/{database}?host={postgres_server.socket / f'proxy-{database}'}"


def test_a_commit_that_the_server_has_done_is_acknowledged_though_its_answer_is_lost(proxy: Proxy, behind: str) -> None:
    store, plan = begun(behind)
    with store:
        proxy.cut = "after"
        event = store.append(NEED, plan)
        assert proxy.cut is None
        with store.plan(plan) as whole:
            assert [each.digest for each in whole.events][1:] == [event.digest]
        assert store.append(NEED, plan).sequence == 3
        proxy.cut = "after"
        assert store.restored() == store.writer


def test_a_commit_that_did_not_come_to_the_server_is_told_and_can_be_called_again(proxy: Proxy, behind: str) -> None:
    store, plan = begun(behind)
    with store:
        proxy.cut = "before"
        with pytest.raises(StoreError, match="the connection was lost, and nothing was recorded: call again"):
            store.append(NEED, plan)
        assert store.append(NEED, plan).sequence == 2
        proxy.cut = "before"
        with pytest.raises(StoreError, match="nothing was recorded: call again"):
            store.restored()
        for cut in ("before", "after"):
            proxy.cut = cut
            with pytest.raises(StoreError, match="take it in again, which changes nothing where it was recorded"):
                store.merge(active().to_cbor())
        assert store.merge(active().to_cbor()) == 0
        with store.plan(plan) as whole:
            assert whole.check() == () and whole.events[1].sequence == 2


@pytest.mark.parametrize("cut", ["before", "after"])
def test_what_came_of_a_commit_is_said_to_be_unknown_where_nobody_can_be_asked(
        proxy: Proxy, behind: str, uri: str, monkeypatch: pytest.MonkeyPatch, cut: str) -> None:
    monkeypatch.setattr(postgres_rows, "PATIENCE", 0.0)
    store, plan = begun(behind)
    proxy.close()
    with store:
        proxy.cut = cut
        with pytest.raises(StoreError, match="whether it was recorded is not known; read the plan before") as caught:
            store.append(NEED, plan)
        assert "on ne sait s'il a été enregistré" in caught.value.reason.fr
    with PlanStore(uri) as other, other.plan(plan) as whole:
        assert len(whole) == (2 if cut == "after" else 1)


def ended(server: Server, database: str) -> None:
    """Every connection to a database is ended by the server, as where it is started anew."""
    server.sql(f"SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = '{database}'")


def test_a_connection_lost_between_calls_is_made_anew(uri: str, postgres_server: Server, database: str) -> None:
    store, plan = begun(uri)
    calls: tuple[Callable[[], Any], ...] = (
        store.plans, lambda: store.plan(plan), lambda: store.append(NEED, plan), lambda: store.writer, store.restored,
        lambda: store.merge(active().to_cbor()), lambda: store.due(NEED.effective), lambda: store.of_referent(NURSE))
    with store:
        for call in calls:
            ended(postgres_server, database)
            call()


def test_a_connection_lost_within_a_change_leaves_nothing_of_it(uri: str, postgres_server: Server, database: str) -> None:
    store, plan = begun(uri)
    rows = store._rows
    insert = rows.insert

    def cut(*args: Any, **more: Any) -> None:
        insert(*args, **more)
        ended(postgres_server, database)

    with store:
        rows.insert = cut  # type: ignore[method-assign]
        with pytest.raises(StoreError, match="the connection was lost, and nothing was recorded: call again"):
            store.append(NEED, plan)
        rows.insert = insert  # type: ignore[method-assign]
        assert store.append(NEED, plan).sequence == 2


# ---- what other programs and the server do


def test_a_statement_that_takes_too_long_is_told(uri: str, postgres_server: Server, database: str) -> None:
    store, plan = begun(uri)
    slow = uri + "&options=-c%20statement_timeout%3D20"
    with PlanStore(slow) as hurried, psycopg.connect(uri) as other, store:
        other.execute("SELECT FROM integra.store FOR UPDATE")
        with pytest.raises(StoreError, match="the server ended a statement that took too long, and nothing was changed"):
            hurried.append(NEED, plan)
        other.rollback()
        assert hurried.append(NEED, plan).sequence == 2


def test_a_store_that_is_locked_for_too_long_is_told(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_rows, "PATIENCE", 0.0)
    store, plan = begun(uri)
    with store, psycopg.connect(uri) as other:
        other.execute("SELECT FROM integra.store FOR UPDATE")
        for call in (lambda: store.append(NEED, plan), lambda: store.merge(active().to_cbor()), store.restored):
            with pytest.raises(StoreError, match="another program has kept it locked"):
                call()
        other.rollback()
        assert store.append(NEED, plan).sequence == 2


def waiting(uri: str) -> None:
    """Ends once somebody waits for a lock."""
    with psycopg.connect(uri, autocommit=True) as rows:
        while not rows.execute("SELECT FROM pg_locks WHERE NOT granted").fetchall():
            pass


def test_a_deadlock_at_the_beginning_of_a_change_is_gone_through(uri: str) -> None:
    """A program that is no store locks first the row, then a table, which a change does the other way round."""
    store, plan = begun(uri)
    store.close()
    rows = PostgresRows(uri + "&options=-c%20deadlock_timeout%3D10ms")
    locks, run = list[int](), rows._link.run
    with PlanStore(rows=rows) as quick, psycopg.connect(uri + "&options=-c%20deadlock_timeout%3D60s") as other:
        other.execute("SELECT FROM integra.store FOR UPDATE")
        thread = threading.Thread(target=lambda: (other.execute("LOCK TABLE integra.events IN ACCESS EXCLUSIVE MODE"),
                                                  other.commit()))

        def watched(statement: bytes, values: Any = ()) -> Any:
            if b"FOR UPDATE" in statement:
                if not locks:  # it has the tables, and waits for the row only once the other one waits for it
                    thread.start()
                    waiting(uri)
                locks.append(1)
            return run(statement, values)

        rows._link.run = watched  # type: ignore[method-assign]
        assert quick.append(NEED, plan).sequence == 2 and len(locks) == 2
        thread.join()


def test_a_store_is_of_one_thread_and_of_one_process(uri: str) -> None:
    store, plan = begun(uri)
    words = list[str]()

    def elsewhere() -> None:
        try:
            store.plans()
        except StoreError as error:
            words.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(words) == 1 and "is used by another thread or process" in words[0]
    child = os.fork()
    if not child:
        elsewhere()
        store.close()
        os._exit(0 if len(words) == 2 else 1)
    assert os.waitpid(child, 0)[1] == 0
    with store:
        assert store.plans() == (plan,)  # the child has not ended the connection that it was not given
    with pytest.raises(StoreError, match="the store is closed: open it again"):
        store.plans()
    store.close()


def test_a_durable_commit_is_asked_for_where_the_host_asks_for_less(uri: str, postgres_server: Server, database: str) -> None:
    for here, within in (("off", "on"), ("local", "local"), ("on", "on"), ("remote_apply", "remote_apply")):
        postgres_server.sql(f"ALTER DATABASE {database} SET synchronous_commit = {here}")
        rows = PostgresRows(uri)
        with rows.change():
            assert rows._link.run(b"SHOW synchronous_commit") == [(within,)]
        rows.close()
