"""Strict reading of JSON values: every refusal has a path, the nearest name and never a value.

Spec: spec/02-json.md; GEN-1, GEN-6, GEN-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import difflib
import json
import re
import uuid
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NoReturn, TypeVar

from .._discreet import alone
from .._low.core import MESSAGE_LIMIT
from .._signs import plain
from ..errors import TextError
from ..nearest import NAME_SHOWN, nearest, nearest_is
from ..text import HALF_A_PAIR, UNKNOWN_NAME, Text, at_most_values, expected, joined, one_of, under_rule, whole_number
from ..words import Tri, Word

W = TypeVar("W", bound=Word)

#: The greatest size of one JSON document: any message shown as JSON is shorter, since a receipt holds its record and
#: verdict, as JSON and as hexadecimal digits, and each byte shows as six at most.
TEXT_LIMIT = 8 * MESSAGE_LIMIT
#: The caller's own key is a key, not a document.
REF_LIMIT = 256
UINT32 = 4294967295
TOO_LONG = Text(f"longer than {TEXT_LIMIT} bytes: give one record a line",
                f"plus de {TEXT_LIMIT} octets : donner un dossier par ligne")
REQUIRED = Text("this name is required", "ce nom est obligatoire")
#: What the rest of a document has to agree with.
IN_DATA = Text("the bytes in data", "celui des octets de data")
#: What a day looks like.
DAY = Text("a date, year-month-day as in 2025-06-01", "une date, année-mois-jour comme 2025-06-01")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ID = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_HEX = re.compile(r"([0-9a-f]{2})*", re.ASCII)
_TRI = {tri.word: tri for tri in Tri}


class JsonError(TextError, ValueError):
    """A JSON document refused: ``path`` says where, ``nearest`` the name nearest to one that is not known.

    The text never quotes a value, which may be a person's (names are quoted, cut short).
    """

    def __init__(self, reason: Text, path: str = "", nearest: str | None = None) -> None:
        self.reason = reason
        self.path = path
        self.nearest = nearest
        super().__init__((reason.then(nearest_is(nearest)) if nearest else reason).at(path))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.path, self.nearest)


class _Repeated:
    """Stands for an object in which a name occurs twice, until its path is known."""

    def __init__(self, name: str) -> None:
        self.name = name


class _NotAnInteger:
    """Stands for a number that no field takes: 1.0, 1e3, NaN, or one of a hundred digits."""


_NOT_AN_INTEGER = _NotAnInteger()


def _object(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            return _Repeated(name)
        seen.add(name)
    raise AssertionError("fewer names than pairs, but none twice")


def _integer(text: str) -> object:
    return int(text) if len(text) <= 20 else _NOT_AN_INTEGER


def _no_number(_: str) -> object:
    return _NOT_AN_INTEGER


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
)


def loads(text: str | bytes) -> object:
    """Parses one JSON document for the readers of this package: UTF-8, with or without a byte order mark.

    Repeated names and numbers that are not whole are kept as marks that every reader refuses, with the path.
    """
    if len(text) > TEXT_LIMIT:
        raise JsonError(TOO_LONG)
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + 1
        alone(JsonError(Text(f"not UTF-8 at byte {at}: convert the file to UTF-8",
                             f"pas de l'UTF-8 à l'octet {at} : convertir le fichier en UTF-8")))
    try:
        return _DECODER.decode(decoded.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = Text(f"column {error.colno}", f"colonne {error.colno}")
        if error.lineno > 1:
            where = joined((Text(f"line {error.lineno}", f"ligne {error.lineno}"), where))
        alone(JsonError(Text("not valid JSON at {where}: check quotes, commas and brackets there",
                             "JSON non valide, {where} : y vérifier guillemets, virgules et crochets").of(where=where)
                        ))
    except RecursionError:
        raise JsonError(Text("nested too deep: a record has at most four levels",
                             "trop d'imbrications : un dossier a au plus quatre niveaux")) from None


def shown(name: str) -> str:
    """A name as an error shows it: short, and without what a terminal would obey."""
    short = name if len(name) <= NAME_SHOWN else name[:NAME_SHOWN] + "…"
    return plain(short)


#: A name as a program gives one: no identifier of somebody's, and no name as people write theirs.
_PLAIN = re.compile(r"(?![0-9a-f]{32})(?!.*[0-9]{5})[a-z][a-z0-9_]*", re.ASCII)
#: How near to one of ours a name is that is shown whatever it is made of.
_NEARLY, _SHORTEST = 0.8, 5
_NONE_OF_OURS = Text("a name that is none of ours", "un nom qui n'est pas des nôtres")


def _may_be_shown(name: str, known: Collection[str]) -> bool:
    """Whether a name that is none of ours cannot be somebody's (GEN-6)."""
    near = difflib.get_close_matches(name.casefold()[:NAME_SHOWN], known, 1, _NEARLY) if len(name) >= _SHORTEST else []
    return bool(near) or _PLAIN.fullmatch(name) is not None


