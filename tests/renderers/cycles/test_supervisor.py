"""A process that crashes, falls silent or is killed costs time, and no more."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenegen.errors import RenderError
from scenegen.renderers.cycles.supervisor import Supervisor, WorkerDied, start

FAKE = [sys.executable, str(Path(__file__).with_name("fake_child.py"))]
SOON_S = 1.0


@pytest.fixture
def foreman() -> Iterator[Supervisor]:
    made = Supervisor(FAKE, jobs=3)
    yield made
    made.stop()


def job(number: int, do: str, marker: Path | None = None) -> dict[str, object]:
    return {"job": number, "do": do, "marker": str(marker)}


def pid_of(foreman: Supervisor) -> int:
    assert foreman.process is not None
    return foreman.process.pid


def test_one_process_does_job_after_job(foreman: Supervisor) -> None:
    pids = set()
    for number in range(3):
        foreman.do(job(number, "fine"), 20.0)
        pids.add(pid_of(foreman))
    assert len(pids) == 1


def test_a_process_is_replaced_after_so_many_jobs(foreman: Supervisor) -> None:
    pids = []
    for number in range(7):
        foreman.do(job(number, "fine"), 20.0)
        pids.append(pid_of(foreman))
    assert pids[0] == pids[2] != pids[3]
    assert pids[3] == pids[5] != pids[6]


@pytest.mark.parametrize("do", ["crash once", "sleep once"])
def test_a_job_that_is_lost_is_done_by_a_fresh_process(
    foreman: Supervisor, tmp_path: Path, do: str
) -> None:
    foreman.do(job(0, "fine"), 20.0)
    before = pid_of(foreman)
    foreman.do(job(1, do, tmp_path / "marker"), SOON_S)
    assert pid_of(foreman) != before


def test_a_job_that_crashes_twice_says_how_and_the_last_words(
    foreman: Supervisor,
) -> None:
    with pytest.raises(WorkerDied, match="about to crash") as caught:
        foreman.do(job(0, "crash"), 20.0)
    assert str(caught.value).count(f"ended with signal {signal.SIGABRT:d}") == 2
    assert foreman.process is None


def test_a_job_that_takes_too_long_twice_says_so(foreman: Supervisor) -> None:
    start_s = time.monotonic()
    with pytest.raises(WorkerDied, match="more than 1 seconds"):
        foreman.do(job(0, "sleep"), SOON_S)
    assert time.monotonic() - start_s < 20.0


def test_what_the_process_says_of_a_job_is_told(foreman: Supervisor) -> None:
    with pytest.raises(WorkerDied, match="no such mesh"):
        foreman.do(job(0, "fault"), 20.0)


def test_after_a_lost_job_the_next_one_is_done(foreman: Supervisor) -> None:
    with pytest.raises(WorkerDied):
        foreman.do(job(0, "crash"), 20.0)
    foreman.do(job(1, "fine"), 20.0)


def test_a_process_that_is_killed_between_jobs_is_replaced(foreman: Supervisor) -> None:
    foreman.do(job(0, "fine"), 20.0)
    os.kill(pid_of(foreman), signal.SIGKILL)
    foreman.do(job(1, "fine"), 20.0)


def test_a_process_that_is_killed_in_a_job_is_replaced(
    foreman: Supervisor, tmp_path: Path
) -> None:
    foreman.do(job(0, "fine"), 20.0)
    marker = tmp_path / "marker"

    def kill(pid: int) -> None:
        while not marker.exists():
            time.sleep(0.01)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill, args=(pid_of(foreman),))
    killer.start()
    foreman.do(job(1, "sleep once", marker), 50.0)
    killer.join()


def test_a_program_that_does_not_start_is_a_clear_error() -> None:
    with pytest.raises(RenderError, match=r"apt-get install .*libxrender1") as caught:
        start([*FAKE, "broken"])
    assert "--renderer software" in str(caught.value)
    with pytest.raises(RenderError, match="does not start"):
        start(["/nowhere/python"])


def test_another_blender_is_refused() -> None:
    with pytest.raises(RenderError, match=r"has Blender 5\.1\.0.*bpy==4\.5"):
        start([*FAKE, "new"])


def test_a_process_introduces_itself() -> None:
    process, hello = start(FAKE)
    process.end()
    assert hello["blender"] == "4.5.0 fake"
    assert hello["pid"] == process.pid
