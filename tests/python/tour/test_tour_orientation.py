"""Where the made-up people are sent: the report's numbers against the oracle of orientation, and their demands.

Spec: spec/90-report.md; ORI-1, ORI-5, ORI-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import re
from typing import Any

import integra
import pytest
from integra.cohort import COUNT, SEED, cohort
from integra.forms import record_from_json
from integra.demand.model import Demand
from integra.tour import Tour, page_orientation, summary
from integra.tour.demands import COMMUNES, asked
from integra.tour.markup import Writer
from integra.tour.orientations import Sent
from integra.words import DemandField, Motive, MtState, Requester, Service, Stage, SupportGround, Tri, Urgency, Word
from oracle.orientation.evaluate import Route, response
from oracle.orientation.generate import BUILT_IN
from oracle.orientation.table import read_protocol
from tour_tree import Node, tables, tree

PROTOCOL = read_protocol(BUILT_IN)
SERVED = "How often each service is called for, and whether the directory has somebody who serves it"
UNLISTED = "How often the answer holds what no directory lists: information, and what is missing"
STRUCTURES = "How often each kind of structure is chosen, the nearest level first"
WAITS = "How many parts of answers wait on what, {} in all"
UNMET = "Needs that nobody in the directory serves"


def label(word: Word) -> str:
    """A label as the report writes it."""
    text = integra.label(word).replace("'", "’")
    return text[0].upper() + text[1:]


@pytest.fixture(scope="module")
def demands() -> list[Demand]:
    """The demand of each of the cohort."""
    return [asked(SEED, number, integra.screen(record_from_json(record)[0])).demand
            for number, record in enumerate(cohort(SEED, COUNT))]


@pytest.fixture(scope="module")
def answers(demands: list[Demand]) -> list[Route]:
    """Every route that the oracle gives to them."""
    return [route for demand in demands for route in response(
        PROTOCOL, [motive.word for motive in sorted(demand.motives, key=int)],
        {field.word: demand.value(field).word for field in DemandField})]


@pytest.fixture(scope="module")
def charts(english: Node) -> dict[str, dict[str, list[str]]]:
    """The tables of the pages of orientation."""
    return {caption: rows for page in english.all("section") if page.attributes["id"] in ("orientation", "unmet")
            for caption, rows in tables(page).items()}


def test_every_service_is_called_for_as_often_as_the_oracle_says(charts: dict[str, Any], answers: list[Route]) -> None:
    expected = collections.Counter(route.service for route in answers)
    words = {label(service): service.word for service in Service}
    told = {words[what]: sum(map(int, cells)) for caption in (SERVED, UNLISTED)
            for what, cells in charts[caption].items()}
    assert {service: count for service, count in told.items() if count} == expected


def test_what_is_waited_on_is_what_the_oracle_says(charts: dict[str, Any], answers: list[Route]) -> None:
    waiting = [route for route in answers if route.waits]
    expected = collections.Counter(label(word) for route in waiting for word in integra.words.Precondition
                                   if word.word in route.waits)
    assert {what: int(cells[0]) for what, cells in charts[WAITS.format(len(waiting))].items()} == expected


def test_what_nobody_serves_is_listed_with_a_reason(charts: dict[str, Any], english: Node) -> None:
    nobody = sum(int(cells[2]) for cells in charts[SERVED].values())
    somebody = sum(int(cell) for cells in charts[SERVED].values() for cell in cells[:2])
    unmet = [cells for cells in charts[UNMET].values()]
    assert nobody > 0 and somebody > nobody and all(cells[0] for cells in unmet)
    assert sum(int(cells[0]) for cells in charts[STRUCTURES].values()) == somebody


def test_the_tour_counts_each_need_once(shown: Tour) -> None:
    sent = shown.sent
    for service in sent.listed:
        unmet = sum(count for (needed, _), count in sent.unmet.items() if needed is service)
        assert sent.unserved(service) == unmet, service
    assert sent.demands == COUNT


def test_the_summary_shows_the_same_numbers(shown: Tour) -> None:
    text = summary(shown, "en")
    assert text == summary(shown, integra.Language.EN) != summary(shown, integra.Language.FR) == summary(shown, "fr")
    start = next(at for at, line in enumerate(text) if line.startswith(f"Where people are sent ({COUNT} demands)"))
    rows = [line for line in text[start + 1:text.index("", start)] if line[-1].isdigit()]
    for row, service in zip(rows, sorted(shown.sent.listed, key=int), strict=True):
        sent = shown.sent
        assert list(map(int, row.split()[-3:])) == [sent.sure[service], sent.checked[service], sent.unserved(service)], row
    assert f"Needs that nobody serves: {sum(shown.sent.unmet.values())}" in "\n".join(text)


@pytest.mark.parametrize("language, fold", [
    ("en", r"A line of a bar stands for (\d+) at most"), ("fr", r"Une ligne d.une barre vaut (\d+) au plus")])
def test_every_bar_of_where_people_are_sent_has_one_scale(shown: Tour, language: str, fold: str) -> None:
    text = summary(shown, language)
    start = next(at for at, line in enumerate(text) if line.endswith(("nobody", "aucune")) and str(COUNT) in line)
    found = re.search(fold, " ".join(text[start + 1:start + 3]))
    assert found is not None
    bars: list[tuple[int, list[str]]] = []  # how many a bar stands for, and its lines
    for line in text[start + 3:text.index("", start)]:
        bar = line[34:50].strip()
        if line[:34].strip():
            bars.append((sum(map(int, line[50:].split())), [bar]))
        else:
            bars[-1][1].append(bar)
    assert max(len(lines) for _, lines in bars) > 1
    for total, lines in bars:
        assert all(len(line) == 15 for line in lines[:-1]) and len(lines[-1]) <= 15
        assert abs(len("".join(lines)) * int(found[1]) - total * 15) <= int(found[1]), (total, lines)


def test_demands_follow_the_screening_and_are_possible(demands: list[Demand]) -> None:
    for number, (demand, record) in enumerate(zip(demands, cohort(SEED, COUNT), strict=True)):
        seen = integra.screen(record_from_json(record)[0])
        led = (Motive.PATHWAY_ASSISTANCE if seen.stage is Stage.TO_REFER
               else Motive.PLANNING if seen.pps is Tri.YES else Motive.INFORMATION)
        assert demand.motives == {led, Motive(number % 23)}
        assert (demand.date, demand.pps, demand.stage) == (seen.date, seen.pps, seen.stage)
        assert demand.requester not in (Requester.PERSON, Requester.CARER) or demand.ground is SupportGround.NONE
        assert demand.requester is not Requester.MT or demand.mt is MtState.INFORMED
    assert {demand.commune for demand in demands} == set(COMMUNES)
    assert {demand.requester for demand in demands} == set(Requester)


def test_person_n_asks_the_same_whatever_the_cohort() -> None:
    screenings = [integra.screen(record_from_json(record)[0]) for record in cohort(SEED, 3)]
    assert asked(SEED, 2, screenings[2]) == asked(SEED, 2, screenings[2])
    assert asked(SEED, 2, screenings[2]) != asked(SEED + 1, 2, screenings[2])


def test_each_of_the_three_has_a_demand_and_its_answer(english: Node) -> None:
    pages = [page for page in english.all("section") if page.attributes["id"].startswith("demand-")]
    assert [page.attributes["id"] for page in pages] == ["demand-missing", "demand-differing", "demand-accepted"]
    for page in pages:
        assert "recorded, and read by no rule" in page.text()
        assert tables(page)["Routes of the answer"]


def test_an_urgent_answer_begins_with_the_numbers_to_call() -> None:
    sent = Sent(SEED)
    screenings = (integra.screen(record_from_json(record)[0]) for record in cohort(SEED, COUNT))
    urgent = next(each for each in (sent.add(number, screening) for number, screening in enumerate(screenings))
                  if each.asked.demand.urgency is Urgency.URGENT and each.orientation.routes[0].service
                  is not Service.EMERGENCY_NUMBERS)
    report = tree(page_orientation._routes(urgent, Writer(("fr",))).encode())
    first, second, *_ = next(report.all("tbody")).all("tr")
    assert first.text().startswith("Numéros d’urgence") and second.text() != first.text()
    for said in ("15 : urgence médicale (SAMU)", "112 :", "114 :", "3114 : prévention du suicide"):
        assert said in first.text().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
