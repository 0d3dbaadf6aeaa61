"""What differs between folders, manifests and locks, in any mixture."""

import json
import shutil
from itertools import product

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.errors import LockError, ShardError
from scenegen.locking.comparison import compare
from scenegen.locking.locking import make_lock
from scenegen.locking.report import lines
from tests.dataset.fakes import fake_generator, fake_plan


def made(folder, **values):
    """A finished data set, and its lock beside it."""
    plan = fake_plan(**values)
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    lock = make_lock(plan, generator=fake_generator)
    folder.with_suffix(".lock.json").write_text(lock.text(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return made(tmp_path_factory.mktemp("sides") / "one")


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """The same recipe with more items in a split."""
    series = [{"task": "multiview", "splits": {"train": 16, "test": 6}}]
    return made(tmp_path_factory.mktemp("sides") / "other", series=series)


@pytest.fixture
def copy(one, tmp_path):
    return shutil.copytree(one, tmp_path / "copy")


def sides(folder):
    return folder, folder / "manifest.json", folder.with_suffix(".lock.json")


def edited(path, column, value):
    """Write another value into the first row of a shard, as a careless script does."""
    with pq.ParquetFile(path) as source:
        table = source.read()
    values = table[column].to_pylist()
    values[0] = value
    place = table.column_names.index(column)
    new = pa.array(values, type=table.schema.field(column).type)
    pq.write_table(table.set_column(place, table.schema.field(column), new), path)


def test_a_data_set_is_the_same_as_itself_in_every_mixture(one):
    for a, b in product(sides(one), sides(one)):
        found = compare(a, b, limit=5)
        assert not found, (a, b, list(lines(found)))


def test_more_items_are_told_in_every_mixture(one, other):
    for a, b in product(sides(one), sides(other)):
        found = compare(a, b, limit=50)
        assert found.counts["recipe", "changed"] == 1
        assert found.of("recipe")[0].changes[0][1:] == ("12", "16")
        if a.name != "manifest.json" and b.name != "manifest.json":
            assert found.counts["item", "added"] == 4
            assert found.total("item") == 4


def test_the_second_is_what_is_now(one, other):
    found = compare(other, one, limit=5)
    assert found.counts["item", "removed"] == 4


@pytest.mark.parametrize("side", [0, 2])
def test_an_edited_label_is_told_with_its_column(one, copy, side):
    path = next(iter(sorted((copy / "data").glob("*/*.parquet"))))
    edited(path, "answer", "Z")
    found = compare(sides(one)[side], copy, limit=5)
    (item,) = found.of("item")
    assert [each.column for each in item.changes] == ["answer"]
    assert item.changes[0].is_now == "Z"


def test_an_edited_picture_is_told_between_folders(one, copy):
    path = next(iter(sorted((copy / "data").glob("*/*.parquet"))))
    row = pq.read_table(path)["images"].to_pylist()[0]
    edited(path, "images", [{**each, "bytes": b"none"} for each in row])
    (item,) = compare(one, copy, limit=5).of("item")
    assert [each.column for each in item.changes] == ["images"]
    assert not compare(one.with_suffix(".lock.json"), copy, limit=5)


def test_a_column_that_was_dropped_is_told(one, copy):
    for path in (copy / "data").glob("*/*.parquet"):
        pq.write_table(pq.read_table(path).drop_columns(["margins"]), path)
    found = compare(one, copy, limit=5)
    assert [(each.name, each.what) for each in found.of("column")] == [
        ("margins", "removed")
    ]


def test_files_beside_the_shards_are_compared(one, copy):
    (copy / "README.md").write_text("another card")
    (copy / "notes.txt").write_text("more")
    (copy / "LICENSE").unlink()
    found = compare(one, copy, limit=5)
    assert {each.name: each.what for each in found.of("file")} == {
        "README.md": "changed",
        "notes.txt": "added",
        "LICENSE": "removed",
    }
    assert found.total("item") == 0


def test_a_manifest_is_compared_down_to_its_digests(one, tmp_path):
    plain = json.loads((one / "manifest.json").read_text())
    plain["shards"][0]["facts_digest"] = "f" * 64
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(plain))
    found = compare(path, one, limit=5)
    (shard,) = found.of("shard")
    assert (shard.changes[0].column, shard.changes[0].was) == ("facts_digest", "f" * 12)
    assert "items were not compared" in found.notes[0]


def test_another_program_is_told(one, tmp_path):
    plain = json.loads((one / "manifest.json").read_text())
    plain["generator_version"] = "1"
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(plain))
    assert compare(path, one, limit=5).of("program")[0].name == "generator"


