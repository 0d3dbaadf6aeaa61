"""Filters pass what they say, and nothing else."""

import pytest

from scenegen.report.filters import FilterError, ItemFilter, choices
from scenegen.report.listing import MARGINS, Listing, in_order


def passed(listing, **query):
    return [listing.items[each] for each in ItemFilter.of(query).places(listing)]


def test_no_filter_passes_all(listing):
    assert len(passed(listing)) == 18


@pytest.mark.parametrize("name", ["task", "kind", "difficulty", "split", "answer"])
def test_every_value_passes_its_items(listing, name):
    total = 0
    for value, items in choices(listing)[name].items():
        found = passed(listing, **{name: value})
        assert len(found) == items
        assert {getattr(item, name) for item in found} == {value}
        total += items
    assert total == 18


def test_choices_count_what_would_be_there_if_they_were_chosen(listing):
    one, two = sorted(choices(listing)["answer"])[:2]
    query = {"answer": one, "category": "thing_a"}
    found = choices(listing, ItemFilter.of(query))
    for name, others in (("answer", ("category",)), ("category", ("answer",))):
        for value, items in found[name].items():
            others_too = {each: query[each] for each in others}
            assert len(passed(listing, **{**others_too, name: value})) == items
    assert found["answer"].get(two, 0) == len(
        passed(listing, answer=two, category="thing_a")
    )
    assert sum(found["difficulty"].values()) == len(passed(listing, **query))
    assert found["room"] == {"living_room": len(passed(listing, **query))}


def test_categories_and_rooms_are_known_once_scenes_were_read(built, listing):
    unread = Listing(built)
    assert passed(unread, category="thing_a") == []
    assert choices(unread)["category"] == {}
    found = passed(listing, category="thing_a")
    assert len(found) == choices(listing)["category"]["thing_a"] > 0
    assert len(passed(listing, room="living_room")) == 18
    assert passed(listing, room="kitchen") == []


def test_all_words_have_to_be_there(listing):
    assert len(passed(listing, text="THING_AS")) == len(
        passed(listing, category="thing_a")
    )
    assert passed(listing, text="thing_as thing_bs") == []
    assert [item.id for item in passed(listing, text="train-000003")] == [
        "multiview-7-train-000003"
    ]


def test_margins_are_bounded_in_the_units_that_people_read(listing):
    values = [item.margins["seen_pcm"] / 1000 for item in listing.items]
    assert set(values) == {0.15}
    assert len(passed(listing, margin="seen_pcm", least="0.15", most="0.15")) == 18
    assert passed(listing, margin="seen_pcm", least="0.151") == []
    assert passed(listing, margin="seen_pcm", most="0.149") == []
    assert passed(listing, margin="gap_mm") == []


def test_honest_items_are_those_without_a_control(listing):
    assert len(passed(listing, control="honest")) == 18
    assert passed(listing, control="black") == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"margin": "width"}, "margin 'width' is not known; there are seen_pcm"),
        ({"margin": "seen_pcm", "least": "much"}, "least 'much' is no number"),
    ],
)
def test_what_means_nothing_is_an_error(query, said):
    with pytest.raises(FilterError, match=said):
        ItemFilter.of(query)


def test_every_margin_has_a_name_and_a_unit():
    assert all(name and of > 0 and unit for name, of, unit in MARGINS.values())


def test_choices_that_have_an_order_of_their_own_keep_it():
    some = ["hard", "validation", "b", "easy", "test", "a", "medium", "train"]
    assert in_order(some) == [
        *("train", "validation", "test", "easy", "medium", "hard", "a", "b")
    ]
