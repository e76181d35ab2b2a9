"""The operation on views of plans.

What a viewer is shown is what the vector states, slot by slot and row by row: nothing here reads an event. Its bytes are
put together, and its rows in order, by an encoder other than the library's.
Spec: spec/00-conventions.md, "Views"; spec/35-views.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

from generators.tables import days

from .builder import Context, Operations
from .events import identifier
from .grammar import Block, GrammarError, words
from .messages import Json, item, message
from .plans import Part as Plans

KIND = 20
REFERENCE, FIRST_DAY = "P", "2026-01-05"
#: The cells of a row in their order, and how a value of each is written; of words the group depends on the kind.
CELLS = {"states": "states", "effective": "day", "due": "day", "until": "day", "person": "id", "reference": "id",
         "code": "code_words", "detail": "detail_words", "giver": "id", "heard": "heard", "opinions": "opinion", "text": "text"}
ALONE = ("giver", "heard")
STATES = {"need": "need_state", "objective": "objective_state", "intervention": "intervention_state"}
SHOWS_PERSON, SHOWS_ANSWERS = "circle", "consents"


class Part(Operations):
    """The operation on views."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plans = Plans(context)
        tables = context.encoder.tables
        self.seen = {row["group"]: row for row in tables.views}
        self.rows = {row["kind"]: row for row in tables.view_rows}
        self.kinds = {row["kind"]: row for row in tables.kinds}
        self.health = {column: {word.name for word in tables.marks(column)["health"]} for column in ("need_domain", "sector")}

    def op_view(self, block: Block, good: bool) -> Json:
        """All that a viewer is shown."""
        history = self.plans.history(block)
        given = self.plans.given_events(history)
        viewer, reference = history.options.pop("viewer"), history.options.pop("reference", REFERENCE)
        self.nothing_left(history.options, block.place)
        self.code("viewer", viewer)
        row: Json = {"input": given | {"viewer": viewer, "reference": reference}}
        if not good:
            return row
        found = words(block.then, block.place)
        refused = found.pop("refused", [])
        groups = found.pop("groups", [group for group, cells in self.seen.items() if cells[viewer] == "yes"])
        opening = next(event for event in history.events.values() if event.kind == "opening")
        slots = [self.slot(name, value) for name, value in found.pop("slots", {}).items()]
        rows = [self.row(one, None, block.place) for one in found.pop("rows", [])]
        answers = found.pop("answers", ["given", "given"])
        review = sorted(([self.value("day", None, day)[0] for day in cell] for cell in found.pop("next_review", [])), key=item)
        self.nothing_left(found, block.place)
        body = {0: reference, 1: self.code("viewer", viewer), 2: sorted(self.code("view_group", group) for group in groups),
                3: opening.body[16], 4: opening.body[13] if SHOWS_PERSON in groups else None,
                5: [self.code("answer", answer) for answer in answers] if SHOWS_ANSWERS in groups else None,
                6: review or None, 7: sorted((bytes_of for bytes_of, _ in slots), key=item) or None,
                8: sorted((bytes_of for bytes_of, _ in rows), key=item) or None}
        shown = {"viewer": viewer, "groups": sorted(groups, key=lambda group: self.code("view_group", group)),
                 "kind": self.named("plan_kind", body[3]), "person": body[4] and body[4].hex(),
                 "assistance": answers[0] if body[5] else None, "sharing": answers[1] if body[5] else None,
                 "next_review": [[None if day is None else self.iso(day) for day in cell] for cell in review],
                 "slots": [told for _, told in sorted(slots, key=lambda pair: item(pair[0]))],
                 "rows": [told for _, told in sorted(rows, key=lambda pair: item(pair[0]))]}
        row["expected"] = {"refused": refused, "view": shown}
        row["expected_hex"] = message(KIND, body).hex()
        return row

    def named(self, group: str, code: int) -> str:
        return next(word.name for word in self.encoder.tables.group(group) if word.code == code)

    @staticmethod
    def iso(day: int) -> str:
        return (datetime.date(1970, 1, 1) + datetime.timedelta(day)).isoformat()

    # ---- slots ----

    def slot(self, name: str, values: Any) -> tuple[list[Any], Json]:
        """slot or slot.member: word, word/detail/date or person/date, vacant/ before one who has left."""
        slot, _, member = name.partition(".")
        about = identifier(member) if member else None
        found = sorted((self.held(slot, value) for value in (values if isinstance(values, list) else [values])),
                       key=lambda pair: item(pair[0]))
        return ([self.code("slot", slot), about, [held for held, _ in found]],
                {"slot": slot, "member": about and about.hex(), "held": [told for _, told in found]})

    def held(self, slot: str, value: str) -> tuple[list[Any], Json]:
        vacant = value.startswith("vacant/")
        first, *rest = value.removeprefix("vacant/").split("/")
        group = self.plans.slots[slot]["words"]
        person = identifier(first) if group == "-" and first != "none" else None
        code = 0 if group == "-" else self.code(group, first)
        details = {} if group == "-" else self.encoder.tables.details(slot)
        detail = rest.pop(0) if first in details else None
        date = rest.pop(0) if rest else None
        self.nothing_left(dict.fromkeys(rest), slot)
        return ([code, self.code(details[first], detail) if detail else 0, person, days(date) if date else None, int(vacant)],
                {"code": None if group == "-" else first, "detail": detail, "person": person and person.hex(), "date": date,
                 "vacant": vacant})

    # ---- rows ----

    def row(self, said: Json, above: str | None, place: str) -> tuple[list[Any], Json]:
        """{is: kind, cell: value or [values], rows: [{...}]}; it takes effect on the first day unless it says otherwise."""
        said = {"effective": FIRST_DAY} | said
        kind = said.pop("is")
        group = self.group_of(kind, said.get("code"), above)
        within = [self.row(one, group, place) for one in said.pop("rows", [])]
        cells, told = [], {}
        for name, sort in CELLS.items():
            values = said.pop(name, [])
            pairs = sorted((self.value(sort, kind, one) for one in (values if isinstance(values, list) else [values])),
                           key=lambda pair: item(pair[0]))
            if name in ALONE:
                cells.append(pairs[0][0] if pairs else None)
                told |= {name: pairs[0][1]} if pairs else {}
            else:
                cells.append([coded for coded, _ in pairs])
                told |= {name: [one for _, one in pairs]} if pairs else {}
        if said:
            raise GrammarError(f"{place}: a row has no {', '.join(said)}")
        inner = sorted(within, key=lambda pair: item(pair[0]))
        coded = [[self.code("event", kind), *cells], [each for each, _ in inner]]
        return coded, {"kind": kind, "group": group} | told | ({"rows": [each for _, each in inner]} if inner else {})

    def group_of(self, kind: str, codes: Any, above: str | None) -> str:
        group = self.rows[kind]["group"]
        if group == "parent":
            assert above is not None
            return above
        words_of = {"need": "need_domain", "intervention": "sector"}.get(kind)
        healthy = words_of is not None and bool(set(codes if isinstance(codes, list) else [codes]) & self.health[words_of])
        return f"health_{group}" if healthy else group

    def value(self, sort: str, kind: str | None, value: Any) -> tuple[Any, Any]:
        """As it is in the message, and in JSON."""
        if value is None:
            return None, None
        if sort == "day":
            return days(value), value
        if sort == "id":
            return identifier(value), identifier(value).hex()
        if sort == "text":
            return value, value
        assert kind is not None or sort in ("heard", "opinion")
        group = STATES[str(kind)] if sort == "states" else sort
        if sort in ("code_words", "detail_words"):
            group = self.kinds[str(kind)][sort]
        return self.code(group, value), value
