"""A report as a tree, read by the standard library's parser alone.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "input", "link", "meta", "img", "hr"}


@dataclass
class Node:
    """An element."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element within of these kinds, in order; of every kind where none is named."""
        for each in self.inside:
            if isinstance(each, Node):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    def by_class(self, name: str) -> list[Node]:
        """Every element within that has a class."""
        return [node for node in self.all() if name in node.attributes.get("class", "").split()]

    def by_id(self, name: str) -> Node:
        """The element of that id."""
        return next(node for node in self.all() if node.attributes.get("id") == name)

    def text(self, without: str = "") -> str:
        """The text within, but for elements of a class."""
        if without and without in self.attributes.get("class", "").split():
            return ""
        return "".join(each if isinstance(each, str) else each.text(without) for each in self.inside)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        assert len(node.attributes) == len(attrs), f"{tag}: an attribute twice"
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"{tag}: closed out of turn"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(data: bytes) -> Node:
    """The whole document; elements that are not closed in turn fail."""
    builder = _Builder()
    builder.feed(data.decode("utf-8"))
    builder.close()
    assert len(builder.open) == 1, "an element is left open"
    return builder.root


def tables(node: Node) -> dict[str, dict[str, list[str]]]:
    """Every table by its caption: what each row is about, and its other cells."""
    return {next(table.all("caption")).text("more"): dict(map(_row, next(table.all("tbody")).all("tr")))
            for table in node.all("table")}


def _row(row: Node) -> tuple[str, list[str]]:
    head, *rest = row.all("th", "td")
    what = head.by_class("what")
    return (what[0] if what else head).text(), [
        cell.text("head").strip() for cell in rest if cell.attributes.get("aria-hidden") != "true"]
