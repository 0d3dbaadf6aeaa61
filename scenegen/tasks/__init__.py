"""Question families: one file each, and this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scenegen.tasks.multiview.task import MultiviewTask
from scenegen.tasks.path.task import PathTask
from scenegen.tasks.perspective.task import PerspectiveTask

TASKS: Mapping[str, type[Any]] = MappingProxyType(
    {
        MultiviewTask.name: MultiviewTask,
        PathTask.name: PathTask,
        PerspectiveTask.name: PerspectiveTask,
    }
)
"""From the name of a task to its class; a new task adds one line here."""
