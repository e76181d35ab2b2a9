"""What reading a source leaves over: codes no table knows, and what could not be read at all.

Spec: spec/10-screening.md (SCR-7), GEN-6.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What could not be read is told by its kind, never by what it says: a text may hold a name.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..text import Text
from .host_codes import HostCodes
from .tables import Code

Unmapped = collections.Counter[tuple[str, str]]
Unread = collections.Counter[Text]

CONDITION_TEXT = Text("conditions without a code", "problèmes de santé sans code")
DEVICE_TEXT = Text("devices without a code", "dispositifs sans code")
MEDICINE_TEXT = Text("medicines without a code", "médicaments sans code")
MEDICINE_LOST = Text("references to a medicine not found", "références à un médicament introuvables")
ENCOUNTER_R5 = Text("encounters in the form of R5", "venues sous la forme de R5")
ENCOUNTER_TEXT = Text("encounters with a text without a code", "venues avec un texte sans code")
MODIFIED = Text("resources with a modifierExtension that is not understood",
                "ressources avec une modifierExtension qui n'est pas comprise")
FORMER_ORDER = Text("orders in the form of DSTU2", "prescriptions sous la forme de DSTU2")
TAKEN_BACK = Text("codes whose text takes them back or doubts them", "codes que leur texte dément ou met en doute")
WORDS_AGAINST = Text("medicines that a note or a reason speaks against", "médicaments qu'une note ou un motif contredit")
END_UNREAD = Text("medicines whose end is not understood", "médicaments dont la fin n'est pas comprise")
STATUS_UNREAD = Text("statuses that are not FHIR's", "statuts qui ne sont pas de FHIR")


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted while a source is read, and what the host says its own codes are in ATC."""

    unmapped: Unmapped = field(default_factory=collections.Counter)
    unread: Unread = field(default_factory=collections.Counter)
    atc: HostCodes = field(default_factory=dict)

    def miss(self, what: Text) -> None:
        """Count something that could not be read."""
        self.unread[what] += 1

    def translated(self, codes: Iterable[Code]) -> list[Code]:
        """Give the codes of a concept, and what the host says they are in ATC."""
        found = list(codes)
        return found + [each for met in found for each in self.atc.get(met, ()) if each not in found]
