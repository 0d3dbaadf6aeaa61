"""Every export that scores reads answers by the published rules, and by no others.

What models say comes from one list, `tests.scoring.said`. The harnesses are not needed:
the files of an export are run as they are, with what the harness hands them.
"""

import asyncio
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from scenegen.exports.answer_rules import RULES
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.scoring.answer_text import LETTERS
from tests.scoring.said import BY_WORDS, HYPHENATED, NAMED, OPTIONS, UNNAMED

SAID = [
    *((text, OPTIONS, 1) for text in NAMED),
    *((text, OPTIONS, None) for text in UNNAMED),
    *((text, HYPHENATED, named) for text, named in BY_WORDS),
]

Scores = Callable[[str, Sequence[str], str], float]
"""From a text, the options and the right letter to what a model gets."""


def module_of(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"exported_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores_of_verl(folder: Path) -> Scores:
    reward = module_of(folder / "reward.py").compute_score
    return lambda text, options, right: reward(
        "scenegen/fake", text, right, {"options": list(options)}
    )


def scores_of_lmms_eval(folder: Path) -> Scores:
    process = module_of(folder / "tasks" / "utils.py").scenegen_process_results

    def score(text: str, options: Sequence[str], right: str) -> float:
        doc = {"id": "i", "pair_id": "p", "kind": "k", "answer": right}
        found = process({**doc, "options": list(options)}, [text])
        return float(found["accuracy"]["score"])

    return score


def scores_of_vlmevalkit(folder: Path) -> Scores:
    letter_of = module_of(folder / "score.py").letter_of

    def score(text: str, options: Sequence[str], right: str) -> float:
        row = dict(zip(LETTERS, options, strict=False))
        # As pandas gives a cell that is empty.
        row |= {"E": float("nan"), "prediction": text}  # type: ignore[dict-item]
        return float(letter_of(row) == right)

    return score


def scores_of_inspect(folder: Path) -> Scores:
    """With as much of inspect-ai as the task takes to be imported."""
    names = ("", ".dataset", ".model", ".scorer", ".solver")
    stand_ins = {f"inspect_ai{name}": ModuleType(f"inspect_ai{name}") for name in names}
    same = SimpleNamespace
    names_in: dict[str, dict[str, object]] = {
        "": {"Task": same, "task": lambda made: made},
        ".dataset": {"Sample": same, "json_dataset": same},
        ".model": dict.fromkeys(("ChatMessageUser", "ContentImage", "ContentText")),
        ".scorer": {
            **dict.fromkeys(("accuracy", "grouped", "stderr"), same),
            "CORRECT": "C",
            "INCORRECT": "I",
            "Score": same,
            "scorer": lambda metrics: lambda made: made,
        },
        ".solver": {"multiple_choice": same},
    }
    for module, words in names_in.items():
        vars(stand_ins[f"inspect_ai{module}"]).update(words)
    with pytest.MonkeyPatch.context() as patch:
        for name, module_ in stand_ins.items():
            patch.setitem(sys.modules, name, module_)
        scorer = module_of(folder / "task.py").named_option()

    def score(text: str, options: Sequence[str], right: str) -> float:
        state = SimpleNamespace(
            output=SimpleNamespace(completion=text),
            choices=[SimpleNamespace(value=option) for option in options],
        )
        found = asyncio.run(scorer(state, SimpleNamespace(text=right)))
        return {"C": 1.0, "I": 0.0}[found.value]

    return score


EXPORTED = {
    "inspect": scores_of_inspect,
    "lmms-eval": scores_of_lmms_eval,
    "verl": scores_of_verl,
    "vlmevalkit": scores_of_vlmevalkit,
}


@pytest.fixture(scope="module")
def exported(built, tmp_path_factory) -> Callable[[str], Path]:
    root = tmp_path_factory.mktemp("exported")

    def folder_of(name: str) -> Path:
        folder = Path(root, name)
        if not folder.exists():
            export_folder(ExportRequest(built, name, folder))
        return folder

    return folder_of


@pytest.mark.parametrize("name", EXPORTED)
def test_an_export_reads_what_the_package_reads(exported, name):
    score = EXPORTED[name](exported(name))
    for text, options, named in SAID:
        for place in range(len(options)):
            expected = float(place == named)
            assert score(text, options, LETTERS[place]) == expected, text


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("inspect", "task.py"),
        ("lmms-eval", "tasks/utils.py"),
        ("verl", "reward.py"),
        ("vlmevalkit", "score.py"),
    ],
)
def test_an_export_holds_the_rules_word_for_word(exported, name, file):
    text = (exported(name) / file).read_text(encoding="utf-8")
    assert RULES.read_text(encoding="utf-8").rstrip() in text
    assert "import scenegen" not in text
    assert "from scenegen" not in text


def test_a_reward_without_options_goes_by_letters(exported):
    reward = module_of(exported("verl") / "reward.py").compute_score
    assert reward("scenegen/fake", "Answer: B", "B") == 1.0
    assert reward("scenegen/fake", "Answer: A or B", "B", {}) == 0.0
    assert reward("scenegen/fake", "the lamp", "B", None) == 0.0


@pytest.mark.parametrize("suffix", [".tsv", ".json", ".csv"])
def test_what_a_harness_saved_is_scored(exported, tmp_path, suffix):
    rows = [
        {"index": 0, "A": "2", "B": "3", "C": "", "answer": "B", "category": "count",
         "prediction": "Answer: B"},
        {"index": 1, "A": "2", "B": "3", "C": "", "answer": "A", "category": "count",
         "prediction": "A or B"},
        {"index": 2, "A": "left", "B": "right", "C": "", "answer": "A",
         "category": "side", "prediction": "It is on the left.\n\nleft"},
    ]  # fmt: skip
    path = tmp_path / f"said{suffix}"
    separator = "," if suffix == ".csv" else "\t"
    lines = [separator.join(rows[0])]
    lines += [separator.join(json.dumps(c) for c in row.values()) for row in rows]
    table = "\n".join(lines).replace("\\n", "\n")
    path.write_text(json.dumps(rows) if suffix == ".json" else table)
    done = subprocess.run(
        [sys.executable, str(exported("vlmevalkit") / "score.py"), str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout.removeprefix(f"{path} "))
    assert found == {
        "right": 1,
        "items": 3,
        "none": 2,
        "by category": {"count": 0.5, "side": 0.0},
    }
