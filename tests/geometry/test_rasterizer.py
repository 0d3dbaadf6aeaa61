"""Laws of the rasteriser, and a brute-force oracle on tiny pictures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.geometry import rasterizer as raster
from scenegen.geometry.camera import NEAR, Camera
from scenegen.geometry.clipping import ProjectedVertices, project
from scenegen.geometry.culling import FaceRuns
from scenegen.geometry.pose import Vector

UNIT = 4096
FEW = settings(max_examples=40, deadline=None)
seeds = st.integers(0, 2**32 - 1)


def eye(size: int = 16, *, fov_tenths: int = 900, shift_pm: int = 0) -> Camera:
    """A camera at the origin that looks along +x."""
    return Camera.perspective(
        (0, 0, 0),
        0,
        pitch_tenths=0,
        fov_tenths=fov_tenths,
        size=size,
        shift_pm=shift_pm,
    )


def plan(size: int = 16, *, span_mm: int = 2000, above_mm: int = 3000) -> Camera:
    """A map camera over the origin, north up."""
    return Camera.orthographic(
        (0, 0, above_mm), 900, pitch_tenths=-900, span_mm=span_mm, size=size
    )


def cameras(size: int) -> st.SearchStrategy[Camera]:
    """A map camera, or one that looks along +x through a lens that may be shifted."""
    shifted = st.builds(lambda shift: eye(size, shift_pm=shift), st.integers(-300, 300))
    return st.just(plan(size)) | shifted


def world(camera: Camera, points: np.ndarray) -> np.ndarray:
    """(n, 3) camera points in the world."""
    right, down, forward = (np.array(axis) for axis in camera.axes)
    origin = np.array(camera.origin)
    columns = points[:, :1] * right + points[:, 1:2] * down + points[:, 2:] * forward
    placed: np.ndarray = origin + columns
    return placed


def soup(seed: int, triangles: int, *, nearest: float = 0.5) -> np.ndarray:
    """Random triangles in front of a camera, (3 m, 3) camera points."""
    rng = np.random.default_rng(seed)
    depth = nearest + 4.0 * rng.random((triangles, 3, 1))
    sides = (rng.random((triangles, 3, 2)) - 0.5) * 3.0 * depth
    return np.concatenate([sides, depth], axis=2).reshape(-1, 3)


def loose(triangles: int) -> np.ndarray:
    """Faces that share no vertices."""
    return np.arange(3 * triangles, dtype=np.int32).reshape(-1, 3)


def is_inside(corners: list[tuple[int, int]], u: int, v: int) -> bool:
    """Whether a sample belongs to a triangle, in whole numbers, top-left rule."""
    (ax, ay), (bx, by), (cx, cy) = corners
    if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0:
        corners = [corners[0], corners[2], corners[1]]
    for (px, py), (qx, qy) in zip(corners, corners[1:] + corners[:1], strict=True):
        dx, dy = qx - px, qy - py
        side = dx * (v - py) - dy * (u - px)
        is_top_left = dy < 0 or (dy == 0 and dx > 0)
        if side < 0 or (side == 0 and not is_top_left):
            return False
    return True


def oracle_masks(camera: Camera, points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(m, s, s) bool: the pixels of each face, one by one."""
    size, middle = camera.size, np.array(camera.principal_point)
    shrink = 1.0 if camera.is_orthographic else 1.0 / points[:, 2:]
    snapped = np.floor((middle + camera.scale * points[:, :2] * shrink) * UNIT + 0.5)
    masks = np.zeros((len(faces), size, size), dtype=bool)
    for index, face in enumerate(faces):
        corners = [(int(snapped[v, 0]), int(snapped[v, 1])) for v in face]
        for row in range(size):
            for column in range(size):
                masks[index, row, column] = is_inside(
                    corners, column * UNIT + UNIT // 2, row * UNIT + UNIT // 2
                )
    return masks


def oracle_depth(camera: Camera, corners: np.ndarray) -> np.ndarray:
    """(s, s) depth at which the rays of a camera meet the plane of three points."""
    size = camera.size
    normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
    x, y = np.meshgrid(
        *((np.arange(size) + 0.5 - at) / camera.scale for at in camera.principal_point)
    )
    offset = normal[0] * corners[0, 0] + normal[1] * corners[0, 1]
    with np.errstate(divide="ignore"):
        if camera.is_orthographic:
            rest = offset - normal[0] * x - normal[1] * y
            depth: np.ndarray = corners[0, 2] + rest / normal[2]
            return depth
        reach = offset + normal[2] * corners[0, 2]
        depth = reach / (normal[0] * x + normal[1] * y + normal[2])
        return depth


