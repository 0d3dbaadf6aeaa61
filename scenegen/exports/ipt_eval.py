"""The raw form of the published evaluation sets, so that their harness reads ours.

pet        items of a series with preset "classic": a split for each of the published
           categories, such as "relative_position_left_right" (side before, side after)
pet_arrow  the same, with an arrow that shows the final facing
pt         paths: a config for each way to show the walk, split "val"
mvc        counts: split "train", as the harness asks for

A hidden picture is in a column of its own, as it is there; the harness shows it to no
model unless it is told to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pyarrow as pa

from scenegen.dataset.rows import LETTERS
from scenegen.errors import ExportError
from scenegen.exports.base import Exporter, ExportJob
from scenegen.exports.examples import Example, Picture
from scenegen.exports.readme import code, in_quotes, readme
from scenegen.exports.styles import LABEL
from scenegen.exports.tables import (
    PICTURE,
    PICTURES,
    TEXTS,
    GrowingTable,
    front_matter_of,
    picture_cell,
    schema_of,
)
from scenegen.tokens.birds_eye_grid import BOX_GRID

CLASSIC = "classic"
"""The preset that asks as the published set does."""

FRAMES = 8
"""Columns of frames that counts have."""

SUBSETS = {
    "map": "td_path",
    "map_arrow": "td_path_arrow",
    "map_ego": "td_ego_dir",
    "map_fog": "td_path_fog",
}
"""The published name of each way to show a walk; maps with fog were not published."""

_TEXT = pa.string()

PET = {
    **dict.fromkeys(("question", "question_no_arrow", "question_with_arrow"), _TEXT),
    **dict.fromkeys(("answer", "answer_choices", "question_type"), _TEXT),
    **dict.fromkeys(("marked_image", "marked_image_no_arrow"), PICTURE),
    **dict.fromkeys(("marked_image_with_arrow", "new_perspective"), PICTURE),
    **dict.fromkeys(("scene_name", "trajectory_id"), _TEXT),
}

PT = {
    **dict.fromkeys(("question_id", "question", "answer"), _TEXT),
    "choices": TEXTS,
    "topdown_image": PICTURE,
    "ego_images": PICTURES,
    "sideview_image": PICTURE,
    "sideview_desc": _TEXT,
}

MVC = {
    **dict.fromkeys(("question", "answer", "query_object", "movement_type"), _TEXT),
    **dict.fromkeys(("scene_name", "trajectory_id", "question_type"), _TEXT),
    "count": pa.int64(),
    "topdown_map": PICTURE,
    **{f"frame_{number}": PICTURE for number in range(FRAMES)},
}

HOW = """
# In vlmeval/dataset/ai2thor_spatial.py, the names of the data sets become folders:
load_dataset("{folder}/pet")
load_dataset("{folder}/pt", "td_path", split="val")
load_dataset("{folder}/mvc", split="train")
"""


class RawRow(NamedTuple):
    """A row, and where the published form has it.

    Attributes:
        set: folder.
        config: of it.
        split: of it.
        columns: of its table.
        cells: of the row.
    """

    set: str
    config: str
    split: str
    columns: Mapping[str, pa.DataType]
    cells: Mapping[str, Any]


class IptEvalFormat(Exporter):
    """See the module."""

    name: ClassVar[str] = "ipt-eval"
    read_by: ClassVar[str] = "the published harness"
    styles: ClassVar[tuple[str, ...]] = (LABEL,)
    shows_targets: ClassVar[bool] = True
    is_sharded: ClassVar[bool] = False
    columns: ClassVar[tuple[str, ...]] = (
        "scene_id",
        "object_map",
        "evidence",
        "facts",
        "target_images",
        "target_roles",
    )

    def write(self, job: ExportJob) -> Mapping[str, str]:
        """See `Exporter`."""
        if len(job.splits) > 1:
            names = ", ".join(split.name for split in job.splits)
            raise ExportError(
                f"{self.read_by} knows one split, and these are {names}; name one with "
                "--split"
            )
        (split,) = job.splits
        tables: dict[tuple[str, str, str], GrowingTable] = {}
        with ExitStack() as stack:
            for example in job.stream(split):
                row = _raw(example)
                key = (row.set, row.config, row.split)
                if key not in tables:
                    path = job.folder / row.set / row.config / f"{row.split}.parquet"
                    tables[key] = GrowingTable(path, schema_of(row.columns))
                    stack.callback(tables[key].close)
                tables[key].add(row.cells)
        how = code("python", HOW.format(folder=in_quotes(job)))
        fronts = _fronts(sorted(tables))
        return {**fronts, "README.md": readme(job, self.read_by, how)}


def _fronts(keys: list[tuple[str, str, str]]) -> dict[str, str]:
    """A README for each set, by which `load_dataset` finds its configs and splits."""
    sets: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for name, config, split in keys:
        place = Path(config, f"{split}.parquet").as_posix()
        sets.setdefault(name, {}).setdefault(config, []).append((split, place))
    return {
        f"{name}/README.md": front_matter_of(configs) for name, configs in sets.items()
    }


def _raw(example: Example) -> RawRow:
    """Where a row goes, and its columns.

    Raises:
        ExportError: when the published form has no place for it.
    """
    forms = {"perspective": _pet, "path": _pt, "multiview": _mvc}
    if example.task not in forms:
        raise ExportError(_no_place(example, f"it knows {', '.join(forms)}"))
    return forms[example.task](example)


def _pet(example: Example) -> RawRow:
    if example.preset != CLASSIC:
        raise ExportError(
            _no_place(example, f'of this task it knows series with preset "{CLASSIC}"')
        )
    has_arrow = example.variant == "arrow"
    shown, other = ("with", "no") if has_arrow else ("no", "with")
    picture = picture_cell(example.images[0], example.id)
    cells = {
        "question": example.question,
        f"question_{shown}_arrow": example.question,
        f"question_{other}_arrow": None,
        "answer": example.answer,
        "answer_choices": json.dumps(list(example.options)),
        "question_type": f"perspective_{example.kind}",
        "marked_image": picture,
        f"marked_image_{shown}_arrow": picture,
        f"marked_image_{other}_arrow": None,
        "new_perspective": _hidden(example),
        "scene_name": _row(example)["scene_id"],
        "trajectory_id": example.pair_id,
    }
    name = "pet_arrow" if has_arrow else "pet"
    return RawRow(name, "default", _category(example), PET, cells)


def _category(example: Example) -> str:
    """The published name of what changes, or of the sides before and after."""
    words = [example.kind, example.answer_text]
    if example.answer_text in ("left", "right"):
        words.insert(1, _side_before(example))
    return "_".join(words)


def _side_before(example: Example) -> str:
    """The half of the first picture that what is asked about is in."""
    row = _row(example)
    wanted = row["evidence"]["instances"][0]
    boxes = [each["box"] for each in row["object_map"][0] if each["instance"] == wanted]
    if not boxes:
        raise ExportError(_no_place(example, "its first picture does not show it"))
    left, _, right, _ = boxes[0]
    return "left" if left + right + 1 < BOX_GRID else "right"


def _pt(example: Example) -> RawRow:
    maps = [each for each in example.images if each.role == "map"]
    if not maps or example.variant not in SUBSETS:
        raise ExportError(_no_place(example, "it shows every walk on a map"))
    others = [each for each in example.images if each.role != "map"]
    tags = [f"<image_{number + 1}>" for number in range(len(example.images))]
    cells = {
        "question_id": example.id,
        "question": " ".join([*tags, example.question]),
        "answer": example.answer,
        "choices": list(example.options),
        "topdown_image": picture_cell(maps[0], example.id),
        "ego_images": [picture_cell(each, example.id) for each in others],
        "sideview_image": _hidden(example),
        "sideview_desc": f"This is the view at M1: <image_{len(tags) + 1}>.",
    }
    return RawRow("pt", SUBSETS[example.variant], "val", PT, cells)


def _mvc(example: Example) -> RawRow:
    if len(example.images) > FRAMES:
        raise ExportError(_no_place(example, f"it shows {FRAMES} frames at most"))
    row = _row(example)
    lettered = [
        f"{letter}) {option}"
        for letter, option in zip(LETTERS, example.options, strict=False)
    ]
    frames: list[Picture | None] = [*example.images]
    frames += [None] * (FRAMES - len(frames))
    is_turn = json.loads(row["facts"])["rig"]["kind"] == "rotation"
    cells = {
        "question": " ".join([example.question, *lettered]),
        "answer": example.answer,
        "query_object": _counted(row),
        "movement_type": "rotation" if is_turn else "multi_camera",
        "scene_name": row["scene_id"],
        "trajectory_id": example.pair_id,
        "question_type": example.kind,
        "count": int(example.answer_text),
        "topdown_map": _hidden(example),
        **{
            f"frame_{number}": frame and picture_cell(frame, example.id)
            for number, frame in enumerate(frames)
        },
    }
    return RawRow("mvc", "default", "train", MVC, cells)


def _counted(row: Mapping[str, Any]) -> str:
    """The category that is counted; "" where nothing of it is left."""
    instances = row["evidence"]["instances"]
    return next(
        (
            each["category"]
            for view in row["object_map"]
            for each in view
            if each["instance"] in instances
        ),
        "",
    )


def _hidden(example: Example) -> dict[str, Any] | None:
    """The first hidden picture."""
    pictures = _row(example)["hidden"]
    return picture_cell(pictures[0], example.id) if pictures else None


def _row(example: Example) -> Mapping[str, Any]:
    return example.row or {}


def _no_place(example: Example, why: str) -> str:
    return (
        f"{example.id}: the published evaluation has no place for it ({why}). Name the "
        f"configs that it has with --config; this one is '{example.config}'."
    )


IPT_EVAL = IptEvalFormat()
