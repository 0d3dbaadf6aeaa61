"""What is not the file of the index, or from nobody knows where, is refused."""

import pytest

from scenegen.catalogue import Catalogue
from tests.catalogue.wedge import Make, refusal


def test_a_missing_model_is_named_with_its_path(make: Make) -> None:
    root = make()
    (root / "models/wedge.glb").unlink()
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert str(root / "models/wedge.glb") in message
    assert "Reinstall" in message


def test_a_changed_model_is_refused(make: Make) -> None:
    root = make()
    with (root / "models/wedge.glb").open("ab") as file:
        file.write(b"\0")
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert "SHA-256" in message


@pytest.mark.parametrize("key", ["licence", "source"])
def test_a_model_without_provenance_cannot_be_used(make: Make, key: str) -> None:
    value = {"licence": "CC0-1.0", "source": "modelled for this test"}[key]
    root = make((f'{key} = "{value}"', f'{key} = ""'))
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert f"no {key} in index.toml" in message
