"""A worker process that dies is reported with its signal and the item it was at."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, heap, synchronize
from pathlib import Path
from typing import cast

import pytest

from scenegen.dataset.pool import Tick, WorkerLost, run_jobs
from scenegen.dataset.shard_jobs import _naming_items
from scenegen.errors import LockError, ScenegenError
from tests.dataset.fakes import fake_plan

FATAL = 3
DONE = 2


@contextmanager
def session(how: int) -> Iterator[Callable[[int, Tick], int]]:
    """Jobs of which one kills its process while another one is busy."""

    def run(job: int, tick: Tick) -> int:
        if job == FATAL:
            tick(DONE)
            time.sleep(0.3)
            os.kill(os.getpid(), how)
        if job > FATAL:
            time.sleep(20)
        return job

    yield run


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL, signal.SIGTERM])
def test_a_death_is_told_by_its_signal_and_job(how):
    results = run_jobs(
        partial(session, int(how)), range(6), workers=2, on_progress=lambda _: None
    )
    with pytest.raises(WorkerLost, match=f"by signal {int(how)} ") as caught:
        list(results)
    lost = caught.value
    assert lost.how == f"signal {int(how)} ({how.name})"
    assert (lost.job, lost.done) == (FATAL, DONE)
    assert ("memory" in lost.remedy) is (how is signal.SIGKILL)


INTERRUPTED = """
import os, signal, time
from scenegen.dataset.pool import _starting_workers
try:
    with _starting_workers():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05)  # ignored here, it would be gone
        print("started")
    time.sleep(60)
except KeyboardInterrupt:
    print("blocked", signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
"""


def test_ctrl_c_while_workers_start_is_not_lost():
    # In a process of its own: here a late signal would end the tests.
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        check=True,
        text=True,
        timeout=50,
    )
    assert done.stdout.split() == ["started", "blocked", "False"]


MANY = 3000
"""Jobs of a large plan, whose session is more than a pipe holds."""


@contextmanager
def large(weight: bytes) -> Iterator[Callable[[int, Tick], int]]:
    """A session that takes long to send."""
    yield lambda job, tick: job


@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.1])
def test_a_death_at_the_start_of_a_large_plan_ends_the_run(delay_s):
    def kill() -> None:
        while not (born := active_children()):
            time.sleep(0.001)
        time.sleep(delay_s)
        os.kill(cast("int", born[0].pid), signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    session = partial(large, bytes(2_000_000))
    results = run_jobs(session, range(MANY), workers=2, on_progress=lambda _: None)
    with pytest.raises(WorkerLost, match="by signal 9 "):
        list(results)
    killer.join()
    assert not active_children()


@contextmanager
def closed(words: str) -> Iterator[Callable[[bytes, Tick], int]]:
    """A session that cannot be opened."""
    if words:
        raise LockError(words)
    yield lambda job, tick: len(job)


def test_what_a_session_cannot_be_opened_for_is_told_before_all_else():
    # The jobs are more than a pipe holds: sending one ends with a broken pipe.
    jobs = [bytes(2_000_000)] * 2
    results = run_jobs(
        partial(closed, "no session today"), jobs, workers=2, on_progress=lambda _: None
    )
    with pytest.raises(LockError, match="no session today"):
        list(results)


def test_a_run_leaves_no_file_open():
    session, counts = partial(large, b""), []
    for _ in range(3):
        list(run_jobs(session, range(4), workers=2, on_progress=lambda _: None))
        counts.append(len(list(Path("/dev/fd").iterdir())))
    assert counts[0] == counts[-1]
    assert not active_children()


def test_no_shared_memory_is_needed(monkeypatch):
    monkeypatch.setattr(heap.Arena, "__init__", refused)
    monkeypatch.setattr(synchronize.SemLock, "__init__", refused)
    session = partial(large, b"")
    assert list(
        run_jobs(session, range(5), workers=2, on_progress=lambda _: None)
    ) == list(range(5))


def refused(*_: object) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


@contextmanager
def leaving(code: int) -> Iterator[Callable[[int, Tick], int]]:
    """A session that ends its process before any job."""
    if code:
        os._exit(code)
    yield lambda job, tick: job


def test_an_exit_before_any_item_is_told_too():
    results = run_jobs(
        partial(leaving, 7), range(2), workers=1, on_progress=lambda _: None
    )
    with pytest.raises(WorkerLost, match="exit code 7") as caught:
        list(results)
    assert caught.value.done == 0


def test_the_message_names_shard_and_item():
    plan = fake_plan()
    with (
        pytest.raises(ScenegenError) as caught,
        _naming_items(plan, plan.shards),
    ):
        raise WorkerLost("signal 11 (SIGSEGV)", 1, DONE)
    message = str(caught.value)
    shard = plan.shards[1]
    assert "a worker process died by signal 11 (SIGSEGV) at item " in message
    assert str(shard.path) in message
    assert f"{shard.start + DONE}" in message
    assert "Finished shards are kept" in message


def test_nothing_is_claimed_that_is_not_known():
    lost = WorkerLost("", None, 0)
    plan = fake_plan()
    with pytest.raises(ScenegenError) as caught, _naming_items(plan, plan.shards):
        raise lost
    assert str(caught.value).startswith("a worker process died. It was killed, or")
