"""How the command speaks: in which language, and how much.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Messages are written in English where they arise; here they become French, by the templates of french.tsv.
"""
from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from ..rules import label
from ..words import Status

LANGUAGES = ("en", "fr")


@dataclass
class Speech:
    """What the options of this run ask for."""

    language: str = "en"
    quiet: bool = False


#: One command a process; set from the command line before anything is said.
SPEECH = Speech()


def settle(arguments: Sequence[str]) -> None:
    """Takes the language from the command line before it is parsed, so that what is wrong with it is said in it too."""
    asked = [after for option, after in zip(arguments, arguments[1:], strict=False) if option == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    SPEECH.language = asked[-1] if asked and asked[-1] in LANGUAGES else "en"
    SPEECH.quiet = False


def plural(count: int, one: str, many: str, language: str = "en") -> str:
    """A count and what is counted: in English 1 alone is singular, in French 0 is too."""
    return f"{count} {one if count == 1 or (count == 0 and language == 'fr') else many}"


def spoken(text: str) -> str:
    """A message in the language of this run; what no template knows stays as it is."""
    return french(text) if SPEECH.language == "fr" else text


def french(text: str) -> str:
    """A message in French, its parts too, as far as templates know them."""
    for pattern, template in _templates():
        found = pattern.fullmatch(text)
        if found:
            parts = [french(part) if " " in part else part for part in found.groups()]
            return template.format(*parts)
    return text


@functools.cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts of statuses, then the templates in the order of the file; {} in both stands for a part."""
    text = resources.files(__package__).joinpath("french.tsv").read_text(encoding="utf-8")
    rows = [(_literal(label(status)), _literal(label(status, "fr"))) for status in Status]
    rows += [(row[0], row[1]) for row in (line.split("\t") for line in text.splitlines()[1:])]
    return tuple((_pattern(en), fr) for en, fr in rows)


def _pattern(template: str) -> re.Pattern[str]:
    """A template whose gaps are as short as can be; but as long as can be before a bracket, which closes the message."""
    first, *others = _parts(template)
    gaps = ("(.+)" if part.startswith(" (") else "(.+?)" for part in others)
    return re.compile(re.escape(first) + "".join(gap + re.escape(part) for gap, part in zip(gaps, others, strict=True)),
                      re.DOTALL)


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _parts(template: str) -> list[str]:
    """What stands between the gaps of a template."""
    return [part.replace("{{", "{").replace("}}", "}") for part in re.split(r"(?<!\{)\{\}(?!\})", template)]
