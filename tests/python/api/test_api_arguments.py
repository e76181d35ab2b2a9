"""Every argument of every public call, given an object of another type, is refused by its name.

Spec: CONTRIBUTING.md, "The Python package".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

What is wrong for an argument is told by its annotation: :data:`WRONG` has a row for each, and one that has none there is
told. What the library alone makes (verdicts, routes, states) checks nothing, and is left out: :data:`RESULTS`.
"""
from __future__ import annotations

import dataclasses
import datetime
import inspect
import re
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_samples import RECORD, SHEET
from orientation_samples import CONTACT, DAY, SETTLED, offer
from public_calls import calls

sys.path.append(str(Path(__file__).resolve().parents[1] / "plan"))

from plan_scene import active, opening  # noqa: E402

import integra  # noqa: E402
from integra import (  # noqa: E402
    Admission, AtLeast, Delivered, DemandMessage, Directory, Entry, FollowUp, GuichetEntry, Plan, Protocol, Rules,
    encode, orient, orientation_receipt, receipt, screen,
)
from integra.plan import Screened, caseload  # noqa: E402
from integra.plan.store import PlanStore  # noqa: E402
from integra import Tally  # noqa: E402
from integra.territory import Territory  # noqa: E402
from integra.territory.columns import COLUMNS  # noqa: E402
from integra.territory.names import NamedTerritory
from integra.territory.observed import Called, DemandLog, LogRow, Outcome, propose  # noqa: E402
from integra.territory.reports import Reader  # noqa: E402
from integra.territory.rows import ROWS  # noqa: E402
from integra.directory import Structure
from integra.words import (  # noqa: E402
    Activity, DemandField, Function, Guichet, Language, Level, Line, Motive, Part, Passing, Phase, Service, SettledBy, Slot, Support, TallyKind,
    Tier, Tri, Verdict, ViewGroup, Viewer, Word,
)

CALLS = calls()
#: Made by the library, never by hand: their fields are as it says.
RESULTS = {
    "Choice", "Comparison", "Concurrent", "Failure", "Figure", "Finding", "Held", "HeldSlot", "Holding", "InclusionResult",
    "Intervention", "Masked", "Need", "Objective", "Orientation", "OrientationReceipt", "Parameter", "Passed", "Place", "PlanState",
    "Reason", "Receipt", "Refusal", "Route", "RuleInfo", "Screening", "Served", "ServiceInfo", "StateMessage", "Summary",
    "Taken", "Tip", "Trace", "Trouble", "Value", "indicator.Change", "indicator.publish.Line",
    "indicator.publish.Publication", "plan.Closing", "plan.CoverDays", "plan.draft.Drafted", "plan.Due", "plan.Fork", "plan.Need",
    "plan.PlanOnDay", "plan.SlotChange", "plan.ToldLater", "plan.Totals", "plan.View", "plan.ViewHeld", "plan.ViewRow", "plan.ViewSlot",
    "orientation.Replayed",
    "plan.caseload.CaseloadRow", "plan.store.StoredPlan", "protocol.Change", "protocol.ChangedCall", "protocol.Changes", "protocol.Conformity",
    "territory.ReviewComparison", "territory.observed.Proposal", "territory.observed.Proposals", "territory.observed.Tried", "territory.reports.Report",
    "territory.Rise", "territory.Risen", "territory.SheetLine", "territory.TerritoryFinding", "territory.TerritoryQuestion"}
PLAN, BUILT_IN, FIRST = active(), Protocol.builtin(), active().events[0]
SEEN, ANSWER, NEED = screen(RECORD), orient(SETTLED), active().events[5]
numpy = pytest.importorskip("numpy", reason="numpy is not installed: columns are not tested")
ASKED = {"motives": numpy.ones(1, numpy.uint32), "requester": numpy.ones(1, numpy.uint8)}
NOON, SECRET = datetime.datetime(2025, 6, 2, 12), "z3crt"

