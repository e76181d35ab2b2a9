"""Each guard refuses a tree with one fault of its kind: a guard that cannot fail guards nothing.

That the repository itself passes them is run by ctest.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "abi")]

import documentation  # noqa: E402
import headers  # noqa: E402
import layers  # noqa: E402
import layout  # noqa: E402
import readme  # noqa: E402
import rule_ids  # noqa: E402
import symbols  # noqa: E402
import versions  # noqa: E402

GOOD_HEADER = """#include <stdint.h>
#define INTEGRA_VERSION 10203
/** Says something. Errors: none. Thread: any. Rule: SCR-1. Since: 0.1. */
INTEGRA_API int integra_one(void);
"""
EXAMPLE = "int main(void) { return 0; }\n"


def write(root: Path, files: dict[str, str]) -> Path:
    """A small tree that every guard accepts, with these files added or replaced."""
    tree = {
        "include/integra/base.h": GOOD_HEADER,
        "libintegra/core/date.h": '#include <string.h>\n#include "integra/base.h"\n',
        "libintegra/cbor/reader.h": '#include "core/date.h"\n',
        "libintegra/cbor/head_libcbor.c": "#include <cbor.h>\n",
        "libintegra/domain/screening.h": "/* SCR-1 */\n",
        "libintegra/domain/plan.h": '#include "../core/date.h"\n',
        "libintegra/domain/orientation.c": '#include "screening.h"\n#include "domain/screening.h"\n',
        "libintegra/codec/answers.c": '#include "cbor/reader.h"\n#include "domain/screening.h"\n',
        "examples/screen_one.c": EXAMPLE,
        "spec/rules.tsv": "name\ttitle_en\nSCR-1\tcount\nSCR-2\tone is enough\n",
        "spec/10-screening.md": "SCR-1 to SCR-2\n",
        "spec/vectors.json": json.dumps({"vectors": [{"rule": "SCR-1"}, {"rule": "SCR-2"}]}),
        "bindings/words.py": "# SCR-2\n",
        "libintegra/libintegra.map": "/* */\nINTEGRA_1 {\n",
        "pyproject.toml": '[build-system]\nrequires = ["a_b==1.0"]\n[project]\nversion = "1.2.3"\n',
        "script/requirements.txt": "# pins\nA-b==1.0\n",
        "README.md": f"```c\n{EXAMPLE}```\n",
    }
    for name, text in (tree | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


SOURCE_GUARDS = (layers.problems, documentation.problems, rule_ids.problems, readme.problems, versions.problems)


@pytest.mark.parametrize("guard", SOURCE_GUARDS, ids=lambda guard: guard.__module__)
def test_a_good_tree_passes(tmp_path: Path, guard: Callable[[Path], Iterable[str]]) -> None:
    assert list(guard(write(tmp_path, {}))) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("libintegra/core/date.c", '#include "cbor/reader.h"\n', "core may not include cbor"),
        ("libintegra/domain/plan.c", '#include "cbor/reader.h"\n', "domain may not include cbor"),
        ("libintegra/domain/plan.c", '#include "screening.h"\n', "plan may not include screening"),
        ("libintegra/domain/screening.c", '  #  include "../domain/plan.h"\n', "screening may not include plan"),
        ("libintegra/core/date.c", "#include <time.h>\n", "neither"),
        ("libintegra/cbor/reader.c", "#include <cbor.h>\n", "neither"),
        ("include/integra/plan.h", "#include <stdio.h>\n", "only its neighbours"),
        ("include/integra/plan.h", '#include "../../libintegra/core/date.h"\n', "only its neighbours"),
        ("fuzz/fuzz_plan.c", '#include "../libintegra/core/date.h"\n', "only public headers"),
        ("bindings/integra.i", '%include "core/date.h"\n', "only public headers"),
        ("examples/two.c", "#include <cbor/streaming.h>\n", "one file"),
    ],
)
def test_layers(tmp_path: Path, name: str, text: str, said: str) -> None:
    (problem,) = layers.problems(write(tmp_path, {name: text}))
    assert problem.startswith(name) and said in problem


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("/** Says something.", "/* Says something.", "says nothing"),
        ("Says something. ", "", "says nothing"),
        ("Errors: none. ", "", "no Errors:"),
        ("Thread: any.", "Thread: .", "no Thread:"),
        ("Thread: any.", "Thread: main.", "Thread: is 'main'"),
        ("SCR-1", "SCR-99", "SCR-99 is no rule"),
        ("Since: 0.1.", "Since: now.", "Since: is 'now'"),
        ("Errors: none", "Errors: INTEGRA_ERR_NOWHERE", "INTEGRA_ERR_NOWHERE is no constant"),
    ],
)
def test_documentation(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in GOOD_HEADER
    root = write(tmp_path, {"include/integra/base.h": GOOD_HEADER.replace(before, after)})
    assert said in "\n".join(documentation.problems(root))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("spec/10-screening.md", "SCR-1\n", "SCR-2: not in the chapters of spec/"),
        ("spec/10-screening.md", "SCR-1\n```vector SCR-2.1\nSCR-2\n```\n", "SCR-2: not in the chapters of spec/"),
        ("spec/10-screening.md", "SCR-1 to SCR-3\n", "SCR-3: named in the chapters of spec/, but is no rule"),
        ("spec/vectors.json", '{"vectors": [{"rule": "SCR-1"}]}', "SCR-2: not in the vectors"),
        ("bindings/words.py", "", "SCR-2: not in the code"),
        ("bindings/words.py", "/* <generated> SCR-2 </generated> */", "SCR-2: not in the code"),
        ("bindings/words.py", "# Generated by script/generate from a table\n# SCR-2\n", "SCR-2: not in the code"),
        ("libintegra/domain/plan.c", "x = INTEGRA__SCR_7;", "SCR-7: named in the code, but is no rule"),
    ],
)
def test_rule_ids(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in list(rule_ids.problems(write(tmp_path, {name: text})))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("README.md", "```c\nint main(void) { return x; }\n```\n", "C block 1"),
        ("README.md", "no example\n", "no C block is"),
        ("examples/screen_one.c", EXAMPLE + "/* */\n", "no C block is"),
        ("examples/screen_one.c", EXAMPLE + "/* */\n" * 39, "40 lines"),
    ],
)
def test_readme(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in "\n".join(readme.problems(write(tmp_path, {name: text})))


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("include/integra/base.h", "10203", "10204", "says 1.2.4"),
        ("pyproject.toml", "1.2.3", "1.2.4", "says 1.2.3"),
        ("libintegra/libintegra.map", "INTEGRA_1", "INTEGRA_0", "no INTEGRA_1"),
        ("script/requirements.txt", "1.0", "1.1", "requirements.txt has 1.1"),
        ("script/requirements.txt", "==", ">=", "not one package at one version"),
    ],
)
def test_versions(tmp_path: Path, name: str, before: str, after: str, said: str) -> None:
    text = (write(tmp_path, {}) / name).read_text(encoding="utf-8")
    assert before in text
    assert said in "\n".join(versions.problems(write(tmp_path, {name: text.replace(before, after)})))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("uint8_t integra_flag;\n", "c11"),
        ("#include <stdint.h>\nint integra_one(integra_id *class);\n", "c11"),
        ("struct integra_one { int first; };\n", "c11"),  # twice over: no include guard
        ("int integra_one(int class);\n", "c++17"),
    ],
)
def test_headers(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "include/integra").mkdir(parents=True)
    (tmp_path / "include/integra/one.h").write_text(text, encoding="ascii")
    assert any(said in problem for problem in headers.problems(tmp_path))


def test_symbols_exported() -> None:
    version = "@@INTEGRA_0"
    good = ([f"integra_one{version}", "INTEGRA_0"], ["integra_one"], ["integra_one"])
    assert list(symbols.export_faults(*good)) == []
    for exported, listed, declared in (
        ([f"integra_one{version}", f"integra_two{version}"], ["integra_one"], ["integra_one"]),
        ([], ["integra_one"], ["integra_one"]),
        ([f"integra_one{version}"], [], ["integra_one"]),
        ([f"integra_one{version}"], ["integra_one"], []),
        (["integra_one"], ["integra_one"], ["integra_one"]),
    ):
        assert list(symbols.export_faults(exported, listed, declared))


@pytest.mark.parametrize("name", ["time@GLIBC_2.2.5", "cbor_load", "realloc@GLIBC_2.2.5", "__errno_location"])
def test_symbols_imported(name: str) -> None:
    assert list(symbols.import_faults(["malloc@GLIBC_2.2.5", "cbor_stream_decode"])) == []
    assert list(symbols.import_faults([name]))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("uint32_t a; uint32_t b;", ""),
        ("uint32_t b; uint32_t a;", "+    0 4 b"),
        ("uint32_t a; uint32_t b; uint64_t c;", "+integra_one 16"),
        ("uint32_t a;", "no multiple of 8"),
        ("uint8_t a; uint32_t b;", "without a name"),
    ],
)
def test_layout(tmp_path: Path, body: str, said: str) -> None:
    (tmp_path / "include/integra").mkdir(parents=True)
    text = "#include <stddef.h>\n#include <stdint.h>\ntypedef struct integra_one {\n%s\n} integra_one;\n"
    (tmp_path / "include/integra/integra.h").write_text(text % body, encoding="ascii")
    found = "\n".join(layout.problems(layout.measured(tmp_path), "integra_one 8\n    0 4 a\n    4 4 b\n"))
    assert (said in found) if said else found == ""
