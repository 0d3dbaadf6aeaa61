"""From a checked recipe to the objects that make its units: names become objects."""

from dataclasses import dataclass
from typing import Any, Generic, TypeAlias

from scenegen.catalogue import Catalogue, core_of, held_out_of, open_catalogue
from scenegen.catalogue.held_out import HeldOut
from scenegen.errors import RecipeError
from scenegen.recipe.model import Recipe, SeriesBlock, ordered
from scenegen.recipe.parts import parts_of
from scenegen.rooms.occluders import OccluderPlacer
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.tasks.base import SlotT, Task
from scenegen.tokens import Token, added_tokens
from scenegen.visibility.scene_mesh import MeshOf


@dataclass(frozen=True, slots=True)
class SeriesPlan(Generic[SlotT]):
    """A series whose names have become objects.

    Attributes:
        name: of the series.
        seed: of the recipe.
        task: samples its units and asks about them.
        occluders: moves occluders where a unit asks for it.
        max_attempts: scenes tried for one slot.
        jitters: times that everything is moved a little to see if the answer stays.
        truth_size: pixels a side of the masks that decide labels.
        splits: (name, items), in the order of the bands.
        mesh_of: from an asset id to its mesh.
        control: how its items are corrupted, "" for honest ones.
        tokens: that views are described with beside the standard ones.
        targets: what is to be imagined beside its views, see `dense.targets`.
    """

    name: str
    seed: int
    task: Task[SlotT]
    occluders: OccluderPlacer
    max_attempts: int
    jitters: int
    truth_size: int
    splits: tuple[tuple[str, int], ...]
    mesh_of: MeshOf
    control: str = ""
    tokens: tuple[Token, ...] = ()
    targets: tuple[str, ...] = ()


AnySeriesPlan: TypeAlias = SeriesPlan[Any]
"""A plan whose slots only its own task can read."""


def stock_of(recipe: Recipe) -> Catalogue:
    """The catalogue that a recipe draws from, packs included.

    Raises:
        AssetError: when a pack is missing or is another one.
    """
    return open_catalogue(recipe.catalogue)


def resolve(recipe: Recipe, catalogue: Catalogue) -> tuple[AnySeriesPlan, ...]:
    """The plans of all series.

    Args:
        recipe: a checked recipe.
        catalogue: as `stock_of` gives it.

    Raises:
        RecipeError: when a part refuses its parameters.
        AssetError: when what the recipe holds out is not there.
    """
    return tuple(_plan(recipe, series, catalogue) for series in recipe.series)


def _plan(recipe: Recipe, series: SeriesBlock, stock: Catalogue) -> AnySeriesPlan:
    is_core = series.draws_on == "core"
    catalogue = (core_of if is_core else held_out_of)(stock, recipe.held_out)
    parts = parts_of(series)
    rooms = RoomSampler(
        _allowed_kinds(parts.rooms, recipe.held_out, is_core=is_core), catalogue
    )
    return SeriesPlan(
        name=series.label,
        seed=recipe.seed,
        task=parts.task(parts.params, catalogue, rig=parts.rig, rooms=rooms),
        occluders=OccluderPlacer(catalogue, recipe.truth_size),
        max_attempts=series.max_attempts,
        jitters=series.jitters,
        truth_size=recipe.truth_size,
        splits=tuple(ordered(series.splits)),
        mesh_of=catalogue.mesh,
        control=series.control,
        tokens=added_tokens(recipe.tokens),
        targets=series.targets,
    )


def _allowed_kinds(rooms: RoomParams, held: HeldOut, *, is_core: bool) -> RoomParams:
    """The parameters of rooms with the kinds that a series may show.

    Raises:
        RecipeError: when none is left.
    """
    kinds = tuple(kind for kind in rooms.kinds if held.holds(kind) is not is_core)
    if not kinds and (is_core or held.rooms):
        whose = "core" if is_core else "held-out"
        raise RecipeError(
            f"held_out.rooms: leaves no kind of room for {whose} series; hold out "
            f"other ones of {', '.join(rooms.kinds)}"
        )
    return rooms.model_copy(update={"kinds": kinds or rooms.kinds})
