"""Plausible kinds and fields for a random event, drawn from what a site sees.

Spec: PLN-2, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from random import Random

from .model_event import CONSENTS, Event, is_closing, is_withdrawal
from .people import REPRESENTATIVES, in_circle, office_slot
from .logic import Tri
from .setting import CARRIERS
from .tables import Kind, Tables
from .values import PHASE, Slot, is_own_word
from .view import View

DAY_ZERO = 20_000
PERSON = b"P" * 16
MEMBERS = tuple(bytes([65 + n]) * 16 for n in range(7))
Fields = dict[str, object]

WEIGHTS: dict[str, dict[str, float]] = {
    "*": {"correction": 3, "annulment": 3, "leave": 2, "join": 3, "role": 2, "referent": 3, "mt": 3, "deputy": 2,
          "assistance_consent": 3, "sharing_consent": 4, "erasure": 0.5, "mt_informed": 2, "intervention": 3,
          "intervention_started": 2, "intervention_done": 4, "intervention_not_done": 2, "intervention_cancelled": 3,
          "need_closed": 2, "feedback": 3, "contact": 2, "assessment": 2, "objective": 2, "objective_pursued": 2,
          "objective_reached": 2, "objective_unreached": 2},
    "draft": {"proposal": 10, "closing": 2},
    "proposed": {"activation": 14, "proposal_withdrawn": 1, "agreement": 3, "closing": 2},
    "active": {"review": 8, "suspension": 7, "closing": 5, "agreement": 2},
    "in_review": {"review_conclusion": 8, "review_suspension": 8, "review_closing": 8, "suspension": 3, "closing": 2},
    "suspended": {"resumption": 20, "watcher": 5, "closing": 3},
    "closed": {"annulment": 40, "document": 4, "feedback": 6, "contact": 6, "admission": 4, "settlement": 3,
               "assistance_consent": 3, "sharing_consent": 2},
}  # fmt: skip


def conflicts(view: View) -> list[Slot]:
    """The slots in conflict in a view."""
    return [slot for slot in view.history.setters if view.in_conflict(slot)]


def draw_kind(rng: Random, view: View) -> str:
    """A kind, weighted by the phase and by the conflicts there are."""
    weights = {word: 0.6 for word in view.history.tables.kinds if word != "opening"}
    for word, weight in WEIGHTS["*"].items():
        weights[word] = weight
    for entry in view.entries(PHASE):
        for word, weight in WEIGHTS.get(entry.value.word or "", {}).items():
            weights[word] = weights.get(word, 0) + weight
    if conflicts(view):
        weights["settlement"] = weights.get("settlement", 0) + 30
    words = sorted(weights)
    return rng.choices(words, [weights[w] for w in words])[0]


def _office_holders(view: View) -> list[bytes]:
    found = [e.value.person for office in ("referent", "mt") for e in view.entries(office_slot(office))]
    return [who for who in found if who is not None]


def _author(rng: Random, view: View, kind: str) -> bytes:
    inside = [who for who in (*MEMBERS, PERSON) if in_circle(view, who) is Tri.YES]
    offices = _office_holders(view)
    if rng.random() < 0.04 or not inside:
        return rng.choice(MEMBERS)
    if kind.startswith("review_") or kind == "assessment":
        managers = [who for who in inside if view.word_in(("role", who, None), ("case_manager",)) is Tri.YES]
        return rng.choice(managers or inside)
    if kind == "mt_agreed":
        return rng.choice([e.value.person or MEMBERS[0] for e in view.entries(office_slot("mt"))])
    entitled = kind in ("referent", "mt", "settlement", "annulment") and offices and rng.random() < 0.8
    return rng.choice(offices if entitled else inside)


def _speaker(rng: Random, view: View) -> bytes:
    speakers = [w for w in MEMBERS if view.word_in(("role", w, None), REPRESENTATIVES) is Tri.YES]
    if rng.random() < 0.03:
        return rng.choice(MEMBERS)
    return rng.choice([PERSON, *speakers]) if speakers else PERSON


def _matches(kind: Kind, code: object, view: View, number: int, event: Event) -> bool:
    wanted = kind.target_of
    if wanted == "known":
        return event.text_digest is not None
    if not view.has(number):
        return False
    if wanted == "need_or_objective":
        return event.kind in ("need", "objective")
    if wanted == "item":
        return event.kind in ("objective", "intervention")
    if wanted == "meeting":
        return event.kind in ("review", "assessment", "concertation")
    if wanted == "accepted":
        return event.kind != "opening"
    if wanted == "setter":
        return any(slot[0] == code for slot in view.history.settings[number])
    return event.kind == wanted


def _target(rng: Random, view: View, kind: Kind, code: object) -> Event | None:
    seen = [(n, e) for n, e in enumerate(view.history.events) if view.mask >> n & 1]
    fitting = [e for n, e in seen if _matches(kind, code, view, n, e)]
    if kind.word == "annulment":
        tables = view.history.tables.kinds
        fitting = [e for e in fitting if "annullable" in tables[str(e.kind)].marks]
        fitting = [e for e in fitting if e.kind not in CONSENTS or is_withdrawal(e)]
        closings = [e for e in fitting if is_closing(e) or is_withdrawal(e)]
        standing = [e for e in closings if view.stands(e) is Tri.YES]
        if standing and rng.random() < 0.7:
            return rng.choice(standing)
    if seen and rng.random() < 0.01:
        return rng.choice(seen)[1]
    return rng.choice(fitting) if fitting else None


def _settlement(rng: Random, view: View, fields: Fields) -> bool:
    """A slot in conflict and an event that set one of its values."""
    slots = [s for s in conflicts(view) if not is_own_word(s)] or list(view.history.setters)
    if not slots:
        return False
    slot = rng.choice(sorted(slots, key=repr))
    setters = [e.setter for e in view.entries(slot) if e.setter is not None]
    if rng.random() < 0.2:
        setters = [n for n in view.history.setters[slot] if view.has(n)]
    if not setters:
        return False
    fields["code"], fields["target"] = slot[0], view.history.events[rng.choice(setters)].digest
    if rng.random() < 0.3:
        fields["giver"] = _speaker(rng, view)
    return True


def _correction(rng: Random, view: View, fields: Fields, kind: Kind) -> bool:
    tables = view.history.tables
    target = _target(rng, view, kind, None)
    if target is None:
        return False
    corrected = tables.kinds[str(target.kind)]
    able = [f for f in corrected.fields if corrected.correctable(f)] or ["effective"]
    name = rng.choice(able)
    fields["target"], fields["code"] = target.digest, name
    carrier = CARRIERS[name]
    if carrier == "detail":
        group = corrected.code_words if name == "code" else corrected.detail_words
        fields["detail"] = rng.choice([n for n in sorted(tables.numbers.get(group, {1: ""})) if n])
    elif carrier == "due":
        fields["due"] = DAY_ZERO + rng.randint(0, 80)
    else:
        fields[carrier] = rng.choice(MEMBERS) if carrier == "person" else rng.randbytes(16)
        if carrier == "text_digest":
            fields[carrier] = rng.randbytes(32)
    return True


def _whom(rng: Random, view: View, kind: str) -> bytes:
    if kind in CONSENTS:
        return _speaker(rng, view)
    if kind == "mt_informed":
        return rng.choice([e.value.person or MEMBERS[0] for e in view.entries(office_slot("mt"))])
    if kind in ("leave", "role"):
        inside = [who for who in MEMBERS if in_circle(view, who) is Tri.YES]
        return rng.choice(inside or MEMBERS)
    return rng.choice(MEMBERS)


def _code(rng: Random, tables: Tables, kind: Kind, group: str) -> str:
    words = [word for number, word in sorted(tables.numbers[group].items()) if number]
    if kind.word in CONSENTS:
        return rng.choices(["given", "refused", "withdrawn"], [9, 1, 2])[0]
    if kind.word in ("join", "role"):
        return rng.choice([*words, "authority_holder", "case_manager", "legal_representative", "gp"])
    if kind.word in ("closing", "review_closing"):
        return rng.choice([*words, "died", "died"])
    if group == "tri":
        return rng.choice([*words, "yes", "yes", "yes"])
    return rng.choice(words)


def _optional(rng: Random, mark: str) -> bool:
    return mark[0] == "R" or (mark[0] == "O" and rng.random() < 0.6)


def draw_full(rng: Random, tables: Tables, view: View, word: str) -> Fields | None:
    """As `draw_fields`, of an event that brings a plan nearer to its activation (PLN-3)."""
    fields = draw_fields(rng, tables, view, word)
    if fields is None:
        return None
    if word in CONSENTS:
        fields["code"], fields["person"] = "given", PERSON
    if word == "assessment":
        fields.update(author=MEMBERS[0], person=rng.choice(MEMBERS), detail="yes")
        fields.pop("target", None)
    if word == "join" and rng.random() < 0.8:
        fields["code"] = rng.choice(("gp", "nurse", "carer", "legal_representative"))
    if word == "intervention":
        day = DAY_ZERO + len(view.history.events)
        fields.update(person=rng.choice(MEMBERS), due=day + rng.randint(-4, 60))
    return fields


def draw_fields(rng: Random, tables: Tables, view: View, word: str, aimed: bool = False) -> Fields | None:
    """The author and the fields of an event of this kind; none where nothing fits, unless the caller has a target."""
    kind, fields = tables.kinds[word], Fields(author=_author(rng, view, word))
    day = DAY_ZERO + len(view.history.events)
    fields["effective"] = day + rng.randint(-9, 2)
    if word == "settlement":
        return fields if _settlement(rng, view, fields) or aimed else None
    if word == "correction":
        return fields if _correction(rng, view, fields, kind) or aimed else None
    marks = kind.fields
    for name, group in (("code", kind.code_words), ("detail", kind.detail_words)):
        wanted = _optional(rng, marks[name]) or (word == "intervention_done" and rng.random() < 0.7)
        if group not in ("-", "function") and wanted:
            fields[name] = _code(rng, tables, kind, group)
    if _optional(rng, marks["target"]):
        target = _target(rng, view, kind, fields.get("code"))
        if target is None and not aimed:
            return None
        fields["target"] = None if target is None else target.digest
        if target is not None and word == "annulment" and is_withdrawal(target):
            fields["giver"] = _speaker(rng, view)
    if _optional(rng, marks["person"]):
        fields["person"] = _whom(rng, view, word)
    _draw_rest(rng, view, marks, fields, day)
    return fields


def _draw_rest(rng: Random, view: View, marks: dict[str, str], fields: Fields, day: int) -> None:
    """Dates, references, texts, whose word it is and how it was heard."""
    if _optional(rng, marks["due"]):
        fields["due"] = day + rng.randint(-4, 25)
    if _optional(rng, marks["until"]):
        fields["until"] = day + rng.randint(0, 30)
    if _optional(rng, marks["reference"]):
        fields["reference"] = rng.randbytes(16)
    if _optional(rng, marks["text"]):
        fields["text_digest"] = rng.randbytes(32)
    if marks["giver"][0] == "R" or (marks["giver"][0] == "O" and rng.random() < 0.25 and "giver" not in fields):
        fields["giver"] = _speaker(rng, view)
    if _optional(rng, marks["heard"]):
        fields["heard"] = rng.choice(("in_person", "phone", "writing"))
    if _optional(rng, marks["vouched"]):
        fields["vouched"] = rng.choice(("unknown", "no", "yes"))
