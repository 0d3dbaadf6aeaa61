"""From the axes and numbers of a GLB file to those of the body frame."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.catalogue import MAX_TRIANGLES, Catalogue, read_mesh
from tests.catalogue.wedge import CORNERS, FACES, Make, glb_bytes, refusal


def test_gltf_axes_become_forward_left_up(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    expected = [(z, x, y) for x, y, z in CORNERS]
    assert mesh.vertices.tolist() == [list(point) for point in expected]


def test_the_change_of_axes_keeps_faces_looking_outwards(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    a, b, c = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
    volume = (a * np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(0.4 * 0.2 * 0.6 / 2)


def test_v_counts_upwards_although_gltf_counts_downwards(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    assert set(mesh.uvs[:, 1].tolist()) == {0.8}


@given(
    st.lists(
        st.tuples(*[st.floats(-3, 3, width=32)] * 3),
        min_size=3,
        max_size=6,
        unique=True,
    )
)
@settings(max_examples=25, deadline=None)
def test_every_vertex_lands_on_the_nearest_tenth_of_a_millimetre(
    tmp_path_factory: pytest.TempPathFactory, points: list[tuple[float, float, float]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "points.glb"
    # The face belongs to the wedge, so that it has an area whatever was drawn.
    face = [len(points) + corner for corner in FACES[0]]
    path.write_bytes(glb_bytes(vertices=[*points, *CORNERS], faces=[face]))
    vertices = read_mesh(path, "test/points").vertices
    steps = vertices * 10_000
    assert np.abs(steps - np.rint(steps)).max() < 1e-8
    given_points = np.array(points, dtype=np.float64)[:, [2, 0, 1]]
    assert np.abs(vertices[: len(points)] - given_points).max() <= 0.5001e-4


def test_normals_are_made_one_long(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    assert np.unique(mesh.normals, axis=0).tolist() == [[0.8, 0.0, 0.6]]


def test_a_sliver_that_the_grid_closes_is_dropped(make: Make) -> None:
    thin = [*CORNERS, (0.2, 0.00001, 0.3)]
    model = glb_bytes(vertices=thin, faces=[*FACES, (1, 2, 6)])
    mesh = Catalogue.open(make(model=model)).mesh("door_wedge/plain")
    assert len(mesh.faces) == len(FACES)


BROKEN: dict[str, tuple[bytes, str]] = {
    "not finite": (
        glb_bytes(vertices=[(float("nan"), 0, 0), *CORNERS[1:]]),
        "not a finite number",
    ),
    "too many": (glb_bytes(faces=FACES * 3000), f"1 to {MAX_TRIANGLES} can be used"),
    "flat": (glb_bytes(faces=[(0, 1, 1)]), "of which 0 have an area"),
    "moved": (glb_bytes(node={"translation": [0, 1, 0]}), "Apply all transforms"),
    "nameless": (glb_bytes(material=None), "Name every material slot"),
    "no normal": (glb_bytes(normal=(0, 0, 0)), "normal without a direction"),
    "torn": (glb_bytes()[:300], "cannot be read ("),
    "far": (glb_bytes(vertices=[(1e30, 0, 0), *CORNERS[1:]]), "not a finite number"),
    "no place": (glb_bytes(uv=float("nan")), "holds a texture coordinate"),
    "absurd place": (glb_bytes(uv=1e30), "holds a texture coordinate"),
    "infinite normal": (
        glb_bytes(normal=(0, float("inf"), 0)),
        "normal without a direction",
    ),
    "no such corner": (glb_bytes(faces=[*FACES, (0, 1, 6)]), ""),
}


@pytest.mark.parametrize("name", list(BROKEN))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_broken_model_is_refused_with_the_remedy(make: Make, name: str) -> None:
    model, words = BROKEN[name]
    root = make(model=model)
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert words in message
    assert "door_wedge/plain" in message
    assert "wedge.glb" in message
