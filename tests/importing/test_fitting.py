"""Sizes, uprightness and the place of the origin."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.importing.fitting import cleaned, fitted, times, turned
from scenegen.importing.folder import TURNS
from scenegen.importing.mesh_parts import (
    ImportedMaterial,
    ImportedMesh,
    bounds,
    crossed,
)
from scenegen.importing.smoothing import smoothed
from scenegen.importing.sources import UPRIGHT, Refused
from scenegen.importing.winding import oriented_outwards

CORNERS = np.array(
    [[x, y, z] for x in (0.0, 1.0) for y in (0.0, 1.0) for z in (0.0, 1.0)]
)
FACES = np.array(
    [
        (0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1),
        (2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3),
    ],
    dtype=np.int32,
)  # fmt: skip

sides = st.floats(6.0, 9000.0)


def box(
    low=(0.0, 0.0, 0.0), high=(1.0, 1.0, 1.0), look: ImportedMaterial | None = None
) -> ImportedMesh:
    """A box with its faces oriented_outwards."""
    points = np.array(low) + CORNERS * (np.array(high) - np.array(low))
    return ImportedMesh(look or ImportedMaterial(), points, FACES)


@given(
    size=st.tuples(sides, sides, sides),
    low=st.tuples(*[st.floats(-50.0, 50.0)] * 3),
    span=st.tuples(*[st.floats(0.5, 40.0)] * 3),
)
def test_every_model_gets_its_stated_size_on_the_origin(size, low, span):
    high = tuple(a + b for a, b in zip(low, span, strict=True))
    least, most = bounds(fitted((box(low, high),), size))
    width, depth, height = size
    assert (most - least) * 1000 == pytest.approx([width, height, depth])
    assert least[1] == pytest.approx(0.0, abs=1e-9)
    assert (least + most)[[0, 2]] == pytest.approx([0.0, 0.0], abs=1e-6)


def test_without_a_size_metres_are_kept():
    least, most = bounds(fitted((box(high=(0.5, 0.9, 0.4)),), None))
    assert most - least == pytest.approx([0.5, 0.9, 0.4])


@pytest.mark.parametrize("size", [(1.0, 2.0, 3.0), (100.0, 100.0, 10_500.0)])
def test_absurd_sizes_are_refused(size):
    with pytest.raises(Refused, match="longest side"):
        fitted((box(),), size)


def test_a_flat_sheet_keeps_its_thickness():
    sheet = ImportedMesh(ImportedMaterial(), box().points * [1.0, 0.0, 1.0], FACES)
    least, most = bounds(fitted((sheet,), (2000.0, 1000.0, 20.0)))
    assert most - least == pytest.approx([2.0, 0.0, 1.0])


@pytest.mark.parametrize(("turn", "to"), [(90, 0), (270, 1)])
def test_a_turn_is_counter_clockwise_from_above(turn, to):
    front = ImportedMesh(ImportedMaterial(), np.array([[0.0, 0.0, 1.0]] * 3), FACES[:1])
    x = turned((front,), TURNS[turn])[0].points[0, 0]
    assert x == (1.0 if to == 0 else -1.0)


def test_two_quarter_turns_are_a_half_turn():
    assert times(TURNS[90], TURNS[90]) == TURNS[180]
    assert times(TURNS[270], TURNS[90]) == UPRIGHT


def test_slivers_twins_and_unused_points_are_dropped():
    piece = box()
    stray = np.array([[50.0, 50.0, 50.0]])
    faces = np.concatenate([FACES, FACES[:1], [[0, 0, 1]], [[3, 1, 0]]])
    messy = ImportedMesh(
        ImportedMaterial(),
        np.concatenate([piece.points, stray]),
        faces.astype(np.int32),
    )
    (clean,) = cleaned((messy,))
    assert len(clean.faces) == 12
    assert len(clean.points) == 8


def test_pieces_of_one_material_become_one():
    same = cleaned((box(), box((2.0, 0.0, 0.0), (3.0, 1.0, 1.0))))
    assert [len(piece.faces) for piece in same] == [24]
    red = box((2.0, 0.0, 0.0), (3.0, 1.0, 1.0), ImportedMaterial(colour=(255, 0, 0)))
    assert len(cleaned((box(), red))) == 2


@pytest.mark.parametrize("wrong", [(0,), (0, 3, 7), tuple(range(12))])
def test_faces_are_turned_outwards(wrong):
    faces = FACES.copy()
    faces[list(wrong)] = faces[list(wrong)][:, ::-1]
    piece = oriented_outwards(ImportedMesh(ImportedMaterial(), box().points, faces))
    middles = piece.points[piece.faces].mean(axis=1) - 0.5
    assert ((crossed(piece.points, piece.faces) * middles).sum(axis=1) > 0).all()


def test_the_edges_of_a_box_stay_sharp():
    (piece,) = smoothed((box(),))
    normals = piece.normals
    assert normals is not None
    assert np.abs(normals).max(axis=2) == pytest.approx(1.0)


def test_the_side_of_a_drum_becomes_round():
    around = np.arange(16) * (2 * np.pi / 16)
    ring = np.stack([np.cos(around), np.zeros(16), np.sin(around)], axis=1)
    points = np.concatenate([ring, ring + np.array([0.0, 1.0, 0.0])])
    k = np.arange(16)
    after = (k + 1) % 16
    faces = np.concatenate(
        [np.stack([k, k + 16, after], 1), np.stack([after, k + 16, after + 16], 1)]
    ).astype(np.int32)
    (piece,) = smoothed((ImportedMesh(ImportedMaterial(), points, faces),))
    assert piece.normals is not None
    corners = piece.points[piece.faces] * [1.0, 0.0, 1.0]
    assert (piece.normals * corners).sum(axis=2) == pytest.approx(1.0, abs=0.03)
