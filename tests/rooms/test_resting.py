"""What lies on something touches it, by the real meshes of both.

Boxes cannot tell: a bed is higher in its middle than at its foot.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.catalogue.entries import Asset, SupportSurface
from scenegen.geometry.camera import Camera
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.mesh import Mesh
from scenegen.geometry.rasterizer import rasterize
from scenegen.records.scene import Entity
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import OnTop
from scenegen.rooms.resting import rest_mm

CELL_MM = 5
"""Side of the cells in which heights are compared."""

FOOT_MM = 8
"""What of an object is this little above its lowest place should touch."""

FLOATS_MM, SINKS_MM = 10, 20
"""Air under an object that is seen, and how far the softest bed yields."""


class Heights(NamedTuple):
    """Heights of a model in cells around its middle, nan beside it, millimetres."""

    cells: np.ndarray
    half: float

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        columns = np.floor((x + self.half) / CELL_MM).astype(int)
        rows = np.floor((self.half - y) / CELL_MM).astype(int)
        size = len(self.cells)
        known = (rows >= 0) & (rows < size) & (columns >= 0) & (columns < size)
        found = np.full(len(x), np.nan)
        found[known] = self.cells[rows[known], columns[known]]
        return found


def heights_of(mesh: Mesh, side: int) -> Heights:
    """Seen from above, or with side -1 from below."""
    vertices = mesh.vertices * (1, 1, side)
    size = 2 * (int(np.abs(vertices[:, :2]).max() * 1000) // CELL_MM + 1)
    eye = round(float(vertices[:, 2].max()) * 1000) + 500
    camera = Camera.orthographic(
        (0, 0, eye), 900, pitch_tenths=-900, span_mm=size * CELL_MM, size=size
    )
    seen = rasterize(camera, vertices, mesh.faces)
    cells = side * (eye - seen.depth * 1000)
    return Heights(np.where(seen.triangles >= 0, cells, np.nan), size * CELL_MM / 2)


def turned(x: np.ndarray, y: np.ndarray, tenths: int) -> tuple[np.ndarray, np.ndarray]:
    angle = np.radians(tenths / 10)
    cos, sin = np.cos(angle), np.sin(angle)
    return x * cos - y * sin, x * sin + y * cos


@pytest.fixture(scope="module")
def air_between(catalogue: Catalogue):
    """Millimetres of air below every cell of an object that should touch its host."""

    @cache
    def top(asset: str) -> Heights:
        return heights_of(catalogue.mesh(asset), 1)

    @cache
    def foot(asset: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        below = heights_of(catalogue.mesh(asset), -1)
        rows, columns = np.nonzero(below.cells <= np.nanmin(below.cells) + FOOT_MM)
        x = (columns + 0.5) * CELL_MM - below.half
        return x, below.half - (rows + 0.5) * CELL_MM, below.cells[rows, columns]

    def measured(host: Entity, thing: Entity) -> np.ndarray:
        x, y, low = foot(thing.asset)
        x, y = turned(x, y, thing.heading_tenths)
        x, y = (
            each + thing.position_mm[axis] - host.position_mm[axis]
            for axis, each in enumerate((x, y))
        )
        under = top(host.asset).at(*turned(x, y, -host.heading_tenths))
        air = thing.position_mm[2] + low - host.position_mm[2] - under
        clear: np.ndarray = air[~np.isnan(air)]
        return clear

    return measured


def test_what_lies_on_something_touches_it(scenes, air_between):
    carried, afloat, sunk = 0, [], []
    for scene in scenes:
        hosts = {each.id: each for each in scene.entities}
        for thing in scene.entities:
            if thing.support not in hosts:
                continue
            carried += 1
            air = air_between(hosts[thing.support], thing)
            named = hosts[thing.support].asset, thing.asset, float(np.median(air))
            assert np.median(air) < 2.5 * FLOATS_MM, named
            if (air > FLOATS_MM).mean() > 0.5:
                afloat.append(named)
            if np.percentile(-air, 99) > SINKS_MM:
                sunk.append(named)
    assert carried > 500
    # At the edge of a duvet an object touches what is higher alone.
    assert 250 * len(afloat) <= carried, afloat
    assert 500 * len(sunk) <= carried, sunk


def test_models_that_people_lie_and_sit_on_have_heights_for_their_regions(
    catalogue: Catalogue,
):
    soft = [each for each in catalogue.assets if each.surface and each.surface.soft_mm]
    assert {each.category for each in soft} == {"armchair", "bed", "bench", "sofa"}
    for asset in soft:
        assert asset.surface is not None
        heights = [height for row in asset.surface.soft_mm for height in row]
        assert max(heights) <= asset.surface.z_mm
        assert min(heights) >= asset.surface.z_mm - 75


def stepped(soft_mm: tuple[tuple[int, ...], ...]) -> PlacedEntity:
    """A bed of 1 by 1 metre whose top is in regions, at (5, 3) metres, facing north."""
    surface = SupportSurface(500, (-500, 500), (-500, 500), soft_mm)
    asset = Asset(
        "bed/steps", "bed", "", "", "", "", (1000, 1000, 500), 0, False, (), surface
    )
    footprint = Footprint(FloorPosition(5000, 3000, 900), 1000, 1000)
    return PlacedEntity(asset, footprint, None, 100, OnTop(()))


@pytest.mark.parametrize(
    ("place", "height"),
    [
        ((5250, 3250), 430),
        ((4750, 3250), 440),
        ((5250, 2750), 410),
        ((4750, 2750), 420),
    ],
)
def test_an_object_lies_as_high_as_the_region_below_it(
    place: tuple[int, int], height: int
):
    bed = stepped(((410, 420), (430, 440)))
    footprint = Footprint(FloorPosition(place[0], place[1], 450), 200, 100)
    assert rest_mm(bed, footprint) == 100 + height


def test_an_object_on_two_regions_lies_on_the_higher_one():
    bed = stepped(((410, 410), (440, 440)))
    assert rest_mm(bed, Footprint(FloorPosition(5000, 3000, 0), 300, 300)) == 540
    assert rest_mm(bed, Footprint(FloorPosition(5000, 2700, 0), 300, 300)) == 510


def test_a_level_top_has_one_height():
    bed = stepped(())
    assert rest_mm(bed, Footprint(FloorPosition(5100, 3000, 0), 300, 300)) == 600
