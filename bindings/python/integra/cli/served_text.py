"""Who serves a service, and which numbers to call first, as text: alike in the table of demands and in an explanation.

Spec: spec/03-command.md; ORI-6, ORI-8, ORI-10 to ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..directory.served import Served, Value, plain
from ..rules import label
from ..text import Text, verbatim
from ..words import Intensity, StructureKind, Tri, Word
from .page import FAINT, Page

Json = Mapping[str, Any]

ACCEPTED = Text("an offer takes this demand after all (ORI-6)", "une offre accepte tout de même cette demande (ORI-6)")
NUMBERS = "bold yellow"
_NOBODY = Text("nobody serves it", "personne ne l'assure")
_BY, _STRUCTURE = Text("served by", "assuré par"), Text("a structure", "une structure")
_REFERENCE = Text("reference {value}", "référence {value}")
_INSTEAD = Text("instead", "à sa place")
_CHECK = Text("to be checked first", "à vérifier d'abord")
_EQUALS = Text("{value} equal offers", "{value} offres se valent")
_SITE = Text("site in commune {value}", "site dans la commune {value}")
_COMES = {Tri.YES.word: Text("comes to the person", "se déplace chez la personne"),
          Tri.NO.word: Text("does not come to the person", "ne se déplace pas chez la personne")}
_GRID = Text("own eligibility grid", "grille d'éligibilité propre")
_IDS = Text("offer {offer}", "offre {offer}"), verbatim("structure {structure}")


def named(value: Value, language: str) -> Any:
    """A value as JSON, each word with its label."""
    if isinstance(value, tuple):
        return [named(word, language) for word in value]
    return {"name": value.word, "label": label(value, language)} if isinstance(value, Word) else plain(value)


def named_fields(served: Served, language: str) -> dict[str, Any]:
    """Every field of a verdict, words with their labels."""
    return {field.name: named(field.read(served), language) for field in served.fields}


def write_route(page: Page, told: Json, indent: int) -> None:
    """What does not fit the line of a route: its functions, how intensive it is, its second, what it waits on."""
    if "functions" in told:
        more = page.listed(filter(None, (", ".join(_intensity(told)), _provider(page, told), _second(page, told))))
        page.wrapped(more, indent, indent + 2, FAINT)
    if told.get("waits_for"):
        page.wrapped(page.pair(Text("waits on", "attend"), page.listed(each["label"] for each in told["waits_for"])),
                     indent, indent + 2)


def _intensity(told: Json) -> Iterator[str]:
    """The functions and how intensive; nothing of what is neither a function nor more than a point."""
    functions = functions_text(told)
    if functions:
        yield functions
    if functions or told["intensity"]["name"] != Intensity.POINT.word:
        yield told["intensity"]["label"]


def _provider(page: Page, told: Json) -> str:
    """Whom the pack names for it (GEN-9)."""
    body = told["provided_by"]
    return "" if body is None else page.pair(Text("falls to", "relève de"), body["label"])


def _second(page: Page, told: Json) -> str:
    """What is tried where nobody serves it, unless that serves already."""
    second = told["second"]
    return "" if second is None or second == told["served_service"] else page.said(
        Text("failing that, {value}", "à défaut, {value}"), value=second["label"])


def functions_text(told: Json) -> str:
    """``F1-F5``: the functions are those of one span, or one (ORI-4)."""
    names = [each["name"] for each in told["functions"]]
    return names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}" if names else ""


def write_numbers(page: Page, numbers: Iterable[Json], indent: int) -> None:
    """A line a number, with what it is for (ORI-8)."""
    for number in numbers:
        page.wrapped(number["label"], indent, indent + 2, NUMBERS)


def write_serving(page: Page, told: Json, indent: int) -> None:
    """Who serves, or what kept the offer that came nearest; nothing where no directory says."""
    if told["check_first"] is None:
        return
    if told["offer"] is None:
        page.wrapped(page.pair(_NOBODY, told["unmet"]["label"]), indent, indent + 2, "bold yellow")
        return
    if told["served_service"] != told["service"]:
        page.wrapped(page.pair(_INSTEAD, told["served_service"]["label"]), indent, indent + 2)
    page.wrapped(", ".join(_serving(page, told)), indent, indent + 2)
    page.wrapped(page.listed(_of_offer(page, told)), indent, indent + 2)
    for text in _IDS:
        page.wrapped(page.said(text, **told), indent, indent + 2, FAINT)


def _serving(page: Page, told: Json) -> Iterator[str]:
    kind = told["structure_kind"]
    unknown = kind["name"] == StructureKind.UNKNOWN.word
    yield page.pair(_BY, _STRUCTURE if unknown else kind["label"])
    if told["structure_name"] is not None:
        yield str(told["structure_name"])
    if told["structure_reference"] is not None:
        yield page.said(_REFERENCE, value=told["structure_reference"])
    yield told["offer_level"]["label"]
    if told["check_first"]:
        yield page.said(_CHECK)
    if told["equals"] is not None and told["equals"] > 1:
        yield page.said(_EQUALS, value=told["equals"])


def _of_offer(page: Page, told: Json) -> Iterator[str]:
    """Where the offer is, whether it comes and whom it takes, as far as the directory says it (ORI-21)."""
    if told["site"] is not None:
        yield page.said(_SITE, value=told["site"])
    if told["comes"]["name"] in _COMES:
        yield page.said(_COMES[told["comes"]["name"]])
    if told["grid"] is not None:
        yield page.pair(_GRID, told["grid"])
