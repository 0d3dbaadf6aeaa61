"""Kernels wait for their first call, and call one another all the same."""

import gc
import sys
from typing import cast

import pytest

from scenegen.kernels import kernel
from scenegen.kernels.lazy import RARELY, LazyKernel

SCALE = 2


@kernel
def shifted(x: int) -> int:
    return x + 1


@kernel
def scaled(x: int) -> int:
    return SCALE * shifted(x)


@kernel
def twice_scaled(x: int) -> int:
    return scaled(scaled(x))


def test_a_kernel_is_compiled_at_its_first_call_with_those_that_it_calls():
    outer, inner = cast(LazyKernel, twice_scaled), cast(LazyKernel, scaled)
    assert not {"dispatcher", "within"} & (vars(outer).keys() | vars(inner).keys())
    assert twice_scaled(3) == 18
    # Of the inner one there is what kernels call, and nothing for Python.
    assert "dispatcher" in vars(outer)
    assert "within" in vars(inner)
    assert "dispatcher" not in vars(inner)
    assert outer.py_func(3) == 18


def test_a_kernel_keeps_the_name_and_the_words_of_its_function():
    assert scaled.__name__ == "scaled"
    assert scaled.__module__ == __name__


@pytest.mark.parametrize("threshold", [0, 700])
def test_garbage_is_collected_rarely_while_kernels_compile(threshold, monkeypatch):
    @kernel
    def halved(x: float) -> float:
        return 0.5 * x

    before = gc.get_threshold()
    gc.set_threshold(threshold, 10, 10)
    seen: list[tuple[int, ...]] = []
    compiler = cast(LazyKernel, halved).dispatcher._compiler
    compile_now = compiler.compile

    def compiling(*kinds: object) -> object:
        seen.append(gc.get_threshold())
        return compile_now(*kinds)

    monkeypatch.setattr(compiler, "compile", compiling)
    try:
        assert halved(3.0) == 1.5
        assert seen == [RARELY if threshold else (0, 10, 10)]
        assert gc.get_threshold() == (threshold, 10, 10)
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("is_there", "kind"), [(True, ImportError), (False, MemoryError)]
)
def test_a_compiler_that_does_not_load_is_told_by_its_cause(
    is_there, kind, monkeypatch
):
    @kernel
    def doubled(x: float) -> float:
        return 2.0 * x

    class Unloadable:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "numba":
                raise OSError("Could not find/load shared object file")

    monkeypatch.delitem(sys.modules, "numba", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Unloadable(), *sys.meta_path])
    monkeypatch.setattr("scenegen.kernels.lazy.has_memory", lambda: is_there)
    with pytest.raises(kind):
        doubled(1.0)
