"""Tables of what a series may name beside its task."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scenegen.rooms.sampler import RoomLayout
from scenegen.tasks.multiview.sampler import SurveyRigger
from scenegen.tasks.path.sampler import RouteRigger
from scenegen.tasks.perspective.sampler import VantageRigger

LAYOUTS: Mapping[str, type[RoomLayout]] = MappingProxyType(
    {RoomLayout.name: RoomLayout}
)
RIGS: Mapping[str, type[Any]] = MappingProxyType(
    {
        SurveyRigger.name: SurveyRigger,
        RouteRigger.name: RouteRigger,
        VantageRigger.name: VantageRigger,
    }
)
