"""The embedded renderer: no graphics library, and the same bytes on every machine.

It draws the very triangles that decide labels, at twice the resolution, by the same
rasteriser; the faces found there are lit by one distant light with soft shadows, by
light from all around, which corners and furniture keep out, by sun through the windows,
and by lamps. Maps have the same even light at any time of day. Like the labels it uses
only + - * / and square roots, in a fixed order, and tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.camera import Camera, CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers.base import Renderer
from scenegen.renderers.lighting.exposure import THUMBNAIL, exposure_of
from scenegen.renderers.lighting.scene_lighting import (
    PAPER,
    LitScene,
    as_seen,
    light_scene,
)
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.overlays.paint import paint_overlays
from scenegen.renderers.samples import sampled_faces
from scenegen.renderers.software.shading import shade


@dataclass(slots=True)
class SoftwareRenderer(Renderer):
    """Draws with numba kernels; keeps textures, and the last scene.

    Attributes:
        catalogue: where meshes and materials come from.
        resolution: pixels a side.
    """

    catalogue: Catalogue
    resolution: int
    _atlas: TextureAtlas
    _lit: LitScene | None

    def __init__(self, catalogue: Catalogue, resolution: int) -> None:
        """A renderer that has not drawn yet."""
        self.catalogue = catalogue
        self.resolution = resolution
        self._atlas = TextureAtlas()
        self._lit = None

    @property
    def name(self) -> str:
        """As recipes name it."""
        return "software"

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its marks and overlays.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
        """
        lit = self._prepared(scene, view if view.is_map else None)
        scene_mesh = lit.materials.scene_mesh
        faces = sampled_faces(scene_mesh, view, self.resolution)
        rgb = _pixels(view.camera(self.resolution), as_seen(lit, view), faces)
        rgb = paint_overlays(rgb, view, scene_mesh, faces)
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def draw_alike(
        self, scene: Scene, views: Sequence[View]
    ) -> list[NDArray[np.uint8]]:
        """Pictures of views in the room with one exposure, see `Renderer`.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
        """
        lit, size = self._prepared(scene, None), self.resolution
        seen = [
            (
                view.camera(size).numbers,
                as_seen(lit, view),
                sampled_faces(lit.materials.scene_mesh, view, size),
            )
            for view in views
        ]
        light = np.concatenate([_thumbnail(*each) for each in seen])
        exposure = exposure_of(light, lit.world.ambient, PAPER)
        pictures = []
        for eye, world, faces in seen:
            rgb = np.zeros((size, size, 3), dtype=np.uint8)
            shade(eye, world, faces, exposure, rgb, np.zeros((0, 0, 3)))
            pictures.append(rgb)
        return pictures

    def close(self) -> None:
        """Forget textures and the last scene."""
        self._atlas = TextureAtlas()
        self._lit = None

    def _prepared(self, scene: Scene, above: View | None) -> LitScene:
        """The scene with its light; kept until another one comes, or another map."""
        if self._lit is None or not self._lit.is_of(scene, above):
            self._lit = light_scene(scene, self.catalogue, self._atlas, above=above)
        return self._lit


def _pixels(camera: Camera, world: ShadingInputs, triangles: Ints) -> NDArray[np.uint8]:
    """The picture, from the face of each sample."""
    eye = camera.numbers
    rgb = np.zeros((camera.size, camera.size, 3), dtype=np.uint8)
    exposure = _exposure(eye, world, triangles)
    shade(eye, world, triangles, exposure, rgb, np.zeros((0, 0, 3)))
    return rgb


def _exposure(eye: CameraNumbers, world: ShadingInputs, triangles: Ints) -> float:
    """What light is multiplied by, from a thumbnail of the picture."""
    return exposure_of(_thumbnail(eye, world, triangles), world.ambient, PAPER)


def _thumbnail(eye: CameraNumbers, world: ShadingInputs, triangles: Ints) -> Floats:
    """(n, 3) the light of some pixels of a picture, -1 for nothing."""
    step = max(eye.size // THUMBNAIL, 1)
    count = eye.size // step
    samples = triangles[step :: 2 * step, step :: 2 * step][:count, :count]
    small = eye._replace(
        scale=eye.scale / step,
        size=count,
        principal_u=eye.principal_u * count / eye.size,
        principal_v=eye.principal_v * count / eye.size,
    )
    alike = np.repeat(np.repeat(samples, 2, axis=0), 2, axis=1)
    light = np.zeros((count, count, 3))
    shade(small, world, alike, 0.0, np.zeros((0, 0, 3), dtype=np.uint8), light)
    return light.reshape(-1, 3)
