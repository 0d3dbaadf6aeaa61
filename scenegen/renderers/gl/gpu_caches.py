"""Meshes and textures that stay on the graphics card from scene to scene, bounded.

Meshes are kept by the mesh itself: the catalogue hands out one for each hash of a file,
and twins share the shell of their room. The least recently used goes first.
"""

from math import log2
from typing import Any

import numpy as np

from scenegen.geometry.mesh import Mesh
from scenegen.renderers.gl.lru import LruCache
from scenegen.renderers.gl.opengl import GL, Primitive
from scenegen.renderers.gl.textures import LINEAR_LIGHT, Texture, make_texture
from scenegen.renderers.lighting.textures import SHARPNESS, STRETCH, Texels
from scenegen.visibility.scene_mesh import ScenePart

MESH_BYTES, SHELL_BYTES, TEXTURE_BYTES = 96 << 20, 1 << 20, 256 << 20
"""Most that is kept of models, of shells, and of textures: all that come along with
scenegen, and a few rooms, whose shells only their twins use again."""

BIAS, PLAIN_BIAS = 0.5 * log2(SHARPNESS), -0.5
"""What is added to the level of a texture with anisotropic filtering, and without: then
levels are chosen by the longer side of a footprint."""

MAX_ANISOTROPY, MOST_ANISOTROPY = 0x84FE, 0x84FF
"""`GL_TEXTURE_MAX_ANISOTROPY`, and the question for the most that a driver has."""


class MeshCache:
    """Meshes as buffers of the graphics card."""

    def __init__(self) -> None:
        """An empty cache."""
        self._models: LruCache[Mesh, Any] = LruCache(MESH_BYTES, _delete)
        self._shells: LruCache[Mesh, Any] = LruCache(SHELL_BYTES, _delete)

    def __len__(self) -> int:
        """How many meshes there are."""
        return len(self._models) + len(self._shells)

    def buffers(self, part: ScenePart) -> Any:
        """The mesh of a part as a primitive of pyrender; uploaded when it is new."""
        cache = self._models if part.owner > 0 else self._shells
        found = cache.get(part.mesh)
        if found is not None:
            return found
        return cache.put(part.mesh, _uploaded(part.mesh), _size_of(part.mesh))

    def drop(self, part: ScenePart) -> None:
        """Let go of a part of the shell that no other view will have."""
        self._shells.drop(part.mesh)

    def trim(self) -> None:
        """Let go of what does not fit; not while a scene is being drawn."""
        self._models.trim()
        self._shells.trim()

    def clear(self) -> None:
        """Let go of everything."""
        self._models.clear()
        self._shells.clear()


def _uploaded(mesh: Mesh) -> Any:
    primitive = Primitive(
        positions=mesh.vertices,
        normals=mesh.normals,
        texcoord_0=mesh.uvs,
        indices=mesh.faces,
    )
    primitive._add_to_context()
    return primitive


def _delete(primitive: Any) -> None:
    primitive.delete()


def _size_of(mesh: Mesh) -> int:
    """Bytes of its buffers: eight numbers a vertex, three indices a face."""
    return 32 * len(mesh.vertices) + 12 * len(mesh.faces)


class TextureCache:
    """Textures of materials on the graphics card, by their number in `Texels`."""

    def __init__(self, *, is_anisotropic: bool) -> None:
        """An empty cache.

        Args:
            is_anisotropic: whether slanted footprints get several samples. On a
                processor these take longer than all the rest.
        """
        self._cache: LruCache[int, Texture] = LruCache(
            TEXTURE_BYTES, lambda each: each.free()
        )
        self._is_anisotropic = is_anisotropic

    def __len__(self) -> int:
        """How many textures there are."""
        return len(self._cache)

    def texture(self, texels: Texels, number: int) -> Texture:
        """A texture with all its levels; uploaded when it is new."""
        found = self._cache.get(number)
        return self._uploaded(texels, number) if found is None else found

    def trim(self) -> None:
        """Let go of what does not fit; not while a scene is being drawn."""
        self._cache.trim()

    def clear(self) -> None:
        """Let go of everything."""
        self._cache.clear()

    def _uploaded(self, texels: Texels, number: int) -> Texture:
        levels = []
        for first, width, height in texels.levels[number, : texels.counts[number]]:
            codes = texels.codes[first : first + width * height]
            levels.append(codes.reshape(height, width, 3))
        texture = make_texture(LINEAR_LIGHT, levels)
        _set_filters(is_anisotropic=self._is_anisotropic)
        return self._cache.put(number, texture, sum(each.nbytes for each in levels))


def _set_filters(*, is_anisotropic: bool) -> None:
    """Between texels and levels, and along slanted footprints if a driver can."""
    target = GL.GL_TEXTURE_2D
    GL.glTexParameteri(target, GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR)
    GL.glTexParameteri(target, GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR)
    GL.glTexParameteri(target, GL.GL_TEXTURE_WRAP_S, GL.GL_REPEAT)
    GL.glTexParameteri(target, GL.GL_TEXTURE_WRAP_T, GL.GL_REPEAT)
    samples = min(_most_anisotropy(), float(STRETCH)) if is_anisotropic else 1.0
    if samples > 1.0:
        GL.glTexParameterf(target, MAX_ANISOTROPY, samples)
    bias = BIAS if samples > 1.0 else PLAIN_BIAS
    GL.glTexParameterf(target, GL.GL_TEXTURE_LOD_BIAS, bias)


def _most_anisotropy() -> float:
    """What a driver has; 1 when it does not know the question."""
    most = np.ones(1, dtype=np.float32)
    GL.glGetFloatv(MOST_ANISOTROPY, most)
    GL.glGetError()
    return float(most[0])
