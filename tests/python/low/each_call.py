"""Calls one function of the low-level module, or all members of one struct, with what nobody should give: run by
test_low_given.py, a process each lot, so that a crash has a name.

Spec: spec/00-conventions.md, "Errors".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

What a call takes it says itself: it is given an object that nothing takes until its refusal names an argument, which is
then tried with all that is wrong before it gets what is right. A line for each thing that should not be.
"""
from __future__ import annotations

import datetime
import inspect
import re
import sys
import uuid

from integra import Answers, Event, EventKind, IntegraError, Protocol, _native, _swig, encode
from integra.errors import UsageError
from integra.words import Status

PERSON = uuid.UUID(int=1)
MESSAGE = encode(Answers(person=PERSON))
#: What no argument is.
NOTHING = object()
#: The arguments that may be None (the headers say of which).
OPTIONAL = {
    ("integra_screening_evaluate", "answers"), ("integra_screening_evaluate", "facts"),
    ("integra_screening_explain", "answers"), ("integra_screening_explain", "facts"), ("integra_facts_encode", "answers"),
    ("integra_receipt_encode", "answers"), ("integra_receipt_encode", "facts"),
    ("integra_demand_encode", "contact"), ("integra_demand_review", "follow_up"), ("integra_plan_create", "limits"),
    ("integra_plan_create_for", "limits"),
    ("integra_plan_check", "summary"), ("integra_plan_event_at", "event_out"),
    ("integra_plan_event_at", "place_out"), ("integra_due_create", "rules"),
    ("integra_due_create", "screened"), ("integra_tally_create", "rules"), ("integra_tally_figure", "options"),
    ("integra_tally_identifiers", "options"), ("integra_territory_review_create", "rules"),
    ("integra_territory_rise", "rules"),
}
#: Columns of answers: those of the items, then ten.
OUTPUTS = _swig.INTEGRA_ITEM_COUNT + 10
NUMBERS = r"^\w+ is (?:no whole number|out of range)"
#: Numbers that C has no bits for, or no place.
WILD = (-1, 2**8, 2**16, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**64 - 1, 2**64, -(2**63), 10**40, 1.5, "1", None, b"1")


def columns(rows: int, short: int | None = None) -> tuple[object, ...]:
    """Columns of a screening, all of them as long as there are rows but for one."""
    widths = [4, *[1] * 8, 8, 4, 1, 4, 4, *[4] * 4, *[1] * 4, *[1] * 24]
    given = [bytes(width * (rows + (width == 8) - (place == short))) for place, width in enumerate(widths)]
    given[10], given[11] = given[10][:0], given[11][:0]
    given[9] = bytes(8 * (rows + 1 - (short == 9)))
    return rows, 20000, tuple(given), (None,) * OUTPUTS


def full_plan() -> object:
    plan = _swig.integra_plan_create(None)
    event = Event(kind=EventKind.OPENING, author=uuid.UUID(int=2), writer=uuid.UUID(int=9), person=PERSON, code=1, detail=5,
                  sequence=1, effective=datetime.date(2025, 6, 1),
                  recorded=datetime.datetime(2025, 6, 1, tzinfo=datetime.timezone.utc))
    _swig.integra_plan_apply(plan, event.to_cbor(), _swig.integra_taken())
    return plan


def tally() -> object:
    subject = _swig.integra_tally_subject()
    subject.indicator, subject.at, subject.parts, subject.held = 7, 20000, 1, 1
    return _swig.integra_tally_create(subject, None)


def territory() -> object:
    return _swig.integra_territory_create(bytes(15) + b"\1")


MAKE = {
    "integra_rules": lambda: _swig.integra_rules_create("has-2014", ()), "integra_plan": full_plan, "integra_tally": tally,
    "integra_protocol": lambda: _swig.integra_protocol_draft(b"mine", 20000), "integra_territory": territory,
    "integra_directory": _swig.integra_directory_create,
    "integra_territory_review": lambda: _swig.integra_territory_review_create(territory(), None, 20000),
    "integra_due": lambda: _swig.integra_due_create(full_plan(), None, 20240, None),
}
STRUCTS = sorted(name for name, value in vars(_swig).items() if inspect.isclass(value) and name.startswith("integra_"))
CALLS = sorted(name for name in dir(_native) if name.startswith("integra_") and callable(getattr(_native, name))
               and not name.endswith(("_swigregister", "_swiginit", "_get", "_set")))


