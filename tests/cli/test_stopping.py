"""What becomes of Ctrl-C that Python loses, or that surfaces as something else."""

import os
import signal
import sys
import time

import click
import pytest

from scenegen.cli.stopping import Stopped, ending


@pytest.fixture(autouse=True)
def late_signals_do_no_harm():
    """A signal that comes after its test would end all tests."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    yield
    signal.signal(signal.SIGINT, before)


class Lossy:
    """Ends while Ctrl-C comes: Python drops what destructors raise."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)


def ended(work) -> int | str | None:
    with pytest.raises(SystemExit) as caught, ending():
        work()
    return caught.value.code


def stop(number: int = signal.SIGINT) -> None:
    os.kill(os.getpid(), number)
    time.sleep(1)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_the_code_is_that_of_the_signal(number, code, capsys):
    assert ended(lambda: stop(number)) == code
    assert capsys.readouterr().err == "Stopped.\n"


def test_what_a_command_has_said_is_not_said_again(capsys):
    def work() -> None:
        try:
            stop(signal.SIGTERM)
        except KeyboardInterrupt:
            sys.exit(130)

    assert ended(work) == 143
    assert capsys.readouterr().err == ""


def test_ctrl_c_that_surfaces_as_another_error_is_still_ctrl_c(capsys):
    def work() -> None:
        try:
            stop()
        except KeyboardInterrupt as error:
            raise ImportError("half of a library") from error

    assert ended(work) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_ctrl_c_that_is_dropped_comes_again(capsys):
    def work() -> None:
        Lossy()
        time.sleep(5)

    begin = time.monotonic()
    assert ended(work) == 130
    assert time.monotonic() - begin < 4
    assert capsys.readouterr().err == "Stopped.\n"


def test_the_signals_are_given_back():
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    assert ended(stop) == 130
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before


def test_other_errors_stay_what_they_are(capsys):
    def usage() -> None:
        raise click.UsageError("no such thing")

    assert ended(usage) == 2
    assert "no such thing" in capsys.readouterr().err
    assert ended(lambda: bytes(2**62)) == 1
    assert "is used up" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError), ending():
        _ = 1 // 0
    assert issubclass(Stopped, KeyboardInterrupt)
