"""A good set of items that took no scene, and faults that are planted into it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from scenegen.audit.columns_of_rows import IDS, LENGTHS, MARGINS
from scenegen.audit.features.sheet import MARKS, SUBJECT, TURN, FlatFeature
from scenegen.audit.items import AuditItem, Place, ReadText, TriedTokens

VIEW = "view_0"
ALL = frozenset({VIEW, MARKS, SUBJECT, TURN})
FEATURES = (
    FlatFeature(f"{VIEW}: foot row", False, frozenset({VIEW, SUBJECT})),
    FlatFeature(f"{VIEW}: column", True, frozenset({VIEW, SUBJECT}), is_side=True),
    FlatFeature(f"{VIEW}: rows below X", False, frozenset({VIEW, MARKS, SUBJECT})),
    FlatFeature(f"{VIEW}: X, row", False, frozenset({VIEW, MARKS})),
    FlatFeature(f"{VIEW}: offset", False, ALL),
)
WORDINGS = 10
SIDES = {1: "left", -1: "right"}
GOOD = TriedTokens(own=1.0, alone=1.0, twin=0.0, other=0.5, none=0.5)


def good_items(pairs: int, *, seed: int = 0, config: str = "core") -> list[AuditItem]:
    """Two answers, and nothing tells them."""
    rng = np.random.default_rng(seed)
    found = []
    for unit in range(pairs):
        letter = int(rng.integers(2))
        side = SIDES[int(rng.choice([1, -1]))]
        values = rng.normal(size=(2, 1, len(FEATURES))).astype(np.float32)
        first = int(rng.integers(2))
        for member in (0, 1):
            place = Place(
                task="perspective",
                kind="relative_position",
                config=config,
                series="s",
                split="test" if unit % 5 == 0 else "train",
                index=2 * unit + member,
                pair=f"u{unit}",
            )
            answers = ("left", "right") if letter else ("right", "left")
            found.append(
                AuditItem(
                    place=place,
                    text=text_of(unit, side, answers, (first + member) % 2),
                    side=1 if side == "left" else -1,
                    is_choice=False,
                    is_count=False,
                    features=FEATURES,
                    values=values[member],
                    counts=(),
                    columns=columns_of(rng),
                    candidate_columns={},
                    differs=("scene",),
                    scene=f"scene-{unit}-{member}",
                    lens_changes=False,
                    solved=True,
                    tokens=GOOD,
                )
            )
    return found


def text_of(unit: int, side: str, answers: tuple[str, ...], right: int) -> ReadText:
    wording = unit % WORDINGS
    return ReadText(
        question=f"In wording {wording}, turned to the {side}, where is it?",
        options=answers,
        answers=answers,
        right=right,
        attributes={"wording": str(wording), "side": side},
    )


def columns_of(rng: np.random.Generator) -> dict[str, float]:
    return {
        f"{IDS}: largest": float(rng.integers(60)),
        f"{MARGINS}: angle": float(rng.integers(100)),
        f"{LENGTHS}: entities": float(rng.integers(50)),
    }


def good_choices(pairs: int, *, seed: int = 0) -> list[AuditItem]:
    """Four options that name entities, and nothing tells the right one."""
    rng = np.random.default_rng(seed)
    found = []
    for each in good_items(pairs, seed=seed):
        if each.place.index % 2 == 0:
            names = tuple(f"thing {n}" for n in rng.choice(30, 4, replace=False))
            rights = rng.choice(4, 2, replace=False)
            ids = rng.choice(60, 4, replace=False)
        text = replace(
            each.text,
            options=names,
            answers=names,
            right=int(rights[each.place.index % 2]),
        )
        found.append(
            replace(
                each,
                place=replace(each.place, kind="which_object"),
                text=text,
                is_choice=True,
                values=rng.normal(size=(4, len(FEATURES))).astype(np.float32),
                candidate_columns={f"{IDS}: instance": tuple(map(float, ids))},
                tokens=replace(GOOD, other=0.25, none=0.25),
            )
        )
    return found


Change = Callable[[int, AuditItem], AuditItem]


def changed(items: list[AuditItem], change: Change) -> list[AuditItem]:
    return [change(number, each) for number, each in enumerate(items)]


def with_text(item: AuditItem, **values: object) -> AuditItem:
    return replace(item, text=replace(item.text, **values))  # type: ignore[arg-type]


def with_column(item: AuditItem, name: str, value: float) -> AuditItem:
    return replace(item, columns={**item.columns, name: value})


def with_feature(item: AuditItem, place: int, value: float, row: int = 0) -> AuditItem:
    values = item.values.copy()
    values[row, place] = value
    return replace(item, values=values)


def said(item: AuditItem) -> str:
    return item.text.answers[item.text.right]
