"""Damaged shards are set aside and built again; nothing else is touched."""

import os

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.files import CHECKSUMS
from scenegen.dataset.manifest import finalise
from scenegen.dataset.stored_shards import aside, finished, prepare_folder
from scenegen.errors import ShardError
from tests.dataset.fakes import fake_generator, fake_plan


def torn(content: bytes) -> bytes:
    return content[:-100]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def corrupt(path, damage) -> None:
    """Damage a file after the checksums were written."""
    sums = (path.parents[2] / CHECKSUMS).stat().st_mtime_ns
    path.write_bytes(damage(path.read_bytes()))
    os.utime(path, ns=(sums + 1, sums + 1))


@pytest.mark.parametrize("damage", [torn, flipped])
def test_a_damaged_shard_is_built_again_and_kept_aside(
    folder, built, plan, bytes_of, damage
):
    path = folder / plan.shards[1].path
    corrupt(path, damage)
    corrupted = path.read_bytes()
    report = build(
        plan, folder, shards=plan.shards, workers=1, generator=fake_generator
    )
    assert report.built == (plan.shards[1],)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    assert report.set_aside == (path,)
    assert aside(path).read_bytes() == corrupted
    aside(path).unlink()
    assert bytes_of(folder) == bytes_of(built)


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_is_set_aside_as_well(folder, plan, kind):
    path = folder / plan.shards[1].path
    path.unlink()
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    state = prepare_folder(plan, folder)
    assert state.set_aside == (path,)
    assert not os.path.lexists(path)
    assert os.path.lexists(aside(path))


def test_a_sound_folder_is_left_alone_even_when_its_files_are_younger(folder, plan):
    for shard in plan.shards:
        corrupt(folder / shard.path, bytes)
    state = prepare_folder(plan, folder)
    assert state.set_aside == ()
    assert state.stored.keys() == set(plan.shards)


def test_a_folder_of_another_data_set_keeps_even_its_damaged_shards(
    folder, plan, bytes_of
):
    path = folder / plan.shards[1].path
    path.write_bytes(torn(path.read_bytes()))
    before = bytes_of(folder)
    with pytest.raises(ShardError, match="Nothing was changed"):
        prepare_folder(fake_plan(seed=8), folder)
    assert bytes_of(folder) == before


def test_known_shards_are_not_read_again(folder, plan):
    known = finished(plan, folder)
    for shard in plan.shards[1:]:
        (folder / shard.path).write_bytes(b"torn")
    (folder / plan.shards[0].path).unlink()
    assert finished(plan, folder, known).keys() == set(plan.shards[1:])