#: An object of each class, from which it is made, and on which its methods are called.
MADE: dict[str, Any] = {type(each).__name__: each for each in (
    SETTLED, opening(), FIRST, FollowUp(), GuichetEntry(structure=uuid.UUID(int=6), kind=Guichet.SINGLE, level=Level.REGION),
    offer(1), BUILT_IN.rows[0], BUILT_IN.rows[0].calls[0], CONTACT, Delivered(service=Service.ETP), Entry(), SHEET,
    RECORD, RECORD.answers, RECORD.facts, Admission(), AtLeast(1), DemandMessage(demand=SETTLED), PLAN, BUILT_IN,
    Directory([offer(1)]), Rules())}
#: A territory, what it comes to, and a row of each of its tables with what it needs.
TERRITORY = Territory(uuid.UUID(int=1))
NEEDED: dict[str, Any] = {
    "id": uuid.UUID(int=2), "tier": Tier.MESO, "month": DAY.replace(day=1), "from_": Tier.MESO, "to": Tier.MACRO,
    "line": Line.LEVEL_MESO, "body": 0, "meeting": 0, "matter": 0, "decision": 0, "feedback": 0, "inclusion_month": 0,
    "common_plan": 0, "structure": 0}
#: Of what is no identifier or row but goes by a word, the word.
WORDED: dict[str, Any] = {"function": {"support": Support.GUICHET}, "need": {"function": Function.F1},
                          "tally": {"kind": TallyKind.MT_LINK}}
for table, columns in COLUMNS.items():
    needed = {each.attribute: NEEDED[each.attribute] for each in columns if each.required and each.attribute in NEEDED}
    MADE[f"territory.{ROWS[table].__name__}"] = ROWS[table](**needed | WORDED.get(table.word, {}))
TERRITORY.add([MADE["territory.Structure"]])
MADE["directory.Structure"] = Structure(id=uuid.UUID(int=1), reference="9", name="A")
MADE |= {"Territory": TERRITORY, "territory.Review": TERRITORY.review(at=DAY)}
MADE |= {"plan.Screened": Screened(DAY), "plan.caseload.Caseload": caseload.due([PLAN], DAY)}
#: A log of three demands that nobody served and one that somebody did, so that there is a draft.
UNMET = Called(service=Service.HOME_HELP, outcome=Outcome.UNMET, reason=Passing.FULL)
LOG = DemandLog([LogRow(call=each, demand=each, date=DAY, services=[UNMET]) for each in map(uuid.UUID, map("{:032x}".format, (1, 2, 3)))]
                + [LogRow(call=uuid.UUID(int=4), demand=uuid.UUID(int=4), date=DAY, services=[
                    Called(service=Service.SOCIAL_AIDS, outcome=Outcome.SERVED, level=Level.REGION)])])
MADE |= {"territory.observed.DemandLog": LOG, "territory.observed.Called": UNMET, "territory.observed.LogRow": LOG.rows[0]}
NAMED = NamedTerritory(TERRITORY)
#: A tally of calls.
CALLED = {"call": ["a"]}
MADE["Tally"] = Tally("A4", at=DAY)
MADE["Tally"].add(CALLED)

