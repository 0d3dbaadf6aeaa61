"""The list of a data set: narrow columns at once, scenes afterwards."""

import json
import shutil

import pytest

from scenegen.errors import ShardError
from scenegen.report.listing import Listing


def test_the_list_has_every_row_in_the_order_of_the_manifest(built):
    listing = Listing(built)
    assert len(listing.items) == 18
    assert [item.place for item in listing.items] == list(range(18))
    assert listing.items[0].id == "multiview-7-train-000000"
    assert {item.split for item in listing.items} == {"train", "test"}
    assert not listing.is_whole
    assert listing.described == [None] * 18


def test_scenes_are_read_shard_by_shard(built):
    listing = Listing(built)
    seen: list[int] = []
    listing.describe(seen.append)
    assert seen[-1] == 18
    assert len(seen) == len(listing.shards)
    assert listing.is_whole
    more = listing.described[0]
    assert more is not None
    assert more.room == "living_room"
    assert more.categories == ("thing_a",)
    assert more.answer_text.isdecimal()
    assert set(more.distances_mm) == {2500}
    assert more.shown_pct[0] == pytest.approx(100 * 200 / 220)
    assert "how many thing_as are there" in listing.words[0]


def test_twins_find_each_other(listing):
    for item in listing.items:
        twin = listing.twin_of(item.place)
        assert twin is not None
        assert listing.twin_of(twin) == item.place
        assert listing.items[twin].split == item.split
        assert twin != item.place


def test_the_file_of_a_place_is_found(listing):
    for shard in listing.shards:
        assert listing.shard_of(shard.first) == shard
        assert listing.shard_of(shard.first + shard.rows - 1) == shard


def test_a_missing_file_is_named(built, tmp_path):
    folder = shutil.copytree(built, tmp_path / "copy")
    gone = next(folder.glob("data/*/test-*.parquet"))
    gone.unlink()
    with pytest.raises(ShardError, match="missing; build the data set to its end"):
        Listing(folder)


def test_a_wrong_number_of_rows_is_noticed(built, tmp_path):
    folder = shutil.copytree(built, tmp_path / "copy")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["shards"][0]["rows"] += 1
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ShardError, match=r"4 rows, and 5 in manifest\.json"):
        Listing(folder)


def test_no_data_set_is_an_error_that_says_so(tmp_path):
    with pytest.raises(ShardError, match="not a finished data set"):
        Listing(tmp_path)
