"""Pictures are handed out as sRGB, or refused."""

import hashlib

from scenegen.catalogue import Catalogue
from tests.catalogue.wedge import Make, refusal


def test_a_grey_picture_is_handed_out_as_three_channels(make: Make) -> None:
    picture = Catalogue.open(make()).texture("wood/oak")
    assert picture is not None
    assert picture.shape == (4, 4, 3)
    assert (picture == 200).all()


def test_a_torn_picture_is_refused(make: Make) -> None:
    root = make()
    picture = root / "materials/oak.png"
    torn = picture.read_bytes()[:40]
    path = root / "index.toml"
    old = hashlib.sha256(picture.read_bytes()).hexdigest()
    path.write_text(path.read_text().replace(old, hashlib.sha256(torn).hexdigest()))
    picture.write_bytes(torn)
    message = refusal(lambda: Catalogue.open(root).texture("wood/oak"))
    assert "the picture cannot be read (" in message
