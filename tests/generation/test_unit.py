"""A unit is a pure function of its address; its twins share all but one thing."""

from collections import Counter
from dataclasses import replace

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected, SamplingError
from scenegen.generation.numbering import renumbered
from scenegen.generation.unit import make_unit
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import AnySeriesPlan, resolve
from scenegen.records.codec import canonical_json, content_sha256, from_json
from scenegen.records.item import Address, Facts
from scenegen.records.scene import Scene
from scenegen.seeding import Key, Stream
from scenegen.tokens import describe_view
from scenegen.visibility.observe import observe
from scenegen.visibility.scene_mesh import build_scene_mesh

SEED, SPLIT = 2**40 + 7, "train"
UNITS = (2, 3)
"""Made with the slots that fall to them."""


@pytest.fixture(scope="module")
def series() -> AnySeriesPlan:
    return series_of()


def series_of(**values) -> AnySeriesPlan:
    block = {"task": "multiview", "splits": {SPLIT: 60}, **values}
    recipe = read_recipe(
        {
            "version": 1,
            "name": "unit",
            "seed": SEED,
            "resolution": 64,
            "series": [block],
        }
    )
    (only,) = resolve(recipe, Catalogue.open())
    return only


def key_of(unit: int) -> Key:
    return Key(SEED, SPLIT, "multiview", unit)


@pytest.fixture(scope="module")
def units(series: AnySeriesPlan) -> list[tuple[Facts, Facts]]:
    return [make_unit(series, key_of(unit)) for unit in UNITS]


@pytest.fixture(scope="module")
def tried(series: AnySeriesPlan) -> tuple[int, Facts, Counter[str]]:
    """The first plain unit that took more than one attempt, and what it threw away."""
    for unit in range(20, 60):
        tally: Counter[str] = Counter()
        first, _ = make_unit(series, key_of(unit), tally)
        if first.attempt > 0 and first.occlusion is None:
            return unit, first, tally
    raise AssertionError("every unit was made at the first attempt")


def test_a_unit_is_the_same_twice_and_in_any_order(series, units):
    again = [make_unit(series, key_of(unit)) for unit in reversed(UNITS)]
    assert again[::-1] == units
    hashes = [content_sha256(facts) for pair in units for facts in pair]
    assert len(set(hashes)) == 2 * len(UNITS)


def test_the_attempt_of_the_key_does_not_matter(series, units):
    assert make_unit(series, key_of(UNITS[0]).at(attempt=5)) == units[0]


def test_the_attempt_that_is_noted_makes_the_scenes_again(series, tried):
    unit, facts, _ = tried
    spare = facts.attempt // series.task.patience
    slot = series.task.slot(key_of(unit), spare=spare)
    key = key_of(unit).at(attempt=facts.attempt)
    twins = renumbered(series.task.sample(slot, key), key.stream(Stream.NUMBERS))
    assert twins.scenes.first == facts.scene
    assert twins.rigs[0] == facts.rig


def test_all_attempts_before_it_were_rejected_for_the_reasons_tallied(series, tried):
    unit, facts, tally = tried
    assert sum(tally.values()) == facts.attempt
    shorter = replace(series, max_attempts=facts.attempt)
    with pytest.raises(SamplingError) as error:
        make_unit(shorter, key_of(unit))
    for reason, count in tally.items():
        assert f"{reason} {count}" in str(error.value)
    enough = replace(series, max_attempts=facts.attempt + 1)
    assert make_unit(enough, key_of(unit))[0] == facts


class Proposing:
    """A task whose attempts propose what is useless before what is good."""

    def __init__(self, task, useless: int, good: int = 1) -> None:
        self.task, self.useless, self.good = task, useless, good
        self.is_useless, self.told = False, 0

    def __getattr__(self, name):
        return getattr(self.task, name)

    def proposals(self, slot, key):
        good = self.task.sample(slot, key)
        for number in range(self.useless + self.good):
            self.is_useless = number < self.useless
            yield good

    def ask(self, slot, member, twin, visibility):
        if self.is_useless:
            self.told += 1
            raise Rejected("useless")
        return self.task.ask(slot, member, twin, visibility)


