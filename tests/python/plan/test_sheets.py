"""The sheets of an ordinary plan: what each says, in which order, in both languages and as text, HTML and message.

Spec: spec/37-form.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sheet_scene import AT, CARER, HOME, NURSE, PERSON, Scene, day, opened, ordinary

from integra import Draft, EventKind, IntegraError, Plan, rules
from integra.plan.sheets import FORMATS, KINDS, person, sheet, timeline
from integra.plan.sheets.allowed import GROUPS
from integra.plan.sheets.form import FIELDS
from integra.plan.sheets.form_table import NOWHERE, form_fields
from integra.plan.view import View
from integra.words import (
    Answer, ClosingReason, Effect, ExpressedBy, InterventionState, NeedDomain, ObjectiveEnd, ObjectiveReason, ObjectiveState,
    Opinion, Phase, Priority, Sector, Tri, UnmetReason, WatchSign,
)

REFERENCE = "P-37"
CHAPTER = Path(__file__).resolve().parents[3] / "spec" / "37-form.md"


def text(kind: str, plan: Plan | None = None, language: str = "en", **more: object) -> str:
    return sheet(plan or ordinary(), kind, AT, REFERENCE, language, "text", **more).decode()  # type: ignore[arg-type]


def html(kind: str, plan: Plan | None = None, language: str = "en", **more: object) -> str:
    return sheet(plan or ordinary(), kind, AT, REFERENCE, language, "html", **more).decode()  # type: ignore[arg-type]


def headings(told: str) -> list[str]:
    return [line for line, below in zip(told.splitlines(), told.splitlines()[1:], strict=False)
            if below and set(below) <= {"-", "="}]


def flat(told: str) -> str:
    return " ".join(told.split())


def words(told: str) -> set[str]:
    """The words of a sheet, without what stands between them, and without the heads of tables that text leaves out."""
    bare = re.sub(r"_{2,}|-{2,}|={2,}", " ", told).replace("’", "'")
    return {"Objective", "Action", "To", "What"} | set(re.findall(r"[\w'-]*\w[\w'-]*", bare))


class Page(HTMLParser):
    """What a page is made of: tags with their attributes, and the text of each."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(told)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "link", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)


def test_the_synthesis_says_first_what_is_expected_of_the_mt() -> None:
    told = text("synthesis")
    assert headings(told)[:4] == ["Synthesis of the shared plan", "What is expected of you", "What is due from others",
                                  "Whom to call in an unexpected problem"]
    mine = told[told.index("What is expected of you"):told.index("What is due from others")]
    assert "The médecin traitant's agreement" in flat(mine) and "nurse" not in mine


def test_what_is_expected_of_you_is_of_whoever_reads() -> None:
    told = text("synthesis", viewer="referent")
    mine = told[told.index("What is expected of you"):told.index("What is due from others")]
    assert "A second contact" in mine and "agreement" not in mine
    told = text("synthesis", viewer="health")
    assert "of you" not in told and "What is due\n" in told


def test_the_synthesis_links_needs_objectives_and_actions() -> None:
    told = flat(text("synthesis"))
    assert re.search(r"(N\d) housing: the stairs and the bath \(open\)", told)
    need = re.search(r"(N\d) housing", told)
    objective = re.search(r"- (O\d) to wash alone again Need: (N\d); Priority: high; For when: 30 Jul 2026; State: pursued",
                          told)
    action = re.search(r"- A\d put rails in the bathroom For: (O\d); By whom: social worker; By when: 1 May 2026; State: done",
                       told)
    assert need and objective and action
    assert objective[2] == need[1] and action[1] == objective[1]
    assert "The person says: agrees – I do my exercises every day" in told


def test_what_is_late_comes_first_and_has_a_sign() -> None:
    told = flat(text("synthesis"))
    late = told.index("Starting the intervention, or saying why not (A")
    assert "Whose turn: carer; By when: 11 Apr 2026; State: ⚠ overdue" in told[late:]
    assert late < told.index("State: due")


def test_what_is_owed_to_somebody_is_not_theirs_to_do() -> None:
    told = flat(text("synthesis"))
    assert "Feedback to the médecin traitant (general practitioner) Whose turn: any member of the circle of care" in told