def made(kind: str) -> object:
    return MAKE.get(kind, getattr(_swig, kind))()


def gone(kind: str) -> object:
    thing = made(kind)
    getattr(_native, f"delete_{kind}")(thing)
    return thing


def said_of(error: BaseException) -> str:
    return f"{type(error).__name__} {error}"


def named(call: str, error: BaseException) -> str | None:
    """What an error of the binding says is wrong: an argument by its name or number; None where it is C's."""
    words = re.match(rf"{call}: (\w+)|in method '{call}', argument (\d+)|(\w+) is (?:no whole number|out of range)", str(error))
    return words and (words[1] or words[2] or words[3])


def attempt(call: str, arguments: list[object]) -> BaseException | None:
    try:
        getattr(_native, call)(*arguments)
    except IntegraError as error:
        return error
    except Exception as error:
        return error
    return None


def wrong_for(error: BaseException) -> list[object]:
    """What the argument that an error speaks of must refuse, whatever is right."""
    wrong: list[object] = [None, NOTHING, object, released()]
    kind = re.search(r"is no struct (integra_\w+)", str(error))
    if kind:
        wrong += [gone(kind[1]), made("integra_reason" if kind[1] != "integra_reason" else "integra_route"), b"", 1]
    elif re.search(NUMBERS, str(error)):
        wrong = [*WILD[-5:], *wrong]
    return wrong


def released() -> memoryview:
    view = memoryview(bytearray(8))
    view.release()
    return view


def right_for(call: str, argument: str, error: BaseException) -> list[object]:
    """What the argument may be: the first that is not refused by its name is taken."""
    kind = re.search(r"is no struct (integra_\w+)", str(error))
    if kind:
        return [made(kind[1])]
    if re.search(NUMBERS, str(error)):
        return [1, 0, True]
    return ["has-2014", bytes(32), bytes(16), bytes(64), bytes(28), MESSAGE, bytearray(64), (), [], columns(1), (0,) * 7,
            (0, 0, 0, 0, bytes(16), 0, 0, 0, 0), (0, 0, 0, 0, bytes(16), 0, 0, 0, 0)]


def places_of(call: str) -> int:
    """How many arguments it wants, as it says itself."""
    for count in range(12):
        error = attempt(call, [NOTHING] * count)
        if not isinstance(error, TypeError) or not re.search(r"expected (at (least|most) )?\d+ argument|takes (no|exactly)|given", str(error)):
            return count
    raise AssertionError(call)


def refused(call: str, place: int, wrong: object, error: BaseException | None, before: BaseException) -> str | None:
    """Why it is not enough that a call did so; None where it is."""
    what = f"{call} {place} {type(wrong).__name__}"
    argument = named(call, before)
    if error is None or named(call, error) != argument:
        if wrong is None and (call, argument) in OPTIONAL:
            return None
        return f"{what}: not refused by its name {argument}: {said_of(error) if error else 'done'}"
    if isinstance(error, UsageError) and error.status not in (Status.NULL_ARGUMENT, Status.OUT_OF_RANGE):
        return f"{what}: {said_of(error)}"
    return None


