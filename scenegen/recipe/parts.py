"""What a series names: a task, rooms and cameras, each with parameters."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from scenegen import params
from scenegen.params import Params
from scenegen.recipe.model import SeriesBlock
from scenegen.registry import did_you_mean
from scenegen.rooms.sampler import RoomParams
from scenegen.tasks import TASKS
from scenegen.tasks.base import AnyTask

ROOMS = "rooms"
"""The only `kind` of a layout block."""

BlockT = TypeVar("BlockT", bound=Params)


class Parts(NamedTuple):
    """What a series chose, checked.

    Attributes:
        task: the class of its task.
        params, rig: of the classes that the task declares.
        rooms: of the rooms.
    """

    task: type[AnyTask]
    params: Params
    rooms: RoomParams
    rig: Params


def parts_of(series: SeriesBlock) -> Parts:
    """What a series names, with checked parameters.

    Raises:
        RecipeError: with everything that is wrong with them.
    """
    parts, found = choose(series.model_dump(mode="json"), ())
    if parts is None:
        raise params.refuse(found, where=f"series '{series.label}'")
    return parts


def choose(
    series: Mapping[str, Any], at: params.Path
) -> tuple[Parts | None, list[str]]:
    """What a series block names, or what is wrong with it, each with its path.

    Args:
        series: the block as it was written, perhaps with mistakes elsewhere.
        at: its path in the recipe.

    Returns:
        No parts, and no faults either, when the block is too broken to be read here.
    """
    name, block = series.get("task"), series.get("params", {})
    if not isinstance(name, str) or not isinstance(block, Mapping):
        return None, []
    found: list[str] = []
    layout = _kinds_block(series.get("layout", {}), ROOMS)
    if layout.kind != ROOMS:
        hint = did_you_mean(layout.kind, [ROOMS])
        found.append(_unknown((*at, "layout", "kind"), layout.kind, hint))
    if name not in TASKS:
        found.insert(0, _unknown((*at, "task"), name, TASKS.hint(name)))
        return None, found
    task = TASKS[name]
    found += _wrong_rig(series, name, at)
    rig = _kinds_block(series.get("rig", {}), task.rig)
    own = _parsed(task.Params, block, (*at, "params"), found)
    rooms = _parsed(RoomParams, layout.values, (*at, "layout"), found)
    cameras = _parsed(task.RigParams, rig.values, (*at, "rig"), found)
    if own is None or rooms is None or cameras is None or found:
        return None, found
    return Parts(task, own, rooms, cameras), []


class _KindBlock(NamedTuple):
    """A block that says its kind, and the rest of it."""

    kind: str
    values: dict[str, object]


def _kinds_block(block: object, own: str) -> _KindBlock:
    values = dict(block) if isinstance(block, Mapping) else {}
    return _KindBlock(str(values.pop("kind", own)), values)


def _wrong_rig(series: Mapping[str, Any], name: str, at: params.Path) -> list[str]:
    """What is wrong with the kind of a rig block: a task has one of its own."""
    own = TASKS[name].rig
    kind = _kinds_block(series.get("rig", {}), own).kind
    if kind == own:
        return []
    known = [TASKS[each].rig for each in TASKS.built_in]
    where = (*at, "rig", "kind")
    if kind not in known:
        return [_unknown(where, kind, did_you_mean(kind, known))]
    return [f"{params.dotted(where)}: task '{name}' needs '{own}', not '{kind}'"]


def _parsed(
    block: type[BlockT],
    values: Mapping[str, object],
    at: params.Path,
    found: list[str],
) -> BlockT | None:
    made, wrong = params.parse(block, values, at=at)
    found += wrong
    return made


def _unknown(where: params.Path, name: str, hint: str) -> str:
    return f"{params.dotted(where)}: unknown name '{name}'; {hint}"
