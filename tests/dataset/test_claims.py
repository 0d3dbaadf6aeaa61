"""Two data sets are never built into one folder at once; who is there is named."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from scenegen.dataset import claims
from scenegen.dataset.build import build
from scenegen.dataset.claims import Claim, claimed
from scenegen.errors import ShardError
from tests.dataset.fakes import fake_generator, fake_plan


@pytest.fixture
def other():
    return fake_plan(seed=8)


@pytest.fixture
def sleeper():
    """Another process of this machine that is alive."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as process:
        yield process
        process.kill()


def put(plan, folder, **values):
    """A claim of somebody else."""
    mine = Claim.of(plan, folder)
    claim = replace(mine, **values)
    name = mine.path.name.replace(str(os.getpid()), str(claim.pid))
    if claim.host != mine.host:
        name = f"build.tmp-00000000-{claim.pid}"
    claim = replace(claim, path=folder / name)
    claim.path.write_text(claim.text())
    return claim


def of_process(plan, folder, process, **values):
    return put(
        plan, folder, pid=process.pid, ticks=claims._ticks(process.pid), **values
    )


def test_a_claim_says_who_it_is_and_goes(plan, tmp_path):
    with claimed(plan, tmp_path):
        (path,) = tmp_path.iterdir()
        plain = json.loads(path.read_text())
        assert (plain["host"], plain["pid"]) == (socket.gethostname(), os.getpid())
        assert plain["started"].endswith("+00:00")
        with claimed(plan, tmp_path):
            pass
        assert path.is_file()
    assert list(tmp_path.iterdir()) == []


def test_it_goes_when_something_fails(plan, tmp_path):
    with pytest.raises(ZeroDivisionError), claimed(plan, tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_live_build_of_another_seed_is_named(plan, other, tmp_path, sleeper):
    claim = of_process(plan, tmp_path, sleeper, order=0)
    with pytest.raises(ShardError) as caught:
        build(other, tmp_path, shards=other.shards, workers=1, generator=fake_generator)
    message = str(caught.value)
    for each in (f"process {sleeper.pid} on {claim.host}", claim.started):
        assert each in message
    assert "seed (7 there, 8 here)" in message
    assert f"delete {claim.path}" in message
    assert list(tmp_path.iterdir()) == [claim.path]


def test_builds_of_one_plan_share_a_folder(plan, tmp_path, sleeper):
    claim = of_process(plan, tmp_path, sleeper)
    report = build(
        plan, tmp_path, shards=plan.shards[:1], workers=1, generator=fake_generator
    )
    assert report.built == plan.shards[:1]
    assert claim.path.is_file()


def test_a_stale_claim_is_removed(plan, other, tmp_path, sleeper):
    claim = of_process(plan, tmp_path, sleeper)
    sleeper.kill()
    sleeper.wait()
    assert claim.is_stale
    with claimed(other, tmp_path):
        assert not claim.path.exists()


def test_a_number_of_a_process_that_was_given_again_is_stale(
    plan, other, tmp_path, sleeper
):
    claim = put(plan, tmp_path, pid=sleeper.pid, ticks="1")
    assert claim.is_stale
    with claimed(other, tmp_path):
        assert not claim.path.exists()


def test_another_machine_is_believed(plan, other, tmp_path):
    claim = put(plan, tmp_path, host="elsewhere", order=0, pid=1)
    assert not claim.is_stale
    with (
        pytest.raises(ShardError, match="process 1 on elsewhere"),
        claimed(other, tmp_path),
    ):
        pass
    claim.path.unlink()
    with claimed(other, tmp_path):
        pass


def test_of_two_that_begin_together_the_earlier_one_stays(
    plan, other, tmp_path, monkeypatch
):
    claim = put(plan, tmp_path, host="elsewhere", order=2**62, pid=1)
    monkeypatch.setattr("time.sleep", lambda seconds: claim.path.unlink())
    with claimed(other, tmp_path):
        pass


def test_who_saw_nobody_stays_though_it_is_the_later_one(
    plan, other, tmp_path, monkeypatch
):
    put(plan, tmp_path, host="elsewhere", order=2**62, pid=1)
    monkeypatch.setattr(claims, "WAIT_S", 0.1)
    with (
        pytest.raises(ShardError, match="process 1 on elsewhere"),
        claimed(other, tmp_path),
    ):
        pass


def test_a_torn_claim_is_nobodys(plan, tmp_path):
    (tmp_path / "build.tmp-00000000-1").write_text("{")
    with claimed(plan, tmp_path):
        pass


PROGRAM = """
import sys
from functools import partial
from pathlib import Path
from scenegen.dataset.build import build
from scenegen.errors import ShardError
from tests.dataset.fakes import fake_generator, fake_plan
if __name__ == "__main__":
    plan = fake_plan(seed=int(sys.argv[2]))
    slow = partial(fake_generator, pause_s=0.05)
    try:
        build(plan, Path(sys.argv[1]), shards=plan.shards, workers=1, generator=slow)
    except ShardError as error:
        sys.exit(str(error))
"""


def test_of_two_seeds_at_once_one_builds_and_the_other_says_so(tmp_path):
    from tests.system.program import ROOT, environment

    both = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), seed],
            cwd=ROOT,
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        for seed in ("7", "8")
    ]
    errors = [each.communicate()[1] for each in both]
    codes = [each.returncode for each in both]
    assert sorted(codes) == [0, 1]
    assert "What differs" in errors[codes.index(1)]
    files = sorted((tmp_path / "data").rglob("*.parquet"))
    assert len(files) == 5
    seed = ("7", "8")[codes.index(0)]
    plan = fake_plan(seed=int(seed))
    again = build(
        plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator
    )
    assert len(again.kept) == 5