def test_home_services_read_whom_to_call_and_what_they_do_first() -> None:
    told = text("home")
    assert headings(told)[1:4] == ["Whom to call in an unexpected problem", "Who is around the person",
                                   "What home services do"]
    ours = told[told.index("What home services do\n"):].split("\n\n")[0]
    assert "help with washing" in ours and "put rails" not in ours


@pytest.mark.parametrize(("language", "wanted"), [
    ("en", ["My plan has begun.", "“to stay in my house with the garden”", "When: before the end of 1 May 2026", "It is done.",
            "I said yes to being helped.", "I can change my mind."]),
    ("fr", ["Mon plan a commencé.", "« to stay in my house with the garden »", "Quand : au plus tard le 1er mai 2026",
            "C'est fait.", "J'ai dit oui à l'aide proposée.", "Je peux changer d'avis."])])
def test_the_person_reads_short_sentences_and_days_in_full(language: str, wanted: list[str]) -> None:
    told = flat(text("person", language=language))
    assert [each for each in wanted if each not in told] == []
    sentences = [one for each in Page(html("person", language=language)).texts for one in re.split(r"(?<=[.])\s", each)]
    assert max(len(each.split()) for each in sentences) <= 12
    assert not re.search(r"\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d|⚠|MT\b|PPS|late\b|retard", told)


def test_the_person_sees_that_they_refused() -> None:
    assert "to go to the club on Thursdays. We do not work on it. I do not want it." in flat(text("person"))


def test_a_person_who_is_to_act_is_i() -> None:
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.AUTONOMY, text="the garden")
    scene.tells(EventKind.INTERVENTION, target=need.digest, code=Sector.ORDINARY, person=PERSON, due=day(9), text="water it")
    assert "Who: me" in text("person", scene.plan)
    assert "By whom: the person" in text("synthesis", scene.plan)


def test_names_of_the_host_stand_beside_the_role() -> None:
    told = text("person", names={NURSE: "A. Host"})
    assert "A. Host (nurse 1)" in told or "A. Host (nurse 2)" in told


def test_the_form_has_its_four_parts_and_every_field_of_the_table_in_order() -> None:
    told = text("form")
    assert [each[:2] for each in headings(told)[1:]] == ["1.", "2.", "3.", "4."]
    place = 0
    for part in ("general", "problems"):
        for each in form_fields():
            if each.section == part:
                place = told.index(f"\n{each.label.en}:", place)
    assert {(each.section, each.field) for each in form_fields() if each.section != NOWHERE} == FIELDS


def test_the_form_puts_what_is_not_pursued_last_and_leaves_no_action_out() -> None:
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.AUTONOMY, text="walking")
    dropped = scene.tells(EventKind.OBJECTIVE, code=ExpressedBy.CARER, detail=Priority.LOW, target=need.digest, text="to run")
    scene.tells(EventKind.INTERVENTION, target=dropped.digest, code=Sector.ORDINARY, person=CARER, due=day(9),
                text="new shoes")
    scene.tells(EventKind.OBJECTIVE_UNREACHED, target=dropped.digest, code=ObjectiveEnd.GIVEN_UP,
                detail=ObjectiveReason.OUT_OF_REACH)
    third, fourth = text("form", scene.plan).split("3. Objectives and actions")[1].split("4. Objectives not pursued")
    assert "to run" in fourth and "given up (out of reach)" in fourth and "to run" not in third
    assert "Other actions" in third and "new shoes (O1)" in third
    assert re.search(r"- A\d put rails in the bathroom\n", text("form"))


def test_an_admission_as_an_emergency_is_said_to_be_one() -> None:
    scene = Scene()
    opened(scene)
    scene.tells(EventKind.ADMISSION, on=1, code=Tri.YES)
    scene.tells(EventKind.DISCHARGE, on=2)
    scene.tells(EventKind.ADMISSION, on=5, code=Tri.NO)
    told = text("synthesis", scene.plan)
    assert "- 3 Mar 2026 – hospital admission: as an emergency\n" in told
    assert "- 7 Mar 2026 – hospital admission\n" in told


def test_an_unmet_need_stands_in_its_field_with_the_reason() -> None:
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text="a flat without stairs")
    scene.tells(EventKind.UNMET_NEED, target=need.digest, code=UnmetReason.WAITING_LIST)
    told = flat(text("form", scene.plan))
    assert "Needs not covered: N1 housing: a flat without stairs (unmet (waiting list))" in told
    assert re.search(r"Problems and needs: _+", told)


