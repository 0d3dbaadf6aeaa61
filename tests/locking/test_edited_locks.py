"""Edited locks: `lock --check` and `diff` both tell each edit, with its place."""

import json
from typing import Any

import pytest

from scenegen.dataset.plan import ids_of
from scenegen.dataset.shards import digest_lines
from scenegen.errors import LockError
from scenegen.locking.checking import CheckSettings, check_lock
from scenegen.locking.comparison import compare
from scenegen.locking.lock import read_lock
from scenegen.locking.locking import make_lock
from scenegen.locking.sampling import sample_size
from scenegen.recipe.loading import read_recipe
from tests.dataset.fakes import fake_generator, fake_plan

FIRST = "data/multiview/train-00000-of-00003.parquet"
IDS = [f"multiview-7-train-{number:06d}" for number in range(4)]


@pytest.fixture(scope="module")
def text(plan):
    return make_lock(plan, generator=fake_generator).text()


@pytest.fixture
def sides(text, tmp_path):
    """A lock as it was written, and one to edit."""
    paths = tmp_path / "good.lock.json", tmp_path / "edited.lock.json"
    for path in paths:
        path.write_text(text, encoding="utf-8")
    return paths


def edit(path, change):
    plain = json.loads(path.read_text(encoding="utf-8"))
    change(plain)
    path.write_text(json.dumps(plain), encoding="utf-8")


def checked(path, size=None):
    lock = read_lock(path)
    recipe = read_recipe(lock.recipe)
    settings = CheckSettings(size, catalogue_digest="0" * 64)
    return check_lock(lock, recipe, settings, generator=fake_generator).differences


def told(found):
    """What was found of shards, items and the head, each with its change."""
    return {
        (each.subject, each.name, change.column): (change.was, change.is_now)
        for each in found.listed
        for change in each.changes
    }


def shard(plain):
    return plain["shards"][0]


def swap(plain, *, is_signed=False):
    items = shard(plain)["items"]
    items[0], items[2] = items[2], items[0]
    if is_signed:
        shard(plain)["facts_digest"] = digest_lines([each[1] for each in items])
        digests = [each["facts_digest"] for each in plain["shards"]]
        plain["facts_digest"] = digest_lines(digests)


