"""A diagnosis says what is there, and what is wrong with it."""

from dataclasses import replace

import pytest

from scenegen.catalogue import Catalogue
from scenegen.cli import diagnosis
from scenegen.cli.diagnosis import (
    AssetState,
    Diagnosis,
    asset_state,
    diagnose,
    memory_bytes,
)
from scenegen.renderers.state import RendererState
from tests.catalogue.stocked import stocked

SOFTWARE = RendererState("software", is_ready=True, device="a processor")
LAME = RendererState("gl", is_ready=False, missing=("pyrender",))


@pytest.fixture(scope="module")
def found() -> Diagnosis:
    return diagnose(3)


def test_what_is_shipped_is_intact(found):
    catalogue = Catalogue.open()
    assert found.assets == AssetState(
        len(catalogue.assets), len(catalogue.materials), catalogue.digest, ()
    )


def test_versions_cores_and_memory_are_reported(found):
    assert all(found.libraries.values())
    assert {"numpy", "numba", "pyarrow"} <= found.libraries.keys()
    assert found.cores == 3
    assert found.memory_bytes > 2**20
    assert found.renderers[0].name == "software"
    assert found.is_well


def test_all_is_well_when_the_embedded_renderer_works_whatever_others_lack(found):
    assert replace(found, renderers=(SOFTWARE, LAME)).is_well
    lame = replace(SOFTWARE, is_ready=False)
    ready = replace(LAME, is_ready=True)
    assert not replace(found, renderers=(lame, ready)).is_well
    assert not replace(found, renderers=()).is_well


def test_models_without_their_files_are_reported_and_not_well(tmp_path, found):
    stocked(tmp_path, {"boat": 2}, materials=())
    state = asset_state(tmp_path)
    assert state.models == len(state.faults) == 2
    assert "boat_v0.glb: No such file" in state.faults[0]
    assert not replace(found, assets=state).is_well


def test_assets_that_cannot_be_read_at_all_are_a_fault(tmp_path):
    state = asset_state(tmp_path / "nowhere")
    assert (state.models, state.digest) == (0, "")
    assert "index.toml" in state.faults[0]


@pytest.mark.parametrize("limit", ["max\n", "999999999999999\n", ""])
def test_a_container_without_a_limit_has_the_memory_of_the_machine(
    tmp_path, monkeypatch, limit
):
    path = tmp_path / "memory.max"
    monkeypatch.setattr(diagnosis, "GROUP_LIMIT", tmp_path / "nowhere")
    machine = memory_bytes()
    path.write_text(limit)
    monkeypatch.setattr(diagnosis, "GROUP_LIMIT", path)
    assert memory_bytes() == machine
    path.write_text("1048576\n")
    assert memory_bytes() == 2**20
