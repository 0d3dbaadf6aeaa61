"""A renderer says whether it can work here, and what would mend it."""

import sys

import pytest

from scenegen.installation import pip_install
from scenegen.renderers import RENDERERS
from scenegen.renderers.software.probe import probe
from scenegen.renderers.state import (
    NOT_HERE,
    PROBES,
    RendererState,
    all_states,
    state_of,
)
from tests.system.program import python

READY = RendererState("fake", is_ready=True, device="a pencil")


def fake_probe() -> RendererState:
    return READY


def test_every_renderer_has_a_probe():
    assert {name.partition(":")[0] for name in RENDERERS} <= PROBES.keys()


def test_every_probe_answers_with_a_device_or_with_what_it_lacks():
    states = all_states()
    assert [state.name for state in states] == list(PROBES)
    for state in states:
        if state.is_ready:
            assert state.device
            assert state.missing == ()
        else:
            assert state.detail or state.missing


def test_the_embedded_renderer_is_ready_where_tests_run():
    state = state_of("software", PROBES["software"])
    assert state.is_ready
    assert "numba" in state.device
    assert (state.missing, state.remedy) == ((), ())


def test_a_probe_is_asked_for_what_it_knows():
    assert state_of("fake", f"{__name__}:fake_probe") == READY


@pytest.mark.parametrize(
    "module",
    [
        "scenegen.renderers.nowhere.probe",
        "scenegen.renderers.base_probe",
        "nowhere.at.all",
    ],
)
def test_a_renderer_without_its_module_is_not_part_of_the_installation(module):
    state = state_of("fake", f"{module}:probe")
    assert state == RendererState("fake", is_ready=False, detail=NOT_HERE)


def test_a_probe_whose_own_library_is_missing_names_it(tmp_path, monkeypatch):
    (tmp_path / "lonely_probe.py").write_text("import surely_not_installed\n")
    monkeypatch.syspath_prepend(tmp_path)
    state = state_of("fake", "lonely_probe:probe")
    assert not state.is_ready
    assert state.missing == ("surely_not_installed",)


def test_a_probe_that_cannot_be_imported_says_why(tmp_path, monkeypatch):
    (tmp_path / "torn_probe.py").write_text("from sys import no_such_thing\n")
    monkeypatch.syspath_prepend(tmp_path)
    state = state_of("fake", "torn_probe:probe")
    assert not state.is_ready
    assert "no_such_thing" in state.detail


def test_asking_loads_no_renderer_before_it_is_asked():
    program = (
        "import sys, scenegen.renderers.state\n"
        "print([m for m in ('numpy', 'numba', 'pydantic') if m in sys.modules])"
    )
    assert python(program).stdout.strip() == "[]"


def test_the_embedded_renderer_names_the_library_that_it_lacks():
    program = (
        "import sys\n"
        "sys.modules['numba'] = None\n"
        "from scenegen.renderers.software.probe import probe\n"
        "print(probe())"
    )
    done = python(program)
    assert done.returncode == 0, done.stderr
    assert "is_ready=False" in done.stdout
    assert "missing=('numba',)" in done.stdout
    assert f"remedy=({pip_install('numba')!r},)" in done.stdout


def test_whatever_breaks_the_embedded_renderer_is_told(monkeypatch):
    module = sys.modules["scenegen.renderers.software.probe"]

    def broken() -> int:
        raise ZeroDivisionError("a kernel")

    monkeypatch.setattr(module, "_drawn_contrast", broken)
    state = probe()
    assert not state.is_ready
    assert state.detail == "ZeroDivisionError: a kernel"
    assert state.remedy[0].startswith(pip_install("numpy", anew=True).split("numpy")[0])
    monkeypatch.setattr(module, "_drawn_contrast", lambda: 0)
    assert "one colour" in probe().detail