EDITS: dict[str, tuple[Any, dict[Any, Any]]] = {
    "split": (
        lambda plain: shard(plain).update(split="test"),
        {("shard", FIRST, "split"): ("test", "train")},
    ),
    "config": (
        lambda plain: shard(plain).update(config="other"),
        {("shard", FIRST, "config"): ("other", "multiview")},
    ),
    "series": (
        lambda plain: shard(plain).update(series="other"),
        {("shard", FIRST, "series"): ("other", "multiview")},
    ),
    "order": (swap, {("shard", FIRST, "row 0"): (IDS[2], IDS[0])}),
    "order, with its digests": (
        lambda plain: swap(plain, is_signed=True),
        {("shard", FIRST, "row 0"): (IDS[2], IDS[0])},
    ),
    "answer": (
        lambda plain: shard(plain)["items"][1][2].__setitem__(4, "Z"),
        {("item", IDS[1], "answer"): ("Z", None)},
    ),
    "content": (
        lambda plain: shard(plain)["items"][1].__setitem__(1, "f" * 64),
        {("item", IDS[1], "content_sha256"): ("#ffffffff", None)},
    ),
    "digest of a shard": (
        lambda plain: shard(plain).update(facts_digest="f" * 64),
        {("shard", FIRST, "facts_digest"): ("f" * 12, None)},
    ),
    "digest of all shards": (
        lambda plain: plain.update(facts_digest="f" * 64),
        {("head", "facts_digest", "facts_digest"): ("f" * 12, None)},
    ),
    "digest of the plan": (
        lambda plain: plain.update(digest="f" * 64),
        {("head", "digest", "digest"): ("f" * 12, None)},
    ),
    "digest of the recipe": (
        lambda plain: plain.update(recipe_digest="f" * 64),
        {("recipe", "recipe_digest", "recipe_digest"): ("f" * 12, None)},
    ),
    "seed of the head": (
        lambda plain: plain.update(seed=9),
        {("head", "seed", "seed"): ("9", "7")},
    ),
    "name of the head": (
        lambda plain: plain.update(name="mine"),
        {("head", "name", "name"): ("mine", "fake")},
    ),
    "name of a column": (
        lambda plain: plain["hashed"].__setitem__(0, "mine"),
        {},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_both_tell_an_edit_with_its_place(sides, name):
    change, expected = EDITS[name]
    good, edited = sides
    edit(edited, change)
    for found in (checked(edited), compare(edited, good, limit=50)):
        assert found
        there = told(found)
        for key, (was, now) in expected.items():
            assert there[key][0] == was
            assert now in (None, there[key][1])
    assert not checked(good)
    assert not compare(edited, edited, limit=50)


@pytest.mark.parametrize("name", ["split", "order", "digest of a shard"])
def test_a_sample_tells_an_edit_of_shards_as_well(sides, name):
    change, expected = EDITS[name]
    edit(sides[1], change)
    assert expected.keys() <= told(checked(sides[1], sample_size("1"))).keys()


def test_a_column_with_another_name_is_a_difference_of_columns(sides):
    edit(sides[1], EDITS["name of a column"][0])
    for found in (checked(sides[1]), compare(sides[1], sides[0], limit=50)):
        assert found.counts["column", "removed"] == 1
        assert found.counts["column", "added"] == 1


def test_an_item_that_moved_to_another_shard_is_told(sides):
    def move(plain):
        one, other = plain["shards"][0]["items"], plain["shards"][1]["items"]
        one[0], other[0] = other[0], one[0]

    edit(sides[1], move)
    for found in (checked(sides[1]), compare(sides[1], sides[0], limit=50)):
        assert found.counts["shard", "changed"] == 2
        assert found.total("item") == 0
        assert told(found)["shard", FIRST, "row 0"] == (
            "multiview-7-train-000004",
            IDS[0],
        )


def drop(plain):
    del shard(plain)["items"][0]


def double_item(plain):
    shard(plain)["items"][1] = shard(plain)["items"][0]


def double_shard(plain):
    plain["shards"].append(plain["shards"][0])
    plain["rows"] += shard(plain)["rows"]


FAULTS = {
    "a doubled shard": (double_shard, rf"shards\[5\]: its path {FIRST} is that of"),
    "a doubled id": (double_item, rf"{FIRST}, item 1: its id {IDS[0]} is that of"),
    "a lost item": (drop, rf"shards\[0\] \({FIRST}\): it says 4 rows and has 3"),
    "another sum": (lambda plain: plain.update(rows=17), "'rows' is 17, and its"),
    "no seed": (lambda plain: plain.pop("seed"), "it has no 'seed'"),
    "one more key": (lambda plain: plain.update(mine=1), "no lock has a key 'mine'"),
    "rows as a text": (
        lambda plain: shard(plain).update(rows="4"),
        r"shards\[0\]: 'rows' is '4', and not a whole number",
    ),
    "shards of numbers": (
        lambda plain: plain.update(shards=[3]),
        r"shards\[0\] is 3, and not a shard",
    ),
    "other values": (
        lambda plain: plain["values"].reverse(),
        "'values' is .*, and not kind, difficulty",
    ),
    "a column twice": (
        lambda plain: plain["hashed"].__setitem__(1, plain["hashed"][0]),
        "'hashed' names the column",
    ),
    "a short item": (
        lambda plain: shard(plain)["items"][0].pop(),
        "item 0: .* is not",
    ),
    "no hash": (
        lambda plain: shard(plain)["items"][0].__setitem__(3, "-"),
        rf"item 0 \({IDS[0]}\): its hashes are",
    ),
    "no digest": (
        lambda plain: shard(plain)["items"][0].__setitem__(1, "abc"),
        "its content_sha256 is 'abc'",
    ),
    "no id": (
        lambda plain: shard(plain)["items"][0].__setitem__(0, 3),
        "item 0: its id is 3",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_a_lock_cannot_hold_is_refused_with_its_place(sides, name):
    change, message = FAULTS[name]
    good, edited = sides
    edit(edited, change)
    with pytest.raises(LockError, match=message):
        read_lock(edited)
    with pytest.raises(LockError, match=message):
        compare(good, edited, limit=5)


def test_a_key_that_stands_twice_is_refused(sides, text):
    good, edited = sides
    edited.write_text(text.replace('"seed": 7,', '"seed": 8,\n"seed": 7,', 1))
    for read in (read_lock, lambda path: compare(good, path, limit=5)):
        with pytest.raises(LockError, match="'seed' stands twice"):
            read(edited)


def test_a_card_is_no_difference_between_a_lock_and_a_data_set(built, sides, tmp_path):
    path = tmp_path / "manifest.json"
    plain = json.loads((built / "manifest.json").read_text())
    plain["recipe"]["card"] = {"pretty_name": "Mine"}
    path.write_text(json.dumps(plain))
    assert not compare(sides[0], path, limit=5)
    assert compare(built, path, limit=5).of("recipe")[0].name == "card.pretty_name"


def test_plans_know_their_ids(text):
    plan, plain = fake_plan(), json.loads(text)
    for shard, locked in zip(plan.shards, plain["shards"], strict=True):
        assert ids_of(plan, shard) == tuple(item[0] for item in locked["items"])
