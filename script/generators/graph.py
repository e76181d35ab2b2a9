"""Who names whom: what can be come to, and who can be come to from one another.

Spec: CONTRIBUTING.md, "Layers and rooms".  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

#: Whom each names.
Edges = dict[str, set[str]]


def reached(edges: Edges, start: str) -> set[str]:
    """Whatever can be come to from one, along one edge at least."""
    found: set[str] = set()
    ahead = list(edges.get(start, ()))
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += edges.get(each, ())
    return found


def circles(edges: Edges) -> list[list[str]]:
    """The sets of those that can be come to from one another, two or more each."""
    far = {each: reached(edges, each) for each in edges}
    sets = {frozenset(other for other in far[each] if each in far.get(other, ())) for each in edges if each in far[each]}
    return sorted(sorted(found) for found in sets if len(found) > 1)


def needed(edges: Edges) -> Edges:
    """The edges that no way over another one says already."""
    return {each: {there for there in named if not any(there in reached(edges, other) for other in named)}
            for each, named in edges.items()}
