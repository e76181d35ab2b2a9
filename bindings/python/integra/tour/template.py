"""The one template of reports: head, navigation, language switch, pages, foot.

Spec: spec/90-report.md, "Form".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

No script anywhere: the switch is two radio buttons that the style sheet reads, and the policy in the head forbids
whatever would load something or run.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from ..text import LANGUAGES, Text
from .markup import Child, Html, Writer, typeset
from .plot import patterns

#: The first lines of every report of the tour; what begins otherwise is not ours and is not overwritten unasked.
BEGINNING = "<!DOCTYPE html>\n<!-- made by integra demo -->\n"
#: With such a policy a browser fetches nothing and runs nothing, whatever the file holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
NAMES = dict(zip(LANGUAGES, ("English", "Français"), strict=True))
_CONTENTS = Text("Pages", "Pages")
_SKIP = Text("Skip to the content", "Aller au contenu")


@dataclass(frozen=True, slots=True)
class Cover:
    """What tells one report from another: its heading, the first lines of its file, and what its style sheet has of its own."""

    title: Text
    beginning: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: one idea, under one heading. ``within`` is the page under which the navigation lists it, ``cls`` what a style
    sheet calls it."""

    name: str
    title: Text
    lead: Child
    body: Child
    within: str | None = None
    cls: str | None = None


def document(w: Writer, cover: Cover, pages: Sequence[Page], foot: Child) -> bytes:
    """The whole report. One page alone has no list of pages beside it."""
    title = " / ".join(dict.fromkeys(typeset(cover.title, language) for language in w.languages))
    listed = len(pages) > 1
    head = w.inside((
        w("meta", charset="utf-8"),
        w("meta", name="viewport", content="width=device-width, initial-scale=1"),
        w("meta", http_equiv="Content-Security-Policy", content=POLICY),
        w("meta", name="referrer", content="no-referrer"),
        w("title", title), w("style", Html(_style() + cover.style))))
    body = w.inside((
        w("a", _SKIP, cls="skip", href=f"#{pages[0].name}"), patterns(w),
        w("header", w("div", w("h1", cover.title), _switch(w),
                      w("a", _CONTENTS, cls="to-contents", href="#contents") if listed else None, cls="bar-top")),
        w("div", _navigation(w, pages) if listed else None, w("main", [_page(w, page) for page in pages]),
          cls="columns" if listed else "columns alone"),
        w("footer", foot)))
    text = f'{cover.beginning}<html lang="{w.languages[0]}">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    return text.encode("utf-8")


def _style() -> str:
    return resources.files(__package__).joinpath("style.css").read_text("utf-8")


def _switch(w: Writer) -> Html | None:
    """One radio button a language, the first chosen; nothing where there is but one language."""
    if len(w.languages) == 1:
        return None
    buttons = [
        w("span", w("input", type="radio", name="language", id=f"show-{language}",
                    checked="" if language == w.languages[0] else None),
          w("label", NAMES[language], for_=f"show-{language}", lang=language))
        for language in w.languages]
    return w("fieldset", w("legend", Text("Language", "Langue"), cls="unseen"), buttons, cls="switch")


def _navigation(w: Writer, pages: Sequence[Page]) -> Html:
    def entry(page: Page) -> Html:
        below = [entry(each) for each in pages if each.within == page.name]
        return w("li", w("a", page.title, href=f"#{page.name}"), w("ol", below) if below else None)

    top = [entry(page) for page in pages if page.within is None]
    return w("nav", w("p", _CONTENTS, id="contents"), w("ol", top), aria_labelledby="contents")


def _page(w: Writer, page: Page) -> Html:
    """A page within another is a level lower, so that headings follow each other."""
    level = "h3" if page.within else "h2"
    heading = w(level, page.title, id=f"{page.name}-title")
    lead = w("p", page.lead, cls="lead") if page.lead else None
    names = ("page", "within" if page.within else None, page.cls)
    return w("section", heading, lead, page.body, id=page.name, cls=" ".join(filter(None, names)),
             aria_labelledby=f"{page.name}-title", tabindex="-1")
