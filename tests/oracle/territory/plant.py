"""What chance would seldom give, laid into a territory: levels that meet, problems that come back, feedback given.

Spec: CON-1 to CON-14, TER-1 to TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .generate import Maker
from .tables import PLAIN, WORDS

MONTHS = {"macro": 12, "meso": 3, "micro": 1}


def body(maker: Maker, tier: str, **cells: Any) -> int:
    """A body open for long, all of it listed."""
    return maker.add("body", **{
        "tier": tier, "opens": maker.ago(40), "closes": None, "seats_complete": True, "meetings_complete": True,
        "meetings_from": None, "meetings_to": None, "kind": maker.dice.choice(("table", "clinical", "plenary")),
        **cells})


def levels(maker: Maker) -> None:
    """Bodies of each level that met on the window's first day, or the day before, or opened only since."""
    maker.sure |= maker.dice.choice(({"body", "clinical_month"}, set()))
    often = maker.dice.choice((0, 0.7, 1))
    for tier, months in MONTHS.items():
        if maker.chance(0.15):
            continue
        opens = maker.ago(*maker.dice.choice(((40, 0), (40, 0), (months, 0), (months, -1))))
        place = body(maker, tier, opens=opens)
        maker.add("meeting", body=place, date=maker.ago(months, 0 if maker.chance(often) else 1))
        if tier == "micro" and maker.chance(0.5):
            maker.add("clinical_month", held=maker.dice.choice((0, 0, 1, None)))


def composition(maker: Maker) -> None:
    """Every category seated but one or two."""
    maker.sure.add("body")
    missing = maker.dice.sample(WORDS["seat_category"], maker.dice.choice((0, 1, 2, 12)))
    structure = maker.add("structure", opens=None, closes=None)
    for tier in ("macro", "meso"):
        place = body(maker, tier)
        for category in WORDS["seat_category"]:
            if category not in missing:
                maker.add("seat", body=place, category=category, structure=structure, opens=maker.ago(12),
                          closes=None, profession=maker.dice.choice(("general_practitioner", "nurse", None)))


def attendance(maker: Maker) -> None:
    """Structures that were at the first of the last meetings, or at none of them; bodies that close later, or all."""
    known = maker.chance(0.6)
    maker.sure |= {"body"} if known else set()
    maker.kept |= set() if known and maker.chance(0.5) else {"body", "seat"}
    tiers = maker.dice.choice((("meso",), ("macro", "meso")))
    category = maker.dice.choice(("elected", "manager"))
    listed = maker.dice.choice((True, True, True, False))
    structures = [maker.add("structure", opens=None, closes=None) for _ in range(maker.dice.randint(1, 2))]
    for tier in tiers:
        place = body(maker, tier, meetings_from=maker.dice.choice((None, maker.ago(3), maker.ago(3, -1))),
                     meetings_to=maker.dice.choice((None, None, None, maker.ago(0, 1))),
                     closes=None if known else maker.ago(0, -40), seats_complete=maker.chance(0.8))
        seated = maker.ago(maker.dice.choice((3, 12)))
        for structure in structures:
            maker.add("seat", body=place, structure=structure, category=category, opens=seated, closes=None,
                      power=maker.dice.choice(("none", "none", "decides", None)))
        there = maker.dice.choice((0, 1))
        for months in maker.dice.choice(((3, 2, 1), (3, 1, 1), (6, 3, 2, 1), (2, 1))):
            meeting = maker.add("meeting", body=place, date=maker.ago(months), present_complete=listed)
            for structure in structures:
                if there and maker.chance(0.7):
                    maker.add("present", meeting=meeting, structure=structure)


def recurring(maker: Maker) -> None:
    """A difficulty raised again and again, and perhaps a matter of its kind."""
    if maker.chance(0.6):
        maker.kept |= {"matter", "decision"}
    if maker.chance(0.9):
        maker.sure |= {"matter", "decision"}
        maker.sure |= maker.dice.choice((set(), {"difficulty"}))
    kind, topic = maker.dice.choice(WORDS["difficulty_kind"]), maker.dice.randint(1, 3)
    for number, months in enumerate(maker.dice.choice(((12, 6, 0), (13, 12, 1, 0), (3, 2, 1), (2, 1)))):
        demand = maker.dice.choice((f"{number + 1:032x}", f"{number + 1:032x}", None, f"{1:032x}"))
        maker.add("difficulty", kind=kind, topic=topic, date=maker.ago(months), demand=demand)
    if maker.chance(0.3):
        maker.add("difficulty", kind=kind, topic=topic, date=maker.ago(0, -1), demand=f"{9:032x}")
    if kind == "support_function":
        maker.add("need", function=WORDS["function"][topic - 1], date=maker.ago(1), needed="yes", primary_care="no",
                  territory="no", region="no")
    if maker.chance(0.7):
        closed = maker.dice.choice((None, None, maker.ago(8), "unknown"))
        matter = maker.add("matter", kind=maker.dice.choice((kind, kind, None)), topic=topic, raised=maker.ago(6),
                           closed=closed, agenda_complete=maker.chance(0.8),
                           due=maker.dice.choice((None, None, maker.ago(0), maker.ago(0, 1), maker.ago(2))))
        for tier in maker.dice.choice(((), ("meso",), ("meso",), ("meso", "macro"), ("macro", "micro"))):
            maker.add("agenda", matter=matter, body=body(maker, tier), date=maker.ago(5))


