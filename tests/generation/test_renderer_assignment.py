"""Who draws a unit follows from its number, and exactly so many fall to each."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.dataset.build import build
from scenegen.dataset.rows import label_row
from scenegen.dataset.stored_shards import finished
from scenegen.generation.generator import open_generator
from scenegen.generation.renderer_assignment import LARGEST_BLOCK, renderer_of
from scenegen.records.codec import content_sha256
from scenegen.records.item import Address
from tests.dataset.fakes import fake_generator, fake_plan, fake_recipe

HERE = Address(7, "train", "multiview", 0)

NAMES = ("software", "gl", "cycles:draft", "cycles:final")


@st.composite
def shares_of_a_hundred(draw) -> dict[str, int]:
    cuts = draw(st.lists(st.integers(1, 99), max_size=3, unique=True))
    bounds = [0, *sorted(cuts), 100]
    parts = [high - low for low, high in pairwise(bounds)]
    return dict(zip(NAMES, parts, strict=False))


def painters(shares, units: range, at: Address = HERE) -> list[str]:
    return [renderer_of(shares, replace(at, index=2 * unit)) for unit in units]


@given(shares_of_a_hundred(), st.integers(0, 99_000), st.sampled_from(["train", "ci"]))
def test_every_block_holds_each_renderer_exactly_as_often_as_its_share(
    shares, number, split
):
    size = 100 // gcd(*shares.values())
    block = range(size * number, size * (number + 1))
    counts = Counter(painters(shares, block, replace(HERE, split=split)))
    assert counts == {name: share * size // 100 for name, share in shares.items()}
    assert size <= LARGEST_BLOCK


@given(shares_of_a_hundred(), st.integers(0, 10_000))
def test_the_order_of_the_names_does_not_matter(shares, index):
    turned = dict(reversed(shares.items()))
    address = replace(HERE, index=index)
    assert renderer_of(shares, address) == renderer_of(turned, address)


@given(shares_of_a_hundred(), st.integers(0, 10_000))
def test_twins_are_drawn_by_the_same_renderer(shares, unit):
    first, second = (replace(HERE, index=2 * unit + member) for member in (0, 1))
    assert renderer_of(shares, first) == renderer_of(shares, second)


def test_the_first_turns_of_a_known_series_never_change():
    found = painters({"software": 70, "gl": 30}, range(20))
    assert "".join(name[0] for name in found) == "gssssggsssgssgssgsss"


@pytest.mark.parametrize(
    "other",
    [
        replace(HERE, seed=8),
        replace(HERE, split="test"),
        replace(HERE, series="path"),
    ],
)
def test_every_split_of_every_series_is_dealt_anew(other):
    shares = {"software": 50, "gl": 50}
    there = painters(shares, range(64), other)
    assert there != painters(shares, range(64))


@pytest.fixture
def mixed():
    return {"software": 25, "fake": 25, "fake:other": 50}


@pytest.mark.usefixtures("with_fake_renderers")
def test_rows_say_who_drew_them_and_nothing_else_of_it(mixed):
    with fake_generator(fake_recipe()) as generator:
        facts = [
            each
            for unit in range(8)
            for each in generator.make("multiview", "train", unit).twins
        ]
    plain, shared = fake_recipe(), fake_recipe(renderer=mixed)
    rows = [label_row(each, shared) for each in facts]
    told = Counter(row["renderer"] for row in rows)
    assert told == {"software": 4, "fake": 4, "fake:other": 8}
    for each, row in zip(facts, rows, strict=True):
        assert {**row, "renderer": "software"} == label_row(each, plain)


@pytest.mark.usefixtures("with_fake_renderers")
def test_footers_count_items_by_renderer_and_their_facts_stay(built, plan, mixed):
    shared = fake_plan(renderer=mixed)
    folder = built.with_name("mixed")
    build(shared, folder, shards=shared.shards, workers=1, generator=fake_generator)
    before, after = finished(plan, built), finished(shared, folder)
    assert before.keys() == after.keys()
    counts: Counter[str] = Counter()
    for shard, stored in after.items():
        footer, plain = stored.footer, before[shard].footer
        assert footer.facts_digest == plain.facts_digest
        assert footer.row_order == plain.row_order
        assert plain.renderers == {"software": shard.items}
        assert sum(footer.renderers.values()) == shard.items
        counts.update(footer.renderers)
    assert counts.keys() == mixed.keys()


@pytest.mark.usefixtures("with_fake_renderers")
@pytest.mark.slow
def test_real_facts_do_not_depend_on_the_renderer(mixed):
    contents = []
    for renderer in ("software", "absent", mixed):
        with open_generator(fake_recipe(renderer=renderer), draws=False) as generator:
            twins = generator.make("multiview", "train", 2).twins
            contents.append([content_sha256(facts) for facts in twins])
    assert contents[0] == contents[1] == contents[2]
