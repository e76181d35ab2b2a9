"""The writers of a store in PostgreSQL, and whether the database is the one that goes on.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What tells a database from its copies, and what a mark outside of the server adds to it: :mod:`integra.plan.postgres_rows`.
"""
from __future__ import annotations

from uuid import UUID

from ._mark import Location, Mark, Marked
from .postgres_link import PostgresLinked
from .postgres_schema import Statement
from .rows import Continuity
from ..text import Text

__all__ = ["NO_MARK", "PostgresWriters"]

NO_MARK = Text("its mark cannot be written: check the path and its permissions",
                "sa marque ne peut être écrite : vérifier le chemin et les droits d'accès")
_WRITER = Statement("SELECT writer FROM {schema}.writers ORDER BY number DESC LIMIT 1")
_OWN = Statement("SELECT appended FROM {schema}.writers ORDER BY number DESC LIMIT 1")
_APPENDED = Statement("UPDATE {schema}.writers SET appended = appended + 1 WHERE writer = %b")
_UNUSED = Statement("""DELETE FROM {schema}.writers WHERE appended = 0
    AND number = (SELECT max(number) FROM {schema}.writers)""")
_DRAW = Statement("INSERT INTO {schema}.writers (writer, number) SELECT %b, 1 + coalesce(max(number), 0) FROM {schema}.writers")
_DRAWN = Statement("SELECT count(*) FROM {schema}.writers WHERE writer = %b")
_HERE_NOW = """SELECT system_identifier::text AS system, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline,
    (SELECT oid FROM pg_database WHERE datname = current_database()) AS database FROM pg_control_system()"""
_MARK = Statement(f"""INSERT INTO {{schema}}.mark (system, timeline, database, made)
    SELECT system, timeline, database, pg_current_xact_id() FROM ({_HERE_NOW}) AS here
    ON CONFLICT (one) DO UPDATE SET system = excluded.system, timeline = excluded.timeline, database = excluded.database,
    made = excluded.made""")
#: A row says itself which transaction wrote it, by the last 32 bits of its number.
_MARKED = Statement(f"""SELECT mark.system = here.system AND mark.timeline = here.timeline AND mark.database = here.database
    AND mark.xmin::text = mod(mark.made::text::numeric, %b)::text FROM {{schema}}.mark, ({_HERE_NOW}) AS here""")
_XMIN = 1 << 32


class PostgresWriters(PostgresLinked):
    """Writers and the mark."""

    name: str
    _file: Mark | None
    _drawn: list[bytes]

    def writer(self) -> bytes | None:
        return next((writer for writer, in self._ask(_WRITER)), None)

    def draw(self, writer: bytes) -> None:
        """Says in the same change which database this is: a copy taken of it afterwards has the mark of this one."""
        self._run(_UNUSED)
        self._run(_DRAW, writer)
        self._run(_MARK)
        self._drawn.append(writer)

    def _is_drawn(self, writer: bytes) -> bool:
        return bool(self._run(_DRAWN, writer)[0][0])

    def _count(self, writer: bytes) -> None:
        """A writer has appended one event more."""
        self._run(_APPENDED, writer)

    def own(self) -> int:
        return sum(appended for appended, in self._ask(_OWN))

    def continuity(self) -> Continuity:
        marked, writer = self._ask(_MARKED, _XMIN), self.writer()
        if not marked:
            return Continuity.UNMARKED if writer is None else Continuity.SET_BACK
        said = None if self._file is None else self._file.read()
        behind = said is not None and said.writer == _name(writer) and said.own > self.own()
        return Continuity.GOES_ON if marked[0][0] and not behind else Continuity.SET_BACK

    def given(self) -> bool:
        """That it was: :meth:`continuity` leaves nothing to be settled by what was not."""
        return True

    def give(self) -> None:
        """Nothing, as :meth:`given` has it."""

    def mark(self) -> None:
        """What tells a database from most copies is in the database system itself, and :meth:`draw` has noted it. The file, if
        there is one, is written under the lock of changes, since the programs of a machine may share it."""
        if self._file is not None and not self._is_said(self._file):
            with self.change():
                if not self._is_said(self._file):
                    self._file.write(Marked(Location(0, 0, self.name), _name(self.writer()), self.own()))

    def _is_said(self, file: Mark) -> bool:
        said = file.read()
        return said is not None and said.writer == _name(self.writer()) and said.own >= self.own()


def _name(writer: bytes | None) -> str:
    return "" if writer is None else str(UUID(bytes=writer))
