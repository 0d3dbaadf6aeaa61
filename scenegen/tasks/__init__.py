"""Tasks: families of questions, one folder each; this table names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenegen.registry import Registry

if TYPE_CHECKING:  # the names alone, as the command line wants them, cost nothing
    from scenegen.records.item import Question
    from scenegen.tasks.base import AnyTask, Kind

TASKS: Registry[type[AnyTask]] = Registry(
    "task",
    "scenegen.tasks",
    {
        "multiview": "scenegen.tasks.multiview.task:MultiviewTask",
        "path": "scenegen.tasks.path.task:PathTask",
        "perspective": "scenegen.tasks.perspective.task:PerspectiveTask",
    },
    base="scenegen.tasks.base:Task",
    of_classes=True,
)
"""From the name of a task to its class."""


def kind_of(question: Question) -> Kind:
    """The kind of an item's question.

    Raises:
        RecipeError: when no such task is installed.
        KeyError: when the task has no such kind.
    """
    return TASKS.find(question.task).kinds[question.kind]
