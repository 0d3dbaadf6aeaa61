"""Killed at any moment, the next run goes on, and the bytes are the same."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.dataset.recipe_keys import BEGUN
from scenegen.dataset.redraw import redraw_state
from tests.dataset.fakes import fake_generator, fake_plan
from tests.system.program import ROOT, environment, python

PROGRAM = """
import sys
from functools import partial
from pathlib import Path
from scenegen.dataset.manifest import finalise
from scenegen.dataset.build import build
from tests.dataset.fakes import fake_plan, fake_generator
if __name__ == "__main__":
    plan, folder, pause_s = fake_plan(), Path(sys.argv[1]), float(sys.argv[2])
    generator = partial(fake_generator, pause_s=pause_s)
    build(plan, folder, shards=plan.shards, workers=2, generator=generator)
    finalise(plan, folder, lambda assets, materials: "No models.\\n")
"""

REDRAW = """
import sys
from functools import partial
from pathlib import Path
from scenegen.dataset.manifest import finalise
from scenegen.dataset.redraw import redraw
from tests.dataset.fakes import fake_plan, fake_generator
if __name__ == "__main__":
    plan, folder, pause_s = fake_plan(resolution=96), Path(sys.argv[1]), sys.argv[2]
    generator = partial(fake_generator, pause_s=float(pause_s))
    redraw(plan, folder, shards=plan.shards, workers=1, generator=generator)
    finalise(plan, folder, lambda assets, materials: "No models.\\n")
"""

PAUSE_S = 0.08


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def wait_until(is_so, limit_s: float = 60.0) -> None:
    end = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


def alive_in(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    done = python(PROGRAM, folder, "0")
    assert done.returncode == 0, done.stderr
    return contents(folder)


@pytest.fixture
def running(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A slow build in a process group of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path), str(PAUSE_S)],
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    if alive_in(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize(
    "seen",
    [pytest.param(seen, marks=pytest.mark.slow) for seen in (1, 2, 3, 4, 5)],
)
def test_a_killed_build_goes_on_to_the_same_bytes(running, tmp_path, undisturbed, seen):
    wait_until(lambda: len(files(tmp_path)) >= seen)
    time.sleep(PAUSE_S * seen / 3)
    running.kill()
    running.wait()
    wait_until(lambda: not alive_in(running.pid), 20)
    whole = {
        name: data for name, data in contents(tmp_path).items() if "tmp" not in name
    }
    assert whole.items() <= undisturbed.items()
    done = python(PROGRAM, tmp_path, "0")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path) == undisturbed


@pytest.mark.slow
def test_a_build_that_was_killed_with_its_workers_goes_on(
    running, tmp_path, undisturbed
):
    wait_until(lambda: len(files(tmp_path)) >= 3)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert [path for path in files(tmp_path) if "tmp" in path.name]
    done = python(PROGRAM, tmp_path, "0")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path) == undisturbed


def test_ctrl_c_leaves_whole_shards_and_no_process(running, tmp_path, undisturbed):
    wait_until(lambda: any(path.suffix == ".parquet" for path in files(tmp_path)))
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert errors.count("Traceback") == 1, "workers leave Ctrl-C to the parent"
    wait_until(lambda: not alive_in(running.pid), 10)
    left = contents(tmp_path)
    assert b'"digest"' in left.pop(BEGUN)  # what it was to become
    assert left.items() <= undisturbed.items()
    assert 0 < len(left) < len(undisturbed)


@pytest.mark.slow
def test_a_killed_redraw_goes_on_to_the_bytes_of_a_build(tmp_path):
    folder, plan = tmp_path / "redrawn", fake_plan(resolution=96)
    done = python(PROGRAM, folder, "0")
    assert done.returncode == 0, done.stderr
    before = contents(folder)
    with subprocess.Popen(
        [sys.executable, "-c", REDRAW, str(folder), "0.2"],
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
    ) as process:
        wait_until(lambda: redraw_state(plan, folder).drawn)
        process.kill()
    wait_until(lambda: not alive_in(process.pid), 20)
    kept = {shard.path.as_posix() for shard in redraw_state(plan, folder).drawn}
    assert 0 < len(kept) < len(plan.shards)
    half = contents(folder)
    for name, data in before.items():
        assert name in half or name == "SHA256SUMS"
        assert (half.get(name) == data) == (name not in {*kept, "SHA256SUMS"})
    done = python(REDRAW, folder, "0")
    assert done.returncode == 0, done.stderr
    build(
        plan,
        tmp_path / "built",
        shards=plan.shards,
        workers=1,
        generator=fake_generator,
    )
    finalise(plan, tmp_path / "built", lambda assets, materials: "No models.\n")
    assert contents(folder) == contents(tmp_path / "built")


@pytest.mark.slow
def test_a_real_build_goes_on_after_ctrl_c_and_says_how(tmp_path):
    words = ["build", "--task", "multiview", "--n", "8", "--resolution", "64"]
    command = [sys.executable, "-m", "scenegen", *words, "--workers", "1", "--out"]
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    subprocess.run([*command, str(whole)], check=True, cwd=ROOT, env=environment())
    with subprocess.Popen(
        [*command, str(broken)],
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        wait_until(lambda: broken.exists() and len(files(broken)) >= 2, 120)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "run the same command again" in errors
    assert "Traceback" not in errors
    subprocess.run([*command, str(broken)], check=True, cwd=ROOT, env=environment())
    assert contents(broken) == contents(whole)
