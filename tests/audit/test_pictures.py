"""Learners of whole pictures find what is planted, and hashes what comes twice."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.items import AuditItem
from scenegen.audit.pictures import PictureFeatures, picture_features
from scenegen.dataset.images import encode
from scenegen.recipe.model import ImageFormat
from tests.audit.made_up import VIEW, changed, good_items, said

SIZE = 128
JPEG = ImageFormat(kind="jpeg", quality=95)


def encoded(rgb: np.ndarray, image: ImageFormat = JPEG) -> bytes:
    return encode(rgb.astype(np.uint8), image)


def blobs(rng: np.random.Generator) -> np.ndarray:
    return np.kron(rng.integers(0, 256, (16, 16, 3)), np.ones((8, 8, 1)))


def with_pictures(items: list[AuditItem], telling: bool) -> list[AuditItem]:
    """Noise, and where it tells, a lower left corner that is light for "left"."""
    rng = np.random.default_rng(8)

    def drawn(number: int, each: AuditItem) -> AuditItem:
        rgb = blobs(rng)
        if telling:
            rgb[-32:, :32] = 230 if said(each) == "left" else 20
        return replace(each, pictures={VIEW: picture_features(encoded(rgb))})

    return changed(items, drawn)


def failed(items: list[AuditItem], *probes: str) -> set[str]:
    return {e.name for e in audit_items(items, probes=chosen_probes(probes)).failed}


def test_pictures_that_tell_nothing_pass():
    items = with_pictures(good_items(80), telling=False)
    assert failed(items, "pictures", "hashes") == set()


def test_a_corner_that_tells_is_found_without_the_question():
    found = failed(with_pictures(good_items(80), telling=True), "pictures")
    assert f"pictures: pixels of {VIEW}" in found
    assert all(each.startswith("pictures: ") for each in found)


def test_a_picture_that_two_splits_share_is_found_though_it_was_drawn_again():
    rng = np.random.default_rng(2)
    items = with_pictures(good_items(60), telling=False)
    rgb = blobs(rng)
    noisy = np.clip(rgb + rng.normal(0, 2, rgb.shape), 0, 255)
    one, other = (
        next(n for n, each in enumerate(items) if each.place.split == split)
        for split in ("test", "train")
    )
    for place, picture in ((one, encoded(rgb)), (other, encoded(noisy))):
        seen = {VIEW: picture_features(picture)}
        items[place] = replace(items[place], pictures=seen)
    (bar,) = audit_items(items, probes=chosen_probes(["hashes"])).bars
    assert bar.figure == pytest.approx(100 * 2 / 120)
    assert {"s test 0"} <= set(bar.detail)


def test_what_is_kept_of_a_picture():
    rgb = np.zeros((SIZE, SIZE, 3))
    rgb[:, SIZE // 2 :] = 255
    found = picture_features(encoded(rgb, ImageFormat(kind="png")))
    assert isinstance(found, PictureFeatures)
    colours = found.colours.astype(float)
    assert colours[[0, 63]] == pytest.approx([0.5, 0.5])
    assert found.pixels.reshape(12, 12, 3)[:, :6].max() == 0
    # The only edge is upright: its gradient points across, which is the first bin.
    cells = found.gradients.reshape(6, 6, 9).astype(float)
    assert cells[:, [2, 3], 0] == pytest.approx(1, abs=0.01)
    assert cells[:, :, 1:].max() == 0
