"""A finished folder as a sequence of its rows, read when they are asked for."""

import pickle
from importlib import import_module
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from numpy.random import PCG64, Generator

import scenegen
from scenegen.dataset.items import STYLES, Item, ItemSequence
from scenegen.dataset.series import Series
from scenegen.dataset.stored_items import StoredItems
from scenegen.errors import RecipeError, ShardError
from scenegen.records.codec import content_sha256
from tests.dataset.fakes import fake_generator, fake_recipe


def rows(folder, split: str) -> list[dict[str, Any]]:
    paths = sorted((folder / "data" / "multiview").glob(f"{split}-*.parquet"))
    return [row for path in paths for row in pq.read_table(path).to_pylist()]


def test_the_package_gives_what_it_shows():
    assert scenegen.load.__module__ == "scenegen.dataset.stored_items"
    assert scenegen.Item is Item


def test_items_are_the_rows_of_the_files_in_their_order(built):
    stored = [*rows(built, "train"), *rows(built, "test")]
    items = scenegen.load(built)
    assert len(items) == len(stored) == 18
    for item, row in zip(items, stored, strict=True):
        assert item.labels == {k: v for k, v in row.items() if "images" not in k}
        assert (item.id, item.pair_id) == (row["id"], row["pair_id"])
        assert (item.task, item.kind) == (row["task"], row["kind"])
        assert item.question == row["question"]
        assert item.options == tuple(row["options"])
        assert item.options[item.answer_idx] == row["answer_text"]
        assert item.answer == row["answer"]
        assert item.rationale == row["rationale"]
        assert content_sha256(item.facts) == row["content_sha256"]
        assert (item.config, item.split) == ("multiview", item.facts.address.split)


def test_pictures_are_those_of_the_row(built):
    from datasets import load_dataset

    loaded = load_dataset(str(built), "multiview", split="test")
    for item, row in zip(scenegen.load(built, split="test"), loaded, strict=True):
        for mine, theirs in (
            (item.images, row["images"]),
            (item.target_images, row["target_images"]),
        ):
            assert len(mine) == len(theirs)
            for one, other in zip(mine, theirs, strict=True):
                assert one.mode == "RGB"
                assert np.array_equal(np.asarray(one), np.asarray(other.convert("RGB")))


def test_an_item_that_is_made_is_the_one_that_is_stored(built):
    made = Series.of_recipe(fake_recipe(), generator=fake_generator, split="test")
    for mine, stored in zip(made, scenegen.load(built, split="test"), strict=True):
        for style in STYLES:
            one, other = mine.row(style), stored.row(style)
            assert list(one) != []
            assert one.keys() == other.keys()
            for name in one.keys() - {"cameras", "images", "target_images"}:
                assert one[name] == other[name], name
            for name in ("images", "target_images"):
                pictures = zip(one[name], other[name], strict=True)
                assert all(
                    mine.tobytes() == their.tobytes() for mine, their in pictures
                )


def test_items_do_not_depend_on_the_order_of_asking(built):
    items = scenegen.load(built)
    places = list(range(len(items)))
    Generator(PCG64(3)).shuffle(places)
    shuffled = {place: items[place].id for place in places}
    assert [shuffled[place] for place in range(len(items))] == [i.id for i in items]


def test_row_groups_are_told_apart(built, tmp_path, monkeypatch):
    table = pq.read_table(sorted((built / "data/multiview").glob("train-*"))[0])
    pq.write_table(table, tmp_path / "small.parquet", row_group_size=1)
    shard = scenegen.load(built).shard_of(0)._replace(path=tmp_path / "small.parquet")
    items = StoredItems(tmp_path, [shard, shard])
    assert [item.id for item in items] == 2 * table.column("id").to_pylist()
    assert items[3].images[0].size == (64, 64)


def test_configs_and_splits_are_chosen_by_name(built):
    assert len(scenegen.load(built, "multiview")) == 18
    assert len(scenegen.load(built, split="train")) == 12
    assert {i.split for i in scenegen.load(built, "multiview", "test")} == {"test"}
    with pytest.raises(ShardError, match="no config 'multivew'; did you mean"):
        scenegen.load(built, "multivew")
    with pytest.raises(ShardError, match="no split 'trian'; did you mean 'train'"):
        scenegen.load(built, split="trian")


def test_parts_are_sequences_themselves(built):
    items = scenegen.load(built)
    part = items[2:10:2]
    assert isinstance(part, ItemSequence)
    assert [each.id for each in part] == [items[place].id for place in (2, 4, 6, 8)]
    assert part[-1].id == items[8].id
    assert [each.id for each in part[::-1]] == [each.id for each in part][::-1]
    assert len(items[5:5]) == 0
    assert repr(part) == f"<4 items of <18 items of '{built}'>>"
    with pytest.raises(IndexError, match="a part of 4 items"):
        part[4]
    with pytest.raises(IndexError, match="18 items were loaded"):
        items[18]
    with pytest.raises(TypeError, match="not by 'first'"):
        items["first"]  # type: ignore[call-overload]


