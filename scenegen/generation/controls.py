"""Controls: items corrupted on purpose; a model that answers as before did not look.

An honest unit is made first. What is corrupted, and which option is right then, follows
from the two honest twins alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from scenegen.errors import RecipeError
from scenegen.records.item import Evidence, Facts, Margins, Pair, Question, ViewTokens
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Scene
from scenegen.records.visibility import SceneVisibility, Sighting
from scenegen.tasks import kind_of
from scenegen.tokens import blank_view, describe_view, is_blank, tokens_beside

Observe = Callable[[Scene, Rig], SceneVisibility]
"""What the views of a rig see of a scene."""

CANNOT_TELL = "this cannot be told from the pictures"
"""The option that is right when too little is shown."""


class _Shot(NamedTuple):
    """A view with all that is known of it."""

    view: View
    sightings: tuple[Sighting, ...]
    tokens: ViewTokens


def corrupt(pair: Pair, control: str, observe: Observe) -> Pair:
    """Both twins of a unit, corrupted.

    Args:
        pair: the honest twins.
        control: "removed", "black", "first_view" or "mismatched"; "" for no change.
        observe: gives what views see of a scene that was changed.

    Raises:
        RecipeError: when the unit cannot be corrupted so.
    """
    if not control:
        return pair
    first, second = (_CORRUPTIONS[control](pair, member, observe) for member in (0, 1))
    return first, second


def fault_of(facts: Facts) -> str:
    """What is wrong with a control by its own facts; "" if nothing."""
    question, control = facts.question, facts.control
    answer = question.options[question.answer_index]
    if control == "mismatched":
        is_other = facts.imagined not in (None, facts.scene)
        return "" if is_other else "its hidden views show its own scene"
    if facts.imagined is not None:
        return "its hidden views show another scene"
    if not control:
        return ""
    if answer not in question.rationale[-1]:
        return f"its rationale does not end in '{answer}'"
    if control == "removed":
        named = question.evidence.options
        is_gone = not named or not named[question.answer_index]
        return "" if is_gone else f"'{answer}' is right, and it was taken out"
    if answer != CANNOT_TELL:
        return f"'{answer}' is right, and its pictures show nothing of it"
    shown = [s for s in _shots(facts) if not s.view.is_hidden]
    if control == "black":
        sees = any(s.sightings or not is_blank(s.tokens) for s in shown)
        return "a black picture shows something" if sees else ""
    return "" if len(shown) == 1 else f"it shows {len(shown)} views"


def scene_in(facts: Facts, view: View) -> Scene | None:
    """The scene that a view of an item shows; None when its picture is black."""
    if not view.is_hidden:
        return None if facts.control == "black" else facts.scene
    return facts.imagined or facts.scene


def _removed(pair: Pair, member: int, observe: Observe) -> Facts:
    """What the question is about is taken out of the room."""
    facts = pair[member]
    kind = kind_of(facts.question)
    gone = kind.entities_to_remove(facts.question.evidence)
    scene = _without(facts.scene, gone)
    visibility = observe(scene, facts.rig)
    added = tokens_beside(facts.tokens[0])
    left = replace(
        facts,
        scene=scene,
        sightings=tuple(seen.sightings for seen in visibility.views),
        tokens=tuple(describe_view(scene, seen, added) for seen in visibility.views),
        occlusion=None,
        control="removed",
    )
    options, right, steps = kind.after_removal(pair, left)
    return replace(left, question=_asked_anew(left, options, right, steps))


def _black(pair: Pair, member: int, observe: Observe) -> Facts:
    """All pictures that are shown are black."""
    facts = pair[member]
    shots = [
        shot if shot.view.is_hidden else _Shot(shot.view, (), blank_view(shot.tokens))
        for shot in _shots(facts)
    ]
    steps = (
        "Every picture is black.",
        "Neither the room nor anything in it can be made out.",
    )
    corrupted = replace(_shown_as(facts, shots), occlusion=None, control="black")
    return replace(corrupted, question=_cannot_tell(corrupted, steps))


def _first_view(pair: Pair, member: int, observe: Observe) -> Facts:
    """Only the first picture that is no map is shown.

    Raises:
        RecipeError: when it was the only one, so that nothing would be missing.
    """
    facts = pair[member]
    shown = [view for view in facts.rig.visible if not view.is_map]
    if not shown or len(facts.rig.visible) < 2:
        raise RecipeError(
            f"{facts.address}: control 'first_view' needs items that show a room in "
            f"more than one picture, and this one has {len(facts.rig.visible)}. Choose "
            "params that show more (views: 2, or variants: [map_ego]), or another "
            "control."
        )
    shots = [
        shot for shot in _shots(facts) if shot.view.is_hidden or shot.view == shown[0]
    ]
    steps = (
        "There is one picture, and it shows a part of the room only.",
        "It does not show all that the question is about.",
    )
    corrupted = replace(_shown_as(facts, shots), occlusion=None, control="first_view")
    return replace(corrupted, question=_cannot_tell(corrupted, steps))


def _mismatched(pair: Pair, member: int, observe: Observe) -> Facts:
    """What should be imagined is that of the twin; question and answer stay."""
    facts, twin = pair[member], pair[1 - member]
    shots = [shot for shot in _shots(facts) if not shot.view.is_hidden]
    shots += [shot for shot in _shots(twin) if shot.view.is_hidden]
    margins = replace(facts.question.margins, hidden_pct=None)
    return replace(
        _shown_as(facts, shots),
        question=replace(facts.question, margins=margins),
        control="mismatched",
        imagined=twin.scene,
    )


_CORRUPTIONS: Mapping[str, Callable[[Pair, int, Observe], Facts]] = MappingProxyType(
    {
        "removed": _removed,
        "black": _black,
        "first_view": _first_view,
        "mismatched": _mismatched,
    }
)


def _without(scene: Scene, gone: set[int]) -> Scene:
    """A scene without some entities, and without what stands on them."""
    gone = set(gone)
    for _ in scene.entities:
        resting = {each.id for each in scene.entities if each.support in gone} - gone
        if not resting:
            break
        gone |= resting
    lit = tuple(each for each in scene.light.lit if each not in gone)
    return replace(
        scene,
        entities=tuple(each for each in scene.entities if each.id not in gone),
        light=replace(scene.light, lit=lit),
    )


def _cannot_tell(facts: Facts, steps: tuple[str, str]) -> Question:
    """The question of an item that shows too little, with the option that says so."""
    options = (*facts.question.options, CANNOT_TELL)
    return _asked_anew(facts, options, len(options) - 1, steps)


def _asked_anew(
    facts: Facts, options: tuple[str, ...], right: int, steps: tuple[str, str]
) -> Question:
    """The same text with other options; nothing that was measured applies any more."""
    question = facts.question
    there = {entity.id for entity in facts.scene.entities}
    named = [each if each in there else 0 for each in question.evidence.options]
    named += [0] * (len(options) - len(named) if named else 0)
    return replace(
        question,
        options=options,
        answer_index=right,
        margins=Margins(0, None, question.margins.threshold_pcm),
        evidence=Evidence(
            instances=(),
            per_view=((),) * len(facts.rig.visible),
            views_needed=(),
            options=tuple(named),
        ),
        rationale=(*steps, f"So the answer is: {options[right]}."),
    )


def _shots(facts: Facts) -> list[_Shot]:
    rows = zip(facts.rig.views, facts.sightings, facts.tokens, strict=True)
    return [_Shot(*row) for row in rows]


def _shown_as(facts: Facts, shots: list[_Shot]) -> Facts:
    """The same item with other views."""
    return replace(
        facts,
        rig=replace(facts.rig, views=tuple(shot.view for shot in shots)),
        sightings=tuple(shot.sightings for shot in shots),
        tokens=tuple(shot.tokens for shot in shots),
    )
