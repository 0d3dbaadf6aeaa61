"""Which Python runs Blender, and what is said when there is none."""

import sys
from pathlib import Path

import pytest

from scenegen.errors import RenderError
from scenegen.renderers.cycles.interpreter import (
    CHILD,
    VARIABLE,
    find_interpreter,
    remedy_for,
)
from scenegen.renderers.cycles.probe import find_blender


def test_the_variable_names_the_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, sys.executable)
    assert find_interpreter() == Path(sys.executable)


def test_a_variable_that_names_nothing_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/python")
    with pytest.raises(RenderError, match=f"{VARIABLE} names '/nowhere/python'"):
        find_interpreter()


def test_this_interpreter_will_do_when_it_has_bpy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bpy.py").touch()
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find_interpreter() == Path(sys.executable)


def test_without_bpy_the_error_says_how_to_get_it_and_how_to_do_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(RenderError, match=r"pip install 'bpy==4\.5") as caught:
        find_interpreter()
    assert VARIABLE in str(caught.value)
    assert "--renderer software" in str(caught.value)


def test_a_missing_library_is_mended_with_apt() -> None:
    words = "ImportError: libSM.so.6: cannot open shared object file: No such file"
    assert "apt-get install" in remedy_for("python", words)


def test_a_python_without_bpy_is_told_how_to_get_it():
    words = "ModuleNotFoundError: No module named 'bpy'"
    assert "pip install" in remedy_for("python", words)


def test_a_python_that_ends_without_a_word_can_be_tried_by_hand():
    assert "/its/python -c 'import bpy'" in remedy_for("/its/python", "")


@pytest.mark.parametrize("named", ["/nowhere/python", "/", sys.executable])
def test_the_probe_reports_what_is_wrong_and_never_raises(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv(VARIABLE, named)
    report = find_blender()
    assert not report.is_usable
    assert not report.is_hardware
    assert "pip install 'bpy==4.5.*'" in report.fault


def test_the_child_is_where_it_is_looked_for() -> None:
    assert (CHILD / "__main__.py").is_file()