def test_parts_of_a_series_make_nothing_before_they_are_asked():
    items = Series.of_recipe(fake_recipe(), generator=fake_generator)
    part = items[3:]
    assert "generator" not in items.__dict__
    assert part[0].facts == items[3].facts


def test_it_is_pickled_without_what_was_read(built):
    items = scenegen.load(built)
    assert items[3].images
    again = pickle.loads(pickle.dumps(items))
    assert len(pickle.dumps(items)) < 10_000
    assert again[3].id == items[3].id


def test_numpy_integers_are_indices(built):
    assert scenegen.load(built)[np.int64(3)].id == scenegen.load(built)[3].id


def test_styles_say_what_the_assistant_says(built):
    item = scenegen.load(built)[0]
    assert item.row()["messages"] == item.labels["messages"]
    label = item.row("label")["messages"]
    assert label == [
        item.labels["messages"][0],
        {"role": "assistant", "content": f"Answer: {item.answer}"},
    ]
    tokens = item.row("tokens")["messages"][1]["content"]
    assert tokens.startswith("<DEPTH_START>")
    assert tokens.count("<DEPTH_START>") == len(item.target_images)
    assert tokens.endswith(f"<MAP_END>\nAnswer: {item.answer}")
    with pytest.raises(RecipeError, match="did you mean 'label'"):
        item.row("lable")


def test_the_hidden_view_is_in_the_words_of_the_assistant_alone(built):
    item = scenegen.load(built)[0]
    row = item.row("target")
    asked, answered = row["messages"]
    images = [part for part in asked["content"] if part["type"] == "image"]
    hidden = [part for part in answered["content"] if part["type"] == "image"]
    assert (len(images), len(hidden)) == (len(item.images), len(item.target_images))
    assert len(row["images"]) == len(images) + len(hidden)
    assert answered["content"][-1]["text"] == f"Answer: {item.answer}"
    for style in STYLES:
        if style != "target":
            assert len(item.row(style)["images"]) == len(item.images)


def test_a_prompt_can_have_its_options_in_any_order(built):
    item = scenegen.load(built)[0]
    lines = item.prompt().splitlines()
    assert lines[0] == item.question
    assert lines[1:5] == [
        f"{a}. {o}" for a, o in zip("ABCD", item.options, strict=True)
    ]
    assert lines[5] == "Answer with the letter of the right option."
    assert item.prompt("DCBA").splitlines()[1] == f"A. {item.options[3]}"
    with pytest.raises(RecipeError, match="each of ABCD once"):
        item.prompt("ABC")


def test_a_folder_that_is_not_finished_or_damaged_is_refused(folder, tmp_path):
    with pytest.raises(ShardError, match="is not a finished data set"):
        scenegen.load(tmp_path)
    path = sorted((folder / "data/multiview").glob("test-*"))[0]
    items = scenegen.load(folder, split="test")
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(ShardError, match="cannot be read"):
        _ = items[0].id
    path.unlink()
    with pytest.raises(ShardError, match="missing; build the data set to its end"):
        scenegen.load(folder)
    (folder / "manifest.json").write_text('{"shards": [{"path": 1}]}')
    with pytest.raises(ShardError, match="is damaged"):
        scenegen.load(folder)


def test_batches_are_lists_by_column(built):
    items = scenegen.load(built)
    batch = scenegen.collate([items[0], items[1], items[2].row("label")])
    assert batch["id"] == [items[place].id for place in range(3)]
    assert batch["messages"][2][1]["content"] == f"Answer: {items[2].answer}"
    assert [len(each) for each in batch["images"]] == [2, 2, 2]
    assert set(batch) == set(items[0].row())


class Loader:
    """What a PyTorch `DataLoader` asks of a data set, in one process.

    It asks for the length, for items by index in any order, and pickles both the data
    set and `collate_fn` for its workers.
    """

    def __init__(self, dataset, batch_size, collate_fn):
        self.dataset, self.collate_fn = pickle.loads(
            pickle.dumps((dataset, collate_fn))
        )
        self.batch_size = batch_size

    def __iter__(self):
        places = list(range(len(self.dataset)))
        Generator(PCG64(0)).shuffle(places)
        for start in range(0, len(places), self.batch_size):
            batch = places[start : start + self.batch_size]
            yield self.collate_fn([self.dataset[place] for place in batch])


def loaders() -> list[type]:
    """Ours, and PyTorch's where it is installed."""
    try:
        torch = import_module("torch.utils.data")
    except ImportError:
        return [Loader]
    return [Loader, torch.DataLoader]


@pytest.mark.parametrize("loader", loaders())
def test_folders_parts_and_series_go_into_a_data_loader(loader, built):
    stored = scenegen.load(built, split="train")
    made = Series.of_recipe(fake_recipe(), generator=fake_generator)
    for dataset in (stored, stored[2:8], made):
        batches = list(loader(dataset, batch_size=4, collate_fn=scenegen.collate))
        ids = [name for batch in batches for name in batch["id"]]
        assert sorted(ids) == sorted(item.id for item in dataset)
        assert batches[0]["images"][0][0].size == (64, 64)
