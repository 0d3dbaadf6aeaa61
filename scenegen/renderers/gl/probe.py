"""What this machine has for the renderer, found in a process of its own.

Drivers may end the process that asks them; so another one does the asking, and nothing
in here raises.

    python -m scenegen.renderers.gl.probe    writes the devices as JSON
"""

import ctypes.util
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Any

from scenegen.errors import RenderError
from scenegen.renderers.gl.devices import is_processor
from scenegen.renderers.gl.requirements import APT, PIP
from scenegen.renderers.state import RendererState

MODULES = ("pyrender", "OpenGL")
LIBRARIES = {"EGL": "libEGL", "GL": "libGL"}


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """A device that EGL lists.

    Attributes:
        number: what `EGL_DEVICE_ID` calls it.
        vendor, renderer, version: what its driver calls itself; empty with a fault.
        is_processor: whether it draws without a graphics card.
        fault: why it cannot be opened; empty if it can.
    """

    number: int
    vendor: str
    renderer: str
    version: str
    is_processor: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not installed, and the command that installs it."""

    name: str
    command: str


@dataclass(frozen=True, slots=True)
class GlReport:
    """What there is for the renderer.

    Attributes:
        devices: in the order of their numbers.
        missing: what is to be installed.
        fault: why no device was found, when nothing is missing; else empty.
    """

    devices: tuple[FoundDevice, ...]
    missing: tuple[Missing, ...]
    fault: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether the renderer can be opened on some device."""
        return not self.missing and any(not device.fault for device in self.devices)


def probe() -> RendererState:
    """What `scenegen doctor` reports of the renderer; never raises."""
    report = probe_gl()
    usable = [each for each in report.devices if not each.fault]
    faults = [report.fault, *(each.fault for each in report.devices)]
    return RendererState(
        "gl",
        is_ready=report.is_usable,
        device=", ".join(_line(each) for each in usable),
        detail="" if usable else "; ".join(filter(None, faults)),
        missing=tuple(each.name for each in report.missing),
        remedy=tuple(dict.fromkeys(each.command for each in report.missing)),
    )


def _line(device: FoundDevice) -> str:
    kind = "software" if device.is_processor else "hardware"
    return f"{device.number}: {device.vendor}, {device.renderer} ({kind})"


def probe_gl(timeout_s: float = 60.0) -> GlReport:
    """The devices of this machine, and what is missing; never raises."""
    missing = _not_installed()
    if missing:
        return GlReport((), missing)
    try:
        devices, fault = _asked(timeout_s)
    except (OSError, ValueError, TypeError, KeyError, subprocess.SubprocessError) as e:
        return GlReport((), (), f"the process that asked the drivers failed: {e}")
    usable = any(not device.fault for device in devices)
    drivers = () if usable else (Missing("a driver of EGL, such as Mesa's", APT),)
    return GlReport(devices, drivers, fault)


def _not_installed() -> tuple[Missing, ...]:
    modules = [Missing(name, PIP) for name in MODULES if find_spec(name) is None]
    libraries = [
        Missing(name, APT)
        for library, name in LIBRARIES.items()
        if ctypes.util.find_library(library) is None
    ]
    return (*modules, *libraries)


def _asked(timeout_s: float) -> tuple[tuple[FoundDevice, ...], str]:
    """What the other process has found."""
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return (), f"a driver ended the process with code {done.returncode}: {last}"
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return tuple(FoundDevice(**each) for each in answer["devices"]), answer["fault"]


def _answer() -> dict[str, Any]:
    """The devices, asked in this process."""
    try:
        from scenegen.renderers.gl.context import listed_devices

        devices = [asdict(_look_at(each.number)) for each in listed_devices()]
    except RenderError as error:
        return {"devices": [], "fault": str(error)}
    return {"devices": devices, "fault": "" if devices else "EGL lists no devices"}


def _look_at(number: int) -> FoundDevice:
    """What the driver of a device calls itself."""
    from scenegen.renderers.gl.context import open_on, text_of
    from scenegen.renderers.gl.opengl import GL

    try:
        context = open_on(number)
    except RenderError as error:
        return FoundDevice(number, "", "", "", False, str(error))
    vendor, renderer = text_of(GL.GL_VENDOR), text_of(GL.GL_RENDERER)
    found = FoundDevice(
        number, vendor, renderer, text_of(GL.GL_VERSION), is_processor(renderer)
    )
    context.platform.delete_context()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer()) + "\n")
