"""Where the program prints: a standard stream that takes nothing is told apart."""

from __future__ import annotations

import errno
import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from scenegen.errors import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer

STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR = 0, 1, 2


class UnprintableError(OSError):
    """Standard output takes nothing: a full disk, a pipe that nobody reads."""


class _Output(FileIO):
    """Standard output, whose errors are no others."""

    def write(self, data: Buffer, /) -> int:
        """Print.

        Raises:
            UnprintableError: when it cannot be.
        """
        try:
            return super().write(data)
        except OSError as error:
            raise UnprintableError(error.errno, error.strerror) from error


class _Messages(FileIO):
    """Standard error. Nobody can be told that it is lost, and work goes on without."""

    def write(self, data: Buffer, /) -> int:
        """Print, if that can be done."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def open_streams() -> None:
    """Make `sys.stdout` and `sys.stderr` such streams, and have no gap before them.

    A file that is opened takes the lowest free number. Were that of a standard stream
    free, words for the user would go into the file.
    """
    for number in (STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = _stream(_Output, STANDARD_OUTPUT, sys.stdout)
    sys.stderr = _stream(_Messages, STANDARD_ERROR, sys.stderr)


def _stream(
    kind: Callable[..., FileIO], number: int, like: TextIO | None
) -> TextIOWrapper:
    """A stream by lines; what its encoding lacks is printed as an escape."""
    raw = kind(number, "wb", closefd=False)
    encoding = "utf-8" if like is None else like.encoding
    return TextIOWrapper(
        BufferedWriter(raw), encoding, "backslashreplace", line_buffering=True
    )


def give_up_printing(error: UnprintableError) -> NoReturn:
    """End; a reader that has read enough is no error worth a word.

    Raises:
        SystemExit: always.
    """
    # What is left in the stream would be tried once more when Python ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_OUTPUT)
    if error.errno != errno.EPIPE:
        click.echo(
            f"Error: standard output cannot be written: {said(error)}. Free space, or "
            "send it elsewhere.",
            err=True,
        )
    sys.exit(1)
