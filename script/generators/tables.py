"""The tables of spec/, read and checked: what every generator starts from.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import pathlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile

#: The domain of a rule is its number divided by 1000 (spec/00-conventions.md).
DOMAINS = {"GEN": 0, "SCR": 1, "ORI": 2, "PLN": 3, "CON": 4, "TER": 5, "IND": 6, "WIRE": 7}
#: The domains of the rules of a word of spec/: what a parameter of that domain may cite.
RULES_OF = {"screening": ("SCR",), "inclusion": ("SCR",), "demand": ("ORI",), "protocol": ("ORI",), "orientation": ("ORI",),
            "directory": ("ORI",), "event": ("PLN",), "plan": ("PLN",), "due": ("PLN",), "view": ("PLN",), "territory": ("CON", "TER"), "indicator": ("IND",)}
#: Groups whose codes have gaps: an activity's begins with the number of its function (ORI-19).
SPARSE = ("activity",)
#: The letters of the column `phases` of kinds.tsv.
PHASES = {"D": "draft", "P": "proposed", "A": "active", "R": "in_review", "S": "suspended", "C": "closed"}
#: What a finding's index may count beside the words of a group: entries of a list of the caller's.
LISTS = ("places", "delivered", "offers", "guichets", "events")
#: What makes a list of a territory complete: a claim, a claim with a span, a flag of the parent's row.
SPANS = ("plain", "dated", "child")
#: What the value, or value and other, of a finding are, where its text says them.
SAYS = ("count", "number", "line", "tier", "tiers", "pair", "categories", "topic", "problem", "function", "mission", "office",
        "slot", "component")
#: Beside groups, what the words of a fault may be.
LISTED_BY_NAME = ("parameter", "protocol", "column")
FAULT_TEXTS = ("text_en", "text_fr", "do_en", "do_fr")
#: What is filled in: numbers, and of the words of a fault the label and the name of one, the names of all of them.
WORD_PLACES = {"word", "name", "words", "other", "remedy"}
PLACES = {"least", "most", *WORD_PLACES}
HEADERS = ("base", "rules", "screening", "inclusion", "demand", "protocol", "orientation", "directory", "event", "plan",
           "territory", "indicator", "due", "view")


def rule_number(name: str) -> int:
    """1003 for SCR-3; 0 for "-"."""
    if name == "-":
        return 0
    domain, n = name.split("-")
    return DOMAINS[domain] * 1000 + int(n)


def listed(cell: str) -> list[str]:
    """The entries of a cell, none for "-"."""
    return [] if cell == "-" else cell.split(",")


def key_of(name: str) -> str:
    """A French name as it is compared, and as a key of TOML: without case, accents and signs."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "_", "".join(sign for sign in bare if not unicodedata.combining(sign))).strip("_")


