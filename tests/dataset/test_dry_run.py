"""A dry run counts all labels, answers them again, and keeps none."""

import json
from functools import partial

import pytest

from scenegen.cli.dry_run import dry_run, summary_of
from scenegen.cli.output import Show
from scenegen.dataset.build import acceptance
from scenegen.dataset.dry_run import DryRunResult, count_labels, measure, trials
from scenegen.generation.renderer_assignment import renderer_of
from tests.dataset.fakes import fake_generator, fake_plan


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
def census(spoilt) -> DryRunResult:
    return count_labels(
        spoilt, shards=spoilt.shards, workers=1, generator=fake_generator
    )


def test_a_dry_run_counts_labels_and_failures(plan):
    generator = partial(fake_generator, failing=(5,))
    found = count_labels(plan, shards=plan.shards, workers=1, generator=generator)
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
    assert (honest["control"], removed["control"]) == ("", "removed")


def test_each_series_has_its_own_acceptance(spoilt, census):
    series = summary_of(spoilt, census)["series"]
    assert series.keys() == {each.label for each in spoilt.recipe.series}
    assert series["multiview"]["attempts"] == 6 + sum(unit % 3 for unit in range(6))
    assert series["controls_black"]["acceptance"]["overlap"] == pytest.approx(
        3 / 7, abs=1e-3
    )


def test_a_label_that_the_second_solver_misses_is_told(spoilt):
    generator = partial(fake_generator, mislabelled=(1,))
    found = count_labels(
        spoilt, shards=spoilt.shards[:2], workers=1, generator=generator
    )
    assert len(found.wrong) == 2
    assert "multiview-7-train-000002: the second solver" in found.wrong[0]


def test_labels_of_controls_are_solved_before_they_are_spoilt(spoilt, census):
    assert census.wrong == []
    generator = partial(fake_generator, mislabelled=(1,))
    removed = spoilt.shards[3:5]
    assert {shard.series for shard in removed} == {"controls_removed"}
    found = count_labels(spoilt, shards=removed, workers=1, generator=generator)
    assert "controls_removed-7-test-000002: the second solver" in found.wrong[0]


def test_a_unit_of_each_task_is_measured_to_estimate_the_rest(plan):
    samples = measure(plan, generator=fake_generator)
    assert samples.keys() == {("multiview", "software")}
    (sample,) = samples.values()
    assert sample.draw_s > 0
    assert sample.bytes_per_item > 3 * 1000


@pytest.mark.usefixtures("with_fake_renderers")
def test_each_renderer_of_a_mixed_recipe_is_measured_by_an_item_that_it_draws():
    shares = {"software": 98, "fake": 1, "fake:other": 1}
    mixed = fake_plan(renderer=shares)
    tried = list(trials(mixed))
    assert [(each.task, each.renderer) for each in tried] == [
        ("multiview", name) for name in shares
    ]
    for each in tried:
        assert renderer_of(shares, each.address) == each.renderer
    assert measure(mixed, generator=fake_generator).keys() == {
        ("multiview", name) for name in shares
    }


def show(*, as_json: bool = False) -> Show:
    return Show(as_json=as_json, quiet=False, again="mine.yaml")


def test_the_plan_is_told_config_by_config(spoilt, capsys):
    dry_run(spoilt, spoilt.shards, workers=2, show=show(), generator=fake_generator)
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == "Recipe fake: nothing was written."
    assert lines[1] == "  multiview/train: 12 items"
    assert lines[2].startswith("    count 12: 2 ")
    assert lines[3] == "      letters A 3, B 3, C 3, D 3 (spread 0)"
    assert lines[4] == "  controls/test: 32 items"
    assert lines[5] == "    controls_removed, count 8: 0 8"
    assert (
        "    controls_black, count 8: this cannot be told from the pictures 8" in lines
    )
    assert "    controls_black 7: kept 57.1 %, overlap 42.9 %" in lines
    assert "a build takes about" in lines[-1]


def test_scripts_read_the_plan_as_json(spoilt, capsys):
    part = spoilt.shards[:3]
    dry_run(spoilt, part, workers=1, show=show(as_json=True), generator=fake_generator)
    summary = json.loads(capsys.readouterr().out)
    assert summary["items"] == {"multiview/train": 12}
    assert summary["wrong"] == summary["failures"] == []
    assert summary["bytes_estimated"] > 12 * 3000


def failed(plan, capsys, **spoilt) -> str:
    """What is told on stderr by a dry run that ends with exit code 1."""
    generator = partial(fake_generator, **spoilt)
    with pytest.raises(SystemExit) as caught:
        dry_run(plan, plan.shards, workers=1, show=show(), generator=generator)
    assert caught.value.code == 1
    told: str = capsys.readouterr().err
    return told


def test_labels_that_a_second_solution_misses_fail_the_dry_run(plan, capsys):
    told = failed(plan, capsys, mislabelled=(0,))
    assert "multiview-7-test-000000: the second solver" in told
    assert "4 labels are missed by a second solution" in told
    assert "scenegen preview" in told


def test_slots_that_nothing_fills_fail_the_dry_run(plan, capsys):
    told = failed(plan, capsys, failing=(2,))
    assert "index 4: no scene in 5 attempts (overlap 5)" in told
    alone = "preview mine.yaml --series multiview --split train --index 4"
    assert f"This item alone: scenegen {alone}" in told


def test_letters_that_are_uneven_fail_the_dry_run(capsys):
    plan = fake_plan(series=[{"task": "multiview", "splits": {"train": 44}}])
    told = failed(plan, capsys, lopsided=True)
    assert "multiview, split train, kind count: right letters are uneven (A 22" in told
