"""The shipped catalogue, and one that can be spoilt."""

from functools import partial
from pathlib import Path

import pytest

from scenegen.catalogue import Catalogue
from tests.catalogue.wedge import Make, write


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return Catalogue.open()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a catalogue with one wedge, after changes to its index or its model."""
    return partial(write, tmp_path)
