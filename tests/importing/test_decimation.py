"""Fewer triangles: the shape, the materials and the texture stay."""

import numpy as np
import pytest

from scenegen.importing.decimation import SLACK, decimated
from scenegen.importing.mesh_parts import (
    ImportedMaterial,
    ImportedMesh,
    bounds,
    crossed,
    lengths,
)

RED, BLUE = ImportedMaterial(colour=(255, 0, 0)), ImportedMaterial(colour=(0, 0, 255))


def sheet(count: int, look: ImportedMaterial = RED, left: float = 0.0) -> ImportedMesh:
    """A level square of 2 x count x count triangles, with its texture upon it."""
    steps = np.arange(count + 1) / count
    x, z = np.meshgrid(left + steps, steps)
    points = np.stack([x.ravel(), np.zeros(x.size), z.ravel()], axis=1)
    corner = np.arange(count * (count + 1)).reshape(count, count + 1)[:, :-1].ravel()
    one = np.stack([corner, corner + count + 1, corner + 1], axis=1)
    two = np.stack([corner + 1, corner + count + 1, corner + count + 2], axis=1)
    faces = np.concatenate([one, two]).astype(np.int32)
    uvs = points[faces][:, :, [0, 2]] * 3.0
    return ImportedMesh(look, points, faces, uvs)


def ball(count: int, look: ImportedMaterial = RED) -> ImportedMesh:
    """A ball of radius 1."""
    u = np.arange(count) * (2 * np.pi / count)
    v = (np.arange(1, count) / count) * np.pi
    rings = [
        [np.sin(b) * np.cos(a), np.cos(b), np.sin(b) * np.sin(a)] for b in v for a in u
    ]
    points = np.array([*rings, [0.0, 1.0, 0.0], [0.0, -1.0, 0.0]])
    k = np.arange(count)
    after = (k + 1) % count
    faces = [np.stack([np.full(count, len(points) - 2), after, k], 1)]
    for ring in range(count - 2):
        a, b = k + ring * count, after + ring * count
        faces += [
            np.stack([a, b, a + count], 1),
            np.stack([b, b + count, a + count], 1),
        ]
    last = (count - 2) * count
    bottom = np.full(count, len(points) - 1)
    faces.append(np.stack([bottom, k + last, after + last], 1))
    return ImportedMesh(look, points, np.concatenate(faces).astype(np.int32))


def area(pieces: tuple[ImportedMesh, ...]) -> float:
    return sum(float(lengths(crossed(p.points, p.faces)).sum()) / 2 for p in pieces)


def count(pieces: tuple[ImportedMesh, ...]) -> int:
    return sum(len(piece.faces) for piece in pieces)


def test_a_model_within_its_budget_is_left_alone():
    pieces = (sheet(4),)
    assert decimated(pieces, 32) is pieces


@pytest.mark.parametrize("budget", [200, 400])
def test_the_budget_is_kept_and_the_shape_too(budget):
    (piece,) = decimated((ball(40),), budget)
    assert budget * 0.7 <= len(piece.faces) <= budget * SLACK
    radii = lengths(piece.points)
    assert radii.min() > 0.93
    assert radii.max() < 1.07


def test_the_rim_of_a_sheet_is_not_eaten():
    pieces = decimated((sheet(30),), 60)
    low, high = bounds(pieces)
    assert [*low, *high] == pytest.approx([0, 0, 0, 1, 0, 1], abs=0.01)
    assert area(pieces) == pytest.approx(1.0, abs=0.02)


def test_texture_coordinates_stay_where_they_were():
    (piece,) = decimated((sheet(30),), 60)
    assert piece.uvs is not None
    expected = piece.points[piece.faces][:, :, [0, 2]] * 3.0
    assert np.abs(piece.uvs - expected).max() < 0.05


def test_islands_of_a_texture_are_not_mixed():
    whole = sheet(30)
    assert whole.uvs is not None
    right = whole.points[whole.faces].mean(axis=1)[:, 0] > 0.5
    uvs = whole.uvs + np.where(right, 100.0, 0.0)[:, None, None]
    piece = decimated((ImportedMesh(RED, whole.points, whole.faces, uvs),), 80)[0]
    assert piece.uvs is not None
    spans = piece.uvs.max(axis=1) - piece.uvs.min(axis=1)
    assert spans.max() < 4.0


def test_materials_meet_without_a_gap_where_they_met():
    pieces = decimated((sheet(30, RED), sheet(30, BLUE, left=1.0)), 120)
    assert [piece.material for piece in pieces] == [RED, BLUE]
    assert area(pieces[:1]) == pytest.approx(1.0, abs=0.03)
    assert area(pieces) == pytest.approx(2.0, abs=0.03)
    seam = [
        {tuple(np.round(p, 6)) for p in piece.points if abs(p[0] - 1.0) < 0.005}
        for piece in pieces
    ]
    assert seam[0] == seam[1]


def test_many_tiny_parts_are_brought_together():
    rng = np.random.default_rng(3)
    crumbs = []
    for _ in range(300):
        crumb = ball(6)
        middle = np.array([rng.random(), rng.random(), rng.random()])
        crumbs.append(ImportedMesh(RED, crumb.points * 0.004 + middle, crumb.faces))
    assert count(tuple(crumbs)) > 10_000
    assert count(decimated(tuple(crumbs), 2000)) <= 5000


def test_twice_the_same_is_the_same():
    one, two = (decimated((ball(40), sheet(20)), 300) for _ in range(2))
    assert all(
        np.array_equal(a.points, b.points) and np.array_equal(a.faces, b.faces)
        for a, b in zip(one, two, strict=True)
    )
