"""Reads a data set as others do and prints what was read, as JSON.

It runs in an interpreter that may know nothing of scenegen:
`python outside_readers.py croissant|datasets FOLDER`.
"""

import io
import json
import logging
import sys
import tempfile
import warnings
from itertools import islice
from pathlib import Path
from typing import Any

MANY = 10
"""Records that are read of each config."""


def read_by_mlcroissant(folder: Path) -> dict[str, Any]:
    """What mlcroissant says of croissant.json, and records of each config."""
    import mlcroissant
    from absl import logging as absl_logging

    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    absl_logging.get_absl_logger().addHandler(handler)
    data_set = mlcroissant.Dataset(str(folder / "croissant.json"))
    issues = data_set.metadata.ctx.issues
    found = {
        "errors": sorted(map(str, issues.errors)),
        "warnings": sorted(map(str, issues.warnings)),
        "said": said.getvalue(),
        "rai": data_set.metadata.data_collection,
        "date": str(data_set.metadata.date_published),
    }
    names = [each.uuid for each in data_set.metadata.record_sets]
    found["records"] = {
        name: [_plain(row) for row in islice(data_set.records(name), MANY)]
        for name in names
    }
    first = names[0]
    chosen = data_set.records(first, filters={f"{first}/split": "test"})
    found["tests"] = [_plain(row) for row in chosen]
    return found


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A record by the names of its columns, without what JSON cannot hold."""
    return {name.partition("/")[2]: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    match value:
        case bytes():
            return value.decode()
        case list():
            return [_value(each) for each in value]
        case dict():
            return {name.split("/")[-1]: _value(each) for name, each in value.items()}
        case None | bool() | str():
            return value
    if hasattr(value, "getextrema"):  # a picture that was decoded
        return list(value.convert("RGB").size)
    return value.item() if hasattr(value, "item") else value


def read_by_datasets(folder: Path) -> dict[str, Any]:
    """What `datasets` loads, whole and in a stream: single files, configs, no name."""
    import datasets

    datasets.disable_progress_bars()
    files = sorted(folder.glob("data/*/*.parquet"))
    found: dict[str, Any] = {"version": datasets.__version__}
    for is_stream in (False, True):
        with tempfile.TemporaryDirectory() as cache:
            same: dict[str, Any] = {"streaming": is_stream, "cache_dir": cache}
            singles = {
                path.relative_to(folder).as_posix(): _rows(
                    datasets.load_dataset(
                        "parquet", data_files=str(path), split="train", **same
                    )
                )
                for path in files
            }
            configs = {
                name: {
                    split: _rows(rows)
                    for split, rows in datasets.load_dataset(
                        str(folder), *([name] if name else []), **same
                    ).items()
                }
                for name in ("", *datasets.get_dataset_config_names(str(folder)))
            }
        key = "streamed" if is_stream else "whole"
        found[key] = {"files": singles, "configs": configs}
    return found


def _rows(rows: Any) -> list[dict[str, Any]]:
    """The rows of a split, as far as they show that all kinds of columns were read."""
    return [
        {
            "id": row["id"],
            "control": row["control"],
            "pictures": [list(each.size) for each in row["images"]],
            "hidden": [list(each.size) for each in row["target_images"]],
            "roles": [each["role"] for each in row["messages"]],
            "numbers": [[len(each["K"]), len(each["T_wc"])] for each in row["cameras"]],
            "codes": [len(each) for each in row["depth_tokens"]],
            "seen": [
                [sorted(entry) for entry in entries] for entries in row["object_map"]
            ],
            "margins": row["margins"],
            "evidence": row["evidence"],
        }
        for row in rows
    ]


READERS = {"croissant": read_by_mlcroissant, "datasets": read_by_datasets}

if __name__ == "__main__":
    warnings.simplefilter("ignore")  # those of the libraries' own libraries
    print(json.dumps(READERS[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201
