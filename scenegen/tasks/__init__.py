"""Tasks: families of questions, one folder each; this table names them."""

from scenegen.records.item import Question
from scenegen.registry import Registry
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
