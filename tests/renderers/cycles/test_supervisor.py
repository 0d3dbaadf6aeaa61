"""A process that crashes, does not answer or is killed costs time, and no more."""

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
def supervisor() -> Iterator[Supervisor]:
    made = Supervisor(FAKE, jobs=3)
    yield made
    made.stop()


def job(number: int, do: str, marker: Path | None = None) -> dict[str, object]:
    return {"job": number, "do": do, "marker": str(marker)}


def pid_of(supervisor: Supervisor) -> int:
    assert supervisor.process is not None
    return supervisor.process.pid


def test_one_process_does_job_after_job(supervisor: Supervisor) -> None:
    pids = set()
    for number in range(3):
        supervisor.do(job(number, "fine"), 20.0)
        pids.add(pid_of(supervisor))
    assert len(pids) == 1


def test_a_process_is_replaced_after_so_many_jobs(supervisor: Supervisor) -> None:
    pids = []
    for number in range(7):
        supervisor.do(job(number, "fine"), 20.0)
        pids.append(pid_of(supervisor))
    assert pids[0] == pids[2] != pids[3]
    assert pids[3] == pids[5] != pids[6]


@pytest.mark.parametrize("do", ["crash once", "sleep once"])
def test_a_job_whose_process_died_is_done_by_a_fresh_process(
    supervisor: Supervisor, tmp_path: Path, do: str
) -> None:
    supervisor.do(job(0, "fine"), 20.0)
    before = pid_of(supervisor)
    supervisor.do(job(1, do, tmp_path / "marker"), SOON_S)
    assert pid_of(supervisor) != before


def test_a_job_that_crashes_twice_says_how_and_the_end_of_stderr(
    supervisor: Supervisor,
) -> None:
    with pytest.raises(WorkerDied, match="about to crash") as caught:
        supervisor.do(job(0, "crash"), 20.0)
    assert str(caught.value).count(f"ended with signal {signal.SIGABRT:d}") == 2
    assert supervisor.process is None


def test_a_job_that_takes_too_long_twice_says_so(supervisor: Supervisor) -> None:
    start_s = time.monotonic()
    with pytest.raises(WorkerDied, match="more than 1 seconds"):
        supervisor.do(job(0, "sleep"), SOON_S)
    assert time.monotonic() - start_s < 20.0


def test_a_fault_in_a_job_is_reported(supervisor: Supervisor) -> None:
    with pytest.raises(WorkerDied, match="no such mesh"):
        supervisor.do(job(0, "fault"), 20.0)


def test_after_a_failed_job_the_next_one_is_done(supervisor: Supervisor) -> None:
    with pytest.raises(WorkerDied):
        supervisor.do(job(0, "crash"), 20.0)
    supervisor.do(job(1, "fine"), 20.0)


def test_a_process_that_is_killed_between_jobs_is_replaced(
    supervisor: Supervisor,
) -> None:
    supervisor.do(job(0, "fine"), 20.0)
    os.kill(pid_of(supervisor), signal.SIGKILL)
    supervisor.do(job(1, "fine"), 20.0)


def test_a_process_that_is_killed_in_a_job_is_replaced(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    supervisor.do(job(0, "fine"), 20.0)
    marker = tmp_path / "marker"

    def kill(pid: int) -> None:
        while not marker.exists():
            time.sleep(0.01)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill, args=(pid_of(supervisor),))
    killer.start()
    supervisor.do(job(1, "sleep once", marker), 50.0)
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
    process, handshake = start(FAKE)
    process.end()
    assert handshake["blender"] == "4.5.0 fake"
    assert handshake["pid"] == process.pid
