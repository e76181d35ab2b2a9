"""A protocol written as TOML, and the template that a territory starts from: the whole vocabulary, then rows that hold.

Spec: spec/21-protocol.md (ORI-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The words are those of the library, so that a template never names one that is not there. Its rows are those of the
built-in protocol: it is proved as it stands, and what is changed in it can be proved again.
"""
from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator

from .._model import argument
from .._signs import toml_text
from .model import Call, Row
from .protocol import Protocol
from .text import condition, labels
from ..rules import label
from ..text import Text
from ..services import CALLED, service
from ..word_tables import FIELDS
from ..errors import language_of
from ..words import DemandField, Language, Level, Motive, Precondition, Requester, Word, marked

__all__ = ["template", "to_toml"]

WIDTH = 100
_PROFESSIONALS = frozenset(marked(Requester, "professional"))

_NAME = Text("my-territory", "mon-territoire")
_HEAD = Text(
    "An orientation protocol: which demand is answered by which services. Change what stands here, then run integra "
    "protocol check on it: it is proved over every possible demand, or the smallest demand that goes wrong is shown.",
    "Un protocole d'orientation : quelle demande reçoit quels services. Changer ce qui suit, puis lancer integra protocol "
    "check : il est prouvé pour toute demande possible, ou la plus petite demande qui échoue est montrée.")
_READING = Text(
    "How rows are read: a row speaks for a demand when it lists the demand's motive and accepts its value of every field "
    "named under \"when\". A field that is not named accepts every value; \"unknown\" is a value like another. A row is "
    "silenced where another one that speaks names it under \"overrides\". An \"otherwise\" row speaks where no ordinary "
    "row of the motive matches. What a service needs first, who may ask for it and where it is due are fixed by the rules: "
    "a row repeats them, and the proof checks it.",
    "Comment se lit une ligne : elle parle pour une demande si elle nomme son motif et accepte sa valeur pour chaque champ "
    "nommé sous \"when\". Un champ non nommé accepte toute valeur ; \"unknown\" (non connu) est une valeur comme une autre. "
    "Une ligne se tait si une autre, qui parle, la nomme sous \"overrides\". Une ligne \"otherwise\" parle quand aucune "
    "ligne ordinaire du motif ne convient. Ce qu'un service demande d'abord, qui peut le demander et où il a lieu d'être "
    "sont fixés par les règles : la ligne le répète, et la preuve le vérifie.")
_NAMES = Text(
    "Names of a row: id (letters a to z, digits, hyphens); motives; when.FIELD = [values] or { not = [values] }; call = "
    "[{ service, level, within, first }], where level is the service's own unless it is given, within is a number of "
    "days from the demand (else with the first answer) and first what has to be settled first; overrides = [ids]; "
    "otherwise, imposed = true or false; rule = a rule of integra rules; source = where it comes from. Rows marked imposed "
    "= true are the same everywhere; change the others.",
    "Noms d'une ligne : id (lettres a à z, chiffres, traits d'union) ; motives ; when.CHAMP = [valeurs] ou { not = "
    "[valeurs] } ; call = [{ service, level, within, first }], où level est celui du service sauf s'il est donné, within "
    "un nombre de jours après la demande (sinon avec la première réponse) et first ce qui doit être réglé d'abord ; "
    "overrides = [ids] ; otherwise, imposed = true ou false ; rule = une règle d'integra rules ; source = d'où elle vient. "
    "Les lignes imposed = true sont les mêmes partout ; changer les autres.")


def template(language: str | Language = "en") -> str:
    """The documented template, in the language asked for; its words are the same in both."""
    language = language_of(language).word
    start = Protocol.builtin("has-2014")
    lines: list[str] = []
    for text in (_HEAD, _READING, _NAMES):
        lines += [*_comment(text.said(language)), "#"]
    for title, entries in (
        (Text("Motives", "Motifs"), _named(Motive, language)),
        (Text("Fields and their values", "Champs et leurs valeurs"), _fields(language)),
        (Text("Levels", "Niveaux"), _named(Level, language)),
        (Text("What may have to be settled first", "Ce qui peut devoir être réglé d'abord"), _named(Precondition, language)),
        (Text("Services, and what they need", "Services, et ce qu'ils demandent"), _services(language)),
    ):
        lines += [f"# ---- {title.said(language)} ----", *entries, "#"]
    effective = Text("the day from which it holds", "le jour à partir duquel il vaut")
    head = [f'name = "{_NAME.said(language)}"', f"# effective = 2026-01-01  # {effective.said(language)}"]
    return "\n".join([*lines[:-1], "", *head, "", *_rows(start.rows, language)])


