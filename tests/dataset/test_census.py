"""A dry run counts all labels, answers them again, and keeps none."""

from functools import partial

import pytest

from scenegen.cli.dry_run import summary_of
from scenegen.dataset.census import Census, count_labels, measure
from scenegen.dataset.run import acceptance
from tests.dataset.fakes import fake_plan, fake_studio


@pytest.fixture(scope="module")
def spoilt():
    """An honest series, and the four controls of the same task in another config."""
    plain = {"task": "multiview"}
    controls = [
        {
            **plain,
            "name": f"controls_{name}",
            "config": "controls",
            "control": name,
            "splits": {"test": 8},
        }
        for name in ("removed", "black", "first_view", "mismatched")
    ]
    return fake_plan(series=[{**plain, "splits": {"train": 12}}, *controls])


@pytest.fixture(scope="module")
def census(spoilt) -> Census:
    return count_labels(spoilt, shards=spoilt.shards, workers=1, studio=fake_studio)


def test_a_dry_run_counts_labels_and_failures(plan):
    studio = partial(fake_studio, failing=(5,))
    found = count_labels(plan, shards=plan.shards, workers=1, studio=studio)
    summary = summary_of(plan, found)
    assert summary["items"] == {"multiview/train": 8, "multiview/test": 6}
    assert [failure.shard.split for failure in found.failures] == ["train"]
    assert "overlap 5" in summary["failures"][0]
    shares = acceptance(found.together.attempts, found.together.tally)
    assert summary["acceptance"] == shares
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)


def test_items_are_counted_by_config_kind_answer_letter_and_split(spoilt, census):
    summary = summary_of(spoilt, census)
    assert summary["items"] == {"multiview/train": 12, "controls/test": 32}
    honest, removed, *_ = summary["questions"]
    assert (honest["config"], honest["series"]) == ("multiview", "multiview")
    assert honest["letters"] == {"A": 3, "B": 3, "C": 3, "D": 3}
    assert honest["spread"] == 0
    assert sum(honest["answers"].values()) == honest["items"] == 12
    assert (removed["config"], removed["series"]) == ("controls", "controls_removed")
    assert removed["answers"] == {"0": 8}
    assert removed["letters"] == {"A": 2, "B": 2, "C": 2, "D": 2}


def test_each_series_has_its_own_acceptance(spoilt, census):
    series = summary_of(spoilt, census)["series"]
    assert series.keys() == {each.label for each in spoilt.recipe.series}
    assert series["multiview"]["attempts"] == 6 + sum(unit % 3 for unit in range(6))
    assert series["controls_black"]["acceptance"]["overlap"] == pytest.approx(
        3 / 7, abs=1e-3
    )


def test_a_label_that_the_second_solver_misses_is_told(spoilt):
    studio = partial(fake_studio, mislabelled=(1,))
    found = count_labels(spoilt, shards=spoilt.shards[:2], workers=1, studio=studio)
    assert len(found.wrong) == 2
    assert "multiview-7-train-000002: the second solver" in found.wrong[0]


def test_labels_of_controls_are_solved_before_they_are_spoilt(spoilt, census):
    assert census.wrong == []
    studio = partial(fake_studio, mislabelled=(1,))
    removed = spoilt.shards[3:5]
    assert {shard.series for shard in removed} == {"controls_removed"}
    found = count_labels(spoilt, shards=removed, workers=1, studio=studio)
    assert "controls_removed-7-test-000002: the second solver" in found.wrong[0]


def test_a_unit_of_each_task_is_measured_to_estimate_the_rest(plan):
    samples = measure(plan, studio=fake_studio)
    assert samples.keys() == {"multiview"}
    assert samples["multiview"].draw_s > 0
    assert samples["multiview"].bytes_per_item > 3 * 1000
