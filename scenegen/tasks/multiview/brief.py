"""What the multiview task needs of the scenes of a unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountBrief:
    """What a task needs of the scenes of a unit; decided by the slot.

    Attributes:
        category: the category that is asked about.
        counts: how many of them the first and the second twin hold, which differ by
            one.
        most: how many the fullest view shows, in both twins.
        others: how many each other view of the fuller twin shows, the most first.
        fewer: the same of the emptier twin; the same counts where it is "split".
        differs: "split" when every view shows as many in both twins, "exchanged" when
            one view shows something else instead of one of them.
        rig: kind of rig, "rotation", "walk" or "ring".
        views: number of visible views.
        views_needed: views that it takes at least to see all of them.
        centred: how near to the middle of their pictures the views are to show what
            is counted, on average, per cent.
        apart: how far apart the outermost of them are to be in a view, on average,
            thousandths of half of its width; asked for where all views are needed.
        occlusion: part of one counted object that one view is to show, (least, most)
            per cent; None when it does not matter.
    """

    category: str
    counts: tuple[int, int]
    most: int
    others: tuple[int, ...]
    fewer: tuple[int, ...]
    differs: str
    rig: str
    views: int
    views_needed: int = 2
    centred: int = 70
    apart: int = 930
    occlusion: tuple[int, int] | None = None

    @property
    def total(self) -> int:
        """How many the fuller twin holds."""
        return max(self.counts)

    @property
    def needs_all_views(self) -> bool:
        """Whether leaving out any view must give a smaller count."""
        return self.views_needed == self.views

    @property
    def loser(self) -> int:
        """What that view of the fuller twin shows which shows fewer in the emptier.

        Raises:
            ValueError: when every view shows as many in both.
        """
        for ours, theirs in zip(self.others, self.fewer, strict=True):
            if ours != theirs:
                return ours
        raise ValueError("all views show as many in both twins")
