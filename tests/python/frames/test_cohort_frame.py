"""Made-up people as a frame: screened and answered as each would be alone, the same in every library.

Spec: spec/03-command.md ("The cohort"), README.md ("Data frames").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import importlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from frame_kinds import ARROW, PANDAS, POLARS, Columns, Kind, main_kinds, need

import integra
from integra import Demand, Tri, UsageError, orient, over_age, record_from_json, screen
from integra.cohort import COMMUNES, SEED, cohort, frame
from integra.word_tables import FIELDS
from integra.words import DemandField, Motive, Precondition, Sex

PEOPLE = 1000
LIBRARIES = {PANDAS: "pandas", POLARS: "polars", ARROW: "pyarrow"}
OUTPUTS = ("pps", "assistance_threshold", "stage", "yes_count", "unknown_count", "least_to_settle", "legal_complexity")


def made(kind: Kind, **options: Any) -> Any:
    need(kind)
    return frame(library=LIBRARIES[kind], **options)  # type: ignore[arg-type]


def plain(columns: Columns) -> Columns:
    """Days as dates, whatever the library has for one."""
    return {name: [value.date() if isinstance(value, datetime.datetime) else value for value in values]
            for name, values in columns.items()}


def draw(seed: int, number: int) -> Iterator[int]:
    """The numbers that the chapter says, in their order."""
    key = b"integra cohort frame" + seed.to_bytes(16, "big", signed=True) + number.to_bytes(8, "big")
    counter = 0
    while counter := counter + 1:
        yield int.from_bytes(hashlib.sha256(key + counter.to_bytes(8, "big")).digest()[:8], "big")


@main_kinds
def test_each_is_screened_as_the_record_is(kind: Kind) -> None:
    out = kind.read(screen(made(kind, count=PEOPLE), outputs=["mobility", "polypathology", "emergency_admission", *OUTPUTS]))
    for row, document in enumerate(cohort(SEED, PEOPLE)):
        record, ref = record_from_json(document)
        seen = screen(record)
        assert out["ref"][row] == ref
        for item, value in seen.items.items():
            if f"screen_{item}" in out:
                assert out[f"screen_{item}"][row] == value.word, ref
        for name in OUTPUTS:
            assert out[f"screen_{name}"][row] == getattr(getattr(seen, name), "word", getattr(seen, name)), (ref, name)


def demand_of(columns: Columns, row: int) -> Demand:
    """The demand of a row, made by hand."""
    fields: dict[str, Any] = {
        field.word: words(columns[field.word][row]) for field, words in FIELDS.items() if field.word in columns}
    return Demand(motives={Motive(each) for each in columns["motives"][row].split()}, date=columns["date"][row],
                  commune=columns["commune"][row], **fields)


@main_kinds
@pytest.mark.parametrize("screened", [False, True])
def test_each_is_answered_as_the_demand_is(kind: Kind, screened: bool) -> None:
    people = made(kind, count=PEOPLE)
    asked = screen(people, outputs=["pps", "stage"], prefix="") if screened else people
    before, out = plain(kind.read(asked)), plain(kind.read(orient(asked)))
    assert {name: out[name] for name in before} == before and (DemandField.PPS.word in before) is screened
    for row in range(PEOPLE):
        answer = orient(demand_of(out, row))
        assert out["orient_services"][row] == " ".join(each.word for each in answer.services)
        waits = {each for route in answer.routes for each in route.waits_for}
        assert out["orient_waits"][row] == " ".join(each.word for each in Precondition if each in waits)
        assert out["orient_first_answer_due"][row] == answer.first_answer_due


def test_every_library_holds_the_same_people() -> None:
    pandas, polars, pyarrow = (plain(kind.read(made(kind, count=300))) for kind in (PANDAS, POLARS, ARROW))
    assert list(pandas) == list(polars) == list(pyarrow)
    assert polars == pyarrow
    assert {name: [None if value is None else value if name != "admissions" else list(value) for value in values]
            for name, values in pandas.items()} == polars


@main_kinds
def test_nobody_can_be_asked_for(kind: Kind) -> None:
    none = made(kind, count=0)
    assert kind.read(orient(screen(none)))["screen_stage"] == [] == kind.read(none)["age"]


def test_person_n_depends_on_the_seed_and_n_alone() -> None:
    few, many, others = (ARROW.read(made(ARROW, seed=seed, count=count)) for seed, count in ((7, 20), (7, 90), (8, 20)))
    assert few == {name: values[:20] for name, values in many.items()}
    for name in ("age", "sex", "commune", "motives", "place"):
        assert few[name] != others[name]
    assert ARROW.read(made(ARROW, count=1)) == ARROW.read(made(ARROW, seed=SEED, count=1))


@pytest.mark.parametrize("seed", [SEED, -3])
def test_age_sex_commune_and_motives_are_as_the_chapter_says(seed: int) -> None:
    out = ARROW.read(made(ARROW, seed=seed, count=200))
    for row in range(200):
        numbers, day = draw(seed, row), out["date"][row]
        birth = day - datetime.timedelta(6588 + next(numbers) % (36500 - 6588 + 1))
        age, had = out["age"][row], (birth.month, birth.day) <= (day.month, day.day)
        assert birth.year + age + (not had) == day.year
        assert out["over_60"][row] == over_age(birth, day).word
        assert out["sex"][row] == tuple(Sex)[next(numbers) % len(Sex)].word
        assert out["commune"][row] == list(COMMUNES)[next(numbers) % 12]
        wanted = {tuple(Motive)[row % 23], tuple(Motive)[next(numbers) % 23]}
        assert {Motive(each) for each in out["motives"][row].split()} == wanted


def test_all_ages_sexes_communes_motives_and_situations_occur() -> None:
    out = ARROW.read(made(ARROW, count=PEOPLE))
    assert (min(out["age"]), max(out["age"])) == (18, 99)
    assert set(out["sex"]) == {sex.word for sex in Sex} and set(out["commune"]) == set(COMMUNES)
    assert {motive for motives in out["motives"] for motive in motives.split()} == {motive.word for motive in Motive}
    for field, words in FIELDS.items():
        if field not in (DemandField.PPS, DemandField.STAGE, DemandField.OVER_60):
            assert set(out[field.word]) == {word.word for word in words}, field
    assert set(out["over_60"]) == {Tri.NO.word, Tri.YES.word}
    assert any(None in out[name] and "unknown" in out[name] for name in ("mobility", "isolation"))
    assert any(out["admissions"]) and [] in out["admissions"] and None in out["admissions"]


# ---- which library

def without(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    """As where these are not installed."""
    real = importlib.import_module

    def import_module(name: str) -> Any:
        if name in libraries:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(importlib, "import_module", import_module)


def test_the_first_one_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in LIBRARIES:
        need(kind)
    assert type(frame(count=1)).__module__.startswith("pandas")
    without(monkeypatch, "pandas")
    assert type(frame(count=1)).__module__.startswith("polars")
    without(monkeypatch, "pandas", "polars")
    assert type(frame(count=1)).__module__.startswith("pyarrow")
    without(monkeypatch, "pandas", "polars", "pyarrow")
    with pytest.raises(ImportError, match="needs pandas, polars or pyarrow"):
        frame(count=1)


def test_lists_in_pandas_need_pyarrow_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    need(PANDAS)
    without(monkeypatch, "pyarrow")
    with pytest.raises(ImportError, match="pip install pyarrow"):
        frame(count=1, library="pandas")


@pytest.mark.parametrize(("given", "error", "words"), [
    ({"library": "dask"}, UsageError, "library: expected one of pandas, polars, pyarrow"),
    ({"library": ["pandas"]}, TypeError, "library takes a str"),
    ({"seed": 2 ** 127}, UsageError, "127 bits"), ({"count": -1}, UsageError, "count: expected 0 or more"),
    ({"seed": "1"}, TypeError, "seed takes an int"), ({"count": 1.0}, TypeError, "count takes an int"),
    ({"count": True}, TypeError, "count takes an int"),
])
def test_what_cannot_be_made_is_said(given: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        frame(**given)


def test_a_number_of_numpy_is_a_number() -> None:
    numpy = pytest.importorskip("numpy")
    assert made(ARROW, count=numpy.int64(2)).num_rows == 2


def test_importing_integra_brings_neither_libraries_nor_the_cohort() -> None:
    asked = ("import integra, sys; print([name for name in ('numpy', 'pandas', 'polars', 'pyarrow', 'integra.cohort') "
             "if name in sys.modules]); print(integra.cohort.COUNT, hasattr(integra, 'cohorts'))")
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n500 False\n"


def test_the_cohort_is_an_attribute_of_the_package() -> None:
    assert integra.cohort.frame is frame
    with pytest.raises(AttributeError, match="no attribute 'cohorts'"):
        integra.cohorts  # type: ignore[attr-defined]