def came_back(maker: Maker) -> None:
    """A problem that meso settled, once or twice, on days when the difficulty was raised; some of it since."""
    maker.sure |= {"matter", "decision", "difficulty"}
    maker.kept |= {"matter", "decision", "agenda"}
    choose = maker.dice.choice
    kind, topic, place = choose(WORDS["difficulty_kind"]), maker.dice.randint(1, 3), body(maker, "meso")
    for months in choose(((5, 4, 3, 2, 1), (5, 3, 1))):
        maker.add("difficulty", kind=kind, topic=topic, date=maker.ago(months), demand=None)
    for months in choose(((5,), (5,), (5, 3), (1, 5))):
        closing = choose(("settled", "settled", None))
        matter = maker.add("matter", kind=kind, topic=topic, raised=maker.ago(6), closed=maker.ago(months),
                           closing=closing, agenda_complete=True)
        maker.add("agenda", matter=matter, body=place, date=maker.ago(months, 1))


def told(maker: Maker) -> None:
    """Changes made three or four months ago, told to all, to some, to nobody."""
    maker.sure |= maker.dice.choice(({"decision", "feedback", "structure"}, {"feedback"}))
    structures = [maker.add("structure", opens=maker.ago(maker.dice.choice((40, 40, 12, 4))), closes=None)
                  for _ in range(maker.dice.randint(1, 3))]
    for _ in range(maker.dice.randint(1, 2)):
        effective = maker.ago(*maker.dice.choice(((3, 0), (3, 1), (4, 0), (12, 0))))
        change = maker.add("decision", effective=effective, adopted=effective)
        if maker.chance(0.6):
            row = maker.add("feedback", date=maker.dice.choice((effective, maker.ago(0), maker.ago(1), None)),
                            decision=maker.dice.choice((change, change, None)), told_complete=maker.chance(0.7),
                            to_all=maker.dice.choice(("no", "no", "yes", None)))
            for structure in maker.dice.sample(structures, maker.dice.randint(0, len(structures))):
                maker.add("told", feedback=row, structure=structure)


def talk(maker: Maker) -> None:
    """Flows between the levels, one direction often missing."""
    maker.sure |= maker.dice.choice(({"flow", "matter", "decision", "feedback"}, set()))
    silent = maker.dice.choice(((), ("up",), ("down",), ("up", "down")))
    day = maker.ago(*maker.dice.choice(((12, 0), (12, 0), (12, 1), (1, 0))))
    for lower, upper in (("meso", "macro"), ("micro", "meso")):
        if "up" not in silent:
            maker.add("flow", **{"from": lower, "to": upper}, date=day,
                      content=maker.dice.choice(("need", "difficulty")))
        if "down" not in silent:
            maker.add("flow", **{"from": upper, "to": lower}, date=day, content="decision")


def late(maker: Maker) -> None:
    """A decision past its due day."""
    maker.sure |= {"decision"}
    choose = maker.dice.choice
    adopted = maker.ago(6)
    decision = maker.add("decision", adopted=adopted, proposed=choose((adopted, maker.ago(7), maker.ago(5))), body=None,
                         due=maker.ago(*choose(((0, 0), (0, 1), (2, 0)))), dropped=None,
                         effective=choose((None, None, maker.ago(0, -1))),
                         under_way=choose((None, None, maker.ago(4))), changed=choose((None, adopted, "unknown")))
    matter = maker.add("matter", raised=maker.ago(7))
    maker.rows["decision"][decision]["matter"] = matter
    maker.add("interest", matter=matter, person=f"{1:032x}", date=maker.ago(choose((0, 8))))
    maker.add("participant", decision=decision, person=f"{choose((1, 1, 2)):032x}")


def concern(maker: Maker) -> None:
    """A matter that nobody holds alone."""
    maker.sure |= {"decision", "matter"}
    matter = maker.add("matter", raised=maker.ago(2), closed=None, agenda_complete=True, concerned_complete=True)
    structures = [maker.add("structure") for _ in range(2)]
    for structure in maker.dice.choice((structures, [structures[0]] * 2)):
        held = {column: maker.dice.choice(("yes", "no")) for column in ("resources", "skills", "legitimacy")}
        maker.add("concerned", matter=matter, structure=structure, **held)


