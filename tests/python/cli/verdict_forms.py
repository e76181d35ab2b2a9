"""Reads back what ``integra orient`` and ``integra explain`` say of demands: every form to the same names and values.

Spec: spec/03-command.md, "What an answer says".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

The readers know the names of the chapter and the labels of words.tsv, and nothing of how the forms are written. Of each demand
a form gives its verdicts by (accepted after all, service), and what is said once of the demand.
"""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from integra import words
from integra.rules import label
from integra.words import Word

Told = dict[str, Any]

#: The fields of a verdict, as the chapter lists them.
ROUTE = ("mission", "function", "functions", "service", "intensity", "level", "due", "waits_for", "second", "provided_by",
         "rule")
SERVING = ("served_service", "offer", "offer_level", "structure", "structure_kind", "structure_reference", "structure_name",
           "site", "comes", "grid", "check_first", "equals", "unmet")
LISTS = ("functions", "waits_for")
#: What is told of the demand and its answer.
DEMAND = ("ref", "date", "protocol", "protocol_origin", "first_answer_due", "numbers", "findings")


def blank() -> Told:
    """A verdict of which nothing is said: that of a route has no list that is unknown."""
    return dict.fromkeys((*ROUTE, *SERVING))


def keyed(verdicts: Iterable[tuple[bool, Told]]) -> dict[tuple[bool, str], Told]:
    """Verdicts by whether an offer accepts them after all, and service."""
    found = {(accepted, told["service"]): told for accepted, told in verdicts}
    assert all(tuple(told) == (*ROUTE, *SERVING) for told in found.values())
    return found


# ---- objects and rows

def of_ndjson(out: bytes) -> list[tuple[Told, dict[tuple[bool, str], Told]]]:
    """Lines of NDJSON."""
    return [_of_object(json.loads(line)) for line in out.splitlines()]


def of_explained(out: bytes) -> list[tuple[Told, dict[tuple[bool, str], Told]]]:
    """Explanations in JSON: words have labels, which are those of words.tsv."""
    found = []
    for line in out.splitlines():
        whole = _without_labels(json.loads(line))
        whole["date"] = whole["demand"]["date"]
        found.append(_of_object(whole))
    return found


def _of_object(whole: Told) -> tuple[Told, dict[tuple[bool, str], Told]]:
    demand = {name: whole[name] for name in ("ref", "date", "first_answer_due", "numbers")}
    demand |= {"protocol": whole["protocol"]["name"], "protocol_origin": whole["protocol"]["origin"],
               "findings": [each["rule"] for each in whole["findings"]]}
    return demand, keyed(
        (accepted, blank() | {name: each[name] for name in (*(("service", "rule") if accepted else ROUTE), *SERVING)})
        for accepted, group in ((False, "routes"), (True, "accepted")) for each in whole[group])


def _without_labels(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_labels(each) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"name", "label"}:
        return value["name"]
    return {name: _without_labels(each) for name, each in value.items()}


def of_csv(out: bytes) -> list[tuple[Told, dict[tuple[bool, str], Told]]]:
    """Rows of CSV, those of a demand one after the other."""
    found: list[tuple[Told, list[tuple[bool, Told]]]] = []
    for row in csv.DictReader(io.StringIO(out.decode("utf-8"), newline="")):
        demand: Told = {name: row[name] or None for name in DEMAND}
        demand |= {name: row[name].split() for name in ("numbers", "findings")}
        accepted = row["accepted"] == "yes"
        told: Told = {name: row[name] or None for name in (*ROUTE, *SERVING)}
        if not accepted:
            told |= {name: row[name].split() for name in LISTS}
        told["check_first"] = {"": None, "yes": True, "no": False}[row["check_first"]]
        told["equals"] = int(row["equals"]) if row["equals"] else None
        if not found or found[-1][0] != demand:
            found.append((demand, []))
        found[-1][1].append((accepted, told))
    return [(demand, keyed(verdicts)) for demand, verdicts in found]


# ---- text

