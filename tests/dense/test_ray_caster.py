"""Depth, masks, normals and matches are what another program's rays find."""

import os
from importlib.util import find_spec

import pytest

from scenegen.catalogue import Catalogue
from tests.dense.items import items
from tests.dense.ray_caster import Finding, check_item

UNITS = int(os.environ.get("SCENEGEN_DENSE_UNITS", "2"))
"""Of every task: twelve items; 10 make sixty."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("embreex") is None and find_spec("rtree") is None,
        reason="rays of trimesh need embreex or rtree: pip install -e '.[rays]'",
    ),
]


def test_rays_find_what_rows_say():
    found, catalogue, count = Finding(), Catalogue.open(), 0
    for facts, rows in items(UNITS, resolution=256):
        check_item(rows, facts, catalogue.mesh, found)
        count += 1
    assert count == 6 * UNITS
    assert found.same >= 0.9999 * found.pixels, found
    assert found.close >= 0.99999 * found.away, found
    assert found.judged >= 0.5 * found.pixels, found
    assert found.level >= 0.9999 * found.judged, found
    assert found.matches >= 100 * count, found
    assert found.missed <= 0.5, found
    assert found.hidden == 0, found
