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
from dataclasses import dataclass, field
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
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


class WorkerLost(ScenegenError):
    """A worker process that died.

    Attributes:
        how: a signal or an exit code, in words; empty when that is not known.
        job: the number of the job that it did; None when it did none yet.
        done: items of that job that were finished.
    """

    def __init__(self, how: str, job: int | None, done: int) -> None:
        """Keep what is known of it."""
        super().__init__(f"a worker process died{how and f' by {how}'}")
        self.how = how
        self.job = job
        self.done = done

    @property
    def remedy(self) -> str:
        """What can be done about such a death."""
        if self.how.endswith("(SIGKILL)") or not self.how:
            return (
                "It was killed, or the machine ran out of memory: run the same command "
                "again, with fewer --workers if memory is short."
            )
        return (
            "Run the same command again; if it dies there once more, check the packs "
            "by `scenegen assets check --pack`, and report the item."
        )


@dataclass(slots=True)
class _Worker:
    """What a worker process remembers between jobs; it need not know their type."""

    session: Session[object, object]
    counts: Array[c_longlong]
    holders: Array[c_longlong]
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
        ScenegenError: what a session could not be opened for.
        WorkerLost: a worker died.
    """
    context = get_context("spawn")
    counts = context.RawArray(c_longlong, len(jobs))
    watch = _Watch(counts, context.RawArray(c_longlong, len(jobs)), on_progress)
    leash, held = context.Pipe(duplex=False)
    queue: deque[Future[object]] = deque()
    # What crosses the border between processes loses its type, here and below.
    plain = cast("Session[object, object]", session)
    given = (plain, leash, counts, watch.holders)
    count = min(workers, len(jobs))
    executor = ProcessPoolExecutor(count, context, _start, given)
    try:
        with _starting_workers():
            for number, job in enumerate(jobs):
                queue.append(executor.submit(_run, number, job))
        watch.remember_children()
        for result in _in_order(queue, watch.look):
            yield cast("Result", result)
    except BrokenProcessPool as error:
        executor.shutdown(cancel_futures=True)
        raise watch.lost() from error
    except BaseException:
        held.close()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        held.close()
        leash.close()


@dataclass(slots=True)
class _Watch:
    """What the parent sees of its workers.

    Attributes:
        counts: items that each job has finished.
        holders: the process that does each job, or 0.
        on_progress: see `run_jobs`.
        processes: all workers by process id, also when they have ended.
    """

    counts: Array[c_longlong]
    holders: Array[c_longlong]
    on_progress: Callable[[Sequence[int]], None]
    processes: dict[int, BaseProcess] = field(default_factory=dict)

    def look(self) -> None:
        """Report progress."""
        self.remember_children()
        self.on_progress(tuple(self.counts))

    def remember_children(self) -> None:
        """Keep the processes that live: of a dead one only its object knows how."""
        for process in active_children():
            if process.pid is not None:
                self.processes.setdefault(process.pid, process)

    def lost(self) -> WorkerLost:
        """Which worker died, how, and over what.

        When one dies the others are sent SIGTERM, so another end comes first; when all
        have ended by that signal, it is not known which was the first.
        """
        holders = list(self.holders)
        codes = {pid: process.exitcode for pid, process in self.processes.items()}
        others = (None, 0, -signal.SIGTERM)
        ended = [pid for pid, code in codes.items() if code not in others]
        if not ended:
            ended = [pid for pid, code in codes.items() if code == -signal.SIGTERM]
        held = [pid for pid in ended if pid in holders]
        pid = next(iter(held or ended), None)
        code = None if pid is None else codes[pid]
        is_known = len(ended) == 1 or code != -signal.SIGTERM
        job = holders.index(pid) if pid in holders and is_known else None
        return WorkerLost(_in_words(code), job, 0 if job is None else self.counts[job])


def _in_words(code: int | None) -> str:
    """An exit code of a process."""
    if code is None:
        return ""
    if code >= 0:
        return f"exit code {code}"
    known = {each.value: each.name for each in signal.Signals}
    return f"signal {-code} ({known.get(-code, 'unknown')})"


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
    session: Session[object, object],
    leash: Connection,
    counts: Array[c_longlong],
    holders: Array[c_longlong],
) -> None:
    """The first call in a worker."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(leash,), daemon=True).start()
    stack = ExitStack()
    Finalize(None, stack.close, exitpriority=10)
    _worker = _Worker(session, counts, holders, stack)


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
    worker.holders[number] = os.getpid()
    if worker.run is None:
        worker.run = worker.stack.enter_context(worker.session())

    def tick(done: int) -> None:
        worker.counts[number] = done

    result = worker.run(job, tick)
    worker.holders[number] = 0
    return result
