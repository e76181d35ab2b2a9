"""A bundle, entry by entry: what it holds, what it deletes, and whether more of it follows.

Spec: FHIR R4 (bundles, search paging).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A page of a search is read together with those that follow it, wherever they are in the input. One
whose next page is not there is not the whole record: no list of it vouches for anything, and it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from .._discreet import Discreet
from ..text import Text, verbatim
from .identities import KINDS
from .records import Problem, Unreadable
from .resources import READERS
from .scope import Scope
from .shape import Node

FAILED = Text("the server answered with an error where a record should be: ask it again",
              "le serveur a répondu par une erreur au lieu d'un dossier : le redemander")
_READ = {*READERS, *KINDS, "Bundle", "Medication", "OperationOutcome", "Parameters", "Patient"}
#: What a search gives that it did not find.
_BESIDE = ("include", "outcome")
_WRITING = ("POST", "PUT")
_HISTORY = Text("a history holds several versions of a record and is not read",
                "un historique contient plusieurs versions d'un dossier et n'est pas lu")
_MORE = Text("the bundle says that more follows, and the next page is not in the input: add it",
             "le bundle dit qu'une suite existe, et la page suivante n'est pas dans l'entrée : l'ajouter")
_FEWER = Text("the search says that it found more than is in the input: add the pages that are missing",
              "la recherche dit avoir trouvé plus que ce que contient l'entrée : ajouter les pages qui manquent")
_NO_PATIENT = Text("no Patient in this bundle", "aucun Patient dans ce bundle")


@dataclass(slots=True, eq=False)
class Page(Discreet):
    """A bundle that was read, and where its links lead."""

    place: Text
    scope: Scope
    own: str | None
    next: str | None
    previous: str | None
    commands: int = 0
    total: int = 0
    matches: int = 0
    empty: bool = False

    def nobody(self, known: Set[str]) -> Problem | None:
        """Give the problem of a bundle in which nobody is, where it is not of the institution alone.

        Nor where a search found nothing, and somebody is in the rest of the input.
        """
        scope = self.scope
        said = scope.patients or scope.about or scope.problems or scope.notes or self.commands
        if said or (scope.others and scope.strangers <= known) or (self.empty and not scope.others and known):
            return None
        return Problem(self.place, _NO_PATIENT)


def read(place: Text, bundle: Node, scope: Scope) -> Page:
    """Read a bundle into a scope of its own."""
    if bundle.text("type") == "history":
        raise Unreadable(_HISTORY)
    links = {each.text("relation"): _asked(each.text("url")) for each in bundle.children("link")}
    page = Page(place, scope, links.get("self"), links.get("next"), links.get("previous") or links.get("prev"))
    if bundle.text("type") == "searchset":
        page.total, page.matches = _found(bundle)
        page.empty = not bundle.children("entry") and bundle.members.get("total") in (None, 0)
    before = verbatim("").at(place)
    english, french = before
    for entry in bundle.children("entry"):
        if _passed(scope, entry.members):
            continue
        where = Text(english + entry.name, french + entry.name)
        try:
            _entry(page, where, entry)
        except Unreadable as refusal:
            scope.problems.append(Problem(where, refusal.text))
    return page


def _asked(address: str | None) -> str | None:
    """Give the address of a page with its parameters in one order: a server may write them in another on each page."""
    where, mark, parameters = (address or "").partition("?")
    return f"{where}{mark}{'&'.join(sorted(parameters.split('&')))}" or None


def _found(bundle: Node) -> tuple[int, int]:
    """Give how many a search says it found, and how many entries may be of them."""
    total = bundle.members.get("total")
    if not isinstance(total, int) or isinstance(total, bool):
        return 0, 0
    modes = (each.members.get("search") for each in bundle.children("entry"))
    return total, sum(not isinstance(each, dict) or each.get("mode") not in _BESIDE for each in modes)


def _passed(scope: Scope, members: dict[str, Any]) -> bool:
    """Say whether an entry holds what is not read, and no more than that: most entries do."""
    resource = members.get("resource")
    if not isinstance(resource, dict) or not _written(members):
        return False
    kind = resource.get("resourceType")
    return isinstance(kind, str) and kind not in _READ and scope.passed(resource)


def _written(members: dict[str, Any]) -> bool:
    """Say whether an entry holds a resource as it is, or one to be written: nothing to be done, nothing answered."""
    request = members.get("request")
    plain = request is None or (isinstance(request, dict) and request.get("method") in _WRITING)
    return plain and members.get("response") is None


def _entry(page: Page, where: Text, entry: Node) -> None:
    resource, url = entry.child("resource"), entry.text("fullUrl")
    written = _written(entry.members)
    if not written and _commanded(page, where, entry, url):
        return
    if (not written and _answered(entry)) or failed(resource):
        page.scope.notes.append(Problem(where, FAILED))
    elif resource is not None and resource.members.get("resourceType") == "Parameters":
        page.commands += 1
        for held, inner in unwrapped(where, resource.members):
            page.scope.add(held, inner, None)
    elif resource is not None:
        page.scope.add(where, resource.members, url)


def _commanded(page: Page, where: Text, entry: Node, url: str | None) -> bool:
    """Take a deletion or a change; anything else that is asked for is read as it is written."""
    request = entry.child("request")
    method = ((request.text("method") if request else None) or "").upper()
    if request is None or method not in ("DELETE", "PATCH"):
        return False
    page.commands += 1
    page.scope.deletions.request(where, method, request.text("url") or url)
    return True


def _answered(entry: Node) -> bool:
    """Say whether a server answered with an error."""
    response = entry.child("response")
    return response is not None and ((response.text("status") or "")[:1] in ("4", "5") or failed(response.child("outcome")))


def failed(outcome: Node | None) -> bool:
    """Say whether a resource is an OperationOutcome that tells of an error."""
    if outcome is None or outcome.members.get("resourceType") != "OperationOutcome":
        return False
    return any(each.text("severity") in ("error", "fatal") for each in outcome.children("issue"))


def unwrapped(place: Text, resource: dict[str, object]) -> Iterator[tuple[Text, dict[str, object]]]:
    """Give a resource, or those that a Parameters holds, with their places."""
    if resource.get("resourceType") != "Parameters":
        yield place, resource
        return
    held = Node(resource, "Parameters").children("parameter")
    while held:
        each = held.pop(0)
        inner = each.child("resource")
        if inner is not None:
            yield from unwrapped(verbatim(inner.path.partition(".")[2]).at(place), inner.members)
        held = each.children("part") + held


def followed(pages: list[Page]) -> list[Page]:
    """Join pages with those that follow them, under the first; one whose next is not there says so."""
    named = {each.own: each for each in pages if each.own}
    after = {id(each): found for each in pages if (found := named.get(each.next or "")) and found is not each}
    for each in pages:
        first = named.get(each.previous or "")
        if first is not None and first is not each:
            after.setdefault(id(first), each)
    taken = {id(each) for each in after.values()}
    heads, seen = [], set[int]()
    for head in sorted(pages, key=lambda each: id(each) in taken):
        if id(head) not in seen:
            heads.append(head)
            _gather(head, after, seen)
    return [each for each in pages if each in heads]


def _gather(head: Page, after: dict[int, Page], seen: set[int]) -> None:
    """Take the pages after one, each once."""
    last, matches, total = head, head.matches, head.total
    seen.add(id(head))
    while (following := after.get(id(last))) is not None and id(following) not in seen:
        seen.add(id(following))
        head.scope.follow(following.scope)
        head.commands += following.commands
        last, matches, total = following, matches + following.matches, max(total, following.total)
    if last.next and id(last) not in after:
        head.scope.notes.append(Problem(last.place, _MORE))
    elif total > matches:
        head.scope.notes.append(Problem(last.place, _FEWER))