class Labels:
    """Words by their labels in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def group(self, group: type[Word]) -> dict[str, str]:
        """The words of a group."""
        return {label(word, self.language): word.word for word in group}


PHRASES = {
    "en": {"waits": "waits on: ", "nothing": "waits on nothing", "nobody": "nobody serves it: ", "by": "served by: ",
           "any": "a structure", "reference": "reference ", "check": "to be checked first", "equals": " equal offers",
           "instead": "instead: ", "failing": "failing that, ", "falls": "falls to: ", "offer": "offer ", "structure": "structure ",
           "between": "; ", "after": "an offer takes this demand after all (ORI-6)", "due": "first answer by ",
           "by_day": "by ", "site": "site in commune ", "comes": "comes to the person",
           "stays": "does not come to the person", "grid": "own eligibility grid: "},
    "fr": {"waits": "attend : ", "nothing": "n'attend rien", "nobody": "personne ne l'assure : ", "by": "assuré par : ",
           "any": "une structure", "reference": "référence ", "check": "à vérifier d'abord", "equals": " offres se valent",
           "instead": "à sa place : ", "failing": "à défaut, ", "falls": "relève de : ", "offer": "offre ", "structure": "structure ",
           "between": " ; ", "after": "une offre accepte tout de même cette demande (ORI-6)",
           "due": "première réponse d'ici le ", "by_day": "d'ici le ", "site": "site dans la commune ",
           "comes": "se déplace chez la personne", "stays": "ne se déplace pas chez la personne",
           "grid": "grille d'éligibilité propre : "}}
#: How levels are called where there are twelve columns for them.
SHORT = {"en": {"primary care": "primary_care", "territory": "territory", "region": "region"},
         "fr": {"soins prim.": "primary_care", "territoire": "territory", "région": "region"}}


def unwrapped(lines: Iterable[str], indent: int) -> Iterator[str]:
    """Lines at an indentation, each with those that continue it two columns further."""
    whole: list[str] = []
    for line in lines:
        if line.startswith(" " * (indent + 2)):
            whole[-1] += " " + line.strip()
        else:
            whole.append(line.strip())
    yield from whole


class Text:
    """Reads details of a verdict, as the table and the explanation say them."""

    def __init__(self, language: str) -> None:
        self.say, self.labels, self.short = PHRASES[language], Labels(language), SHORT[language]
        self.numbers: list[str] = []

    def verdict(self, route: Told | None, service: str, details: Iterable[str]) -> Told:
        """A verdict of what stands on its line and of the lines below it."""
        self.numbers = []
        told = blank() | {"service": service, "rule": "ORI-6"}
        if route is not None:
            told |= {"functions": [], "waits_for": [], "intensity": "point"} | route
        for line in details:
            self._detail(told, line)
        if told["offer"] is not None:
            told["served_service"] = told["served_service"] or service
            told["equals"] = told["equals"] or 1
            if told["served_service"] != service:
                told["second"] = told["served_service"] if route is not None else None
        if route is not None and len(told["functions"]) == 1:
            told["function"] = told["functions"][0]
        return told

    def _detail(self, told: Told, line: str) -> None:
        say, group = self.say, self.labels.group
        numbers = group(words.EmergencyNumber)
        if line in numbers:
            self.numbers.append(numbers[line])
        elif line.startswith(say["waits"]):
            waits = group(words.Precondition)
            told["waits_for"] = [waits[each] for each in line.removeprefix(say["waits"]).split(say["between"])]
        elif line.startswith(say["nobody"]):
            told |= {"unmet": group(words.Passing)[line.removeprefix(say["nobody"])], "check_first": False}
        elif line.startswith(say["by"]):
            self._serving(told, line.removeprefix(say["by"]))
        elif line.startswith(say["instead"]):
            told["served_service"] = group(words.Service)[line.removeprefix(say["instead"])]
        elif match := re.fullmatch(f"({say['offer']}|{say['structure']})([0-9a-f]{{32}})", line):
            told["offer" if match[1] == say["offer"] else "structure"] = match[2]
        elif line != say["nothing"]:
            self._more(told, line)

    def _serving(self, told: Told, line: str) -> None:
        say, kinds, levels = self.say, self.labels.group(words.StructureKind), self.labels.group(words.Level)
        kinds = {each: word for each, word in kinds.items() if word != "unknown"} | {say["any"]: "unknown"}
        match = re.fullmatch(
            f"({'|'.join(map(re.escape, kinds))})(?:, (.+?))??(?:, {say['reference']}(.+?))?, ({'|'.join(levels)})"
            f"(, {say['check']})?(?:, ([0-9]+){say['equals']})?", line)
        assert match is not None, line
        told |= {"structure_kind": kinds[match[1]], "structure_name": match[2], "structure_reference": match[3],
                 "offer_level": levels[match[4]], "check_first": match[5] is not None,
                 "comes": "unknown", "equals": int(match[6]) if match[6] else None}

    def _more(self, told: Told, line: str) -> None:
        for part in line.split(self.say["between"]):
            if part.startswith(self.say["falls"]):
                told["provided_by"] = self.labels.group(words.Provider)[part.removeprefix(self.say["falls"])]
            elif part.startswith(self.say["site"]):
                told["site"] = part.removeprefix(self.say["site"])
            elif part.startswith(self.say["grid"]):
                told["grid"] = part.removeprefix(self.say["grid"])
            elif part in (self.say["comes"], self.say["stays"]):
                told["comes"] = "yes" if part == self.say["comes"] else "no"
            elif part.startswith(self.say["failing"]):
                told["second"] = self.labels.group(words.Service)[part.removeprefix(self.say["failing"])]
            else:
                self._intensity(told, part)

    def _intensity(self, told: Told, part: str) -> None:
        intensities = self.labels.group(words.Intensity)
        match = re.fullmatch(f"(?:(F[1-6])(?:-(F[1-6]))?, )?({'|'.join(intensities)})", part)
        assert match is not None, part
        first, last = int((match[1] or "F1")[1]), int((match[2] or match[1] or "F0")[1])
        told |= {"functions": [f"F{number}" for number in range(first, last + 1)], "intensity": intensities[match[3]]}


def of_table(text: str, language: str) -> list[tuple[Told, dict[tuple[bool, str], Told]]]:
    """The table: a block a demand, and the protocol in the totals behind them."""
    *blocks, totals = text.split("\n\n")
    match = re.match(r"\d+ deman\w+, proto\w+ ([^\n]*?) \(([^\n]*)\)", totals)
    assert match is not None, totals
    origin = Labels(language).group(words.ProtocolOrigin)[match[2]]
    return [_block(block.splitlines(), language, {"protocol": match[1], "protocol_origin": origin}) for block in blocks]


_LINE = re.compile(r"  (M[123]|  ) (.{44}) (?:(.{12}) (.{10}) )(ORI-[0-9]+)")


def _block(lines: list[str], language: str, demand: Told) -> tuple[Told, dict[tuple[bool, str], Told]]:
    read, found = Text(language), []
    starts = [place for place, line in enumerate(lines) if _LINE.fullmatch(line)]
    head = next(unwrapped(lines[:starts[0]], 0))
    match = re.fullmatch(f"(.*), (\\d{{4}}-\\d\\d-\\d\\d), {read.say['due']}(\\d{{4}}-\\d\\d-\\d\\d)", head)
    assert match is not None, head
    numbers: list[str] = []
    findings: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        match_line = _LINE.fullmatch(lines[start])
        assert match_line is not None
        name, below = match_line[2].strip(), lines[start + 1:end]
        services = read.labels.group(words.Service)
        while name not in services:
            name += " " + below.pop(0).strip()
        own = [line for line in below if line.startswith("     ")]
        findings += re.findall(r"^  (ORI-[0-9]+)  ", "\n".join(below), re.M)
        route = None if match_line[1] == "  " else {
            "mission": match_line[1], "level": read.short[match_line[3].strip()], "due": match_line[4].strip() or None,
            "rule": match_line[5]}
        assert (route is None) == (lines[start - 1].strip() == read.say["after"] or route is None)
        found.append((route is None, read.verdict(route, services[name], unwrapped(own, 5))))
        numbers += read.numbers
    return demand | {"ref": match[1], "date": match[2], "first_answer_due": match[3], "numbers": numbers,
                     "findings": findings}, keyed(found)
