"""Every public function says its errors, threads, rule and first version, and names only what exists.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common import RULE, declarations, headers, report, root_argument, rules

FIELDS = ("Errors", "Thread", "Rule", "Since")
FIELD = re.compile(rf"\b({'|'.join(FIELDS)}):\s*(.*?)(?=\b(?:{'|'.join(FIELDS)}):|$)", re.S)
CONSTANT = re.compile(r"\bINTEGRA_[A-Z0-9_]*[A-Z0-9]\b")
THREADS = ("any", "object")


def comment_faults(comment: str, rule_ids: set[str], constants: set[str]) -> Iterator[str]:
    """What one comment lacks or says wrongly."""
    plain = re.sub(r"\s*\n\s*\*\s*", " ", comment).strip()
    fields = {name: text.strip(" .") for name, text in FIELD.findall(plain)}
    before = FIELD.split(plain)[0].strip()
    if not before:
        yield "says nothing before its fields"
    for name in FIELDS:
        if not fields.get(name):
            yield f"no {name}:"
    if fields.get("Thread") and not fields["Thread"].startswith(THREADS):
        yield f"Thread: is {fields['Thread']!r}, not one of {THREADS}"
    if fields.get("Since") and not re.match(r"\d+\.\d+$", fields["Since"]):
        yield f"Since: is {fields['Since']!r}, not a version"
    domains = {rule.split("-")[0] for rule in rule_ids}
    for match in RULE.finditer(plain):
        if match["domain"] in domains and match[0] not in rule_ids:
            yield f"{match[0]} is no rule"
    for name in sorted(set(CONSTANT.findall(plain)) - constants):
        if not any(constant.startswith(name + "_") for constant in constants):
            yield f"{name} is no constant"


def problems(root: Path) -> Iterator[str]:
    """Every fault of every public function's comment."""
    text = "".join(header.read_text(encoding="utf-8") for header in headers(root))
    constants = set(re.findall(r"^#\s*define (INTEGRA_\w+)", text, re.M))
    rule_ids = set(rules(root))
    for one in declarations(root):
        for fault in comment_faults(one.comment, rule_ids, constants):
            yield f"{one.header}: {one.name}: {fault}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
