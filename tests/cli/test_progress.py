"""How far a run is, where there is no terminal."""

import pytest

from scenegen.cli import progress
from scenegen.cli.progress import bar


@pytest.fixture
def clock(monkeypatch):
    """A clock that is moved by hand."""
    time = [1000.0]
    monkeypatch.setattr(progress, "monotonic", lambda: time[0])
    return time


def test_a_short_run_prints_nothing(clock, capsys):
    with bar("Labels", is_quiet=False) as show:
        for done in range(10):
            show(done, 10)
            clock[0] += 2.0
    assert capsys.readouterr() == ("", "")


def test_a_long_run_prints_a_line_now_and_then(clock, capsys):
    with bar("Labels", is_quiet=False) as show:
        show(0, 1000)
        for done in range(1, 201):
            clock[0] += 0.5
            show(done, 1000, now="path")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "Labels: 60 of 1000 items (6 %), 30 s so far, 2.0 items/s, about 8 min left; "
        "now path",
        "Labels: 120 of 1000 items (12 %), 60 s so far, 2.0 items/s, about 7 min left; "
        "now path",
        "Labels: 180 of 1000 items (18 %), 2 min so far, 2.0 items/s, about 7 min "
        "left; now path",
    ]


def test_the_first_item_which_compiles_says_nothing_of_the_speed(clock, capsys):
    with bar("Building", 100, is_quiet=False) as show:
        show(0)
        clock[0] += 29.0
        show(1)
        clock[0] += 2.0
        show(21)
    assert "31 s so far, 10.0 items/s, about 8 s left" in capsys.readouterr().err


def test_what_was_there_before_is_not_taken_for_speed(clock, capsys):
    with bar("Building", 1000, is_quiet=False) as show:
        show(900)
        clock[0] += 100.0
        show(950)
    assert "0.5 items/s, about 2 min left" in capsys.readouterr().err


def test_bytes_are_megabytes_and_hours_are_hours(clock, capsys):
    with bar("Pushing", is_quiet=False, unit="bytes") as show:
        show(0)
        clock[0] += 3600 * 3
        show(5_400_000, 10_800_000)
    assert capsys.readouterr().err == (
        "Pushing: 5.4 of 10.8 MB, 3.0 h so far, 0.0 MB/s, about 3.0 h left\n"
    )


def test_nothing_moves_and_the_line_still_says_so(clock, capsys):
    with bar("Auditing", is_quiet=False) as show:
        show(0, 500, now="rules of path, facing_view, config path")
        clock[0] += 61.0
        show(0, 500, now="rules of path, facing_view, config path")
    assert capsys.readouterr().err == (
        "Auditing: 0 of 500 items (0 %), 61 s so far; now rules of path, facing_view, "
        "config path\n"
    )


def test_quiet_is_quiet(clock, capsys):
    with bar("Labels", is_quiet=True) as show:
        show(0, 10)
        clock[0] += 1000.0
        show(5, 10)
    assert capsys.readouterr() == ("", "")
