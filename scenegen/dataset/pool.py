"""Jobs on processes that live no longer than the one that started them.

A worker process opens a session once and runs jobs in it. Workers count what they have
done in shared memory without locks, so that a killed worker can block no other, and
hold one end of a pipe: when the other end closes, because the parent was interrupted or
killed, they exit at once. Half-written files keep their temporary names.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from ctypes import Array, c_longlong
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.util import Finalize
from typing import NoReturn, TypeVar, cast

from scenegen.errors import ScenegenError

Job = TypeVar("Job")
Result = TypeVar("Result")

Tick = Callable[[int], None]
"""Takes how many items of a job are finished."""

Session = Callable[[], AbstractContextManager[Callable[[Job, Tick], Result]]]
"""Opened once in a worker; gives the function that runs a job. Must pickle."""

ONE_THREAD = (
    "NUMBA_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "LP_NUM_THREADS",
)
"""Every worker is one thread; the number of workers is the only knob."""

POLL_S = 0.2


@dataclass(slots=True)
class _Worker:
    """What a worker process remembers between jobs; it need not know their type."""

    session: Session[object, object]
    counts: Array[c_longlong]
    stack: ExitStack
    run: Callable[[object, Tick], object] | None = None


_worker: _Worker | None = None


def run_jobs(
    session: Session[Job, Result],
    jobs: Sequence[Job],
    *,
    workers: int,
    on_progress: Callable[[Sequence[int]], None],
) -> Generator[Result, None, None]:
    """The results of all jobs, in the order of the jobs.

    An error of any job ends the run at once, whatever jobs come before it.

    Args:
        session: opened once in every worker.
        jobs: small and picklable.
        workers: processes, at most.
        on_progress: called with the number of items that each job has finished.

    Raises:
        ScenegenError: what a session could not be opened for, or a worker that died.
    """
    context = get_context("spawn")
    counts = context.RawArray(c_longlong, len(jobs))
    leash, held = context.Pipe(duplex=False)
    queue: deque[Future[object]] = deque()
    executor = ProcessPoolExecutor(
        max_workers=min(workers, len(jobs)),
        mp_context=context,
        initializer=_start,
        # What crosses the border between processes loses its type, here and below.
        initargs=(cast("Session[object, object]", session), leash, counts),
    )
    try:
        with _starting_workers():
            for number, job in enumerate(jobs):
                queue.append(executor.submit(_run, number, job))
        for result in _in_order(queue, lambda: on_progress(tuple(counts))):
            yield cast("Result", result)
    except BrokenProcessPool as error:
        raise ScenegenError(
            "a worker process died: it was killed, or the machine ran out of memory. "
            "Finished shards are kept; run the same command again, with fewer "
            "--workers if memory is short."
        ) from error
    except BaseException:
        held.close()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        held.close()
        leash.close()


def _in_order(
    queue: deque[Future[object]], on_poll: Callable[[], None]
) -> Iterator[object]:
    """The results in order; takes each from the queue, so that none is kept longer."""
    pending = set(queue)
    while pending:
        done, pending = wait(pending, POLL_S, return_when=FIRST_COMPLETED)
        on_poll()
        for future in done:
            future.result()
        while queue and queue[0] not in pending:
            yield queue.popleft().result()


@contextmanager
def _starting_workers() -> Iterator[None]:
    """Children inherit one thread each, and leave Ctrl-C to the parent."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    is_main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _start(
    session: Session[object, object], leash: Connection, counts: Array[c_longlong]
) -> None:
    """The first call in a worker."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(leash,), daemon=True).start()
    stack = ExitStack()
    Finalize(None, stack.close, exitpriority=10)
    _worker = _Worker(session, counts, stack)


def _exit_with_parent(leash: Connection) -> NoReturn:
    """Wait until the other end of the pipe closes, then exit without clean-up."""
    with suppress(EOFError, OSError):
        leash.recv_bytes()
    os._exit(1)


def _run(number: int, job: object) -> object:
    """One job in a worker; the session opens with the first."""
    worker = _worker
    if worker is None:
        raise RuntimeError("the worker was not started")
    if worker.run is None:
        worker.run = worker.stack.enter_context(worker.session())

    def tick(done: int) -> None:
        worker.counts[number] = done

    return worker.run(job, tick)
