"""What is left out because of its box changes nothing that a raster says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.geometry import rasterizer as raster
from scenegen.geometry.camera import Camera
from scenegen.geometry.clipping import PixelBounds
from scenegen.geometry.culling import FaceRuns, mark_shown

RUNS, FACES = 40, 3
"""Runs of a scene, and faces of each."""

seeds = st.integers(0, 2**32 - 1)


def scene(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, FaceRuns]:
    """Small bodies all around the origin: vertices, faces, owners, runs."""
    rng = np.random.default_rng(seed)
    middles = (rng.random((RUNS, 1, 3)) - 0.5) * 8.0
    sizes = 0.02 + 2.0 * rng.random((RUNS, 1, 1))
    around = rng.random((RUNS, 3 * FACES, 3)) - 0.5
    vertices = (middles + sizes * around).reshape(-1, 3)
    faces = np.arange(len(vertices), dtype=np.int32).reshape(-1, 3)
    owners = np.repeat(np.arange(1, RUNS + 1, dtype=np.int16), FACES)
    rows = [
        (3 * FACES * run, 3 * FACES * (run + 1), FACES * run, FACES * (run + 1))
        for run in range(RUNS)
    ]
    return vertices, faces, owners, FaceRuns.of(vertices, rows)


def cameras(size: int) -> st.SearchStrategy[Camera]:
    """Cameras in the middle of a scene, with any heading, and maps of a part of it."""
    eyes = st.builds(
        lambda heading, pitch, shift: Camera.perspective(
            (100, 200, 300),
            heading,
            pitch_tenths=pitch,
            fov_tenths=700,
            size=size,
            shift_pm=shift,
        ),
        st.integers(0, 3599),
        st.integers(-300, 300),
        st.integers(-300, 300),
    )
    maps = st.builds(
        lambda x, above: Camera.orthographic(
            (x, 0, above), 900, pitch_tenths=-900, span_mm=2500, size=size
        ),
        st.integers(-3000, 3000),
        st.integers(-1000, 5000),
    )
    return eyes | maps


@settings(max_examples=60, deadline=None)
@given(seed=seeds, camera=cameras(48))
def test_all_that_a_raster_says_is_the_same_with_runs_and_without(
    seed: int, camera: Camera
) -> None:
    vertices, faces, owners, runs = scene(seed)
    plain = raster.rasterize_instances(camera, vertices, faces, owners, RUNS)
    culled = raster.rasterize_instances(camera, vertices, faces, owners, RUNS, runs)
    for name in raster.InstanceBuffers._fields:
        assert np.array_equal(getattr(plain, name), getattr(culled, name)), name


@settings(max_examples=60, deadline=None)
@given(seed=seeds, camera=cameras(48), some=st.sets(st.integers(1, RUNS)))
def test_pixels_are_the_same_with_runs_and_without(
    seed: int, camera: Camera, some: set[int]
) -> None:
    vertices, faces, owners, runs = scene(seed)
    wanted = np.isin(np.arange(RUNS + 1), sorted(some))
    plain = raster.pixels_of(camera, vertices, faces, owners, wanted)
    culled = raster.pixels_of(camera, vertices, faces, owners, wanted, runs)
    assert np.array_equal(plain, culled)


def test_what_is_behind_or_beside_the_picture_is_left_out() -> None:
    camera = Camera.perspective((0, 0, 0), 0, pitch_tenths=0, fov_tenths=900, size=100)
    places = [(3.0, 0.0, 0.0), (-3.0, 0.0, 0.0), (3.0, 5.0, 0.0), (3.0, 0.0, -5.0)]
    points = np.repeat(np.array(places), 3, axis=0)
    points += np.tile([[0.0, 0.0, 0.0], [0.1, 0.0, 0.0], [0.0, 0.1, 0.1]], (4, 1))
    runs = FaceRuns.of(points, [(3 * n, 3 * n + 3, n, n + 1) for n in range(4)])
    shown = np.zeros(4, dtype=np.bool_)
    mark_shown(camera.numbers, runs, PixelBounds(0, 99, 0, 99), shown)
    assert shown.tolist() == [True, False, False, False]
    # The first is in the middle of the picture.
    mark_shown(camera.numbers, runs, PixelBounds(0, 30, 0, 99), shown)
    assert not shown.any()


@given(seed=seeds)
@settings(max_examples=20, deadline=None)
def test_boxes_that_are_moved_are_those_of_what_is_moved(seed: int) -> None:
    vertices, _, owners, runs = scene(seed)
    owners[: 5 * FACES] = -2
    moves = np.random.default_rng(seed).random((RUNS + 1, 2)) - 0.5
    moved, boxes = runs.moved(vertices, owners, moves)
    again = FaceRuns.of(moved, [tuple(row) for row in runs.rows.tolist()])
    assert np.array_equal(boxes.boxes, again.boxes)
    assert np.array_equal(moved[: 15 * FACES], vertices[: 15 * FACES])
    assert np.array_equal(
        moved[15 * FACES :, 0],
        vertices[15 * FACES :, 0] + np.repeat(moves[6:, 0], 3 * FACES),
    )


def test_runs_without_faces_are_left_out() -> None:
    runs = FaceRuns.of(np.zeros((4, 3)), [(0, 3, 0, 1), (3, 4, 1, 1)])
    assert runs.rows.tolist() == [[0, 3, 0, 1]]


@pytest.mark.parametrize("owner", [0, -1])
def test_runs_of_the_background_are_never_wanted(owner: int) -> None:
    runs = FaceRuns.of(np.zeros((3, 3)), [(0, 3, 0, 1)])
    owners = np.array([owner], dtype=np.int16)
    assert not runs.owned(owners, np.ones(3, dtype=np.bool_)).any()
