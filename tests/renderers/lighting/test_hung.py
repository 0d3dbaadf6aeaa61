"""What a light that shines through walls passes by."""

from dataclasses import replace

import pytest

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from scenegen.renderers.lighting.hung import passed_by
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh
from tests.renderers.sample_room import CORNERS, BoxCatalogue, box_entity, room_scene

WEST, EAST, LAMP, ON_SHELF, ON_SILL, STANDING = range(1, 7)


EAST_MM, MIDDLE_MM = CORNERS[2][0], CORNERS[2][1] // 2


def hung_room() -> SceneMesh:
    """A room with things on its west and east walls, overhead and on the floor."""
    places = {
        WEST: (20, WALL),
        EAST: (EAST_MM - 20, WALL),
        LAMP: (EAST_MM // 2, CEILING),
        ON_SHELF: (60, WEST),
        ON_SILL: (EAST_MM - 60, WINDOW),
        STANDING: (300, FLOOR),
    }
    box = box_entity(1, "box/10x10x10", 0, 0)
    entities = tuple(
        replace(box, id=number, position_mm=(x, MIDDLE_MM, 1200), support=support)
        for number, (x, support) in places.items()
    )
    return build_scene_mesh(room_scene(*entities), BoxCatalogue().mesh)


@pytest.mark.parametrize(
    ("heading", "passed"),
    [
        (1800, {WEST, ON_SHELF, LAMP}),
        (0, {EAST, ON_SILL, LAMP}),
        (900, {LAMP}),
    ],
)
def test_what_hangs_where_the_light_comes_in_throws_no_shadow(heading, passed):
    towards = Vector(0.5 * cosine(heading), 0.5 * sine(heading), 0.75**0.5)
    assert passed_by(hung_room(), towards) == passed
