"""What hangs in the way of a light that shines through walls.

The main light of a room is a distant one. Walls and ceiling let it pass, or rooms would
be dark; so a picture on the wall through which it comes would throw its shadow far into
the room, where nothing is that could throw one. Such things are passed, too. Those on
the other walls throw their shadow on the wall behind them.
"""

from scenegen.geometry.pose import Vector
from scenegen.records.visibility import CEILING, WALL, WINDOW
from scenegen.renderers.lighting.walls import WallLine, wall_lines
from scenegen.visibility.scene_mesh import SceneMesh, lowest_of

DOWN = Vector(0.0, 0.0, -1.0)
"""Off the ceiling."""


def passed_by(scene_mesh: SceneMesh, towards: Vector) -> frozenset[int]:
    """The entities that throw no shadow of a light that shines through walls.

    Args:
        scene_mesh: of the room.
        towards: unit vector to where the light comes from.
    """
    walls, supports = wall_lines(scene_mesh.room), scene_mesh.supports
    places = {part.owner: part.pose.origin for part in scene_mesh.parts}
    found = set()
    for number in places.keys() & supports.keys():
        lowest = lowest_of(number, scene_mesh)
        support = supports[lowest]
        if lowest in places and support in (WALL, WINDOW, CEILING):
            way = DOWN if support == CEILING else _inward(places[lowest], walls)
            if way.x * towards.x + way.y * towards.y + way.z * towards.z < 0.0:
                found.add(number)
    return frozenset(found)


def _inward(place: Vector, walls: tuple[WallLine, ...]) -> Vector:
    """The unit vector off the wall that is nearest to a place."""
    nearest = min(walls, key=lambda wall: _squared_gap(wall, place))
    return Vector(-nearest.out[0], -nearest.out[1], 0.0)


def _squared_gap(wall: WallLine, place: Vector) -> float:
    """From a place to a wall on the floor, square metres."""
    dx, dy = place.x - wall.x, place.y - wall.y
    along = dx * wall.along[0] + dy * wall.along[1]
    beyond = along - min(max(along, 0.0), wall.length)
    out = dx * wall.out[0] + dy * wall.out[1]
    return beyond * beyond + out * out