@FEW
@given(seed=seeds, camera=cameras(12))
def test_visibility_agrees_with_testing_every_pixel_of_every_face(
    seed: int, camera: Camera
) -> None:
    points = soup(seed, 6)
    faces = loose(6)
    masks = oracle_masks(camera, points, faces)
    seen = raster.rasterize(camera, world(camera, points), faces)
    assert np.array_equal(masks.any(axis=0), seen.triangles >= 0)
    depths = np.where(
        masks, [oracle_depth(camera, points[face]) for face in faces], np.inf
    )
    nearest = depths.min(axis=0)
    second = np.sort(depths, axis=0)[1]
    clear = (nearest + 1e-6 < second) & (seen.triangles >= 0)
    assert np.array_equal(depths.argmin(axis=0)[clear], seen.triangles[clear])


@FEW
@given(seed=seeds)
def test_the_faces_of_an_owner_count_each_pixel_once(seed: int) -> None:
    camera, points, faces = eye(12), soup(seed, 6), loose(6)
    owners = np.array([1, 1, 2, 2, 2, -1], dtype=np.int16)
    masks = oracle_masks(camera, points, faces)
    seen = raster.rasterize_instances(camera, world(camera, points), faces, owners, 2)
    for owner in (1, 2):
        assert seen.amodal_px[owner] == masks[owners == owner].any(axis=0).sum()
        assert seen.visible_px[owner] == (seen.ids == owner).sum()
    assert (seen.amodal_px >= seen.visible_px).all()
    assert seen.amodal_px[0] == seen.visible_px[0] == 0


@FEW
@given(seed=seeds, orthographic=st.booleans())
def test_census_and_cover_see_the_same(seed: int, orthographic: bool) -> None:
    camera = plan(24) if orthographic else eye(24)
    vertices, faces = world(camera, soup(seed, 20, nearest=-1.0)), loose(20)
    owners = np.repeat(np.arange(1, 11, dtype=np.int16), 2)
    seen = raster.rasterize(camera, vertices, faces)
    counted = raster.rasterize_instances(camera, vertices, faces, owners, 10)
    expected = np.where(seen.triangles < 0, 0, owners[seen.triangles])
    assert np.array_equal(counted.ids, expected)
    assert np.array_equal(counted.depth, seen.depth)
    assert np.array_equal(raster.faces_seen(camera, vertices, faces), seen.triangles)


@FEW
@given(seed=seeds, orthographic=st.booleans(), some=st.sets(st.integers(1, 10)))
def test_pixels_of_some_owners_are_those_of_the_census(
    seed: int, orthographic: bool, some: set[int]
) -> None:
    camera = plan(24) if orthographic else eye(24)
    vertices, faces = world(camera, soup(seed, 20, nearest=-1.0)), loose(20)
    owners = np.repeat(np.arange(1, 11, dtype=np.int16), 2)
    wanted = np.isin(np.arange(11), sorted(some))
    counted = raster.rasterize_instances(camera, vertices, faces, owners, 10)
    found = raster.pixels_of(camera, vertices, faces, owners, wanted)
    assert np.array_equal(found, np.where(wanted, counted.visible_px, 0))


@pytest.mark.parametrize("fill", [0, 1, 255])
@pytest.mark.parametrize("orthographic", [False, True])
def test_what_fresh_memory_holds_is_never_read(monkeypatch, fill, orthographic):
    camera = plan(24) if orthographic else eye(24)
    vertices, faces = world(camera, soup(5, 40, nearest=-1.0)), loose(40)
    owners = np.repeat(np.arange(1, 11, dtype=np.int16), 4)
    wanted = np.arange(11) == 3

    def results() -> list[np.ndarray]:
        counted = raster.rasterize_instances(camera, vertices, faces, owners, 10)
        pixels = raster.pixels_of(camera, vertices, faces, owners, wanted)
        return [*counted, *raster.rasterize(camera, vertices, faces), pixels]

    def littered(shape: int | tuple[int, ...], dtype: type) -> np.ndarray:
        fresh: np.ndarray = np.zeros(shape, dtype)
        fresh.view(np.uint8)[...] = fill
        return fresh

    expected = results()
    monkeypatch.setattr(np, "empty", littered)
    for one, other in zip(results(), expected, strict=True):
        assert np.array_equal(one, other)


