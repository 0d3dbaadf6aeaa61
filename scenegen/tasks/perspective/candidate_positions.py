"""Candidate positions: what a target would look like at every point of the floor grid.

With one or two cameras and an X fixed, every condition on a target is a flag per grid
point: it is well inside the picture, large enough, hides no mark, is on the wanted side
of the X. Kinds of questions combine these flags and draw among the points that are
left, so that a camera without a solution costs no scene, and a solution is uniform
among all that there are. The flags approximate (an object is a disc with a height); the
rasterized views are checked afterwards, by `checks`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenegen.catalogue import Asset, Catalogue
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.floor_symbols import TIP
from scenegen.geometry.footprint import FloorPosition
from scenegen.geometry.polygons import Points
from scenegen.records.rig import View
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.floor_projection import (
    Flags,
    FloorProjection,
    Lengths,
    ProjectedPoint,
    project_point,
    relative_to,
    scale_of,
)

EDGE = 0.042
"""Distance of a target from the lines of a picture (its middle, the row and the column
of the X), in sides: a rule of thumb about such a line then holds for both twins or for
neither."""

BORDER = 0.06
"""Distance of the middle of a target from the left and right border, in sides."""

LOWEST, HIGHEST = 0.97, 0.02
"""Of the foot and of the top of a target in the picture, in its sides."""

WALL_GAP = 60
"""Floor between a target and what bounds the free floor, millimetres."""

WHOLE_PCT, OCCLUDER_PCT = 88, 60
"""How much of the height of a target, and of an occluder, is in the picture."""

CAMERA_MM, CROSS_MM, ARROW_MM = 1300, 750, 1020
"""From the camera, from an X, and from an X with an arrow, to a target, at least."""

MARK_RADIUS = 300
"""Around the middle of an X, and around the tip of an arrow, millimetres."""

SEEN_SHARE, OPTION_SHARE = 5e-9, 3e-9
"""Least part of the picture that a target fills, for a question about one target and
about four, in millions of pictures: an area in square metres times the square of
picture sides per millimetre. So 5e-9 is 0.5 % of the picture."""


@dataclass(frozen=True, slots=True)
class AssetExtent:
    """How large a model is, millimetres.

    Attributes:
        radius: on the floor, whatever its heading.
        height: of its top.
        half_depth: from its middle to its front.
        half_width: from its middle to its side.
        front_area: area of its outline from eye level, square metres.
    """

    radius: int
    height: int
    half_depth: int
    half_width: int
    front_area: float

    @classmethod
    def of(cls, asset: Asset, catalogue: Catalogue) -> AssetExtent:
        """That of a model."""
        length, width, height = asset.size_mm
        radius = (2 * max(length, width) + min(length, width)) // 5
        front_area = outline_area(catalogue, asset.id)
        return cls(radius, height, length // 2, width // 2, front_area)

    def envelope(self, other: AssetExtent) -> AssetExtent:
        """The worse of two in every respect: where it fits, either fits."""
        return AssetExtent(
            max(self.radius, other.radius),
            max(self.height, other.height),
            max(self.half_depth, other.half_depth),
            max(self.half_width, other.half_width),
            min(self.front_area, other.front_area),
        )


@dataclass(frozen=True, slots=True, eq=False)
class CandidatePositions:
    """A grid of floor points as cameras and the walker on the X see them.

    Attributes:
        brief: what is wanted.
        points: (n, 2) positions, millimetres.
        spare: (n,) from there to the nearest wall or floor before a door, mm.
        cross: index of the point that is the X.
        start: the points from the first camera.
        shown: the points from the camera that shows the targets; the same unless there
            are two.
        ahead, left: (n,) along and across the facing on the X after the turn, mm.
        from_cross: (n,) distances from the X, mm.
        novel: the camera on the X.
        marks: the X, and the tip of the arrow if there is one, from the first camera.
    """

    brief: PerspectiveBrief
    points: Points
    spare: Lengths
    cross: int
    start: FloorProjection
    shown: FloorProjection
    ahead: Lengths
    left: Lengths
    from_cross: Lengths
    novel: View
    marks: tuple[ProjectedPoint, ...]

    @classmethod
    def of(
        cls,
        brief: PerspectiveBrief,
        points: Points,
        spare: Lengths,
        cross: int,
        projections: tuple[FloorProjection, ...],
        novel: View,
    ) -> CandidatePositions:
        """The candidates of one or two cameras and of an X."""
        origin = novel.position_mm[:2]
        marks = [origin]
        if brief.has_arrow:
            facing = FloorPosition(*origin, novel.heading_tenths)
            marks.append(facing.offset(TIP, 0)[:2])
        walker = relative_to(origin, novel.heading_tenths, points)
        start = projections[0].view
        eye, heading = start.position_mm[:2], start.heading_tenths
        return cls(
            brief=brief,
            points=points,
            spare=spare,
            cross=cross,
            start=projections[0],
            shown=projections[-1],
            ahead=walker.ahead,
            left=walker.left,
            from_cross=np.sqrt(walker.ahead * walker.ahead + walker.left * walker.left),
            novel=novel,
            marks=tuple(project_point(start, eye, heading, mark) for mark in marks),
        )

    @property
    def from_camera(self) -> Lengths:
        """(n,) distances from the first camera, mm."""
        ahead, left = self.start.ahead, self.start.left
        distances: Lengths = np.sqrt(ahead * ahead + left * left)
        return distances

    def usable(
        self,
        extent: AssetExtent,
        *,
        is_occluder: bool = False,
        least_share: float = SEEN_SHARE,
    ) -> Flags:
        """(n,) where a target is well in the picture, and hides no mark.

        Args:
            extent: of the target.
            is_occluder: it turns its front to the X, and its top may be cut off.
            least_share: of the picture that it fills, `SEEN_SHARE` or `OPTION_SHARE`.
        """
        shown = self.shown
        reach = extent.radius * shown.magnification
        is_framed = (shown.u - reach / 2 > BORDER) & (shown.u + reach / 2 < 1 - BORDER)
        is_framed &= shown.v < LOWEST
        top = extent.height * (OCCLUDER_PCT if is_occluder else WHOLE_PCT) // 100
        is_framed &= shown.row(0, top) > HIGHEST
        area = extent.front_area * shown.magnification * shown.magnification
        is_framed &= area > least_share
        is_far = shown.ahead > CAMERA_MM + extent.radius
        gap = ARROW_MM if self.brief.has_arrow else CROSS_MM
        own = extent.half_depth if is_occluder else extent.radius
        is_far &= self.from_cross > gap + own
        is_far &= self.spare > WALL_GAP + own
        if self.brief.views > 1:
            hidden: Flags = is_framed & is_far & self._is_out_of_start(extent)
            return hidden
        usable: Flags = is_framed & is_far & self._leaves_marks(extent)
        return usable

    def _is_out_of_start(self, extent: AssetExtent) -> Flags:
        """Whether the first picture shows nothing of a target."""
        start = self.start
        spare = extent.radius + 150
        is_behind = start.ahead < -spare
        # Beside the frame: across the edge of the view by more than its own radius.
        half = 0.5 / scale_of(start.view)
        beside = np.abs(start.left) - half * np.maximum(start.ahead, 0)
        pitch = start.view.pitch_tenths
        lift = start.view.position_mm[2] * -sine(pitch) * half
        return is_behind | (beside > lift + spare * (1 + half))

    def _leaves_marks(self, extent: AssetExtent) -> Flags:
        """Whether a target hides nothing of the X and its arrow."""
        shown, leaves = self.shown, np.ones(len(self.points), dtype=np.bool_)
        own = extent.radius * shown.magnification
        for mark in self.marks:
            reach = own + MARK_RADIUS * mark.magnification
            is_beyond = shown.ahead - extent.radius > mark.ahead + MARK_RADIUS
            leaves &= is_beyond | (np.abs(shown.u - mark.u) > reach)
        return leaves

    def fits_brief(self, extent: AssetExtent) -> Flags:
        """(n,) where a target is on the wanted sides of all lines of the picture."""
        brief = self.brief
        fits = np.ones(len(self.points), dtype=np.bool_)
        if brief.half:
            fits &= _beside(self.shown.u, 0.5, brief.half)
        if brief.side:
            fits &= _beside(self.shown.u, float(self.shown.u[self.cross]), brief.side)
        cross = self.shown.v[self.cross]
        if brief.row == "above":
            fits &= self.shown.row(extent.radius) < cross - EDGE
        elif brief.row == "below":
            fits &= self.shown.row(-extent.radius // 3) > cross + EDGE
        return fits

    def facing(self, most_tenths: int) -> Flags:
        """(n,) no farther than so much from straight ahead after the turn."""
        cos, sin = cosine(most_tenths), sine(most_tenths)
        is_within = np.abs(self.left) * cos <= self.ahead * sin
        facing: Flags = (self.ahead > 0) & is_within
        return facing

    def in_novel_frame(self, edge: float) -> Flags:
        """(n,) so far from the left and right border of the view on the X, in sides."""
        half = (0.5 - edge) / scale_of(self.novel)
        return (self.ahead > 0) & (np.abs(self.left) < half * self.ahead)

    def apart(
        self,
        position: int,
        extent: AssetExtent,
        other: AssetExtent,
        *,
        reach_share: float = 1.0,
    ) -> Flags:
        """(n,) where a target and one at a given position do not hide each other.

        Args:
            position: index of where the other one is placed.
            extent: of the target.
            other: of the other one.
            reach_share: of the sum of their radii in the picture that their middles are
                apart; below 1, they may overlap a little.
        """
        shown = self.shown
        reach = (
            extent.radius * shown.magnification
            + other.radius * shown.magnification[position]
        )
        x = self.points[:, 0] - self.points[position, 0]
        y = self.points[:, 1] - self.points[position, 1]
        least = extent.radius + other.radius + 150
        is_off = x * x + y * y > least * least
        is_beside = np.abs(shown.u - shown.u[position]) > reach_share * reach
        apart: Flags = is_off & is_beside
        return apart


def _beside(u: Lengths, line: float, side: str) -> Flags:
    """Plainly to the left or to the right of an upright line."""
    beside: Flags = u < line - EDGE if side == "left" else u > line + EDGE
    return beside
