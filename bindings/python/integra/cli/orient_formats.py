"""How ``integra orient`` writes answers: NDJSON, CSV and CBOR (the table is in orient_text.py).

Spec: spec/03-command.md, spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any, Protocol

from ..directory.served import ROUTE, SERVING, plain
from ..forms.orientation import orientation_to_json
from ..messages import encode
from .responses import Response
from .formats import Rows, Streamed, line

#: What CSV says of the demand on each of its rows.
OF_DEMAND = ("id", "ref", "date", "protocol", "protocol_origin", "protocol_digest", "first_answer_due", "numbers",
             "findings")
#: The columns of CSV, in order: lists are words separated by spaces, what is not known or not there is empty.
COLUMNS = (*OF_DEMAND, *(field.name for field in (*ROUTE, *SERVING)), "accepted")


class Writer(Protocol):
    """Writes answers one by one, then what comes after them all."""

    def write(self, response: Response) -> None:
        """Writes one response."""

    def end(self) -> None:
        """Writes what follows the last one."""


class Ndjson(Streamed):
    """One object a line, always the same names."""

    def write(self, response: Response) -> None:
        """Writes one line."""
        self._out.write(line(document(response)))


def document(response: Response) -> dict[str, Any]:
    """The fixed JSON form of a response."""
    asked = response.asked
    return orientation_to_json(response.orientation, asked.ref, date=asked.demand.date, protocol=response.protocol,
                               served=response.served, unmet=response.unmet, findings=response.findings)


class Cbor(Streamed):
    """A sequence of messages of kind ``orientation``; the caller's own key is never put into a message."""

    def write(self, response: Response) -> None:
        """Writes one message."""
        self._out.write(encode(response.orientation))


class Csv(Rows):
    """One row a route under a row of names, then one a service that an offer accepts after all; a demand's rows stand
    together, as people are shown them."""

    columns = COLUMNS

    def write(self, response: Response) -> None:
        """Writes the rows of one demand."""
        told = document(response)
        protocol = told["protocol"]
        demand = [_cell(value) for value in (
            told["id"], told["ref"], told["date"], protocol["name"], protocol["origin"], protocol["digest"],
            told["first_answer_due"], told["numbers"], [each["rule"] for each in told["findings"]])]
        for served in response.shown:
            self.row((*demand, *(_cell(plain(field.read(served))) for field in (*ROUTE, *SERVING)),
                      "no" if served.route else "yes"))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else value
