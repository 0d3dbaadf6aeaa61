"""What the plan promises of a view, against cameras, shapely and drawn truth."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.cameras.visibility_estimate import (
    CLEAR_POINTS,
    FLAT,
    OBJECT_PCM,
    TALL,
    EntityBox,
    VisibilityEstimator,
    entity_boxes,
)
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.pose import Vector
from scenegen.records.visibility import FLOOR
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.seeding import Key
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.fixtures import home
from tests.rooms.furnished import headings, judge_from, lens, solid
from tests.visibility.hand_made import box, looking, mesh_of, scene_of

places = st.integers(0, 6000)
SEEN_PCM = 230
stands = st.builds(
    Footprint,
    st.builds(FloorPosition, places, places, headings),
    st.integers(200, 1500),
    st.integers(200, 1500),
)
fronts = st.floats(0.05, 2.0)
heights = st.integers(300, 2200)


@st.composite
def crowds(draw: st.DrawFn) -> list[EntityBox]:
    """One to four stools and up to four other objects, some of them tall."""
    stools, others = draw(st.integers(1, 4)), draw(st.integers(0, 4))
    categories = ["stool"] * stools + ["screen"] * others
    return [
        solid(n, category, draw(stands), draw(heights), draw(fronts))
        for n, category in enumerate(categories, start=1)
    ]


eyes = st.tuples(places, places)
lenses = st.builds(
    lambda height, pitch, half_fov, shift: lens(
        height=height, pitch=pitch, fov=2 * half_fov, shift=shift
    ),
    st.integers(1300, 1700),
    st.integers(-300, 100),
    st.integers(300, 550),
    st.integers(-200, 200),
)


def sight_points(each: EntityBox) -> list[tuple[int, int]]:
    spot, width = each.footprint.spot, each.footprint.width
    return [(spot.x, spot.y), *each.footprint.corners(-width // 8)]


def clear_points(solids: list[EntityBox], each: EntityBox, eye) -> list[bool]:
    """Which sight points are clear, by shapely."""
    tall = [
        other.footprint.polygon()
        for other in solids
        if other.height >= TALL and other is not each
    ]
    return [
        not any(shapely.LineString([eye, point]).intersects(other) for other in tall)
        for point in sight_points(each)
    ]


@given(crowds(), eyes)
def test_clear_points_are_those_that_nothing_tall_hides(solids, eye):
    surveyor = VisibilityEstimator(solids, "stool", SEEN_PCM)
    stools = [each for each in solids if each.entity.category == "stool"]
    expected = [sum(clear_points(solids, each, eye)) for each in stools]
    assert surveyor.count == len(stools)
    assert surveyor.clear_points(np.array([eye])).tolist() == [expected]
    enough = all(count >= CLEAR_POINTS for count in expected)
    assert surveyor.see_all(np.array([eye])) == enough


@given(crowds(), lenses, eyes, st.lists(headings, min_size=1, max_size=4))
def test_views_are_judged_as_a_camera_projects(solids, view, eye, turns):
    judged = judge_from(
        VisibilityEstimator(solids, "stool", SEEN_PCM), view, eye, turns
    )
    for row, heading in enumerate(turns):
        outlook = [Outlook(each, solids, view, eye, heading) for each in solids]
        stools = [look for look in outlook if look.each.entity.category == "stool"]
        assert judged.whole[row].tolist() == [look.is_whole for look in stools]
        assert judged.glimpsed[row].tolist() == [look.is_glimpsed for look in stools]
        assert judged.objects[row] == sum(look.is_thing for look in outlook)


@given(
    stands,
    heights,
    lenses,
    st.integers(600, 4000),
    st.integers(-400, 400),
    st.integers(0, 3599),
)
def test_an_object_ahead_is_judged_as_a_camera_projects(
    stand, height, view, away, turn, bearing
):
    """Alone and large, so that only the frame of the picture decides."""
    stool = solid(1, "stool", stand, height, front=4.0)
    centre = stand.spot._replace(heading_tenths=bearing)
    x, y, heading = centre.offset(-away, 0).turned(turn)
    judged = judge_from(
        VisibilityEstimator([stool], "stool", SEEN_PCM), view, (x, y), [heading]
    )
    look = Outlook(stool, [stool], view, (x, y), heading)
    assert judged.whole[0, 0] == look.is_whole
    assert judged.glimpsed[0, 0] == look.is_glimpsed
    assert judged.objects[0] == look.is_thing


@given(stands, heights, lenses, st.integers(2500, 6000), st.integers(0, 3599))
def test_size_is_judged_by_the_distance_of_the_middle(
    stand, height, view, away, bearing
):
    centre = stand.spot._replace(heading_tenths=bearing)
    x, y, heading = centre.offset(-away, 0)
    at = looking(
        x, y, heading,
        pitch=view.pitch_tenths, fov=view.lens.fov_tenths, z=view.position_mm[2],
        shift=view.lens.shift_pm,
    )  # fmt: skip
    camera = at.camera(1)
    middle = Vector(centre.x / 1000, centre.y / 1000, height / 2000)
    needed = (camera.project(middle).depth / camera.scale) ** 2 * OBJECT_PCM / 100_000
    for share, is_thing in ((1.0001, True), (0.9999, False)):
        stool = solid(1, "stool", stand, height, front=needed * share)
        judged = judge_from(
            VisibilityEstimator([stool], "stool", SEEN_PCM), view, (x, y), [heading]
        )
        assert judged.objects[0] == is_thing


class Outlook:
    """One object from one camera, by its eight corners."""

    def __init__(
        self, each: EntityBox, solids: list[EntityBox], view, eye, heading
    ) -> None:
        at = looking(
            eye[0],
            eye[1],
            heading,
            pitch=view.pitch_tenths,
            fov=view.lens.fov_tenths,
            z=view.position_mm[2],
            shift=view.lens.shift_pm,
        )
        camera = at.camera(1)
        corners = camera.to_camera(each.corners())
        depth = corners[:, 2]
        ahead = depth > 0.2
        pixels = [camera.project(Vector(*corner)) for corner in each.corners()[ahead]]
        across = [abs(pixel.u - 0.5) for pixel in pixels]
        up = [abs(pixel.v - 0.5) for pixel in pixels]
        safe = np.where(ahead, depth, 1.0)
        middle = (safe[0] + safe[6]) / 2
        share = each.front * camera.scale**2 / middle**2 * 100_000
        clear = clear_points(solids, each, eye)
        inside = any(value < 0.5 for value in across)
        is_counted = each.entity.category == "stool"
        self.each = each
        self.is_whole = bool(
            ahead.all()
            and max(across + up) < 0.49
            and share >= SEEN_PCM
            and sum(clear) >= CLEAR_POINTS
        )
        self.is_glimpsed = inside and any(clear)
        seen = any(clear) if is_counted else clear[0]
        self.is_thing = bool(inside and share >= OBJECT_PCM and seen)


@pytest.mark.parametrize(
    ("edge", "clear", "is_whole"),
    [(3500, 5, True), (3075, 4, True), (3030, 3, False), (2990, 2, False)],
    ids=["nothing", "one corner", "two corners", "the middle too"],
)
def test_one_corner_may_be_hidden_and_no_more(edge, clear, is_whole):
    stool = solid(1, "stool", Footprint(FloorPosition(3000, 3000, 0), 400, 400), 500)
    stand = Footprint(FloorPosition(1500, edge + 500, 0), 10, 1000)
    screen = solid(2, "screen", stand, 1800)
    eye = (0, 3000)
    surveyor = VisibilityEstimator([stool, screen], "stool", SEEN_PCM)
    judged = judge_from(surveyor, lens(), eye, [0])
    assert surveyor.clear_points(np.array([eye])).tolist() == [[clear]]
    assert surveyor.see_all(np.array([eye])) == is_whole
    assert judged.whole[0, 0] == is_whole
    assert judged.glimpsed[0, 0]


@given(crowds(), lenses, eyes)
def test_what_is_whole_is_glimpsed(solids, view, eye):
    judged = judge_from(
        VisibilityEstimator(solids, "stool", SEEN_PCM), view, eye, range(0, 3600, 150)
    )
    assert not (judged.whole & ~judged.glimpsed).any()


@given(crowds(), lenses, st.lists(eyes, min_size=1, max_size=5), st.data())
def test_places_within_reach_are_those_from_which_something_wanted_is_large(
    solids, view, spots, data
):
    surveyor = VisibilityEstimator(solids, "stool", SEEN_PCM)
    stools = [each for each in solids if each.entity.category == "stool"]
    wanted = data.draw(
        st.lists(st.booleans(), min_size=len(stools), max_size=len(stools))
    )
    near = surveyor.within_reach(view, np.array(spots), np.array(wanted))
    scale = view.camera(1).scale
    for is_near, (x, y) in zip(near, spots, strict=True):
        shares = []
        for each, is_wanted in zip(stools, wanted, strict=True):
            dx, dy = each.footprint.spot.x - x, each.footprint.spot.y - y
            away = max(1e-12, (dx * dx + dy * dy) / 1e6)
            if is_wanted:
                shares.append(each.front * scale**2 / away * 100_000)
        assert is_near == any(share >= SEEN_PCM for share in shares)


@given(stands, heights)
def test_the_box_stands_on_the_footprint(footprint, height):
    corners = solid(1, "stool", footprint, height).corners()
    assert sorted(set(corners[:, 2])) == [0, height / 1000]
    for level in (corners[:4], corners[4:]):
        floor = shapely.Polygon(level[:, :2] * 1000)
        assert floor.hausdorff_distance(footprint.polygon()) < 2
    assert np.array_equal(corners[:4, :2], corners[4:, :2])
    # The first and the seventh corner are opposite ones: their mean is the middle.
    spot = footprint.spot
    middle = (corners[0] + corners[6]) / 2
    assert middle == pytest.approx([spot.x / 1000, spot.y / 1000, height / 2000])


@settings(max_examples=20)
@given(eyes, headings, st.integers(0, 3599))
def test_what_is_judged_whole_in_an_empty_room_is_seen_whole(eye, heading, turn):
    crate = box(1, "box/crate", 2500, 2500, turn)
    x, y, _ = crate.position_mm
    stand = EntityBox(
        crate,
        Footprint(FloorPosition(x, y, turn), 800, 400),
        height=300 + 200,
        front=0.3,
    )
    view = lens()
    judged = judge_from(
        VisibilityEstimator([stand], "box", SEEN_PCM), view, eye, [heading]
    )
    is_inside = 100 < eye[0] < 4900 and 100 < eye[1] < 4900
    at = looking(eye[0], eye[1], heading, pitch=view.pitch_tenths)
    seen = observe_view(build_scene_mesh(scene_of(crate), mesh_of), at, 100)
    if judged.whole[0, 0] and is_inside:
        assert not seen.sightings[0].touches_border
        assert seen.visible_px(1) == seen.sightings[0].amodal_px > 0
    if is_inside and not judged.glimpsed[0, 0]:
        assert seen.visible_px(1) == 0


def test_boxes_are_of_objects_on_the_floor_without_rugs(catalogue, layout):
    found = 0
    for kind in list(ROOM_KINDS.values())[::2]:
        scene = home(layout, kind, Key(12, "test", "homes", 0))
        solids = entity_boxes(scene, catalogue)
        standing = [
            entity
            for entity in scene.entities
            if entity.support == FLOOR
            and catalogue.asset(entity.asset).size_mm[2] > FLAT
        ]
        found += len(scene.entities) - len(standing)
        assert [each.entity for each in solids] == standing
        for each in solids:
            size = catalogue.asset(each.entity.asset).size_mm
            stand = each.footprint
            assert (stand.length, stand.width, each.height) == size
            assert stand.spot[:2] == each.entity.position_mm[:2]
            assert stand.spot.heading_tenths == each.entity.heading_tenths
            assert each.front > 0
    assert found
