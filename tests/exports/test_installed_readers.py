"""The readers of each format read every item as it is, where they are installed.

They do not go together in one environment, and none is needed for anything else: each
is tried where it is there. `docs/export.md` says which did, and with how many rows.
"""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.formats import FORMATS
from tests.exports.installed_readers import CHECKED_OUT, INSTALLED, add_checkout
from tests.exports.installed_scorers import LETTERS, SCORERS
from tests.exports.own_readers import ANSWERS_ONLY
from tests.exports.seen import Item, assert_mixed, assert_same, items_of

pytestmark = [
    pytest.mark.slow,
    # Warnings of packages of others are theirs.
    pytest.mark.filterwarnings("ignore"),
]

FOLDER = "SCENEGEN_EXPORT_FROM"
"""Environment variable: the folder of a data set to export instead of a made-up one."""


@pytest.fixture
def source(request) -> Path:
    folder = os.environ.get(FOLDER)
    return Path(folder or request.getfixturevalue("built"))


@pytest.fixture(autouse=True)
def no_network(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))


def require(name: str) -> None:
    """Skip where the reader of a format is not there."""
    if name in INSTALLED:
        module = INSTALLED[name].module
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    elif add_checkout(CHECKED_OUT[name][0]) is None:
        pytest.skip(f"{CHECKED_OUT[name][0]} names no checkout")


def asked_of(source: Path, name: str, out: Path, style: str) -> ExportRequest:
    """In several shards where a format has them."""
    if name != "ipt-eval":
        ranks = 2 if FORMATS[name].is_sharded else 1
        return ExportRequest(source, name, out, style, ranks=ranks)
    # Its harness is for the published set-ups alone, and for one split.
    return ExportRequest(source, name, out, style, configs=PUBLISHED, splits=("test",))


PUBLISHED = ("classic", "path", "multiview")
"""Configs of set-ups that were published."""


@pytest.mark.parametrize("name", [*INSTALLED, *CHECKED_OUT])
def test_the_reader_itself_reads_every_row(source, tmp_path, name):
    require(name)
    read = INSTALLED[name].read if name in INSTALLED else CHECKED_OUT[name][1]
    styles = FORMATS[name].styles
    for style in styles:
        out = tmp_path / style
        result = export_folder(asked_of(source, name, out, style))
        for split, rows in result.splits.items():
            seen = list(read(out, split))
            assert len(seen) == rows
            replied = "label" if name in ANSWERS_ONLY else style
            assert_same(seen, items_for(name, source, split), replied)
            report(name, style, split, rows, len(seen))


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in (*INSTALLED, *CHECKED_OUT)
        if len(FORMATS[name].styles) > 1 and name not in ANSWERS_ONLY
    ],
)
def test_the_reader_itself_reads_a_mix_of_styles(source, tmp_path, name):
    require(name)
    read = INSTALLED[name].read if name in INSTALLED else CHECKED_OUT[name][1]
    first, second = FORMATS[name].styles[0], FORMATS[name].styles[-2]
    style, out = f"mixed:{first}=50,{second}=50", tmp_path / "mixed"
    result = export_folder(asked_of(source, name, out, style))
    for split, rows in result.splits.items():
        seen = list(read(out, split))
        assert_mixed(seen, items_for(name, source, split), (first, second))
        report(name, style, split, rows, len(seen))
    assert result.styles[first] == result.styles[second]


@pytest.mark.parametrize("name", SCORERS)
def test_the_harness_itself_gives_one_to_the_answer_and_none_to_others(
    source, tmp_path, name
):
    require(name)
    out = tmp_path / "label"
    result = export_folder(asked_of(source, name, out, "label"))
    for split, rows in result.splits.items():
        marked = list(SCORERS[name](out, split))
        assert len(marked) == rows
        for answer, marks in marked:
            assert marks == {letter: float(letter == answer) for letter in LETTERS}
        report(name, "scores", split, rows, len(marked))


def items_for(name: str, source: Path, split: str) -> list[Item]:
    chosen = ("perspective_classic-", "path-", "multiview-")
    items = items_of(source, split)
    return [each for each in items if name != "ipt-eval" or each.id.startswith(chosen)]


def report(*words: object) -> None:
    """For the table in `docs/export.md`; seen with `pytest -s`."""
    print(*words, "(rows in, rows out last)")  # noqa: T201
