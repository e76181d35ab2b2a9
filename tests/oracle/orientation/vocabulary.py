"""The words of a demand and what the rule pack says of services, for the oracle.

Read from the tables of the specification, which are normative; what a chapter says in words is written out here.

Spec: 20-orientation, ORI-5 to ORI-10.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SPEC = Path(__file__).resolve().parents[3] / "spec"

Values = Mapping[str, str]
Where = dict[str, frozenset[str]]


def read(table: str) -> list[dict[str, str]]:
    """The lines of one table of the specification."""
    with (SPEC / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(text: str, by: str = ",") -> list[str]:
    """A cell that lists words; a dash lists none."""
    return [] if text == "-" else text.split(by)


def conditions(text: str) -> Where:
    """A cell `where`: the values of each field named."""
    parts = (part.split("=") for part in listed(text, ";"))
    return {field: frozenset(values.split("|")) for field, values in parts}


def holds(where: Mapping[str, frozenset[str]], values: Values) -> bool:
    """Does the demand have an accepted value of every field that is named?"""
    for field, accepted in where.items():
        if values[field] not in accepted:
            return False
    return True


CODES: dict[str, dict[str, int]] = {}
for _word in read("words.tsv"):
    CODES.setdefault(_word["group"], {})[_word["name"]] = int(_word["code"])

# The group of words that gives each field its values (chapter 20, "The demand"); the rest are no, yes or unknown.
GROUPS = {
    "requester": "requester",
    "urgency": "urgency",
    "ground": "support_ground",
    "stage": "stage",
    "place": "care_place",
    "mt": "mt_state",
    "open_plan": "open_plan",
}
FIELDS = {field: CODES[GROUPS.get(field, "tri")] for field in CODES["demand_field"]}
VALUES = {field: tuple(sorted(codes, key=codes.__getitem__)) for field, codes in FIELDS.items()}
NOT_KNOWN = {
    field: {"ground": "none", "stage": "undetermined"}.get(field, "unknown")
    for field in FIELDS
    if field != "requester"
}
MOTIVES = tuple(sorted(CODES["motive"], key=CODES["motive"].__getitem__))
NON_PROFESSIONALS = frozenset(("person", "carer"))
PRECONDITIONS = tuple(CODES["precondition"])


@dataclass(frozen=True)
class Service:
    """What the rule pack says of one service."""

    name: str
    kind: str
    mission: str
    functions: tuple[str, ...]
    shares: bool
    needs: frozenset[str]
    professional: bool
    level: str
    urgent: bool
    where: Where

    @property
    def code(self) -> int:
        return CODES["service"][self.name]


@dataclass(frozen=True)
class Exclusion:
    """Two services that are not called together, but where `lifted` holds."""

    name: str
    services: tuple[str, str]
    lifted: Where | None


SERVICES = {
    line["service"]: Service(
        name=line["service"],
        kind=line["kind"],
        mission=line["mission"],
        functions=tuple(listed(line["functions"])),
        shares=line["shares"] == "yes",
        needs=frozenset(listed(line["needs"])),
        professional=line["asks"] == "professional",
        level=line["level"],
        urgent=line["urgent"] == "yes",
        where=conditions(line["where"]),
    )
    for line in read("services.tsv")
}
EXCLUSIONS = tuple(
    Exclusion(
        line["exclusion"],
        (line["service"], line["other"]),
        None if line["except"] == "-" else conditions(line["except"]),
    )
    for line in read("exclusions.tsv")
)

# The parameters of a pack, by its name.
PARAMETERS = {
    pack: {line["name"]: int(line[pack]) for line in read("parameters.tsv")} for pack in CODES["pack"]
}

# Law 16: the most days that an urgent and a prompt demand may be told to wait, the next lesser urgency's first answer.
MOST_DAYS = {
    "urgent": PARAMETERS["has-2014"]["first_answer_prompt_days"],
    "prompt": PARAMETERS["has-2014"]["first_answer_routine_days"],
}

# For each motive, the services that answer it, each with the demands it does so in.
ANSWERS: dict[str, list[tuple[str, Where]]] = {motive: [] for motive in MOTIVES}
for _line in read("answers.tsv"):
    for _motive, _service in itertools.product(listed(_line["motives"]), listed(_line["services"])):
        ANSWERS[_motive].append((_service, conditions(_line["where"])))

# Where a precondition is open: the values of one field (chapter 20, "The services").
OPEN: dict[str, tuple[str, frozenset[str]]] = {
    "mt": ("mt", frozenset(("unknown",))),
    "sharing_consent": ("sharing_consent", frozenset(("unknown", "no"))),
    "referent": ("open_plan", frozenset(("unknown", "pps", "psi"))),
    "over_60": ("over_60", frozenset(("unknown",))),
    "loss_of_autonomy": ("loss_of_autonomy", frozenset(("unknown",))),
    "assessment": ("assessment", frozenset(("unknown",))),
}

# The possible demands: each pair of fields that bind each other, with the test its values have to pass.
BOUND = (("requester", "ground"), ("pps", "stage"), ("requester", "mt"))
STAGES_OF_PPS = {
    "unknown": frozenset(("undetermined", "not_indicated")),
    "no": frozenset(("not_indicated",)),
    "yes": frozenset(VALUES["stage"]),
}


def fits(pair: tuple[str, str], first: str, second: str) -> bool:
    """May these values of two fields that bind each other stand together?"""
    if pair == ("requester", "ground"):
        return second == "none" or first not in NON_PROFESSIONALS
    if pair == ("pps", "stage"):
        return second in STAGES_OF_PPS[first]
    return first != "mt" or second == "informed"


def possible(values: Values) -> bool:
    """Is the demand possible? Fields that are left out bind nothing."""
    return all(
        fits(pair, values[pair[0]], values[pair[1]])
        for pair in BOUND
        if pair[0] in values and pair[1] in values
    )


def is_open(precondition: str, values: Values) -> bool:
    """Is this still to be settled in the demand?"""
    field, where = OPEN[precondition]
    return values[field] in where


def open_for(service: str, wanted: frozenset[str], values: Values) -> frozenset[str]:
    """Those of the preconditions wanted that are open for this service: an urgent one waits less (ORI-7)."""
    if SERVICES[service].urgent and values["urgency"] == "urgent":
        wanted = wanted - {"mt", "referent"}
    return frozenset([name for name in wanted if is_open(name, values)])


def may_be_called(service: str, values: Values) -> bool:
    """ORI-6: what acts on a professional's request needs one, or for mission 2 assistance judged and accepted."""
    told = SERVICES[service]
    if not told.professional or values["requester"] not in NON_PROFESSIONALS:
        return True
    return told.mission == "M2" and values["stage"] == "to_refer"


def answers(motive: str, values: Values) -> set[str]:
    """The services that answer this motive in this demand."""
    return {service for service, where in ANSWERS[motive] if holds(where, values)}


def size(values: Values) -> int:
    """How many fields are known."""
    return sum(value != NOT_KNOWN.get(field) for field, value in values.items())


def demands(values: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Every possible demand that these values of each field make, bound fields first so that few are thrown away."""
    bound = [field for field in values if any(field in pair for pair in BOUND)]
    free = [field for field in values if field not in bound]
    rests = [dict(zip(free, rest, strict=True)) for rest in itertools.product(*(values[f] for f in free))]
    for choice in itertools.product(*(values[field] for field in bound)):
        head = dict(zip(bound, choice, strict=True))
        if possible(head):
            for rest in rests:
                yield {**head, **rest}