@FEW
@given(seed=seeds, inner=st.integers(2, 6))
def test_a_triangulated_grid_covers_every_pixel_exactly_once(
    seed: int, inner: int
) -> None:
    rng = np.random.default_rng(seed)
    camera = eye(17)
    lines = np.linspace(-1.3, 1.3, inner + 2)
    y, x = np.meshgrid(lines, lines, indexing="ij")
    jitter = (rng.random((2, inner, inner)) - 0.5) * 0.4 * (lines[1] - lines[0])
    x[1:-1, 1:-1] += jitter[0]
    y[1:-1, 1:-1] += jitter[1]
    depth = 1.0 + rng.random(x.shape)
    points = np.stack([x * depth, y * depth, depth], axis=-1).reshape(-1, 3)
    faces = []
    for row in range(inner + 1):
        for column in range(inner + 1):
            a = row * (inner + 2) + column
            b, c, d = a + 1, a + inner + 3, a + inner + 2
            cut = (
                [(a, b, c), (c, d, a)] if rng.random() < 0.5 else [(a, b, d), (b, d, c)]
            )
            faces += cut
    assert_each_pixel_once(camera, points, np.array(faces, dtype=np.int32))


@FEW
@given(seed=seeds, spokes=st.integers(3, 30))
def test_a_fan_around_a_pixel_centre_covers_every_pixel_exactly_once(
    seed: int, spokes: int
) -> None:
    rng = np.random.default_rng(seed)
    camera = plan(16)
    angles = (np.arange(spokes) + 0.4 * rng.random(spokes)) * 2 * np.pi / spokes
    rim = np.stack([np.cos(angles), np.sin(angles), np.zeros(spokes)], axis=1) * 60.0
    centre = np.array([[(rng.integers(16) + 0.5 - 8) / 8, 0.5 / 8, 0.0]])
    points = np.concatenate([centre, rim]) + np.array([0.0, 0.0, 2.0])
    ring = np.arange(spokes)
    faces = np.stack([0 * ring, 1 + ring, 1 + (ring + 1) % spokes], axis=1)
    assert_each_pixel_once(camera, points, faces.astype(np.int32))


def assert_each_pixel_once(
    camera: Camera, points: np.ndarray, faces: np.ndarray
) -> None:
    """Draw every face by itself and add up."""
    vertices = world(camera, points)
    hits = np.zeros((camera.size, camera.size), dtype=int)
    for face in faces:
        hits += raster.rasterize(camera, vertices, face[None]).triangles >= 0
    assert (hits == 1).all()


@FEW
@given(
    heading=st.integers(0, 3599), pitch=st.integers(-890, -10), size=st.integers(8, 40)
)
def test_a_floor_has_no_hole_where_the_near_plane_cuts_it(
    heading: int, pitch: int, size: int
) -> None:
    camera = Camera.perspective(
        (100, 200, 300), heading, pitch_tenths=pitch, fov_tenths=1000, size=size
    )
    far = 1e4
    corners = np.array(
        [[-far, -far, 0.0], [far, -far, 0.0], [far, far, 0.0], [-far, far, 0.0]]
    )
    faces = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
    seen = raster.rasterize(camera, corners, faces)
    right, down, forward = camera.axes
    centres = (np.arange(size) + 0.5 - size / 2) / camera.scale
    slope = down.z * centres + forward.z
    meets = (slope < -1e-3)[:, None] & np.ones(size, dtype=bool)
    assert right.z == 0.0
    assert (seen.triangles[meets] >= 0).all()
    depth = np.broadcast_to((-0.3 / slope)[:, None], (size, size))
    assert np.allclose(seen.depth[meets], depth[meets], rtol=1e-9)


@FEW
@given(seed=seeds, camera=cameras(16))
def test_depth_is_where_the_ray_meets_the_plane(seed: int, camera: Camera) -> None:
    rng = np.random.default_rng(seed)
    corners = np.array([[-9.0, -9.0, 2.0], [9.0, -9.0, 2.0], [0.0, 15.0, 2.0]])
    corners[:, 2] += rng.random(3)
    seen = raster.rasterize(camera, world(camera, corners), loose(1))
    covered = seen.triangles == 0
    assert covered.any()
    assert np.allclose(
        seen.depth[covered], oracle_depth(camera, corners)[covered], rtol=1e-9
    )
    assert (seen.depth[~covered] == 0.0).all()


