"""The dice: layouts of rooms and rigs of cameras. The tables name every kind."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scenegen.sampling.rigs import SurveyRigger
from scenegen.sampling.rooms import RoomLayout
from scenegen.sampling.route import RouteRigger
from scenegen.sampling.vantage import VantageRigger

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
