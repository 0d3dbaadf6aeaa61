"""The readers themselves, where they are installed: what is read is what they give.

Each function needs the package that `INSTALLED` names. Those of `CHECKED_OUT` are
not on PyPI; the environment variable names the folder of a checkout.
"""

import json
import os
import re
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from PIL import Image

from tests.exports.own_readers import tagged
from tests.exports.seen import Seen, digests


def read_by_trl(folder: Path, split: str) -> Iterator[Seen]:
    from datasets import load_dataset
    from trl.data_utils import prepare_multimodal_messages

    for row in load_dataset(str(folder), split=split):
        messages = prepare_multimodal_messages(row["messages"], images=row["images"])
        yield of_blocks(messages)


def of_blocks(messages: list[dict[str, Any]]) -> Seen:
    """A conversation whose contents are blocks, pictures in their places."""
    texts, pictures = {}, {}
    for message in messages:
        blocks = message["content"]
        texts[message["role"]] = "".join(
            block["text"] for block in blocks if block["type"] == "text"
        ).lstrip("\n")
        pictures[message["role"]] = [
            block.get("image") or block.get("url")
            for block in blocks
            if block["type"] == "image"
        ]
    return Seen(
        texts["user"],
        digests(pictures["user"]),
        texts["assistant"],
        digests(pictures["assistant"]),
    )


def read_by_ms_swift(folder: Path, split: str) -> Iterator[Seen]:
    from swift.dataset import load_dataset
    from swift.template.template_inputs import StdTemplateInputs

    files = sorted(str(path) for path in folder.glob(f"data/{split}-*.parquet"))
    rows, _ = load_dataset(files, strict=True, use_hf=True)
    for row in rows:
        inputs = StdTemplateInputs.from_dict(row)
        yield tagged(inputs.messages, [image["bytes"] for image in inputs.images])


def read_by_llama_factory(folder: Path, split: str) -> Iterator[Seen]:
    from llamafactory.data.loader import _load_single_dataset
    from llamafactory.data.mm_plugin import get_mm_plugin
    from llamafactory.data.parser import get_dataset_list
    from llamafactory.hparams import DataArguments, ModelArguments

    info = json.loads((folder / "dataset_info.json").read_text())
    name = next(each for each in info if each.endswith(f"_{split}"))
    data = DataArguments(dataset_dir=str(folder), media_dir=str(folder))
    (entry,) = get_dataset_list([name], str(folder))
    plugin = get_mm_plugin("qwen2_vl", image_token="<|image_pad|>")
    model = ModelArguments(model_name_or_path="none")
    training = SimpleNamespace(
        dataloader_num_workers=0, local_process_index=0, should_log=False
    )
    for row in _load_single_dataset(entry, model, data, training):
        messages = [*row["_prompt"], *row["_response"]]
        plugin._validate_messages(messages, row["_images"], [], [])
        yield tagged(messages, [Path(path).read_bytes() for path in row["_images"]])


def read_by_verl(folder: Path, split: str) -> Iterator[Seen]:
    for row in verl_rows(folder, split):
        reply = {"role": "assistant", "content": [], **row["reward_model"]}
        reply["content"] = [{"type": "text", "text": reply["ground_truth"]}]
        yield of_blocks([*row["raw_prompt"], reply])


def verl_rows(folder: Path, split: str) -> Iterator[dict[str, Any]]:
    from omegaconf import OmegaConf
    from verl.utils.dataset.rl_dataset import RLHFDataset

    files = sorted(str(path) for path in folder.glob(f"data/{split}-*.parquet"))
    config = OmegaConf.create({"filter_overlong_prompts": False})
    # No model can be had here; it is only asked for its patches.
    rows = RLHFDataset(files, SimpleNamespace(), config, SimpleNamespace())
    yield from (rows[number] for number in range(len(rows)))


def read_by_webdataset(folder: Path, split: str) -> Iterator[Seen]:
    import webdataset

    files = sorted(str(path) for path in folder.glob(f"{split}-*.tar"))
    for item in webdataset.WebDataset(files, shardshuffle=False).decode("pil"):
        row = item["json"]
        yield _with_pictures(row["messages"], [item[name] for name in row["images"]])


def _with_pictures(messages: list[dict[str, str]], images: list[Image.Image]) -> Seen:
    return tagged(messages, [_png(image) for image in images])


def _png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def read_by_mds(folder: Path, split: str) -> Iterator[Seen]:
    from streaming import StreamingDataset

    rows = StreamingDataset(local=str(folder / split), batch_size=1)
    for row in (rows[number] for number in range(len(rows))):
        yield _with_pictures(row["messages"], [*row["images"], *row["targets"]])


