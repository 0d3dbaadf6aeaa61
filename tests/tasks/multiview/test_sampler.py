"""Rigs stand on free floor, see all together, and draw themselves on the map."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
import shapely

from scenegen.cameras.map_camera import SLANT_TENTHS
from scenegen.cameras.trajectories import STRIDE
from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.errors import Rejected
from scenegen.geometry.angles import difference
from scenegen.geometry.pose import Vector
from scenegen.records.rig import OrthographicLens, PerspectiveLens
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.openings import window_zones
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.rigs import (
    COPY_MM,
    COPY_TURN,
    STEPS,
    MultiviewRigParams,
)
from scenegen.tasks.multiview.sampler import MultiviewSampler, Thresholds
from scenegen.tasks.showing import showing_of
from scenegen.visibility.observe import observe
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.fixtures import brief_of
from tests.rooms.furnished import outline_of
from tests.strategies import paint
from tests.strategies import view as painted_view


def eye(view) -> tuple[int, int]:
    x, y, _ = view.position_mm
    return x, y


def test_every_kind_of_rig_is_placed_now_and_then(placed):
    kinds = Counter(each.rig.kind for each in placed)
    assert min(kinds[kind] for kind in ("rotation", "walk", "ring")) >= 2


def test_views_are_named_in_order_and_the_map_comes_last(placed):
    for each in placed:
        names = [f"view_{n}" for n in range(each.brief.views)]
        assert [view.name for view in each.rig.views] == [*names, "map"]
        assert [view.is_hidden for view in each.rig.views] == [False] * 4 + [True]
        assert [view.is_map for view in each.rig.views] == [False] * 4 + [True]
        assert each.rig.kind == each.brief.rig


def test_the_map_shows_the_whole_room_with_its_walls(placed):
    for each in placed:
        room, (above,) = each.pair.full.room, each.rig.hidden
        camera = above.camera(256)
        walls = outline_of(room).buffer(room.wall_mm, join_style="mitre")
        for x, y in walls.exterior.coords:
            pixel = camera.project(Vector(x / 1000, y / 1000, 0.0))
            assert 0 < pixel.u < 256
            assert 0 < pixel.v < 256
            assert pixel.depth > 0
        middle_x, middle_y = room.middle_mm
        at = camera.project(Vector(middle_x / 1000, middle_y / 1000, 0.4))
        assert at.u == pytest.approx(128, abs=0.1)
        assert at.v == pytest.approx(128, abs=0.1)
        assert isinstance(above.lens, OrthographicLens)
        west, south, east, north = walls.bounds
        assert above.lens.span_mm < 1.3 * max(east - west, north - south)
        assert (above.heading_tenths, above.pitch_tenths) == (900, SLANT_TENTHS - 900)


def test_markers_on_the_map_are_the_visible_cameras(placed):
    for each in placed:
        (above,) = each.rig.hidden
        assert [marker.label for marker in above.markers] == ["1", "2", "3", "4"]
        for marker, view in zip(above.markers, each.rig.visible, strict=True):
            assert isinstance(view.lens, PerspectiveLens)
            assert marker.position_mm == view.position_mm
            assert marker.heading_tenths == view.heading_tenths
            assert marker.fov_tenths == view.lens.fov_tenths
            assert view.markers == ()


def test_cameras_stand_on_free_floor(placed, catalogue, rigger):
    body = rigger.params.body_mm
    for each in placed:
        solids = entity_boxes(each.pair.full, catalogue)
        taken = shapely.unary_union([solid.footprint.polygon() for solid in solids])
        for view in each.rig.visible:
            here = shapely.Point(eye(view))
            assert outline_of(each.pair.full.room).contains(here)
            assert outline_of(each.pair.full.room).exterior.distance(here) >= body
            assert taken.distance(here) >= body - 2


def test_all_views_of_a_rig_share_height_pitch_and_lens_within_bounds(placed, rigger):
    params = rigger.params
    for each in placed:
        first = each.rig.visible[0]
        for view in each.rig.visible:
            assert view.position_mm[2] == first.position_mm[2]
            assert (view.pitch_tenths, view.lens) == (first.pitch_tenths, first.lens)
        turns = each.rig.kind == "rotation"
        narrow, wide = params.turn_fov_tenths if turns else params.fov_tenths
        assert isinstance(first.lens, PerspectiveLens)
        assert narrow <= first.lens.fov_tenths <= wide
        assert first.lens.fov_tenths % 2 == 0
        assert params.eye_mm[0] <= first.position_mm[2] <= params.eye_mm[1]
        assert first.pitch_tenths == 0
        fov, (steepest, flattest) = first.lens.fov_tenths, params.pitch_tenths
        most, least = (
            PerspectiveLens.levelled(fov, look).shift_pm
            for look in (steepest, flattest)
        )
        assert 0 < least <= first.lens.shift_pm <= most


def test_no_two_views_of_a_rig_are_alike(placed):
    for each in placed:
        visible = each.rig.visible
        assert len({(eye(v), v.heading_tenths) for v in visible}) == len(visible)


def test_rigs_keep_their_manner(placed):
    for each in placed:
        visible = each.rig.visible
        eyes = [eye(view) for view in visible]
        if each.rig.kind == "rotation":
            assert len(set(eyes)) == 1
            start = visible[0].heading_tenths
            turns = [(start - view.heading_tenths) % 3600 for view in visible]
            assert turns[1] in STEPS
            assert turns == [turns[1] * number for number in range(4)]
            continue
        if each.rig.kind == "ring":
            eyes.append(each.pair.full.room.middle_mm)
            pairs = [(stop, eyes[-1]) for stop in eyes[:-1]]
        else:
            pairs = list(combinations(eyes, 2))
        for (ax, ay), (bx, by) in pairs:
            assert (ax - bx) ** 2 + (ay - by) ** 2 >= STRIDE**2


def counts_of(scene, each, catalogue) -> tuple[list[int], int]:
    """What each view shows of the category, and how many there are."""
    ids = tuple(e.id for e in scene.entities if e.category == each.brief.category)
    seen = observe(build_scene_mesh(scene, catalogue.mesh), each.rig, 256).visible
    return [len(showing_of(view, ids).shown(100)) for view in seen], len(ids)


def shares(counts):
    """What views show, the most first."""
    return tuple(sorted(counts, reverse=True))


def test_views_show_what_the_brief_says(placed, catalogue):
    kept = 0
    for each in placed:
        found = [counts_of(scene, each, catalogue) for scene in each.pair]
        assert tuple(count for _, count in found) == each.brief.counts
        fuller, emptier = (
            counts for counts, _ in sorted(found, key=lambda pair: -pair[1])
        )
        is_split = each.brief.differs == "split"
        kept += (
            shares(fuller) == (each.brief.most, *each.brief.others)
            and shares(emptier) == (each.brief.most, *each.brief.fewer)
            and sum(fuller) - sum(emptier) == (0 if is_split else 1)
            and (fuller == emptier) == is_split
        )
    assert kept >= 0.8 * len(placed) > 0


def test_twins_have_equal_ids_and_differ_in_a_thing_or_two(placed):
    for each in placed:
        first, second = each.pair
        assert [e.id for e in first.entities] == [e.id for e in second.entities]
        assert first.light == second.light
        changed = [
            (one.category, other.category)
            for one, other in zip(first.entities, second.entities, strict=True)
            if one != other
        ]
        kinds = Counter(one == other for one, other in changed)
        assert kinds[False] == 1
        assert kinds[True] == (each.brief.differs == "split")


def test_one_stream_gives_one_pair_and_one_rig(placed, rigger):
    for each in placed[:3]:
        again = rigger.sample(each.brief, each.key)
        assert again.scenes == each.pair
        assert again.rigs == (each.rig, each.rig)
        assert again.differs == each.brief.differs


@pytest.mark.parametrize(
    ("params", "area_pct", "reason"),
    [
        (MultiviewRigParams(body_mm=1000, turn_body_mm=2000), 50, "no_floor"),
        (MultiviewRigParams(seen_pcm=5000), 100, "no_vantage"),
    ],
)
def test_rooms_without_a_rig_are_rejected_with_the_reason(
    params, area_pct, reason, layout, placed
):
    rooms = RoomSampler(RoomParams(area_pct=area_pct), layout.catalogue)
    strict = MultiviewSampler(params, rooms, Thresholds(100, 35, 60, 60))
    found: Counter[str] = Counter()
    for each in placed[:6]:
        with pytest.raises(Rejected) as caught:
            strict.sample(each.brief, each.key)
        found[caught.value.reason] += 1
    assert found[reason] >= 3


def test_views_that_show_too_little_are_rejected_when_drawn(rigger):
    empty = SceneVisibility((paint(painted_view(0), ()),))
    with pytest.raises(Rejected, match="empty_view"):
        rigger.check(empty)


def test_no_two_views_of_a_rig_are_near_copies(placed):
    for each in placed:
        for one, other in combinations(each.rig.visible, 2):
            (ax, ay), (bx, by) = eye(one), eye(other)
            is_far = (ax - bx) ** 2 + (ay - by) ** 2 >= COPY_MM**2
            turn = abs(difference(one.heading_tenths, other.heading_tenths))
            assert is_far or turn >= COPY_TURN


def test_what_stands_in_for_an_object_hides_no_window(rigger):
    """Whatever else stands there obeys the same law."""
    found = near = 0
    for unit in range(30):
        # Low, so that what is as long and wide is mostly higher.
        brief = replace(brief_of(unit), category="ottoman")
        rng = Key(23, "test", "stand-ins", unit).stream(Stream.SCENE)
        try:
            room = rigger.rooms.sample(brief, rng)
        except Rejected:
            continue
        zones = window_zones(room.furnisher.room)
        for each in filter(None, room.stand_ins):
            floor = each.footprint.polygon()
            before = [z for z in zones if z.footprint.polygon().intersects(floor)]
            assert all(each.top_mm <= zone.sill_mm for zone in before)
            found, near = found + 1, near + len(before)
    assert found > 0
    assert near > 0