#: A right value of each argument that is needed, by its name.
RIGHT: dict[str, Any] = {
    "record": RECORD, "screening": SEEN, "earlier": SEEN, "later": SEEN, "demand": SETTLED, "orientation": ANSWER,
    "directory": Directory(), "service": Service.ETP, "motive": Motive.ETP, "verdict": Verdict.PPS, "inclusion": SHEET,
    "message": RECORD, "document": {}, "word": Tri.YES, "rule": "SCR-5", "settled_by": SettledBy.JUDGEMENT,
    "follow_up": FollowUp(), "demands": [], "birth": DAY, "date": DAY, "assessed": DAY, "columns": {},
    "field": DemandField.MT, "other": BUILT_IN, "id": BUILT_IN.ids[0], "row": BUILT_IN.ids[0], "draft": opening(),
    "event": NEED, "signature": b"\xd2\x84", "summary": PLAN.summary(), "plan": PLAN.id, "name": "mine",
    "rows": BUILT_IN.rows, "protocol": BUILT_IN, "adopted": BUILT_IN, "activity": next(iter(Activity)), "data": b"",
    "requester": SETTLED.requester, "motives": SETTLED.motives, "drafts": [], "messages": [], "phase": Phase.ACTIVE,
    "person": uuid.UUID(int=1), "member": uuid.UUID(int=1), "since": 0,
}
#: The same for one call, where another of that name takes something else.
RIGHT_OF: dict[str, dict[str, Any]] = {
    "rule": {"name": "SCR-3"}, "Rules.value": {"name": "medicines_threshold"}, "Plan.merge": {"other": PLAN},
    "replay": {"data": receipt(RECORD)}, "replay_orientation": {"data": orientation_receipt(SETTLED)},
    "orientation.replayed": {"data": orientation_receipt(SETTLED)},
    "decode": {"data": encode(RECORD)}, "Event.from_cbor": {"data": NEED.to_cbor()},
    "plan.store.PlanStore.apply": {"data": NEED.to_cbor()}, "orient_columns": {"columns": ASKED},
    "Directory.change": {"offer": offer(1)}, "Directory.index": {"identifier": uuid.UUID(int=1)},
    "Directory.structure": {"identifier": uuid.UUID(int=1)}, "Directory.merge": {"other": Directory()},
    "Plan.on": {"at": DAY}, "Plan.due": {"at": DAY}, "Plan.told_later": {"at": DAY}, "Plan.known_at": {"when": DAY},
    "plan.PlanOnDay.answer": {"slot": Slot.SHARING_CONSENT}, "plan.store.PlanStore.due": {"at": DAY},
    "plan.store.PlanStore.backup": {"path": "backup"},
    "plan.draft.drafts": {"author": uuid.UUID(int=2), "recorded": NOON.replace(tzinfo=datetime.timezone.utc), "effective": DAY},
    "plan.caseload.due": {"plans": [PLAN], "at": DAY}, "plan.caseload.Caseload.sorted": {"by": "day"},
    "plan.caseload.Caseload.of": {"states": []},
    "Plan.view": {"viewer": Viewer.MT, "reference": "mine"}, "Plan.viewer": {"member": uuid.UUID(int=1)},
    "plan.shows": {"viewer": Viewer.MT, "group": ViewGroup.TEXTS},
    "Territory": {"id": uuid.UUID(int=1)}, "Territory.add": {"rows": []}, "Territory.table": {"name": "body"},
    "Territory.claim": {"table": "body"}, "Territory.withdraw": {"table": "body"}, "Territory.review": {"at": DAY},
    "Territory.rises": {"at": DAY}, "Territory.from_cbor": {"data": TERRITORY.to_cbor()},
    "Territory.from_frames": {"frames": {}, "id": uuid.UUID(int=1)},
    "territory.Review.compare": {"earlier": MADE["territory.Review"]},
    "territory.written.read": {"source": b'territory = "x"'}, "territory.written.read_folder": {"path": "never"},
    "territory.written.to_toml": {"named": NamedTerritory(TERRITORY)}, "territory.written.template_folder": {"path": "never"},
    "territory.written.to_folder": {"named": NamedTerritory(TERRITORY), "path": "never"},
    "territory.observed.response_row": {"document": {"ref": "a", "routes": []}},
    "territory.observed.propose": {"log": LOG, "at": DAY}, "territory.observed.draft_toml": {"proposals": propose(LOG, at=DAY)},
    "territory.reports.report": {"named": NAMED, "reader": Reader.PILOTE, "at": DAY},
    "territory.reports.report_of_many": {"territories": [NAMED], "at": DAY},
    "Tally": {"indicator": "A4", "at": DAY}, "Tally.add": {"frame": CALLED}, "Tally.merge": {"other": MADE["Tally"]},
    "Tally.from_cbor": {"data": MADE["Tally"].to_cbor()}, "figures": {"frame": CALLED, "at": DAY},
    "indicator.compare": {name: MADE["Tally"].figure() for name in ("earlier", "later")},
    "indicator.publish.publish": {"figures": {None: MADE["Tally"].figure()}},
    "indicator.pages.page": {"figures": {None: MADE["Tally"].figure()}}, "indicator.plot.plot": {"figures": {None: MADE["Tally"].figure()}},
    "Plan.view": {"viewer": "person", "reference": "P"}, "Plan.viewer": {"member": uuid.UUID(int=1)},
    "plan.View.from_cbor": {"data": PLAN.view("person", reference="P").data}, "plan.shows": {"viewer": "mt", "group": "needs"},
    "plan.View.table": {"group": "needs"}, "plan.View.slot": {"slot": Slot.MT},
    "indicator.identifier": {"named_by": "a"}, "indicator.part": {"of": uuid.UUID(int=1), "parts": 2},
    "indicator.parts_of": {"ids": [uuid.UUID(int=1)], "parts": 2},
    "route_columns": {"columns": ASKED}, "screen_columns": {"columns": {"mobility": numpy.ones(1, numpy.uint8)}},
}

