"""The templates of every message that the command may say, read off its source.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

#: What is called with a message, and which argument holds it.
SAYS = {"note": 0, "complain": 0, "problem": 1, "Failure": 1, "ArgumentTypeError": 0, "JsonError": 0, "expected": 0,
        "Unreadable": 0, "Problem": 1, "InputError": 0, "ValueError": 0, "summary": 0, "spoken": 0, "Broken": 0,
        "ProtocolError": 0, "DirectoryError": 0, "refuse": 0, "_refusal": 0, "_Cell": 0, "Bad": 1}
FOLDERS = ("cli", "adapters", "forms", "records.py", "sequences.py", "protocol/lines.py", "protocol/toml_form.py",
           "directory/csv_form.py")


def templates(package: Path) -> Iterator[tuple[str, str]]:
    """Where each message is written, and its text with {} for every part that is filled in."""
    for name in FOLDERS:
        path = package / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    at = SAYS.get(called)
                    if at is not None and len(node.args) > at:
                        for text in _texts(node.args[at]):
                            yield f"{file.name}:{node.lineno}", text


def _texts(node: ast.expr) -> Iterator[str]:
    """The templates of an expression; one that is filled in altogether is somebody else's message."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
        return
    text = _text(node)
    if re.search("[a-z]", re.sub("--[a-z]+", "", text)):  # the name of an option is the same in both languages
        yield text


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text(node.left) + _text(node.right)
    return "{}"
