"""What a database owes a store of plans, in PostgreSQL: the order of changes, and which copy takes a new writer.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from plan_scene import NURSE, draft, opening
from postgres_server import Server, running

pytest.importorskip("psycopg")
from integra import EventKind  # noqa: E402
from integra.plan import postgres_rows  # noqa: E402
from integra.plan.postgres_rows import PostgresRows  # noqa: E402
from integra.plan.rows import Clash, Continuity, EventRow  # noqa: E402
from integra.plan.store import PlanStore, StoreError  # noqa: E402
from integra.words import NeedDomain  # noqa: E402

PLAN, OTHER, WRITER = bytes(15) + b"\1", bytes(15) + b"\2", bytes(15) + b"\3"


def row(sequence: int, *, writer: bytes = WRITER) -> EventRow:
    return EventRow(bytes([sequence, writer[-1]]) * 16, writer, sequence, False, b"an event")


@pytest.fixture
def rows(postgres: str) -> Iterator[PostgresRows]:
    opened = PostgresRows(postgres)
    with opened.change():
        opened.draw(WRITER)
    yield opened
    opened.close()


@pytest.fixture
def other(rows: PostgresRows, postgres: str) -> Iterator[PostgresRows]:
    """Another program on the same store, which waits for nobody."""
    opened = PostgresRows(postgres)
    yield opened
    opened.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_rows, "PATIENCE", 0.0)


def test_one_change_is_under_way_at_a_time_in_the_whole_store(
        rows: PostgresRows, other: PostgresRows, impatient: None) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
        with pytest.raises(Exception) as caught:
            with other.change():
                other.insert(OTHER, row(1), own=True)
        assert (other.told(caught.value) or ("",))[0].startswith("another program has kept it locked")
        assert other.plans() == [] and other.events(PLAN) == []  # whoever reads waits for nobody
    with other.change():
        other.insert(OTHER, row(2), own=True)
    assert [number for number, _, _ in rows.events(PLAN) + rows.events(OTHER)] == [1, 2]


def test_numbers_ascend_in_the_order_of_commits(rows: PostgresRows, postgres: str) -> None:
    """A second change that begins while the first is under way gets a greater number, however late the first one ends."""
    begun, ended = threading.Event(), list[str]()

    def second() -> None:
        behind = PostgresRows(postgres)
        begun.set()
        with behind.change():
            behind.insert(OTHER, row(1), own=True)
        ended.append("second")
        behind.close()

    thread = threading.Thread(target=second)
    with rows.change():
        thread.start()
        assert begun.wait(60)
        rows.insert(PLAN, row(2), own=True)
        rows.insert(PLAN, row(3), own=True)
        ended.append("first")
    thread.join()
    assert ended == ["first", "second"] and rows.lasts() == [(PLAN, 2), (OTHER, 3)]


def test_a_rewritten_row_gets_a_new_number_and_a_failed_change_none(rows: PostgresRows) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
        rows.insert(PLAN, row(2), own=True)
    with pytest.raises(KeyError):
        with rows.change():
            rows.update(PLAN, row(1))
            rows.insert(PLAN, row(3), own=True)
            raise KeyError
    assert rows.lasts() == [(PLAN, 2)] and rows.own() == 2
    with rows.change():
        rows.update(PLAN, row(1)._replace(data=b"without"))
    assert [(number, data) for number, _, data in rows.events(PLAN, 1)] == [(2, b"an event"), (3, b"without")]


@pytest.mark.parametrize(("second", "own", "clashes"), [
    (row(1), True, True), (row(1), False, True), (row(1)._replace(digest=bytes(32)), True, True),
    (row(1)._replace(digest=bytes(32)), False, False), (row(2), True, False)])
def test_what_is_unique_is_told_apart(rows: PostgresRows, second: EventRow, own: bool, clashes: bool) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
    try:
        with rows.change():
            rows.insert(PLAN, second, own=own)
    except Clash:
        assert clashes and len(rows.events(PLAN)) == 1 and rows.own() == 1
    else:
        assert not clashes and len(rows.events(PLAN)) == 2 and rows.own() == 1 + own


def test_a_change_in_which_a_statement_failed_is_never_said_to_be_committed(rows: PostgresRows) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
    with pytest.raises(Exception) as caught:
        with rows.change():
            rows.draw(OTHER)
            with suppress(Clash):
                rows.insert(PLAN, row(1), own=True)  # PostgreSQL rolls the whole back, and takes COMMIT for a wish to do so
    assert (rows.told(caught.value) or ("",))[0].startswith("a statement failed, and nothing was changed")
    assert len(rows.events(PLAN)) == 1 and rows.writer() == WRITER
    with rows.change():
        rows.insert(PLAN, row(2), own=True)


def test_moments_do_not_go_back(rows: PostgresRows, postgres_server: Server) -> None:
    database = rows.name.rsplit("/", 1)[1]
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
    (_, _, first), = rows.stale_plans(b"me")
    postgres_server.sql("UPDATE integra.store SET moment = moment + 1000000000000", database)  # the clock was put back
    with rows.change():
        rows.insert(OTHER, row(1), own=True)
    with rows.change():
        rows.update(PLAN, row(1))
    (_, third, last), (_, second, before) = rows.stale_plans(b"me")
    assert (second, third) == (2, 3) and last >= before >= first + 10 ** 12


# ---- copies


def template(server: Server, database: str, folder: Path) -> str:
    return server.database(template=database)


def dumped(server: Server, database: str, folder: Path) -> str:
    copy = server.database()
    server.run("pg_dump", "-h", str(server.socket), "-U", "integra", "-Fc", "-f", f"{server.socket}/dump", database)
    server.run("pg_restore", "-h", str(server.socket), "-U", "integra", "-d", copy, f"{server.socket}/dump")
    return copy


def dumped_over_itself(server: Server, database: str, folder: Path) -> str:
    server.run("pg_dump", "-h", str(server.socket), "-U", "integra", "-Fc", "-f", f"{server.socket}/dump", database)
    server.run("pg_restore", "-h", str(server.socket), "-U", "integra", "--clean", "-d", database, f"{server.socket}/dump")
    return database


def filled_again(server: Server, database: str, folder: Path) -> str:
    server.sql("CREATE TABLE kept AS SELECT * FROM integra.mark; TRUNCATE integra.mark", database)
    server.sql("INSERT INTO integra.mark SELECT * FROM kept", database)
    return database


def renamed(server: Server, database: str, folder: Path) -> str:
    server.sql(f"ALTER DATABASE {database} RENAME TO {database}_renamed")
    return f"{database}_renamed"


def vacuumed(server: Server, database: str, folder: Path) -> str:
    server.sql("VACUUM (FREEZE) integra.mark", database)
    server.sql("VACUUM FULL", database)
    return database


@pytest.mark.parametrize(("copy", "continuity"), [
    (template, Continuity.SET_BACK), (dumped, Continuity.SET_BACK), (dumped_over_itself, Continuity.SET_BACK),
    (filled_again, Continuity.SET_BACK), (renamed, Continuity.GOES_ON), (vacuumed, Continuity.GOES_ON)])
def test_a_copy_is_told_from_the_database_that_goes_on(
        rows: PostgresRows, postgres_server: Server, tmp_path: Path, copy: Callable[[Server, str, Path], str],
        continuity: Continuity) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
    assert rows.continuity() is Continuity.GOES_ON
    rows.close()
    again = PostgresRows(postgres_server.uri(copy(postgres_server, rows.name.rsplit("/", 1)[1], tmp_path)))
    assert again.continuity() is continuity and again.writer() == WRITER and again.own() == 1
    with again.change():
        again.draw(OTHER)
    assert again.continuity() is Continuity.GOES_ON and again.own() == 0
    again.close()


@pytest.mark.parametrize(("differs", "continuity"), [
    ("system = '1'", Continuity.SET_BACK), ("timeline = '0000000A'", Continuity.SET_BACK), ("database = 1", Continuity.SET_BACK),
    ("one = true", Continuity.GOES_ON)])
def test_one_difference_is_enough_and_is_seen_within_the_change_too(
        rows: PostgresRows, postgres_server: Server, differs: str, continuity: Continuity) -> None:
    """A program may have asked one server, and append to another that took its place."""
    postgres_server.sql(f"UPDATE integra.mark SET {differs}, made = pg_current_xact_id()", rows.name.rsplit("/", 1)[1])
    assert rows.continuity() is continuity
    if continuity is Continuity.SET_BACK:
        with pytest.raises(Exception) as caught:
            with rows.change():
                rows.insert(PLAN, row(1), own=True)
        assert (rows.told(caught.value) or ("",))[0].startswith("is not the database any more")
        with rows.change():
            rows.insert(PLAN, row(1), own=False)
            rows.draw(OTHER)
            rows.insert(PLAN, row(1, writer=OTHER), own=True)
    assert rows.continuity() is Continuity.GOES_ON


def test_a_standby_is_read_and_takes_a_new_writer_once_it_is_promoted(rows: PostgresRows, postgres_server: Server) -> None:
    with rows.change():
        rows.insert(PLAN, row(1), own=True)
    database = rows.name.rsplit("/", 1)[1]
    folder = postgres_server.socket / "standby"
    postgres_server.run("pg_basebackup", "-h", str(postgres_server.socket), "-U", "integra", "-D", f"{folder}", "-R", "-c", "fast", "-N")
    standby = Server(postgres_server.programs, folder, folder, postgres_server._user)
    with running(standby, "hot_standby=on"):
        read = PostgresRows(standby.uri(database), read_only=True)
        assert [digest for _, digest, _ in read.events(PLAN)] == [row(1).digest] and read.writer() == WRITER
        with pytest.raises(Exception) as caught:
            with read.change():
                read.draw(OTHER)
        assert (read.told(caught.value) or ("",))[0].startswith("cannot be written, as a standby")
        standby.sql("SELECT pg_promote()")
        assert read.continuity() is Continuity.SET_BACK and rows.continuity() is Continuity.GOES_ON
        read.close()


@pytest.mark.parametrize("marked", [True, False])
def test_files_of_a_whole_cluster_that_were_set_back_show_by_a_mark_on_the_machine_of_the_program(
        postgres: str, postgres_server: Server, tmp_path: Path, marked: bool) -> None:
    """A base backup that is started as it is goes on with the same timeline: the server itself shows nothing."""
    mark = tmp_path / "plans" if marked else None
    rows = PostgresRows(postgres, mark=mark)
    with PlanStore(rows=rows) as store:
        plan = store.append(opening()).plan
        folder = postgres_server.socket / f"copy-{marked}"
        postgres_server.run("pg_basebackup", "-h", str(postgres_server.socket), "-U", "integra", "-D", f"{folder}", "-c", "fast",
                            "-N")
        lost = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL), plan)
        assert store.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.SOCIAL), plan).writer == lost.writer
    copy = Server(postgres_server.programs, folder, folder, postgres_server._user)
    with running(copy), PlanStore(rows=PostgresRows(copy.uri(rows.name.rsplit("/", 1)[1]), mark=mark)) as again:
        assert (again.writer != lost.writer) is marked
        assert again.append(draft(EventKind.NEED, NURSE, 3, code=NeedDomain.SOCIAL), plan).writer == again.writer
    if marked:
        assert [path.name for path in tmp_path.iterdir()] == ["plans.mark"]


def test_a_mark_that_cannot_be_written_is_told(postgres: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its mark cannot be written"):
        PlanStore(rows=PostgresRows(postgres, mark=tmp_path / "nowhere" / "plans"))