NO_NUMBER: tuple[object, ...] = ("7", 7.0, True)
NO_WORD: tuple[object, ...] = (b"yes", 1.5, True, Word, [])
NO_BYTES: tuple[object, ...] = (SECRET, 7, [1], None)
NO_DATE: tuple[object, ...] = ("2025-06-02", NOON, 7, DAY.toordinal)
NO_ITEMS: tuple[object, ...] = (SECRET, 7, [7], {SECRET: 7})
#: What is no value of an annotation, beside an object of no type; by the whole of it, or by its first part.
WRONG: dict[str, tuple[object, ...]] = {
    "date": NO_DATE, "Offer | UUID": (SECRET, 7, None),
    **dict.fromkeys(("Viewer | str", "ViewGroup | str"), NO_WORD),
    "int": NO_NUMBER, "SupportsIndex": ("7", 7.0, True), "int | AtLeast": NO_NUMBER, "str": (b"mine", 7, ["mine"]),
    "str | Language": (b"en", 7, None, ["en"]), "str | os.PathLike[str]": (7, None), "bool": ("yes", 1, None),
    "bytes": (SECRET, 7, [1]), "bytes | bytearray | memoryview": NO_BYTES, "bytes | str": (7, None, [1]),
    "BytesLike": NO_BYTES, "bytes | bytearray | memoryview | Event": NO_BYTES, "bytes | Event": (*NO_BYTES, b"short"),
    "bytes | bytearray | memoryview | Plan": NO_BYTES, "UUID": (uuid.UUID(int=1).hex, 7, b"x" * 16),
    "datetime.date": NO_DATE, "datetime.datetime": (DAY, "2025-06-02T12:00Z", NOON), "EventKind | int": ("need", 1.5, Tri.YES),
    "Code": ("need", 1.5), "Heard | int": ("phone", 1.5, Tri.YES), "tuple[bytes, ...]": NO_ITEMS, "tuple[str, ...]": (SECRET, 7, [7]),
    "Mapping[str, Any]": (SECRET, 7, [SECRET]), "Frames": (SECRET, 7, [SECRET]), "object": (7,), "Any": (SECRET, 7, None),
    "Screening | Screened": (SECRET, 7, {}, [SEEN]), "datetime.datetime | datetime.date": ("2025-06-02", NOON, 7),
    "Mapping[UUID, Screening | Screened]": (SECRET, 7, [SEEN], {SECRET: SEEN}, {uuid.UUID(int=1): SECRET}),
    "PlanStore | Plan | str | os.PathLike[str] | Iterable[Plan | str | os.PathLike[str]]": (7, None, [7]),
    "Iterable[str]": (SECRET, 7, [7]), "Literal": (7, ["pandas"]),
    "Iterable[tuple[UUID | None, datetime.date | None]]": (SECRET, 7, [7], [(None,)]),
    "Rows": (7, SECRET), "Iterable[Draft]": (7, [7], SECRET), "Iterable[bytes | bytearray | memoryview]": (7, [7], SECRET),
    "Verifier": (SECRET, 7, [SEEN]), "datetime.datetime | int": ("7", 7.0, True, DAY, NOON), "Word": ("yes", 7, None), "Review": (SECRET, 7, {}),
    **dict.fromkeys(("str | Indicator", "str | ConformityBasis", "str | Counting", "str | Requester", "Viewer | str", "ViewGroup | str"), NO_WORD),
    "Covers": (SECRET, 7, (DAY,), [DAY, DAY], (DAY, NOON)), "Iterable[str | Indicator]": (SECRET, 7, [7.0]),
    "str | int | UUID | bytes": (1.5, None, [1], True),
    "Figures": (SECRET, 7, [7], {SECRET: 7}, {7: SEEN}, None), "Mapping[str, str]": (SECRET, 7, {SECRET: 7}, {7: SECRET}),
    "Given | Iterable[Given]": (7, [7], None), "Axes": (SECRET, 7), "Sequence[str | Language]": (SECRET, 7, [7]),
    "Iterable[Publication]": (7, [7], None), "Publication": (7, SECRET, []),
    "str | TerritoryTable": NO_WORD, "UUID | Unknown": ("x", 7, b"x" * 16), "datetime.date | Unknown": NO_DATE,
    "NamedTerritory": (SECRET, 7, {}, TERRITORY), "bytes | str | os.PathLike[str]": (7, None, [1]),
    "Outcome": ("served", 7, Tri.YES), "Reader": (SECRET, 7, {}), **dict.fromkeys(("DemandLog", "Proposals"), (SECRET, 7, {})),
    "Decoded | Answers | Facts | PlanState | Demand": (SECRET, 7, None, [RECORD]),
}
#: A row of a territory, or its identifier, or its place.
WRONG |= {f"{row.__name__} | {more}": ("x", -1.5, True, [0]) for row in ROWS.values()
          for more in ("UUID | int", "UUID | int | Unknown", "int", "int | Unknown")}
