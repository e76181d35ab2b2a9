"""What an input looks like that is in no format of ours, what to do about it, and whether it can be told to hold nobody.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from ..adapters.detect import names
from ..forms.shapes import EVENT
from ..opening import Opened
from ..text import Text
from .harmless import CODE, DOCUMENTS, DOCUMENT_STEMS, LOGS, MANIFESTS, PICTURES, SETTINGS
from .telling import begun, is_log, is_manifest

__all__ = ["NOT_DATA", "UNSURE", "VERSION_CONTROL", "Look", "look_of", "untold"]


class Seen(NamedTuple):
    """What is known of an input before it is read: its first bytes, unpacked, how its name ends, and the name."""

    head: bytes
    suffix: str
    name: str


Test = Callable[[Seen], bool]


class Look(NamedTuple):
    """Something that is not read: what it is, what to do, and whether people may be in it."""

    told: Test
    what: Text
    do: Text
    people: bool = True


def _starts(*beginnings: bytes) -> Test:
    return lambda seen: seen.head.startswith(beginnings)


def _at(place: int, *beginnings: bytes) -> Test:
    return lambda seen: seen.head.startswith(beginnings, place)


def _ends(*suffixes: str) -> Test:
    return lambda seen: seen.suffix in suffixes


def _holds(beginning: bytes, *parts: bytes) -> Test:
    return lambda seen: begun(seen.head).startswith(beginning) and any(part in seen.head for part in parts)


def _like(pattern: bytes) -> Test:
    return lambda seen: re.match(pattern, begun(seen.head)) is not None


def _any(*tests: Test) -> Test:
    return lambda seen: any(test(seen) for test in tests)


def _both(one: Test, other: Test) -> Test:
    return lambda seen: one(seen) and other(seen)


def _called(names: frozenset[str]) -> Test:
    return lambda seen: seen.name in names


def _document(seen: Seen) -> bool:
    stem, suffix = seen.name.partition(".")[0], PurePath(seen.name).suffix
    return stem in DOCUMENT_STEMS and suffix in ("", ".txt", ".md", ".rst")


def _left(seen: Seen) -> bool:
    """The mark of Office or LibreOffice that a file is open, or what macOS keeps beside a file."""
    marked = seen.name.startswith(("~$", ".~lock.")) and len(seen.head) < _SHORT
    return marked or (seen.name.startswith("._") and seen.head.startswith(b"\0\x05\x16\x07"))


def _empty(seen: Seen) -> bool:
    return len(seen.head) < _SHORT and begun(seen.head).strip(b"\0 \t\r\n") in (b"", b"[]", b"{}", b"null")


#: More than such a mark has, and than an empty file is padded to.
_SHORT = 4096
_CELLS = re.compile(rb'[,;\t|]')
#: Columns that only a table about people has, and those that tell a table of offers, of a host's codes or of Synthea.
_PERSON = frozenset(b"patient patient_id patientid subject subject_id person person_id ref ipp nir ins birthdate birth_date "
                    b"date_naissance ddn answers facts medicines chronic_conditions mobility polypathology".split())
_OFFER = frozenset((b"id", b"structure", b"services"))
_CODES = frozenset((b"system", b"code", b"atc"))
_SYNTHEA = frozenset((b"patient", b"start"))
#: Names in a run of Synthea as it describes it itself, and in an event of a plan.
_RUN = frozenset((b"runID", b"seed", b"clinicianSeed", b"populationSize", b"referenceTime", b"runStartTime"))
_EVENT = frozenset((b"kind", b"writer", b"recorded"))
#: A name in YAML, and those of FHIR, of ours and of messages.
_KEY = re.compile(rb"""(?:^|[{,\n])[ \t-]*["']?(\w+)["']?[ \t]*:""")
_RECORD = frozenset(b"resourcetype message isolation admissions professions birthdate patients people persons personnes nom prenom".split())


def _cells(line: bytes) -> list[bytes]:
    return _CELLS.split(line) if b"\0" not in line else []


def header(head: bytes) -> frozenset[bytes]:
    """The cells of a first line, in small letters; none where it parts nothing."""
    cells = _cells(begun(head).split(b"\n", 1)[0])
    return frozenset(cell.strip(b' "\'\r').lower() for cell in cells) if len(cells) > 1 else frozenset()


def _columns(*columns: bytes) -> Test:
    return lambda seen: header(seen.head) >= frozenset(columns)


def _table(seen: Seen) -> bool:
    """A first line that parts as much as the second does, or whose name says so; prose has a comma here and there."""
    first, _, rest = begun(seen.head).partition(b"\n")
    cells = len(_cells(first))
    return cells > 1 and (seen.suffix in (".csv", ".tsv", ".tab") or cells == len(_cells(rest.partition(b"\n")[0])))


def _object(known: frozenset[bytes], least: int) -> Test:
    """An object with so many of some names at its top."""
    return lambda seen: begun(seen.head)[:1] == b"{" and len(known.intersection(names(begun(seen.head)))) >= least


def _settings(seen: Seen) -> bool:
    """YAML that is called as settings are, is short, and has no name that a person's data has."""
    keys = {key.lower() for key in _KEY.findall(seen.head)}
    called = PurePath(seen.name).stem.lstrip(".").partition(".")[0] in SETTINGS or seen.name.startswith(".")
    return seen.suffix in (".yaml", ".yml") and called and len(seen.head) < _SHORT and not keys & (_PERSON | _RECORD)


_UNPACK = Text("unpack it and name the file or folder", "le décompresser et nommer le fichier ou le dossier de fichiers")
_DECRYPT = Text("decrypt it and name what comes out", "le déchiffrer et nommer ce qui en sort")
_AS_JSON = Text("export it as FHIR in JSON", "l'exporter en FHIR, en JSON")
NOT_DATA = Text("it is a document, not data", "c'est un document, pas des données")
_NO_PEOPLE = Text("people are not in it", "il n'y a personne dedans")
_ROWS = Text("write one record a line as JSON (NDJSON), or a table of people as CSV",
             "écrire un dossier par ligne en JSON (NDJSON), ou un tableau de personnes en CSV")
_AS_CSV = Text("export its tables as CSV", "en exporter les tableaux en CSV")
_NAMES = Text("integra columns proposes what its columns may be called", "integra columns propose comment nommer ses colonnes")
_SAVED = Text("save it as CSV or xlsx", "l'enregistrer en CSV ou en xlsx")
_OPEN = Text("save it as CSV, or as xlsx without a password", "l'enregistrer en CSV, ou en xlsx sans mot de passe")
_AGAIN = Text("get it again, or save it as CSV", "se le procurer de nouveau, ou l'enregistrer en CSV")
_UTF8 = Text("save it in UTF-8", "l'enregistrer en UTF-8")
_ALONE = Text("write the objects alone, one a line", "écrire les objets seuls, un par ligne")
_TAKE_OUT = Text("take it out of what is read", "l'enlever de ce qui est lu")
_DIRECTORY = Text("integra orient --directory reads it", "integra orient --directory le lit")
_LISTED = Text("name the folder that has the files it lists", "nommer le dossier de fichiers qui a les fichiers qu'il cite")
_PATIENTS = Text("name the folder in which it lies beside its patients.csv, called as Synthea calls it, as conditions.csv",
                 "nommer le dossier de fichiers où elle est à côté de son patients.csv, sous le nom que Synthea lui donne, comme "
                 "conditions.csv")
_PATIENTS_CALLED = Text("call it patients.csv, and name its folder", "l'appeler patients.csv, et nommer son dossier de fichiers")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

#: What may hold people and is not read, by what it begins with or how its name ends.
_PACKED = (
    Look(_starts(b"\x1f\x8b"), Text("a file packed by gzip more than once", "un fichier compressé par gzip plus d'une fois"), _UNPACK),
    Look(_any(_starts(b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!\x1a", b"\x1f\x9d", b"\x1f\xa0", b"\x04\x22\x4d\x18",
                      b"LZIP\x01", b"MSCF\0", b"!<arch>\n"), _like(rb"BZh[1-9]"), _ends(".zz", ".zlib", ".br", ".lzma", ".7z", ".rar", ".z", ".bz2", ".xz",
                                                             ".zst")), Text("an archive", "une archive"), _UNPACK),
    Look(_at(257, b"ustar"), Text("an archive (tar)", "une archive (tar)"), _UNPACK),
    Look(_any(_starts(b"-----BEGIN PGP MESSAGE", b"age-encryption.org/", b"-----BEGIN AGE", b"Salted__"),
              _ends(".gpg", ".pgp", ".age", ".enc", ".p7m", ".kdbx")), Text("encrypted data", "des données chiffrées"), _DECRYPT),
    Look(_starts(b"SQLite format 3"), Text("a database (SQLite)", "une base de données (SQLite)"), _ROWS),
    Look(_any(_at(4, b"Standard Jet DB", b"Standard ACE DB"), _ends(".mdb", ".accdb")),
         Text("a database (Access)", "une base de données (Access)"), _AS_CSV),
    Look(_ends(".dbf"), Text("a database (dBASE)", "une base de données (dBASE)"), _AS_CSV),
    Look(_any(_at(8, b"DUCK"), _starts(b"PGDMP", b"\x89HDF"), _ends(".duckdb", ".fmp12", ".fp7", ".fdb", ".mdf", ".h5", ".hdf5")),
         Text("a database", "une base de données"), _AS_CSV),
    Look(_any(_ends(".sql", ".dump"), _starts(b"-- MySQL dump", b"--\n-- PostgreSQL")),
         Text("a database written out (SQL)", "une base de données écrite en SQL"), _AS_CSV),
    Look(_any(_starts(b"$FL2", b"$FL3"), _ends(".sav", ".zsav", ".por")), Text("data of SPSS", "des données SPSS"), _AS_CSV),
    Look(_any(_starts(b"<stata_dta>"), _ends(".dta")), Text("data of Stata", "des données Stata"), _AS_CSV),
    Look(_any(_at(12, b"\xc2\xea\x81\x60"), _starts(b"HEADER RECORD*******"), _ends(".sas7bdat", ".xpt")),
         Text("data of SAS", "des données SAS"), _AS_CSV),
    Look(_any(_starts(b"RDX2\n", b"RDX3\n", b"RDA2\n", b"RDA3\n", b"X\n\0\0\0", b"A\n2\n", b"A\n3\n"), _ends(".rds", ".rda", ".rdata")),
         Text("data of R", "des données R"), _AS_CSV),
    Look(_any(_starts(b"MATLAB 5.0", b"\x93NUMPY"), _ends(".mat", ".npy", ".npz", ".pkl", ".pickle", ".joblib")),
         Text("data of a program (Python, MATLAB)", "des données d'un programme (Python, MATLAB)"), _AS_CSV),
    Look(_any(_starts(b"Obj\x01"), _ends(".avro")), Text("a table (Avro)", "un tableau (Avro)"), _AS_CSV),
    Look(_any(_starts(b"ARROW1", b"FEA1"), _ends(".feather", ".arrow", ".ipc")), Text("a table (Arrow)", "un tableau (Arrow)"), _AS_CSV),
    Look(_any(_like(rb"ORC[^ -~]"), _ends(".orc")), Text("a table (ORC)", "un tableau (ORC)"), _AS_CSV),
    Look(_at(128, b"DICM"), Text("a picture with a patient's data (DICOM)", "une image avec les données d'un patient (DICOM)"),
         _TAKE_OUT),
    Look(_starts(b"\xff\xfe", b"\xfe\xff"), Text("text in UTF-16", "du texte en UTF-16"), _UTF8),
    Look(_any(_ends(".ttl", ".nt", ".nq", ".rdf", ".trig"), _like(rb"@prefix\s|PREFIX\s+\w*:")),
         Text("data in RDF (Turtle)", "des données en RDF (Turtle)"), _AS_JSON),
    Look(_starts(b"MSH|", b"FHS|", b"BHS|"), Text("messages of HL7 v2", "des messages HL7 v2"), _AS_JSON),
    Look(_holds(b"<", b"http://hl7.org/fhir"), Text("FHIR in XML", "du FHIR en XML"), _AS_JSON),
    Look(_holds(b"<", b"ClinicalDocument"), Text("a clinical document (CDA)", "un document clinique (CDA)"), _AS_JSON),
)
#: What holds nobody: documents, pictures, programs, logs, what other commands read.
_HARMLESS = (
    Look(_holds(b"<", b"fluxfiness"), Text("an excerpt of FINESS", "un extrait de FINESS"), _DIRECTORY, False),
    Look(_holds(b"", b"\n[[row]]"), Text("an orientation protocol", "un protocole d'orientation"),
         Text("integra protocol reads it", "integra protocol le lit"), False),
    Look(_columns(*_OFFER), Text("a directory of offers (CSV)", "un répertoire d'offres (CSV)"), _DIRECTORY, False),
    Look(_columns(*_CODES), Text("a table of a host's codes", "une table des codes d'un établissement"),
         Text("--codes reads it", "--codes la lit"), False),
    Look(lambda seen: is_manifest(seen.head), Text("the list of a bulk export", "la liste d'un export en masse"), _LISTED, False),
    Look(_any(_starts(b"%PDF-"), _ends(".pdf")), Text("a PDF", "un PDF"), NOT_DATA, False),
    Look(_any(_starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), _ends(*PICTURES)), Text("a picture", "une image"), NOT_DATA, False),
    Look(_any(_both(_starts(_ZIP), _holds(_ZIP, b"word/", b"ppt/", b"opendocument.text", b"opendocument.presentation", b"epub+zip")),
              _ends(*DOCUMENTS), _document, _like(rb"(?i)<!doctype html|<html[\s>]")), Text("a document", "un document"), NOT_DATA, False),
    Look(lambda seen: is_log(seen.head), Text("the log of a bulk export", "le journal d'un export en masse"), _NO_PEOPLE, False),
    Look(_object(_RUN, 2), Text("what Synthea says of its run", "ce que Synthea dit de son exécution"), _NO_PEOPLE, False),
    Look(_any(_ends(*CODE), _called(MANIFESTS), _settings, _starts(b"#!")),
         Text("a program or its settings", "un programme ou ses réglages"), NOT_DATA, False),
    Look(_left, Text("what a program left while a file was open", "ce qu'un programme a laissé, un fichier étant ouvert"), NOT_DATA,
         False),
    Look(_ends(*LOGS), Text("a log", "un journal"), NOT_DATA, False),
    Look(_empty, Text("an empty file", "un fichier vide"), _NO_PEOPLE, False),
)
#: What may be either, and so may hold people.
_DOUBTFUL = (
    Look(_both(_starts(_ZIP), _ends(".xlsx", ".xlsm")), Text("a workbook cut short or damaged", "un classeur tronqué ou endommagé"),
         _AGAIN),
    Look(_any(_holds(_ZIP, b"xl/", b"opendocument.spreadsheet"), _ends(".ods", ".fods", ".numbers", ".xlsb")),
         Text("a spreadsheet", "un classeur de tableur"), _SAVED),
    Look(_starts(_OLE), Text("a file of an old Office, or one with a password", "un fichier d'un ancien Office, ou à mot de passe"),
         _OPEN),
    Look(_starts(_ZIP, b"PK\x05\x06"), Text("a ZIP archive", "une archive ZIP"), _UNPACK),
    Look(lambda seen: begun(seen.head).startswith(b"<"), Text("XML", "du XML"), _AS_JSON),
    Look(_any(_ends(".yaml", ".yml"), _like(rb"---\s|[a-z_]+:\s*\S*\r?\n([ -]*[a-z_]+:)")), Text("data in YAML", "des données en YAML"),
         _ROWS),
    Look(_like(rb"\x1e\s*[{\[]|[\w.$]+(\s[\w.$]+)?\s*[(=]\s*[{\[]"), Text("JSON with something around it (JSON-seq, JSONP)",
                                                     "du JSON entouré d'autre chose (JSON-seq, JSONP)"), _ALONE),
    Look(_columns(b"id", b"birthdate", b"deathdate"), Text("the patients of Synthea", "les patients de Synthea"), _PATIENTS_CALLED),
    Look(_columns(*_SYNTHEA), Text("one table of Synthea", "une seule table de Synthea"), _PATIENTS),
    Look(lambda seen: bool(header(seen.head) & _PERSON), Text("a table of people", "un tableau de personnes"), _NAMES),
    Look(_table, Text("a table", "un tableau"), _NAMES),
    Look(_object(_EVENT, len(_EVENT)), EVENT.what, EVENT.read_by),
    Look(lambda seen: begun(seen.head)[:1] in (b"{", b"["), Text("JSON without any name of a record",
                                                                 "du JSON sans aucun nom d'un dossier"), _ROWS),
)
#: A text without anything of a table is a document, where its name says that it is text.
_TEXT = Look(_ends(".txt", ".text"), Text("a text", "un texte"), NOT_DATA, False)
#: A folder, which is not gone into: told by its name and what it has in it.
VERSION_CONTROL = Look(lambda _: False, Text("a folder of version control", "un dossier de fichiers d'un gestionnaire de versions"),
                       NOT_DATA, False)
#: The first that is told counts.
LOOKS = (*_PACKED, *_HARMLESS, *_DOUBTFUL, _TEXT)
_LIKE = Text("looks like {what}, and is not read: {do}", "ressemble à {what}, et n'est pas lu : {do}")
_UNTOLD = Text(
    "neither records of ours (NDJSON, JSON, CBOR, CSV), FHIR nor Synthea, and nothing else is read: save it as one of them; one "
    "whose beginning is damaged is told by --input-format",
    "ni nos dossiers (NDJSON, JSON, CBOR, CSV), ni FHIR, ni Synthea, et rien d'autre n'est lu : l'enregistrer sous l'une de ces "
    "formes ; si c'en est une au début abîmé, la dire avec --input-format")
#: What a folder is said to hold that may be people for all that anybody can tell.
UNSURE = Text(
    "in no format that is known, so people may be in it: save it as one that is read (NDJSON, JSON, CBOR, CSV, FHIR), or take it "
    "out of the folder where nobody is",
    "d'aucun format connu, et peut donc contenir des personnes : l'enregistrer sous une forme qui se lit (NDJSON, JSON, CBOR, "
    "CSV, FHIR), ou le sortir du dossier de fichiers s'il n'y a personne")


def look_of(opened: Opened) -> Look | None:
    """What an input looks like, None where it looks like nothing that we know."""
    seen = Seen(opened.head, opened.suffix, PurePath(opened.name).name.lower())
    return next((look for look in LOOKS if look.told(seen)), None)


def untold(look: Look | None) -> Text:
    """That an input is not read, and what to do."""
    return _UNTOLD if look is None or look is _TEXT else _LIKE.of(what=look.what, do=look.do)