def read_by_lmms_eval(folder: Path, split: str) -> Iterator[Seen]:
    """Its prompts; and its scores, of right answers and of wrong ones."""
    from lmms_eval.tasks import TaskManager, get_task_dict

    (path,) = folder.glob(f"tasks/*_{split}.yaml")
    manager = TaskManager(include_path=str(folder / "tasks"), include_defaults=False)
    task = get_task_dict([path.stem], manager, task_type="chat")[path.stem]
    scores = []
    for doc in task.test_docs():
        right = task.doc_to_target(doc)
        wrong = next(letter for letter in "ABC" if letter != right)
        scores.append([task.process_results(doc, [f"Answer: {right}"])])
        assert task.process_results(doc, [wrong])["accuracy"]["score"] == 0
        text, shown = task.doc_to_text(doc), digests(task.doc_to_visual(doc))
        question = of_blocks([*task.doc_to_messages(doc), _no_answer()])
        assert (question.asked, question.shown) == (text, shown)
        yield Seen(text, shown, right)
    for name, aggregate in task.aggregation().items():
        assert aggregate([each[0][name] for each in scores]) == 1


def _no_answer() -> dict[str, Any]:
    return {"role": "assistant", "content": []}


def read_by_inspect(folder: Path, split: str) -> Iterator[Seen]:
    """What a model is sent; a model that answers right has an accuracy of 1."""
    task = inspect_task(folder, split)
    log = answered_by_inspect(task, [sample.target for sample in task.dataset])
    values = [
        metric.value
        for score in log.results.scores
        for metric in score.metrics.values()
    ]
    assert set(values) <= {0.0, 1.0}  # the second is the standard error
    assert values.count(1.0) >= 2
    for sample in log.samples:
        (message,) = (each for each in sample.messages if each.role == "user")
        text = "".join(each.text for each in message.content if each.type == "text")
        images = [each.image for each in message.content if each.type == "image"]
        yield Seen(text, digests(_of_uri(each) for each in images), sample.target)


