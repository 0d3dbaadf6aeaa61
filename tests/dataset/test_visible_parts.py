"""Tallies of visible parts add up, and an occlusion that is not there is reported."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.dataset.visible_parts import (
    BINS,
    NOTHING,
    VisibleParts,
    amiss,
    together,
    visible_parts,
)
from scenegen.records.item import Address, Facts, OccludedSighting, Occlusion
from scenegen.records.visibility import Sighting
from tests.dataset.fakes import fake_facts

SIZE = 256
VIEW = "view_0"

bins = st.tuples(*[st.integers(0, 99)] * BINS)
asked = st.dictionaries(st.sampled_from(("5-35", "35-65", "65-95")), st.integers(1, 9))
tallies = st.builds(VisibleParts, bins, asked, asked, bins)


def facts_with(visible: int, amodal: int, band: tuple[int, int] | None = None) -> Facts:
    """An item whose first view shows so much of its first object, and nothing else."""
    facts = fake_facts(Address(7, "train", "multiview", 4), 3, low=2)
    first = replace(facts.sightings[0][0], visible_px=visible, amodal_px=amodal)
    noted = None
    if band is not None:
        noted = OccludedSighting(Occlusion(first.entity, VIEW, *band), visible, amodal)
    others: tuple[tuple[Sighting, ...], ...] = ((),) * (len(facts.sightings) - 1)
    return replace(facts, sightings=((first,), *others), occlusion=noted)


@pytest.mark.parametrize(
    ("visible", "amodal", "place"),
    [(0, 500, 0), (49, 500, 0), (50, 500, 1), (499, 500, 9), (500, 500, 9)],
)
def test_a_visible_part_falls_into_its_tenth(visible, amodal, place):
    counted = visible_parts(facts_with(visible, amodal), SIZE).counted
    assert counted == tuple(int(number == place) for number in range(BINS))


def test_what_is_tiny_uncounted_or_in_a_hidden_view_is_left_out():
    tiny = facts_with(20, SIZE * SIZE // 1000)
    assert visible_parts(tiny, SIZE) == NOTHING
    large = facts_with(200, 500)
    behind = replace(large, sightings=large.sightings[::-1])
    assert visible_parts(behind, SIZE) == NOTHING
    evidence = replace(large.question.evidence, instances=(2, 3))
    other = replace(large, question=replace(large.question, evidence=evidence))
    assert visible_parts(other, SIZE) == NOTHING


def test_bands_are_tallied_with_what_they_reach():
    met, missed = facts_with(100, 500, (5, 35)), facts_with(300, 500, (5, 35))
    both = together(visible_parts(each, SIZE) for each in (met, missed))
    assert (both.asked, both.reached) == ({"5-35": 2}, {"5-35": 1})
    assert both.shown == (0, 0, 1, 0, 0, 0, 1, 0, 0, 0)


@given(st.lists(tallies, max_size=4), st.integers(0, 4))
def test_shards_may_be_cut_anywhere(every, cut):
    parts = together(every[:cut]), together(every[cut:])
    assert together(parts) == together(every)


@given(tallies)
def test_a_footer_gives_back_what_it_holds(tally):
    assert VisibleParts.from_plain(tally.plain()) == tally


def test_an_occlusion_in_its_band_is_not_amiss():
    assert amiss(facts_with(100, 500)) == ""
    assert amiss(facts_with(100, 500, (5, 35))) == ""


def test_an_occlusion_out_of_its_band_is_reported():
    found = amiss(facts_with(300, 500, (5, 35)))
    assert found == "view_0 shows 60.0 % of 1, and 5 to 35 % were asked for"


def test_an_occlusion_that_the_view_does_not_show_is_reported():
    facts = facts_with(100, 500, (5, 35))
    assert facts.occlusion is not None
    other = replace(facts.occlusion, visible_px=120)
    elsewhere = replace(facts.occlusion, asked=Occlusion(1, "view_1", 5, 35))
    for noted in (other, elsewhere):
        assert "than is noted" in amiss(replace(facts, occlusion=noted))
