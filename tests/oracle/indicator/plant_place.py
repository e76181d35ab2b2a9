"""Wrong readings of A1, A2, A4, B1, B2, of the caseload and of the share. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from . import accompaniments, civil, events, fact, offers, space, structures
from .planted import plant
from .rows import Accompaniment, Body, Call, Offer, Structure

_classes, _presences, _conforming = structures.classes, structures.presences, structures.conforming
_ways_open, _in_period, _offers = offers.ways_open, accompaniments.in_period, offers.offers


def _single(members: dict[bytes | int, list[bytes]]) -> list[list[bytes]]:
    """A class of one counts."""
    best = max((len(group) for group in members.values()), default=0)
    return [group for group in members.values() if len(group) == best] or [[]]


def _any_tie(members: dict[bytes | int, list[bytes]]) -> list[list[bytes]]:
    """Of classes equally large any may be it."""
    best = max((len(group) for group in members.values()), default=0)
    return [group for group in members.values() if len(group) == best] if best >= 2 else [[]]


def _open_or_not(one: structures.Known, at: int, full: bool) -> set[bool]:
    """Structures that closed count."""
    return set(fact.either(one.on_territory))


def _only_with_protocol(one: structures.Known, at: int, full: bool) -> set[bool]:
    """A structure without protocol is not below."""
    return {False} if one.has_protocol is False else _presences(one, at, full)


def _known_only(one: structures.Known, digests: list[bytes], fresh: int) -> list[structures.Class]:
    """An unknown protocol is in no class."""
    found = _classes(one, digests, fresh)
    return found if len(found) == 1 else [None]


def _no_fresh(one: structures.Known, digests: list[bytes], fresh: int) -> list[structures.Class]:
    """Unknown protocols make no class among themselves."""
    return [label for label in _classes(one, digests, fresh) if not isinstance(label, int)] or [None]


def _only_fresh(one: structures.Known, digests: list[bytes], fresh: int) -> list[structures.Class]:
    """An unknown protocol is in no known class."""
    found = _classes(one, digests, fresh)
    return found if len(found) <= 2 and fresh == 0 else [c for c in found if not isinstance(c, bytes)] or found


def _digest_stands(one: structures.Known, digests: list[bytes], fresh: int) -> list[structures.Class]:
    """A digest stands, though another row says that there is no protocol."""
    return [*one.digests] if len(one.digests) == 1 else _classes(one, digests, fresh)


def _has_as_said(rows: list[Structure]) -> bool | None:
    """A digest does not say that there is a protocol."""
    return fact.agreed(row.has_protocol for row in rows)


def _unknown_no(one: structures.Known) -> set[bool]:
    """Conformity unknown is no."""
    return {True in _conforming(one) and len(_conforming(one)) == 1}


def _unknown_yes(one: structures.Known) -> set[bool]:
    """Conformity unknown is yes."""
    return {True in _conforming(one)}


def _conflict_no(one: structures.Known) -> set[bool]:
    """No protocol stands over a conformity that another row says."""
    return {False} if one.has_protocol is False else _conforming(one)


def _imposes_zero(rows: Iterable[Structure], at: int, full: bool) -> space.Space:
    """Nothing imposed gives 0, defined."""
    return space.Space(frozenset((0, d) for _, d in structures.adopted(rows, at, full).totals))


def _each_row(rows: Iterable[Body], at: int) -> space.Space:
    """Each row of a body counts."""
    units = []
    for row in rows:
        ways = {(int(on and did), int(on)) for on in fact.either(row.on_territory) for did in events.signed([row], at)}
        units.append(space.Unit(row.body, frozenset(ways)))
    return space.of_units(units)


def _latest(rows: list[Call]) -> int | None:
    """A call is of the latest day said."""
    return max((row.date for row in rows if row.date is not None), default=None)


def _agreed_day(rows: list[Call]) -> int | None:
    """A call of two days is of none known."""
    return fact.agreed(row.date for row in rows)


def _received(blank: bool) -> Callable[[list[Call], int], tuple[bool, ...]]:
    """A call without a day is in the period, or is not."""

    def found(rows: list[Call], at: int) -> tuple[bool, ...]:
        day = events.call_day(rows)
        return (blank if day is None else civil.within(day, civil.window(at, 12, 0)),)

    return found


def _apart(one: offers.Known, at: int, full: bool) -> set[tuple[bool, ...]]:
    """Now and 12 months earlier are filled in apart."""
    ways = _ways_open(one, at, full)
    return {(a[0], b[1]) for a in ways for b in ways}


def _by_offer(rows: Iterable[Offer]) -> dict[bytes, list[offers.Known]]:
    """Pairs are of function and offer."""
    found = _offers(rows)
    return {s[:14] + bytes([i, 9]): [one] for s, group in found.items() for i, one in enumerate(group)}


def _only_known_kinds(rows: Iterable[Offer]) -> dict[bytes, tuple[str, ...]]:
    """A kind not known is none of the three."""
    groups: dict[bytes, list[str | None]] = {}
    for row in rows:
        groups.setdefault(row.structure, []).append(row.kind)
    return {structure: (fact.agreed(said) or "other",) for structure, said in groups.items()}


def _row_counts(rows: Iterable[Accompaniment], at: int) -> space.Space:
    """Rows rather than people and assistants."""
    met = [row for row in rows if _in_period(row, at)]
    people = sorted({row.person for row in met})
    return space.Space(frozenset({(len(met), len({row.assistant for row in met}))}), tuple(people))


def _no_end(row: Accompaniment, at: int) -> bool:
    """What ended before the period counts."""
    return not isinstance(row.begins, int) or row.begins <= at


def _begun_within(row: Accompaniment, at: int) -> bool:
    """Only what began in the period counts."""
    return isinstance(row.begins, int) and civil.within(row.begins, civil.window(at, 12, 0))


def _blank_begins_out(row: Accompaniment, at: int) -> bool:
    """What has no beginning does not count."""
    return row.begins is not None and _in_period(row, at)


def _any_row(rows: list[Accompaniment], requester: str) -> tuple[bool, ...]:
    """Oriented by the requester if one row says so."""
    if any(row.requester == requester for row in rows):
        return (True,)
    return (False, True) if any(row.requester is None for row in rows) else (False,)


def _unknown_other(rows: list[Accompaniment], requester: str) -> tuple[bool, ...]:
    """A requester not known is another."""
    return (fact.agreed(row.requester for row in rows) == requester,)


def _share_all_rows(rows: Iterable[Accompaniment], at: int, requester: str) -> space.Space:
    """The requester is read on every row of the person."""
    listed = list(rows)
    units = []
    for person in {row.person for row in listed if _in_period(row, at)}:
        ways = accompaniments.oriented([row for row in listed if row.person == person], requester)
        units.append(space.Unit(person, frozenset((int(did), 1) for did in ways)))
    return space.of_units(units)


PLANTS = (
    plant("tie_highest_digest", "of equal classes the highest digest", "A1", (structures, "preferred", max)),
    plant("tie_any", "of equal classes any", "A1", (structures, "largest", _any_tie)),
    plant("class_of_one", "a class of one counts", "A1", (structures, "largest", _single)),
    plant("closed_structures", "structures not open count", "A1", (structures, "presences", _open_or_not)),
    plant("without_protocol_out", "one without a protocol is not below", "A1",
          (structures, "presences", _only_with_protocol)),
    plant("unknown_class_none", "an unknown protocol is in no class", "A1", (structures, "classes", _known_only)),
    plant("no_fresh_class", "unknown protocols make no class of their own", "A1", (structures, "classes", _no_fresh)),
    plant("only_fresh_class", "unknown protocols join no known class", "A1", (structures, "classes", _only_fresh)),
    plant("digest_stands", "a digest stands over a row that denies a protocol", "A1",
          (structures, "classes", _digest_stands)),
    plant("digest_says_nothing", "a digest does not say has_protocol", "A1",
          (structures, "has_protocol", _has_as_said)),
    plant("adopted_unknown_no", "conformity unknown is no", "A1", (structures, "conforming", _unknown_no)),
    plant("adopted_unknown_yes", "conformity unknown is yes", "A1", (structures, "conforming", _unknown_yes)),
    plant("adopted_conflict_no", "no protocol stands over conforms yes", "A1",
          (structures, "conforming", _conflict_no)),
    plant("imposes_nothing_zero", "nothing imposed gives 0", "A1", (structures, "imposes_nothing", _imposes_zero)),
    plant("imposes_nothing_adopted", "nothing imposed is as adopted", "A1",
          (structures, "imposes_nothing", structures.adopted)),
    plant("body_each_row", "a body counts once a row", "A2", (events, "bodies", _each_row)),
    plant("call_latest_day", "a call is of the latest day", "A4", (events, "call_day", _latest)),
    plant("call_agreed_day", "a call of two days is of none known", "A4", (events, "call_day", _agreed_day)),
    plant("call_blank_out", "a call without a day is out", "A4", (events, "received", _received(False))),
    plant("call_blank_in", "a call without a day is in", "A4", (events, "received", _received(True))),
    plant("call_after_d", "rows of calls after D are read", "A4", (events, "read", lambda rows, _: list(rows))),
    plant("functions_unknown_none", "unknown functions are none", "B1 B2",
          (offers, "sets", lambda one: (one.functions or frozenset(),))),
    plant("functions_unknown_all", "unknown functions are all six", "B1 B2",
          (offers, "sets", lambda one: (frozenset(range(1, 7)) if one.functions is None else one.functions,))),
    plant("sides_apart", "an unknown date is filled in twice", "B1 B2", (offers, "ways_open", _apart)),
    plant("pairs_by_offer", "pairs count offers", "B1", (offers, "offers", _by_offer)),
    plant("kind_unknown_no", "a kind not known is none of the three", "B2", (offers, "kinds", _only_known_kinds)),
    plant("kind_any", "all structures count", "B2",
          (offers, "MULTI_PROFESSIONAL", frozenset(["msp", "psp", "health_centre", "hospital", "other"]))),
    plant("psp_left_out", "PSP are left out", "B2",
          (offers, "MULTI_PROFESSIONAL", frozenset(["msp", "health_centre"]))),
    plant("no_function_needed", "no function is needed", "B2", (offers, "counts", lambda _: True)),
    plant("two_functions_needed", "two functions are needed", "B2", (offers, "counts", lambda some: len(some) >= 2)),
    plant("before_11_months", "11 months earlier", "B1 B2", (offers, "MONTHS", 11)),
    plant("caseload_rows", "rows are counted", "caseload", (accompaniments, "caseload", _row_counts)),
    plant("ends_ignored", "what ended counts", "caseload share", (accompaniments, "in_period", _no_end)),
    plant("begun_within", "only what began in the period", "caseload share",
          (accompaniments, "in_period", _begun_within)),
    plant("blank_begins_out", "without beginning is out", "caseload share",
          (accompaniments, "in_period", _blank_begins_out)),
    plant("share_any_row", "one row that says so is enough", "share", (accompaniments, "oriented", _any_row)),
    plant("share_unknown_other", "a requester not known is another", "share",
          (accompaniments, "oriented", _unknown_other)),
    plant("share_all_rows", "requesters out of the period are read", "share",
          (accompaniments, "share", _share_all_rows)),
)  # fmt: skip