def inspect_task(folder: Path, split: str) -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location("exported_task", folder / "task.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.scenegen_choice(split=split)


def answered_by_inspect(task: Any, letters: list[str]) -> Any:
    """The log of a model that says one letter after the other."""
    from tempfile import TemporaryDirectory

    from inspect_ai import eval as evaluate
    from inspect_ai.log import resolve_sample_attachments
    from inspect_ai.model import ModelOutput, ModelUsage, get_model

    outputs = [
        ModelOutput.from_content("mockllm/model", f"ANSWER: {letter}")
        for letter in letters
    ]
    for output in outputs:
        output.usage = ModelUsage()  # or it is counted, with a tokenizer from the web
    model = get_model("mockllm/model", custom_outputs=outputs)
    with TemporaryDirectory() as logs:
        (log,) = evaluate(
            task, model=model, display="none", log_dir=logs, max_samples=1
        )
        assert log.status == "success", str(log.error)[:500]
        # They are read when they are asked for, and have their pictures beside them.
        log.samples = [resolve_sample_attachments(each, "full") for each in log.samples]
    return log


def _of_uri(image: str) -> bytes:
    if image.startswith("data:"):
        return b64decode(image.partition(",")[2])
    return Path(image).read_bytes()


class InstalledReader(NamedTuple):
    """A reader of a package.

    Attributes:
        module: that has to be there.
        read: a folder and a split.
    """

    module: str
    read: Callable[[Path, str], Iterator[Seen]]


INSTALLED = {
    "inspect": InstalledReader("inspect_ai", read_by_inspect),
    "llama-factory": InstalledReader("llamafactory", read_by_llama_factory),
    "lmms-eval": InstalledReader("lmms_eval", read_by_lmms_eval),
    "mds": InstalledReader("streaming", read_by_mds),
    "ms-swift": InstalledReader("swift", read_by_ms_swift),
    "trl": InstalledReader("trl", read_by_trl),
    "verl": InstalledReader("verl", read_by_verl),
    "webdataset": InstalledReader("webdataset", read_by_webdataset),
}
"""By format."""


def read_by_vlmevalkit(folder: Path, split: str) -> Iterator[Seen]:
    from vlmeval.dataset import build_dataset

    os.environ["LMUData"] = str(folder)  # noqa: SIM112
    for path in sorted(folder.glob(f"*_{split}.tsv")):
        rows = build_dataset(path.stem)
        for number in range(len(rows)):
            blocks = rows.build_prompt(number)
            text = "".join(each["value"] for each in blocks if each["type"] == "text")
            images = [each["value"] for each in blocks if each["type"] == "image"]
            pictures = digests(Path(each).read_bytes() for each in images)
            yield Seen(text, pictures, rows[number]["answer"])


def read_by_qwen_vl(folder: Path, split: str) -> Iterator[Seen]:
    from qwenvl.data.data_processor import _build_messages

    for path in sorted(folder.glob(f"{split}-*.json")):
        for row in json.loads(path.read_text()):
            messages = _build_messages(row, folder)
            for block in messages[0]["content"]:
                if block["type"] == "image":
                    block["image"] = Image.open(block["image"])
            yield of_blocks(messages)


def read_by_bagel(folder: Path, split: str) -> Iterator[Seen]:
    """The iterable data set of BAGEL, with a tokenizer that keeps texts as they are."""
    from data.interleave_datasets.edit_dataset import UnifiedEditIterableDataset

    place = folder.absolute() / split
    index = json.loads((place / "parquet_info.json").read_text())
    rows = UnifiedEditIterableDataset(
        dataset_name="unified_edit",
        transform=_Kept(),
        tokenizer=SimpleNamespace(encode=lambda text: [text]),
        vit_transform=_Kept(),
        data_dir_list=[str(place)],
        num_used_data=[len(list(place.glob("*.parquet")))],
        parquet_info=index,
    )
    count = sum(
        each["num_rows"] for name, each in index.items() if not name.startswith("/")
    )
    for data, _ in zip(rows, range(count), strict=False):
        yield _of_plan(data)


class _Kept:
    """Keeps a picture; its shape is asked for."""

    stride = 1

    def __call__(self, image: Image.Image) -> Any:
        kept = SimpleNamespace(shape=(3, 1, 1), image=image)
        kept.clone = lambda: kept
        return kept


def _of_plan(data: dict[str, Any]) -> Seen:
    """The sequence that a model is trained on: what has no loss is the question."""
    texts, images = iter(data["text_ids_list"]), iter(data["image_tensor_list"])
    asked, replied, shown, imagined = "", "", [], []
    for step in data["sequence_plan"]:
        if step["type"] == "text":
            (text,) = next(texts)
            asked, replied = (
                (asked, replied + text) if step["loss"] else (asked + text, replied)
            )
            continue
        image = next(images).image
        if step["type"] == "vae_image" and step["loss"]:
            imagined.append(image)
        elif step["type"] == "vit_image" and not replied:
            shown.append(image)
    return Seen(asked, digests(shown), replied, digests(imagined))


def read_by_published_harness(folder: Path, split: str) -> Iterator[Seen]:
    """Its prompts, and the pictures in its tables: it makes JPEGs of lone ones."""
    del split
    for rows in published_sets(folder):
        for number in range(len(rows)):
            blocks = rows.build_prompt(number)
            text = "".join(each["value"] for each in blocks if each["type"] == "text")
            files = [each["value"] for each in blocks if each["type"] == "image"]
            held = rows.data["image"].iloc[number]
            images = [held] if isinstance(held, str) else held
            assert len(files) == len(images)
            pictures = digests(b64decode(each) for each in images)
            yield Seen(text, pictures, rows[number]["answer"])


def published_sets(folder: Path) -> list[Any]:
    """The three classes that the published evaluation uses, on folders of ours."""
    import datasets
    from vlmeval.dataset import ai2thor_spatial as published

    places = {
        "weikaih/imaginative-perception-token-pet-eval-ai2thor": folder / "pet",
        "weikaih/imaginative-perception-token-mvc-eval-ai2thor": folder / "mvc",
        "linjieli222/ai2thor_path_tracing_2point_tifa_filtered_eval": folder / "pt",
    }
    load = datasets.load_dataset
    datasets.load_dataset = lambda name, *args, **more: load(
        str(places[name]), *args, **more
    )
    os.environ["LMUData"] = str(folder.parent / "images")  # noqa: SIM112
    try:
        return [
            published.AI2ThorPerspective_NoArrow(),
            published.AI2ThorMultiViewCounting_HumanVerified(),
            *(
                published.AI2ThorPathTracing2Point(dataset=f"pt_{name}", subset=name)
                for name in _configs(folder / "pt")
            ),
        ]
    finally:
        datasets.load_dataset = load


def _configs(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return re.findall(r"config_name: (\S+)", (folder / "README.md").read_text())


CHECKED_OUT = {
    "bagel": ("SCENEGEN_BAGEL", read_by_bagel),
    "ipt-eval": ("SCENEGEN_IPT_EVAL", read_by_published_harness),
    "llava": ("SCENEGEN_QWEN_VL", read_by_qwen_vl),
    "vlmevalkit": ("SCENEGEN_VLMEVALKIT", read_by_vlmevalkit),
}
"""By format: the variable that names a checkout, and a reader of it."""


def add_checkout(variable: str) -> str | None:
    """Make a checkout importable; None where there is none."""
    place = os.environ.get(variable)
    if place:
        sys.path.insert(0, place)
    return place
