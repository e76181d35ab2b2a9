"""The vectors of the chapters are those of vectors.json, and every rule has what the spec promises.

Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

import pytest

from vectors import OPERATIONS, ROOT, VECTORS, table

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(ROOT / "script"))

from vector_tools.grammar import GrammarError  # noqa: E402
from vector_tools.ids import listed  # noqa: E402

#: Operations that no oracle works out, and whose vectors alone hold them. Messages are judged by their bytes, which cbor2
#: makes; the steps of an explanation, an inclusion sheet, a table of activities and two dates compared have none yet.
NO_ORACLE = {"decode", "replay", "merge", "explain", "inclusion", "activity", "followed", "tally", "identifier"}

SPEC = ROOT / "spec"


RULES = [row["name"] for row in table("rules.tsv")]


def test_the_copy_is_fresh() -> None:
    pytest.importorskip("cbor2", reason="cbor2 is not installed")
    run = subprocess.run([sys.executable, str(ROOT / "script" / "vectors"), "--check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_an_id_is_for_ever() -> None:
    """The list only grows: what a chapter lost is missed, and what was withdrawn does not come back."""
    had = "SCR-3.1\nSCR-3.2 withdrawn\n"
    assert listed(had, ["SCR-3.10", "SCR-3.1", "GEN-1.4"]) == "GEN-1.4\nSCR-3.1\nSCR-3.2 withdrawn\nSCR-3.10\n"
    with pytest.raises(GrammarError, match="SCR-3.1 is in no chapter"):
        listed(had, ["SCR-3.10"])
    with pytest.raises(GrammarError, match="SCR-3.2 is withdrawn"):
        listed(had, ["SCR-3.1", "SCR-3.2"])


@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name not in NO_ORACLE])
def test_an_operation_is_held_against_an_oracle(operation: str) -> None:
    tests = (path.read_text(encoding="utf-8") for path in sorted(HERE.glob("test_*oracle*.py")))
    assert any(re.search(rf'"{operation}"|def agree_{operation}\(', text) for text in tests), "no test_…_oracle….py asks for its vectors"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_section_and_two_vectors(rule: str) -> None:
    chapters = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SPEC.glob("[0-9]*.md")))
    assert re.search(rf"^## {rule} ", chapters, re.M), "no section"
    assert Counter(vector["rule"] for vector in VECTORS)[rule] >= 2


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("WIRE-")])
def test_a_wire_rule_accepts_and_refuses(rule: str) -> None:
    rows = [vector for vector in VECTORS if vector["rule"] == rule]
    assert any("refused" not in row for row in rows)
    assert any(row.get("refused", {}).get("rule") == rule for row in rows)


PAIR = re.compile(r"^\| `(\w+)` \| (\S+|none in edition 1) \| (\S+) \|$", re.M)
GUARDS = [row["guard"] for row in table("guards.tsv")]


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_has_a_vector_that_it_refuses_and_one_that_it_passes(guard: str) -> None:
    pairs = {name: (refused, passed) for name, refused, passed in PAIR.findall(
        (SPEC / "31-history.md").read_text(encoding="utf-8"))}
    assert list(pairs) == GUARDS
    by_id = {vector["id"]: vector for vector in VECTORS}

    def told(name: str) -> list[list[str]]:
        return [[one["guard"] for one in guards] for guards in by_id[name]["expected"]["refused"].values()]

    refused, passed = pairs[guard]
    assert told(passed) == []
    # without parents there is no opening before it, so no circle and no phase either
    alone = {"parents": ["parents", "circle", "phase"]}.get(guard, [guard])
    assert guard == "edition" or told(refused) == [alone]


def test_the_copy_says_what_its_fields_hold() -> None:
    about = json.loads((SPEC / "vectors.json").read_text(encoding="utf-8"))["about"]
    assert {name for vector in VECTORS for name in vector} - set(about) == set()
    assert [word for word in {vector["operation"] for vector in VECTORS} if word not in about["operation"]] == []


def test_every_vector_says_why() -> None:
    assert all(len(vector["why"]) > 10 for vector in VECTORS)
    whys = Counter(vector["why"] for vector in VECTORS)
    assert [why for why, n in whys.items() if n > 1] == []
