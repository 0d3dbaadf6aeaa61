"""Tables end at the edge of a terminal, and nowhere in a file."""

import io
import re
from pathlib import Path

import pytest

import scenegen.cli
from scenegen.cli.tables import table_console

CELL = "a name that is written in full, however long it is, " * 8


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def printed(monkeypatch):
    """Print a table with a long cell on a stream, and give its lines."""
    from rich.table import Table

    def on(stream: io.StringIO, **environment: str) -> list[str]:
        for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout", stream)
        table = Table("bar", "rule", box=None)
        table.add_row("S0", CELL)
        table_console().print(table)
        return stream.getvalue().splitlines()

    return on


def test_in_a_file_nothing_is_wrapped_or_cut(printed):
    lines = printed(io.StringIO())
    assert len(lines) == 2
    assert CELL.strip() in lines[1]


def test_colours_that_are_asked_for_do_not_make_a_file_a_terminal(printed):
    assert CELL.strip() in "".join(printed(io.StringIO(), FORCE_COLOR="1"))


def test_columns_is_obeyed_in_a_file(printed):
    lines = printed(io.StringIO(), COLUMNS="60")
    assert len(lines) > 2
    assert max(map(len, lines)) <= 60


def test_a_terminal_has_an_edge(printed):
    lines = printed(Screen(), TERM="xterm", COLUMNS="100")
    assert len(lines) > 2


def test_every_table_is_printed_on_that_console():
    """Another one would be 80 columns wide in a file; progress is on stderr."""
    files = Path(scenegen.cli.__file__).parent.glob("*.py")
    made = {
        (path.name, call)
        for path in files
        for call in re.findall(r"\bConsole\([^)]*\)", path.read_text(encoding="utf-8"))
    }
    assert made == {
        ("tables.py", "Console()"),
        ("progress.py", "Console(stderr=True)"),
    }
