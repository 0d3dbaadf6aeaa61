"""Faces that can be drawn at once: of one part, with one texture at most."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion
from scenegen.renderers.lighting.gloss import MIRROR
from scenegen.renderers.lighting.materials import MaterialScene
from scenegen.visibility.scene_mesh import ScenePart


class Features(NamedTuple):
    """What shading some faces takes; the shader is compiled for each mixture.

    Attributes:
        texture: some have a texture.
        grids: some have their ambient occlusion in a grid.
        mirrors: some are mirrors.
        sun: the sun comes in.
    """

    texture: bool = False
    grids: bool = False
    mirrors: bool = False
    sun: bool = False


class DrawCall(NamedTuple):
    """Faces of a part.

    Attributes:
        part: which part.
        first: the first of them, counted in the part.
        length: how many.
        face: the first of them, counted in the scene mesh.
        texture: number of the texture that some of them have; -1 when none has one.
        features: what shading them takes.
    """

    part: int
    first: int
    length: int
    face: int
    texture: int = -1
    features: Features = Features()


class _Traits(NamedTuple):
    """Of each face of a part: its texture or -1, and whether it is a mirror."""

    textures: NDArray[np.int64]
    mirrors: NDArray[np.bool_]


def whole_parts(parts: Sequence[ScenePart]) -> tuple[DrawCall, ...]:
    """A draw call for every part."""
    return tuple(
        DrawCall(number, 0, part.faces.stop - part.faces.start, part.faces.start)
        for number, part in enumerate(parts)
    )


def draw_calls(
    materials: MaterialScene, occlusion: AmbientOcclusion, *, has_sun: bool
) -> tuple[DrawCall, ...]:
    """The draw calls of a scene, sorted by features.

    Faces without a texture join the call that they lie in.
    """
    rows = materials.surfaces.materials
    textures = materials.table.textures[rows]
    mirrors = materials.table.roughness[rows] < MIRROR
    calls: list[DrawCall] = []
    for number, part in enumerate(materials.scene_mesh.parts):
        traits = _Traits(textures[part.faces], mirrors[part.faces])
        common = Features(grids=_has_grids(occlusion, part), sun=has_sun)
        calls += _calls_of(DrawCall(number, 0, 0, part.faces.start, -1, common), traits)
    return tuple(sorted(calls, key=lambda call: (call.features, call.texture)))


def _has_grids(occlusion: AmbientOcclusion, part: ScenePart) -> bool:
    first = part.faces.start - occlusion.first_face
    if first < 0:
        return False
    count = part.faces.stop - part.faces.start
    return bool((occlusion.grid_of[first : first + count] >= 0).any())


def _calls_of(whole: DrawCall, traits: _Traits) -> list[DrawCall]:
    """The draw calls of a part: a new one where the texture or the features change.

    Args:
        whole: of the part, without a count.
        traits: of its faces.
    """
    textures = _filled(traits.textures)
    changes = textures[1:] != textures[:-1]
    changes |= traits.mirrors[1:] != traits.mirrors[:-1]
    starts = [0, *(np.flatnonzero(changes) + 1).tolist()]
    ends = [*starts[1:], len(textures)]
    return [
        whole._replace(
            first=start,
            length=end - start,
            face=whole.face + start,
            texture=int(textures[start]),
            features=whole.features._replace(
                texture=bool(textures[start] >= 0), mirrors=bool(traits.mirrors[start])
            ),
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _filled(textures: NDArray[np.int64]) -> NDArray[np.int64]:
    """-1 becomes the texture before it, or the first one there is."""
    named = np.flatnonzero(textures >= 0)
    if not len(named):
        return textures
    place = np.searchsorted(named, np.arange(len(textures)), side="right") - 1
    filled: NDArray[np.int64] = textures[named[np.maximum(place, 0)]]
    return filled
