"""Items read from a finished data set, with their pictures."""

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.drawn_items import drawn_items, first_ids
from scenegen.dataset.images import decode
from scenegen.errors import RecipeError, ShardError
from tests.dataset.fakes import fake_generator, fake_plan

TWO = [
    {"task": "multiview", "splits": {"train": 12, "test": 6}},
    {"task": "multiview", "name": "other", "splits": {"test": 4}},
]


def test_items_come_in_the_order_of_their_ids_with_all_their_views(plan, built):
    ids = ("multiview-7-test-000003", "multiview-7-train-000010")
    found = drawn_items(plan, built, ids)
    assert tuple(facts.address.id for facts, _ in found) == ids
    for facts, frames in found:
        assert list(frames) == [view.name for view in facts.rig.views]
        with fake_generator(plan.recipe) as generator:
            drawn = generator.draw(facts)
        for name, frame in frames.items():
            assert frame.rgb.shape == drawn[name].rgb.shape


def test_pictures_are_those_that_are_stored(plan, built):
    import pyarrow.parquet as pq

    (found,) = drawn_items(plan, built, ("multiview-7-train-000000",))
    path = built / plan.shards[0].path
    image = pq.read_table(path)["images"].to_pylist()[0][1]
    assert (found[1]["view_1"].rgb == decode(image["bytes"])).all()


def test_where_none_are_stored_they_are_drawn(tmp_path):
    bare = fake_plan(image={"kind": "none"})
    build(bare, tmp_path, shards=bare.shards, workers=1, generator=fake_generator)
    ids = ("multiview-7-train-000001",)
    ((facts, frames),) = drawn_items(bare, tmp_path, ids, fake_generator)
    assert set(frames) == {view.name for view in facts.rig.views}


@pytest.mark.parametrize(
    "name", ["nothing", "multiview-7-train-000012", "multiview-8-train-000000"]
)
def test_an_id_that_is_not_there_is_named(plan, built, name):
    with pytest.raises(ShardError, match=f"--id {name}.* like 'multiview-7-train"):
        drawn_items(plan, built, (name,))


def test_a_few_items_show_every_series(plan):
    two = fake_plan(series=TWO)
    assert first_ids(two, 4) == (
        "multiview-7-train-000000",
        "multiview-7-train-000001",
        "other-7-test-000000",
        "other-7-test-000001",
    )
    assert len(first_ids(two, 100)) == 16
    assert first_ids(plan, 3)[-1] == "multiview-7-train-000002"


def test_a_split_and_a_place_can_be_chosen():
    two = fake_plan(series=TWO)
    assert first_ids(two, 2, split="test", series="multiview", first=4) == (
        "multiview-7-test-000004",
        "multiview-7-test-000005",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"series": "othr"}, "--series othr.*did you mean 'other'"),
        ({"split": "tst"}, "--split tst.*did you mean 'test'"),
        ({"series": "other", "split": "train"}, "--split train: series 'other'"),
        ({"first": 99}, "--index 99: the longest split has 12 items"),
    ],
)
def test_what_is_not_there_names_its_option(words, told):
    with pytest.raises(RecipeError, match=told):
        first_ids(fake_plan(series=TWO), 2, **words)
