"""One family of exceptions: every call that fails says what is wrong, which rule refuses and where.

Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ._low.texts import status_sentence
from .text import Text, under_rule, verbatim
from .words import Fault, Language, Status

__all__ = ["IntegraError", "MalformedError", "RefusedError", "ResourceError", "TextError", "UsageError"]


class IntegraError(Exception):
    """What every refusal of the library derives from. It never quotes a value of somebody's record (GEN-6).

    ``str()`` of one is its sentence in English; :meth:`sentence` gives it in French too.

    Attributes:
        status: what kind of thing went wrong, one of :class:`integra.Status`.
        fault: what is wrong, more closely, one of :class:`integra.Fault`; ``Fault.NONE`` where the status says it all,
            and of what never came to the C library.
        rule: the rule that refused, such as ``"WIRE-3"``, or None.
        offset: the byte offset in the message read, or None.
        index: the row, element, argument, word or size it is about, or None.
        detail: what is wrong and what would be right, in both languages, or None where the status says it all.
        place: what the index is, in both languages, where :attr:`detail` does not say it; else None.
    """

    def __init__(
        self,
        status: Status,
        *,
        rule: str | None = None,
        offset: int | None = None,
        index: int | None = None,
        detail: Text | None = None,
        fault: Fault = Fault.NONE,
        place: Text | None = None,
    ) -> None:
        self.status = status
        self.fault = fault
        self.rule = rule
        self.offset = offset
        self.index = index
        self.detail = detail
        self.place = place
        super().__init__(status)

    def sentence(self, language: str | Language = "en") -> str:
        """What is wrong, what to do, and in brackets the rule and the place, in ``"en"`` or ``"fr"``."""
        return self._text().said(language_of(language))

    def __str__(self) -> str:
        return self._text().en

    def _text(self) -> Text:
        places = [under_rule(self.rule)] if self.rule else []
        if self.offset is not None:
            places.append(Text(f"byte {self.offset}", f"octet {self.offset}"))
        if self.place is not None:
            places.append(self.place)
        elif self.index is not None and self.detail is None:
            places.append(verbatim(f"index {self.index}"))
        return self.told.within(*places)

    @property
    def told(self) -> Text:
        """What is wrong and what to do, without rule and place: :attr:`detail`, or what the status says."""
        return self.detail or Text(*(status_sentence(int(self.status), int(language)) for language in Language))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.status, self.rule, self.offset, self.index, self.detail, self.fault, self.place)

    def retold(self, detail: Text) -> None:
        """Says something else, which names what the index is of: that is no place any more."""
        self.detail, self.index, self.place = detail, None, None


class UsageError(IntegraError, ValueError):
    """The call itself is wrong: statuses 101 to 199."""


class MalformedError(IntegraError, ValueError):
    """The bytes are no message of ours, or not as they were written: statuses 201 to 299, with a rule and an offset."""


class RefusedError(IntegraError, ValueError):
    """A rule of the domain refuses the input: statuses 301 to 399."""


class ResourceError(IntegraError):
    """Memory or a limit: statuses 401 to 499."""


class TextError(Exception):
    """What is refused before any call into the library: a text, a file, a form of somebody else's.

    ``str()`` of one is its sentence in English; :meth:`sentence` gives it in French too.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)

    def sentence(self, language: str | Language = "en") -> str:
        """Where, what is wrong and what to do, in ``"en"`` or ``"fr"``."""
        return self.text.said(language_of(language))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.text,)


_FAMILIES: dict[int, type[IntegraError]] = {1: UsageError, 2: MalformedError, 3: RefusedError, 4: ResourceError}


def _rebuild(
    kind: type[IntegraError], status: Status, rule: str | None, offset: int | None, index: int | None,
    detail: Text | None, fault: Fault, place: Text | None,
) -> IntegraError:
    return kind(status, rule=rule, offset=offset, index=index, detail=detail, fault=fault, place=place)


def from_call(
    status: Status | int, rule: str | None, offset: int | None, index: int | None, detail: Text | None = None,
    fault: Fault = Fault.NONE, place: Text | None = None,
) -> IntegraError:
    """The exception of the family that a status belongs to."""
    family = _FAMILIES.get(int(status) // 100, IntegraError)
    return family(Status(status), rule=rule, offset=offset, index=index, detail=detail, fault=fault, place=place)


def from_error(
    status: int, fault: int, rule: str | None, offset: int | None, index: int | None, detail: tuple[str, str] | None,
    place: tuple[str, str] | None,
) -> IntegraError:
    """The exception for an ``integra_error``; the C part calls it, and raises what it returns."""
    return from_call(status, rule, offset, index, None if detail is None else Text(*detail), Fault(fault),
                     None if place is None else Text(*place))


def text_of(error: Exception) -> Text:
    """What an exception of this package says, in both languages; of any other what it says, as it stands."""
    said = getattr(error, "sentence", None)
    return Text(*(said(language) for language in Language)) if callable(said) else verbatim(error)


def language_of(language: str | Language) -> Language:
    """The language that a caller names, by its word or as ``"en"`` or ``"fr"``."""
    if isinstance(language, (str, Language)):
        try:
            return Language(language)
        except ValueError:
            pass
    raise UsageError(Status.UNKNOWN_NAME, detail=Text(
        'no language: "en" or "fr", Language.EN or Language.FR',
        'ce n\'est pas une langue : "en" ou "fr", Language.EN ou Language.FR'))
