"""Items as they are scored, made up; and predictions of them."""

from collections.abc import Iterable

from scenegen.scoring.asked import AskedItem
from scenegen.scoring.predictions import Prediction

TASK, KIND = "multiview", "count"


def asked(index: int, **values) -> AskedItem:
    """Item `index` of a series of pairs; A is right for even ones, B for odd ones."""
    plain = {
        "id": f"{TASK}-7-test-{index:06d}",
        "pair_id": f"{TASK}-7-test-u{index // 2:06d}",
        "scene_id": f"scene-{index}",
        "task": TASK,
        "kind": KIND,
        "difficulty": "easy",
        "control": "",
        "config": TASK,
        "split": "test",
        "question": "How many?",
        "options": ("2", "3", "4", "5"),
        "right": index % 2,
        "unit": index // 2,
    }
    return AskedItem(**{**plain, **values})


def many(count: int, **values) -> list[AskedItem]:
    return [asked(index, **values) for index in range(count)]


def gold(items: Iterable[AskedItem]) -> list[Prediction]:
    return [Prediction(each.id, "ABCDEFGH"[each.right]) for each in items]


def always(letter: str, items: Iterable[AskedItem]) -> list[Prediction]:
    return [Prediction(each.id, letter) for each in items]