def guided(maker: Maker) -> None:
    """One pilote, two in a row, two at once, or none."""
    maker.sure |= maker.dice.choice(({"pilote", "body"}, set()))
    good = maker.dice.choice(("yes", "yes", "no"))
    qualities = {column: good for column in ("recognised_by_actors", "recognised_by_institutions", "neutral",
                                             "listening", "trained", "ars_concertation")}
    for number in range(maker.dice.choice((1, 1, 2))):
        maker.add("pilote", person=f"{number + 1:032x}", opens=maker.ago(12), **qualities,
                  closes=maker.dice.choice((None, None, maker.ago(0), maker.ago(0, 1))))
    if maker.chance(0.6):
        body(maker, "meso", kind="table", animator=f"{maker.dice.choice((1, 5)):032x}",
             elected_convene=maker.dice.choice(("yes", "no")))


def planned(maker: Maker) -> None:
    """A diagnosis, a plan with what is imposed and what is adaptable, evaluated three years later, or sooner."""
    maker.sure |= maker.dice.choice(({"common_plan", "evaluation", "diagnosis", "partner"}, {"common_plan"}, set()))
    plan = maker.add("common_plan", adopted=maker.ago(36), closes=None)
    for part in maker.dice.choice((("imposed", "adaptable"), ("imposed",))):
        maker.add("plan_change", common_plan=plan, part=part)
    maker.add("partner", common_plan=plan, signed=maker.dice.choice((None, maker.ago(30))))
    maker.add("evaluation", kind="impact", date=maker.ago(*maker.dice.choice(((0, 0), (0, 1)))))
    good = maker.dice.choice(("yes", "no"))
    maker.add("diagnosis", date=maker.ago(37), shared=good, target=good, assistance_target=good, services=good)


def merged(maker: Maker) -> None:
    """A merger that comes first of all: what there is besides is dated later."""
    maker.sure |= {"merger", "body", "pilote", "common_plan", "diagnosis", "evaluation"}
    maker.add("merger", date=maker.ago(48), wanted=maker.dice.choice(("yes", "no")), by_law="no")
    for table, column in (("body", "opens"), ("pilote", "opens"), ("common_plan", "adopted"), ("diagnosis", "date"),
                          ("evaluation", "date")):
        for row in maker.rows[table]:
            row[column] = maker.ago(13)
    for row in maker.rows["statement"]:
        row["since"] = maker.ago(13)


def services(maker: Maker) -> None:
    """Every function exercised, or one missing, by structures that share a system and the procedure, or do not."""
    maker.sure |= maker.dice.choice(({"structure", "function"}, {"structure", "function"}, set()))
    choose = maker.dice.choice
    missing = choose((None, None, "F3", "F6", "guichet", "all"))
    structures = [maker.add("structure", opens=None, closes=None, information_system=f"{choose((1, 1, 2)):032x}",
                            shares_procedure=choose(("yes", "yes", "no"))) for _ in range(choose((1, 2)))]
    for support in WORDS["support"]:
        answer = "no" if missing in (support, "all") else "yes"
        maker.add("function", support=support, structure=choose(structures), exercised=answer, guichet="integrated",
                  opens=maker.ago(12), closes=None)


def reduced(maker: Maker) -> None:
    """Assistance and no other engine, or none at all."""
    maker.sure |= {"structure", "function", "body", "clinical_month"}
    maker.kept |= {"structure", "function", "body", "clinical_month"}
    structure = maker.add("structure", opens=None, closes=None)
    maker.add("function", support="pathway_assistance", structure=structure, opens=maker.ago(12), closes=None,
              exercised=maker.dice.choice(("yes", "yes", "no")))
    if maker.chance(0.8):
        maker.add("statement", line="engine_shared_assessment", value="no")


def counted(maker: Maker) -> None:
    """Tallies of one day, or of two."""
    maker.sure |= {"tally"}
    bad = maker.dice.choice((0, 0, 1))
    for kind in WORDS["tally_kind"]:
        for months in maker.dice.choice(((1,), (1, 1), (1, 2))):
            maker.add("tally", kind=kind, good=maker.dice.choice((0, 5)), bad=bad, date=maker.ago(months),
                      not_known=maker.dice.choice((0, 0, 1)))


def known_empty(maker: Maker) -> None:
    """Much said to be complete."""
    maker.sure |= set(maker.dice.sample(PLAIN, maker.dice.randint(4, len(PLAIN)))) | {"clinical_month"}


PLANTS: tuple[Callable[[Maker], None], ...] = (
    levels, composition, attendance, recurring, came_back, told, talk, late, concern, guided, planned, services, reduced,
    counted, known_empty,
)
