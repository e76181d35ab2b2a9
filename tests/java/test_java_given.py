"""Nothing that the Java module is given ends the process: each call, each argument, each member, closed or not.

Spec: spec/00-conventions.md, "Errors".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).parent


def test_each_argument_of_each_call_is_refused_by_its_name(built, tmp_path):
    subprocess.run(["javac", "-Xlint:all", "-Werror", "-cp", built / "classes", "-d", tmp_path, HERE / "EachCall.java"],
                   check=True)
    done = subprocess.run(
        ["java", "-Xcheck:jni", "-XX:-CreateCoredumpOnCrash", "-cp", f"{built / 'classes'}:{tmp_path}", "EachCall",
         built / "libintegra-native.so", built / "classes/org/libintegra/swig"],
        capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    module = (built / "src/org/libintegra/swig/Native.java").read_text(encoding="utf-8")
    calls = len(re.findall(r"^  public static \S+ \w+\(", module, re.MULTILINE))
    said = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    last = [line for line in done.stdout.splitlines() if line.startswith("#")][-1:]
    assert calls > 240
    assert (done.returncode, said) == (0, [f"alive {calls}"]), (last, said[:40], done.stderr[-2000:])
