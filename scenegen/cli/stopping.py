"""How the program ends when it is stopped, or cannot print: one line, no traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from scenegen.cli.output import INTERRUPTED
from scenegen.cli.streams import UnprintableError, give_up_printing
from scenegen.installation import NO_MEMORY

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

SIGNALS = (signal.SIGINT, signal.SIGTERM)

AGAIN_S = 0.02
"""When Ctrl-C comes again that got lost where Python drops errors."""


NO_THREAD = (
    "a thread could not be started: allow this user more processes (ulimit -u), and "
    "run the same command again."
)


class Stopped(KeyboardInterrupt):
    """Ctrl-C or SIGTERM.

    After a bare KeyboardInterrupt that has gone through an `exec`, as many imports have
    them, Python ends the process by SIGINT, whatever its exit code was to be.
    """


@contextmanager
def ending() -> Iterator[None]:
    """Around a whole command: whatever ends it becomes a message and an exit code.

    Ctrl-C and SIGTERM are one thing to a command, a KeyboardInterrupt.

    Raises:
        SystemExit: always in the end, but for a mistake in the program.
    """
    stops: list[int] = []
    with _raising(stops):
        try:
            try:
                yield
            finally:
                sys.stdout.flush()
            if stops:  # some library has caught it, and gone on
                _stop(stops)
        except (KeyboardInterrupt, click.Abort):
            _stop(stops)
        except SystemExit as end:
            if end.code == INTERRUPTED and stops:  # the command has said it
                sys.exit(128 + stops[0])
            raise
        except BaseException as error:
            # Ctrl-C inside of an import can surface as any error.
            if stops:
                _stop(stops)
            _end_told(error)
            raise


def _end_told(error: BaseException) -> None:
    """End with the message of an error, if it has one for users."""
    if isinstance(error, click.ClickException):
        error.show()
        sys.exit(error.exit_code)
    if isinstance(error, MemoryError):
        click.echo(f"Error: {NO_MEMORY}", err=True)
        sys.exit(1)
    if isinstance(error, RuntimeError) and "start new thread" in str(error):
        click.echo(f"Error: {NO_THREAD}", err=True)
        sys.exit(1)
    if isinstance(error, UnprintableError):
        give_up_printing(error)


def _stop(stops: list[int]) -> NoReturn:
    click.echo("Stopped.", err=True)
    sys.exit(128 + stops[0] if stops else INTERRUPTED)


@contextmanager
def _raising(stops: list[int]) -> Iterator[None]:
    """Signals become a KeyboardInterrupt, and are kept in a list.

    Python drops errors in some places, such as destructors. One of ours that is lost
    there comes again shortly after.
    """
    dropped = sys.unraisablehook

    def stop(number: int, frame: FrameType | None) -> None:
        stops.append(number)
        raise Stopped

    def again(told: UnraisableHookArgs) -> None:
        if stops and issubclass(told.exc_type, KeyboardInterrupt):
            threading.Timer(AGAIN_S, os.kill, (os.getpid(), stops[0])).start()
        else:
            dropped(told)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for each in SIGNALS:
            if signal.getsignal(each) is not signal.SIG_IGN:  # as nohup wants it
                before[each] = signal.signal(each, stop)
    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = dropped
        for each, handler in before.items():
            signal.signal(each, handler)
