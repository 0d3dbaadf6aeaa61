"""Render targets: the light of all samples, a thumbnail, a picture, owners."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.renderers.gl.opengl import GL
from scenegen.renderers.gl.requirements import refusal
from scenegen.renderers.gl.textures import Texture
from scenegen.renderers.lighting.exposure import THUMBNAIL
from scenegen.renderers.lighting.materials import Singles
from scenegen.renderers.samples import SUPERSAMPLING

SAMPLES = SUPERSAMPLING**2
"""Samples of a pixel, or as many as the driver has."""

INDEX_BYTES = 4
"""Of the indices of vertices that pyrender uploads."""

OWNER_SCALE = 3
"""How much finer owners are drawn than a picture, along each side; an odd number, so
that the middle of a pixel is the middle of one of its parts. Cards place edges to the
nearest 1/256 of a pixel, and an edge of a map that lies as near to a whole row of
centres as that would move by a pixel."""

BACKGROUND = (-1.0, -1.0, -1.0, 0.0)
"""The light of a sample that sees no face."""


@dataclass(frozen=True, slots=True)
class ColourTarget:
    """A framebuffer with what is attached to it.

    Attributes:
        name: of the framebuffer.
        size: pixels a side.
        buffers: names of its renderbuffers.
        texture: name of its texture; 0 when it has none.
    """

    name: int
    size: int
    buffers: tuple[int, ...]
    texture: int = 0

    def bind(self) -> None:
        """Draw into it, and read from it."""
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, self.name)
        GL.glViewport(0, 0, self.size, self.size)

    def free(self) -> None:
        """Free it."""
        GL.glDeleteFramebuffers(1, [self.name])
        GL.glDeleteRenderbuffers(len(self.buffers), list(self.buffers))
        if self.texture:
            GL.glDeleteTextures([self.texture])


class Framebuffer:
    """All render targets for pictures of one size."""

    def __init__(self, size: int) -> None:
        """Make them.

        Args:
            size: pixels a side of a picture.

        Raises:
            RenderError: the driver cannot draw into one of them.
        """
        most = int(GL.glGetIntegerv(GL.GL_MAX_COLOR_TEXTURE_SAMPLES))
        self.samples = min(SAMPLES, most)
        self.cell = max(size // THUMBNAIL, 1)
        self.light = _light(size, self.samples)
        self.thumbnail = _plain(size // self.cell, GL.GL_RGBA32F)
        self.picture = _plain(size, GL.GL_RGBA8)
        self._owners: ColourTarget | None = None
        self._screen = int(GL.glGenVertexArrays(1))

    @property
    def owners(self) -> ColourTarget:
        """The owner of each part of a pixel; made when it is first asked for."""
        if self._owners is None:
            size = OWNER_SCALE * self.picture.size
            self._owners = _plain(size, GL.GL_R32F, has_depth=True)
        return self._owners

    def cover(self) -> None:
        """Run the program in use on every pixel of the target that is bound."""
        GL.glDisable(GL.GL_DEPTH_TEST)
        GL.glBindVertexArray(self._screen)
        GL.glDrawArrays(GL.GL_TRIANGLES, 0, 3)
        GL.glBindVertexArray(0)

    def free(self) -> None:
        """Free all of them."""
        for target in (self.light, self.thumbnail, self.picture, self._owners):
            if target is not None:
                target.free()
        GL.glDeleteVertexArrays(1, [self._screen])


@contextmanager
def drawing_into(texture: Texture, width: int, height: int) -> Iterator[None]:
    """Draw into a texture for a while, with depth."""
    name, depth = _framebuffer(), int(GL.glGenRenderbuffers(1))
    GL.glFramebufferTexture2D(
        GL.GL_FRAMEBUFFER,
        GL.GL_COLOR_ATTACHMENT0,
        GL.GL_TEXTURE_2D,
        texture.name,
        0,
    )
    GL.glBindRenderbuffer(GL.GL_RENDERBUFFER, depth)
    form = GL.GL_DEPTH_COMPONENT24
    GL.glRenderbufferStorage(GL.GL_RENDERBUFFER, form, width, height)
    _attach(GL.GL_DEPTH_ATTACHMENT, depth)
    target = _checked(ColourTarget(name, width, (depth,)))
    GL.glViewport(0, 0, width, height)
    try:
        yield
    finally:
        target.free()


def clear(colour: tuple[float, float, float, float]) -> None:
    """Nothing but a colour, as far away as can be."""
    GL.glDepthMask(GL.GL_TRUE)
    GL.glColorMask(True, True, True, True)
    GL.glClearColor(*colour)
    GL.glClear(GL.GL_COLOR_BUFFER_BIT | GL.GL_DEPTH_BUFFER_BIT)


def draw_indices(first: int, count: int) -> None:
    """Draw triangles of the buffers that are bound.

    Args:
        first: the first index to be used.
        count: of indices, three a triangle.
    """
    start = ctypes.c_void_p(INDEX_BYTES * first)
    GL.glDrawElements(GL.GL_TRIANGLES, count, GL.GL_UNSIGNED_INT, start)


def read_light(target: ColourTarget) -> Singles:
    """(size, size, 4) numbers of a target."""
    pixels = np.zeros((target.size, target.size, 4), dtype=np.float32)
    _read(target, GL.GL_RGBA, GL.GL_FLOAT, pixels)
    return pixels


def read_codes(target: ColourTarget) -> NDArray[np.uint8]:
    """(size, size, 3) codes of a target."""
    # Four channels are what cards keep; to ask for three makes drivers convert.
    pixels = np.zeros((target.size, target.size, 4), dtype=np.uint8)
    _read(target, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, pixels)
    return np.ascontiguousarray(pixels[:, :, :3])


def read_owners(target: ColourTarget) -> NDArray[np.int16]:
    """(size, size) whole numbers of the middles of pixels of the owners' target."""
    pixels = np.zeros((target.size, target.size), dtype=np.float32)
    _read(target, GL.GL_RED, GL.GL_FLOAT, pixels)
    middles = pixels[OWNER_SCALE // 2 :: OWNER_SCALE, OWNER_SCALE // 2 :: OWNER_SCALE]
    return np.rint(middles).astype(np.int16)


def _read(target: ColourTarget, form: int, kind: int, pixels: NDArray[Any]) -> None:
    GL.glPixelStorei(GL.GL_PACK_ALIGNMENT, 1)
    GL.glReadPixels(0, 0, target.size, target.size, form, kind, pixels)


def _light(size: int, samples: int) -> ColourTarget:
    """A texture with several samples in each pixel, and their depth."""
    target, texture = GL.GL_TEXTURE_2D_MULTISAMPLE, int(GL.glGenTextures(1))
    GL.glBindTexture(target, texture)
    GL.glTexImage2DMultisample(target, samples, GL.GL_RGBA16F, size, size, True)
    depth = int(GL.glGenRenderbuffers(1))
    GL.glBindRenderbuffer(GL.GL_RENDERBUFFER, depth)
    GL.glRenderbufferStorageMultisample(
        GL.GL_RENDERBUFFER, samples, GL.GL_DEPTH_COMPONENT24, size, size
    )
    name = _framebuffer()
    GL.glFramebufferTexture2D(
        GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, target, texture, 0
    )
    _attach(GL.GL_DEPTH_ATTACHMENT, depth)
    return _checked(ColourTarget(name, size, (depth,), texture))


def _plain(size: int, inner: int, *, has_depth: bool = False) -> ColourTarget:
    """A buffer with one sample in each pixel."""
    name = _framebuffer()
    buffers = [_buffer(inner, size)]
    _attach(GL.GL_COLOR_ATTACHMENT0, buffers[0])
    if has_depth:
        buffers.append(_buffer(GL.GL_DEPTH_COMPONENT24, size))
        _attach(GL.GL_DEPTH_ATTACHMENT, buffers[1])
    return _checked(ColourTarget(name, size, tuple(buffers)))


def _framebuffer() -> int:
    name = int(GL.glGenFramebuffers(1))
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, name)
    return name


def _buffer(inner: int, size: int) -> int:
    name = int(GL.glGenRenderbuffers(1))
    GL.glBindRenderbuffer(GL.GL_RENDERBUFFER, name)
    GL.glRenderbufferStorage(GL.GL_RENDERBUFFER, inner, size, size)
    return name


def _attach(point: int, buffer: int) -> None:
    GL.glFramebufferRenderbuffer(GL.GL_FRAMEBUFFER, point, GL.GL_RENDERBUFFER, buffer)


def _checked(target: ColourTarget) -> ColourTarget:
    state = GL.glCheckFramebufferStatus(GL.GL_FRAMEBUFFER)
    if state != GL.GL_FRAMEBUFFER_COMPLETE:
        # Clears the error, which is reported here, for the next check.
        GL.glGetError()
        what = f"the driver cannot draw {target.size} pixels a side (code {state:#x})"
        raise RenderError(refusal(what))
    return target
