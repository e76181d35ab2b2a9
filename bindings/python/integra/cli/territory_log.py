"""The log that commands are given: its own rows, or what ``integra orient`` answered, read from any inputs.

Spec: spec/03-command.md, spec/45-observed.md; ORI-12, ORI-15.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import BinaryIO

from ..adapters.records import Problem
from ..demand.model import Contact, DemandMessage
from ..errors import TextError
from ..forms.strict import JsonError
from ..opening import UTF8_MARK, Opened
from ..records.readers import documents, unless_empty
from ..records.telling import ENVELOPE
from ..territory.observed import DemandLog, LogError, LogRow, Outcome, response_row
from ..territory.observed.lines import json_row
from ..territory.observed.table import read_csv
from ..text import Text, plural, verbatim
from .console import UNREADABLE, Stop, note, problem, untold
from .demands import Asked
from .demands import read as read_demands
from .files import each_opened, named, open_one
from .people import both
from .usage import FILE, INPUT, Parser

#: How many were refused, as rows agree in French.
_REFUSED = Text("{n} refused", "{n} refusée"), Text("{n} refused", "{n} refusées")
#: What a secret takes at the least, in bytes: fewer could be tried one by one.
_SECRET_LEAST, _SECRET_MOST = 16, 4096
_NONE = Text("neither a response nor a row of a log is in it", "il n'y a ni réponse ni ligne de journal")
_MESSAGES = Text("messages do not say who serves: give what integra orient --format ndjson writes",
                 "les messages ne disent pas qui assure : donner ce qu'écrit integra orient --format ndjson")
_OTHER = Text("neither a response of integra orient --format ndjson nor a row of a log",
              "ni une réponse d'integra orient --format ndjson, ni une ligne de journal")
_DEMAND = Text("a demand that was not answered yet: integra orient --directory FILE --format ndjson answers it",
               "une demande encore sans réponse : integra orient --directory FICHIER --format ndjson y répond")
_UNASKED = (Text("of {n} row it is not known who serves, and nothing of it is a difficulty: answer with integra orient --directory",
                 "pour {n} ligne on ne sait pas qui assure, et rien n'y est une difficulté : répondre avec integra orient --directory"),
            Text("of {n} rows it is not known who serves, and nothing of them is a difficulty: answer with integra orient --directory",
                 "pour {n} lignes on ne sait pas qui assure, et rien n'y est une difficulté : répondre avec integra orient "
                 "--directory"))
_GUESSED = Text("keys are made of your own refs, which may be guessed: --secret FILE, the same each time, keeps them opaque",
                "des clés sont tirées de vos propres références, qui peuvent se deviner : --secret FICHIER, toujours le même, "
                "les rend opaques")


def add_log(parser: Parser) -> None:
    """INPUT and how the rows of a log are made of it."""
    parser.takes("input", nargs="+", metavar=INPUT, help=Text(
        "what integra orient --format ndjson wrote, or a log (CSV or NDJSON), told by its content; - is stdin",
        "ce qu'a écrit integra orient --format ndjson, ou un journal (CSV ou NDJSON), reconnu à son contenu ; - est l'entrée "
        "standard"))
    parser.takes("--demands", metavar=FILE, help=Text(
        "the demands that were answered, found by id or ref: they say who asked, about what and in which call",
        "les demandes auxquelles il a été répondu, retrouvées par id ou ref : elles disent qui demande, sur quoi et dans quel "
        "appel"))
    parser.takes("--secret", metavar=FILE, help=Text(
        f"a file of {_SECRET_LEAST} bytes at least: without it nobody finds out of which id or ref a key was made",
        f"un fichier d'au moins {_SECRET_LEAST} octets : sans lui nul ne retrouve de quel id ou ref une clé est tirée"))


class Log:
    """Reads the rows of some inputs, reports those refused and counts both."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Reads the secret and the demands."""
        self._names: list[str | Opened] = args.input
        self._secret = b"" if args.secret is None else _secret(args.secret)
        self.refused = 0
        self._asked = {} if args.demands is None else self._demands(args.demands)
        self._guessed = False

    def read(self) -> DemandLog:
        """The log of all inputs."""
        rows = []
        for each in self._each():
            if isinstance(each, Problem):
                self._refuse(each)
            else:
                rows.append(each)
        if self._guessed and not self._secret:
            note(_GUESSED)
        log = DemandLog(rows)
        unasked = sum(any(called.outcome is Outcome.UNKNOWN for called in row.services) for row in log)
        if unasked:
            note(plural(unasked, *_UNASKED))
        return log

    def summary(self, log: DemandLog, *more: Text) -> None:
        """Says how many rows there are, how many were refused, and what came of them."""
        untold()
        told = both(len(log), self.refused, Text("{n} row of the log", "{n} ligne du journal"),
                    Text("{n} rows of the log", "{n} lignes du journal"), _REFUSED)
        for each in more:
            told = told.then(each)
        note(told)

    def _each(self) -> Iterator[LogRow | Problem]:
        for opened in each_opened(self._names):
            head = opened.head.removeprefix(UTF8_MARK).lstrip()
            if head.startswith(ENVELOPE):
                raise Stop(UNREADABLE, _MESSAGES.at(opened.name))
            reader = self._json if head[:1] in (b"{", b"[", b"") else _csv
            yield from unless_empty(reader(opened.stream, opened.name), Problem(verbatim(opened.name), _NONE))

    def _json(self, stream: BinaryIO, name: str) -> Iterator[LogRow | Problem]:
        for place, document in documents(stream, name):
            try:
                if isinstance(document, TextError):
                    raise document
                yield self._row(document)
            except TextError as error:
                yield Problem(place, error.text)

    def _row(self, document: object) -> LogRow:
        if not isinstance(document, dict) or not {"routes", "services"} & document.keys():
            raise JsonError(_DEMAND if isinstance(document, dict) and "requester" in document else _OTHER)
        if "routes" not in document:
            return json_row(document)
        asked = None
        for name in ("id", "ref"):
            if isinstance(document.get(name), str):
                self._guessed = self._guessed or name == "ref"
                asked = self._asked.get((name, _bare(name, document[name])))
                break
        demand, contact = (None, None) if asked is None else (asked.demand, asked.contact)
        return response_row(document, demand, contact=contact, secret=self._secret)

    def _demands(self, name: str) -> dict[tuple[str, str], DemandMessage | None]:
        """The demands of a file by their id, and by their ref; None for what names two that differ."""
        found: dict[tuple[str, str], DemandMessage | None] = {}
        for each in read_demands([name]):
            if isinstance(each, Problem):
                self._refuse(each)
                continue
            asked = DemandMessage(demand=each.demand, contact=each.contact or Contact())
            for key in _keys(each):
                found[key] = asked if found.get(key, asked) == asked else None
        return found

    def _refuse(self, each: Problem) -> None:
        problem(each.place, each.reason)
        self.refused += 1


def _keys(asked: Asked) -> Iterator[tuple[str, str]]:
    if asked.demand.id is not None:
        yield "id", asked.demand.id.hex
    if asked.ref is not None:
        yield "ref", asked.ref


def _bare(name: str, value: str) -> str:
    return value.replace("-", "").lower() if name == "id" else value


def _csv(stream: BinaryIO, name: str) -> Iterator[LogRow | Problem]:
    for each in read_csv(stream):
        yield Problem(verbatim(name), each.text) if isinstance(each, LogError) else each


def _secret(name: str) -> bytes:
    with open_one(name).reading() as stream:
        data = stream.read(_SECRET_MOST + 1).rstrip(b"\r\n")
    if not _SECRET_LEAST <= len(data) <= _SECRET_MOST:
        raise Stop(UNREADABLE, Text(
            f"a secret has {_SECRET_LEAST} to {_SECRET_MOST} bytes: head -c 32 /dev/urandom makes one",
            f"un secret a de {_SECRET_LEAST} à {_SECRET_MOST} octets : head -c 32 /dev/urandom en fait un").at(named(name)))
    return data