def test_what_nobody_has_said_is_a_line_to_write_on() -> None:
    told = text("form")
    assert re.search(r"^Name, birth date, address: _+$", told, re.M) and re.search(r"^Trusted person: _+$", told, re.M)
    assert "<dd class=\"blank\">" in html("form")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_as_text_has_80_columns_and_ends_by_saying_so(kind: str, language: str) -> None:
    lines = text(kind, language=language).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1] == {"en": "End of the sheet.", "fr": "Fin de la fiche."}[language]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_as_html_stands_alone(kind: str, language: str) -> None:
    told = html(kind, language=language)
    page = Page(told)
    tags = {tag for tag, _ in page.tags}
    assert not page.open and not tags & {"script", "img", "link", "iframe", "object", "form"}
    assert not re.search(r"https?://|url\((?!#)|@import|\son\w+=", told)
    assert ("html", {"lang": language}) in page.tags and [tag for tag, _ in page.tags].count("h1") == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert all(attributes.get("scope") for tag, attributes in page.tags if tag == "th")
    assert [tag for tag, _ in page.tags].count("table") == [tag for tag, _ in page.tags].count("caption")


@pytest.mark.parametrize("kind", KINDS)
def test_both_formats_say_the_same(kind: str) -> None:
    plan = ordinary()
    seen = re.sub('<caption class="quiet">.*?</caption>', "", html(kind, plan))
    written = words(" ".join(Page(seen).texts))
    assert len(written) > 60 and words(text(kind, plan)) == written


@pytest.mark.parametrize("kind", KINDS)
def test_as_a_message_a_sheet_is_the_view(kind: str) -> None:
    plan = ordinary()
    view = View.from_cbor(sheet(plan, kind, AT, REFERENCE, "en", "cbor"))
    assert view == plan.view(KINDS[kind][0], reference=REFERENCE)


def test_text_of_people_is_text() -> None:
    """In lines, cells, captions, pairs and names alike, whoever wrote it and wherever the host puts it."""
    bad = "</li><script>alert(1)</script> & <b style='x'>\n\"y\""
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text=bad)
    aim = scene.tells(EventKind.OBJECTIVE, code=ExpressedBy.CARER, detail=Priority.LOW, target=need.digest, text=bad)
    scene.tells(EventKind.INTERVENTION, target=aim.digest, code=Sector.SOCIAL, person=CARER, due=day(9), text=bad)
    for kind in (EventKind.LIFE_PROJECT, EventKind.EXPECTATION):
        scene.tells(kind, PERSON, text=bad)
    scene.tells(EventKind.WHOM_TO_CALL, person=CARER, text=bad)
    for kind in KINDS:
        told = sheet(scene.plan, kind, AT, "<i>P</i>", "en", "html", names={CARER: "<u>N</u>"}).decode()
        assert not re.search("<(script|b style|i|u)[> ]", told) and "&lt;script&gt;" in told
        Page(told)
    assert "<script" not in timeline(scene.plan, AT).decode()
    assert "</li><script>alert(1)</script> & <b style='x'> \"y\"" in flat(text("synthesis", scene.plan))


def test_an_office_whose_holder_has_left_is_nobodys() -> None:
    plan = ordinary()
    plan.append(Draft(kind=EventKind.LEAVE, author=NURSE, effective=day(95), person=NURSE,
                      recorded=datetime.datetime(2026, 6, 5, 9, tzinfo=datetime.timezone.utc)))
    assert "\nReferent: nobody named\n" in text("synthesis", plan)


def test_a_conflict_is_told_as_every_value() -> None:
    plan = ordinary()
    other = Plan.from_cbor(plan.to_cbor(), writer=HOME)
    moment = datetime.datetime(2026, 6, 1, 9, tzinfo=datetime.timezone.utc)
    for where, who in ((plan, CARER), (other, HOME)):
        where.append(Draft(kind=EventKind.REFERENT, author=NURSE, recorded=moment, effective=day(91), person=who))
    plan.merge(other)
    assert plan.state.referent.conflict
    (held,) = re.findall(r"^Referent: (.*)$", text("synthesis", plan), re.M)
    assert {"carer", "home services"} <= set(held.split(" ≠ "))


