"""Others read a data set: mlcroissant, and `datasets` in its old and its new form.

`make test-readers` installs mlcroissant and datasets 3.6 into an environment of their
own, and names its Python in SCENEGEN_READERS_PYTHON.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.dataset.stored_shards import shard_files
from tests.dataset.fakes import fake_generator, fake_plan

PYTHON = "SCENEGEN_READERS_PYTHON"
SCRIPT = Path(__file__).with_name("outside_readers.py")

HONEST = ("one", "two")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two honest configs, and one of controls; each has ten items or more."""
    series = [
        {"task": "multiview", "name": "one", "splits": {"train": 12, "test": 4}},
        {"task": "multiview", "name": "two", "splits": {"train": 8, "test": 6}},
        {
            "task": "multiview",
            "name": "dark",
            "control": "black",
            "splits": {"test": 10},
        },
    ]
    folder = tmp_path_factory.mktemp("published")
    plan = fake_plan(series=series, card={"date": "2026-12-24"})
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


def read(python: str, reader: str, folder: Path) -> dict[str, Any]:
    """What a reader prints; it has no network."""
    done = subprocess.run(
        [python, str(SCRIPT), reader, str(folder)],
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def own_python() -> str:
    python = os.environ.get(PYTHON)
    if python is None:
        pytest.skip(f"{PYTHON} names no Python: `make test-readers` does")
    return python


def stored(folder: Path, pattern: str = "data/*/*.parquet") -> list[dict[str, Any]]:
    columns = ["id", "question", "options", "answer", "answer_idx", "control"]
    return [
        row
        for path in sorted(folder.glob(pattern))
        for row in pq.read_table(path, columns=columns).to_pylist()
    ]


def test_mlcroissant_reads_ten_records_of_each_config_and_complains_of_nothing(
    published,
):
    python = sys.executable if find_spec("mlcroissant") else own_python()
    found = read(python, "croissant", published)
    assert (found["errors"], found["warnings"], found["said"]) == ([], [], "")
    assert found["date"].startswith("2026-12-24")
    assert found["rai"].startswith("Nothing was collected.")
    assert list(found["records"]) == ["all", *HONEST, "dark"]
    known = {row["id"]: row for row in stored(published)}
    for name, rows in found["records"].items():
        assert len({row["id"] for row in rows}) == 10
        for row in rows:
            mine = known[row["id"]]
            assert mine.items() <= row.items()
            assert row["split"] in row["id"]
            assert (row["control"] == "black") == (name == "dark")
            assert [image == [64, 64] for image in row["images"]] == [True, True]
            assert row["messages"][1]["role"] == "assistant"
            assert row["messages"][1]["content"].endswith(f"Answer: {mine['answer']}")
            assert [len(camera["T_wc"]) for camera in row["cameras"]] == [16] * 3
            assert [len(codes) for codes in row["depth_tokens"]] == [100] * 3
            assert row["margins"]["threshold_pcm"] == 100
            assert row["margins"]["gap_mm"] is None
    tests = [row["id"] for row in found["tests"]]
    assert len(set(tests)) == len(tests) == 10
    assert all("-test-" in each for each in tests)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["newest", "before 4"])
def test_datasets_loads_single_files_configs_and_no_name(published, which):
    python = sys.executable if which == "newest" else own_python()
    found = read(python, "datasets", published)
    assert (int(found["version"].split(".")[0]) < 4) == (which == "before 4")
    assert found["streamed"] == found["whole"]
    configs, files = found["whole"]["configs"], found["whole"]["files"]
    assert len(files) == len(shard_files(published))
    for name, rows in files.items():
        assert [row["id"] for row in rows] == [
            row["id"] for row in stored(published, name)
        ]
    for config in (*HONEST, "dark"):
        for split, rows in configs[config].items():
            pattern = f"data/{config}/{split}-*.parquet"
            known = [row["id"] for row in stored(published, pattern)]
            assert [row["id"] for row in rows] == known
    assert configs[""] == configs["all"]
    assert {split: len(rows) for split, rows in configs["all"].items()} == {
        "train": 20,
        "test": 10,
    }
    for row in [each for rows in files.values() for each in rows]:
        assert (row["pictures"], row["hidden"]) == ([[64, 64]] * 2, [[64, 64]])
        assert row["roles"] == ["user", "assistant"]
        assert row["numbers"] == [[4, 16]] * 3
        assert row["codes"] == [100] * 3
        if not row["control"]:
            assert {"box", "category", "distance"} <= set(row["seen"][0][0])
        assert row["margins"]["threshold_pcm"] == 100
        assert row["evidence"]["per_view_count"] is not None
