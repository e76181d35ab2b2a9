"""Reading the parts of a FHIR resource, whatever shape the JSON has.

Spec: FHIR R4.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A part that is absent or null is None; one of the wrong type is refused by its path in the
resource. Only what is read is looked at: nothing else in a resource can refuse it.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator
from typing import Any, NoReturn
from urllib.parse import unquote

from ..text import Text
from .dates import Span, parse
from .records import Unreadable, printable
from .tables import Code, Line, code, meaning


_STRING = Text("a string", "une chaîne")
_NUMBER = Text("a number", "un nombre")
_BOOLEAN = Text("a boolean", "un booléen")
_OBJECT = Text("an object", "un objet")
_ARRAY = Text("an array", "un tableau")
#: Above it a whole number has no float of its own; no length is as long.
_MOST = 1 << 53
_CODE = Text("a code", "un code")


def wrong_kind(path: str, kind: Text) -> NoReturn:
    """Refuse what stands at a path in a resource: it is not of the kind that belongs there."""
    raise Unreadable(Text(f"{path} is not {kind.en}", f"{path} n'est pas {kind.fr}"))


#: How the identifier of the French identity of health (INS) is named, written with its key, spaces and all or without.
INS = "identifier INS|"
_INS = {f"1.2.250.1.213.1.4.{last}" for last in (8, 9, 10, 11, 12)}
_INS_DIGITS, _INS_KEY = 13, 2


def address(written: str) -> str:
    """Give what a reference or an address points to: no version of it, and a UUID in small letters, as it has no case."""
    found = written.split("/_history/")[0]
    return found.lower() if found[:9].lower() == "urn:uuid:" else found


#: A conditional reference to a patient, by one identifier in full.
_CONDITIONAL = re.compile(r"Patient\?identifier=([^|&,$\\]+?)(?:\||%7[Cc])([^|&,$\\]+)")


class Node:
    """An object of the JSON, and its path for messages: made of where it stands, where somebody asks for it."""

    __slots__ = ("members", "_above", "_name")
    members: dict[str, Any]

    def __init__(self, members: dict[str, Any], name: str, above: Node | None = None) -> None:
        """Take an object by the name under which it stands in the one above."""
        self.members = members
        self._above = above
        self._name = name

    @property
    def name(self) -> str:
        """The name under which it stands in the one above."""
        return self._name

    @property
    def path(self) -> str:
        """Where it stands in the resource."""
        above, own = self._above, self._name
        return own if above is None else f"{above.path}.{own}"

    def _wrong(self, name: str, called: Text) -> NoReturn:
        wrong_kind(f"{self.path}.{name}", called)

    def text(self, name: str) -> str | None:
        """Give a string."""
        value = self.members.get(name)
        if value is None or isinstance(value, str):
            return value
        self._wrong(name, _STRING)

    def word(self, name: str) -> str | None:
        """Give a string that is one word of FHIR's, such as a status, in small letters: its case says nothing."""
        value = self.text(name)
        return None if value is None else value.strip().casefold()

    def flag(self, name: str) -> bool:
        """Give a boolean; absent is false."""
        value = self.members.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self._wrong(name, _BOOLEAN)

    def number(self, name: str) -> float | None:
        """Give a number."""
        value = self.members.get(name)
        if value is None:
            return None
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            self._wrong(name, _NUMBER)
        return float(min(value, _MOST))

    def child(self, name: str) -> Node | None:
        """Give an object."""
        value = self.members.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(name, _OBJECT)
        return Node(value, name, self)

    def children(self, name: str) -> list[Node]:
        """Give an array of objects."""
        held = self.members.get(name)
        if held is None:
            return []
        if not isinstance(held, list):
            self._wrong(name, _ARRAY)
        for index, value in enumerate(held):
            if not isinstance(value, dict):
                self._wrong(f"{name}[{index}]", _OBJECT)
        if len(held) == 1:
            return [Node(held[0], f"{name}[0]", self)]
        return [Node(value, f"{name}[{index}]", self) for index, value in enumerate(held)]

    def date(self, name: str) -> Span | None:
        """Give a date, in full or not."""
        written = self.text(name)
        return None if written is None else parse(written, f"{self.path}.{name}")

    def status(self, name: str) -> str | None:
        """Give the code of a status that is a concept."""
        concept = self.child(name)
        codings = concept.children("coding") if concept else []
        return next((found for each in codings if (found := each.text("code"))), None)

    def coding(self) -> Code | None:
        """Give this object as a code."""
        system, value = self.text("system") or "", self.text("code")
        if value is None:
            return None
        if not printable(value) or (system and not printable(system)):
            wrong_kind(self.path, _CODE)
        return code(system, value)

    def codes(self, name: str) -> list[Code]:
        """Give the codes of a concept."""
        concept = self.child(name)
        return concept.own_codes() if concept else []

    def labels(self, name: str) -> Iterator[str]:
        """Give the text of a concept and what its codes are called; one that is no string is passed over."""
        concept = self.members.get(name)
        if isinstance(concept, dict):
            codings = concept.get("coding")
            said = [concept.get("text")]
            said += [each.get("display") for each in codings if isinstance(each, dict)] if isinstance(codings, list) else ()
            yield from (each for each in said if isinstance(each, str))

    def own_codes(self) -> list[Code]:
        """Give the codes of this object, itself a concept."""
        found = [each.coding() for each in self.children("coding")]
        return [each for each in found if each is not None]

    def reference(self, name: str) -> str | None:
        """Give what a reference points to, without the version it asks for; one by identifier gives its name."""
        target = self.child(name)
        written = target.text("reference") if target else None
        return (_searched(written) or address(written)) if written else None

    def identified(self) -> str | None:
        """Give this object, an identifier, as a name: its system and value; none where it lacks one of them."""
        system, value = self.text("system"), self.text("value")
        if not system or not value:
            return None
        if system.removeprefix("urn:oid:") in _INS:
            value = "".join(value.split()).upper()
            return f"{INS}{value[:_INS_DIGITS] if len(value) == _INS_DIGITS + _INS_KEY else value}"
        return f"identifier {system}|{value}"


def _searched(written: str) -> str | None:
    """Give the identifier by which a conditional reference names a patient; none where it asks for more, or for either of two."""
    found = _CONDITIONAL.fullmatch(written)
    if found is None:
        return None
    system, value = (unquote(each) for each in found.groups())
    return Node({"system": system, "value": value}, "identifier").identified()


def lines_of(codes: list[Code], unmapped: collections.Counter[tuple[str, str]]) -> tuple[Line, ...]:
    """Give the lines of one concept's codes; a concept that no table knows is counted."""
    found = meaning(codes[0]) if len(codes) == 1 else tuple(dict.fromkeys(line for each in codes for line in meaning(each)))
    if not found:
        unmapped.update((each.system, each.code) for each in codes)
    return found
