"""A shard is whole or not there, and says what it is."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from datasets import load_dataset

from scenegen.dataset import columns as schema
from scenegen.dataset.build import BuildShards
from scenegen.dataset.shard_jobs import ItemFailure
from scenegen.dataset.shards import FOOTER, groups
from scenegen.dataset.stored_shards import finished, read_shard, shard_files
from scenegen.errors import OutputError, ShardError
from tests.dataset.fakes import fake_generator, fake_plan


def ignore(items: int) -> None:
    """Shows no progress."""


def test_shards_load_as_pictures_offline_and_as_a_stream(built):
    items = load_dataset(str(built), "multiview", split="train")
    assert items.num_rows == 12
    assert items[3]["images"][0].size == (64, 64)
    assert items[3]["id"] == "multiview-7-train-000003"
    stream = load_dataset(str(built), "multiview", split="test", streaming=True)
    assert sum(len(item["target_images"]) for item in stream) == 6


def test_a_shard_keeps_to_what_the_viewer_wants(built):
    for path in shard_files(built):
        metadata = pq.read_metadata(path)
        assert json.loads(metadata.metadata[b"content_defined_chunking"]) == schema.CDC
        for number in range(metadata.num_row_groups):
            group = metadata.row_group(number)
            for leaf in range(group.num_columns):
                column = group.column(leaf)
                assert column.has_offset_index
                is_picture = column.path_in_schema.endswith(".bytes")
                assert (column.compression == "UNCOMPRESSED") == is_picture
                if is_picture:
                    assert "PLAIN_DICTIONARY" not in column.encodings
                    assert "RLE_DICTIONARY" not in column.encodings


def test_the_footer_says_which_shard_of_which_plan_it_is(built, plan):
    assert finished(plan, built).keys() == set(plan.shards)
    footer = read_shard(built / plan.shards[1].path).footer
    assert footer.shard == plan.shards[1]
    assert footer.digest == plan.digest
    assert footer.assets == tuple(sorted(footer.assets))
    assert sum(footer.answers.values()) == plan.shards[1].items


def test_a_folder_of_another_recipe_is_refused_and_named(built):
    with pytest.raises(ShardError) as caught:
        finished(fake_plan(seed=8, name="other"), built)
    message = str(caught.value)
    assert "recipe 'fake', seed 7" in message
    assert "recipe 'other', seed 8" in message
    assert "Choose another --out" in message


def test_a_shard_of_the_same_recipe_under_another_name_is_refused(folder, plan):
    first, second = (folder / shard.path for shard in plan.shards[:2])
    shutil.copy(first, second)
    with pytest.raises(ShardError, match=second.name):
        finished(plan, folder)


@pytest.mark.parametrize("keep", [0, 100, -1])
def test_a_damaged_shard_is_named_with_the_remedy(folder, plan, keep):
    path = folder / plan.shards[0].path
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ShardError, match=r"train-00000-of-.*Delete the file"):
        finished(plan, folder)


def test_somebody_elses_parquet_is_not_taken_for_ours(folder, plan):
    path = folder / plan.shards[0].path
    table = pq.read_table(path)
    pq.write_table(table, path)
    assert FOOTER not in (pq.read_metadata(path).metadata or {})
    with pytest.raises(ShardError, match="not a shard of scenegen"):
        finished(plan, folder)


def test_two_writes_give_the_same_bytes(built, plan, tmp_path):
    with fake_generator(plan.recipe) as generator:
        BuildShards(plan, tmp_path).run(plan.shards[0], generator, ignore)
    path = plan.shards[0].path
    assert (tmp_path / path).read_bytes() == (built / path).read_bytes()


def test_an_item_that_cannot_be_made_leaves_no_file_behind(plan, tmp_path):
    with (
        fake_generator(plan.recipe, failing=(1,)) as generator,
        pytest.raises(ItemFailure, match="split 'train', index 2"),
    ):
        BuildShards(plan, tmp_path).run(plan.shards[0], generator, ignore)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_disk_that_fills_up_costs_one_shard_only(plan, tmp_path):
    """The kernel itself refuses the bytes: files may not grow beyond 40 kB."""
    program = f"""
import resource
from pathlib import Path
from scenegen.dataset.build import BuildShards
from scenegen.errors import OutputError
from tests.dataset.fakes import fake_plan, fake_generator
plan = fake_plan()
folder = Path({str(tmp_path)!r})
with fake_generator(plan.recipe) as generator:
    job = BuildShards(plan, folder)
    job.run(plan.shards[0], generator, lambda n: None)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
    try:
        job.run(plan.shards[1], generator, lambda n: None)
    except OutputError as error:
        assert "no room" in str(error) and "same command again" in str(error)
    else:
        raise SystemExit("the disk was not full")
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path.cwd())
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 40_000
    names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert names == [plan.shards[0].path.name]


def test_row_groups_hold_at_most_a_hundred_rows_and_little_memory():
    small = [{"id": str(number), "bytes": b"x"} for number in range(250)]
    assert [len(group) for group in groups(iter(small))] == [100, 100, 50]
    large = [{"id": str(number), "bytes": b"x" * 1_900_000} for number in range(80)]
    for group in groups(iter(large)):
        assert sum(len(row["bytes"]) for row in group) <= schema.GROUP_TARGET


def test_a_row_that_the_viewer_would_refuse_is_refused_first():
    rows = iter([{"id": "multiview-7-train-000001", "bytes": b"x" * 2_000_001}])
    with pytest.raises(OutputError, match=r"000001.*lower resolution"):
        list(groups(rows))
