"""Locks: what they hold, what a check of one finds, how they are written and read."""

import json
from dataclasses import replace
from functools import partial
from itertools import chain

import pytest

from scenegen.dataset.columns import columns
from scenegen.dataset.manifest import read_manifest
from scenegen.dataset.plan import plan_build
from scenegen.errors import LockError, OutputError, RecipeError
from scenegen.locking.checking import CheckSettings, check_lock
from scenegen.locking.items import OTHERS, VALUES, hashed_columns
from scenegen.locking.lock import check_replaceable, read_lock
from scenegen.locking.locking import make_lock
from scenegen.locking.sampling import sample_size, sampled_units
from scenegen.recipe.selection import narrowed
from tests.dataset.fakes import fake_generator, fake_plan, fake_recipe

ASSETS = "0" * 64


@pytest.fixture(scope="module")
def lock(plan):
    return make_lock(plan, generator=fake_generator)


@pytest.fixture
def file(lock, tmp_path):
    path = tmp_path / "splits.lock.json"
    path.write_text(lock.text(), encoding="utf-8")
    return path


def checked(lock, recipe=None, *, generator=fake_generator, assets=ASSETS, **words):
    settings = CheckSettings(catalogue_digest=assets, **words)
    recipe = recipe or fake_recipe()
    return check_lock(lock, recipe, settings, generator=generator)


def relabelled(lock, change):
    """A lock whose first item was another one."""
    first = lock.shards[0]
    items = (change(first.items[0]), *first.items[1:])
    return replace(lock, shards=(replace(first, items=items), *lock.shards[1:]))


def test_a_lock_has_the_digests_and_rows_of_the_data_set(lock, built):
    manifest = read_manifest(built)
    assert [
        (each["path"], each["rows"], each["facts_digest"])
        for each in manifest["shards"]
    ] == [(each.path, len(each.items), each.facts_digest) for each in lock.shards]
    assert json.loads(lock.text())["facts_digest"] == manifest["facts_digest"]
    assert lock.recipe == manifest["recipe"]


def test_every_label_column_is_in_a_lock():
    names = {each.name for each in columns()}
    assert {*OTHERS, *VALUES, *hashed_columns()} == names


def test_a_lock_is_read_as_it_was_written(lock, file):
    assert read_lock(file) == lock


def test_every_item_is_one_line(lock, file):
    lines = file.read_text(encoding="utf-8").splitlines()
    ids = [item.id for shard in lock.shards for item in shard.items]
    assert [sum(f'"{name}"' in line for line in lines) for name in ids] == [1] * 18


def test_the_same_lock_from_two_workers(plan, lock):
    assert make_lock(plan, workers=2, generator=fake_generator).text() == lock.text()


def test_the_same_items_are_no_difference(lock):
    found = checked(lock)
    assert (found.rows, found.checked, bool(found.differences)) == (18, 18, False)


def test_other_libraries_are_noted_and_no_difference(lock):
    found = checked(replace(lock, versions={**lock.versions, "numpy": "0.1"}))
    assert not found.differences
    assert "numpy 0.1 →" in found.differences.notes[0]


def test_another_answer_is_told_with_column_was_and_is(lock):
    def other(item):
        values = dict(zip(VALUES, item.values, strict=True))
        letter = "D" if values["answer"] != "D" else "A"
        changed = {**values, "answer": letter, "question": "How many?"}
        return replace(item, values=tuple(changed.values()), content="f" * 64)

    locked = relabelled(lock, other)
    (item,) = checked(locked).differences.of("item")
    real = lock.shards[0].items[0]
    assert item.name == real.id
    told = {each.column: (each.was, each.is_now) for each in item.changes}
    assert told["question"] == ("How many?", real.values[VALUES.index("question")])
    assert told["answer"][1] == real.values[VALUES.index("answer")]
    assert told["content_sha256"] == ("#ffffffff", f"#{real.content[:8]}")


def test_another_value_of_any_other_column_is_told(lock):
    place = lock.hashed.index("cameras")

    def other(item):
        hashes = (*item.hashes[:place], "00000000", *item.hashes[place + 1 :])
        return replace(item, hashes=hashes)

    (item,) = checked(relabelled(lock, other)).differences.of("item")
    assert [each.column for each in item.changes] == ["cameras"]
    assert item.changes[0].was == "#00000000"


def test_another_seed_in_the_recipe_is_a_difference(lock):
    found = checked(lock, fake_recipe(seed=8)).differences
    (seed,) = [each for each in found.of("recipe") if each.name == "seed"]
    assert seed.changes == (("seed", "7", "8"),)
    assert found.counts["item", "removed"] == found.counts["item", "added"] == 18


def test_an_edited_seed_in_the_lock_is_a_difference(lock):
    edited = replace(lock, recipe={**lock.recipe, "seed": 8})
    found = checked(edited, fake_recipe(seed=8)).differences
    assert "recipe_digest" in [each.name for each in found.of("recipe")]
    assert found.total("item") == 36


