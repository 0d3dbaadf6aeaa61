"""Jobs on processes that live no longer than the one that started them.

A worker process opens a session once and runs jobs in it. Workers count what they have
done in shared memory without locks, so that a killed worker can block nobody, and hold
one end of a pipe: when the other end closes, because the parent was interrupted or
killed, they leave at once. Half-written files keep their temporary names.
"""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.util import Finalize
from typing import Any, NoReturn, TypeVar

from scenegen.errors import ScenegenError

Job = TypeVar("Job")
Receipt = TypeVar("Receipt")

Tick = Callable[[int], None]
Session = Callable[[], AbstractContextManager[Callable[[Any, Tick], Any]]]
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
    """What a worker process remembers between jobs."""

    session: Session
    counts: Any
    stack: ExitStack
    run: Callable[[Any, Tick], Any] | None = None


_worker: _Worker | None = None


def run_jobs(
    session: Session,
    jobs: Sequence[Job],
    *,
    workers: int,
    on_progress: Callable[[int], None],
) -> Generator[Any, None, None]:
    """The receipts of all jobs, as they come in.

    Args:
        session: opened once in every worker.
        jobs: small and picklable.
        workers: processes.
        on_progress: told how many items all jobs together have finished.

    Raises:
        ScenegenError: what a session could not be opened for, or a worker that died.
    """
    context = get_context("spawn")
    counts = context.RawArray("q", len(jobs))
    leash, held = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(
        max_workers=min(workers, len(jobs)),
        mp_context=context,
        initializer=_start,
        initargs=(session, leash, counts),
    )
    try:
        with _starting_workers():
            pending = {
                executor.submit(_run, number, job) for number, job in enumerate(jobs)
            }
        yield from _collect(pending, lambda: on_progress(sum(counts)))
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


def _collect(pending: set["Future[Any]"], on_poll: Callable[[], None]) -> Iterator[Any]:
    while pending:
        done, pending = wait(pending, POLL_S, return_when=FIRST_COMPLETED)
        on_poll()
        for future in done:
            yield future.result()


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


def _start(session: Session, leash: Connection, counts: Any) -> None:
    """First thing in a worker."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, args=(leash,), daemon=True).start()
    stack = ExitStack()
    Finalize(None, stack.close, exitpriority=10)
    _worker = _Worker(session, counts, stack)


def _leave_with_parent(leash: Connection) -> NoReturn:
    """Wait until the other end of the pipe closes, then go without ceremony."""
    with suppress(EOFError, OSError):
        leash.recv_bytes()
    os._exit(1)


def _run(number: int, job: Any) -> Any:
    """One job in a worker; the session opens with the first."""
    worker = _worker
    if worker is None:
        raise RuntimeError("the worker was not started")
    if worker.run is None:
        worker.run = worker.stack.enter_context(worker.session())

    def tick(done: int) -> None:
        worker.counts[number] = done

    return worker.run(job, tick)
