"""Walls with doors and windows are still closed, and show them where they are."""

from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.mesh import Mesh
from scenegen.records.rig import View
from scenegen.records.scene import Opening, Room, Scene
from scenegen.records.visibility import (
    CEILING,
    DOOR,
    FLOOR,
    NOTHING,
    SKIRTING,
    WALL,
    WINDOW,
)
from scenegen.rooms.openings import door_position
from scenegen.rooms.outlines import rectangle
from scenegen.rooms.placement import walls_of
from scenegen.shell.parts import BACKDROP, shell_parts
from scenegen.shell.windows import SILL_REACH
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.open_rooms import of_kind, open_rooms
from tests.visibility import hand_made
from tests.visibility.hand_made import HEIGHT, above, looking, room_of

PLAIN = [FLOOR, WALL, SKIRTING, CEILING]

SQUARE = replace(
    room_of(rectangle(5000, 5000)),
    openings=(
        Opening("door", 0, 1000, 900, 0, 2100),
        Opening("window", 1, 1500, 1800, 900, 1300),
        Opening("window", 2, 2000, 1200, 0, 2200),
        Opening("door", 3, 600, 800, 0, 2000),
        Opening("window", 3, 3000, 900, 300, 1900),
    ),
)


def parts_of(room: Room) -> dict[int, Mesh]:
    return {part.owner: part.mesh for part in shell_parts(room)}


def triangles(mesh: Mesh) -> np.ndarray:
    """(m, 3, 3) corners in whole millimetres."""
    corners: np.ndarray = np.rint(mesh.vertices[mesh.faces] * 1000).astype(np.int64)
    return corners


