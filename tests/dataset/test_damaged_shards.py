"""Damaged shards are set aside and made anew; nothing else is touched."""

import os

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.checksums import CHECKSUMS
from scenegen.dataset.damaged_shards import DAMAGED, set_aside
from scenegen.dataset.manifest import finalise
from tests.dataset.fakes import fake_generator


def torn(content: bytes) -> bytes:
    return content[:-100]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def spoil(path, damage) -> None:
    """Damage a file after the check sums were written."""
    sums = (path.parents[2] / CHECKSUMS).stat().st_mtime_ns
    path.write_bytes(damage(path.read_bytes()))
    os.utime(path, ns=(sums + 1, sums + 1))


@pytest.mark.parametrize("damage", [torn, flipped])
def test_a_damaged_shard_is_made_anew_and_kept_aside(
    folder, built, plan, bytes_of, damage
):
    path = folder / plan.shards[1].path
    spoil(path, damage)
    spoilt = path.read_bytes()
    report = build(
        plan, folder, shards=plan.shards, workers=1, generator=fake_generator
    )
    assert report.built == (plan.shards[1],)
    finalise(plan, folder, lambda assets, materials: "nobody\n")
    aside = path.with_name(path.name + DAMAGED)
    assert aside.read_bytes() == spoilt
    aside.unlink()
    assert bytes_of(folder) == bytes_of(built)


def test_a_sound_folder_is_left_alone_even_when_its_files_are_younger(folder, plan):
    for shard in plan.shards:
        spoil(folder / shard.path, bytes)
    assert set_aside(plan, folder) == ()