def test_a_step_is_told_with_its_words() -> None:
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text="stairs")
    step = scene.tells(EventKind.INTERVENTION, target=need.digest, code=Sector.SOCIAL, person=CARER, due=day(9), text="a rail")
    scene.tells(EventKind.INTERVENTION_DONE, on=5, target=step.digest, code=Effect.FAVOURABLE, text="she holds it well")
    assert "State: done (favourable) – she holds it well" in flat(text("synthesis", scene.plan))


def test_what_is_asked_for_wrongly_is_said() -> None:
    plan = ordinary()
    for wrong in (("poster", "en", "text"), ("home", "de", "text"), ("home", "en", "pdf")):
        with pytest.raises(IntegraError):
            sheet(plan, wrong[0], AT, REFERENCE, wrong[1], wrong[2])


def test_the_person_has_a_sentence_for_every_word() -> None:
    for sentences, kind in ((person._WHERE, Phase), (person._DOING, InterventionState), (person._AIMING, ObjectiveState),
                            (person._THINK, Opinion), (person._AGREED, Answer)):
        assert set(sentences) == {word for word in kind if word.code or kind is Answer}
        assert len(set(sentences.values())) == len(sentences)


@pytest.mark.parametrize(("steps", "told"), [
    ((), "My plan has begun."),
    (((EventKind.REVIEW, {}),), "We are looking at my plan again."),
    (((EventKind.SUSPENSION, {"person": NURSE, "until": day(200), "code": WatchSign.OTHER}),), "My plan is paused."),
    (((EventKind.CLOSING, {"code": ClosingReason.MOVED}),), "My plan is over.")])
def test_every_phase_is_told_in_every_sheet(steps: tuple[tuple[EventKind, dict[str, Any]], ...], told: str) -> None:
    plan = ordinary()
    for number, (kind, fields) in enumerate(steps):
        plan.append(Draft(kind=kind, author=NURSE, effective=day(96), **fields, recorded=datetime.datetime(
            2026, 6, 6, 9, number, tzinfo=datetime.timezone.utc)))
    assert told in text("person", plan)
    (phase,) = plan.state.phase.values
    assert all(rules.label(phase, "fr") in text(kind, plan, "fr") for kind in KINDS if kind != "person")
    assert all(Page(html(kind, plan)).open == [] for kind in KINDS)


@pytest.mark.parametrize("wrong", [
    {"plan": None}, {"kind": 7}, {"kind": ["home"]}, {"at": "2026-06-15"}, {"at": datetime.datetime(2026, 6, 15)},
    {"reference": b"P"}, {"format": None}, {"viewer": 1.5}, {"names": {"x": "y"}}, {"names": [1]},
    {"rules": "has-2014"}, {"screened": 7}], ids=str)
def test_an_argument_of_another_kind_is_a_type_error(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"plan": ordinary(), "kind": "home", "at": AT, "reference": "P"}
    with pytest.raises(TypeError) as raised:
        sheet(**right | wrong)
    assert next(iter(wrong)) in str(raised.value)


def test_the_chapter_says_which_group_an_obligation_belongs_to() -> None:
    table = CHAPTER.read_text("utf-8").split("| settled by | group |")[1].split("\n\n")[0]
    said: dict[str, str] = {}
    for left, right in re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.M):
        first = re.search("`(\\w+)`", right)
        said |= {word: first[1] if first else "" for word in re.findall("`(\\w+)`", left)}
    assert said.pop("settlement") == ""
    assert said == {word.word: group.word for word, group in GROUPS.items()}


def test_every_obligation_that_a_plan_can_have_belongs_to_a_group() -> None:
    chapter = (CHAPTER.parent / "findings.tsv").read_text("utf-8").splitlines()
    rules = {f"PLN-{number}" for number in (3, 4, 6, 7, 8, 9, 11, 13, 14, 15, 17, 18, 19, 21, 24, 26, 27, 28, 29)}
    asked = {row.split("\t")[1] for row in chapter if row.split("\t")[0] in rules}
    assert asked - {"settlement"} <= {word.word for word in GROUPS}


def test_formats_are_three() -> None:
    assert FORMATS == ("text", "html", "cbor") and timeline(ordinary(), AT, "fr").startswith(b"<!DOCTYPE html>")