def to_toml(protocol: Protocol) -> str:
    """A protocol as TOML that reads back as the same one."""
    argument(Protocol, protocol, "protocol")
    head = [f'name = "{protocol.name}"']
    if protocol.effective is not None:
        head.append(f"effective = {protocol.effective.isoformat()}")
    return "\n".join([*head, "", *_rows(protocol.rows)])


# ---- the vocabulary, as comments

def _comment(text: str, first: str = "# ", rest: str = "# ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False,
                         break_long_words=False)


def _entry(name: str, text: str) -> list[str]:
    return _comment(f"{name:<28} {text}", "#   ", "#" + " " * 32)


def _named(words: Iterable[Word], language: str) -> Iterator[str]:
    for word in words:
        yield from _entry(word.word, label(word, language))


def _fields(language: str) -> Iterator[str]:
    for field in DemandField:
        yield from _entry(field.word, label(field, language))
        for value in FIELDS[field]:
            yield from _comment(f"{value.word:<26} {label(value, language)}", "#     ", "#" + " " * 32)


def _services(language: str) -> Iterator[str]:
    where = Text("where", "si").said(language)
    for each in CALLED:
        info = service(each)
        said = [label(each, language), info.level.word]
        if info.needs:
            said.append(f"first = {_list(sorted(info.needs, key=int))}")
        if info.professional:
            said.append(Text("asked for by a professional", "sur demande d'un professionnel").said(language))
        if info.shares:
            said.append(Text("shares data", "partage des données").said(language))
        said += [f"{where} {condition(field, info.due[field], language)}" for field in sorted(info.due, key=int)]
        yield from _entry(each.word, "; ".join(said))


# ---- rows

def _rows(rows: Iterable[Row], language: str | None = None) -> Iterator[str]:
    """Each row under its heading, a comment before it where a language is given."""
    for row in rows:
        if language is not None:
            yield from _comment(labels(sorted(row.motives, key=int), language) if len(row.motives) < len(Motive) else "*")
        yield from ("[[row]]", f'id = "{row.id}"', *_listed("motives", sorted(row.motives, key=int)))
        yield from (f"{name} = true" for name in ("otherwise", "imposed") if getattr(row, name))
        yield f'rule = "{row.rule}"'
        if row.source:
            yield f"source = {toml_text(row.source)}"
        if row.overrides:
            yield from _wrapped("overrides", [f'"{name}"' for name in row.overrides])
        yield from (_condition(field, row.when[field]) for field in DemandField if field in row.when)
        yield from _wrapped("call", [_call(call) for call in row.calls])
        yield ""



def _list(words: Iterable[Word]) -> str:
    return "[" + ", ".join(f'"{word.word}"' for word in words) + "]"


def _listed(name: str, words: Iterable[Word]) -> list[str]:
    return _wrapped(name, [f'"{word.word}"' for word in words])


def _wrapped(name: str, values: list[str]) -> list[str]:
    """A list on one line, or where that is too long on several."""
    line = f"{name} = [" + ", ".join(values) + "]"
    if len(line) <= WIDTH:
        return [line]
    rows, row = [], ""
    for value in values:
        if row and len(row) + len(value) + 6 > WIDTH:
            rows.append(f"    {row.rstrip()}")
            row = ""
        row += f"{value}, "
    return [f"{name} = [", *rows, f"    {row.rstrip()}", "]"]


def _condition(field: DemandField, accepted: Collection[Word]) -> str:
    refused = [word for word in FIELDS[field] if word not in accepted]
    if len(refused) < len(accepted) and len(accepted) > 2:
        return f"when.{field.word} = {{ not = {_list(refused)} }}"
    return f"when.{field.word} = {_list(sorted(accepted, key=int))}"


def _call(call: Call) -> str:
    parts = [f'service = "{call.service.word}"']
    if call.level is not None and call.level is not service(call.service).level:
        parts.append(f'level = "{call.level.word}"')
    if call.within is not None:
        parts.append(f"within = {call.within}")
    if call.first:
        parts.append(f"first = {_list(sorted(call.first, key=int))}")
    return "{ " + ", ".join(parts) + " }"
