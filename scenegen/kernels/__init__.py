"""How the kernels are compiled, and kept between runs: the only door to numba.

All kernels share the options that exactness rests on: nothing reorders arithmetic
(no `fastmath`), and a division by zero gives what IEEE 754 says, as numpy does.

numba's own cache is of no use here. It looks at the file of a kernel only, not at those
of the kernels that it calls, so that an upgrade could silently keep old pictures. Ours
is keyed by the text of everything that kernels are made of: `scenegen.kernels.sources`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from scenegen.kernels.lazy import LazyKernel

F = TypeVar("F", bound=Callable[..., object])


def allocating(function: F) -> F:
    """Compile a function that makes arrays, or calls methods of arrays."""
    return _compiled(function)


def shared(function: F) -> F:
    """The same, for what Python calls and kernels do, too: it is compiled once."""
    return _compiled(function, is_shared=True)


def kernel(function: F) -> F:
    """Compile a function that gets all its arrays from outside and makes none.

    It needs no counting of references, which would otherwise take most of the time of
    a function that is called for every pixel.
    """
    return _compiled(function, _nrt=False)


def _compiled(function: F, *, is_shared: bool = False, **options: bool | str) -> F:
    """The function as numba compiles it at its first call, or finds it in the cache."""
    compiled: Any = LazyKernel(function, is_shared=is_shared, **options)
    typed: F = compiled
    return typed
