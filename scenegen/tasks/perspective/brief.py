"""What the perspective task needs of the scenes of a unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PerspectiveBrief:
    """A picture with an X, and what will be true there after a turn.

    Attributes:
        kind: "distance_change", "relative_position", "visibility" or "which_object".
        categories: of the things asked about: one; of a "visibility" the thing and what
            hides it; of a "which_object" four, of which the first is right for the
            first twin and the second for the second.
        turn_tenths: turn on the X, positive to the left, tenths of a degree.
        answers: of the twins: "closer" or "further", "left" or "right", "visible" or
            "hidden"; the category of a "which_object".
        before: "left" or "right", the half of the picture that shows the thing now;
            "" when it does not matter.
        row: "above" or "below", where the foot of the thing is in the picture, seen
            from the X; "" when it does not matter.
        side: "left" or "right", where the thing is in the picture, seen from the X;
            "" when it does not matter.
        outer: of a "distance_change", the answer of the twin whose thing is nearer to
            the border of the picture; "" when it does not matter.
        nearness, lowness: of a "which_object", how many of the others have their feet
            nearer to the X in the picture than the right one, and lower in the picture.
        has_arrow: whether an arrow on the X shows the final facing.
        views: 1, or 2 when one view shows the X and the other one the things.
        is_fixed: the published camera, which never changes.
    """

    kind: str
    categories: tuple[str, ...]
    turn_tenths: int
    answers: tuple[str, str]
    before: str
    row: str = ""
    side: str = ""
    outer: str = ""
    nearness: int = 0
    lowness: int = 0
    has_arrow: bool = False
    views: int = 1
    is_fixed: bool = False
