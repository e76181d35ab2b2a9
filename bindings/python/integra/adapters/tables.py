"""What codes mean: the tables under codes/, one line a code and fact, with its reason.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A code of SNOMED CT, RxNorm, LOINC or HL7 is matched whole; one of ICD-10, ICPC-2 or ATC by its longest
prefix in the table, dots and dagger signs dropped, so that `E11` covers `E11.9`, `E119` and `E11.x0`.
A range (`F00-F09`) is no code; of a dagger and an asterisk written as one the first is read.
The fact `none` is a code that was judged and says nothing: it is known, and counts for nothing.
`maybe_chronic` may or may not be a lasting disease: it counts for nothing, and leaves the count open.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from ..words import Fact

COLUMNS = ("system", "code", "fact", "family", "label_en", "label_fr", "why")
FILES = ("atc.tsv", "encounters.tsv", "icd10.tsv", "icpc2.tsv", "lists.tsv", "rxnorm.tsv", "snomed.tsv")

CHRONIC, MAYBE_CHRONIC = "chronic_condition", "maybe_chronic"
FLAGS = tuple(fact.word for fact in Fact)
STAYS = (
    "stay", "possible_stay", "no_stay", "day_visit", "emergency_room",
    "hospital_admission", "emergency_admission", "planned_admission",
)  # fmt: skip
LISTS = ("conditions", "medicines", "encounters")
FACTS = (CHRONIC, MAYBE_CHRONIC, *FLAGS, *STAYS, *LISTS, "ingredient", "medicine", "none")

_BY_PREFIX = {
    "icd-10": re.compile(r"[A-Z][0-9][0-9AB]([0-9X]([0-9X]{0,2}[0-9A-Z]?)?)?"),
    "icpc-2": re.compile(r"[A-Z][0-9]{2}([0-9]{2})?"),
    "atc": re.compile(r"[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?"),
}
_SIGNS = str.maketrans("", "", ".+*† \u00a0")
_SECOND = re.compile(r"[+*†]\s*[A-Za-z][0-9].*")
_OPEN_END = re.compile(r"\.?-\s*$")
_VERSIONED = ("http://snomed.info/sct", "http://id.who.int/icd/release/10")
_OID = re.compile(r"(?:urn:oid:)?([0-9]+(?:\.[0-9]+)+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    system: str
    code: str
    fact: str
    family: str
    label_en: str
    label_fr: str
    why: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code as met: the system by our short name where we know it, else as written."""

    system: str
    code: str


def rows(name: str) -> list[list[str]]:
    """Give the cells of every line of a table."""
    text = resources.files(__package__).joinpath("codes", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@functools.cache
def lines() -> dict[Code, tuple[Line, ...]]:
    """Give every line of every table, by code."""
    found: dict[Code, tuple[Line, ...]] = {}
    for name in FILES:
        for row in rows(name):
            line = Line(*row)
            key = Code(line.system, line.code)
            found[key] = (*found.get(key, ()), line)
    return found


@functools.cache
def systems() -> dict[str, str]:
    """Give our short name of each code system, by the URI sources write."""
    return {row[0]: row[1] for row in rows("systems.tsv")}


def _system(uri: str) -> str:
    """Name a code system as the tables do: an edition or a version may follow its URI, an OID may stand bare."""
    uri = uri.strip().split("|")[0].rstrip("/")
    oid = _OID.fullmatch(uri)
    if oid:
        uri = f"urn:oid:{oid[1]}"
    base = next((each for each in _VERSIONED if uri.startswith(each + "/")), uri)
    return systems().get(base, uri)


@functools.lru_cache(maxsize=8192)
def code(uri: str, value: str) -> Code:
    """Name a code as the tables do, however it is spelled. One met often is one object."""
    system = _system(uri)
    if system in _BY_PREFIX:
        value = _OPEN_END.sub("", _SECOND.sub("", value)).upper().translate(_SIGNS)
    return Code(system, value.strip())


@functools.lru_cache(maxsize=8192)
def meaning(met: Code) -> tuple[Line, ...]:
    """Give the lines of a code; none where no table knows it."""
    form = _BY_PREFIX.get(met.system)
    if form is None:
        return lines().get(met, ())
    if form.fullmatch(met.code) is None:
        return ()
    for length in range(len(met.code), 0, -1):
        found = lines().get(Code(met.system, met.code[:length]))
        if found:
            return found
    return ()
