"""Readers of each format by its written rules, with nothing but the standard library.

They take a folder and a split, and refuse what the readers of the format refuse.
"""

import ast
import csv
import json
import re
import struct
import sys
import tarfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.exports.seen import Seen, digests

Rows = Iterator[dict[str, Any]]


def tables(folder: Path, pattern: str) -> Rows:
    for path in sorted(folder.glob(pattern)):
        yield from pq.read_table(path).to_pylist()


def tagged(messages: list[dict[str, str]], pictures: list[bytes]) -> Seen:
    """A conversation of plain texts in which each `<image>` takes the next picture."""
    sides: dict[str, list[bytes]] = {}
    texts: dict[str, str] = {}
    left = list(pictures)
    for message in messages:
        parts = re.split(r"<image>\n?", message["content"])
        sides[message["role"]] = [left.pop(0) for _ in parts[1:]]
        texts[message["role"]] = "".join(parts)
    assert not left, "pictures without a tag"
    return Seen(
        texts["user"],
        digests(sides["user"]),
        texts["assistant"],
        digests(sides["assistant"]),
    )


def read_trl(folder: Path, split: str) -> Iterator[Seen]:
    """Plain texts get all pictures before the question; blocks say where each goes."""
    for row in tables(folder, f"data/{split}-*.parquet"):
        pictures = [image["bytes"] for image in row["images"]]
        user, assistant = row["messages"]
        if isinstance(user["content"], str):
            shown, left = pictures, []
            asked, replied = user["content"], assistant["content"]
        else:
            count = len([each for each in user["content"] if each["type"] == "image"])
            shown, left = pictures[:count], pictures[count:]
            places = [each for each in assistant["content"] if each["type"] == "image"]
            assert len(places) == len(left)
            asked, replied = (
                "".join(each["text"] or "" for each in side["content"])
                for side in (user, assistant)
            )
        yield Seen(asked, digests(shown), replied, digests(left))


def read_ms_swift(folder: Path, split: str) -> Iterator[Seen]:
    for row in tables(folder, f"data/{split}-*.parquet"):
        yield tagged(row["messages"], [image["bytes"] for image in row["images"]])


def read_llama_factory(folder: Path, split: str) -> Iterator[Seen]:
    info = json.loads((folder / "dataset_info.json").read_text())
    (entry,) = (each for name, each in info.items() if name.endswith(f"_{split}"))
    assert entry["formatting"] == "sharegpt"
    tags, columns = entry["tags"], entry["columns"]
    sides = {tags["user_tag"]: "user", tags["assistant_tag"]: "assistant"}
    for path in sorted((folder / entry["file_name"]).iterdir()):
        for line in path.read_text().splitlines():
            row = json.loads(line)
            messages = [
                {
                    "role": sides[each[tags["role_tag"]]],
                    "content": each[tags["content_tag"]],
                }
                for each in row[columns["messages"]]
            ]
            pictures = [(folder / name).read_bytes() for name in row[columns["images"]]]
            yield tagged(messages, pictures)


def read_llava(folder: Path, split: str) -> Iterator[Seen]:
    sides = {"human": "user", "gpt": "assistant"}
    for path in sorted(folder.glob(f"{split}-*.json")):
        for row in json.loads(path.read_text()):
            names = row["image"] if isinstance(row["image"], list) else [row["image"]]
            messages = [
                {"role": sides[each["from"]], "content": each["value"]}
                for each in row["conversations"]
            ]
            yield tagged(messages, [(folder / name).read_bytes() for name in names])


def read_verl(folder: Path, split: str) -> Iterator[Seen]:
    for row in tables(folder, f"data/{split}-*.parquet"):
        assert row["reward_model"]["style"] == "rule"
        reply = {"role": "assistant", "content": row["reward_model"]["ground_truth"]}
        pictures = [image["bytes"] for image in row["images"]]
        yield tagged([*row["prompt"], reply], pictures)


def read_bagel(folder: Path, split: str) -> Iterator[Seen]:
    """Every row group that the index counts, as a rank would read it."""
    index = json.loads((folder / split / "parquet_info.json").read_text())
    for path in sorted((folder / split).glob("*.parquet")):
        assert index[path.absolute().as_posix()] == index[path.name]
        file = pq.ParquetFile(path)
        assert file.metadata.num_rows == index[path.name]["num_rows"]
        for group in range(index[path.name]["num_row_groups"]):
            for row in file.read_row_group(group).to_pylist():
                yield _of_bagel(row)
        assert file.num_row_groups == index[path.name]["num_row_groups"]