def test_of_an_attempt_the_first_good_proposal_is_taken(series, tried):
    unit, facts, _ = tried
    task = Proposing(series.task, useless=3)
    assert make_unit(replace(series, task=task), key_of(unit))[0] == facts
    assert task.told >= 3


def test_an_attempt_without_a_proposal_is_rejected(series, tried):
    unit, facts, _ = tried
    task = Proposing(series.task, useless=0, good=0)
    few = replace(series, task=task, max_attempts=facts.attempt + 1)
    with pytest.raises(SamplingError, match="no_twins"):
        make_unit(few, key_of(unit))


def test_a_tally_adds_up_over_units(series, tried):
    unit, _, tally = tried
    together: Counter[str] = Counter()
    for _ in range(2):
        make_unit(series, key_of(unit), together)
    assert together == tally + tally


def test_twins_have_neighbouring_addresses(units):
    for unit, pair in zip(UNITS, units, strict=True):
        for member, facts in enumerate(pair):
            where = Address(SEED, SPLIT, "multiview", 2 * unit + member)
            assert facts.address == where
            assert (where.unit, where.member) == (unit, member)
        assert pair[0].address.pair_id == pair[1].address.pair_id
        assert pair[0].address.id != pair[1].address.id


def test_twins_share_the_rig_and_the_words_but_not_the_answer(units):
    for first, second in units:
        assert first.rig == second.rig
        assert first.attempt == second.attempt
        assert first.question.text == second.question.text
        assert first.question.options == second.question.options
        assert first.question.answer_index != second.question.answer_index


def test_one_thing_in_the_scene_makes_the_difference(units):
    for first, second in units:
        alike = set(first.scene.entities) & set(second.scene.entities)
        differing = {"exchanged": 1, "split": 2}[first.twin_of]
        assert size(first.scene) == size(second.scene) == len(alike) + differing
        for facts in (first, second):
            said = int(facts.question.options[facts.question.answer_index])
            assert said == len(facts.question.evidence.instances)
            assert set(facts.question.evidence.instances) <= {
                entity.id for entity in facts.scene.entities
            }


def size(scene: Scene) -> int:
    return len(scene.entities)


@pytest.fixture(scope="module")
def hiding() -> AnySeriesPlan:
    """Every unit asks for a band."""
    return series_of(params={"occluded_units_pct": 100})


@pytest.fixture(scope="module")
def hidden(hiding: AnySeriesPlan) -> dict[int, tuple[Facts, Facts]]:
    """Units by number that were made with the slot that falls to them."""
    made = {unit: make_unit(hiding, key_of(unit)) for unit in range(2, 6)}
    own = {
        unit: pair
        for unit, pair in made.items()
        if pair[0].attempt < hiding.task.patience
    }
    assert len(own) >= 2
    return own


def test_a_unit_asks_for_the_occlusion_of_its_slot_and_reaches_it_in_both_twins(
    hiding, hidden
):
    for unit, pair in hidden.items():
        slot = hiding.task.slot(key_of(unit))
        for facts in pair:
            assert facts.occlusion is not None
            asked = facts.occlusion.asked
            assert (asked.least_pct, asked.most_pct) == slot.occlusion
            assert facts.occlusion.is_reached
            assert asked.entity in facts.question.evidence.instances
            place = [view.name for view in facts.rig.views].index(asked.view)
            (seen,) = (s for s in facts.sightings[place] if s.entity == asked.entity)
            assert not facts.rig.views[place].is_hidden
            assert not seen.touches_border
            assert (seen.visible_px, seen.amodal_px) == (
                facts.occlusion.visible_px,
                facts.occlusion.amodal_px,
            )


def test_occluders_change_both_twins_alike(hiding, hidden):
    for unit, (first, second) in hidden.items():
        assert first.occlusion is not None
        assert second.occlusion is not None
        assert first.occlusion.asked == second.occlusion.asked
        full = first.scene
        own = set(full.entities) - set(second.scene.entities)
        assert first.occlusion.asked.entity not in {each.id for each in own}
        slot = hiding.task.slot(key_of(unit))
        key = key_of(unit).at(attempt=first.attempt)
        sampled = hiding.task.sample(slot, key).scenes.first
        before = {(each.asset, each.position_mm) for each in sampled.entities}
        after = {(each.asset, each.position_mm) for each in full.entities}
        assert len(after - before) <= 1


