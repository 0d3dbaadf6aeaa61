"""Jobs on processes that live no longer than the one that started them.

A worker process opens a session once and runs jobs in it. Each has a pipe of its own to
the parent, for jobs, results and how far it is: nothing is shared, so that a killed
worker can block nobody, no semaphore is left behind, and no /dev/shm is needed.
Workers hold one end of another pipe: when the other end closes, because the parent was
interrupted or killed, they exit at once. Half-written files keep their temporary names.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.resource_tracker import ensure_running
from typing import Any, NoReturn, TypeVar, cast

from scenegen.errors import ScenegenError, said

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

LEAVE_S = 5.0
"""How long a worker may take to end by itself."""

TICK, DONE, FAILED = "tick", "done", "failed"
"""What a worker says: how far a job is, or how it ended."""


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
    with _told_as_too_many():
        leash, held = get_context("spawn").Pipe(duplex=False)
    crew = _Crew(jobs)
    try:
        with _told_as_too_many(), _starting_workers():
            for _ in range(min(workers, len(jobs))):
                crew.hire(leash)
        crew.brief(pickle.dumps(session))
        for result in crew.results(on_progress):
            yield cast("Result", result)
        crew.dismiss()
    finally:
        held.close()
        crew.end()
        leash.close()


@dataclass(slots=True)
class _Worker:
    """A worker, as the parent sees it.

    Attributes:
        process: its process.
        pipe: to it.
        job: the number of the job that it does; None when it waits for one.
    """

    process: BaseProcess
    pipe: Connection
    job: int | None = None


class _Crew:
    """The workers of a run."""

    def __init__(self, jobs: Sequence[object]) -> None:
        """Nobody yet."""
        self._jobs = jobs
        self._counts = [0] * len(jobs)
        self._next = 0
        self._workers: list[_Worker] = []
        self._found: dict[int, object] = {}

    def hire(self, leash: Connection) -> None:
        """Start a process; what it gets at the start is small.

        More than a pipe holds would have the parent wait for ever for a process that
        died before it read it.
        """
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        with theirs:
            process = context.Process(target=_work, args=(theirs, leash))
            try:
                process.start()
            except BaseException:
                ours.close()
                raise
        self._workers.append(_Worker(process, ours))

    def brief(self, session: bytes) -> None:
        """Send everyone the session, and a first job."""
        for worker in self._workers:
            _tell(worker, session)
            self._assign(worker)

    def results(self, on_progress: Callable[[Sequence[int]], None]) -> Iterator[object]:
        """The results in order, each as soon as those before it are there."""
        for number in range(len(self._jobs)):
            while number not in self._found:
                pipes = {worker.pipe: worker for worker in self._workers}
                for pipe in wait(list(pipes), POLL_S):
                    self._hear(pipes[cast("Connection", pipe)])
                on_progress(tuple(self._counts))
            yield self._found.pop(number)

    def dismiss(self) -> None:
        """Let everyone close the session and leave."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(LEAVE_S)

    def end(self) -> None:
        """Make sure that no process is left."""
        for worker in self._workers:
            if worker.process.is_alive():
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(LEAVE_S)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
            worker.pipe.close()

    def _assign(self, worker: _Worker) -> None:
        """Give a worker the next job, if there is one."""
        worker.job = None
        if self._next < len(self._jobs):
            worker.job, self._next = self._next, self._next + 1
            _tell(worker, pickle.dumps((worker.job, self._jobs[worker.job])))

    def _hear(self, worker: _Worker) -> None:
        """Take one message of a worker.

        Raises:
            WorkerLost: when it has died.
            Exception: what its job ended with.
        """
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError) as error:
            worker.process.join(LEAVE_S)
            done = 0 if worker.job is None else self._counts[worker.job]
            how = _in_words(worker.process.exitcode)
            raise WorkerLost(how, worker.job, done) from error
        kind, number, what = pickle.loads(message)
        if kind == TICK:
            self._counts[number] = what
        elif kind == FAILED:
            raise what
        else:
            self._found[number] = what
            self._assign(worker)


