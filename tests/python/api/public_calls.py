"""Everything public that can be called: functions, classes that are made by hand, and their methods, by name.

Spec: CONTRIBUTING.md, "The Python package".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any


#: The modules whose ``__all__`` is for users, each name taken from the first that has it.
MODULES = (
    "integra", "integra.screening", "integra.demand", "integra.orientation", "integra.protocol", "integra.directory",
    "integra.plan", "integra.plan.store", "integra.plan.caseload", "integra.plan.draft", "integra.territory", "integra.territory.observed", "integra.territory.reports", "integra.territory.written",
    "integra.indicator", "integra.indicator.pages", "integra.indicator.plot", "integra.indicator.publish", "integra.directory.csv_form", "integra.protocol.toml_form",
    "integra.protocol.template", "integra.cohort", "integra.services",
)


def things() -> Iterator[tuple[str, Any]]:
    """Every public function and class, once; enumerations and errors are not made by hand."""
    seen: set[int] = set()
    for module in map(importlib.import_module, MODULES):
        for name in module.__all__:
            thing = getattr(module, name)
            if not callable(thing) or id(thing) in seen:
                continue
            if inspect.isclass(thing) and (issubclass(thing, (Enum, Exception))
                                           or thing.__new__ is tuple.__new__):  # the library makes it, by tuple's own call
                continue
            seen.add(id(thing))
            yield f"{module.__name__}.{name}".removeprefix("integra."), thing


def calls() -> dict[str, Callable[..., Any]]:
    """Every public function, class and method; a method as its class has it."""
    found: dict[str, Callable[..., Any]] = {}
    for name, thing in things():
        found[name] = thing
        if inspect.isclass(thing):
            own = (each for kind in reversed(thing.__mro__) if kind.__module__.startswith("integra.") for each in vars(kind))
            found |= {f"{name}.{each}": getattr(thing, each) for each in dict.fromkeys(own)
                      if not each.startswith("_") and callable(getattr(thing, each))}
    return found
