"""Which graphics card a worker draws on: the chosen one, else in turns."""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenegen.errors import RenderError
from scenegen.renderers.gl.requirements import INSTEAD

VARIABLE = "EGL_DEVICE_ID"
"""Names a device by its number, for every worker; see `scenegen doctor`."""

CUDA, SOFTWARE = "EGL_NV_device_cuda", "EGL_MESA_device_software"
"""Extensions that identify the kind of a device."""

PROCESSORS = ("llvmpipe", "softpipe", "swrast", "software rasterizer", "swiftshader")
"""Names of renderers that need no card."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device of EGL.

    Attributes:
        number: as `EGL_DEVICE_ID` counts.
        extensions: what the driver says of it.
    """

    number: int
    extensions: tuple[str, ...]

    @property
    def rank(self) -> int:
        """0 for a card with its own driver, 1 for another one, 2 for the processor."""
        if CUDA in self.extensions:
            return 0
        return 2 if SOFTWARE in self.extensions else 1


def is_processor(renderer: str) -> bool:
    """Whether a renderer string of OpenGL is that of one that needs no card."""
    return any(name in renderer.lower() for name in PROCESSORS)


def worker_number() -> int:
    """The number of this process among its siblings, from 0; 0 for a parent.

    Workers of a pool are called SpawnProcess-1, SpawnProcess-2, ... ; workers that
    Slurm starts have a number in their environment.
    """
    _, _, number = multiprocessing.current_process().name.rpartition("-")
    if number.isdecimal():
        return int(number) - 1
    local = os.environ.get("SLURM_LOCALID", "")
    return int(local) if local.isdecimal() else 0


def candidates(
    devices: Sequence[Device], worker: int, environment: Mapping[str, str]
) -> tuple[int, ...]:
    """Numbers of the devices that a worker tries, in this order.

    Workers take turns on the devices of the best rank; a device that cannot be opened
    (Mesa lists cards that belong to another driver) is passed over.

    Raises:
        RenderError: the environment names a device that there is not.
    """
    if environment.get(VARIABLE, ""):
        return (_chosen(devices, environment[VARIABLE]),)
    order: list[int] = []
    for rank in (0, 1, 2):
        alike = [device.number for device in devices if device.rank == rank]
        turn = worker % len(alike) if alike else 0
        order += alike[turn:] + alike[:turn]
    return tuple(order)


def _chosen(devices: Sequence[Device], value: str) -> int:
    known = [device.number for device in devices]
    if value.isdecimal() and int(value) in known:
        return int(value)
    numbers = ", ".join(str(number) for number in known) or "none"
    raise RenderError(
        f"renderer 'gl': {VARIABLE}={value} names no device; there are: {numbers}. "
        f"Set it to one of these, unset it, or {INSTEAD}."
    )