def test_units_that_ask_for_nothing_say_nothing():
    plain = series_of(params={"occluded_units_pct": 0})
    first, second = make_unit(plain, key_of(UNITS[0]))
    assert first.occlusion is None
    assert second.occlusion is None


def test_facts_survive_json(units):
    for pair in units:
        for facts in pair:
            assert from_json(Facts, canonical_json(facts)) == facts


def test_sightings_and_tokens_are_what_the_views_show(series, units):
    facts = units[0][1]
    scene_mesh = build_scene_mesh(facts.scene, series.mesh_of)
    visibility = observe(scene_mesh, facts.rig, series.truth_size)
    assert facts.sightings == tuple(seen.sightings for seen in visibility.views)
    assert facts.tokens == tuple(
        describe_view(facts.scene, seen) for seen in visibility.views
    )
    assert [tokens.view for tokens in facts.tokens] == [
        view.name for view in facts.rig.views
    ]


@pytest.mark.parametrize(
    "other",
    [
        Key(SEED + 1, SPLIT, "multiview", UNITS[0]),
        Key(SEED, "test", "multiview", UNITS[0]),
        Key(SEED, SPLIT, "other", UNITS[0]),
    ],
    ids=["seed", "split", "series"],
)
def test_every_part_of_the_address_counts(series, units, other):
    first, _ = make_unit(series, other)
    scenes = [facts.scene for pair in units for facts in pair]
    assert first.scene not in scenes
    assert (first.address.seed, first.address.split, first.address.series) == (
        other.seed, other.split, other.series,
    )  # fmt: skip


@pytest.mark.parametrize("rig", ["walk", "ring"])
def test_no_view_can_be_spared_where_all_are_needed(rig):
    params = {"views": 3, "min_views_needed": 3, "windows": [5, 6], "rigs": [rig]}
    hard = series_of(params={**params, "occluded_units_pct": 0})
    for facts in make_unit(hard, key_of(UNITS[0])):
        evidence = facts.question.evidence
        assert evidence.views_needed == (0, 1, 2)
        for spared in range(3):
            rest = [v for n, v in enumerate(evidence.per_view) if n != spared]
            assert {each for view in rest for each in view} < set(evidence.instances)


def test_what_cannot_be_made_says_where_and_why():
    series = series_of(layout={"entities": [60, 60]}, max_attempts=3)
    with pytest.raises(SamplingError) as error:
        make_unit(series, key_of(4))
    message = str(error.value)
    assert f"series 'multiview', seed {SEED}, split 'train', index 8" in message
    assert "no scene in 3 attempts" in message
    counts = message.partition("(")[2].partition(")")[0].split(", ")
    assert sum(int(each.split()[1]) for each in counts) == 3
    assert any(each.startswith(("entities ", "crowded ")) for each in counts)


def test_a_unit_that_failed_adds_nothing_to_the_tally():
    series = series_of(layout={"entities": [60, 60]}, max_attempts=1)
    tally: Counter[str] = Counter()
    with pytest.raises(SamplingError):
        make_unit(series, key_of(4), tally)
    assert not tally


def test_a_rig_that_shows_too_little_costs_an_attempt(series, units):
    """The views are looked at as drawn, not only on the plan."""
    enough = units[0][0].attempt + 1
    strict = series_of(rig={"quality": {"entities": 20}}, max_attempts=enough)
    with pytest.raises(SamplingError, match="no_rig"):
        make_unit(strict, key_of(UNITS[0]))
    scene_mesh = build_scene_mesh(units[0][0].scene, series.mesh_of)
    visibility = observe(scene_mesh, units[0][0].rig, series.truth_size)
    series.task.check(visibility)
    with pytest.raises(Rejected, match="empty_view"):
        strict.task.check(visibility)
