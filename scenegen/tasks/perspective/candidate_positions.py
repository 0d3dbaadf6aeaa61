"""A camera, an X, and all places where something may stand: what each would mean."""

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
    glimpse,
    seen_along,
)

EDGE = 0.042
"""How far things are from the lines of a picture, in its sides: rules of thumb about
such a line then hold for both twins or for neither."""

BORDER = 0.06
"""How far the middle of a thing is from the left and right border, in sides."""

LOWEST, HIGHEST = 0.97, 0.02
"""Of the foot and of the top of a thing in the picture, in its sides."""

WHOLE_PCT, SCREEN_PCT = 88, 60
"""How much of the height of a thing, and of what hides one, is in the picture."""

CAMERA_MM, CROSS_MM, ARROW_MM = 1300, 750, 1020
"""From the camera, from an X, and from an X with an arrow, to a thing, at least."""

SIGN_RADIUS = 300
"""Around the middle of an X, and around the tip of an arrow, millimetres."""

SEEN, OPTION_SEEN = 5e-9, 3e-9
"""Share of the picture that a thing, or one of four, fills where it is seen well, by
the square millimetres in a square metre."""


@dataclass(frozen=True, slots=True)
class AssetExtent:
    """How large a thing is, millimetres.

    Attributes:
        radius: on the floor, whichever way it faces.
        height: of its top.
        thick: from its middle to its front.
        half: from its middle to its side.
        front: area of its outline as people see it, square metres.
    """

    radius: int
    height: int
    thick: int
    half: int
    front: float

    @classmethod
    def of(cls, asset: Asset, catalogue: Catalogue) -> "AssetExtent":
        """That of a thing."""
        length, width, height = asset.size_mm
        radius = (2 * max(length, width) + min(length, width)) // 5
        front = outline_area(catalogue, asset.id)
        return cls(radius, height, length // 2, width // 2, front)

    def with_(self, other: "AssetExtent") -> "AssetExtent":
        """What holds either of two things, and shows no more than either."""
        return AssetExtent(
            max(self.radius, other.radius),
            max(self.height, other.height),
            max(self.thick, other.thick),
            max(self.half, other.half),
            min(self.front, other.front),
        )


@dataclass(frozen=True, slots=True, eq=False)
class CandidatePositions:
    """All that a choice of places depends on.

    Attributes:
        brief: what is asked.
        points: (n, 2) places, millimetres.
        cross: which of them is the X.
        start: them from the first camera.
        shown: them from the camera that shows the things; the same unless there are
            two.
        ahead, left: (n,) along and across the facing on the X after the turn, mm.
        from_cross: (n,) distances from the X, mm.
        novel: the camera on the X.
        signs: the X, and the tip of the arrow if there is one, from the first camera.
    """

    brief: PerspectiveBrief
    points: Points
    cross: int
    start: FloorProjection
    shown: FloorProjection
    ahead: Lengths
    left: Lengths
    from_cross: Lengths
    novel: View
    signs: tuple[ProjectedPoint, ...]

    @classmethod
    def of(
        cls,
        brief: PerspectiveBrief,
        points: Points,
        cross: int,
        looks: tuple[FloorProjection, ...],
        novel: View,
    ) -> "CandidatePositions":
        """The board of what one or two cameras show, and of an X."""
        place = novel.position_mm[:2]
        signs = [place]
        if brief.has_arrow:
            signs.append(FloorPosition(*place, novel.heading_tenths).offset(TIP, 0)[:2])
        walker = seen_along(place, novel.heading_tenths, points)
        start = looks[0].view
        eye, heading = start.position_mm[:2], start.heading_tenths
        return cls(
            brief=brief,
            points=points,
            cross=cross,
            start=looks[0],
            shown=looks[-1],
            ahead=walker.ahead,
            left=walker.left,
            from_cross=np.sqrt(walker.ahead * walker.ahead + walker.left * walker.left),
            novel=novel,
            signs=tuple(glimpse(start, eye, heading, sign) for sign in signs),
        )

    @property
    def from_camera(self) -> Lengths:
        """(n,) distances from the first camera, mm."""
        ahead, left = self.start.ahead, self.start.left
        distances: Lengths = np.sqrt(ahead * ahead + left * left)
        return distances

    def usable(self, bulk: AssetExtent, *, is_screen: bool = False) -> Flags:
        """(n,) where a thing is well in the picture, and in the way of nothing.

        Args:
            bulk: of the thing.
            is_screen: it turns its front to the X, and its top may be cut off.
        """
        shown = self.shown
        reach = bulk.radius * shown.grow
        is_framed = (shown.u - reach / 2 > BORDER) & (shown.u + reach / 2 < 1 - BORDER)
        is_framed &= shown.v < LOWEST
        top = bulk.height * (SCREEN_PCT if is_screen else WHOLE_PCT) // 100
        is_framed &= shown.row(0, top) > HIGHEST
        least = OPTION_SEEN if self.brief.kind == "which_object" else SEEN
        is_framed &= bulk.front * shown.grow * shown.grow > least
        is_far = shown.ahead > CAMERA_MM + bulk.radius
        least = ARROW_MM if self.brief.has_arrow else CROSS_MM
        is_far &= self.from_cross > least + (bulk.thick if is_screen else bulk.radius)
        if self.brief.views > 1:
            hidden: Flags = is_framed & is_far & self._is_out_of_start(bulk)
            return hidden
        usable: Flags = is_framed & is_far & self._leaves_signs(bulk)
        return usable

    def _is_out_of_start(self, bulk: AssetExtent) -> Flags:
        """Whether the first picture shows nothing of a thing."""
        start = self.start
        spare = bulk.radius + 150
        is_behind = start.ahead < -spare
        # Beside the frame: across the edge of the view by more than its own radius.
        half = 0.5 / start.view.camera(1).scale
        beside = np.abs(start.left) - half * np.maximum(start.ahead, 0)
        pitch = start.view.pitch_tenths
        lift = start.view.position_mm[2] * -sine(pitch) * half
        return is_behind | (beside > lift + spare * (1 + half))

    def _leaves_signs(self, bulk: AssetExtent) -> Flags:
        """Whether a thing hides nothing of the X and its arrow."""
        shown, leaves = self.shown, np.ones(len(self.points), dtype=np.bool_)
        own = bulk.radius * shown.grow
        for sign in self.signs:
            reach = own + SIGN_RADIUS * sign.grow
            is_beyond = shown.ahead - bulk.radius > sign.ahead + SIGN_RADIUS
            leaves &= is_beyond | (np.abs(shown.u - sign.u) > reach)
        return leaves

    def fits_brief(self, bulk: AssetExtent) -> Flags:
        """(n,) where a thing is on the wanted sides of all lines of the picture."""
        brief = self.brief
        fits = np.ones(len(self.points), dtype=np.bool_)
        if brief.before:
            fits &= _beside(self.shown.u, 0.5, brief.before)
        if brief.side:
            fits &= _beside(self.shown.u, float(self.shown.u[self.cross]), brief.side)
        cross = self.shown.v[self.cross]
        if brief.row == "above":
            fits &= self.shown.row(bulk.radius) < cross - EDGE
        elif brief.row == "below":
            fits &= self.shown.row(-bulk.radius // 3) > cross + EDGE
        return fits

    def facing(self, most_tenths: int) -> Flags:
        """(n,) no farther than so much from straight ahead after the turn."""
        cos, sin = cosine(most_tenths), sine(most_tenths)
        is_within = np.abs(self.left) * cos <= self.ahead * sin
        facing: Flags = (self.ahead > 0) & is_within
        return facing

    def in_novel_frame(self, edge: float) -> Flags:
        """(n,) so far from the left and right border of the view on the X, in sides."""
        half = (0.5 - edge) / self.novel.camera(1).scale
        return (self.ahead > 0) & (np.abs(self.left) < half * self.ahead)

    def apart(self, place: int, bulk: AssetExtent, other: AssetExtent) -> Flags:
        """(n,) where a thing and one that stands at a place do not hide each other."""
        shown = self.shown
        reach = bulk.radius * shown.grow + other.radius * shown.grow[place]
        x = self.points[:, 0] - self.points[place, 0]
        y = self.points[:, 1] - self.points[place, 1]
        least = bulk.radius + other.radius + 150
        is_off = x * x + y * y > least * least
        # Of four things some may overlap a little; a screen is wider than its radius.
        share = 0.75 if self.brief.kind == "which_object" else 1.0
        apart: Flags = is_off & (np.abs(shown.u - shown.u[place]) > share * reach)
        return apart


def _beside(u: Lengths, line: float, side: str) -> Flags:
    """Plainly to the left or to the right of an upright line."""
    beside: Flags = u < line - EDGE if side == "left" else u > line + EDGE
    return beside