def _of_bagel(row: dict[str, Any]) -> Seen:
    count = row["num_input_images"]
    hidden = row["image_list"][count:]
    (question,) = row["instruction_list"]
    outputs = row["output_text_list"]
    assert len(outputs) == len(hidden) + 1
    for before, after in pairwise(outputs):
        assert before.endswith("<image_start>")
        assert after.startswith("<image_end>")
    shown = digests(row["image_list"][:count])
    return Seen(question, shown, "".join(outputs), digests(hidden))


def read_vlmevalkit(folder: Path, split: str) -> Iterator[Seen]:
    import base64

    csv.field_size_limit(sys.maxsize)
    for path in sorted(folder.glob(f"*_{split}.tsv")):
        with path.open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source, delimiter="\t"):
                texts = [row["image"]]
                if row["image"].startswith("["):
                    texts = ast.literal_eval(row["image"])
                lettered = [f"{key}. {row[key]}" for key in "ABCDEFGH" if row[key]]
                yield Seen(
                    "\n".join([row["question"], *lettered]),
                    digests(base64.b64decode(text) for text in texts),
                    row["answer"],
                )


def read_lmms_eval(folder: Path, split: str) -> Iterator[Seen]:
    (task,) = folder.glob(f"tasks/*_{split}.yaml")
    assert f"dataset_path: {json.dumps(str(folder.absolute()))}\n" in task.read_text()
    for row in tables(folder, f"data/{split}-*.parquet"):
        pictures = digests(image["bytes"] for image in row["images"])
        yield Seen(row["prompt"], pictures, row["answer"])


def read_inspect(folder: Path, split: str) -> Iterator[Seen]:
    for line in (folder / f"{split}.jsonl").read_text().splitlines():
        row = json.loads(line)
        asked = "\n".join([row["question"], *row["options"]])
        pictures = digests((folder / name).read_bytes() for name in row["images"])
        yield Seen(asked, pictures, row["answer"])


def read_webdataset(folder: Path, split: str) -> Iterator[Seen]:
    for path in sorted(folder.glob(f"{split}-*.tar")):
        with tarfile.open(path) as tar:
            groups: dict[str, dict[str, bytes]] = {}
            for entry in tar:
                key, _, rest = entry.name.partition(".")
                body = tar.extractfile(entry)
                assert body is not None
                groups.setdefault(key, {})[rest] = body.read()
                assert next(reversed(groups)) == key, "an item in two pieces"
                assert entry.mtime == 0
        for key, files in groups.items():
            row = json.loads(files["json"])
            assert row["id"] == key
            yield tagged(row["messages"], [files[name] for name in row["images"]])


def read_mds(folder: Path, split: str) -> Iterator[Seen]:
    index = json.loads((folder / split / "index.json").read_text())
    for shard in index["shards"]:
        data = (folder / split / shard["raw_data"]["basename"]).read_bytes()
        assert len(data) == shard["raw_data"]["bytes"]
        (count,) = struct.unpack_from("<I", data)
        assert count == shard["samples"]
        offsets = struct.unpack_from(f"<{count + 1}I", data, 4)
        for begin, end in pairwise(offsets):
            yield _of_mds(data[begin:end], shard["column_names"])


def _of_mds(data: bytes, names: list[str]) -> Seen:
    sizes = struct.unpack_from(f"<{len(names)}I", data)
    columns, at = {}, 4 * len(names)
    for name, size in zip(names, sizes, strict=True):
        columns[name] = data[at : at + size]
        at += size
    assert at == len(data)
    pictures = [*_listed(columns["images"]), *_listed(columns["targets"])]
    return tagged(json.loads(columns["messages"]), pictures)


def _listed(data: bytes) -> list[bytes]:
    _, count = struct.unpack_from("<2I", data)
    sizes = struct.unpack_from(f"<{count}I", data, 8)
    at, found = 8 + 4 * count, []
    for size in sizes:
        found.append(data[at : at + size])
        at += size
    return found


OWN_READERS: dict[str, Callable[[Path, str], Iterator[Seen]]] = {
    "bagel": read_bagel,
    "inspect": read_inspect,
    "llama-factory": read_llama_factory,
    "llava": read_llava,
    "lmms-eval": read_lmms_eval,
    "mds": read_mds,
    "ms-swift": read_ms_swift,
    "trl": read_trl,
    "verl": read_verl,
    "vlmevalkit": read_vlmevalkit,
    "webdataset": read_webdataset,
}
"""Of every format but the raw form of the published evaluation sets."""

ANSWERS_ONLY = ("inspect", "lmms-eval", "verl", "vlmevalkit")
"""Formats whose answer is a letter in every style: a model writes what is before it."""
