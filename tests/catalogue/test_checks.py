"""A check tells everything that is wrong, at once."""

from scenegen.catalogue import Catalogue
from tests.catalogue.wedge import CORNERS, Make, glb_bytes


def test_a_sound_catalogue_has_nothing_wrong(make: Make) -> None:
    assert Catalogue.open(make()).check() == ()


def test_check_finds_every_fault_at_once(make: Make) -> None:
    root = make(
        ("[600, 400, 200]", "[600, 400, 230]"),
        ('placement = "free"', 'placement = "roof"'),
        ("similar = []", 'similar = ["ramp"]'),
        ("triangles = 8", "triangles = 9"),
        ('materials = ["wood/oak"]', 'materials = ["wood/elm"]'),
        ('source = "drawn for this test"', 'source = ""'),
    )
    found = "\n".join(Catalogue.open(root).check())
    for words in (
        "200.0 mm along z, but 230 mm",
        "placement 'roof'",
        "similar to 'ramp'",
        "8 triangles, but 9",
        "other materials than the file",
        "no source",
    ):
        assert words in found


def test_check_sees_a_model_that_does_not_stand_on_the_origin(make: Make) -> None:
    aside = [(x + 0.05, y + 0.02, z) for x, y, z in CORNERS]
    found = "\n".join(Catalogue.open(make(model=glb_bytes(vertices=aside))).check())
    assert "centred on (0.0, 50.0) mm" in found
    assert "lowest point is at 20.0 mm" in found
