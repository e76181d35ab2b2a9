"""The guards over the house itself (rooms, places, imports, bounds, citations, what stands once) refuse one fault of each kind.

That the repository passes them is run by ctest.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bounds  # noqa: E402
import imports  # noqa: E402
import layers  # noqa: E402
import once  # noqa: E402
import places  # noqa: E402
import sections  # noqa: E402

LAYERS = "| core | | `core` |\n| cbor | | `core`, `cbor` |\n| domain | | `core`, `domain` |\n| codec | | `core`, `cbor`, `domain`, `codec` |\n"
ROOMS = ("| rules | `domain`, `codec` | | `rules`, `pack` |\n| screening | `domain`, `codec` | `rules` | `screening` |\n"
         "| plan | `domain`, `codec` | `rules` | `plan` |\n")
HOUSE = f"## Layers\n\n| layer | holds | may include |\n|---|---|---|\n{LAYERS}\n| room | in | asks | names begin |\n|---|---|---|---|\n{ROOMS}"
WORDS = ("header\tgroup\tcode\tname\nbase\tgroup\t1\tlevel\nbase\tlevel\t1\tteam\nbase\tlevel\t2\tregion\n")
ROOM = "libintegra/domain/plan"
PACKAGE = "bindings/python/integra"


def write(root: Path, files: dict[str, str]) -> Path:
    """A small tree that every guard accepts, with these files added or replaced."""
    tree = {
        "CONTRIBUTING.md": HOUSE,
        "include/integra/base.h": "typedef int integra_answer;\nint integra_plan_fold(int);\n",
        "libintegra/core/date.h": '#include <string.h>\n#include "integra/base.h"\n#define INTEGRA__DATE_LAST 2932896\n',
        "libintegra/cbor/reader.h": '#include "core/date.h"\n',
        "libintegra/cbor/head_libcbor.c": "#include <cbor.h>\n",
        "libintegra/domain/rules/pack.h": "int integra__pack_find(int x);\n",
        "libintegra/domain/rules/pack.c": '#include "pack.h"\nint integra__pack_find(int x)\n{\n    return x;\n}\n',
        "libintegra/domain/screening/screening.c": '/* Layer: domain. */\n#include "domain/rules/pack.h"\n',
        "libintegra/codec/screening/screening.c": '#include "cbor/reader.h"\n#include "domain/rules/pack.h"\n',
        f"{PACKAGE}/__init__.py": "from .plan import Plan\n",
        f"{PACKAGE}/_low/core.py": "from .. import _swig\n",
        f"{PACKAGE}/plan/__init__.py": "from .model import Plan\n",
        f"{PACKAGE}/plan/model.py": "from .._low import core\n",
        "spec/words.tsv": WORDS,
        "spec/10-screening.md": "# Screening\n\n## SCR-1 Counts\n\n[up](#screening)\n",
        "README.md": "[the chapter](spec/10-screening.md#scr-1-counts)\n",
    }
    for name, text in (tree | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("guard", (layers, places, imports, bounds, sections, once), ids=lambda guard: guard.__name__)
def test_a_good_tree_passes(tmp_path: Path, guard: Callable[[Path], Iterable[str]]) -> None:
    assert list(guard.problems(write(tmp_path, {}))) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("libintegra/core/date.c", '#include "cbor/reader.h"\n', "core may not include cbor"),
        (f"{ROOM}/plan.c", '#include "cbor/reader.h"\n', "domain may not include cbor"),
        (f"{ROOM}/plan.c", '  #  include "domain/screening/screening.c"\n', "plan may not include screening"),
        ("libintegra/domain/rules/words.c", '#include "../screening/screening.c"\n', "rules may not include screening"),
        ("libintegra/codec/plan/plan.c", '#include "codec/screening/screening.c"\n', "plan may not include screening"),
        ("libintegra/domain/plan.c", "", "stands in no room of domain"),
        ("libintegra/domain/garden/plan.c", "", "stands in no room of domain"),
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


def test_rooms_that_ask_one_another(tmp_path: Path) -> None:
    asks = HOUSE.replace("| rules | `domain`, `codec` | |", "| rules | `domain`, `codec` | `plan` |")
    assert any("ask one another: plan, rules" in each for each in layers.problems(write(tmp_path, {"CONTRIBUTING.md": asks})))


@pytest.mark.parametrize(("files", "told"), [(2, False), (3, True)])
def test_files_round_about(tmp_path: Path, files: int, told: bool) -> None:
    ring = {f"{ROOM}/plan_{n}.{end}": "" if end == "h" else f'#include "plan_{(n + 1) % files}.h"\n'
            for n in range(files) for end in "ch"}
    assert bool(list(layers.problems(write(tmp_path, ring)))) is told


BODY = "int {0}(int x)\n{{\n    return x;\n}}\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({f"{ROOM}/plan_a.h": "int integra__plan_x(int x);\n", f"{ROOM}/plan_b.c": BODY.format("integra__plan_x")},
         "plan_a.h: integra__plan_x: is defined in libintegra/domain/plan/plan_b.c"),
        ({f"{ROOM}/plan_a.h": "int integra__plan_x(int x);\n"}, "is defined in no file"),
        ({f"{ROOM}/plan_a.h": "#define INTEGRA__LOOK_AT 1\n"}, "INTEGRA__LOOK_AT: begins with no word of the room plan"),
        ({f"{ROOM}/plan_a.h": "typedef struct x {\n    int y;\n} integra__values;\n"}, "begins with no word of the room"),
        ({f"{ROOM}/plan_fold.h": "int integra__plan_fold(int x);\n", f"{ROOM}/plan_fold.c": BODY.format("integra__plan_fold")},
         "integra__plan_fold: one underscore from a public name"),
    ],
)
def test_places(tmp_path: Path, files: dict[str, str], said: str) -> None:
    assert said in "\n".join(places.problems(write(tmp_path, files)))


def test_a_heading_names_the_file(tmp_path: Path) -> None:
    header = "/* ---- plan_b.c ---- */\n\nint integra__plan_x(int x);\n"
    files = {f"{ROOM}/plan_a.h": header, f"{ROOM}/plan_b.c": BODY.format("integra__plan_x")}
    assert list(places.problems(write(tmp_path, files))) == []


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        (f"{ROOM}/plan.c", "if (x > INTEGRA_LEVEL_REGION) {", True),
        (f"{ROOM}/plan.c", "if (INTEGRA_LEVEL_TEAM <= x) {", True),
        (f"{ROOM}/plan.c", "int room[INTEGRA_LEVEL_REGION + 1];", True),
        (f"{ROOM}/plan.c", "integra__read_uint(reader, 1, INTEGRA_LEVEL_REGION, &x);", True),
        ("fuzz/fuzz_plan.c", "x = y - INTEGRA_LEVEL_TEAM;", True),
        (f"{ROOM}/plan.c", "if (x == INTEGRA_LEVEL_REGION || y->z != INTEGRA_LEVEL_TEAM) {", False),
        (f"{ROOM}/plan.c", "mask = 1u << INTEGRA_LEVEL_REGION | mask >> INTEGRA_LEVEL_TEAM & 1u;", False),
        (f"{ROOM}/plan.c", "/* more than INTEGRA_LEVEL_REGION + 1 */ x > INTEGRA_PARENT_LIMIT;", False),
        (f"{ROOM}/plan.c", "if (x > INTEGRA__LEVEL_LAST) {", False),
        ("bindings/python/integra/a.py", "if level >= Level.REGION:", True),
        ("bindings/python/integra/a.py", "LOW = tuple(Level)[:1]", True),
        ("script/a.py", "last = list(Level)[-1]", True),
        ("bindings/python/integra/a.py", "if level is Level.REGION:  # > Level.TEAM", False),
        ("bindings/python/integra/a.py", "    (<Level.REGION: 2>)", False),
        ("bindings/python/integra/a.py", "    (<Level.REGION: 'region'>)", False),
    ],
)
def test_bounds(tmp_path: Path, name: str, line: str, told: bool) -> None:
    found = list(bounds.problems(write(tmp_path, {name: line + "\n"})))
    assert bool(found) is told and all(each.startswith(f"{name}:1: ") for each in found)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (f"{ROOM}/plan.c", '/* spec/10-screening.md, "Counts" */\n', ""),
        (f"{ROOM}/plan.c", '/* spec/10-screening.md,\n * "No counts" */\n', '"No counts": no such section'),
        ("script/a.py", '# spec/10-screening.md ("Sums")\n', '"Sums": no such section'),
        ("tests/a.py", '"""Spec: spec/11-nothing.md, "Counts"."""\n', "spec/11-nothing.md: no such file"),
        (f"{ROOM}/plan.c", "/* spec/10-screening.md (SCR-1) */\n", ""),
        (f"{ROOM}/plan.c", "/* spec/10-screening.md (SCR-1 to\n * SCR-2) */\n", "SCR-2): that rule is in another chapter"),
        (f"{ROOM}/plan.c", '/* spec/10-screening.md (SCR-1, "Sums") */\n', '"Sums": no such section'),
        ("README.md", "[away](spec/12-away.md)\n", "spec/12-away.md: no such file"),
        ("README.md", "[there](spec/10-screening.md#sums)\n", "spec/10-screening.md#sums: no such section"),
    ],
)
def test_sections(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = "\n".join(sections.problems(write(tmp_path, {name: text})))
    assert (said in found) if said else found == ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bindings/python/integra/a.py", "LAST = 2_932_896\n", "2932896: take it from libintegra/core/date.h"),
        ("libintegra/cbor/head.h", "#define INTEGRA__LIMIT 67108864\n", "take it from include/integra/base.h"),
        (f"{ROOM}/plan.c", "/* Layer: binding.  SPDX */\n", "says Layer: binding, is of domain"),
        ("tests/conformance/a.py", '"""Layer: tests.\n"""\n', "says Layer: tests, is of conformance"),
    ],
)
def test_once(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in "\n".join(once.problems(write(tmp_path, {name: text})))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"plan/store.py": "from . import Plan\n"}, ""),
        ({"plan/model.py": "from .. import _swig\n"}, "integra.plan.model: imports integra._swig"),
        ({"plan/model.py": "def late():\n    import integra._swig\n"}, "integra.plan.model: imports integra._swig"),
        ({"_low/core.py": "def late():\n    from ..plan.model import Plan\n"}, "integra._low.core, integra.plan.model"),
        ({"plan/model.py": "from . import Plan\n"}, "integra.plan, integra.plan.model"),
        ({"_low/core.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..plan.model import Plan\n"}, ""),
    ],
)
def test_imports(tmp_path: Path, files: dict[str, str], said: str) -> None:
    found = "\n".join(imports.problems(write(tmp_path, {f"{PACKAGE}/{name}": text for name, text in files.items()})))
    assert (said in found) if said else found == ""
