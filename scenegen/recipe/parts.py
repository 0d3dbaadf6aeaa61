"""Tables of what a series may name beside its task."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scenegen.rooms.sampler import RoomSampler
from scenegen.tasks.multiview.sampler import MultiviewSampler
from scenegen.tasks.path.sampler import PathSampler
from scenegen.tasks.perspective.sampler import PerspectiveSampler

LAYOUTS: Mapping[str, type[RoomSampler]] = MappingProxyType(
    {RoomSampler.name: RoomSampler}
)
RIGS: Mapping[str, type[Any]] = MappingProxyType(
    {
        MultiviewSampler.name: MultiviewSampler,
        PathSampler.name: PathSampler,
        PerspectiveSampler.name: PerspectiveSampler,
    }
)
