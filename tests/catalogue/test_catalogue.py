"""A catalogue finds things by id, and reads them once."""

import hashlib
import pickle
import subprocess
import sys

import pytest

from scenegen.catalogue import Catalogue, shipped_root
from tests.catalogue.wedge import Make, refusal


def test_the_shipped_assets_lie_where_they_are_looked_for() -> None:
    assert (shipped_root() / "index.toml").is_file()


def test_the_digest_is_that_of_the_index(make: Make) -> None:
    root = make()
    data = (root / "index.toml").read_bytes()
    assert Catalogue.open(root).digest == hashlib.sha256(data).hexdigest()


def test_a_mesh_is_read_once_and_cannot_be_changed(make: Make) -> None:
    root = make()
    mesh = Catalogue.open(root).mesh("door_wedge/plain")
    assert Catalogue.open(root).mesh("door_wedge/plain") is mesh
    with pytest.raises(ValueError, match="read-only"):
        mesh.vertices[0, 0] = 1.0


def test_an_unknown_id_is_answered_with_the_nearest_one(make: Make) -> None:
    catalogue = Catalogue.open(make())
    message = refusal(lambda: catalogue.mesh("door_wedge/plane"))
    assert "'door_wedge/plane' is not in the catalogue" in message
    assert "Did you mean 'door_wedge/plain'?" in message
    assert "'door_wedge'" in refusal(lambda: catalogue.assets_of("door_wedges"))
    assert "'wood/oak'" in refusal(lambda: catalogue.texture("wood/oaks"))


def test_a_catalogue_can_be_sent_to_another_process(make: Make) -> None:
    catalogue = Catalogue.open(make())
    copy = pickle.loads(pickle.dumps(catalogue))
    assert copy.assets == catalogue.assets
    assert copy.mesh("door_wedge/plain").materials == ("wood/oak",)


def test_a_catalogue_that_is_only_listed_needs_no_mesh_library() -> None:
    code = (
        "import sys; from scenegen.catalogue import Catalogue; "
        "Catalogue.open(); print('trimesh' in sys.modules)"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert loaded.strip() == "False"
