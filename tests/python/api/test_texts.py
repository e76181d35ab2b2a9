"""Every text of the package is in both languages, and both have the same places to fill in.

Spec: spec/03-command.md, "Languages".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

That a message cannot be made in one language alone is what the type checker says: whatever is said takes a Text.
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import integra
from integra.text import LANGUAGES, Text, joined, plural, verbatim
from integra.words import Language

PACKAGE = Path(integra.__file__).parent
#: Words that are the same in both languages, and need no verbatim() beside others that are not.
SAME = {"Pages", "Question", "Service", "Six questions", "Source", "Structure", "Verdict", "Verdicts", "Versions",
        "adaptable", "conditions", "description", "options", "professions", "synopsis", "version"}


def texts() -> Iterator[tuple[str, str, str]]:
    """Where a Text is written out, and both of it, with {} for what is filled in."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2:
                en, fr = map(_written, node.args)
                if en is not None and fr is not None:
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", en, fr


def _written(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
    return None


def test_every_text_has_its_french() -> None:
    found = list(texts())
    assert len(found) > 400
    assert [(where, en) for where, en, fr in found if bool(en) != bool(fr)] == []
    assert [(where, en) for where, en, fr in found if en == fr and en not in SAME
            and re.search("[a-z]{3}", re.sub(r"\{[^}]*\}", "", en))] == []


def test_no_table_of_words_has_a_column_a_language() -> None:
    """Both languages stand side by side where a thing is said: no dictionary of one beside that of the other."""
    found = [f"{file.relative_to(PACKAGE)}:{node.lineno}" for file in sorted(PACKAGE.rglob("*.py"))
             for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)
             and set(LANGUAGES) <= {key.value for key in node.keys if isinstance(key, ast.Constant)}]
    assert found == []


def test_both_languages_have_the_same_places_to_fill_in() -> None:
    wrong = [where for where, en, fr in texts() if where.split(":")[0] != "toml.py"  # tomllib's English
             if sorted(set(re.findall(r"\{[\w…]*\}", en))) != sorted(set(re.findall(r"\{[\w…]*\}", fr)))]
    assert wrong == []


def test_french_has_a_space_before_its_signs() -> None:
    """A colon, semicolon, question or exclamation mark that ends a word, but in a code, a path or an option."""
    assert [(where, fr) for where, _, fr in texts() if re.search(r"[a-zà-ÿ)»}][:;!?](?= |$)", fr)] == []


@pytest.mark.parametrize("language", [*LANGUAGES, *Language])
def test_a_text_is_said_in_either(language: str | Language) -> None:
    text = Text("one {what}", "un {what}").of(what=Text("record", "dossier"))
    assert text.said(language) == {"en": "one record", "fr": "un dossier"}[str(getattr(language, "word", language))]


def test_what_the_user_gave_is_never_read_as_a_template() -> None:
    text = Text("{path}: no", "{path} : non").of(path="{0} {path} its text")
    assert text == ("{0} {path} its text: no", "{0} {path} its text : non")
    assert text.at("{x}") == ("{x}: {0} {path} its text: no", "{x} : {0} {path} its text : non")


def test_texts_are_put_together() -> None:
    one = Text("a", "b")
    assert one.at("") == one and one.at(Text("p", "q")) == ("p: a", "q : b")
    assert one.then(Text("c", "d")) == ("a; c", "b ; d") and one.within() == one
    assert one.within(verbatim(1), Text("x", "y")) == ("a (1, x)", "b (1, y)") and joined(()) == ("", "")
    counted = [plural(n, Text("{n} dog", "{n} chien"), Text("{n} dogs", "{n} chiens")) for n in (0, 1, 2)]
    assert counted == [("0 dogs", "0 chien"), ("1 dog", "1 chien"), ("2 dogs", "2 chiens")]
