"""A dry run counts all labels, solves them again, and keeps none."""

import json
from functools import partial

import pytest

from scenegen.cli.dry_run import dry_run, summary_of
from scenegen.cli.output import Output
from scenegen.dataset.build import acceptance, build
from scenegen.dataset.dry_run import DryRunResult, count_labels, measure, trials
from scenegen.dataset.manifest import finalise, read_manifest
from scenegen.generation.renderer_assignment import renderer_of
from tests.dataset.fakes import fake_generator, fake_plan


@pytest.fixture(scope="module")
def mixed():
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
def census(mixed) -> DryRunResult:
    return count_labels(mixed, shards=mixed.shards, workers=1, generator=fake_generator)


def test_a_dry_run_counts_labels_and_failures(plan):
    generator = partial(fake_generator, failing=(5,))
    found = count_labels(plan, shards=plan.shards, workers=1, generator=generator)
    summary = summary_of(plan, found)
    assert summary["items"] == {"multiview/train": 8, "multiview/test": 6}
    assert [failure.shard.split for failure in found.failures] == ["train"]
    assert "overlap 5" in summary["failures"][0]
    shares = acceptance(found.total.attempts, found.total.tally)
    assert summary["acceptance"] == shares
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)


def test_items_are_counted_by_config_kind_answer_letter_and_split(mixed, census):
    summary = summary_of(mixed, census)
    assert summary["items"] == {"multiview/train": 12, "controls/test": 32}
    honest, removed, *_ = summary["questions"]
    assert (honest["config"], honest["series"]) == ("multiview", "multiview")
    assert honest["letters"] == {"A": 3, "B": 3, "C": 3, "D": 3}
    assert sum(honest["answers"].values()) == honest["items"] == 12
    assert (removed["config"], removed["series"]) == ("controls", "controls_removed")
    assert removed["answers"] == {"0": 8}
    assert removed["letters"] == {"A": 2, "B": 2, "C": 2, "D": 2}
    assert (honest["control"], removed["control"]) == ("", "removed")


def test_each_series_has_its_own_acceptance(mixed, census):
    series = summary_of(mixed, census)["series"]
    assert series.keys() == {each.label for each in mixed.recipe.series}
    assert series["multiview"]["attempts"] == 6 + sum(unit % 3 for unit in range(6))
    assert series["controls_black"]["acceptance"]["overlap"] == pytest.approx(
        3 / 7, abs=1e-3
    )


def test_a_label_that_the_second_solver_misses_is_reported(mixed):
    generator = partial(fake_generator, mislabelled=(1,))
    found = count_labels(mixed, shards=mixed.shards[:2], workers=1, generator=generator)
    assert len(found.wrong) == 2
    assert "multiview-7-train-000002: the second solver" in found.wrong[0]


def test_labels_of_controls_are_solved_before_they_are_corrupted(mixed, census):
    assert census.wrong == []
    generator = partial(fake_generator, mislabelled=(1,))
    removed = mixed.shards[3:5]
    assert {shard.series for shard in removed} == {"controls_removed"}
    found = count_labels(mixed, shards=removed, workers=1, generator=generator)
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
    shared = fake_plan(renderer=shares)
    tried = list(trials(shared))
    assert [(each.task, each.renderer) for each in tried] == [
        ("multiview", name) for name in shares
    ]
    for each in tried:
        assert renderer_of(shares, each.address) == each.renderer
    assert measure(shared, generator=fake_generator).keys() == {
        ("multiview", name) for name in shares
    }


def output(*, as_json: bool = False) -> Output:
    return Output(as_json=as_json, quiet=False, same_items="mine.yaml")


def test_the_plan_is_printed_config_by_config(mixed, capsys):
    dry_run(mixed, mixed.shards, workers=2, output=output(), generator=fake_generator)
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[0] == "Recipe fake: nothing was written."
    assert lines[1] == "  multiview/train: 12 items"
    assert lines[2].startswith("    count 12: 2 ")
    assert lines[3] == "      letters A 3, B 3, C 3, D 3"
    assert lines[4] == "  controls/test: 32 items"
    assert lines[5] == "    controls_removed, count 8: 0 8"
    assert (
        "    controls_black, count 8: this cannot be told from the pictures 8" in lines
    )
    assert "    controls_black 7: kept 57.1 %, overlap 42.9 %" in lines
    assert "a build takes about" in lines[-1]


def test_scripts_read_the_plan_as_json(mixed, capsys):
    part = mixed.shards[:3]
    dry_run(
        mixed, part, workers=1, output=output(as_json=True), generator=fake_generator
    )
    summary = json.loads(capsys.readouterr().out)
    assert summary["items"] == {"multiview/train": 12}
    assert summary["wrong"] == summary["failures"] == []
    assert summary["bytes_estimated"] > 12 * 3000


@pytest.mark.slow
def test_digests_are_those_that_a_build_writes(mixed, capsys, tmp_path):
    as_json = output(as_json=True)
    dry_run(mixed, mixed.shards, workers=2, output=as_json, generator=fake_generator)
    summary = json.loads(capsys.readouterr().out)
    report = build(
        mixed, tmp_path, shards=mixed.shards, workers=1, generator=fake_generator
    )
    finalise(mixed, tmp_path, lambda assets, materials: "", report.stored)
    assert summary["facts_digest"] == read_manifest(tmp_path)["facts_digest"]
    assert summary["shards"] == {
        str(shard.path): stored.footer.facts_digest
        for shard, stored in report.stored.items()
    }


def test_a_part_of_the_shards_has_no_digest_of_all(mixed):
    part = mixed.shards[:1]
    found = count_labels(mixed, shards=part, workers=1, generator=fake_generator)
    summary = summary_of(mixed, found)
    assert summary["facts_digest"] is None
    assert summary["shards"].keys() == {str(part[0].path)}


def failed(plan, capsys, **faults) -> str:
    """What a dry run that ends with exit code 1 prints on stderr."""
    generator = partial(fake_generator, **faults)
    with pytest.raises(SystemExit) as caught:
        dry_run(plan, plan.shards, workers=1, output=output(), generator=generator)
    assert caught.value.code == 1
    message: str = capsys.readouterr().err
    return message


def test_labels_that_a_second_solution_misses_fail_the_dry_run(plan, capsys):
    message = failed(plan, capsys, mislabelled=(0,))
    assert "multiview-7-test-000000: the second solver" in message
    assert "4 labels are missed by a second solution" in message
    assert "scenegen preview" in message


def test_slots_that_nothing_fills_fail_the_dry_run(plan, capsys):
    message = failed(plan, capsys, failing=(2,))
    assert "index 4: no scene in 5 attempts (overlap 5)" in message
    alone = "preview mine.yaml --series multiview --split train --index 4"
    assert f"This item alone: scenegen {alone}" in message


def test_letters_that_are_uneven_fail_the_dry_run(capsys):
    plan = fake_plan(series=[{"task": "multiview", "splits": {"train": 44}}])
    message = failed(plan, capsys, lopsided=True)
    assert (
        "multiview, split train, kind count: right letters are uneven (A 22" in message
    )
