"""Textures from arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.renderers.gl.door import GL


class Format(NamedTuple):
    """How texels are kept, and how they are handed over."""

    inner: int
    outer: int
    kind: int


LINEAR_LIGHT = Format(GL.GL_SRGB8, GL.GL_RGB, GL.GL_UNSIGNED_BYTE)
"""sRGB codes that are read as light."""

ONE, FOUR = (
    Format(GL.GL_R32F, GL.GL_RED, GL.GL_FLOAT),
    Format(GL.GL_RGBA32F, GL.GL_RGBA, GL.GL_FLOAT),
)
"""Numbers that are read as they are."""


@dataclass(frozen=True, slots=True)
class Texture:
    """A texture of the graphics card."""

    name: int

    def bind(self, unit: int) -> None:
        """Make it the texture of a unit."""
        GL.glActiveTexture(GL.GL_TEXTURE0 + unit)
        GL.glBindTexture(GL.GL_TEXTURE_2D, self.name)

    def free(self) -> None:
        """Give it back."""
        GL.glDeleteTextures([self.name])


def make_texture(form: Format, levels: Sequence[NDArray[Any]]) -> Texture:
    """A texture that is bound to the unit in use.

    Args:
        form: of its texels.
        levels: (h, w, c) each, the first row first, each half as large as the last.
    """
    name = int(GL.glGenTextures(1))
    target = GL.GL_TEXTURE_2D
    GL.glBindTexture(target, name)
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    for level, texels in enumerate(levels):
        height, width = texels.shape[:2]
        packed = np.ascontiguousarray(texels)
        size = (form.inner, width, height, 0)
        GL.glTexImage2D(target, level, *size, form.outer, form.kind, packed)
    GL.glTexParameteri(target, GL.GL_TEXTURE_MAX_LEVEL, len(levels) - 1)
    for name_of in (GL.GL_TEXTURE_MIN_FILTER, GL.GL_TEXTURE_MAG_FILTER):
        GL.glTexParameteri(target, name_of, GL.GL_NEAREST)
    return Texture(name)


def blank_texture(form: Format, width: int, height: int) -> Texture:
    """A texture to be drawn into."""
    channels = 1 if form == ONE else 4
    return make_texture(form, [np.zeros((height, width, channels), dtype=np.float32)])
