"""HTML that is escaped by construction, and texts that exist in French and in English.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Only :class:`Html` goes into a report as it stands, and only :class:`Writer` makes any: whatever else is put into an
element is escaped on its way. A :class:`~integra.text.Text` becomes one span per language of the report; the style
sheet shows one.
"""
from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from .. import rules
from ..text import LANGUAGES, Text, dated
from ..words import Word

#: Elements without content, and those after which a line ends so that the source can be read.
_VOID = frozenset({"br", "input", "link", "meta"})
_LINES = frozenset({"body", "div", "fieldset", "footer", "head", "header", "li", "main", "meta", "nav", "ol", "p",
                    "section", "style", "table", "tbody", "thead", "title", "tr", "ul"})
#: French sets a space that does not break before a colon, and a narrow one before these signs and inside its quotation marks.
_COLON, _BEFORE, _AFTER = re.compile(" :"), re.compile(" ([;?!»])"), re.compile("(«) ")
_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


class Html(str):
    """Markup that is in order."""

    __slots__ = ()


Child: TypeAlias = "Html | Text | str | int | None | Iterable[Child]"


def label(word: Word) -> Text:
    """The library's own label of a word."""
    return Text(*(rules.label(word, language) for language in LANGUAGES))


def day(date: datetime.date | None) -> Text:
    """A date as people write it."""
    if date is None:
        return Text("date unknown", "date inconnue")
    return dated(date)


def typeset(text: Text, language: str) -> str:
    """The text in one language, as it is printed: spaces that do not break where French has them, curved apostrophes."""
    said = text.said(language)
    if language == "fr":
        said = _COLON.sub("\u00a0:", _AFTER.sub("\\1\u202f", _BEFORE.sub("\u202f\\1", said)))
    return said.replace("'", "’")


class Writer:
    """Makes elements, in the languages of one report."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        """The first language is the one shown first."""
        self.languages = languages

    def __call__(self, name: str, /, *children: Child, **attributes: str | None) -> Html:
        """An element: ``w("p", "text", cls="lead")``; an attribute at None is left out, ``cls`` and ``for_`` as in
        Python, other underscores are hyphens."""
        written = "".join(
            f' {_attribute(key)}="{html.escape(value)}"' for key, value in attributes.items() if value is not None)
        end = "\n" if name in _LINES else ""
        if name in _VOID:
            return Html(f"<{name}{written}>{end}")
        return Html(f"<{name}{written}>{self.inside(children)}</{name}>{end}")

    def inside(self, child: Child) -> Html:
        """What an element holds, escaped unless it is markup already."""
        if child is None:
            return Html()
        if isinstance(child, Html):
            return child
        if isinstance(child, Text):
            return self._text(child)
        if isinstance(child, str | int):
            return Html(html.escape(str(child), quote=False))
        return Html("".join(map(self.inside, child)))

    def each(self, make: Callable[[Writer], Child]) -> Html:
        """What is made once a language by a writer of that language alone, such as a picture that holds words."""
        made = [(language, make(Writer((language,)))) for language in self.languages]
        if len(made) == 1:
            return self.inside(made[0][1])
        return Html("".join(self("article", child, cls=language, lang=language) for language, child in made))

    def _text(self, text: Text) -> Html:
        if text.en == text.fr:
            return _written(text.en)
        said = [(language, _written(typeset(text, language))) for language in self.languages]
        if len(said) == 1:
            return said[0][1]
        return Html("".join(f'<span class="{language}" lang="{language}">{words}</span>' for language, words in said))


def _written(text: str) -> Html:
    """The text escaped; a date in digits is held together, for lines break at its hyphens."""
    return Html(_DATE.sub('<span class="date">\\g<0></span>', html.escape(text, quote=False)))


def _attribute(name: str) -> str:
    return {"cls": "class", "for_": "for"}.get(name, name.replace("_", "-"))