def read(path: pathlib.Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise SystemExit(f"{path.name}:{number}: wrong number of columns")
    return rows


@dataclass(frozen=True)
class Word:
    header: str
    group: str
    code: int
    name: str
    label_en: str
    label_fr: str
    rule: str
    #: Of a group: whether a word may be added at its end without touching what is published (spec/00-conventions.md).
    grows: str
    #: Of a group: the code whose word is bit 0 of a set of them, "-" where the interface has no such set.
    bit: str
    #: What code may ask of a word beside its number, which orders nothing.
    marks: tuple[str, ...]

    @property
    def constant(self) -> str:
        return f"{self.group}_{self.name}".upper().replace("-", "_")


class Tables:
    """Everything in spec/*.tsv."""

    def __init__(self, root: pathlib.Path) -> None:
        spec = root / "spec"
        self.words = [Word(**{**row, "code": int(row["code"]), "marks": tuple(listed(row["marks"]))})
                      for row in read(spec / "words.tsv")]
        self.errors = read(spec / "errors.tsv")
        self.faults = read(spec / "faults.tsv")
        self.rules = sorted(read(spec / "rules.tsv"), key=lambda row: rule_number(row["name"]))
        self.parameters = sorted(read(spec / "parameters.tsv"), key=lambda row: row["name"])
        self.packs = read(spec / "packs.tsv")
        self.era_labels = read(spec / "era_labels.tsv")
        self.findings = read(spec / "findings.tsv")
        self.sentences = read(spec / "sentences.tsv")
        self.kinds = read(spec / "kinds.tsv")
        self.guards = read(spec / "guards.tsv")
        self.services = read(spec / "services.tsv")
        self.demand_fields = read(spec / "demand_fields.tsv")
        self.slots = read(spec / "slots.tsv")
        self.lines = read(spec / "lines.tsv")
        self.columns = read(spec / "tables.tsv")
        self.frames = read(spec / "frames.tsv")
        self.operations = read(spec / "operations.tsv")
        self.answers = read(spec / "answers.tsv")
        self.exclusions = read(spec / "exclusions.tsv")
        self.drafts = read(spec / "drafts.tsv")
        self.views = read(spec / "views.tsv")
        self.view_rows = read(spec / "view_rows.tsv")
        self.protocol_sources = read(spec / "protocols/has-2014.sources.tsv")
        self._check()

    def group(self, name: str) -> list[Word]:
        return sorted((word for word in self.words if word.group == name), key=lambda word: word.code)

    def groups(self) -> list[str]:
        return [word.name for word in self.group("group")]

    def marks(self, group: str) -> dict[str, list[Word]]:
        """The words of a group by mark. Beside the marks of words.tsv stand those that the table of a group's own gives:
        of a kind of event its marks and `of_` what it is about, of a service its kind and `provided`."""
        found: dict[str, list[Word]] = {}
        for word in self.group(group):
            for mark in (*word.marks, *self._own_marks(group, word.name)):
                found.setdefault(mark, []).append(word)
        return found

    def _own_marks(self, group: str, name: str) -> list[str]:
        if group == "event":
            row = next(row for row in self.kinds if row["kind"] == name)
            return [*listed(row["marks"]), *(f"of_{target}" for target in listed(row["target_of"]))]
        if group == "service":
            kinds = [row["kind"] for row in self.services if row["service"] == name]
            return kinds + ["provided"] * any(row["provided_as"] == name for row in self.services)
        return []

    def bit(self, word: Word) -> int | None:
        """The place of a word's bit in a set of its group, None where the interface has no such set."""
        first = next(each.bit for each in self.group("group") if each.name == word.group)
        return None if first == "-" else word.code - int(first)

    def code(self, group: str, name: str) -> int:
        return next(word.code for word in self.group(group) if word.name == name)

    def published(self, pack: dict[str, str]) -> list[dict[str, str]]:
        """The parameters that a pack was published with: its message and its digest hold no other, but overrides."""
        return [row for row in self.parameters if int(row["since"]) <= int(pack["edition"])]

    def field_words(self) -> dict[str, str]:
        """The group of each field of a demand, in published order."""
        return {row["field"]: row["words"] for row in self.demand_fields}

    def details(self, slot: str) -> dict[str, str]:
        """By the word that a slot holds, the group of the detail beside it."""
        cell = next(row["details"] for row in self.slots if row["slot"] == slot)
        return {} if cell == "-" else dict(part.split("=") for part in cell.split(";"))

    def territory(self) -> dict[str, list[dict[str, str]]]:
        """The columns of each table of a territory, in published order."""
        found: dict[str, list[dict[str, str]]] = {}
        for row in self.columns:
            found.setdefault(row["table"], []).append(row)
        return found

    def frames_by_name(self) -> dict[str, list[dict[str, str]]]:
        """The columns of each frame of the indicators, in published order."""
        found: dict[str, list[dict[str, str]]] = {}
        for row in self.frames:
            found.setdefault(row["frame"], []).append(row)
        return found

    def event_fields(self) -> list[str]:
        """The fields of an event, as the columns of kinds.tsv have them; by their codes they are the words of `field`."""
        known = {word.name for word in self.group("field")}
        return [name for name in self.kinds[0] if name in known]

    def _check(self) -> None:
        self._check_packs()
        self._check_words()
        self._check_bits()
        self._check_rows()
        self._check_views()
        self._check_columns()
        self._check_frames()
        self._check_era_labels()
        self._check_faults()
        self._check_sentences()
        self._check_rules()

    def _check_packs(self) -> None:
        """A pack grows by nothing: a later parameter has a later edition, and the packs before it another."""
        for row in self.parameters:
            if row["rule"].split("-")[0] not in RULES_OF.get(row["domain"], ()):
                raise SystemExit(f"parameters.tsv: {row['name']}: {row['rule']} is no rule of {row['domain']}")
        if len(self.parameters) > 64:
            raise SystemExit("parameters.tsv: more than the 64 parameters of WIRE-15")
        editions = [int(row["edition"]) for row in self.packs]
        if editions != sorted(editions):
            raise SystemExit("packs.tsv: a later pack has no earlier edition")

    def _check_words(self) -> None:
        if {word.group for word in self.words} != set(self.groups()):
            raise SystemExit("words.tsv: groups and the words of `group` differ")
        for group in self.groups():
            words = self.group(group)
            if len({w.code for w in words}) != len(words) or len({w.name for w in words}) != len(words):
                raise SystemExit(f"words.tsv: {group}: a code or a name occurs twice")
            if group not in SPARSE and words[-1].code - words[0].code != len(words) - 1:
                raise SystemExit(f"words.tsv: {group}: its codes have a gap")

    def _check_bits(self) -> None:
        """A set has a bit for every word of its group, in 64 bits; a condition on a field of a demand is such a set."""
        for word in self.words:
            if word.group != "group" and word.bit != "-":
                raise SystemExit(f"words.tsv: {word.group} {word.name}: only a group says which bits its sets have")
            if self.bit(word) not in (None, *range(64)):
                raise SystemExit(f"words.tsv: {word.group} {word.name}: no set of 64 bits has this word")
        for group in self.field_words().values():
            if self.bit(self.group(group)[0]) is None:
                raise SystemExit(f"words.tsv: {group}: conditions are sets of its words, and it says no bit")

    def _check_rows(self) -> None:
        """Tables with a row a word have its words in its order; what a cell names is there."""
        for name, table, column, group in (
            ("kinds", self.kinds, "kind", "event"), ("guards", self.guards, "guard", "guard"),
            ("demand_fields", self.demand_fields, "field", "demand_field"), ("slots", self.slots, "slot", "slot"),
            ("lines", self.lines, "line", "line"), ("views", self.views, "group", "view_group"),
            ("view_rows", self.view_rows, "kind", "event"),
        ):
            if [row[column] for row in table] != [word.name for word in self.group(group)]:
                raise SystemExit(f"{name}.tsv does not have the words of `{group}`, each once and in their order")
        for name, table, column, cells in (
            ("demand_fields", self.demand_fields, "under", ("-", "situation")),
            ("slots", self.slots, "subject", ("-", "member", "event")),
            ("operations", self.operations, "told", ("yes", "no")),
            ("findings", self.findings, "says", ("-", *SAYS)),
            ("findings", self.findings, "record", ("-", "yes")),
            ("lines", self.lines, "step", ("-", *"123456")),
            ("lines", self.lines, "polarity", ("good", "bad")),
            ("lines", self.lines, "answer", ("stated", "computed")),
        ):
            for row in table:
                if row[column] not in cells:
                    raise SystemExit(f"{name}.tsv: {row[column]} is none of {', '.join(cells)}")
        for row in self.demand_fields:
            self._check_word("demand_fields.tsv", row["field"], row["words"], row["unknown"])
        for row in self.slots:
            self._check_word("slots.tsv", row["slot"], row["words"], row["initial"])
            for word, group in self.details(row["slot"]).items():
                self._check_word("slots.tsv", row["slot"], row["words"], word)
                self._check_word("slots.tsv", row["slot"], group, "-")
        if [group for group, _ in groupby(row["group"] for row in self.lines)] != [word.name for word in self.group("line_group")]:
            raise SystemExit("lines.tsv does not have the words of `line_group`, each over its lines and in their order")
        for row in self.findings:
            if row["about"] not in LISTS:
                self._check_word("findings.tsv", row["rule"], row["about"], "-")

    def _check_views(self) -> None:
        """A column of views.tsv is a word of `viewer`. A row of view_rows.tsv names groups, kinds and slots; what stands
        within another row names a kind of its target, and takes that one's group for `parent`."""
        viewers = [word.name for word in self.group("viewer")]
        for row in self.views:
            if list(row)[1:] != viewers or any(row[viewer] not in ("yes", "-") for viewer in viewers):
                raise SystemExit(f"views.tsv: {row['group']}: a column a word of `viewer`, each yes or -")
        groups = {word.name for word in self.group("view_group")} - {"texts"}
        named = {"group": groups | {"parent"}, "code": groups, "text": groups, "within": {row["kind"] for row in self.kinds},
                 "holds": {row["slot"] for row in self.slots}, "alone": {"yes"}}
        for row in self.view_rows:
            for column, known in named.items():
                if not set(listed(row[column])) <= known:
                    raise SystemExit(f"view_rows.tsv: {row['kind']}: {column} is no such word")
            if row["group"] == "parent" and row["within"] == "-":
                raise SystemExit(f"view_rows.tsv: {row['kind']} stands within nothing")

    def _check_columns(self) -> None:
        """A table of a territory is a word of `territory_table`; a column has a name of its own there, a kind, and of
        another row or a word what it is of. A row's own identifier comes first: what is looked up by it is one array. A row
        names none of its own table nor of a later one: a message has parents in front of their children."""
        if [table for table, _ in groupby(row["table"] for row in self.columns)] != [w.name for w in self.group("territory_table")]:
            raise SystemExit("tables.tsv does not have the words of `territory_table`, each over its columns and in their order")
        constants = [f"{row['table']}_{row['column']}" for row in self.columns]
        for row, constant in zip(self.columns, constants, strict=True):
            where, kind = f"tables.tsv: {row['table']} {row['column']}", row["kind"].removesuffix("!")
            self._check_word("tables.tsv", where, "column_kind", kind)
            earlier = set(takewhile(lambda name: name != row["table"], self.territory()))
            targets = {"ref": earlier, "word": set(self.groups())}.get(kind, {"-"})
            if row["target"] not in targets or row["span"] not in SPANS or row["span"] != self.territory()[row["table"]][0]["span"]:
                raise SystemExit(f"{where}: no such target or span, or a span that is not the table's")
            if constants.count(constant) > 1 or (kind == "own" and self.territory()[row["table"]][0] is not row):
                raise SystemExit(f"{where}: named twice, or the row's own identifier is not its first column")
            if row["kind"].endswith("!") and kind not in ("ref", "word"):
                raise SystemExit(f"{where}: only a place and a word may be required")
        for table, rows in self.territory().items():
            # Both names of a column may stand in one file: each says which column it is (spec/42-territory-forms.md).
            names = [name for row in rows for name in {row["column"], key_of(row["name_fr"])}]
            if len(set(names)) < len(names) or "" in names or {"name", "nom"} & set(names):
                raise SystemExit(f"tables.tsv: {table}: two columns have one name, or one has none or that of a row")

    def _check_frames(self) -> None:
        """A frame is a word of `frame`; of a word or a set, its column says of which group."""
        if [frame for frame, _ in groupby(row["frame"] for row in self.frames)] != [w.name for w in self.group("frame")]:
            raise SystemExit("frames.tsv does not have the words of `frame`, each over its columns and in their order")
        for row in self.frames:
            of_words = row["kind"].removesuffix("!") in ("word", "set")
            if row["target"] not in (self.groups() if of_words else ["-"]):
                raise SystemExit(f"frames.tsv: {row['frame']} {row['column']}: no such target")

    def _check_era_labels(self) -> None:
        """A pack says of a word once what it was called in its years, and only where words.tsv says it otherwise."""
        packs = {row["name"] for row in self.packs}
        labels = {(word.group, word.name): (word.label_en, word.label_fr) for word in self.words}
        seen: set[tuple[str, str, str]] = set()
        for row in self.era_labels:
            key = (row["pack"], row["group"], row["word"])
            self._check_word("era_labels.tsv", row["pack"], row["group"], row["word"])
            if row["pack"] not in packs or key in seen:
                raise SystemExit(f"era_labels.tsv: {' '.join(key)}: no such pack, or twice in the table")
            if labels[key[1:]] == (row["label_en"], row["label_fr"]) or not (row["label_en"] and row["label_fr"]):
                raise SystemExit(f"era_labels.tsv: {' '.join(key)}: a label is empty, or they are the word's own")
            seen.add(key)

    def _check_faults(self) -> None:
        """A fault has its own number and name, a status, an index and words there are, and fills only places there are."""
        statuses = {row["name"] for row in self.errors}
        codes = [int(row["code"]) for row in self.faults]
        if codes != sorted(set(codes)) or len({row["name"] for row in self.faults}) != len(codes):
            raise SystemExit("faults.tsv: numbers ascend, and each number and name is there once")
        for row in self.faults:
            where = f"faults.tsv: {row['name']}"
            words = listed(row["words"])
            self._check_word("faults.tsv", row["name"], "index", row["index"])
            for group in set(words) - set(LISTED_BY_NAME):
                self._check_word("faults.tsv", row["name"], group, "-")
            if row["status"] not in statuses | {"-"} or len(words) > 2:
                raise SystemExit(f"{where}: no such status, or more than two groups of words")
            for column in FAULT_TEXTS:
                places = set(re.findall(r"{([^}]*)}", row[column]))
                if row[column] in ("", "-") or places - PLACES or (places & WORD_PLACES and not words):
                    raise SystemExit(f"{where}: {column} is empty, or has a place that is not filled in")
                if "{other}" in row[column] and len(words) < 2 or "{remedy}" in row[column] and words != ["guard"]:
                    raise SystemExit(f"{where}: {column}: nothing stands for a place of it")

    def _check_word(self, table: str, row: str, group: str, name: str) -> None:
        """That there is this group, and this word in it; "-" where a cell names none."""
        if group != "-" and group not in self.groups():
            raise SystemExit(f"{table}: {row}: no group {group} in words.tsv")
        if name != "-" and name not in {word.name for word in self.words if word.group == group}:
            raise SystemExit(f"{table}: {row}: {name} is no word of {group}")

    def _check_sentences(self) -> None:
        """A text has the same places in both languages; it is of a name, or of a name and a rule."""
        keys = [(row["name"], row["rule"]) for row in self.sentences]
        for row, key in zip(self.sentences, keys, strict=True):
            en, fr = (set(re.findall(r"\{(\w+)\}", row[f"text_{language}"])) - {"space"} for language in ("en", "fr"))
            if en != fr or keys.count(key) > 1:
                raise SystemExit(f"sentences.tsv: {' '.join(key)}: other places in French, or twice in the table")

    def _check_rules(self) -> None:
        rules = {row["name"] for row in self.rules}
        for rule in [w.rule for w in self.words] + [
            row["rule"] for row in self.faults + self.parameters + self.findings + self.kinds + self.guards + self.services
            + self.columns + self.answers + self.exclusions + self.sentences
        ]:
            if rule != "-" and rule not in rules:
                raise SystemExit(f"{rule} is used but is not in rules.tsv")


def days(iso: str) -> int:
    """Days since 1970-01-01 of an ISO date."""
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days
