"""Question families: one file each, and this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scenegen.tasks.multiview.task import Multiview
from scenegen.tasks.path.task import Path
from scenegen.tasks.perspective.task import Perspective

TASKS: Mapping[str, type[Any]] = MappingProxyType(
    {
        Multiview.name: Multiview,
        Path.name: Path,
        Perspective.name: Perspective,
    }
)
"""From the name of a task to its class; a new task adds one line here."""
