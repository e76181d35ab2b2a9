"""Publishing: what may be shown of an indicator to everybody, small counts of people hidden (IND-6).

:func:`publish` makes a :class:`Publication` of figures: a table of one indicator as of one day, a :class:`Line` a territory,
a group of them (:class:`Relation` says how their counts go together), and all.

Spec: spec/51-publishing.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .model import Line, Publication
from .publishing import publish
from .relation import Relation

__all__ = ["Line", "Publication", "Relation", "publish"]
