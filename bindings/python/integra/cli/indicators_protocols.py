"""What a structure's protocol says for A1: read from its file, its digest taken, held against the adopted one.

Spec: spec/50-indicators.md (IND-11); ORI-17, ORI-18.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os

from ..columns.cells import is_nothing, is_unknown, written
from ..columns.days import CellError
from ..opening import InputError
from ..protocol.protocol import Protocol
from ..spreadsheet import plain
from ..text import Text
from ..words import ConformityBasis, Tri
from .console import Stop
from .indicators_cells import Value
from .indicators_rows import Input
from .protocol_files import protocol_of, prove

__all__ = ["Protocols"]

#: What stands for a structure that has none.
_NONE = ("none", "aucun")
_NOT_PROVED = Text("is not proved, and has no behaviour to compare: integra protocol check shows what fails",
                   "n'est pas prouvé, et n'a pas de comportement à comparer : integra protocol check montre ce qui échoue")


class Protocols:
    """The protocols that structures name, each read once, and the adopted one."""

    def __init__(self, adopted: Protocol | None) -> None:
        self._adopted = adopted
        self._kept: dict[str, tuple[Value, ...]] = {}
        #: Whether rows say themselves who conforms.
        self.stated = False
        #: The folder of the file that is read, from which paths go out.
        self.folder: str = ""

    def told_by(self, given: Input) -> Input:
        """The same column, in which rows say themselves who conforms: one that says anything speaks of an adopted protocol."""

        def read(cell: object) -> tuple[Value, ...]:
            self.stated = self.stated or not is_nothing(written(cell))
            return given.read(cell)

        return given._replace(read=read)

    @property
    def basis(self) -> ConformityBasis | None:
        """What structures conform to, where a protocol is adopted: one that imposes nothing says nothing."""
        if self._adopted is None:
            return None
        imposes = self._adopted.conforms(self._adopted, most=0).verdict is not Tri.UNKNOWN
        return ConformityBasis.ADOPTED if imposes else ConformityBasis.IMPOSES_NOTHING

    def read(self, cell: object) -> tuple[Value, ...]:
        """Whether a structure has a protocol, its digest, and whether it conforms, of a cell that names its file."""
        text = written(cell)
        if is_unknown(text):
            return Tri.UNKNOWN.code, bytes(32), Tri.UNKNOWN.code
        if plain(text) in _NONE:
            return Tri.NO.code, bytes(32), Tri.UNKNOWN.code
        path = os.path.join(self.folder, text)
        if path not in self._kept:
            self._kept[path] = self._compared(path if os.path.lexists(path) or text not in Protocol.builtins() else text)
        return self._kept[path]

    def _compared(self, name: str) -> tuple[Value, ...]:
        try:
            protocol = protocol_of(name)
        except (Stop, InputError) as fault:
            raise CellError(fault.text) from None
        if not protocol.proved and prove(protocol, name):
            raise CellError(_NOT_PROVED.at(name), rule="ORI-16")
        conforms = Tri.UNKNOWN
        if self._adopted is not None:
            conforms = protocol.conforms(self._adopted, most=0).verdict
        return Tri.YES.code, protocol.digest(), conforms.code
