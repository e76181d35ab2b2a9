"""One family of exceptions: every call that fails says what is wrong, which rule refuses and where.

Spec: spec/errors.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ._low.texts import status_sentence
from .words import Language, Status

__all__ = ["IntegraError", "MalformedError", "RefusedError", "ResourceError", "UsageError"]


class IntegraError(Exception):
    """What every refusal of the library derives from. It never quotes a value of somebody's record (GEN-6).

    Attributes:
        status: what went wrong, one of :class:`integra.Status`.
        rule: the rule that refused, such as ``"WIRE-3"``, or None.
        offset: the byte offset in the message read, or None.
        index: the row, element or argument it is about, or None.
        detail: what Python adds to the status, a field's name for instance, or None.
    """

    def __init__(
        self,
        status: Status,
        *,
        rule: str | None = None,
        offset: int | None = None,
        index: int | None = None,
        detail: str | None = None,
    ) -> None:
        self.status = status
        self.rule = rule
        self.offset = offset
        self.index = index
        self.detail = detail
        super().__init__(status)

    def __str__(self) -> str:
        text = status_sentence(int(self.status), int(Language.EN))
        places = [f"rule {self.rule}" if self.rule else "", self.detail or ""]
        places.append("" if self.offset is None else f"byte {self.offset}")
        places.append("" if self.index is None else f"index {self.index}")
        place = ", ".join(part for part in places if part)
        return f"{text} ({place})" if place else text

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.status, self.rule, self.offset, self.index, self.detail)


class UsageError(IntegraError, ValueError):
    """The call itself is wrong: statuses 101 to 199."""


class MalformedError(IntegraError, ValueError):
    """The bytes are no message of ours: statuses 201 to 299, with a WIRE rule and an offset."""


class RefusedError(IntegraError, ValueError):
    """A rule of the domain refuses the input: statuses 301 to 399."""


class ResourceError(IntegraError):
    """Memory or a limit: statuses 401 to 499."""


_FAMILIES: dict[int, type[IntegraError]] = {1: UsageError, 2: MalformedError, 3: RefusedError, 4: ResourceError}


def _rebuild(
    kind: type[IntegraError], status: Status, rule: str | None, offset: int | None, index: int | None,
    detail: str | None,
) -> IntegraError:
    return kind(status, rule=rule, offset=offset, index=index, detail=detail)


def from_call(
    status: Status | int, rule: str | None, offset: int | None, index: int | None, detail: str | None = None
) -> IntegraError:
    """The exception for an ``integra_error``; the C part calls it, and raises what it returns."""
    family = _FAMILIES.get(int(status) // 100, IntegraError)
    return family(Status(status), rule=rule, offset=offset, index=index, detail=detail)