#: Words that a call takes as their text or code, too.
WORDS = {kind.__name__ for kind in Word.__subclasses__()}
#: Values of these say no argument's name: there is but one, and the text says what it takes.
ALONE = {"encode": "is no message", "to_json": "has no JSON form", "from_json": "expected an object",
         "record_from_json": "expected an object", "Territory.from_dict": "expected an object",
         "territory.observed.response_row": "expected an object"}
#: Where in a document a value stands: who reads documents says so.
WITHIN = {("record_from_json", "path")}


def wrong(annotation: str) -> tuple[object, ...]:
    """Objects that an annotation does not admit."""
    plain = annotation.removesuffix(" | None").removeprefix("words.")
    if plain in WRONG:
        return tuple(each for each in WRONG[plain] if plain == annotation or each is not None)
    if plain in WORDS:
        return NO_WORD
    outer = re.match(r"\w+", plain)
    assert outer, annotation
    if outer[0] in ("Set", "Sequence", "Mapping", "Iterable", "tuple"):
        return NO_ITEMS
    if outer[0] in WRONG:
        return WRONG[outer[0]]
    assert plain in dir(integra), f"no wrong values for {annotation}: add a row to WRONG"
    return (SECRET, 7, {})


def owner_of(name: str) -> str:
    return name.rsplit(".", 1)[0]


def given_to(name: str) -> dict[str, Any]:
    """Right arguments for a call: the fields of an object of its class, or what its arguments' names say."""
    call = CALLS[name]
    if dataclasses.is_dataclass(call):
        return {field.name: getattr(MADE[name], field.name) for field in dataclasses.fields(call) if field.init}
    own = RIGHT_OF.get(name, {})
    needed = [each.name for each in inspect.signature(call).parameters.values()
              if each.default is each.empty and each.kind is not each.VAR_KEYWORD and each.name not in ("self", "path")]
    return {each: RIGHT[each] for each in needed if each not in own} | own


