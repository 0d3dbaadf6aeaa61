"""What was pushed is loaded again as its users do, in a process that knows nothing."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scenegen.publish.push import PushOptions, push
from tests.publish.fake_hub import FakeHub
from tests.publish.fixtures import REPO
from tests.publish.hub_state import READER
from tests.publish.test_push import files_of

LOAD = """
import sys
from datasets import Image, load_dataset

found = {}
for split, rows in load_dataset(*sys.argv[1:]).items():
    for name in ("images", "target_images"):
        rows = rows.cast_column(name, [Image(decode=False)])
    found[split] = [
        [row["id"], row["question"], row["answer"]]
        + [hashlib.sha256(image["bytes"]).hexdigest()
           for name in ("images", "target_images") for image in row[name]]
        for row in rows
    ]
print(json.dumps(found))
"""

SNAPSHOT = """
import sys
from pathlib import Path
from huggingface_hub import snapshot_download

home = Path(snapshot_download(sys.argv[1], repo_type="dataset", revision=sys.argv[2]))
print(json.dumps({
    path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
    for path in home.rglob("*") if path.is_file()
}))
"""


def as_user(
    hub: FakeHub, home: Path, script: str, *words: str, token: str = READER
) -> subprocess.CompletedProcess[str]:
    """A Python of its own, with a cache of its own, that has this Hub for the Hub."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ
    }
    return subprocess.run(
        [sys.executable, "-c", "import hashlib, json" + script, *words],
        env={
            **kept,
            "HF_ENDPOINT": hub.url,
            "HF_HOME": str(home),
            "HF_HUB_DISABLE_XET": "1",
            "HF_TOKEN": token,
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_snapshot_of_a_tag_has_the_bytes_of_the_folder(hub, audited, tmp_path):
    push(audited, REPO, PushOptions(private=True, tag="v1.0.0"))
    done = as_user(hub, tmp_path / "home", SNAPSHOT, REPO, "v1.0.0")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    del found[".gitattributes"]
    assert found == {name: digest(data) for name, data in files_of(audited).items()}


def test_load_dataset_by_its_name_gives_the_rows_of_the_folder(hub, audited, tmp_path):
    pytest.importorskip("datasets")
    push(audited, REPO, PushOptions(private=True))
    done = as_user(hub, tmp_path / "home", LOAD, REPO, "multiview")
    assert done.returncode == 0, done.stderr
    wanted = {
        split: [
            [row["id"], row["question"], row["answer"]]
            + [
                digest(image["bytes"])
                for name in ("images", "target_images")
                for image in row[name]
            ]
            for path in sorted(audited.glob(f"data/multiview/{split}-*.parquet"))
            for row in pq.read_table(path).to_pylist()
        ]
        for split in ("train", "test")
    }
    assert json.loads(done.stdout) == wanted
    assert all(wanted.values())


def test_who_may_not_read_it_does_not_find_it(hub, audited, tmp_path):
    push(audited, REPO, PushOptions(private=True))
    done = as_user(hub, tmp_path / "home", SNAPSHOT, REPO, "main", token="hf_other")
    assert done.returncode != 0
    assert "RepositoryNotFoundError" in done.stderr
