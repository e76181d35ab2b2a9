"""What an input looks like that is in no format of ours, and what to do about it.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..text import Text
from .telling import begun

__all__ = ["Look", "look_of", "untold"]


class Look(NamedTuple):
    """Something that is not read: what it is, what to do, and whether people may be in it."""

    told: Callable[[bytes, str], bool]
    what: Text
    do: Text
    people: bool = True


def _starts(*beginnings: bytes) -> Callable[[bytes, str], bool]:
    return lambda head, _: head.startswith(beginnings)


def _holds(beginning: bytes, *parts: bytes) -> Callable[[bytes, str], bool]:
    return lambda head, _: begun(head).startswith(beginning) and any(part in head for part in parts)


_CELLS = re.compile(rb'[,;\t|]')
#: Columns that only a table about people has, and those that tell a table of offers or of Synthea.
_PERSON = frozenset(b"patient patient_id patientid subject subject_id person person_id ref ipp nir ins birthdate birth_date "
                    b"date_naissance ddn answers facts medicines chronic_conditions mobility polypathology".split())
_OFFER = frozenset((b"id", b"structure", b"services"))
_SYNTHEA = frozenset((b"patient", b"start"))


def header(head: bytes) -> frozenset[bytes]:
    """The cells of a first line, in small letters; none where it parts nothing."""
    line = begun(head).split(b"\n", 1)[0]
    cells = _CELLS.split(line) if b"\0" not in line else []
    return frozenset(cell.strip(b' "\'\r').lower() for cell in cells) if len(cells) > 1 else frozenset()


def _table(head: bytes, suffix: str) -> bool:
    return bool(header(head)) and (suffix in (".csv", ".tsv", ".txt", "", ".tab") or len(header(head)) > 2)


_UNPACK = Text("unpack it and name the file or folder", "le décompresser et nommer le fichier ou le dossier de fichiers")
_AS_JSON = Text("export it as FHIR in JSON", "l'exporter en FHIR, en JSON")
_NOT_DATA = Text("it is a document, not data", "c'est un document, pas des données")
_ROWS = Text("write one record a line as JSON (NDJSON), or a table of people as CSV",
             "écrire un dossier par ligne en JSON (NDJSON), ou un tableau de personnes en CSV")
_NAMES = Text("integra columns proposes what its columns may be called", "integra columns propose comment nommer ses colonnes")
_SAVED = Text("save it as CSV or xlsx", "l'enregistrer en CSV ou en xlsx")

#: The first that is told counts.
LOOKS = (
    Look(_starts(b"\x1f\x8b"), Text("packed by gzip more than once", "compressé par gzip plus d'une fois"), _UNPACK),
    Look(_holds(b"PK\x03\x04", b"xl/", b"opendocument.spreadsheet"), Text("a spreadsheet", "un classeur de tableur"), _SAVED),
    Look(_starts(b"\xd0\xcf\x11\xe0"), Text("a file of an old Office, or one with a password",
                                        "un fichier d'un ancien Office, ou protégé par un mot de passe"),
         Text("save it as CSV or xlsx, without a password", "l'enregistrer en CSV ou en xlsx, sans mot de passe")),
    Look(_holds(b"PK\x03\x04", b"[Content_Types].xml"), Text("a document of Office, or a workbook cut short",
                                                              "un document Office, ou un classeur tronqué"),
         Text("get a workbook again, and save tables in other documents as CSV or xlsx",
              "se procurer de nouveau un classeur, et enregistrer les tableaux d'autres documents en CSV ou en xlsx")),
    Look(_starts(b"PK\x03\x04"), Text("a ZIP archive", "une archive ZIP"), _UNPACK),
    Look(_starts(b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf"), Text("an archive", "une archive"), _UNPACK),
    Look(lambda head, _: head[257:262] == b"ustar", Text("an archive (tar)", "une archive (tar)"), _UNPACK),
    Look(_starts(b"%PDF-"), Text("a PDF", "un PDF"), _NOT_DATA, False),
    Look(_starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), Text("a picture", "une image"), _NOT_DATA, False),
    Look(_starts(b"SQLite format 3"), Text("a database (SQLite)", "une base de données (SQLite)"), _ROWS),
    Look(_starts(b"\xff\xfe", b"\xfe\xff"), Text("text in UTF-16", "du texte en UTF-16"),
         Text("save it in UTF-8", "l'enregistrer en UTF-8")),
    Look(_holds(b"<", b"fluxfiness"), Text("an excerpt of FINESS", "un extrait de FINESS"),
         Text("integra orient --directory reads it", "integra orient --directory le lit"), False),
    Look(_holds(b"<", b"http://hl7.org/fhir"), Text("FHIR in XML", "du FHIR en XML"), _AS_JSON),
    Look(_holds(b"<", b"ClinicalDocument"), Text("a clinical document (CDA)", "un document clinique (CDA)"), _AS_JSON),
    Look(_starts(b"MSH|"), Text("messages of HL7 v2", "des messages HL7 v2"), _AS_JSON),
    Look(lambda head, _: begun(head).startswith(b"<"), Text("XML", "du XML"), _AS_JSON, False),
    Look(_holds(b"", b"\n[[row]]"), Text("an orientation protocol", "un protocole d'orientation"),
         Text("integra protocol reads it", "integra protocol le lit"), False),
    Look(lambda head, _: header(head) >= _OFFER, Text("a directory of offers (CSV)", "un répertoire d'offres (CSV)"),
         Text("integra orient --directory reads it", "integra orient --directory le lit"), False),
    Look(lambda head, _: header(head) >= _SYNTHEA, Text("one table of Synthea", "une seule table de Synthea"),
         Text("name the folder in which it lies beside its patients.csv, called as Synthea calls it, as conditions.csv",
              "nommer le dossier de fichiers où elle est à côté de son patients.csv, sous le nom que Synthea lui donne, comme "
              "conditions.csv")),
    Look(lambda head, _: bool(header(head) & _PERSON), Text("a table of people", "un tableau de personnes"), _NAMES),
    Look(_table, Text("a table", "un tableau"), _NAMES, False),
    Look(lambda head, _: begun(head)[:1] in (b"{", b"["), Text("JSON without any name of a record",
                                                               "du JSON sans aucun nom d'un dossier"), _ROWS, False),
)
_LIKE = Text("looks like {what}, and is not read: {do}", "ressemble à {what}, et n'est pas lu : {do}")
_UNTOLD = Text(
    "neither records of ours (NDJSON, JSON, CBOR, CSV), FHIR nor Synthea, and nothing else is read: save it as one of them; one "
    "whose beginning is damaged is told by --input-format",
    "ni nos dossiers (NDJSON, JSON, CBOR, CSV), ni FHIR, ni Synthea, et rien d'autre n'est lu : l'enregistrer sous l'une de ces "
    "formes ; si c'en est une au début abîmé, la dire avec --input-format")


def look_of(head: bytes, suffix: str) -> Look | None:
    """What an input looks like, None where it looks like nothing that we know."""
    return next((look for look in LOOKS if look.told(head, suffix)), None)


def untold(look: Look | None) -> Text:
    """That an input is not read, and what to do."""
    return _UNTOLD if look is None else _LIKE.of(what=look.what, do=look.do)
