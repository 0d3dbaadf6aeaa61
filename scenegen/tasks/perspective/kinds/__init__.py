"""The kinds of questions about what is true on the X after a turn."""

from __future__ import annotations

from collections.abc import Mapping

from scenegen.tasks.base import kinds_by_name
from scenegen.tasks.perspective.kinds.base import PerspectiveKind
from scenegen.tasks.perspective.kinds.distance_change import DistanceChange
from scenegen.tasks.perspective.kinds.relative_position import RelativePosition
from scenegen.tasks.perspective.kinds.visibility_after_turn import VisibilityAfterTurn
from scenegen.tasks.perspective.kinds.which_object import WhichObject

KINDS: Mapping[str, PerspectiveKind] = kinds_by_name(
    DistanceChange(), RelativePosition(), VisibilityAfterTurn(), WhichObject()
)
"""By name, in the order in which units take turns."""

__all__ = [
    "KINDS",
    "DistanceChange",
    "PerspectiveKind",
    "RelativePosition",
    "VisibilityAfterTurn",
    "WhichObject",
]