@FEW
@given(seed=seeds, shift=st.integers(-300, 300))
def test_what_is_drawn_is_where_its_points_are_projected(seed: int, shift: int) -> None:
    """Small triangles: the pixel of the middle of each shows it, if it is in frame."""
    camera = eye(64, fov_tenths=700, shift_pm=shift)
    rng = np.random.default_rng(seed)
    middle = np.array([rng.random() - 0.5, rng.random() - 0.5, 1.0]) * 3.0
    corners = middle + np.array([[-0.4, -0.3, 0.0], [0.4, -0.3, 0.0], [0.0, 0.6, 0.0]])
    vertices = world(camera, corners)
    at = camera.project(Vector(*vertices.mean(axis=0).tolist()))
    seen = raster.rasterize(camera, vertices, loose(1))
    if 1 <= at.u < camera.size - 1 and 1 <= at.v < camera.size - 1:
        assert seen.triangles[int(at.v), int(at.u)] == 0
        assert seen.depth[int(at.v), int(at.u)] == pytest.approx(at.depth)


@FEW
@given(seed=seeds)
def test_drawing_order_does_not_matter_when_depths_differ(seed: int) -> None:
    camera, count = eye(24), 12
    rng = np.random.default_rng(seed)
    points = soup(seed, count).reshape(count, 3, 3)
    points *= ((1.0 + np.arange(count)) / points[:, 0, 2])[:, None, None]
    points[:, :, 2] = points[:, :1, 2]
    vertices, faces = world(camera, points.reshape(-1, 3)), loose(count)
    order = rng.permutation(count)
    seen = raster.rasterize(camera, vertices, faces)
    shuffled = raster.rasterize(camera, vertices, faces[order])
    names = np.where(shuffled.triangles < 0, -1, order[shuffled.triangles])
    assert np.array_equal(names, seen.triangles)
    assert np.array_equal(shuffled.depth, seen.depth)


def test_ties_go_to_the_earlier_face() -> None:
    camera = eye(16)
    corners = np.array([[-9.0, -9.0, 2.0], [9.0, -9.0, 2.0], [0.0, 15.0, 2.0]])
    faces = np.array([[0, 1, 2], [0, 1, 2]], dtype=np.int32)
    seen = raster.rasterize(camera, world(camera, corners), faces)
    assert sorted(np.unique(seen.triangles)) in ([0], [-1, 0])


def test_a_face_is_seen_from_both_sides() -> None:
    camera = eye(16)
    corners = np.array([[-1.0, -1.0, 2.0], [1.0, -1.0, 2.0], [0.0, 1.0, 2.0]])
    vertices = world(camera, corners)
    front = raster.rasterize(camera, vertices, np.array([[0, 1, 2]], dtype=np.int32))
    back = raster.rasterize(camera, vertices, np.array([[0, 2, 1]], dtype=np.int32))
    assert (front.triangles == 0).any()
    assert np.array_equal(front.triangles, back.triangles)


@FEW
@given(seed=seeds)
def test_a_far_narrow_lens_sees_what_a_parallel_one_sees(seed: int) -> None:
    size, away = 24, 100_000
    narrow = Camera.perspective(
        (0, 0, away * 1000), 900, pitch_tenths=-900, fov_tenths=2, size=size
    )
    span = away * size / narrow.scale
    parallel = plan(size, span_mm=round(span * 1000), above_mm=away * 1000)
    points = soup(seed, 5) * [span / 6, span / 6, 1.0]
    vertices = points * [1.0, 1.0, 0.0]
    vertices[:, 2] = np.repeat(np.arange(5.0), 3)
    near = raster.rasterize(narrow, vertices, loose(5))
    flat = raster.rasterize(parallel, vertices, loose(5))
    assert (near.triangles != flat.triangles).mean() < 0.03
    both = (near.triangles == flat.triangles) & (flat.triangles >= 0)
    assert np.allclose(near.depth[both], flat.depth[both], rtol=1e-6)


@FEW
@given(seed=seeds, power=st.integers(3, 9))
def test_huge_coordinates_neither_overflow_nor_leave_holes(
    seed: int, power: int
) -> None:
    camera, far = eye(20), 10.0**power
    rng = np.random.default_rng(seed)
    tilt = rng.random(4) * 0.8
    corners = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]) * far
    points = np.stack([corners[:, 0], corners[:, 1], 1.0 + tilt], axis=1)
    points[0, 2] = points[1, 2] + points[3, 2] - points[2, 2]
    faces = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
    seen = raster.rasterize(camera, world(camera, points), faces)
    assert (seen.triangles >= 0).all()
    assert (seen.depth > 0.9).all()
    assert (seen.depth < 2.7).all()


