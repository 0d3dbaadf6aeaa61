"""Facts and pictures to rows, and rows back to facts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.images import SUFFIXES
from scenegen.generation.renderer_assignment import renderer_of
from scenegen.recipe.model import BANDS, Recipe
from scenegen.records.codec import canonical_json, content_sha256, from_json, scene_id
from scenegen.records.item import Address, Facts, Question, ViewTokens
from scenegen.records.rig import View
from scenegen.tokens import TOKEN_SPEC, selected_tokens

Row = dict[str, Any]
"""One item as `columns.columns` says; plain Python values."""

LETTERS = "ABCDEFGH"

NO_RENDERER = "none"
"""In the column `renderer` where a data set has no pictures."""

ANSWER = "Answer: "
"""Begins the line that a reasoned answer ends with; the letter follows."""

ASK_FOR_LETTER = "Answer with the letter of the right option, and nothing else."

ASK_FOR_STEPS = (
    f'Reason step by step. End with a line "{ANSWER}" and the letter of the right '
    "option."
)
"""What questions end with, so that they say the form of the answer."""


def encode_row(facts: Facts, pictures: Mapping[str, bytes], recipe: Recipe) -> Row:
    """The row of an item.

    Args:
        facts: of the item.
        pictures: an encoded picture for every view of the rig, by its name; none where
            the recipe wants no pictures.
        recipe: says the renderer of the pictures, their resolution and their format.
    """
    if not recipe.has_pictures:
        return {**label_row(facts, recipe), **dict.fromkeys(IMAGE_COLUMNS)}
    suffix = SUFFIXES[recipe.image.kind]
    stored = {
        view.name: {
            "bytes": pictures[view.name],
            "path": f"{facts.address.id}-{view.name}.{suffix}",
        }
        for view in facts.rig.views
    }
    return {
        **label_row(facts, recipe),
        "images": [stored[view.name] for view in facts.rig.visible],
        "target_images": [stored[view.name] for view in facts.rig.hidden],
    }


def label_row(facts: Facts, recipe: Recipe) -> Row:
    """All columns but the pictures.

    Of the recipe only `resolution` counts, for the cameras, `renderer`, for the column
    of that name, and `tokens`, for the columns of the tokens that it asks for.
    """
    address, question = facts.address, facts.question
    return {
        "id": address.id,
        "scene_id": scene_id(facts.scene),
        "pair_id": address.pair_id,
        "twin_of": facts.twin_of,
        **_asked(question),
        "control": facts.control,
        "image_roles": [view.name for view in facts.rig.visible],
        "target_roles": [view.name for view in facts.rig.hidden],
        "messages": messages(question),
        "cameras": [_camera(view, recipe.resolution) for view in facts.rig.views],
        "scene": canonical_json(facts.scene),
        **_described(facts.tokens, recipe.tokens),
        "token_spec": TOKEN_SPEC,
        "facts": canonical_json(facts),
        "seed": BANDS[address.split] + address.unit,
        "renderer": drawn_by(recipe, address),
        "generator_version": GENERATOR_VERSION,
        "content_sha256": content_sha256(facts),
    }


def drawn_by(recipe: Recipe, address: Address) -> str:
    """What the column `renderer` says of an item."""
    if not recipe.has_pictures:
        return NO_RENDERER
    return renderer_of(recipe.renderer, address)


def facts_of(row: Mapping[str, Any]) -> Facts:
    """The facts that a row was made from.

    Raises:
        ShardError: when the row is damaged.
    """
    return from_json(Facts, row["facts"])


def messages(question: Question) -> list[dict[str, str]]:
    """The item as a conversation; pictures go before the first text."""
    answer = [*question.rationale, f"{ANSWER}{question.letter}"]
    asked = prompt(question.text, question.options, ASK_FOR_STEPS)
    return [
        {"role": "user", "content": asked},
        {"role": "assistant", "content": "\n".join(answer)},
    ]


def prompt(question: str, options: Sequence[str], form: str) -> str:
    """A question, its lettered options, and the form of the answer, line by line."""
    lettered = [
        f"{letter}. {option}" for letter, option in zip(LETTERS, options, strict=False)
    ]
    return "\n".join([question, *lettered, form])


def _asked(question: Question) -> Row:
    margins, evidence = question.margins, question.evidence
    return {
        "task": question.task,
        "kind": question.kind,
        "variant": question.variant,
        "template": question.template,
        "difficulty": question.difficulty,
        "question": question.text,
        "options": list(question.options),
        "answer": question.letter,
        "answer_idx": question.answer_index,
        "answer_text": question.options[question.answer_index],
        "rationale": "\n".join(question.rationale),
        "margins": asdict(margins),
        "evidence": {
            "instances": list(evidence.instances),
            "per_view": [list(seen) for seen in evidence.per_view],
            "per_view_count": [len(seen) for seen in evidence.per_view],
            "views_needed": list(evidence.views_needed),
            "options": list(evidence.options),
        },
    }


def _camera(view: View, resolution: int) -> Row:
    camera = view.camera(resolution)
    return {
        "role": view.name,
        "hidden": view.is_hidden,
        "projection": "orthographic" if view.is_map else "perspective",
        "width": resolution,
        "height": resolution,
        "K": list(camera.intrinsics),
        "T_wc": list(camera.world_from_camera),
    }


def _described(views: Sequence[ViewTokens], added: Sequence[str]) -> Row:
    """The columns of all tokens: a list each, with a value for every view."""
    columns: Row = {}
    for token in selected_tokens(added):
        cells = [token.cells(view) for view in views]
        for column in token.columns:
            columns[column.name] = [each[column.name] for each in cells]
    return columns


def row_bytes(row: Row) -> int:
    """Roughly how many bytes a row takes before compression; never too few pictures."""
    return sum(_weight(value) for value in row.values())


def _weight(value: object) -> int:
    if isinstance(value, bytes | str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(_weight(each) for each in value.values())
    if isinstance(value, Sequence):
        return sum(_weight(each) for each in value)
    return 8
