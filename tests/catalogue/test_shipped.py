"""What is shipped is sound, and looks as the rest of scenegen expects."""

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue, Category, bounds_mm


def test_nothing_is_wrong_with_the_shipped_catalogue(shipped: Catalogue) -> None:
    assert shipped.check() == ()


def test_the_index_is_what_its_generator_writes(shipped: Catalogue) -> None:
    script = shipped.root / "modelling/index.py"
    ran = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr


def test_counted_categories_have_three_models_and_others_two(
    shipped: Catalogue,
) -> None:
    short = [
        category.name
        for category in shipped.categories
        if len(shipped.assets_of(category.name)) < least(category)
    ]
    assert short == []


def least(category: Category) -> int:
    return 3 if "countable" in category.roles else 2


def test_nouns_agree_with_names_and_articles(shipped: Catalogue) -> None:
    for category in shipped.categories:
        noun = category.singular
        assert category.name == noun.lower().replace(" ", "_")
        assert category.article == ("an" if noun[0] in "aeiou" else "a")
        assert category.plural != noun


def test_every_role_is_played_by_several_categories(shipped: Catalogue) -> None:
    counts = {"countable": 14, "occluder": 5, "seat": 4, "surface": 4, "wall": 5}
    for role, count in counts.items():
        assert sum(role in c.roles for c in shipped.categories) >= count


def test_occluders_are_tall_or_wide_enough_to_hide_things(shipped: Catalogue) -> None:
    for category in shipped.categories:
        if "occluder" in category.roles:
            for asset in shipped.assets_of(category.name):
                assert asset.size_mm[2] >= 1200
                assert max(asset.size_mm[:2]) >= 450


@pytest.mark.parametrize("category", ["chair", "armchair", "sofa", "bed"])
def test_backs_and_headboards_are_at_the_rear(
    shipped: Catalogue, category: str
) -> None:
    for asset in shipped.assets_of(category):
        vertices = shipped.mesh(asset.id).vertices
        top = vertices[vertices[:, 2] > 0.8 * vertices[:, 2].max()]
        assert top[:, 0].mean() < 0, asset.id


def test_faces_look_the_way_their_normals_point(shipped: Catalogue) -> None:
    for asset in shipped.assets:
        mesh = shipped.mesh(asset.id)
        a, b, c = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
        normals = mesh.normals[mesh.faces].sum(axis=1)
        agree = (np.cross(b - a, c - a) * normals).sum(axis=1) > 0
        assert agree.mean() > 0.99, asset.id


def test_normals_have_length_one(shipped: Catalogue) -> None:
    for asset in shipped.assets:
        normals = shipped.mesh(asset.id).normals
        assert np.abs((normals * normals).sum(axis=1) - 1).max() < 1e-12


def test_patterned_rugs_wear_their_texture_once(shipped: Catalogue) -> None:
    for name in ("rug/persian", "rug/stripes"):
        mesh = shipped.mesh(name)
        assert shipped.material(name).metres == 1.0
        assert mesh.uvs.min(axis=0).tolist() == [0.0, 0.0]
        assert mesh.uvs.max(axis=0).tolist() == [1.0, 1.0]
        _, high = bounds_mm(mesh)
        assert high[2] <= 12.0


def test_what_can_be_tinted_is_near_white_grey(shipped: Catalogue) -> None:
    for material in shipped.materials:
        picture = shipped.texture(material.id) if material.tintable else None
        if picture is not None:
            grey = picture[:, :, :1] == picture
            assert grey.all(), material.id
            assert 225 <= picture.mean() <= 245, material.id


def test_what_cannot_be_tinted_has_the_mean_colour_of_its_texture(
    shipped: Catalogue,
) -> None:
    for material in shipped.materials:
        picture = shipped.texture(material.id)
        if picture is not None and not material.tintable:
            mean = picture.mean(axis=(0, 1))
            assert np.abs(mean - material.colour).max() <= 4, material.id


def test_repeated_textures_show_no_seam(shipped: Catalogue) -> None:
    once = ("rug/persian", "rug/stripes")
    for material in shipped.materials:
        picture = shipped.texture(material.id)
        if picture is not None and material.id not in once:
            for axis in (0, 1):
                seam, steps = jumps(picture, axis)
                assert seam <= 1.15 * steps.max() + 0.5, (material.id, axis)


def jumps(picture: NDArray[np.uint8], axis: int) -> tuple[float, NDArray[np.float64]]:
    """Mean step across the seam, and the mean steps between neighbouring lines."""
    values = picture.astype(np.float64)
    steps = np.abs(values - np.roll(values, 1, axis=axis))
    means = steps.mean(axis=(1 - axis, 2))
    return float(means[0]), means[1:]