def _tell(worker: _Worker, message: bytes) -> None:
    """Send a message. Of a worker that is gone it is heard why: see `_hear`."""
    with suppress(OSError):
        worker.pipe.send_bytes(message)


def _in_words(code: int | None) -> str:
    """An exit code of a process."""
    if code is None:
        return ""
    if code >= 0:
        return f"exit code {code}"
    known = {each.value: each.name for each in signal.Signals}
    return f"signal {-code} ({known.get(-code, 'unknown')})"


@contextmanager
def _told_as_too_many() -> Iterator[None]:
    """A machine that gives no process, no thread or no pipe.

    Raises:
        ScenegenError: when it does not.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise ScenegenError(
            f"a worker process could not be started: {said(error)}. Run the same "
            "command with fewer --workers, or allow more processes and open files."
        ) from error


STOPS = {signal.SIGINT, signal.SIGTERM}
"""Signals that stop a run."""


@contextmanager
def _starting_workers() -> Iterator[None]:
    """Children inherit one thread each, and leave Ctrl-C to the parent.

    They inherit that it is blocked. Here it waits until they are started: half a start
    would leave a process that nobody knows, and were it ignored, it would be lost.
    """
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    # The first start would start this too, and let the signals through again.
    ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        with _stops_later():
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextmanager
def _stops_later() -> Iterator[None]:
    """Signals that come meanwhile are handled at the end.

    Other threads, such as that of a progress bar, take those that are blocked in this
    one; Python then handles them in the main thread all the same.
    """
    came: list[int] = []
    handlers = {}
    if threading.current_thread() is threading.main_thread():
        for each in STOPS:
            if callable(signal.getsignal(each)):
                later = signal.signal(each, lambda number, frame: came.append(number))
                handlers[each] = later
    try:
        yield
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
        for number in came[:1]:
            os.kill(os.getpid(), number)


def _work(pipe: Connection, leash: Connection) -> None:
    """All that a worker process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    number = None
    messages = _messages(pipe)
    watch = threading.Thread(target=_exit_with_parent, args=(leash,), daemon=True)
    try:
        with _told_as_too_many():
            watch.start()
        session = pickle.loads(next(messages))
        with session() as run:
            for message in messages:
                number, job = pickle.loads(message)
                _say(pipe, DONE, number, run(job, _Ticker(pipe, number)))
    except Exception as error:
        # Where it came from is known here only.
        error.add_note("".join(traceback.format_exception(error)))
        with suppress(OSError):  # the parent has gone
            _say(pipe, FAILED, number, error)


def _messages(pipe: Connection) -> Iterator[bytes]:
    """What the parent says until it closes the pipe."""
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, ConnectionResetError):
            return
        yield message


@dataclass(frozen=True, slots=True)
class _Ticker:
    """Tells the parent how far a job is."""

    pipe: Connection
    number: int

    def __call__(self, done: int) -> None:
        """Say how many items are finished."""
        _say(self.pipe, TICK, self.number, done)


def _say(pipe: Connection, kind: str, number: int | None, what: Any) -> None:
    """Send a message; what cannot be pickled is told as text."""
    try:
        plain = pickle.dumps((kind, number, what))
        if kind == FAILED:
            pickle.loads(plain)  # some errors can be pickled, and not be read again
    except Exception as error:
        text = RuntimeError(f"{what!r} cannot be sent to the parent: {error}")
        plain = pickle.dumps((FAILED, number, text))
    pipe.send_bytes(plain)


def _exit_with_parent(leash: Connection) -> NoReturn:
    """Wait until the other end of the pipe closes, then exit without clean-up."""
    with suppress(EOFError, OSError):
        leash.recv_bytes()
    os._exit(1)
