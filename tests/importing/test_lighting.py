"""Which part of a lamp shines."""

import pytest

from scenegen.importing.lamps import GLOW_PCT, with_light
from scenegen.importing.mesh_parts import ImportedMaterial
from tests.importing.test_fitting import box

FOOT = box(look=ImportedMaterial(colour=(250, 250, 250)))
STEM = box((0, 1, 0), (1, 2, 1), ImportedMaterial(colour=(40, 40, 40)))
SHADE = box((0, 2, 0), (1, 3, 1), ImportedMaterial(colour=(220, 210, 190)))
PRINTED = box(
    (0, 2, 0), (1, 3, 1), ImportedMaterial(colour=(250, 250, 250), picture=b"png")
)
BULB = box((0, 2, 0), (1, 3, 1), ImportedMaterial(glow_pct=90))


@pytest.mark.parametrize(
    ("pieces", "glows"),
    [
        ((FOOT, STEM, SHADE), [0, 0, GLOW_PCT]),
        ((SHADE, STEM, FOOT), [GLOW_PCT, 0, 0]),
        ((FOOT, SHADE, BULB), [0, 0, 90]),
        ((FOOT, STEM, PRINTED), [0, 0, 0]),
        ((FOOT, STEM), [0, 0]),
    ],
)
def test_the_palest_upper_part_of_a_lamp_shines(pieces, glows):
    assert [piece.material.glow_pct for piece in with_light(pieces)] == glows
