"""Views of plans: calls of the C library, which alone writes them.

Spec: spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from uuid import UUID

from .. import _swig
from .core import LARGE_MESSAGE_LIMIT, Struct
from ..words import ViewGroup, Viewer

REFERENCE_LIMIT: int = _swig.INTEGRA_VIEW_REFERENCE_LIMIT


def shows(viewer: Viewer, group: ViewGroup) -> bool:
    return bool(_swig.integra_view_shows(viewer.code, group.code))


def viewer_of(plan: Struct, member: UUID) -> Viewer | None:
    """Which viewer a member is."""
    code = _swig.integra_view_viewer(plan, member.bytes)
    return Viewer(code) if code else None


def encode(plan: Struct, viewer: Viewer, reference: str) -> bytes:
    data: bytes = _swig.integra_view_encode(plan, viewer.code, reference.encode("utf-8", "surrogatepass"))
    return data


def next_message(view: memoryview) -> tuple[int, int]:
    """The kind and size of the first message, which may be a large one."""
    kind, size = _swig.integra_message_next(view, LARGE_MESSAGE_LIMIT)
    return kind, size
