"""What comes back is the frame that went in, its own kind, with the outputs behind; and what is refused as a whole.

Spec: README.md ("Data frames").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import subprocess
import sys
from typing import Any

import pytest
from frame_kinds import ARROW, PANDAS, POLARS, Kind, every_kind, main_kinds, need

from integra import Answers, Record, Status, UsageError, screen
from integra.screening.columns import OUTPUTS

PEOPLE = {"town": ["Tours", "Blois", "Tours"], "mobility": ["yes", None, "no"], "age": [91, 82, 77],
          "socio_economic": ["yes", "no", None]}
STAGES = ["awaiting_judgement", "undetermined", "undetermined"]


@every_kind
def test_the_same_kind_comes_back_columns_and_rows_in_place(kind: Kind) -> None:
    need(kind)
    frame = kind.make(PEOPLE)
    before = kind.read(frame)
    out = screen(frame)
    assert type(out) is type(frame)
    after = kind.read(out)
    assert list(after) == [*before, *(f"screen_{name}" for name in OUTPUTS)]
    assert {name: after[name] for name in before} == before == kind.read(frame)
    assert after["screen_stage"] == STAGES and after["screen_yes_count"] == [2, 0, 0]


@every_kind
def test_an_empty_frame_is_screened_to_an_empty_one(kind: Kind) -> None:
    need(kind)
    frame = kind.make({name: [] for name in (*PEOPLE, "date", "medicines", "admissions")})
    out = kind.read(screen(frame))
    assert len(out) == len(kind.read(frame)) + len(OUTPUTS) and all(values == [] for values in out.values())


def test_the_index_and_the_notes_of_a_pandas_frame_are_kept() -> None:
    pd = need(PANDAS) and importlib.import_module("pandas")
    index = pd.MultiIndex.from_tuples([("b", 2), ("a", 1), ("b", 2)], names=["ward", "bed"])

    class Ward(pd.DataFrame):  # type: ignore[name-defined, misc]
        @property
        def _constructor(self) -> Any:
            return Ward

    frame = Ward(PEOPLE, index=index)
    frame[7] = 1.5
    frame.attrs["source"] = "made up"
    out = screen(frame)
    assert out.index.equals(index) and out.index.names == ["ward", "bed"]
    assert type(out) is Ward and out.attrs == {"source": "made up"} and out[7].tolist() == [1.5] * 3


def test_words_are_held_in_dictionaries() -> None:
    for kind, held in ((PANDAS, "category"), (POLARS, "Enum"), (ARROW, "dictionary")):
        need(kind)
        out = screen(kind.make(PEOPLE), outputs=["pps", "ask", "yes_count"])
        kinds = dict(zip(out.columns, out.dtypes, strict=True)) if kind is not ARROW else {
            field.name: field.type for field in out.schema}
        assert held in str(kinds["screen_pps"]) and held in str(kinds["screen_ask"])
        assert str(kinds["screen_yes_count"]).lower() == "uint8" and len(kinds) == len(PEOPLE) + 3


@main_kinds
def test_codes_go_in_and_come_out_when_asked_for(kind: Kind) -> None:
    need(kind)
    coded = {"mobility": [2, 1, 0], "socio_economic": [2, 1, 0], "medicines": [11, 3, 0]}
    out = kind.read(screen(kind.make(coded), codes=True, outputs=["mobility", "stage", "ask"]))
    assert out["screen_mobility"] == [2, 1, 0] and out["screen_stage"] == [3, 2, 2]
    assert out["screen_ask"] == [1 << 6, 0b101001 | 2, 0b111111 & ~2 | 2]
    with pytest.raises(TypeError, match="column 'mobility' takes yes, no, unknown, or a boolean; codes=True"):
        screen(kind.make(coded))


def test_a_record_batch_comes_back_as_one() -> None:
    pa = need(ARROW) and importlib.import_module("pyarrow")
    for people in (PEOPLE, {name: values[:0] for name, values in PEOPLE.items()}):
        batch = pa.RecordBatch.from_pydict(people)
        out = screen(batch, outputs=["stage"])
        assert type(out) is pa.RecordBatch and out.column("screen_stage").to_pylist() == STAGES[:batch.num_rows]


def test_the_metadata_of_a_table_is_kept() -> None:
    need(ARROW)
    table = ARROW.make(PEOPLE).replace_schema_metadata({"made": "up"})
    assert screen(table).schema.metadata == {b"made": b"up"}


class Foreign:
    """A frame of no library known here."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


class TakenBack(Foreign):
    @classmethod
    def from_arrow(cls, table: Any) -> TakenBack:
        return cls(table)


def test_any_arrow_stream_is_taken() -> None:
    pa = need(ARROW) and importlib.import_module("pyarrow")
    table = ARROW.make(PEOPLE)
    plain: Any = screen(Foreign(table), outputs=["stage"])
    assert type(plain) is pa.Table and plain.column("screen_stage").to_pylist() == STAGES
    back = screen(TakenBack(table), outputs=["stage"])
    assert type(back) is TakenBack and back.table.equals(plain)
    reader: Any = table.to_reader()
    assert screen(reader).column("screen_stage").to_pylist() == STAGES
    with pytest.raises(TypeError, match="its stream is no table"):
        screen(Foreign(table.column("mobility")))


def test_a_duckdb_relation_is_taken() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: its relations are not tested")
    need(ARROW)
    relation = duckdb.sql("select 'yes' as mobility, true as socio_economic")
    assert screen(relation, outputs=["stage"]).column("screen_stage").to_pylist() == STAGES[:1]


def test_a_lazy_frame_is_told_to_collect() -> None:
    need(POLARS)
    with pytest.raises(TypeError, match=r"polars.LazyFrame: screen its collect\(\)"):
        screen(POLARS.make(PEOPLE).lazy())


