"""The three people whom the report explains in full: who they are, and how they are chosen.

Spec: spec/90-report.md; GEN-3, SCR-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Each shows one thing: what is missing, what a contradiction does, how a pathway goes on once people have decided. The
first person of the cohort who shows it is taken, so that a seed always gives the same three.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..screening.model import Reason, Screening
from ..screening.record import Record
from ..screening.evaluate import explain, smallest_sets
from ..text import Text, verbatim
from ..words import Question, Stage, Tri, Verdict, marked

#: How the cohort names its people, which French says its own way; another name is a caller's, and stays as it is.
_MADE_UP = re.compile(r"person (\d+)")


@dataclass(frozen=True, slots=True)
class Role:
    """What a person shows, and whom that holds of."""

    name: str
    title: Text
    lead: Text
    shows: Callable[[Record, Screening], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One person, with all that the library says of them."""

    role: Role
    ref: str
    record: Record
    screening: Screening

    @property
    def name(self) -> Text:
        """What the person is called."""
        made_up = _MADE_UP.fullmatch(self.ref)
        return Text(self.ref, f"personne {made_up[1]}") if made_up else verbatim(self.ref)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every step of the screening."""
        return explain(self.record)

    def sets(self, verdict: Verdict) -> tuple[tuple[Question, ...], ...]:
        """The smallest sets of answers that force a verdict."""
        return smallest_sets(self.screening, verdict)


def _missing(record: Record, screening: Screening) -> bool:
    return bool(screening.stage is Stage.UNDETERMINED and screening.least_to_settle == 1 and len(screening.ask) < 4
                and _told_twice(record, screening) and not screening.findings)


def _differing(record: Record, screening: Screening) -> bool:
    return bool(screening.stage is Stage.AWAITING_JUDGEMENT and screening.yes_count < 4
                and any(finding.rule == "SCR-8" for finding in screening.findings) and _told_twice(record, screening))


def _accepted(record: Record, screening: Screening) -> bool:
    return bool(screening.stage is Stage.TO_REFER and _told_twice(record, screening) and not screening.findings
                and screening.legal_complexity is not Tri.UNKNOWN)


def _told_twice(record: Record, screening: Screening) -> bool:
    """Whether some items were answered and others found in a record that lists stays in hospital."""
    stated = [screening.stated[item] for item in marked(Question, "item")]
    told = sum(value is not Tri.UNKNOWN for value in stated)
    return bool(record.facts is not None and record.facts.admissions and 0 < told < 5)


ROLES = (
    Role("missing", Text("One answer away", "À une réponse près"),
         Text("One criterion is certain, and some questions were never asked. Nobody is turned away for that: "
              "the case stays open until somebody asks.",
              "Un critère est certain, et des questions n'ont jamais été posées. Personne n'est écarté pour autant : "
              "le cas reste ouvert jusqu'à ce que quelqu'un demande."), _missing),
    Role("differing", Text("The answer and the record disagree", "La réponse et le dossier se contredisent"),
         Text("What was answered stands, and somebody is told to check. Enough criteria are certain for the "
              "professional to be asked what they think.",
              "La réponse donnée est gardée, et la contradiction est signalée. Assez de critères sont certains "
              "pour que l'avis du professionnel soit demandé."), _differing),
    Role("accepted", Text("Needed, and accepted", "Nécessaire, et accepté"),
         Text("The criteria are met, the professional sees a need, the person agrees. The library proposes a "
              "referral; people make it.",
              "Les critères sont réunis, le professionnel voit un besoin, la personne est d'accord. La bibliothèque "
              "propose d'adresser la personne ; ce sont des professionnels qui le font."), _accepted),
)


class Chosen:
    """Takes the first person who plays each role; nobody plays two."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._found: dict[str, Case] = {}

    def offer(self, ref: str, record: Record, screening: Screening) -> Role | None:
        """Takes this person for a role that is free, if they show what it shows, and gives the role."""
        for role in ROLES:
            if role.name not in self._found and role.shows(record, screening):
                self._found[role.name] = Case(role, ref, record, screening)
                return role
        return None

    def cases(self) -> tuple[Case, ...]:
        """Those found, in the order of the roles; a small cohort may lack some."""
        return tuple(self._found[role.name] for role in ROLES if role.name in self._found)
