"""Whether an answer depends on the lens that a viewer assumes, which is not stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scenegen.records.item import Facts
from scenegen.tasks.assumed_lens import FIELDS_OF_VIEW, ShownThings, with_lens


def depends_on_lens(facts: Facts, solve: Callable[[Facts], int]) -> bool:
    """Whether the answer changes for any lens that a viewer may assume.

    Args:
        facts: of an honest item.
        solve: finds the right option from positions in the scene.
    """
    for fov in FIELDS_OF_VIEW:
        try:
            answer = solve(seen_through(facts, fov))
        except ValueError:
            return True
        if answer != facts.question.answer_index:
            return True
    return False


def seen_through(facts: Facts, fov_tenths: int) -> Facts:
    """The facts with everything where a viewer finds it who assumes a lens.

    See `with_lens`. What a visible map shows stays: a map has no lens.
    """
    if any(view.is_map for view in facts.rig.visible):
        return facts
    scene, rig = with_lens(facts.scene, facts.rig, _pictures(facts), fov_tenths)
    return replace(facts, scene=scene, rig=rig)


def _pictures(facts: Facts) -> list[ShownThings]:
    """What the visible views show; two pictures are laid on each other by entries."""
    entries = {each.view: each.entries for each in facts.tokens}
    return [
        ShownThings(
            view,
            tuple(each.entity for each in sightings if each.visible_px),
            tuple(each.instance for each in entries[view.name]),
        )
        for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
        if not view.is_hidden
    ]
