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
from tests.exports.own_readers import ANSWERS_ONLY
from tests.exports.seen import assert_same, items_of

pytestmark = [
    pytest.mark.slow,
    # Warnings of packages of others are theirs.
    pytest.mark.filterwarnings("ignore"),
]

FOLDER = "SCENEGEN_EXPORT_FROM"
"""Environment variable: the folder of a data set to export instead of a made-up one."""


@pytest.fixture
def source(built) -> Path:
    return Path(os.environ.get(FOLDER, built))


@pytest.mark.parametrize("name", INSTALLED)
def test_what_is_installed_reads_every_row(source, tmp_path, monkeypatch, name):
    reader = INSTALLED[name]
    if find_spec(reader.module) is None:
        pytest.skip(f"{reader.module} is not installed")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    for style in FORMATS[name].styles:
        out = tmp_path / style
        ranks = 2 if FORMATS[name].is_sharded else 1
        result = export_folder(ExportRequest(source, name, out, style, ranks=ranks))
        for split, rows in result.splits.items():
            seen = list(reader.read(out, split))
            assert len(seen) == rows
            replied = "label" if name in ANSWERS_ONLY else style
            assert_same(seen, items_of(source, split), replied)
            print(f"{name} {style} {split}: {rows} rows in, {len(seen)} out")  # noqa: T201


@pytest.mark.parametrize("name", CHECKED_OUT)
def test_what_is_checked_out_reads_every_row(source, tmp_path, monkeypatch, name):
    variable, read = CHECKED_OUT[name]
    if add_checkout(variable) is None:
        pytest.skip(f"{variable} names no checkout")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    # Its harness is for the published set-ups alone.
    is_published = name == "ipt-eval"
    configs = ("classic", "path", "multiview") if is_published else ()
    splits = ("test",) if is_published else ()
    for style in FORMATS[name].styles:
        out = tmp_path / style
        asked = ExportRequest(source, name, out, style, configs=configs, splits=splits)
        result = export_folder(asked)
        for split, rows in result.splits.items():
            seen = list(read(out, split))
            assert len(seen) == rows
            items = [
                item
                for item in items_of(source, split)
                if not is_published or _is_chosen(item.id)
            ]
            assert_same(seen, items, style)
            print(f"{name} {style} {split}: {rows} rows in, {len(seen)} out")  # noqa: T201


def _is_chosen(item: str) -> bool:
    return item.startswith(("perspective_classic-", "path-", "multiview-"))
