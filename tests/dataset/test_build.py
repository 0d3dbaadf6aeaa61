"""Building is making what is missing, in any order, on any number of workers."""

from functools import partial

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise, is_final
from scenegen.dataset.stored_shards import finished
from scenegen.errors import OutputError, ScenegenError, ShardError
from tests.dataset.fakes import fake_generator, fake_plan


def credit(assets, materials):
    return "No models.\n"


def test_two_workers_and_a_resumed_run_give_the_bytes_of_one(
    built, plan, tmp_path, bytes_of
):
    part = plan.shards[2:4]
    first = build(plan, tmp_path, shards=part, workers=1, generator=fake_generator)
    assert first.built == part
    assert set(first.missing) == set(plan.shards) - set(part)
    rest = build(
        plan, tmp_path, shards=plan.shards[::-1], workers=2, generator=fake_generator
    )
    assert set(rest.kept) == set(part)
    assert rest.missing == ()
    assert not is_final(plan, tmp_path)
    finalise(plan, tmp_path, credit)
    assert is_final(plan, tmp_path)
    assert bytes_of(tmp_path) == bytes_of(built)


def test_progress_ends_at_the_number_of_items(plan, tmp_path):
    seen: list[tuple[int, int]] = []
    build(
        plan,
        tmp_path,
        shards=plan.shards[:2],
        workers=1,
        on_progress=lambda done, total: seen.append((done, total)),
        generator=fake_generator,
    )
    assert seen == sorted(seen)
    items = plan.shards[0].items + plan.shards[1].items
    assert seen[-1] == (items, items)


def test_nothing_to_do_starts_no_process(built, plan):
    report = build(plan, built, shards=plan.shards, workers=2, generator=None)  # type: ignore[arg-type]
    assert report.kept == plan.shards
    assert report.built == ()


def test_the_last_of_two_machines_to_finish_sees_all_shards(plan, tmp_path):
    others: list[object] = []

    def on_progress(done: int, total: int) -> None:
        if not others:
            part = plan.shards[2:]
            others.append(
                build(plan, tmp_path, shards=part, workers=1, generator=fake_generator)
            )

    report = build(
        plan,
        tmp_path,
        shards=plan.shards[:2],
        workers=1,
        on_progress=on_progress,
        generator=partial(fake_generator, pause_s=0.3),
    )
    assert report.built == plan.shards[:2]
    assert report.missing == ()


def test_an_item_that_fails_fails_its_shard_and_no_other(plan, tmp_path):
    generator = partial(fake_generator, failing=(2,))
    report = build(plan, tmp_path, shards=plan.shards, workers=1, generator=generator)
    holding = [shard for shard in plan.shards if 2 in shard.units]
    assert [failure.shard for failure in report.failures] == holding
    assert set(report.missing) == set(holding)
    assert finished(plan, tmp_path).keys() == set(plan.shards) - set(holding)
    message = report.failures[0].message
    assert "index 4" in message
    assert "overlap 5" in message
    assert "raise max_attempts" in message


def test_a_bug_is_reported_with_its_address_and_its_traceback(plan, tmp_path):
    generator = partial(fake_generator, broken=(2,))
    report = build(
        plan, tmp_path, shards=plan.shards[:2], workers=1, generator=generator
    )
    (failure,) = report.failures
    assert failure.is_bug
    assert failure.address.index == 4
    assert "series 'multiview', seed 7, split 'train', index 4" in failure.message
    assert "ZeroDivisionError" in failure.message
    assert "in draw" in failure.message


def test_a_killed_worker_is_reported_and_the_next_run_goes_on(
    built, plan, tmp_path, bytes_of
):
    generator = partial(fake_generator, dying=(4,))
    with pytest.raises(ScenegenError, match=r"killed.*run the same command again"):
        build(plan, tmp_path, shards=plan.shards, workers=1, generator=generator)
    kept = finished(plan, tmp_path)
    assert 0 < len(kept) < len(plan.shards)
    assert not list(tmp_path.rglob("*.tmp-*"))
    build(plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, tmp_path, credit)
    assert bytes_of(tmp_path) == bytes_of(built)


def test_another_recipe_touches_nothing(folder, bytes_of):
    before = bytes_of(folder)
    other = fake_plan(seed=8)
    with pytest.raises(ShardError):
        build(other, folder, shards=other.shards, workers=1, generator=fake_generator)
    assert bytes_of(folder) == before


def test_an_unwritable_folder_is_refused_before_any_work(plan, tmp_path):
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "out"
    with pytest.raises(OutputError):
        build(plan, out, shards=plan.shards, workers=1, generator=None)  # type: ignore[arg-type]


def test_finalising_wants_every_shard(plan, tmp_path):
    with pytest.raises(ShardError, match="5 of 5 shards are missing"):
        finalise(plan, tmp_path, credit)