@main_kinds
def test_one_column_is_no_frame(kind: Kind) -> None:
    need(kind)
    column: Any = kind.make(PEOPLE)["mobility"]
    with pytest.raises(TypeError, match=r"takes a pandas, polars or pyarrow data frame|takes integra\.Record"):
        screen(column)
    with pytest.raises(TypeError, match="admissions takes a pandas, polars or pyarrow data frame"):
        screen(kind.make(PEOPLE), admissions=column)


def test_what_is_no_frame_is_refused_as_before() -> None:
    nothing: Any
    for nothing in (None, {"mobility": ["yes"]}, [1]):
        with pytest.raises(TypeError, match=r"record takes integra\.Record .*or a data frame"):
            screen(nothing)
    with pytest.raises(TypeError, match="at: for a data frame"):
        screen(Record(Answers()), at=None)  # type: ignore[call-overload]


@main_kinds
@pytest.mark.parametrize("slip", ["mobilty", "Mobility", "access-to-care", "medicine", "medicines_atleast", "admisions"])
def test_a_slip_in_a_name_is_refused_with_the_name_meant(kind: Kind, slip: str) -> None:
    need(kind)
    frame = kind.make(PEOPLE | {slip: ["yes", "yes", "yes"]})
    with pytest.raises(UsageError, match=f"^the frame: column '{slip}': is it '.*'.*others=") as caught:
        screen(frame)
    assert caught.value.status is Status.UNKNOWN_NAME
    assert kind.read(screen(frame, others=[slip]))["screen_stage"] == STAGES


@main_kinds
def test_common_columns_are_no_slips(kind: Kind) -> None:
    need(kind)
    own = ("id", "ref", "name", "sex", "birth_date", "state", "city", "updated", "consent", "screen_mobility2",
           "first_screen_polypathology", "mobility_aid", "diagnosis", "gp", "rate", "data", "admission_count",
           "admission", "profession", "dates", "medecins")
    assert len(kind.read(screen(kind.make(PEOPLE | {name: ["x"] * 3 for name in own})))) == len(own) + 4 + len(OUTPUTS)


@main_kinds
def test_an_output_never_takes_the_place_of_a_column(kind: Kind) -> None:
    need(kind)
    once = screen(kind.make(PEOPLE), outputs=["stage"])
    with pytest.raises(UsageError, match="a column 'screen_stage' already") as caught:
        screen(once)
    assert caught.value.status is Status.DUPLICATE
    assert list(kind.read(screen(once, prefix="again_", outputs=["stage", "pps"])))[-3:] == [
        "screen_stage", "again_stage", "again_pps"]
    with pytest.raises(UsageError, match="a column 'mobility' already"):
        screen(once, prefix="", outputs=["pps", "mobility"])


@main_kinds
def test_a_frame_without_a_column_of_ours_is_refused(kind: Kind) -> None:
    need(kind)
    with pytest.raises(UsageError, match="no column of the frame is a question, a fact or a count"):
        screen(kind.make({"ref": ["a"], "age": [80]}))
    with pytest.raises(UsageError, match="'stages' is no column"):
        screen(kind.make(PEOPLE), outputs=["stages"])


def test_a_column_of_ours_twice_is_refused() -> None:
    need(ARROW)
    table = ARROW.make(PEOPLE)
    with pytest.raises(UsageError, match="^the frame: 2 columns 'mobility'"):
        screen(table.append_column("mobility", table.column("mobility")))
    own = screen(table.append_column("age", table.column("age")), outputs=["stage"])
    assert own.column_names == ["town", "mobility", "age", "socio_economic", "age", "screen_stage"]


MAKERS = {"pandas": "pandas.DataFrame", "polars": "polars.DataFrame", "pyarrow": "pyarrow.table"}
ALONE = """
import sys
class Shut:
    def find_spec(name, path, target=None):
        if name in {shut}: raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Shut)
import {library}, integra
frame, stays = ({maker}({{"ref": ["a", "b"], "mobility": ["yes", None], "date": [None, None], name: [None, None]}})
                for name in ("isolation", "emergency"))
try: print(len(integra.screen(frame, admissions=stays, others=["ref"], outputs=["pps"])))
except ImportError as error: print(error)
"""


def alone(library: str, *shut: str) -> str:
    """What comes of screening a frame of this library in a process where others cannot be imported."""
    pytest.importorskip(library, reason=f"{library} is not installed")
    code = ALONE.format(shut=set(shut), library=library, maker=MAKERS[library])
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("library", MAKERS)
def test_each_library_stands_alone(library: str) -> None:
    assert alone(library, *(set(MAKERS) - {library})) == "2"


def test_without_numpy_it_says_what_to_install() -> None:
    assert alone("polars", "numpy") == "a data frame needs numpy: pip install numpy, or in a clone of libintegra pip install '.[numpy]'"


@main_kinds
@pytest.mark.parametrize(("options", "words"), [
    ({"outputs": "stage"}, "^outputs takes names, a str each"), ({"outputs": [1]}, "^outputs takes names"),
    ({"others": "town"}, "^others takes names"), ({"others": 7}, "^others takes names"), ({"prefix": 7}, "^prefix takes a str"),
    ({"outpus": ["stage"]}, r"^screen\(\) has no argument 'outpus'"), ({"rules": "has-2014"}, "^rules takes"),
])
def test_an_option_of_another_type_or_name_is_refused_by_its_name(kind: Kind, options: dict[str, Any], words: str) -> None:
    need(kind)
    with pytest.raises(TypeError, match=words):
        screen(kind.make({"mobility": ["yes"]}), **options)