def test_what_lies_before_the_near_plane_is_not_drawn() -> None:
    camera = eye(16)
    corners = np.array([[-9.0, -9.0, 0.0], [9.0, -9.0, 0.0], [0.0, 15.0, 0.0]])
    close = world(camera, corners + np.array([0.0, 0.0, NEAR * 0.99]))
    clear = world(camera, corners + np.array([0.0, 0.0, NEAR * 1.01]))
    assert (raster.rasterize(camera, close, loose(1)).triangles == -1).all()
    assert (raster.rasterize(camera, clear, loose(1)).triangles == 0).any()


def card(camera: Camera, *, left: float, right: float, depth: float) -> np.ndarray:
    """A tall quad across part of the picture, as two loose triangles, in the world."""
    a, b = (left, -0.5), (right, -0.5)
    c, d = (right, 0.5), (left, 0.5)
    corners = [(x * depth, y * depth, depth) for x, y in (a, b, c, a, c, d)]
    return world(camera, np.array(corners))


def test_hidden_pixels_are_counted_as_amodal() -> None:
    camera = eye(32)
    vertices = np.concatenate(
        [
            card(camera, left=-0.5, right=0.5, depth=3.0),
            card(camera, left=0.0, right=0.5, depth=2.0),
        ]
    )
    owners = np.array([1, 1, 2, 2], dtype=np.int16)
    seen = raster.rasterize_instances(camera, vertices, loose(4), owners, 2)
    assert seen.amodal_px.tolist() == [0, 256, 128]
    assert seen.visible_px.tolist() == [0, 128, 128]
    assert seen.boxes.tolist() == [[0, 0, 0, 0], [8, 8, 16, 24], [16, 8, 24, 24]]
    assert np.allclose(seen.nearest, [0.0, 3.0, 2.0])
    assert seen.touches_border.tolist() == [False, False, False]
    assert raster.contacts(seen.ids, 2).tolist() == [
        [False, False, False],
        [False, False, True],
        [False, True, False],
    ]


@pytest.mark.parametrize(("left", "right"), [(-1.0, 0.0), (-1.2, 0.0), (0.2, 0.99)])
def test_an_owner_at_the_edge_of_the_picture_touches_the_border(
    left: float, right: float
) -> None:
    camera = eye(32)
    vertices = card(camera, left=left, right=right, depth=2.0)
    owners = np.array([1, 1], dtype=np.int16)
    seen = raster.rasterize_instances(camera, vertices, loose(2), owners, 1)
    assert seen.touches_border[1]


def test_an_owner_that_the_near_plane_cuts_touches_the_border() -> None:
    camera = eye(32)
    corners = np.array([[-0.01, 0.0, 1.0], [0.01, 0.0, 1.0], [0.0, 0.0005, 0.0]])
    owners = np.array([1], dtype=np.int16)
    seen = raster.rasterize_instances(
        camera, world(camera, corners), loose(1), owners, 1
    )
    assert seen.touches_border[1]


def test_entities_that_meet_only_at_a_corner_are_not_in_contact() -> None:
    ids = np.array([[1, 0], [0, 2]], dtype=np.int16)
    assert not raster.contacts(ids, 2).any()
    assert raster.contacts(np.array([[1], [2]], dtype=np.int16), 2)[2, 1]
    assert not raster.contacts(np.array([[1, -2]], dtype=np.int16), 2).any()


def test_owners_above_the_count_and_giant_pictures_are_refused() -> None:
    camera = eye(8)
    vertices = card(camera, left=-0.5, right=0.5, depth=2.0)
    owners = np.array([1, 3], dtype=np.int16)
    with pytest.raises(ValueError, match="owner 3"):
        raster.rasterize_instances(camera, vertices, loose(2), owners, 2)
    with pytest.raises(ValueError, match="8192"):
        raster.rasterize(eye(raster.MAX_SIZE + 1), vertices, loose(2))


@FEW
@given(seed=seeds)
def test_kernels_multiply_and_add_without_fusing(seed: int) -> None:
    camera = Camera.perspective(
        (123, -457, 789), 1234, pitch_tenths=-321, fov_tenths=800, size=64
    )
    vertices = np.random.default_rng(seed).random((50, 3)) * 7.3
    points = ProjectedVertices(
        np.zeros((50, 3)),
        np.zeros((50, 2), np.int64),
        np.zeros(50),
        np.zeros(50, np.uint8),
    )
    project(camera.numbers, vertices, FaceRuns.whole(50, 0).rows, points)
    assert np.array_equal(points.camera, camera.to_camera(vertices))
