"""The OpenGL context of a process: opened with its first renderer, freed with its last.

All renderers of a process share it, as EGL hands out one display for all of them, and
to end it for one is to end it for all.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from scenegen.errors import RenderError
from scenegen.renderers.gl.devices import Device, candidates, worker_number
from scenegen.renderers.gl.opengl import GL, Error, egl
from scenegen.renderers.gl.requirements import APT, refusal

EXTENSIONS = 0x3055
"""`EGL_EXTENSIONS`, as a question to a device."""

LEAST = (3, 3)
"""The oldest OpenGL that the shaders are written for."""

FAULTS = (AssertionError, RuntimeError, ValueError, TypeError, OSError)
"""What pyrender raises when EGL fails."""


@dataclass(slots=True)
class Context:
    """A context that is current, and how many use it.

    Attributes:
        device: number of its device.
        platform: pyrender's hold on it.
        users: renderers that are open.
    """

    device: int
    platform: Any
    users: int = 0


_context: Context | None = None


def join_context() -> Context:
    """The context of this process, opened if it is not; leave it with `leave_context`.

    Raises:
        RenderError: no device can be opened, or its OpenGL is too old.
    """
    global _context
    if _context is None:
        _context = _opened()
    _context.users += 1
    return _context


def leave_context() -> None:
    """Give a context back; it ends with its last user."""
    global _context
    if _context is None:
        return
    _context.users -= 1
    if _context.users == 0:
        _context.platform.delete_context()
        _context = None


def is_open() -> bool:
    """Whether this process holds a context."""
    return _context is not None


def listed_devices() -> tuple[Device, ...]:
    """The devices that EGL knows."""
    with _translated("EGL lists no devices"):
        return tuple(
            Device(number, _extensions(each))
            for number, each in enumerate(egl.query_devices())
        )


def open_on(number: int) -> Context:
    """A context on a device.

    Raises:
        RenderError: it cannot be opened.
    """
    with _translated(f"EGL device {number} cannot be opened"):
        platform = egl.EGLPlatform(1, 1, device=egl.get_device_by_index(number))
        try:
            platform.init_context()
            if not platform._egl_context:
                raise RuntimeError("it gives no context")
        except BaseException:
            platform.delete_context()
            raise
    return Context(number, platform)


def text_of(name: int) -> str:
    """A string of the current context: `GL.GL_VENDOR`, `GL.GL_RENDERER`, ..."""
    found = GL.glGetString(name)
    return found.decode("utf-8", "replace") if found else ""


def require_success() -> None:
    """Require that the driver has reported no error since the last time.

    Raises:
        RenderError: it has.
    """
    code = int(GL.glGetError())
    if code == GL.GL_NO_ERROR:
        return
    what = f"the driver has failed (OpenGL error {code:#x})"
    if code == GL.GL_OUT_OF_MEMORY:
        what = "the graphics card has no memory left: use fewer --workers"
    raise RenderError(refusal(what))


def _opened() -> Context:
    """A context on the first device that can be opened."""
    devices = listed_devices()
    faults = []
    for number in candidates(devices, worker_number(), os.environ):
        try:
            context = open_on(number)
        except RenderError as error:
            faults.append(error)
            continue
        _require_version(context)
        return context
    if faults:
        raise faults[0]
    raise RenderError(refusal("EGL knows no device", APT))


def _require_version(context: Context) -> None:
    major = int(GL.glGetIntegerv(GL.GL_MAJOR_VERSION))
    minor = int(GL.glGetIntegerv(GL.GL_MINOR_VERSION))
    if (major, minor) < LEAST:
        context.platform.delete_context()
        raise RenderError(
            refusal(f"the driver has OpenGL {major}.{minor}, not 3.3 or later", APT)
        )


def _extensions(device: Any) -> tuple[str, ...]:
    """Extensions of a device; none where the driver cannot be asked."""
    address = egl.egl.eglGetProcAddress("eglQueryDeviceStringEXT")
    handle = device._display
    if not address or handle is None:
        return ()
    ask = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int)(address)
    said = ask(ctypes.cast(handle, ctypes.c_void_p), EXTENSIONS)
    return tuple(said.decode("ascii", "replace").split()) if said else ()


@contextmanager
def _translated(what: str) -> Iterator[None]:
    """Errors of pyrender and EGL as `RenderError`."""
    try:
        yield
    except RenderError:
        raise
    except (*FAULTS, Error) as error:
        said = str(error) or "the driver refuses"
        raise RenderError(refusal(f"{what} ({said})", APT)) from error
