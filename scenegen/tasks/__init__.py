"""Question families: one file each, and this table."""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.tasks.multiview import Multiview

TASKS: Mapping[str, type[Multiview]] = MappingProxyType({Multiview.name: Multiview})
"""From the name of a task to its class; a new task adds one line here."""
