"""How the kernels of the software renderer are compiled.

They get all their arrays from outside and allocate nothing, so they need no counting of
references, which would otherwise take most of their time. They are cached on disk, do
not reorder arithmetic, and divide without asking.

The cache looks at the file of a kernel only, not at those of the kernels that it calls:
after changing one that is called from another file, delete the `__pycache__` folders.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS: dict[str, Any] = {"cache": True, "error_model": "numpy", "_nrt": False}


def kernel(function: F) -> F:
    """Compile a function that allocates nothing."""
    compiled: F = njit(**_OPTIONS)(function)
    return compiled


def inlined(function: F) -> F:
    """The same, copied into its callers: for functions that take many arrays."""
    compiled: F = njit(**_OPTIONS, inline="always")(function)
    return compiled
