"""Blender's process: started when needed, one job at a time, replaced when it dies."""

import contextlib
import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from typing import IO, NamedTuple

from scenegen.errors import RenderError
from scenegen.renderers.cycles.interpreter import how_to_make_one, remedy_for
from scenegen.renderers.cycles.protocol import Json

SERIES = "4.5"
"""Of Blender; another one would draw other pictures."""

START_S = 120.0
"""How long a process may take to say that it is ready, seconds."""

JOBS = 400
"""Jobs after which a process is replaced, since Blender never gives back all memory."""

STDERR_TAIL = 600
"""Characters of the end of stderr, or of a fault, that an error repeats."""


class WorkerDied(Exception):
    """A process that ended, did not answer in time or could not do its job."""


class BlenderProcess:
    """One Blender, from its start to its end."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it; it is not ready yet.

        Raises:
            WorkerDied: there is no such program, or it may not be run.
        """
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `end`)
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                text=True,
                encoding="utf-8",
                # Ctrl-C is for the parent, which then ends this process.
                start_new_session=True,
            )
        except OSError as error:
            self._log.close()
            raise WorkerDied(f"it does not start: {error}") from error
        self._answers: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.done = 0

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._child.pid

    def handshake(self) -> Json:
        """Wait until it is ready; its version and its device.

        Raises:
            WorkerDied: it has ended, or took too long.
        """
        return self._next(START_S)

    def ask(self, job: Json, timeout_s: float) -> Json:
        """Have a job done.

        Raises:
            WorkerDied: it has ended, took too long, or could not do it.
        """
        assert self._child.stdin is not None
        try:
            self._child.stdin.write(json.dumps(job) + "\n")
            self._child.stdin.flush()
        except OSError as error:
            raise WorkerDied(self._how_it_ended()) from error
        answer = self._next(timeout_s)
        if answer["fault"]:
            raise WorkerDied(
                f"it reported: {str(answer['fault'])[-STDERR_TAIL:].strip()}"
            )
        self.done += 1
        return answer

    def stderr_tail(self) -> str:
        """The end of what it wrote to stderr."""
        self._log.seek(0, 2)
        self._log.seek(max(self._log.tell() - STDERR_TAIL, 0))
        return self._log.read().decode("utf-8", errors="replace").strip()

    def end(self) -> None:
        """Stop it at once."""
        self._child.kill()
        self._child.wait()
        self._reader.join()
        for stream in (self._child.stdin, self._child.stdout, self._log):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _read(self) -> None:
        """Pass answers on; "" is the end of them."""
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._answers.put(line)
        self._answers.put("")

    def _next(self, timeout_s: float) -> Json:
        try:
            line = self._answers.get(timeout=timeout_s)
        except queue.Empty:
            raise WorkerDied(f"it took more than {timeout_s:.0f} seconds") from None
        if not line:
            raise WorkerDied(self._how_it_ended())
        answer: Json = json.loads(line)
        return answer

    def _how_it_ended(self) -> str:
        code = self._child.wait()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"it ended with {how}"


class Started(NamedTuple):
    """A process that is ready, and its answer to being started."""

    process: BlenderProcess
    handshake: Json


class Supervisor:
    """Has jobs done by one process after the other.

    Attributes:
        command: starts a process.
        jobs: after so many, it is replaced.
    """

    def __init__(self, command: Sequence[str], *, jobs: int = JOBS) -> None:
        """No process yet."""
        self.command = tuple(command)
        self.jobs = jobs
        self.process: BlenderProcess | None = None

    def do(self, job: Json, timeout_s: float) -> None:
        """Have a job done; if the process dies, once more by a fresh one.

        Raises:
            WorkerDied: it died twice; the message says how, both times.
            RenderError: Blender cannot be started.
        """
        if self.process is not None and self.process.done >= self.jobs:
            self.stop()
        try:
            self._started().ask(job, timeout_s)
            return
        except WorkerDied as error:
            first = str(error)
            self.stop()
        process = self._started()
        try:
            process.ask(job, timeout_s)
        except WorkerDied as error:
            stderr = process.stderr_tail()
            self.stop()
            output = f" The end of its stderr: {stderr}" if stderr else ""
            raise WorkerDied(f"first {first}, then {error}.{output}") from error

    def stop(self) -> None:
        """End the process, if there is one."""
        if self.process is not None:
            self.process.end()
            self.process = None

    def _started(self) -> BlenderProcess:
        """The process, ready for a job."""
        if self.process is None:
            self.process = start(self.command).process
        return self.process


def start(command: Sequence[str]) -> Started:
    """A process that is ready for jobs, and its version and device.

    Raises:
        RenderError: it cannot be started; the message has cause and remedy.
    """
    stderr = ""
    try:
        process = BlenderProcess(command)
        try:
            handshake = process.handshake()
        except WorkerDied:
            stderr = process.stderr_tail()
            process.end()
            raise
    except WorkerDied as error:
        output = "".join(f" ({line})" for line in stderr.splitlines()[-1:])
        raise RenderError(
            f"renderer 'cycles': {command[0]} cannot run Blender: {error}{output}. "
            f"{remedy_for(command[0], stderr)} To draw without it: --renderer software."
        ) from error
    version = str(handshake["blender"])
    if not version.startswith(SERIES):
        process.end()
        raise RenderError(
            f"renderer 'cycles': {command[0]} has Blender {version}, and pictures are "
            f"those of Blender {SERIES}. {how_to_make_one()}"
        )
    return Started(process, handshake)