def test_an_unfinished_folder_cannot_be_compared(one, copy):
    (copy / "manifest.json").unlink()
    with pytest.raises(ShardError, match="not a finished data set"):
        compare(one, copy, limit=5)


def shard_of(folder):
    return sorted((folder / "data").glob("*/*.parquet"))[1]


def test_a_shard_that_is_listed_and_missing_is_told(one, copy):
    path = shard_of(copy)
    path.unlink()
    name = path.relative_to(copy).as_posix()
    for a, b, what in ((one, copy, "removed"), (copy, one, "added")):
        found = compare(a, b, limit=5)
        (shard,) = found.of("shard")
        assert (shard.name, shard.what) == (name, what)
        assert f"{copy / 'manifest.json'} lists it, and it is missing" in str(shard)
        assert found.total("item") == 0
        assert any(f"{name}: {what} ({copy}" in each for each in lines(found))


def test_a_shard_that_is_missing_on_both_sides_cannot_be_compared(one, copy, tmp_path):
    shard_of(copy).unlink()
    again = shutil.copytree(copy, tmp_path / "again")
    with pytest.raises(ShardError, match=r"missing in .* and in "):
        compare(copy, again, limit=5)


@pytest.mark.parametrize(
    "place",
    [
        "data/multiview/train-00009-of-00010.parquet",
        "data/more/deep/rows.parquet",
        "rows.parquet",
    ],
)
def test_a_shard_beyond_the_manifest_is_told(one, copy, place):
    (copy / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shard_of(one), copy / place)
    for a, b, what in ((one, copy, "added"), (copy, one, "removed")):
        found = compare(a, b, limit=5)
        assert [(each.name, each.what) for each in found.of("shard")] == [(place, what)]
        assert "does not list it" in str(found.of("shard")[0].changes)
        assert found.total("item") == 0
    assert not compare(copy, copy, limit=5)
    (copy / place).write_bytes(b"no table")
    assert compare(one, copy, limit=5).total("shard") == 1


@pytest.mark.parametrize(
    ("key", "value"), [("seed", 9), ("name", "mine"), ("digest", "f" * 64)]
)
def test_a_manifest_whose_head_does_not_follow_is_told(one, copy, key, value):
    path = copy / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    for side in (path, copy):
        assert [each.name for each in compare(one, side, limit=5).of("head")] == [key]


def test_a_manifest_that_lists_a_shard_twice_is_damaged(one, copy):
    path = copy / "manifest.json"
    plain = json.loads(path.read_text())
    plain["shards"].append(plain["shards"][0])
    path.write_text(json.dumps(plain))
    with pytest.raises(ShardError, match=r"lists .* twice"):
        compare(one, copy, limit=5)


@pytest.mark.parametrize("text", ["{}", "[]", "no JSON", '{"shards": 3}'])
def test_other_files_are_refused(one, tmp_path, text):
    path = tmp_path / "file.json"
    path.write_text(text)
    with pytest.raises(LockError, match="lock"):
        compare(one, path, limit=5)


def test_a_report_counts_what_it_does_not_list(one, other):
    text = "\n".join(lines(compare(one, other, limit=1)))
    assert "items: 4 added" in text
    assert "  and 3 more" in text
