"""An index that cannot be read is refused, with the key that is wrong."""

import re
from pathlib import Path

import pytest

from scenegen.catalogue import Catalogue
from tests.catalogue.wedge import Make, refusal


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    message = refusal(lambda: Catalogue.open(tmp_path))
    assert str(tmp_path / "index.toml") in message
    assert "reinstall scenegen" in message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[[category]]", "[[category"), "is not TOML"),
        (('plural = "door wedges"\n', ""), "'plural' is missing"),
        (("triangles = 8", 'triangles = "8"'), "'triangles' is '8'.*an integer"),
        (("metres = 1.0", "metres = 1"), "'metres' is 1.*decimal point"),
        (("[600, 400, 200]", "[600, 400]"), "'size_mm' is .*three integers"),
        (("glow_pct = 0", "glow_pct = false"), "'glow_pct' is False"),
        (("metres = 1.0", "metres = 0.0"), "'metres' holds 0.0, but has to lie"),
        (("metres = 1.0", "metres = nan"), "'metres' holds nan"),
        (("[178, 136, 92]", "[178, 256, 92]"), "'colour' holds 256"),
        (("[178, 136, 92]", "[178, -1, 92]"), "'colour' holds -1"),
        (("roughness_pct = 55", "roughness_pct = 101"), "'roughness_pct' holds 101"),
    ],
)
def test_a_malformed_index_is_refused_with_the_key(
    make: Make, change: tuple[str, str], words: str
) -> None:
    root = make(change)
    assert re.search(words, refusal(lambda: Catalogue.open(root)))


def test_an_entry_that_is_there_twice_is_refused(make: Make) -> None:
    root = make()
    path = root / "index.toml"
    text = path.read_text()
    path.write_text(text + text[text.index("[[asset]]") :])
    assert "'door_wedge/plain' is there twice" in refusal(lambda: Catalogue.open(root))
