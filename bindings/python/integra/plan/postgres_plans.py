"""What a store in PostgreSQL keeps beside its events: what plans came to, what was due of them.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

None of it is needed: what cannot be kept at once is worked out again next time. So none of it waits for a change.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from .postgres_link import PostgresLinked, psycopg
from .postgres_schema import Statement
from .rows import Asked, KeptDue, KeptPlan

__all__ = ["PostgresPlans"]

#: The shortest that PostgreSQL waits for another program.
_UNWAITING = b"SET LOCAL lock_timeout = 1"
_DUE = Statement("SELECT plan, asked, last, person, reference, data, events FROM {schema}.dues WHERE plan = %b")
_KEEP_DUE = Statement("""INSERT INTO {schema}.dues (plan, asked, last, person, reference, data, events)
    VALUES (%b, %b, %b, %b, %b, %b, %b)
    ON CONFLICT (plan) DO UPDATE SET asked = excluded.asked, last = excluded.last, person = excluded.person,
    reference = excluded.reference, data = excluded.data, events = excluded.events""")
_STALE = Statement("SELECT plan, number, moment FROM {schema}.plans WHERE worked_by <> %b ORDER BY plan")
_PLANS = """SELECT plan, number, moment, person, referent, phase, conflict, offices, worked_by, seal
    FROM {schema}.plans WHERE worked_by = %b"""
_KEEP_PLAN = Statement("""UPDATE {schema}.plans SET person = %b, referent = %b, phase = %b, conflict = %b, offices = %b,
    worked_by = %b, seal = %b WHERE plan = %b AND number = %b""")
#: A code of a slot before the member that holds it, so that one index finds both.
_SLOT = 4


class PostgresPlans(PostgresLinked):
    """What :class:`integra.plan.postgres_rows.PostgresRows` keeps beside events."""

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """A change of its own of what nobody needs: where anything is in its way nothing comes of it."""
        with suppress(psycopg.Error):
            self._link.begin(b"BEGIN ISOLATION LEVEL READ COMMITTED")
            try:
                self._link.run(_UNWAITING)
                yield
                self._link.commit()
            except BaseException:
                self._link.roll_back()
                raise

    def due(self, plan: bytes) -> KeptDue | None:
        return next((KeptDue(*row) for row in self._ask(_DUE, plan)), None)

    def keep_dues(self, fresh: Iterable[KeptDue]) -> None:
        if not self.read_only:
            with self._keeping():
                self._link.many(self._said(_KEEP_DUE), fresh)

    def stale_plans(self, by: bytes) -> list[tuple[bytes, int, int]]:
        return [(plan, number, moment) for plan, number, moment in self._ask(_STALE, by)]

    def kept_plans(self, asked: Asked, by: bytes) -> list[KeptPlan]:
        wanted: list[tuple[str, object]] = [
            ("person = %b", asked.person), ("offices @> %b", None if asked.office is None else [_office(asked.office)]),
            ("phase = ANY(%b)", None if asked.phases is None else list(asked.phases)), ("conflict = %b", asked.conflict),
            ("number > %b", asked.number), ("moment >= %b", asked.moment)]
        wanted = [(words, value) for words, value in wanted if value is not None]
        statement = Statement(" AND ".join([_PLANS, *(words for words, _ in wanted)]) + " ORDER BY plan")
        rows = self._link.ask(self._said(statement), [by, *(value for _, value in wanted)])
        return [KeptPlan(*row)._replace(offices=tuple(map(_of_office, row[7]))) for row in rows]

    def keep_plans(self, fresh: Sequence[KeptPlan]) -> None:
        if not self.read_only:
            with self._keeping():
                self._link.many(self._said(_KEEP_PLAN), (
                    (each.person, each.referent, each.phase, each.conflict, [_office(one) for one in each.offices], each.by,
                     each.seal, each.plan, each.number) for each in fresh))


def _office(office: tuple[int, bytes]) -> bytes:
    return office[0].to_bytes(_SLOT, "big") + office[1]


def _of_office(stored: bytes) -> tuple[int, bytes]:
    return int.from_bytes(stored[:_SLOT], "big"), bytes(stored[_SLOT:])
