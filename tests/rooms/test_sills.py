"""Sill boards bear what stands on them, and curtains hang clear before them."""

import numpy as np
import shapely

from scenegen.catalogue import Catalogue
from scenegen.records.scene import Opening, Scene
from scenegen.records.visibility import WINDOW
from scenegen.rooms.openings import sill_boards
from scenegen.rooms.relations import sills_of
from scenegen.shell.parts import shell_parts
from scenegen.visibility.scene_mesh import pose_of
from tests.rooms.bodies import footprint_of

FOOT_M = 0.008
"""What of an object is this little above its lowest place stands on the board."""

CURTAINS = ("curtain", "net_curtain")


def boards_of(scene: Scene, window: Opening) -> shapely.Polygon:
    """The level faces of sills and ledges at the height of a window's, from above."""
    part = next(
        part
        for part in shell_parts(scene.room, scene.light.backdrop)
        if part.owner == WINDOW
    )
    corners = part.mesh.vertices[part.mesh.faces]
    height = (window.sill_mm + 4) / 1000
    level = np.abs(corners[:, :, 2] - height).max(axis=1) < 1e-6
    faces = [shapely.Polygon(face[:, :2]) for face in corners[level]]
    return shapely.union_all([face for face in faces if face.area > 0])


def test_what_stands_on_a_sill_has_board_below_its_foot(scenes, catalogue: Catalogue):
    shares = []
    for scene in scenes:
        for thing in scene.entities:
            if thing.support != WINDOW:
                continue
            placed = pose_of(thing).to_world(catalogue.mesh(thing.asset).vertices)
            foot = placed[placed[:, 2] < placed[:, 2].min() + FOOT_M]
            plan = shapely.MultiPoint(foot[:, :2]).convex_hull
            board = boards_of(scene, sills_of(scene.room)[0]).buffer(0.001)
            shares.append(board.intersection(plan).area / plan.area)
    assert len(shares) > 50
    assert min(shares) > 0.9


def test_what_is_on_furniture_below_a_window_is_clear_of_its_board(scenes, catalogue):
    found = 0
    for scene in scenes:
        for board in sill_boards(scene.room):
            for thing in scene.entities:
                asset = catalogue.asset(thing.asset)
                low = thing.position_mm[2]
                is_level = low < board.high and board.low < low + asset.size_mm[2]
                if thing.support > 0 and is_level:
                    found += 1
                    plan = footprint_of(thing, asset)
                    assert not plan.meets(board.footprint), thing
    assert found > 200


def test_no_curtain_meets_a_sill_board(scenes, catalogue: Catalogue):
    found = 0
    for scene in scenes:
        sills = sills_of(scene.room)
        for curtain in scene.entities:
            if curtain.category not in CURTAINS or not sills:
                continue
            found += 1
            mesh = catalogue.mesh(curtain.asset)
            corners = pose_of(curtain).to_world(mesh.vertices)[mesh.faces]
            height = (sills[0].sill_mm + 4) / 1000
            low, high = corners[:, :, 2].min(axis=1), corners[:, :, 2].max(axis=1)
            near = corners[(low < height) & (high > height - 0.03)]
            cloth = [shapely.MultiPoint(face[:, :2]).convex_hull for face in near]
            board = boards_of(scene, sills[0])
            assert not any(board.intersects(face) for face in cloth), curtain
    assert found > 30
