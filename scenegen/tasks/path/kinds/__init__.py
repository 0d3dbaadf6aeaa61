"""The kinds of questions about a walk over a map, one file each."""

from __future__ import annotations

from collections.abc import Mapping

from scenegen.tasks.base import kinds_by_name
from scenegen.tasks.path.kinds.base import PathKind
from scenegen.tasks.path.kinds.blocked import Blocked
from scenegen.tasks.path.kinds.passing_order import PassingOrder
from scenegen.tasks.path.kinds.side_object import SideObject

__all__ = ["KINDS", "Blocked", "PassingOrder", "PathKind", "SideObject"]

KINDS: Mapping[str, PathKind] = kinds_by_name(SideObject(), PassingOrder(), Blocked())
"""By name, in the order in which units take turns."""
