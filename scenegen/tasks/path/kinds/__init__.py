"""The kinds of questions about a walk over a map, one file each."""

from __future__ import annotations

from collections.abc import Mapping

from scenegen.tasks.base import kinds_by_name
from scenegen.tasks.path.kinds.base import PathKind
from scenegen.tasks.path.kinds.blocked import Blocked
from scenegen.tasks.path.kinds.facing_view import FacingView
from scenegen.tasks.path.kinds.found import FoundKind
from scenegen.tasks.path.kinds.passing_order import PassingOrder
from scenegen.tasks.path.kinds.seen_over import SeenOver
from scenegen.tasks.path.kinds.side_object import SideObject
from scenegen.tasks.path.kinds.staged import StagedKind

__all__ = [
    "KINDS",
    "Blocked",
    "FacingView",
    "FoundKind",
    "PassingOrder",
    "PathKind",
    "SeenOver",
    "SideObject",
    "StagedKind",
]

KINDS: Mapping[str, PathKind] = kinds_by_name(
    SideObject(), PassingOrder(), Blocked(), SeenOver(), FacingView()
)
"""By name."""
