"""Rigs stand on free floor, see all together, and draw themselves on the map."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
import shapely

from scenegen.cameras.map_camera import PITCH_TENTHS
from scenegen.cameras.trajectories import STRIDE
from scenegen.cameras.visibility_estimate import VisibilityEstimator, entity_boxes
from scenegen.errors import Rejected
from scenegen.geometry.angles import difference
from scenegen.geometry.pose import Vector
from scenegen.records.rig import OrthographicLens, PerspectiveLens
from scenegen.records.twins import ScenePair
from scenegen.records.visibility import SceneVisibility
from scenegen.seeding import Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.placement import CountedRooms
from scenegen.tasks.multiview.sampler import (
    COPY_MM,
    COPY_TURN,
    MultiviewRigParams,
    MultiviewSampler,
)
from scenegen.visibility.observe import observe
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.furnished import judge_from, outline_of, stream
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
        assert (above.heading_tenths, above.pitch_tenths) == (900, PITCH_TENTHS)


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
            assert turns == [0, 720, 1440, 2160]
            continue
        if each.rig.kind == "ring":
            eyes.append(each.pair.full.room.middle_mm)
            pairs = [(stop, eyes[-1]) for stop in eyes[:-1]]
        else:
            pairs = list(combinations(eyes, 2))
        for (ax, ay), (bx, by) in pairs:
            assert (ax - bx) ** 2 + (ay - by) ** 2 >= STRIDE**2


def test_views_promise_everything_together_and_nothing_alone(placed, catalogue, rigger):
    for each in placed:
        category, few = each.brief.category, min(each.brief.counts)
        surveyor = VisibilityEstimator(
            entity_boxes(each.pair.full, catalogue), category, rigger.params.seen_pcm
        )
        together = np.zeros(surveyor.count, dtype=bool)
        for view in each.rig.visible:
            seen = judge_from(surveyor, view, eye(view), [view.heading_tenths])
            together |= seen.whole[0]
            assert np.count_nonzero(seen.glimpsed[0, :-1]) < few
        assert together.all()


def test_what_the_plan_promises_is_mostly_seen(placed, catalogue):
    shown = total = 0
    for each in placed[:6]:
        scene = each.pair.full
        visibility = observe(build_scene_mesh(scene, catalogue.mesh), each.rig, 128)
        counted = [e.id for e in scene.entities if e.category == each.brief.category]
        total += len(counted)
        shown += sum(
            any(seen.visible_px(number) >= 8 for seen in visibility.visible)
            for number in counted
        )
    assert shown >= 0.9 * total > 0


def test_one_stream_gives_one_rig_for_either_order_of_the_twins(placed, rigger):
    for each in placed[:6]:
        again = rigger.place(each.pair, each.brief, each.key.stream(Stream.CAMERAS))
        assert again == each.rig
        swapped = rigger.place(
            ScenePair(*reversed(each.pair)),
            each.brief,
            each.key.stream(Stream.CAMERAS),
        )
        assert swapped == each.rig


@pytest.mark.parametrize("kind", ["rotation", "walk", "ring"])
@pytest.mark.parametrize("views", [2, 3, 5, 6, 7, 8])
def test_rigs_have_as_many_views_as_asked(kind, views, layout, rigger):
    brief = CountBrief("suitcase", (3, 2), kind, views)
    for seed in range(60):
        rng = stream(1000 * views + seed)
        try:
            rig = rigger.place(CountedRooms(layout).sample(brief, rng), brief, rng)
        except Rejected:
            continue
        assert len(rig.visible) == views
        assert len({(eye(v), v.heading_tenths) for v in rig.visible}) == views
        assert len(rig.hidden[0].markers) == views
        return
    pytest.fail(f"no {kind} of {views} views in 60 rooms")


def refusals(rigger, furnished) -> Counter[str]:
    found: Counter[str] = Counter()
    for seed, each in enumerate(furnished[:9]):
        try:
            rigger.place(each.pair, each.brief, stream(seed))
        except Rejected as rejected:
            found[rejected.reason] += 1
    return found


@pytest.mark.parametrize(
    ("params", "reason", "least"),
    [
        (MultiviewRigParams(body_mm=1000), "no_floor", 1),
        (MultiviewRigParams(seen_pcm=5000), "no_vantage", 7),
        (MultiviewRigParams(near_mm=5000), "no_vantage", 7),
    ],
)
def test_rooms_without_a_rig_are_rejected_with_the_reason(
    params, reason, least, layout, furnished
):
    found = refusals(MultiviewSampler(params, layout), furnished)
    assert found[reason] >= least


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
