"""A kernel that loads the compiler when it is first called.

Recipes name samplers, and samplers call kernels. So whoever reads a recipe imports
modules full of kernels of which none is called, and numba takes longer to import than
all of them. With kernels that wait, their callers import them like any function, and
listing recipes stays fast.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, update_wrapper
from typing import Any

from scenegen.installation import has_memory
from scenegen.kernels.sources import SOURCES, loaded_texts

FOR_KERNELS = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""Options of what kernels call. Code that takes arrays out of Python objects, which
they need not, was a quarter of the time of compiling."""

RARELY = (50_000, 20, 50)
"""Thresholds of the garbage collector. The compiler makes objects by the million that
live until a kernel is done, and looking through them took a tenth of its time."""


class LazyKernel:
    """A function that numba compiles at its first call, or finds in the cache then.

    Attributes:
        py_func: the function, not compiled.
    """

    def __init__(
        self,
        function: Callable[..., object],
        *,
        is_shared: bool = False,
        **options: bool | str,
    ) -> None:
        """A kernel that is not compiled yet.

        Args:
            function: the function.
            is_shared: whether kernels call what is compiled for Python.
            options: of `numba.njit`.
        """
        self.py_func = function
        self._is_shared = is_shared
        self._options = options
        self._package = _package_of(function)
        update_wrapper(self, function)
        if self._package is not None:
            # Now, not later: the text that was imported counts, and it may be changed.
            loaded_texts(self._package)

    def __call__(self, *args: object) -> object:
        """Call the compiled function."""
        return self.dispatcher(*args)

    @cached_property
    def dispatcher(self) -> Any:
        """What numba makes of the function for Python; its type is numba's own."""
        return self._compiled("", no_cfunc_wrapper=True)

    @cached_property
    def within(self) -> Any:
        """What numba makes of the function for other kernels: the same arithmetic."""
        if self._is_shared:
            return self.dispatcher
        return self._compiled("-within", **FOR_KERNELS)

    def _compiled(self, kind: str, **options: bool) -> Any:
        """A dispatcher of numba, with a cache under a name of its own."""
        try:
            from numba import njit
        except OSError as error:  # of the file that holds the compiler
            if not has_memory():
                raise MemoryError from error
            raise ImportError(str(error), name="llvmlite") from error

        from scenegen.kernels.cache import KernelCache

        _let_kernels_call_kernels()
        compile_with: Any = njit
        words = {**self._options, **options}
        compiled = compile_with(error_model="numpy", **words)(self.py_func)
        # Without a compiler (NUMBA_DISABLE_JIT) njit hands back the function itself.
        if self._package is not None and compiled is not self.py_func:
            compiled._cache = KernelCache(compiled.py_func, self._package, kind)
        if compiled is not self.py_func:
            _take_numbers_alike(compiled)
            _collect_rarely(compiled)
        return compiled


def _take_numbers_alike(compiled: Any) -> None:
    """Have a kernel called with 0 be that which is called with any whole number.

    Else it would be compiled for each number that stands in the text of its callers.
    """
    from numba.core.types import unliteral

    template_of = compiled.get_call_template

    def template_of_kinds(args: Sequence[object], words: Mapping[str, object]) -> Any:
        kinds = {name: unliteral(kind) for name, kind in words.items()}
        return template_of(tuple(map(unliteral, args)), kinds)

    compiled.get_call_template = template_of_kinds


def _collect_rarely(compiled: Any) -> None:
    """Have garbage collected rarely while a kernel, and those it calls, compile."""
    from numba.core.compiler_lock import global_compiler_lock

    compile_now = compiled.compile

    def compile_for(kinds: object) -> Any:
        with global_compiler_lock:  # numba's own, so that thresholds nest
            before = gc.get_threshold()
            if before[0]:  # else somebody has switched it off
                gc.set_threshold(*RARELY)
            try:
                return compile_now(kinds)
            finally:
                gc.set_threshold(*before)

    compiled.compile = compile_for


@cache
def _let_kernels_call_kernels() -> None:
    """Tell numba that a `LazyKernel` among the names of a kernel is its dispatcher."""
    from numba.extending import typeof_impl

    @typeof_impl.register(LazyKernel)
    def _typeof(kernel: LazyKernel, context: object) -> object:
        return typeof_impl(kernel.within, context)


def _package_of(function: Callable[..., object]) -> str | None:
    """The package whose digest covers a kernel; None for kernels of other people."""
    root, _, rest = function.__module__.partition(".")
    package = rest.partition(".")[0]
    return package if root == "scenegen" and package in SOURCES else None
