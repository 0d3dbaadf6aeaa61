"""What is to be imagined, as pictures: those that a folder holds, or that follow.

rgb    the hidden views, as the folder holds them
depth  their depth, observed in the scene of the facts: grey 254 - 2 k for depth code k,
       so that the nearer is the brighter, and black is nothing or beyond the last code
panorama  all directions from where the hidden view is, from the config `dense`
matches   points that views share, as text, likewise
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import open_catalogue
from scenegen.dataset.rows import facts_of
from scenegen.dense.targets import MATCHES, PANORAMA
from scenegen.errors import ExportError
from scenegen.exports.dense_rows import DenseRows
from scenegen.exports.examples import Picture
from scenegen.exports.match_texts import match_text
from scenegen.exports.pictures import grey_png
from scenegen.generation.controls import scene_in
from scenegen.registry import did_you_mean
from scenegen.tokens.depth_grid import BEYOND, EDGES_MM, depth_codes
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh

if TYPE_CHECKING:
    from scenegen.exports.source import ExportSource, SourceRow
    from scenegen.geometry.pose import Floats
    from scenegen.records.item import Facts
    from scenegen.records.rig import View

RGB, DEPTH = "rgb", "depth"

TARGETS = (RGB, DEPTH, PANORAMA, MATCHES)
"""Kinds of target that can be asked for; not every folder holds all of them."""

OF_TEXT = (MATCHES,)
"""Those that are no pictures."""

_EDGES = np.array(EDGES_MM, dtype=np.float64) / 1000.0


class TargetSource(ABC):
    """Where hidden pictures come from.

    Attributes:
        columns: of a row that it reads.
        suffix: of files of pictures that are made anew, in the size that is wanted; ""
            where they are stored ones.
        wide: how many times as wide as a view a picture is, at most.
    """

    columns: ClassVar[tuple[str, ...]]
    suffix: ClassVar[str] = ""
    wide: ClassVar[int] = 1

    @abstractmethod
    def pictures(self, row: SourceRow, size: int) -> tuple[Picture, ...]:
        """The hidden pictures of a row, in the order of its hidden views.

        Args:
            row: with the columns of this source.
            size: pixels a side of pictures that are made anew.

        Raises:
            ExportError: when they do not follow from the row.
            ShardError: when they cannot be read.
        """

    def text(self, row: SourceRow) -> str:
        """What stands in place of pictures; "" where there are some.

        Args:
            row: as above.

        Raises:
            ExportError: when the data set has none.
            ShardError: when it cannot be read.
        """
        del row
        return ""


class RgbTargets(TargetSource):
    """The hidden views as they are stored."""

    columns: ClassVar[tuple[str, ...]] = ("target_images", "target_roles")

    def pictures(self, row: SourceRow, size: int) -> tuple[Picture, ...]:
        """See `TargetSource`."""
        del size
        return stored_pictures(row["target_images"], row["target_roles"])


class DepthTargets(TargetSource):
    """The depth of the hidden views, observed again in the scene of the facts."""

    columns: ClassVar[tuple[str, ...]] = ("facts",)
    suffix: ClassVar[str] = "png"

    def __init__(self, source: ExportSource) -> None:
        """Depth in the scenes of a data set.

        Raises:
            AssetError: when a pack of its recipe is missing.
        """
        self._truth_size = source.recipe.truth_size
        self._mesh_of = lru_cache(64)(open_catalogue(source.recipe.catalogue).mesh)

    def pictures(self, row: SourceRow, size: int) -> tuple[Picture, ...]:
        """See `TargetSource`."""
        facts = facts_of(row)
        found = []
        for view in facts.rig.hidden:
            scene = scene_in(facts, view)
            if scene is None:
                raise ExportError(f"{facts.address.id}: '{view.name}' shows no scene")
            mesh = build_scene_mesh(scene, self._mesh_of)
            self._check(mesh, facts, view)
            depth = observe_view(mesh, view, size).depth
            found.append(Picture(view.name, grey_png(depth_grey(depth)), self.suffix))
        return tuple(found)

    def _check(self, mesh: SceneMesh, facts: Facts, view: View) -> None:
        """The depth is the one that the tokens were made from.

        Raises:
            ExportError: when it is not: the assets are others.
        """
        stored = next(each.depth for each in facts.tokens if each.view == view.name)
        seen = depth_codes(observe_view(mesh, view, self._truth_size).depth)
        if seen != stored:
            raise ExportError(
                f"{facts.address.id}: the depth of '{view.name}' is not that of its "
                "tokens, so the models at hand are not those of the data set. Install "
                "the release that built it, or name its packs with --packs."
            )


class PanoramaTargets(TargetSource):
    """What is around the place of the hidden view, as the folder holds it."""

    columns: ClassVar[tuple[str, ...]] = ()
    wide: ClassVar[int] = 2

    def __init__(self, source: ExportSource) -> None:
        """Panoramas of a data set."""
        self._rows = DenseRows(source, PANORAMA, ("target", "image"))

    def pictures(self, row: SourceRow, size: int) -> tuple[Picture, ...]:
        """See `TargetSource`."""
        del size
        found = [
            each["image"]
            for each in self._rows.of(row["id"])
            if each["target"] == PANORAMA and each["image"] is not None
        ]
        return stored_pictures(found, [PANORAMA] * len(found))


class MatchTargets(TargetSource):
    """Points that views of an item share: a text, and no picture."""

    columns: ClassVar[tuple[str, ...]] = ()

    def __init__(self, source: ExportSource) -> None:
        """Matches of a data set."""
        columns = ("role", "target", "hidden", "width", "height", MATCHES)
        self._rows = DenseRows(source, MATCHES, columns)

    def pictures(self, row: SourceRow, size: int) -> tuple[Picture, ...]:
        """See `TargetSource`."""
        del row, size
        return ()

    def text(self, row: SourceRow) -> str:
        """See `TargetSource`."""
        return match_text(self._rows.of(row["id"]))


def target_source(kind: str, source: ExportSource) -> TargetSource:
    """Where the hidden pictures of a kind come from in a data set.

    Raises:
        ExportError: when the kind is not known, or the data set does not hold it.
        AssetError: when a pack of its recipe is missing.
    """
    if kind == RGB:
        return RgbTargets()
    if kind not in TARGETS:
        hint = did_you_mean(kind, TARGETS)
        raise ExportError(f"--targets: unknown kind '{kind}'; {hint}")
    if kind == DEPTH:
        return DepthTargets(source)
    if not any(kind in series.targets for series in source.recipe.series):
        raise ExportError(
            f"--targets {kind}: {source.folder} holds none, and none can be derived "
            f"from its rows. Put `targets: [{kind}]` into the series of its recipe, "
            "and build that into another folder."
        )
    return PanoramaTargets(source) if kind == PANORAMA else MatchTargets(source)


def depth_grey(depth: Floats) -> NDArray[np.uint8]:
    """(h, w) metres along the axis, 0 for nothing, as grey: what is near is bright."""
    far = np.where(depth > 0.0, depth, np.inf)
    codes = np.searchsorted(_EDGES, far, side="right")
    return (2 * (BEYOND - codes)).astype(np.uint8)


def stored_pictures(
    images: Sequence[Mapping[str, Any]], roles: Sequence[str]
) -> tuple[Picture, ...]:
    """Pictures of a column, with the names of their views."""
    return tuple(
        Picture(role, image["bytes"], image["path"].rpartition(".")[2])
        for role, image in zip(roles, images, strict=True)
    )