def cases() -> Iterator[Any]:
    for name, call in CALLS.items():
        if {name, owner_of(name)} & RESULTS and not name.startswith("services."):
            continue
        for each in inspect.signature(call).parameters.values():
            if each.name != "self" and each.kind is not each.VAR_KEYWORD and (name, each.name) not in WITHIN:
                yield pytest.param(name, each.name, str(each.annotation), id=f"{name}-{each.name}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlanStore]:
    with PlanStore(tmp_path_factory.mktemp("store") / "plans") as made:
        made.merge(PLAN.to_cbor())
        yield made


@pytest.mark.parametrize(("name", "argument", "annotation"), tuple(cases()))
def test_an_argument_of_another_type_is_refused_by_its_name(
        name: str, argument: str, annotation: str, store: PlanStore, tmp_path: Path) -> None:
    call = CALLS[name]
    if "self" in inspect.signature(call).parameters:
        call = getattr(store if owner_of(name).endswith("PlanStore") else MADE[owner_of(name)], name.rsplit(".", 1)[1])
    given = given_to(name) | ({"path": tmp_path / "plans"} if name == "plan.store.PlanStore" else {})
    for value in (object(), *wrong(annotation)):
        with pytest.raises((TypeError, integra.UsageError, integra.JsonError)) as caught:
            call(**given | {argument: value})
        said = str(caught.value)
        assert re.search(rf"\b{argument}\b", said) or (name in ALONE and ALONE[name] in said), (value, said)
        assert SECRET not in said and not re.search(r"integra_|_swig|_low|memoryview:|has no attribute|is not iterable|argument must", said), said


@pytest.mark.parametrize(("call", "name"), [
    (lambda wrong: integra.screen(RECORD, rules=wrong), "rules"),
    (lambda wrong: Rules(medicines_threshold=wrong), "medicines_threshold"),
    (lambda wrong: integra.Row(id="a", motives={Motive.ETP}, calls=(), when={DemandField.MT: wrong}), "when"),
])
def test_what_has_no_place_of_its_own_is_refused_by_its_name(call: Any, name: str) -> None:
    for value in (object(), "x", 1.5, [7]):
        with pytest.raises(TypeError, match=rf"\b{name}\b"):
            call(value)


@pytest.mark.parametrize(("call", "group"), [
    (lambda word: Directory().choose(SETTLED, word), "Service"), (lambda word: integra.why(SETTLED, word), "Service"),
    (lambda word: integra.service_info(word), "Service"), (lambda word: Rules().provider(word), "Service"),
    (lambda word: BUILT_IN.places(word), "Motive"), (lambda word: BUILT_IN.digest(word), "Part"),
    (lambda word: SETTLED.value(word), "DemandField"), (lambda word: integra.sentence("SCR-5", word), "SettledBy"),
])
def test_a_word_that_there_is_not_is_refused_by_argument_and_group(call: Any, group: str) -> None:
    for value in ("nothing", 9999, -1):
        with pytest.raises(ValueError, match=rf"^\w+: no {group} has this"):
            call(value)


def test_a_word_is_taken_by_its_text_and_code() -> None:
    for word in (Service.ETP, "etp", Service.ETP.code):
        assert integra.service_info(word).service is Service.ETP  # type: ignore[arg-type]
    assert BUILT_IN.digest("whole") == BUILT_IN.digest(Part.WHOLE)  # type: ignore[arg-type]
    assert SETTLED.value("mt") is SETTLED.mt  # type: ignore[arg-type]
    assert Tri["YES"] is Tri("yes") is Tri.YES and Language("fr") is Language.FR


def test_all_that_is_public_is_looked_at() -> None:
    seen = {case.values[0] for case in cases()}
    assert {"decode", "serve", "Demand", "Plan.append", "plan.store.PlanStore.append", "directory.csv_form.load",
            "protocol.toml_form.read", "cohort.frame", "why"} <= seen
    assert {name for name in RESULTS if name not in CALLS} == set()
    assert MADE.keys() >= {name for name in seen if dataclasses.is_dataclass(CALLS[name])}
