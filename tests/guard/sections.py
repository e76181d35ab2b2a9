"""Every section that a file cites exists: `FILE.md, "Section"`, the rules after a chapter's name, links in Markdown.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument, sources

FOLDERS = ("include", "libintegra", "bindings", "tests", "fuzz", "bench", "examples", "script", "spec", "cmake", "docs")
CODE = (".c", ".h", ".i", ".py", ".java", ".txt", ".cmake", ".sh", ".tsv", ".toml", ".md", "")
#: What comments put at the beginning of a line; a citation may go on there.
MARGIN = re.compile(r"\n[ \t]*(?:\*(?!/)|#|//)?[ \t]*")
#: A chapter and, in brackets, rules of it and sections.
RULES = re.compile(r"((?:[\w.-]+/)*\d\d-[\w-]+\.md) \(([^()]*)\)")
SPAN = re.compile(r"\b([A-Z]{3,5})-(\d+)(?: to (?:\1-)?(\d+))?")
CITED = re.compile(r'((?:[\w.-]+/)*[\w-]+\.md)\)?(?:,| \() ?"([^"]+)"(?: and "([^"]+)")?')
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.M)
#: Files whose quoted names of files are inputs or expectations of a test.
LEFT_OUT = ("tests/guard",)


def headings(path: Path) -> set[str]:
    return set(HEADING.findall(path.read_text(encoding="utf-8")))


def anchor(heading: str) -> str:
    """What a link to a heading says behind its #."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def places(root: Path, path: Path, name: str) -> list[Path]:
    """Where a named file of Markdown may be."""
    return [place for place in (path.parent / name, root / name, root / "spec" / name) if place.is_file()]


def cited(root: Path, path: Path, text: str) -> Iterator[str]:
    for match in CITED.finditer(MARGIN.sub(" ", text)):
        name, sections = match[1], [section for section in match.groups()[1:] if section]
        found = places(root, path, name)
        if not found:
            yield f"{name}: no such file"
            continue
        known = {re.sub(r"^[A-Z]+-\d+ ", "", heading) for heading in headings(found[0])} | headings(found[0])
        for section in sections:
            if section not in known:
                yield f'{name}, "{section}": no such section'


def ruled(root: Path, path: Path, text: str) -> Iterator[str]:
    """Rules that a chapter is said to have, and sections named beside them."""
    for name, inside in RULES.findall(MARGIN.sub(" ", text)):
        for chapter in places(root, path, name)[:1]:
            known = headings(chapter)
            own = {match[0] for heading in known if (match := re.match(r"[A-Z]+-\d+", heading))}
            for domain, first, last in SPAN.findall(inside):
                for number in range(int(first), int(last or first) + 1):
                    if f"{domain}-{number}" not in own and any(rule.startswith(f"{domain}-") for rule in own):
                        yield f"{name} ({domain}-{number}): that rule is in another chapter"
            for section in re.findall(r'"([^"]+)"', inside):
                if not any(section in heading for heading in known):
                    yield f'{name}, "{section}": no such section'


def linked(path: Path, text: str) -> Iterator[str]:
    for name, section in LINK.findall(text):
        target = path.parent / name if name else path
        if not target.exists():
            yield f"{name}: no such file"
        elif section and section not in {anchor(heading) for heading in headings(target)}:
            yield f"{name}#{section}: no such section"


def problems(root: Path) -> Iterator[str]:
    """Every citation of a section, or link, that leads nowhere."""
    named = [root / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CMakeLists.txt")]
    for path in [*named, *sources(root, FOLDERS, CODE)]:
        place = path.relative_to(root)
        if not path.is_file() or place.as_posix().startswith(LEFT_OUT) or "__pycache__" in place.parts:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for fault in [*cited(root, path, text), *ruled(root, path, text), *(linked(path, text) if path.suffix == ".md" else ())]:
            yield f"{place}: {fault}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
