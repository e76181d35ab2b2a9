"""The table of the form of 2019: its sections and fields, in their order. Copied from spec/ when the package is built.

Spec: spec/37-form.md, "The form of 2019"; spec/plan_form.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from ...text import Text
from ...words import ViewGroup

__all__ = ["NOWHERE", "FormField", "form_fields"]

#: The section of what has no place on the form.
NOWHERE = "-"
_NONE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of the form.

    Attributes:
        section: the part of the form, :data:`NOWHERE` for what has no place on it.
        field: its name.
        groups: the groups of a view that it is made of, none where the plan holds nothing of it.
        label: what stands before it.
        lost_there: what of the plan is lost on the form.
        lost_here: what of the form is lost in the plan.
    """

    section: str
    field: str
    groups: frozenset[ViewGroup]
    label: Text
    lost_there: str
    lost_here: str


@cache
def form_fields() -> tuple[FormField, ...]:
    """Every field, in the order of the table."""
    package = __package__.partition(".")[0]
    text = resources.files(package).joinpath("data", "plan_form.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines())
    return tuple(_field(dict(zip(head, line, strict=True))) for line in lines)


def _field(row: dict[str, str]) -> FormField:
    groups = frozenset(ViewGroup(word) for word in row["groups"].split(",") if word != _NONE)
    return FormField(section=row["section"], field=row["field"], groups=groups,
                     label=Text(row["label_en"], row["label_fr"]),
                     lost_there=row["lost_there"], lost_here=row["lost_here"])
