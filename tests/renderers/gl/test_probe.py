"""The probe says what is missing and never raises."""

import importlib.util
import subprocess
import sys

import pytest

from scenegen.renderers.gl import probe
from scenegen.renderers.gl.probe import FoundDevice, GlReport, Missing, probe_gl
from scenegen.renderers.gl.requirements import APT, PIP, refusal


def test_what_is_not_installed_is_named_with_its_command(monkeypatch):
    monkeypatch.setattr(probe, "MODULES", ("no_such_module",))
    monkeypatch.setattr(probe, "LIBRARIES", {"NoSuchLibrary": "libNoSuchLibrary"})
    report = probe_gl()
    assert report.missing == (
        Missing("no_such_module", PIP),
        Missing("libNoSuchLibrary", APT),
    )
    assert not report.is_usable


@pytest.mark.parametrize("timeout_s", [0.0, 60.0])
def test_a_process_that_fails_is_reported_and_not_raised(monkeypatch, timeout_s):
    monkeypatch.setattr(probe, "MODULES", ())
    monkeypatch.setattr(probe, "LIBRARIES", {})
    monkeypatch.setattr(sys, "executable", "/bin/false")
    report = probe_gl(timeout_s)
    assert report.fault
    assert not report.is_usable


def test_a_device_that_cannot_be_opened_is_of_no_use():
    broken = FoundDevice(0, "", "", "", False, "EGL device 0 cannot be opened")
    whole = FoundDevice(1, "a", "b", "c", False)
    assert not GlReport((broken,), ()).is_usable
    assert GlReport((broken, whole), ()).is_usable
    assert not GlReport((whole,), (Missing("pyrender", PIP),)).is_usable


def test_refusals_name_the_command_and_another_renderer():
    assert refusal("it rains", PIP) == (
        f"renderer 'gl': it rains. Run {PIP}, "
        "or draw without OpenGL: --renderer software."
    )
    assert refusal("it rains").endswith(
        "You can draw without OpenGL: --renderer software."
    )


@pytest.mark.skipif(
    importlib.util.find_spec("pyrender") is not None, reason="pyrender is there"
)
def test_without_pyrender_the_renderer_is_refused_with_the_pip_line():
    code = (
        "from scenegen.renderers import open_renderer\n"
        "from scenegen.errors import RenderError\n"
        "try:\n    open_renderer('gl', None, 8)\n"
        "except RenderError as error:\n    raise SystemExit(str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert PIP in done.stderr
    assert "--renderer software" in done.stderr


@pytest.mark.gl
def test_the_devices_of_this_machine_are_found():
    report = probe_gl()
    assert report.is_usable
    assert report.missing == ()
    assert report.devices[0].vendor
    assert report.devices[0].renderer