def placed(place: list[Text], reason: Text, word: str | None, rule: str | None, nearest: str | None) -> Text:
    """What is said of a word in somebody's table: where it stands, why it is refused, the nearest one, and any rule."""
    if word is not None:
        place = [*place, Text(f"word {shown(word)!r}", f"mot {shown(word)!r}")]
    said = reason.then(nearest_is(nearest)) if nearest else reason
    return said.within(*([under_rule(rule)] if rule else [])).at(joined(place))


def join(path: str, name: str) -> str:
    """The path of ``name`` inside ``path``."""
    return f"{path}.{name}" if path else name


def refuse(what: Text, path: str) -> NoReturn:
    """Refuses what stands at ``path``, saying what belongs there."""
    raise JsonError(expected(what), path)


def fields(value: object, path: str, names: Collection[str],
           elsewhere: Mapping[str, str] | None = None) -> dict[str, object]:
    """The names that an object gives, ``null`` ones left out; refuses a repeated or unknown one.

    ``elsewhere`` holds names known at another place of the document, with their paths.
    """
    if isinstance(value, _Repeated):
        if value.name not in names and not _may_be_shown(value.name, names):
            raise JsonError(_NONE_OF_OURS, path)
        raise JsonError(Text("this name is given twice: keep one", "ce nom est donné deux fois : n'en garder qu'un"),
                        join(path, shown(value.name)))
    if not isinstance(value, dict):
        refuse(Text("an object", "un objet"), path)
    for name in value:
        if name not in names:
            _unknown(str(name), path, names, elsewhere or {})
    return {name: given for name, given in value.items() if given is not None}


def _unknown(name: str, path: str, names: Collection[str], elsewhere: Mapping[str, str]) -> NoReturn:
    known = {known: known for known in names} | {k: v for k, v in elsewhere.items() if k not in names}
    if name in known:
        raise JsonError(Text(f"this name does not belong here but at {known[name]!r}",
                             f"ce nom n'a pas sa place ici mais à {known[name]!r}"), join(path, shown(name)))
    near = nearest(name, known)
    told = (UNKNOWN_NAME, join(path, shown(name))) if _may_be_shown(name, known) else (_NONE_OF_OURS, path)
    raise JsonError(*told, known[near] if near else None)


def tri(value: object, path: str) -> Tri:
    """Yes, no or unknown (GEN-1)."""
    found = _TRI.get(value) if isinstance(value, str) else None
    if found is None:
        refuse(Text('"yes", "no" or "unknown"', '"yes", "no" ou "unknown"'), path)
    return found


def word(value: object, path: str, group: type[W]) -> W:
    """A word of a group, by its JSON name."""
    if isinstance(value, str):
        for member in group:
            if member.word == value:
                return member
    names = [member.word for member in group]
    raise JsonError(expected(one_of(names)), path, nearest(value, names) if isinstance(value, str) else None)


