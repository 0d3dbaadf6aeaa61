"""What the multiview task needs of the scenes of a unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountBrief:
    """What a task needs of the scenes of a unit; decided by the slot.

    Attributes:
        category: the category that is asked about.
        counts: how many of them the first and the second twin hold.
        rig: kind of rig, "rotation", "walk" or "ring".
        views: number of visible views.
        occlusion: part of one counted object that one view is to show, (least, most)
            per cent; None when it does not matter.
        needs_all_views: every view is to show something that no other view shows.
    """

    category: str
    counts: tuple[int, int]
    rig: str
    views: int
    occlusion: tuple[int, int] | None = None
    needs_all_views: bool = False
