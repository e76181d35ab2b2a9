"""The same integra.i makes Java: every public function is there, and one person screened or oriented gives the
same bytes.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import pathlib
import re
import subprocess
import uuid

import cbor2

from integra import (
    Admission, Answers, AtLeast, Call, Contact, Demand, DemandMessage, Directory, Draft, EventKind, Fact, Facts, Offer, Plan,
    Protocol, Record, Row, Status, Tri, encode, explain, orient, orientation_receipt, receipt, screen,
)
from integra._low.rules import rule_number
from integra.indicator import part
from integra.plan import Screened
from integra.territory import Body, Meeting, Territory
from integra.words import (
    Answer, Channel, Door, Level, Line, Motive, MtState, NeedDomain, Part, PlanKind, Requester, Role, Sector, Service, Tier,
    Tool, Viewer,
)

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What a binding gives by another call: the state of work is a pointer to C's own function, which the binding makes for
# each long call itself, so that the pair of a call and its *_within is one there (spec/00-conventions.md, "Long calls").
BY_ANOTHER = {"integra_work_init", "integra_protocol_prove", "integra_orientation_replay_within",
              "integra_plan_create_for", "integra_plan_host_init", "integra_plan_recall"}  # a host that is asked: not in Java yet
FUNCTION = re.compile(r"^INTEGRA_API [^;(]*?\b(integra_\w+)\(", re.MULTILINE)
PERSON = uuid.UUID("6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718")
DAY = datetime.date(2025, 6, 1)
EPOCH = datetime.date(1970, 1, 1).toordinal()
RECORD = Record(
    Answers(person=PERSON, date=DAY, mobility=Tri.NO, socio_economic=Tri.YES),
    Facts(
        person=PERSON, date=DAY, admissions=(Admission(datetime.date(2025, 1, 2), Tri.YES),),
        admissions_known_from=datetime.date(2020, 1, 1), admissions_known_to=DAY,
        chronic_conditions=AtLeast(2), medicines=9, professions=AtLeast(2),
        **{fact.word: Tri.NO for fact in Fact}
        | {"severe_renal_failure": Tri.UNKNOWN, "restricted_mobility": Tri.YES},
    ),
)


def run(build, program, *arguments):
    return subprocess.run(
        ["java", "-Xcheck:jni", "-cp", build / "classes", program, build / "libintegra-native.so", *arguments],
        capture_output=True, encoding="utf-8", check=False,
    )


def test_java_gives_the_bytes_that_python_gives(built):
    done = run(built, "ScreenOne", PERSON.hex)
    assert done.returncode == 0, done.stdout + done.stderr
    *messages, refusal = done.stdout.splitlines()
    said = [explain(RECORD)[5].sentence("fr"), screen(RECORD).findings[0].sentence("fr"), "table stratégique"]
    assert messages == [data.hex() for data in (encode(RECORD), encode(screen(RECORD)), receipt(RECORD),
                                                *(text.encode() for text in said))]
    assert refusal == f"{int(Status.ENVELOPE)} WIRE-16 0"


def test_java_orients_as_python_does(built):
    done = run(built, "OrientOne")
    assert done.returncode == 0, done.stdout + done.stderr
    asked = Demand(requester=Requester.HEALTH, motives={Motive.ETP}, id=uuid.UUID(int=7), date=datetime.date(2025, 6, 2),
                   mt=MtState.INFORMED, sharing_consent=Tri.YES, commune="75101")
    contact = Contact(door=Door.CLIC, channel=Channel.PHONE)
    mine = Protocol("mine", [Row(id="all", motives=set(Motive), calls=[Call(service=Service.INFORMATION)])])
    directory = Directory([Offer(id=uuid.UUID(int=1), structure=uuid.UUID(int=2), services={Service.ETP},
                                 level=Level.TERRITORY, capacity=3, areas=("75", "13"))])
    failures = mine.prove()
    assert done.stdout.splitlines() == [
        encode(DemandMessage(demand=asked, contact=contact)).hex(), encode(orient(asked)).hex(),
        orientation_receipt(asked).hex(), f"{len(orient(asked).routes)} true", f"{int(Status.REFUSED)} GEN-10 receipt_accepted",
        Protocol.builtin().digest(Part.IMPOSED).hex(), encode(mine).hex(),
        f"{len(failures)} {int(failures[0].law)} {int(failures[0].subject)}",
        failures[0].sentence().encode().hex(), encode(directory).hex(), "0 2 0",
        f"{int(Status.REFUSED)} ORI-16 not_proved",
        "the protocol is not proved: prove it, and mend what fails (rule ORI-16)",
        "le protocole n'est pas prouvé : le prouver, et corriger ce qui échoue (règle ORI-16)"]


def test_java_reviews_a_territory_as_python_does(built):
    done = run(built, "ReviewOne")
    assert done.returncode == 0, done.stdout + done.stderr
    territory = Territory(uuid.UUID(int=1))
    first = Body(id=uuid.UUID(int=2), tier=Tier.MESO)
    territory.add([first, Body(id=uuid.UUID(int=3), tier=Tier.MACRO),
                   Meeting(id=uuid.UUID(int=4), body=first, date=datetime.date(2025, 5, 1))])
    territory.claim("pilote")
    review = territory.review(at=datetime.date(2025, 6, 1))
    line, asked = review.sheet[Line.LEVEL_MESO], review.ask
    since = (line.since - datetime.date(1970, 1, 1)).days
    assert done.stdout.splitlines() == [
        encode(territory).hex(),
        f"{len(review.findings)} {len(asked)} {int(line.computed)} {since} {int(asked[0].table)} {asked[0].score}",
        f"{int(Status.OUT_OF_RANGE)} 1"]


def day_in_row(year, month, day):
    """Four bytes, big-endian, the day plus 2 to the 31."""
    return ((datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days + 2**31).to_bytes(4, "big")


def test_java_tallies_stays_to_the_bytes_of_the_chapter(built):
    """Messages put together here from the CDDL and the layout of a row; one readmitted now, one a year before."""
    done = run(built, "TallyOne")
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = (uuid.UUID(int=number).bytes for number in (1, 2))
    born, opened = day_in_row(1940, 1, 1), b"\xff" * 4
    rows = b"".join(person + admitted + discharged + bytes([2, 2, 255, 0]) + born for person, admitted, discharged in (
        (first, day_in_row(2023, 11, 1), day_in_row(2023, 11, 10)), (first, day_in_row(2023, 11, 20), opened),
        (second, day_in_row(2023, 2, 1), day_in_row(2023, 2, 5)), (second, day_in_row(2023, 2, 10), day_in_row(2023, 2, 12))))
    digest = bytes.fromhex("cd13648c85b9d14a91dc30ba14cb4f7a89a4d25625c85f31eedf361f6cd7f13e")
    tally = [1, 18, {0: 7, 1: 19723, 3: ["has-2014", 1, digest], 6: rows}]
    figure = [1, 19, {0: 7, 1: 19723, 3: digest, 4: 1, 5: [1] * 4, 6: [1_000_000] * 3 + [None] * 2}]
    of_42, of_7, of_minus_1 = (hashlib.sha256(text).digest()[:16] for text in (b"42", b"7", b"-1"))
    parts = bytes(part(uuid.UUID(bytes=each), 64) for each in (of_42, of_7, of_minus_1))
    assert done.stdout.splitlines() == [
        "4", cbor2.dumps(tally).hex(), cbor2.dumps(figure).hex(), "1 1 1000000 true", first.hex(),
        f"{int(Status.INVALID_VALUE)} 0",
        of_42.hex() + bytes(16).hex() + uuid.UUID(int=42).bytes.hex(),
        f"{of_42.hex()}{bytes(16).hex()}{of_minus_1.hex()} 2", f"{parts.hex()} 1"]


def test_java_shows_a_plan_as_python_does(built):
    """The view is put together here from the CDDL: a draft that a nurse opened, to whom sharing was never given."""
    nurse, person = uuid.UUID(int=2), uuid.UUID(int=1)
    with Plan(writer=uuid.UUID(int=9)) as plan:
        for kind, fields in ((EventKind.OPENING, {"person": person, "code": PlanKind.PPS, "detail": Role.NURSE}),
                             (EventKind.MT, {"person": nurse}), (EventKind.NEED, {"code": NeedDomain.HOUSING})):
            plan.append(Draft(kind=kind, author=nurse, effective=DAY, recorded=datetime.datetime(
                2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc), **fields))
        done = run(built, "ViewOne", plan.to_cbor().hex(), nurse.hex)
    assert done.returncode == 0, done.stdout + done.stderr
    slots = [[1, None, [[1, 0, None, None, 0]]], [5, None, [[0, 0, nurse.bytes, None, 0]]]]
    view = [1, 20, {0: "P-17 é", 1: 12, 2: [1, 2], 3: 1, 7: slots}]
    assert done.stdout.splitlines() == [cbor2.dumps(view).hex(), f"{Viewer.MT.code} 0 1", f"{int(Status.INVALID_VALUE)} 1"]


def activated(plan, nurse, gp, person):
    """A PPS with what its activation asks for."""
    def append(kind, **fields):
        return plan.append(Draft(kind=kind, effective=DAY, **{"author": nurse} | fields, recorded=datetime.datetime(
            2025, 6, 1, 9, len(plan), tzinfo=datetime.timezone.utc)))

    append(EventKind.OPENING, person=person, code=PlanKind.PPS, detail=Role.NURSE)
    append(EventKind.JOIN, person=gp, code=Role.GP)
    append(EventKind.REFERENT, person=nurse)
    append(EventKind.MT, person=gp)
    for kind in (EventKind.ASSISTANCE_CONSENT, EventKind.SHARING_CONSENT):
        append(kind, author=person, person=person, code=Answer.GIVEN)
    append(EventKind.MT_INFORMED, person=gp)
    shared = append(EventKind.ASSESSMENT, code=Tool.AGGIR, detail=Tri.NO)
    append(EventKind.ASSESSMENT_SHARED, person=gp, target=shared.digest)
    need = append(EventKind.NEED, code=NeedDomain.HOUSING)
    append(EventKind.INTERVENTION, target=need.digest, code=Sector.SOCIAL, person=nurse, due=datetime.date(2025, 6, 19))
    append(EventKind.PROPOSAL)
    append(EventKind.ACTIVATION, author=gp)
    append(EventKind.ABSENCE, person=nurse, until=datetime.date(2025, 6, 2))


def test_java_tells_what_is_due_of_a_plan_as_python_does(built):
    """Each row, the days covered and not, and what was known are held against Python's."""
    day = datetime.date(2025, 6, 20)
    with Plan(writer=uuid.UUID(int=9)) as plan:
        activated(plan, *(uuid.UUID(int=number) for number in (2, 3, 1)))
        done = run(built, "DueOne", plan.to_cbor().hex(), str(day.toordinal() - EPOCH))
        on_day, since = plan.on(day, screened=Screened(day, pps=Tri.YES)), plan.known_since(plan.events[1])
        known = len(plan.known_at(since))
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [(int(rule_number(due.rule)), due.weight.code, due.state.code, due.settled_by.code,
             (due.acts or due.owed_to or uuid.UUID(int=0)).hex, -1 if due.place is None else due.place,
             due.due.toordinal() - EPOCH if due.due else -2**31, due.value.code if due.value else 0,
             sum(1 << who.code for who in due.who)) for due in on_day.due]
    rows += [(run.office.code, run.by.code, (run.person or uuid.UUID(int=0)).hex, run.start.toordinal() - EPOCH,
              run.end.toordinal() - EPOCH) for run in on_day.cover]
    first = on_day.state.slots[0]
    assert len(on_day.due) > 20 and len(on_day.cover) == 3 and len(on_day.gaps) == 1
    assert done.stdout.splitlines() == [
        *(" ".join(map(str, row)) for row in rows),
        f"{sum(len(slot.entries) for slot in on_day.state.slots)} {first.slot.code} {first.entries[0].value.code} "
        f"{on_day.state.sharing.code}",
        f"{int(since.timestamp()) // 60} {known}", f"{int(Status.INVALID_DATE)} GEN-7",
        f"{NeedDomain.HEALTH.code} {Sector.PREVENTION.code}"]


def test_every_public_function_is_in_the_java_module(built):
    headers = (ROOT / "include" / "integra").glob("*.h")
    functions = {name for header in headers for name in FUNCTION.findall(header.read_text(encoding="utf-8"))}
    module = (built / "src/org/libintegra/swig/Native.java").read_text(encoding="utf-8")
    assert len(functions) > 60
    assert functions - set(re.findall(r"public static \S+ (integra_\w+)\(", module)) == BY_ANOTHER


def test_nothing_but_jni_is_exported(built):
    done = subprocess.run(["nm", "-D", "--defined-only", built / "libintegra-native.so"], capture_output=True,
                          text=True, check=True)
    names = {line.split()[-1] for line in done.stdout.splitlines()}
    assert names and all(name.startswith("Java_org_libintegra_") for name in names)
