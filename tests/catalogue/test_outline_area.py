"""How large things look: against the union of their projected triangles."""

import math

import numpy as np
import pytest
import shapely

from scenegen.catalogue import Catalogue
from scenegen.catalogue.outline_area import LOOK_DOWN, outline_area
from scenegen.geometry.camera import Camera

ASSETS = ("cardboard_box/", "suitcase/", "waste_bin/")


def first_variant(catalogue: Catalogue, prefix: str) -> str:
    return next(asset.id for asset in catalogue.assets if asset.id.startswith(prefix))


def silhouette(catalogue: Catalogue, asset: str, heading: int) -> float:
    """The area that the union of all triangles covers, square metres."""
    mesh = catalogue.mesh(asset)
    camera = Camera.orthographic(
        (0, 0, 0), heading, pitch_tenths=LOOK_DOWN, span_mm=1000, size=1
    )
    flat = camera.to_camera(mesh.vertices)[:, :2]
    triangles = shapely.polygons(flat[mesh.faces])
    areas = shapely.area(triangles)
    return float(shapely.unary_union(triangles[areas > 1e-12]).area)


def seen_box(size_mm: tuple[int, int, int]) -> float:
    """The mean outline of a bounding box from the same four sides."""
    depth, width, height = (side / 1000 for side in size_mm)
    down = math.radians(-LOOK_DOWN / 10)
    diagonal = math.sqrt(0.5)
    sides = (depth + width) * diagonal * height * math.cos(down)
    return sides + depth * width * math.sin(down)


@pytest.mark.parametrize("prefix", ASSETS)
def test_outlines_agree_with_the_union_of_projected_triangles(catalogue, prefix):
    asset = first_variant(catalogue, prefix)
    exact = [
        silhouette(catalogue, asset, heading) for heading in (450, 1350, 2250, 3150)
    ]
    assert outline_area(catalogue, asset) == pytest.approx(np.mean(exact), rel=0.01)


def test_nothing_looks_larger_than_its_bounding_box(catalogue):
    for category in catalogue.categories:
        asset = catalogue.assets_of(category.name)[0]
        area = outline_area(catalogue, asset.id)
        box = seen_box(asset.size_mm)
        # The cells at the rim of a flat thing are two per cent of it.
        assert 0.05 * box < area <= 1.03 * box


def test_what_is_nearly_a_box_looks_as_large_as_one(catalogue):
    asset = catalogue.asset(first_variant(catalogue, "wardrobe/"))
    area = outline_area(catalogue, asset.id)
    assert area == pytest.approx(seen_box(asset.size_mm), rel=0.2)
