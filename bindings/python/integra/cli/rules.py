"""``integra rules``: the catalogue, and one rule with its parameters, sentences, words and vectors.

Spec: spec/00-conventions.md (GEN-11), spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ..errors import UsageError
from ..nearest import with_nearest
from ..rules import RuleInfo, catalogue, parameters, rule, sentence
from ..text import LANGUAGES, Text
from ..words import SettledBy
from . import spec_data
from .console import USAGE, Stop, note, output
from .formats import line
from .options import add_format, add_output, command
from .page import FAINT, Page, origin, page_for
from .usage import ID, Commands, Offers

_PARAMETERS, _FINDINGS = Text("Parameters", "Paramètres"), Text("Findings", "Constats")
_WORDS, _VECTORS = Text("Words", "Mots"), Text("Vectors", "Vecteurs")
_PARAMETER = Text("{name}: {label}: default {default}, from {minimum} to {maximum}, {unit}",
                  "{name} : {label} : par défaut {default}, de {minimum} à {maximum}, {unit}")
_FINDING = Text("settled by {settled_by}: {sentence}", "se règle par {settled_by} : {sentence}")
_WORD = Text("{group} {name}: {label}", "{group} {name} : {label}")
_GIVEN, _THEN = Text("given", "donné"), Text("then", "alors")
#: Names of a vector's JSON that only hold others.
_HOLDERS = ("record", "answers", "facts", "value")


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "rules", run,
        Text("show the rules, their sources and their vectors", "montrer les règles, leurs sources et leurs vecteurs"),
        Text("Lists every rule with its source, or shows one rule with the parameters it reads, the sentences of its "
             "findings, the words that cite it and its vectors, examples that decide whether an implementation is right.",
             "Liste les règles et leurs sources, ou montre une règle avec les paramètres qu'elle lit, les phrases de ses "
             "constats, les mots qui la citent et ses vecteurs, exemples qui décident si une implémentation est juste."),
        "  integra rules\n  integra rules SCR-3\n  integra rules SCR-7 --lang fr\n  integra rules --format ndjson\n")
    parser.takes("rule", nargs="?", metavar=ID, offers=Offers(_titles), help=Text(
        "a rule, as in SCR-3 (default: all of them)", "une règle, comme SCR-3 (par défaut : toutes)"))
    add_format(parser, Text("one JSON object a rule", "un objet JSON par règle"))
    add_output(parser)


def _titles() -> Iterator[tuple[str, Text]]:
    for each in catalogue():
        yield each.name, Text(*map(each.title, LANGUAGES))


def run(args: argparse.Namespace) -> int:
    """Shows the catalogue, or one rule."""
    one = None if args.rule is None else _asked(args.rule)
    with output(args.output, private=False) as out:
        if args.format == "ndjson":
            for each in catalogue() if one is None else [one]:
                out.write(line(_brief(each, args.lang) if one is None else _whole(each, args.lang)))
            return 0
        page = page_for(args, out)
        if one is not None:
            _show(page, _whole(one, args.lang))
            return 0
        for each in catalogue():
            _entry(page, _brief(each, args.lang))
    note(Text("integra rules ID shows one rule in full, with its vectors",
              "integra rules ID montre une règle en entier, avec ses vecteurs"))
    return 0


def _asked(name: str) -> RuleInfo:
    with suppress(UsageError):
        return rule(name.upper())
    raise Stop(USAGE, with_nearest(
        Text("no rule has this name: integra rules lists all", "aucune règle ne porte ce nom : integra rules les liste"),
        name, [each.name for each in catalogue()]))


def _brief(info: RuleInfo, language: str) -> dict[str, Any]:
    return {"name": info.name, "title": info.title(language), "source": info.source_in(language), "mark": info.mark.word}


def _whole(info: RuleInfo, language: str) -> dict[str, Any]:
    """Everything there is about one rule."""
    read = [{"name": each.name, "label": each.label(language), "unit": each.unit, "default": each.default,
             "minimum": each.minimum, "maximum": each.maximum, "mark": each.mark.word}
            for each in parameters() if each.rule == info.name]
    words = [{"group": row["group"], "name": row["name"], "label": row[f"label_{language}"]}
             for row in spec_data.words() if row["rule"] == info.name]
    return _brief(info, language) | {
        "parameters": read, "findings": list(_sentences(info.name, language)), "words": words,
        "vectors": [each for each in spec_data.vectors() if each["rule"] == info.name]}


def _sentences(name: str, language: str) -> Iterator[dict[str, str]]:
    for settled_by in SettledBy:
        with suppress(UsageError):
            yield {"settled_by": settled_by.word, "sentence": sentence(name, settled_by, language)}


def _entry(page: Page, entry: dict[str, Any]) -> None:
    page.headed(f"{entry['name']:<8}", entry["title"])
    page.wrapped(origin(entry["name"], page.language), 8, 8, FAINT)


def _show(page: Page, whole: dict[str, Any]) -> None:
    """One rule in full; a part that it has not is left out."""
    units = {each.name: each.unit_in(page.language) for each in parameters()}
    _entry(page, whole)
    for title, template, entries in (
        (_PARAMETERS, _PARAMETER, [each | {"unit": units[each["name"]]} for each in whole["parameters"]]),
        (_FINDINGS, _FINDING, whole["findings"]), (_WORDS, _WORD, whole["words"]),
    ):
        if entries:
            page.titled(title)
        for each in entries:
            page.wrapped(page.said(template, **each), 2, 4)
    if whole["vectors"]:
        page.titled(_VECTORS)
    for vector in whole["vectors"]:
        _vector(page, vector)


def _vector(page: Page, vector: dict[str, Any]) -> None:
    """A vector as its chapter tells it: why, what is given, what comes out. The whys are in English only."""
    page.headed(f"  {vector['id']:<9} ", vector["why"])
    if "told" in vector:
        given, head, then = [vector["told"]["given"]], [], vector["told"]["then"]
    else:
        given = list(flat(vector["input"])) or [_hex(vector.get("input_hex", ""))]
        then = vector["refused"] if "refused" in vector else vector["expected"]
        head = ["refused"] if "refused" in vector else []
    page.wrapped(page.pair(_GIVEN, " ".join(given)), 4, 6, FAINT)
    page.wrapped(page.pair(_THEN, " ".join([*head, *flat(then)])), 4, 6)


def _hex(digits: str | list[tuple[str, int]]) -> str:
    """Bytes, a part that is repeated said to be."""
    if isinstance(digits, str):
        return digits
    return " ".join(part if times == 1 else f"({part} x {times})" for part, times in digits)


def flat(value: object, path: str = "") -> Iterator[str]:
    """A JSON value as name=value words; what is null or empty is left out, and so are names that only hold others."""
    if isinstance(value, dict):
        for name, each in value.items():
            holds = name in _HOLDERS and isinstance(each, dict)
            yield from flat(each, path if holds else f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value):
            yield from flat(each, f"{path}[{number}]")
    elif value not in (None, "", []):
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False).replace('"', "")
        yield f"{path}={text}" if path else text
