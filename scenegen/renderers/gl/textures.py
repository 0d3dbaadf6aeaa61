"""Textures from arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.renderers.gl.opengl import GL


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
        """Free it."""
        GL.glDeleteTextures([self.name])


def make_texture(texel_format: Format, levels: Sequence[NDArray[Any]]) -> Texture:
    """A texture that is bound to the unit in use.

    Args:
        texel_format: of its texels.
        levels: (h, w, c) each, the first row first, each half as large as the last.
    """
    texture = _named()
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    for level, texels in enumerate(levels):
        height, width = texels.shape[:2]
        _fill(texel_format, level, (width, height), np.ascontiguousarray(texels))
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAX_LEVEL, len(levels) - 1)
    return texture


def blank_texture(texel_format: Format, width: int, height: int) -> Texture:
    """A texture to be drawn into; it holds whatever was in memory before."""
    texture = _named()
    _fill(texel_format, 0, (width, height), None)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAX_LEVEL, 0)
    return texture


def _named() -> Texture:
    """A texture without texels, which are read one by one."""
    texture = Texture(int(GL.glGenTextures(1)))
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture.name)
    for name in (GL.GL_TEXTURE_MIN_FILTER, GL.GL_TEXTURE_MAG_FILTER):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, name, GL.GL_NEAREST)
    return texture


def _fill(
    texel_format: Format, level: int, size: tuple[int, int], texels: NDArray[Any] | None
) -> None:
    """One level of the texture that is bound; `size` is width and height."""
    inner, outer, kind = texel_format
    target = GL.GL_TEXTURE_2D
    GL.glTexImage2D(target, level, inner, *size, 0, outer, kind, texels)
