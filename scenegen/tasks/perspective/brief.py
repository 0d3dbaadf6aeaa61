"""What the perspective task needs of the scenes of a unit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PerspectiveBrief:
    """A picture with an X, and what is to be true there after a turn.

    It says what the scenes of a unit must show, whatever the kind of question is; the
    kind itself is beside it in the slot. "" always means that it does not matter.

    Attributes:
        categories: of the targets, in the order in which their kind lists them.
        turn_tenths: turn on the X, positive to the left, tenths of a degree.
        answers: of the two twins, as the kind names its answers.
        half: "left" or "right", the half of the picture that shows the first target.
        row: "above" or "below", where the foot of the first target is in the picture,
            relative to the X.
        side: "left" or "right", where the target is in the picture, relative to the X.
        outer: the answer of the twin whose target is nearer to the border of the
            picture.
        nearness, lowness: how many of the other options have their feet nearer to the
            X in the picture than the right one, and lower in the picture.
        has_arrow: whether an arrow on the X shows the final facing.
        views: 1, or 2 when one view shows the X and the other one the targets.
        is_fixed: the published camera, which never changes.
    """

    categories: tuple[str, ...]
    turn_tenths: int
    answers: tuple[str, str]
    half: str = ""
    row: str = ""
    side: str = ""
    outer: str = ""
    nearness: int = 0
    lowness: int = 0
    has_arrow: bool = False
    views: int = 1
    is_fixed: bool = False