def test_a_renderer_decides_no_label(lock):
    found = checked(lock, fake_recipe(renderer="gl", image={"kind": "png"})).differences
    assert not found
    assert [note.split()[0] for note in found.notes] == [
        "image.kind",
        "renderer",
    ]


def test_fewer_items_are_told(lock):
    fewer = narrowed(fake_recipe(), n=12)
    found = checked(lock, fewer).differences
    assert found.counts["item", "removed"] == 6
    assert found.counts["item", "changed"] == 0


def test_items_that_cannot_be_made_any_more_are_a_difference(lock):
    found = checked(lock, generator=partial(fake_generator, failing=(0,))).differences
    assert {each.changes[0].column for each in found.of("shard")} == {"labels"}
    assert "no scene in 5 attempts" in found.of("shard")[0].changes[0].is_now
    assert found.total("item") == 0


@pytest.mark.parametrize(
    ("change", "name"),
    [({"generator": "1"}, "generator"), ({"schema": "1"}, "row schema")],
)
def test_another_program_makes_nothing(lock, change, name):
    found = checked(replace(lock, **change))
    assert [each.column for each in found.program] == [name]
    assert found.checked == 0


def test_other_assets_make_nothing(lock):
    found = checked(lock, assets="1" * 64)
    assert [each.column for each in found.program] == ["assets"]
    assert (found.checked, bool(found.differences)) == (0, False)


def test_what_is_listed_has_a_limit_and_what_is_counted_has_none(lock):
    found = checked(lock, fake_recipe(seed=8), limit=3).differences
    assert len(found.of("item")) == 3
    assert found.total("item") == 36


def test_a_sample_is_made_of_every_split_and_is_always_the_same(lock, plan):
    size = sample_size("10%")
    units = sampled_units(plan, size)
    assert units == sampled_units(fake_plan(), size)
    assert {shard.split for shard in units} == {"train", "test"}
    made = sum(len(each) for each in units.values())
    assert checked(lock, size=size).checked == 2 * made == 4


def test_a_sample_misses_nothing_in_what_it_made(lock, plan):
    shard, units = next(iter(sampled_units(plan, sample_size("1")).items()))
    number = [str(shard.path) == each.path for each in lock.shards].index(True)
    place = 2 * (units[0] - shard.units.start)
    before = lock.shards[number]
    changed = replace(before.items[place], content="0" * 64)
    items = (*before.items[:place], changed, *before.items[place + 1 :])
    shards = list(lock.shards)
    shards[number] = replace(before, items=items)
    found = checked(replace(lock, shards=tuple(shards)), size=sample_size("1"))
    assert found.differences.of("item")[0].name == changed.id


@pytest.mark.parametrize(
    ("text", "units"),
    [("5%", 5), ("0.5 %", 1), ("7%", 7), ("100%", 100), ("20", 20), ("999", 100)],
)
def test_sizes_of_samples(text, units):
    assert sample_size(text).of(100) == units


@pytest.mark.parametrize("text", ["", "0", "0%", "101%", "-5%", "2.5", "five", "5%%"])
def test_wrong_sizes_of_samples(text):
    with pytest.raises(RecipeError, match="--sample"):
        sample_size(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON"),
        ("{}", "no 'lock_version'"),
        ("[]", "no 'lock_version'"),
        ('{"lock_version": 99}', "its format is 99"),
        ('{"lock_version": 1}', "damaged"),
    ],
)
def test_what_is_no_lock(tmp_path, text, message):
    path = tmp_path / "some.json"
    path.write_text(text)
    with pytest.raises(LockError, match=message):
        read_lock(path)


def test_a_lock_with_a_missing_line_is_damaged(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith('["'))
    file.write_text("\n".join([*lines[:place], *lines[place + 1 :]]))
    with pytest.raises(LockError, match="damaged"):
        read_lock(file)


def test_an_item_that_cannot_be_made_ends_a_new_lock():
    with pytest.raises(LockError, match="no scene in 5 attempts"):
        make_lock(fake_plan(), generator=partial(fake_generator, failing=(1,)))


def test_plans_of_other_recipes_have_other_samples():
    # Few units are sampled of few, so two recipes may well draw the same ones.
    plans = [plan_build(fake_recipe(seed=seed), ASSETS) for seed in range(8)]
    samples = {
        tuple(chain(*sampled_units(plan, sample_size("2")).values())) for plan in plans
    }
    assert len(samples) > 1


@pytest.mark.parametrize("text", ["version: 1\nname: mine\n", "{}", "", "["])
def test_a_lock_replaces_nothing_but_a_lock(text, tmp_path):
    path = tmp_path / "mine.yaml"
    check_replaceable(path)
    path.write_text(text)
    with pytest.raises(OutputError, match="is no lock, so it stays as it is"):
        check_replaceable(path)
    assert path.read_text() == text
    path.write_text('{"lock_version": 1}')
    check_replaceable(path)