def areas(corners: np.ndarray) -> np.ndarray:
    """Of triangles, square millimetres."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    found: np.ndarray = np.linalg.norm(np.cross(b - a, c - a).astype(float), axis=1) / 2
    return found


@given(open_rooms())
def test_doors_and_windows_are_parts_of_their_own_before_the_ceiling(room):
    owners = [part.owner for part in shell_parts(room)]
    extra = [DOOR] if of_kind(room, "door") else []
    extra += [WINDOW] if of_kind(room, "window") else []
    assert owners == [*PLAIN[:-1], *extra, CEILING]


@given(open_rooms())
def test_floor_and_ceiling_do_not_care_for_windows_above_the_floor(room):
    high = tuple(each for each in room.openings if each.sill_mm > 0)
    bare, opened = (parts_of(replace(room, openings=some)) for some in ((), high))
    assert list(bare) == PLAIN
    for owner in (FLOOR, SKIRTING, CEILING):
        assert np.array_equal(bare[owner].vertices, opened[owner].vertices)


@given(open_rooms())
def test_the_inner_faces_lose_what_the_openings_take(room):
    corners = triangles(parts_of(room)[WALL])
    rim = shapely.Polygon(room.outline_mm).exterior
    on_rim = shapely.distance(rim, shapely.points(corners[:, :, :2])) < 1e-6
    is_upright = np.ptp(corners[:, :, 2], axis=1) > 0
    inner = on_rim.all(axis=1) & is_upright
    holes = sum(each.width_mm * each.height_mm for each in room.openings)
    wanted = rim.length * room.height_mm - holes
    assert areas(corners[inner]).sum() == pytest.approx(wanted)


@given(open_rooms())
def test_a_wall_with_what_closes_its_top_is_open_only_at_the_floor(room):
    parts = parts_of(room)
    pieces = [triangles(parts[WALL])]
    for owner in (DOOR, WINDOW):
        if owner in parts:
            corners = triangles(parts[owner])
            pieces.append(corners[(corners[:, :, 2] == room.height_mm).all(axis=1)])
    open_lines = net_edges(np.concatenate(pieces))
    assert all(start[2] == end[2] == 0 for start, end in open_lines)


def net_edges(corners: np.ndarray) -> list[tuple[list[int], list[int]]]:
    """Edges of triangles along which no others run the other way.

    Along lines parallel to an axis, edges may be cut at different places on both sides:
    what counts is how many run over each place, less how many run back.
    """
    loose: Counter[tuple[tuple[int, ...], tuple[int, ...]]] = Counter()
    steps: defaultdict[tuple[int, tuple[int, ...]], Counter[int]] = defaultdict(Counter)
    for triangle in corners.tolist():
        for start, end in zip(triangle, triangle[1:] + triangle[:1], strict=True):
            axes = [axis for axis in range(3) if start[axis] != end[axis]]
            if len(axes) > 1:
                loose[tuple(start), tuple(end)] += 1
                loose[tuple(end), tuple(start)] -= 1
                continue
            line = (axes[0], tuple(np.delete(start, axes[0]).tolist()))
            steps[line][start[axes[0]]] += 1
            steps[line][end[axes[0]]] -= 1
    found = [(list(a), list(b)) for (a, b), count in loose.items() if count]
    for (axis, rest), events in steps.items():
        places = [place for place, count in events.items() if count]
        ends = [np.insert(rest, axis, place).tolist() for place in places]
        found += [(end, end) for end in ends]
    return found


@given(open_rooms())
def test_nothing_of_a_wall_is_left_where_an_opening_is(room):
    middle = triangles(parts_of(room)[WALL]).mean(axis=1)
    for opening in room.openings:
        along, away = at_wall(room, opening, middle)
        inside = (along > opening.offset_mm) & (
            along < opening.offset_mm + opening.width_mm
        )
        inside &= (middle[:, 2] > opening.sill_mm) & (
            middle[:, 2] < opening.sill_mm + opening.height_mm
        )
        assert not (inside & (away > -1) & (away < room.wall_mm + 1)).any()


def at_wall(
    room: Room, opening: Opening, points: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """How far points are along the wall of an opening, and out of the room."""
    wall = walls_of(room)[opening.wall]
    x, y = points[..., 0] - wall.x, points[..., 1] - wall.y
    cos, sin = round(cosine(wall.along)), round(sine(wall.along))
    return x * cos + y * sin, x * sin - y * cos


@pytest.mark.parametrize(("kind", "owner"), [("door", DOOR), ("window", WINDOW)])
@given(room=open_rooms())
def test_joinery_keeps_near_its_opening(kind, owner, room):
    openings = of_kind(room, kind)
    assume(openings)
    corners = parts_of(room)[owner].vertices * 1000
    near = np.zeros(len(corners), dtype=bool)
    for opening in openings:
        along, away = at_wall(room, opening, corners)
        first, last = opening.offset_mm, opening.offset_mm + opening.width_mm
        here = (along > first - 61) & (along < last + 61)
        near |= here & (away > -SILL_REACH - 1) & (away < room.wall_mm + 1)
    assert near.all()
    assert corners[:, 2].min() >= -10
    assert corners[:, 2].max() == room.height_mm


@given(open_rooms())
def test_skirting_stops_at_what_reaches_the_floor(room):
    corners = parts_of(room)[SKIRTING].vertices * 1000
    for opening in room.openings:
        along, away = at_wall(room, opening, corners)
        inside = (along > opening.offset_mm + 1) & (
            along < opening.offset_mm + opening.width_mm - 1
        )
        is_near = (away > -20) & (away < 1)
        middle = opening.offset_mm + opening.width_mm // 2
        boards = triangles(parts_of(room)[SKIRTING])
        spans, depths = at_wall(room, opening, boards)
        crossing = (spans.min(axis=1) < middle) & (spans.max(axis=1) > middle)
        crossing &= (np.abs(depths) < 20).all(axis=1)
        assert not (inside & is_near).any()
        assert crossing.any() == (opening.sill_mm > 0)


@given(open_rooms(), st.integers(1, 3))
def test_a_room_turned_by_quarters_has_the_same_shell_turned(room, quarters):
    outline = room.outline_mm
    turned = {owner: mesh.vertices for owner, mesh in parts_of(room).items()}
    for _ in range(quarters):
        outline = tuple((-y, x) for x, y in outline)
        turned = {
            owner: np.stack([-places[:, 1], places[:, 0], places[:, 2]], axis=1)
            for owner, places in turned.items()
        }
    for owner, mesh in parts_of(replace(room, outline_mm=outline)).items():
        if owner in (FLOOR, CEILING):
            continue
        assert np.array_equal(mesh.vertices, turned[owner] + 0.0)


@given(open_rooms())
def test_faces_look_where_their_normals_point(room):
    for mesh in parts_of(room).values():
        corners = mesh.vertices[mesh.faces]
        turned = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        unit = turned / np.linalg.norm(turned, axis=1, keepdims=True)
        for corner in range(3):
            assert np.allclose(mesh.normals[mesh.faces[:, corner]], unit, atol=1e-9)


NOON, NIGHT = "outside/street_noon", "outside/street_night"


def test_only_the_world_outside_depends_on_the_time_of_day():
    for noon, night in zip(
        shell_parts(SQUARE, NOON), shell_parts(SQUARE, NIGHT), strict=True
    ):
        assert np.array_equal(noon.mesh.vertices, night.mesh.vertices)
        other = tuple(name.replace(NOON, NIGHT) for name in noon.mesh.materials)
        assert night.mesh.materials == other
        assert (NIGHT in other) == (noon.owner == WINDOW)


def test_the_pane_is_laid_so_that_height_is_v():
    mesh = parts_of(SQUARE)[WINDOW]
    pane = np.unique(mesh.faces[mesh.slots == mesh.materials.index(BACKDROP)])
    assert len(pane) == 4 * len(of_kind(SQUARE, "window"))
    assert np.array_equal(mesh.uvs[pane, 1], mesh.vertices[pane, 2])


@given(open_rooms())
def test_uvs_of_reveals_go_on_from_the_height_of_the_wall(room):
    mesh = parts_of(room)[WALL]
    heights = mesh.vertices[:, 2]
    reach = room.wall_mm / 1000 + 1e-9
    below = heights < room.height_mm / 1000 - 1e-9
    rise = mesh.uvs[:, 1] - heights
    assert ((rise >= -1e-9) & (rise <= reach))[below].all()


def seen(room: Room, view: View, size: int = 96) -> np.ndarray:
    empty = Scene(room, (), hand_made.scene_of().light)
    ids: np.ndarray = observe_view(
        build_scene_mesh(empty, hand_made.mesh_of), view, size
    ).ids
    return ids


@settings(max_examples=25)
@given(open_rooms(), st.data(), st.integers(0, 3599), st.integers(-900, 900))
def test_no_view_inside_an_open_room_shows_the_outside(room, data, heading, pitch):
    free = shapely.Polygon(room.outline_mm).buffer(-200)
    west, south, east, north = (round(edge) for edge in free.bounds)
    x, y = data.draw(st.integers(west, east)), data.draw(st.integers(south, north))
    assume(shapely.covers(free, shapely.Point(x, y)))
    height = data.draw(st.integers(300, 2200))
    view = looking(x, y, heading, pitch=pitch, z=height)
    assert (seen(room, view) != NOTHING).all()


@settings(max_examples=25)
@given(open_rooms())
def test_an_opening_is_visible_from_before_it(room):
    for opening in room.openings:
        x, y = door_position(opening, room)
        outward = (walls_of(room)[opening.wall].inward + 1800) % 3600
        middle = opening.sill_mm + opening.height_mm // 2
        view = looking(x, y, outward, z=middle, fov=300)
        owner = DOOR if opening.kind == "door" else WINDOW
        assert (seen(room, view, 24) == owner).all()


def test_a_map_shows_doors_as_gaps_and_windows_as_lines():
    size = 560
    ids = seen(SQUARE, above(5600, 2500), size)

    def across(opening: Opening) -> list[int]:
        """What the map shows along a line across the middle of an opening."""
        wall = walls_of(SQUARE)[opening.wall]
        cos, sin = round(cosine(wall.along)), round(sine(wall.along))
        middle = opening.offset_mm + opening.width_mm // 2
        found = []
        for out in range(5, SQUARE.wall_mm, 10):
            x = wall.x + middle * cos + out * sin
            y = wall.y + middle * sin - out * cos
            found.append(int(ids[(5300 - y) // 10, (x + 300) // 10]))
        return found

    for opening in SQUARE.openings:
        if opening.kind == "door":
            assert set(across(opening)) == {DOOR}
        else:
            strips = across(opening)
            assert strips == [*4 * [WINDOW], *4 * [WALL], *4 * [WINDOW]]
    assert SQUARE.height_mm == HEIGHT