def words(value: object, path: str, group: type[W]) -> tuple[W, ...]:
    """A list of different words of a group."""
    found = tuple(word(item, f"{path}[{i}]", group) for i, item in enumerate(items(value, path)))
    if len(set(found)) != len(found):
        refuse(Text("each word once", "chaque mot une fois"), path)
    return found


def items(value: object, path: str, limit: int | None = None) -> list[object]:
    """A list, of at most ``limit`` values."""
    if not isinstance(value, list):
        refuse(Text("a list", "une liste"), path)
    if limit is not None and len(value) > limit:
        refuse(at_most_values(limit), path)
    return value


def integer(value: object, path: str, lowest: int = 0, highest: int = UINT32) -> int:
    """A whole number, written without point or exponent."""
    if type(value) is not int or not lowest <= value <= highest:
        refuse(whole_number(lowest, highest), path)
    return value


def text(value: object, path: str, limit: int) -> str:
    """A text of at most ``limit`` bytes of UTF-8."""
    if not isinstance(value, str):
        refuse(Text("a string", "une chaîne"), path)
    try:
        size = len(value.encode("utf-8"))
    except UnicodeEncodeError:
        alone(JsonError(HALF_A_PAIR, path))
    if size > limit:
        refuse(Text(f"at most {limit} bytes of UTF-8", f"au plus {limit} octets d'UTF-8"), path)
    return value


def day(value: object, path: str) -> date:
    """A day of the years 1 to 9999 (GEN-7)."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            refuse(Text("a day that exists", "un jour qui existe"), path)
    refuse(DAY, path)


def identifier(value: object, path: str) -> uuid.UUID:
    """An opaque identifier (GEN-6)."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        refuse(Text("32 hexadecimal digits or a hyphenated UUID",
                    "32 chiffres hexadécimaux, ou un UUID à traits d'union"), path)
    found = uuid.UUID(hex=value)
    if not found.int:
        refuse(Text("an identifier that is not all zero (leave it out when there is none)",
                    "un identifiant qui n'est pas tout à zéro (l'omettre s'il n'y en a pas)"), path)
    return found


def octets(value: object, path: str, limit: int = MESSAGE_LIMIT) -> bytes:
    """Bytes, as lower-case hexadecimal digits."""
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        refuse(Text("an even number of lower-case hexadecimal digits",
                    "un nombre pair de chiffres hexadécimaux minuscules"), path)
    if len(value) > 2 * limit:
        refuse(Text(f"at most {limit} bytes", f"au plus {limit} octets"), path)
    return bytes.fromhex(value)


def same(given: object, ours: object) -> bool:
    """Whether a JSON value is one of ours, true not being 1; it goes no deeper than ours does."""
    if type(given) is not type(ours):
        return False
    if isinstance(given, dict) and isinstance(ours, dict):
        return given.keys() == ours.keys() and all(same(given[name], ours[name]) for name in ours)
    if isinstance(given, list) and isinstance(ours, list):
        return len(given) == len(ours) and all(map(same, given, ours))
    return given == ours


def flag(value: object, path: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        refuse(Text("true or false", "true ou false"), path)
    return value


def bytes_of(message: str) -> Text:
    """What ``data`` holds in the form of a message of this kind."""
    return Text(f"the bytes of a message {message}", f"les octets d'un message {message}")


def agree(given: Mapping[str, object], whole: Mapping[str, Any], path: str, source: Text) -> None:
    """Refuses what a document gives that is not what the rest of it says."""
    for name, value in given.items():
        if name != "parameters" and not same(value, whole[name]):  # parameters made the pack already
            raise JsonError(Text("differs from {source}: leave it out or give it as it was",
                                 "n'est pas {source} : l'omettre ou le donner tel quel").of(source=source),
                            join(path, name))