def each_argument(call: str) -> list[str]:
    """All that is wrong in each argument, those before it being right."""
    arguments: list[object] = [NOTHING] * places_of(call)
    found = []
    for place in range(len(arguments)):
        before = attempt(call, arguments)
        if before is None or named(call, before) is None:
            found.append(f"{call} {place}: takes anything: {before}")
            break
        for wrong in wrong_for(before):
            error = attempt(call, [*arguments[:place], wrong, *arguments[place + 1:]])
            found.append(refused(call, place, wrong, error, before))
        argument = named(call, before)
        for right in right_for(call, argument, before):
            error = attempt(call, [*arguments[:place], right, *arguments[place + 1:]])
            if error is None or named(call, error) != argument:
                arguments[place] = right
                break
        else:
            found.append(f"{call} {place}: nothing is right: {said_of(before)}")
            break
    else:
        attempt(call, arguments)
        for place, argument in enumerate(arguments):
            if type(argument) is int:
                for wild in WILD:
                    attempt(call, [*arguments[:place], wild, *arguments[place + 1:]])
    return [line for line in found if line]


def each_member(kind: str) -> list[str]:
    """Every member of a struct set to what it is not, and every member and method of one that was destroyed."""
    thing, lost, found = made(kind), gone(kind), []
    members = [name for name, value in vars(type(thing)).items() if isinstance(value, property) and name != "thisown"]
    methods = [name for name, value in vars(type(thing)).items() if inspect.isfunction(value) and name[0] != "_"]
    for name in members:
        setter, value = f"{kind}_{name}_set", getattr(thing, name)
        wrong = [None, NOTHING, [], {}, "x", 1.5]
        wrong += [-(2**63) - 1, 2**64, 10**40] if isinstance(value, int) else [b"", bytes(len(value or b"") + 1), 1]
        if hasattr(_native, setter):
            for each in wrong:
                error = attempt(setter, [thing, each])
                if error is None or named(setter, error) is None:
                    found.append(f"{setter} {each!r}: {said_of(error) if error else 'done'}")
            for each in (lost, None):
                error = attempt(setter, [each, value])
                if not isinstance(error, UsageError) or named(setter, error) != "self":
                    found.append(f"{setter} of one destroyed: {said_of(error) if error else 'done'}")
            if getattr(thing, name) != value:
                found.append(f"{setter}: something of what was refused was kept")
        found += of_lost(f"{kind}_{name}_get", lost, ())
    for name in methods:
        for count in range(4):
            found += of_lost(f"{kind}_{name}", lost, (1, b"", b"")[:count] if "set_" in name else (1,) * count, count)
    found += of_lost(f"delete_{kind}", lost, ())
    return found


def of_lost(call: str, lost: object, rest: tuple[object, ...], count: int = 0) -> list[str]:
    found = []
    for each in (lost, None):
        error = attempt(call, [each, *rest])
        if isinstance(error, TypeError) and re.search("expected|takes", str(error)):
            return []
        if not isinstance(error, UsageError) or named(call, error) != "self":
            found.append(f"{call} of one destroyed: {said_of(error) if error else 'done'}")
    return found


def wild_structs(call: str) -> None:
    """The call with structs of which every number is as great as can be: whatever it says, it says it."""
    arguments: list[object] = [NOTHING] * places_of(call)
    for place in range(len(arguments)):
        before = attempt(call, arguments)
        argument = named(call, before) if before else None
        for right in right_for(call, argument or "", before or TypeError()):
            if inspect.isclass(type(right)) and type(right).__name__ in STRUCTS:
                for name, value in vars(type(right)).items():
                    for most in (2**63 - 1, 2**32 - 1, 2**16 - 1, 255) if isinstance(value, property) else ():
                        if hasattr(_native, f"{type(right).__name__}_{name}_set") and isinstance(getattr(right, name), int):
                            attempt(f"{type(right).__name__}_{name}_set", [right, most])
                            if getattr(right, name) == most:
                                break
            error = attempt(call, [*arguments[:place], right, *arguments[place + 1:]])
            if error is None or named(call, error) != argument:
                arguments[place] = right
                break
    attempt(call, arguments)


def main(names: list[str]) -> None:
    for name in names:
        print("#", name, flush=True)
        for line in each_member(name) if name in STRUCTS else each_argument(name):
            print(line, flush=True)
        if name not in STRUCTS:
            wild_structs(name)
    print("alive")


if __name__ == "__main__":
    main(sys.argv[1:])
