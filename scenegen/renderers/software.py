"""The embedded renderer: no graphics library, and the same bytes on every machine.

It draws the very triangles that decide labels, at twice the resolution, by the same
rasteriser; what is seen there is lit by one distant light with soft shadows, by light
from all around, which corners and furniture keep out, by sun through the windows, and
by lamps. Maps have the same even light at any time of day. Like the labels it uses
only + - * / and square roots, in a fixed order, and tables.
"""

from dataclasses import dataclass, replace
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.camera import Camera, CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.ambience import ON_MAPS, ambience
from scenegen.renderers.exposure import BLUE, GREEN, RED, exposure_of
from scenegen.renderers.mirrors import hall_of
from scenegen.renderers.overlays import paint_overlays
from scenegen.renderers.samples import sampled_faces
from scenegen.renderers.shading import World, paint
from scenegen.renderers.shadow import cast_shadows
from scenegen.renderers.sky import measure_openness
from scenegen.renderers.sources import NO_SOURCES, place_sources
from scenegen.renderers.staging import Staging, set_stage
from scenegen.renderers.sunlight import let_sun_in
from scenegen.renderers.textures import TextureShelf
from scenegen.renderers.tone import code_table, linear, linear_table

PAPER: Rgb = (164, 163, 160)
"""sRGB of what lies outside of the room."""

THUMBNAIL = 64


class _Set(NamedTuple):
    """A scene that is ready to be drawn from any view."""

    scene: Scene
    staging: Staging
    world: World


@dataclass(slots=True)
class SoftwareRenderer:
    """Draws with numba kernels; keeps textures, and the last scene.

    Attributes:
        catalogue: where meshes and materials come from.
        resolution: pixels a side.
    """

    catalogue: Catalogue
    resolution: int
    _shelf: TextureShelf
    _set: _Set | None

    def __init__(self, catalogue: Catalogue, resolution: int) -> None:
        """A renderer that has not drawn yet."""
        self.catalogue = catalogue
        self.resolution = resolution
        self._shelf = TextureShelf()
        self._set = None

    @property
    def name(self) -> str:
        """As recipes name it."""
        return "software"

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its signs and markers.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
        """
        ready = self._prepared(scene)
        stage = ready.staging.stage
        world = _as_map(ready) if view.is_map else ready.world
        seen = sampled_faces(stage, view, self.resolution)
        rgb = _pixels(view.camera(self.resolution), world, seen)
        rgb = paint_overlays(rgb, view, stage, seen)
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def close(self) -> None:
        """Forget textures and the last scene."""
        self._shelf = TextureShelf()
        self._set = None

    def __enter__(self) -> Self:
        """The renderer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _prepared(self, scene: Scene) -> _Set:
        """The scene with its light; kept until another one comes."""
        if self._set is None or self._set.scene != scene:
            staging = set_stage(scene, self.catalogue, self._shelf)
            sources = place_sources(scene, staging, self.catalogue)
            world = World(
                surfaces=staging.surfaces,
                looks=staging.looks,
                texels=self._shelf.texels,
                decode=linear_table(),
                codes=code_table(),
                paper=linear(PAPER),
                openness=measure_openness(staging),
                shadows=cast_shadows(staging, scene.light),
                glow=ambience(staging, scene.light, sources),
                sources=sources,
                sunshine=let_sun_in(staging, scene.light.sun),
                hall=hall_of(staging, scene.light.time),
            )
            self._set = _Set(scene, staging, world)
        return self._set


def _as_map(ready: _Set) -> World:
    """The world as maps show it: walls in ink, and the even light of any other map."""
    world, staging = ready.world, ready.staging
    even = replace(ON_MAPS, elevation_tenths=ready.scene.light.elevation_tenths)
    return world._replace(
        surfaces=world.surfaces._replace(looks=staging.map_looks),
        glow=ambience(staging, even, NO_SOURCES),
        sources=NO_SOURCES,
        sunshine=let_sun_in(staging, None),
    )


def _pixels(camera: Camera, world: World, triangles: Ints) -> NDArray[np.uint8]:
    """The picture of what each sample sees."""
    eye = camera.numbers
    rgb = np.zeros((camera.size, camera.size, 3), dtype=np.uint8)
    exposure = _exposure(eye, world, triangles)
    paint(eye, world, triangles, exposure, rgb, np.zeros((0, 0, 3)))
    return rgb


def _exposure(eye: CameraNumbers, world: World, triangles: Ints) -> float:
    """What light is multiplied by, from a thumbnail of the picture."""
    step = max(eye.size // THUMBNAIL, 1)
    count = eye.size // step
    samples = triangles[step :: 2 * step, step :: 2 * step][:count, :count]
    small = eye._replace(scale=eye.scale / step, size=count)
    alike = np.repeat(np.repeat(samples, 2, axis=0), 2, axis=1)
    light = np.zeros((count, count, 3))
    paint(small, world, alike, 0.0, np.zeros((0, 0, 3), dtype=np.uint8), light)
    red, green, blue = (code / 255 for code in PAPER)
    return exposure_of(
        light.reshape(-1, 3),
        world.glow,
        paper=RED * red + GREEN * green + BLUE * blue,
        codes=world.codes,
    )
