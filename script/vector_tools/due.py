"""The operations on a plan on a day: what is due, who covers each day, what it looked like then, and what a route drafts.

What is due, and who covers, is what the vector states: nothing here reckons it. Only slips of the pen are caught: a row
that findings.tsv does not have, a state that its term and the day contradict.
Spec: spec/00-conventions.md, "A plan on a day"; spec/34-due.md; spec/36-as-of.md.  Layer: tooling.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from typing import Any

from generators.tables import days

from .builder import Context, Operations
from .containers import ordered
from .events import identifier, minute
from .grammar import Block, GrammarError, words
from .histories import History, tokens
from .messages import Json
from .plans import Part as Plans

RULE = re.compile(r"[A-Z]+-[1-9][0-9]*")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What stands where there is no row, so that nobody thinks it was forgotten.
NOTHING = "nothing"
#: The end of a day, in UTC.
LAST_MINUTE = "23:59"


class Part(Operations):
    """The operations on a plan on a day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plans = Plans(context)
        self.rows = {(row["rule"], row["settled_by"]): row for row in context.encoder.tables.findings}
        self.order = list(self.rows)

    def began(self, block: Block) -> tuple[History, Json]:
        """The history, and what goes in: its events and the options that are common to these operations."""
        history = self.plans.history(block)
        given = self.plans.given_events(history)
        options = history.options
        screened = options.pop("screened", None)
        given |= {"at": options.pop("at"), "screened": screened and self.screened(screened),
                  "pack": options.pop("pack", "has-2014"), "overrides": options.pop("overrides", {})}
        self.nothing_left(options, block.place)
        return history, given

    def screened(self, said: Json) -> Json:
        """The date of a screening and what it came to; a verdict that is left out is unknown."""
        found = {"date": said["date"], **{name: said.get(name, "unknown") for name in ("pps", "assistance")}}
        self.nothing_left({name: value for name, value in said.items() if name not in found}, "screened")
        for name in ("pps", "assistance"):
            self.code("tri", found[name])
        return found

    @staticmethod
    def parted(text: str, starts: Any) -> tuple[str, list[list[str]]]:
        """The options, and one list of tokens a row; a row begins with a token that `starts`."""
        parts: list[list[str]] = [[]]
        for token in tokens(text):
            if starts(token):
                parts.append([])
            parts[-1].append(token)
        options = parts[0]
        if not parts[1:] and options[-1:] != [NOTHING]:
            raise GrammarError(f"no row: say {NOTHING}")
        return " ".join(options if parts[1:] else options[:-1]), parts[1:]

    @staticmethod
    def refusals(history: History, found: Json, here: list[str]) -> list[str]:
        """The events that are refused: every other one must be accepted."""
        refused: list[str] = found.pop("refused", [])
        return [name for name in here if name in refused]

    @staticmethod
    def here(history: History, given: Json) -> list[str]:
        return [name for name in history.events if name not in given["without"]]

    # ---- due ----

    def op_due(self, block: Block, good: bool) -> Json:
        """The rows of a plan on a day, or those of the rules that are named."""
        history, given = self.began(block)
        if not good:
            return {"input": given}
        options, parts = self.parted(block.then, RULE.fullmatch)
        found = words(options, block.place)
        asked = found.pop("rows", None)
        asked = [asked] if isinstance(asked, str) else asked
        expected = {"refused": self.refusals(history, found, self.here(history, given)), "rows": asked,
                    "except_met": found.pop("except_met", "no") == "yes"}
        self.nothing_left(found, block.place)
        rows = [self.row(history, part, given["at"], block.place) for part in parts]
        for row in rows:
            self.looked_at(row, expected, block.place)
        places = {event.digest.hex(): at for at, event in enumerate(ordered(history.events.values()))}
        rows.sort(key=lambda row: self.before(row, places))
        return {"input": given, "expected": expected | {"findings": rows}}

    def looked_at(self, row: Json, expected: Json, place: str) -> None:
        """A row is of what the vector looks at."""
        named = (row["rule"], f"{row['rule']}/{row['settled_by']}")
        if expected["rows"] is not None and not set(named) & set(expected["rows"]):
            raise GrammarError(f"{place}: {named[1]} is not among rows")
        if expected["except_met"] and row["state"] == "met":
            raise GrammarError(f"{place}: {named[1]} is met")

    def row(self, history: History, part: list[str], at: str, place: str) -> Json:
        """RULE settled_by state [date] [of=EVENT] [who=[...]] [acts=PERSON] [value=WORD]."""
        rule, settled_by, state, *rest = part
        dates = [token for token in rest if DATE.fullmatch(token)]
        said = words(" ".join(token for token in rest if token not in dates), place)
        table = self.rows.get((rule, settled_by))
        if table is None or len(dates) > 1:
            raise GrammarError(f"{place}: {rule} {settled_by}: no such row of findings.tsv")
        due = dates[0] if dates else None
        self.told(table, state, due, at, place)
        event, acts, who, value = (said.pop(name, None) for name in ("of", "acts", "who", "value"))
        self.nothing_left(said, place)
        if value is not None:
            self.code(table["says"], value)
        who = [who] if isinstance(who, str) else who
        for word in who or []:
            self.code("entitled", word)
        return {"rule": rule, "settled_by": settled_by, "weight": table["weight"], "state": state, "due": due,
                "event": history.events[event].digest.hex() if event else None,
                "who": who and sorted(who, key=lambda word: self.code("entitled", word)),
                "acts": identifier(acts).hex() if acts else None, "value": value}

    def told(self, table: dict[str, str], state: str, due: str | None, at: str, place: str) -> None:
        """A state goes with its term: none is open or met, one that is not past is due or met, one that is, overdue or met."""
        self.code("finding_state", state)
        wanted = "open" if due is None else "due" if days(at) <= days(due) else "overdue"
        if state not in ("met", wanted) or (due and table["state"] != "due"):
            raise GrammarError(f"{place}: {table['rule']} {table['settled_by']} {state}, its term {due} on {at}: {wanted}")

    def before(self, row: Json, places: dict[str, int]) -> Any:
        """The order of what is due: of the table, then index, value, subject (PLN-13)."""
        table = (row["rule"], row["settled_by"])
        value = self.code(self.rows[table]["says"], row["value"]) if row["value"] else 0
        return self.order.index(table), places.get(row["event"], len(places)), value, row["acts"] or ""

    # ---- cover ----

    def op_cover(self, block: Block, good: bool) -> Json:
        """Who covers each office, in runs of days: office by [person] from..to."""
        history, given = self.began(block)
        offices = [word.name for word in self.encoder.tables.group("office")]
        options, parts = self.parted(block.then, lambda token: token in offices)
        found = words(options, block.place)
        expected: Json = {"refused": self.refusals(history, found, self.here(history, given)),
                          "office": found.pop("office", None)}
        self.nothing_left(found, block.place)
        runs = [self.run(part, block.place) for part in parts]
        runs.sort(key=lambda run: (offices.index(run["office"]), run["from"]))
        for run in runs:
            if expected["office"] not in (None, run["office"]) or days(run["to"]) > days(given["at"]):
                raise GrammarError(f"{block.place}: {run} is not looked at")
        return {"input": given, "expected": expected | {"cover": runs}}

    def run(self, part: list[str], place: str) -> Json:
        office, by, *person, span = part
        self.code("cover", by)
        first, _, last = span.partition("..")
        if len(person) != (by != "nobody") or not DATE.fullmatch(first) or not DATE.fullmatch(last) or days(first) > days(last):
            raise GrammarError(f"{place}: office by [person] from..to: {' '.join(part)}")
        return {"office": office, "by": by, "person": identifier(person[0]).hex() if person else None,
                "from": first, "to": last}

    # ---- on_day, known_at ----

    def op_on_day(self, block: Block, good: bool) -> Json:
        """What the slots held on a day, as known now."""
        history, given = self.began(block)
        found = words(block.then, block.place)
        refused = self.refusals(history, found, self.here(history, given))
        answers = found.pop("answers", {})
        for slot, answer in answers.items():
            self.code("slot", slot)
            self.code("answer", answer)
        slots = [self.plans.slot(history, name, values, block.place) for name, values in found.items()]
        return {"input": given, "expected": {"refused": refused, "slots": slots, "answers": answers}}

    def op_known_at(self, block: Block, good: bool) -> Json:
        """The plan as it was known at the end of a minute: which events, what they came to, what the slots held."""
        history = self.plans.history(block)
        given = self.plans.given_events(history)
        said = history.options.pop("at")
        given["at"] = said if "T" in said else f"{said}T{LAST_MINUTE}"
        self.nothing_left(history.options, block.place)
        found = words(block.then, block.place)
        later = found.pop("later", [])
        here = [history.events[name] for name in self.here(history, given)]
        known = [event for event in here if event.name not in later]
        expected: Json = {"verdicts": {}, "refused": {}, "slots": [], "later": [event.name for event in here if event not in known]}
        expected["since"] = {name: self.clock(said) for name, said in found.pop("since", {}).items()}
        expected["concurrent"] = [self.plans.pair(history, word) for word in found.pop("concurrent", [])]
        expected["missing"] = sorted(history.events[name].digest.hex() for name in found.pop("missing", []))
        whole = found.pop("state", None) == "whole"
        for event in known:
            self.plans.verdict(event, found.pop(event.name, "accepted"), expected)
        expected["slots"] = [self.plans.slot(history, name, values, block.place) for name, values in found.items()]
        row = {"input": given, "expected": expected}
        return row | {"expected_hex": self.plans.state(history, known, expected).hex()} if whole else row

    @staticmethod
    def clock(said: str) -> str:
        """A minute in full, the date alone standing for 08:00."""
        at = datetime.datetime(1970, 1, 1) + datetime.timedelta(minutes=minute(said))
        return at.strftime("%Y-%m-%dT%H:%M")

    # ---- draft ----

    def op_draft(self, block: Block, good: bool) -> Json:
        """What a route to a service drafts in a plan, the demand's motive being known or not."""
        given = words(block.given, block.place)
        row: Json = {"input": {"service": given.pop("service"), "motive": given.pop("motive", None)}}
        self.nothing_left(given, block.place)
        self.code("service", row["input"]["service"])
        if row["input"]["motive"]:
            self.code("motive", row["input"]["motive"])
        if not good:
            return row
        found = words(block.then, block.place)
        self.code("need_domain", found["need"])
        self.code("sector", found["sector"])
        self.nothing_left({name: word for name, word in found.items() if name not in ("need", "sector")}, block.place)
        return {**row, "expected": found}
