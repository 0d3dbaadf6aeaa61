from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import TokenError
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import MapEntry, MapMark
from scenegen.records.rig import OrthographicLens
from scenegen.tokens.birds_eye_grid import CELLS
from scenegen.tokens.depth_grid import BEYOND, EDGES_MM
from scenegen.tokens.marks import LABELS
from scenegen.tokens.object_map import (
    ObjectMap,
    map_entries,
    object_map_text,
    read_object_map_text,
)
from tests.strategies import MAP, SIZE, Patch, at_place, entity, paint, scene_of, view

entries = st.builds(
    MapEntry,
    row=st.integers(0, CELLS - 1),
    column=st.integers(0, CELLS - 1),
    category=st.sampled_from(["chair", "floor_lamp", "tv_stand"]),
    instance=st.integers(1, 127),
    box=st.tuples(*[st.integers(0, 335)] * 4),
    distance=st.integers(0, 127),
)
marks = st.builds(
    MapMark,
    label=st.sampled_from(LABELS),
    row=st.integers(0, CELLS - 1),
    column=st.integers(0, CELLS - 1),
    pixel=st.tuples(*[st.integers(0, 335)] * 2),
    distance=st.integers(0, 127),
)
offsets = st.integers(-9000, 9000)


def cell_of(position_mm, *, camera) -> tuple[int, int]:
    """Where one stool, seen by a camera, is entered."""
    scene = scene_of(entity(1, "stool", position_mm))
    (entry,) = map_entries(scene, paint(camera, (at_place(1, 12),)))
    return entry.row, entry.column


@given(
    st.lists(entries, max_size=30).map(tuple), st.lists(marks, max_size=6).map(tuple)
)
def test_object_map_text_round_trips(entries, marks):
    text = object_map_text(entries, marks)
    assert read_object_map_text(f"\n{text} ") == ObjectMap(entries, marks)
    assert " " not in text


def test_entries_and_marks_are_spelt_as_published():
    entry = MapEntry(17, 12, "floor_lamp", 3, (98, 120, 143, 201), 84)
    mark = MapMark("X", 19, 11, (168, 240), 70)
    assert object_map_text((entry,), (mark,)) == (
        "<MAP_START><CATEGORY_floor_lamp><INSTANCE_3><ROW_17><COL_12><DEPTH_84>"
        "<PIXEL_98><PIXEL_120><PIXEL_143><PIXEL_201>"
        "<MARK_X><ROW_19><COL_11><DEPTH_70><PIXEL_168><PIXEL_240><MAP_END>"
    )


THING = MapEntry(1, 2, "chair", 3, (4, 5, 6, 7), 8)
ENTRY = object_map_text((THING,), (MapMark("M1", 1, 2, (9, 10), 127),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENTRY.replace("<MAP_END>", ""),
        ENTRY.replace("<ROW_1>", "", 1),
        ENTRY.replace("<ROW_1>", "<ROW_24>", 1),
        ENTRY.replace("<COL_2>", "<COL_99>", 1),
        ENTRY.replace("<DEPTH_8>", ""),
        ENTRY.replace("<DEPTH_8>", "<DEPTH_128>"),
        ENTRY.replace("<DEPTH_127>", "<DEPTH_128>"),
        ENTRY.replace("<PIXEL_7>", "<PIXEL_336>"),
        ENTRY.replace("<PIXEL_10>", "<PIXEL_336>"),
        ENTRY.replace("<PIXEL_10>", ""),
        ENTRY.replace("<PIXEL_7>", "<PIXEL_7> "),
        ENTRY.replace("<MARK_M1>", "<MARK_M2>"),
        ENTRY.replace("<MAP_START>", "<MAP_START>so"),
        ENTRY.replace("<MAP_END>", "<CATEGORY_chair><MAP_END>"),
        ENTRY.replace("<MAP_END>", object_map_text((THING,))[11:]),
    ],
)
def test_damaged_object_map_text_is_refused(text):
    with pytest.raises(TokenError, match="object map text"):
        read_object_map_text(text)


def test_every_piece_that_cannot_be_read_is_named():
    text = ENTRY.replace("<ROW_1>", "<ROW_77>").replace("<PIXEL_9>", "<PIXEL_999>")
    with pytest.raises(TokenError) as refused:
        read_object_map_text(text)
    assert str(refused.value).count("<ROW_77>") == 2


@pytest.mark.parametrize(
    ("forward_mm", "right_mm", "cell"),
    [
        (1, 1, (23, 12)),
        (1, -1, (23, 11)),
        (599, 599, (23, 12)),
        (600, 600, (22, 13)),
        (3000, -1300, (18, 9)),
        (14_399, 0, (0, 12)),
        (20_000, 20_000, (0, 23)),
        (-3000, -20_000, (23, 0)),
    ],
)
@pytest.mark.parametrize("heading_tenths", [0, 900, 1800, 2700])
def test_a_floor_cell_lies_ahead_and_to_the_right(
    forward_mm, right_mm, cell, heading_tenths
):
    camera = view(0, heading_tenths=heading_tenths)
    cos, sin = int(cosine(heading_tenths)), int(sine(heading_tenths))
    x, y, _ = camera.position_mm
    east = forward_mm * cos + right_mm * sin
    north = forward_mm * sin - right_mm * cos
    assert cell_of((x + east, y + north, 0), camera=camera) == cell


