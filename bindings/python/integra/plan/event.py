"""Events of a shared plan, which name themselves by their digests as they are made, and why one is refused.

Spec: spec/31-history.md (PLN-11, PLN-22, PLN-23), spec/kinds.tsv.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from .._discreet import alone
from .._low.event import DIGEST_SIZE, decode_event, encode_event, settle_code, settle_event
from .._low import sentences as _sentences
from .._model import Immutable, argument_bytes, check, check_date, items_of, settle_bytes, settle_id, wanted
from ..errors import RefusedError, UsageError
from ..rules import label
from ..text import Text, expected, whole_number
from ..words import Event as EventKind
from ..words import (
    Entitled, Fault, Field, FindingState, Guard, Heard, InterventionState, Language, NeedState, ObjectiveState, Phase, SettledBy,
    Slot, Status, Tri, Word,
)
from ..words import Trouble as TroubleKind

#: What a code is: a word of the kind's group, or a number where the kind names no group or is not known here.
Code: TypeAlias = Word | int

UINT16, UINT32 = 0xFFFF, 0xFFFFFFFF
_IDS = ("author", "writer", "person", "reference", "giver")
_DATES = ("effective", "due", "until")
_BYTES = ("salt", "extension")
#: Fields that take a word or a number, with the words and what an error calls them.
_CODES: tuple[tuple[Field, type[Word], str], ...] = (
    (Field.CODE, Word, "a word of its kind, or "), (Field.DETAIL, Word, "a word of its kind, or "),
    (Field.HEARD, Heard, "a word of Heard, or "))
_PARENTS = "digests of events, bytes each"
_SIGNATURES = "signatures, bytes each"


def _settle_recorded(owner: object) -> None:
    """An aware time is kept in UTC, to the minute: that is all an event holds."""
    value = getattr(owner, "recorded")
    if not isinstance(value, datetime.datetime) or value.tzinfo is None:
        raise wanted(owner, "recorded", "a datetime.datetime with its time zone")
    try:
        value = value.astimezone(datetime.timezone.utc)
    except OverflowError:
        alone(UsageError(Status.INVALID_DATE, rule="GEN-7", detail=Text(
            "lies outside years 1 to 9999 once in UTC", "sort des années 1 à 9999 une fois en UTC").at("recorded")))
    object.__setattr__(owner, "recorded", value.replace(second=0, microsecond=0, fold=0))


def check_digest(owner: object, name: str, value: object) -> None:
    if type(value) is not bytes or len(value) != DIGEST_SIZE:
        raise wanted(owner, name, f"the {DIGEST_SIZE} bytes of an event's digest")


def _settle_signatures(owner: object) -> None:
    """They stand ascending, each once, in whatever order they are given (PLN-12)."""
    values = items_of(owner, "signatures", getattr(owner, "signatures"), bytes, _SIGNATURES)
    object.__setattr__(owner, "signatures", tuple(sorted(set(values))))


def _check_number(owner: object, name: str, highest: int, words: type[Word] | None = None, of: str = "") -> None:
    """A number from 1, or one of the words."""
    value = getattr(owner, name)
    if not isinstance(value, int if words is None else (int, words)) or isinstance(value, bool):
        raise wanted(owner, name, f"{of}an int")
    if not 1 <= int(value) <= highest:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(1, highest)).at(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields(Immutable):
    """What a draft and an event have in common."""

    kind: EventKind | int
    author: UUID
    recorded: datetime.datetime
    effective: datetime.date | None = None
    writer: UUID | None = None
    due: datetime.date | None = None
    until: datetime.date | None = None
    person: UUID | None = None
    reference: UUID | None = None
    target: bytes | None = None
    code: Code | None = None
    detail: Code | None = None
    giver: UUID | None = None
    heard: Heard | int | None = None
    vouched: Tri = Tri.UNKNOWN
    text: str | None = field(default=None, repr=False)
    salt: bytes = field(default=b"", repr=False)
    edition: int | None = None
    signatures: tuple[bytes, ...] = field(default=(), repr=False)
    extension: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        _check_number(self, "kind", UINT32, EventKind, "a word of EventKind, or ")
        if not isinstance(self.kind, EventKind) and self.kind in map(int, EventKind):
            object.__setattr__(self, "kind", EventKind(self.kind))
        for name in _IDS:
            settle_id(self, name)
        if self.author is None:
            raise wanted(self, "author", "a uuid.UUID: the person who acts")
        _settle_recorded(self)
        for name in _DATES:
            check_date(self, name)
        if self.target is not None:
            check_digest(self, "target", self.target)
        check(self, "vouched", Tri, "a word of Tri")
        for each, words, of in _CODES:
            if getattr(self, each.word) is not None:
                _check_number(self, each.word, UINT16, words, of)
                settle_code(self, self.kind, each)
        if self.edition is not None:
            _check_number(self, "edition", UINT32)
        if self.text is not None and not isinstance(self.text, str):
            raise wanted(self, "text", "a str, or None for none")
        if self.text == "":
            object.__setattr__(self, "text", None)
        for name in _BYTES:
            settle_bytes(self, name)
        _settle_signatures(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(_Fields):
    """An event not yet recorded: :meth:`integra.Plan.append` fills in plan, sequence, parents and salt.

    >>> import datetime, uuid
    >>> from integra import Draft, EventKind
    >>> from integra.words import NeedDomain
    >>> draft = Draft(kind=EventKind.NEED, code=NeedDomain.HOUSING, author=uuid.UUID(int=7),
    ...               recorded=datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc),
    ...               effective=datetime.date(2025, 6, 1))
    >>> draft.kind, draft.code
    (<Event.NEED: 'need'>, <NeedDomain.HOUSING: 'housing'>)

    Attributes:
        kind: which event, a word of :class:`integra.EventKind` (spec/kinds.tsv says which fields it has).
        author: the person who acts.
        recorded: when, with its time zone, kept in UTC to the minute; the library has no clock (GEN-5).
        effective: the day it takes effect, which every kind requires.
        writer: the installation that records it, where the plan does not say (``Plan(writer=...)``).
        due, until: by when, and the last day.
        person: whom it is about.
        reference: an opaque reference of the caller's.
        target: the digest of the event it is about.
        code, detail: the kind's words, such as ``NeedDomain.HOUSING``.
        giver: whose word it is that the author records, in the kinds that have one (PLN-6).
        heard: how it was heard, a word of :class:`integra.words.Heard`.
        vouched: whether the software that records it vouches for it.
        text: free text of at most 4,096 bytes of UTF-8, which can be erased later (PLN-22).
        salt: 16 random bytes beside a text; drawn when the draft is appended, unless given.
        edition: of an opening alone, the plan's edition.
        signatures: detached COSE_Sign1 that hosts made of the event's digest, at most 8, kept ascending, each once
            (PLN-12); :meth:`integra.Plan.sign` adds one beside an event that is recorded.
        extension: keys of a later version.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Fields):
    """What a person did or decided, when, and what its writer had seen. It is named by its ``digest``.

    Its ``kind`` is a word of :class:`integra.EventKind`, which is ``integra.words.Event``. Beside what a :class:`Draft`
    has:

    Attributes:
        plan: the plan's identifier, also of an opening, which gives it (the first 16 bytes of its digest).
        writer: the installation that recorded it.
        sequence: its place among the writer's events, from 1.
        parents: the digests of the events it directly follows, its writer's own previous one first.
        text_digest: the SHA-256 of salt and text, kept when the text is erased; None where there never was one.
        digest: the SHA-256 that names it, over everything but text and signatures.

    A code of a known kind is a word of the kind's group; other codes, and kinds of a later edition, are numbers.
    """

    sequence: int
    parents: tuple[bytes, ...] = ()
    plan: UUID | None = None
    text_digest: bytes | None = None
    digest: bytes = field(init=False)

    def __post_init__(self) -> None:
        _Fields.__post_init__(self)
        if self.writer is None:
            raise wanted(self, "writer", "a uuid.UUID: the installation that recorded it")
        _check_number(self, "sequence", UINT32)
        object.__setattr__(self, "parents", items_of(self, "parents", self.parents, bytes, _PARENTS))
        for parent in self.parents:
            check_digest(self, "parents", parent)
        settle_id(self, "plan")
        if self.text_digest is not None:
            check_digest(self, "text_digest", self.text_digest)
        settle_event(self)

    def to_cbor(self) -> bytes:
        """The event's message (kind 7), with its text and signatures where it has them."""
        return encode_event(self)

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Event:
        """Reads the message of one event.

        Raises:
            MalformedError: the bytes are no event, with the WIRE rule and the offset.
            RefusedError: its text is not the one that its digest covers (PLN-22).
            ResourceError: a limit is exceeded.
        """
        return decode_event(cls, argument_bytes(data, "data"))

    def __reduce__(self) -> tuple[Any, ...]:
        return Event.from_cbor, (self.to_cbor(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Immutable):
    """One guard that did not pass (spec/guards.tsv).

    Attributes:
        guard: which one.
        rule: its rule, or PLN-11 where a conflict has to be settled first.
        unsettled: what it asks is in conflict: some of the values held would pass, others not.
        allowed: of the guard ``phase`` the phases in which the event may happen, of ``life`` the states of the need,
            objective or intervention that allow it.
        contested: the slots in conflict that have to be settled first.
        entitled: who may settle them, or do what this author may not; of the person's own word it is the person, who
            is asked again.
    """

    guard: Guard
    rule: str
    unsettled: bool = False
    allowed: tuple[Phase | NeedState | ObjectiveState | InterventionState, ...] = ()
    contested: tuple[Slot, ...] = ()
    entitled: tuple[Entitled, ...] = ()

    def sentence(self, language: str | Language = "en") -> str:
        """What the guard asks, in ``"en"`` or ``"fr"``."""
        return _sentences.refusal(self.guard, language)

    def remedy(self, language: str | Language = "en") -> str:
        """What would have made the event acceptable, in ``"en"`` or ``"fr"``."""
        return _sentences.remedy(self.guard, self.unsettled, self.allowed, self.contested, self.entitled, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble(Immutable):
    """What is wrong with a history (PLN-12).

    Attributes:
        kind: gap, fork, behind or altered, a word of :class:`integra.words.Trouble`.
        settled_by: what to do: an exchange with the other sites, a new writer, or an inquiry.
        writer: whose events it is about, None where nobody can tell.
        sequence: the place among them, or None.
        place: where an event of that writer stands in the plan, or None.
    """

    kind: TroubleKind
    settled_by: SettledBy
    writer: UUID | None
    sequence: int | None
    place: int | None

    def sentence(self, language: str | Language = "en") -> str:
        """What is wrong, what to do, and about which event of the writer, in ``"en"`` or ``"fr"``."""
        return _sentences.finding("PLN-12", self.settled_by, FindingState.OPEN, self.writer, self.place, None,
                                  self.sequence or 0, self.kind.code, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concurrent(Immutable):
    """Two accepted events that did not know of each other; both stand, no conflict (PLN-11).

    Attributes:
        event: the digest of the one that stands all the same.
        other: the digest of the one that would have refused it.
        slot: through which slot.
    """

    event: bytes
    other: bytes
    slot: Slot


class DraftRefusedError(RefusedError):
    """A draft refused: ``refusals`` has every guard that did not pass, each with its rule, sentence and remedy.

    ``rule`` is the first one's. Nothing was recorded. Without refusals the writer itself is refused (PLN-12): its
    events fork here, and a new one has to be taken, or some of them wait for what is missing.
    """

    def __init__(self, status: Status = Status.REFUSED, *, rule: str | None = None, offset: int | None = None,
                 index: int | None = None, detail: Text | None = None, fault: Fault = Fault.NONE,
                 place: Text | None = None, refusals: tuple[Refusal, ...] = ()) -> None:
        super().__init__(status, rule=rule, offset=offset, index=index, detail=detail, fault=fault, place=place)
        self.refusals = refusals

    def __str__(self) -> str:
        if not self.refusals:
            return super().__str__()
        return ("" if self.place is None else f"{self.place.en}: ") + "; ".join(
            f"not met: {each.rule} {each.guard.word}: {each.sentence()}. To do: {each.remedy()}" for each in self.refusals)

    def __reduce__(self) -> tuple[Any, ...]:
        return _refused_from, (self.rule, self.detail, self.fault, self.refusals, self.index, self.place)


def _refused_from(rule: str | None, detail: Text | None, fault: Fault, refusals: tuple[Refusal, ...], index: int | None,
                  place: Text | None) -> DraftRefusedError:
    return DraftRefusedError(rule=rule, detail=detail, fault=fault, refusals=refusals, index=index, place=place)