@given(offsets, offsets, st.integers(0, 3599))
def test_mirroring_about_the_axis_mirrors_the_columns(forward, right, heading):
    camera = view(0, heading_tenths=heading)
    cos, sin = cosine(heading), sine(heading)
    x, y, _ = camera.position_mm

    def column(side: int) -> int:
        east = forward * cos + side * right * sin
        north = forward * sin - side * right * cos
        place = (x + round(east), y + round(north), 0)
        return cell_of(place, camera=camera)[1]

    assert abs(column(1) + column(-1) - (CELLS - 1)) <= 1


@given(offsets, offsets, st.integers(-900, 0))
def test_the_pitch_of_a_camera_plays_no_part(x, y, pitch):
    camera = replace(view(0), pitch_tenths=pitch)
    assert cell_of((x, y, 0), camera=camera) == cell_of((x, y, 0), camera=view(0))


@pytest.mark.parametrize(
    ("position_mm", "cell"),
    [
        ((2501, 2499, 0), (12, 12)),
        ((2499, 2501, 900), (11, 11)),
        ((100, 4900, 0), (2, 2)),
        ((4900, 100, 0), (21, 21)),
        ((-9000, 9000, 0), (0, 0)),
    ],
)
def test_a_map_cell_lies_where_the_map_shows_the_object(position_mm, cell):
    """The map is 6 m a side about (2.5, 2.5) m, north up: cells of 0.25 m."""
    assert cell_of(position_mm, camera=MAP) == cell


def test_a_map_of_another_span_has_other_cells():
    wide = replace(MAP, lens=OrthographicLens(12_000))
    assert cell_of((100, 4900, 0), camera=wide) == (7, 7)


@given(
    st.integers(0, SIZE - 9), st.integers(0, SIZE - 9), st.integers(5, 60),
    st.integers(5, 60),
)  # fmt: skip
def test_a_box_covers_its_pixels_and_hardly_more(x0, y0, wide, high):
    x1, y1 = min(x0 + wide, SIZE), min(y0 + high, SIZE)
    scene = scene_of(entity(1, "stool"))
    (entry,) = map_entries(scene, paint(view(0), (Patch(1, (x0, y0, x1, y1)),)))
    grid = SIZE / 336
    for low, high_bound, first, last in (
        (x0, x1, entry.box[0], entry.box[2]),
        (y0, y1, entry.box[1], entry.box[3]),
    ):
        assert 0 <= first <= last <= 335
        assert first * grid <= low < (first + 1) * grid
        assert last * grid < high_bound <= (last + 1) * grid


@pytest.mark.parametrize(
    ("side", "in_view", "on_map"), [(2, 0, 0), (3, 0, 1), (4, 1, 1)]
)
def test_what_is_too_small_has_no_entry(side, in_view, on_map):
    """2, 3 and 4 pixels a side fill 28, 62 and 111 per cent mille."""
    scene = scene_of(entity(1, "stool"))
    patch = at_place(1, 7, side=side)
    assert len(map_entries(scene, paint(view(0), (patch,)))) == in_view
    assert len(map_entries(scene, paint(MAP, (patch,)))) == on_map


def test_entries_stand_in_the_order_of_cells_and_say_who_they_are():
    scene = scene_of(
        entity(1, "stool", (0, 0, 0)),
        entity(2, "sofa", (900, 0, 0)),
        entity(3, "bed", (2500, 900, 0)),
    )
    visibility = paint(view(0), (at_place(3, 0), at_place(1, 1)))
    found = map_entries(scene, visibility)
    assert {(each.instance, each.category) for each in found} == {
        (1, "stool"),
        (3, "bed"),
    }
    cells = [(each.row, each.column) for each in found]
    assert cells == sorted(cells)
    assert cells[0] != cells[1]


@given(offsets, offsets, st.integers(0, 3599))
def test_a_distance_is_the_way_over_the_floor(dx, dy, heading):
    camera = view(0, heading_tenths=heading)
    x, y, _ = camera.position_mm
    scene = scene_of(entity(1, "stool", (x + dx, y + dy, 700)))
    (entry,) = map_entries(scene, paint(camera, (at_place(1, 12),)))
    squared = dx * dx + dy * dy
    assert entry.distance == sum(edge * edge <= squared for edge in EDGES_MM)


def test_a_map_tells_no_distances():
    scene = scene_of(entity(1, "stool", (2000, 2600, 0)))
    (entry,) = map_entries(scene, paint(MAP, (at_place(1, 12),)))
    assert entry.distance == BEYOND


@pytest.mark.parametrize(
    ("fog_mm", "count"), [((0, 0, 2000, 5000), 1), ((0, 0, 2001, 5000), 0)]
)
def test_an_object_under_fog_has_no_entry(fog_mm, count):
    scene = scene_of(entity(1, "stool", (2000, 2600, 0)))
    foggy = replace(MAP, fog_mm=(fog_mm,))
    assert len(map_entries(scene, paint(foggy, (at_place(1, 12),)))) == count
