"""The dice: layouts of rooms and rigs of cameras. The tables name every kind."""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.sampling.rigs import SurveyRigger
from scenegen.sampling.rooms import RoomLayout

LAYOUTS: Mapping[str, type[RoomLayout]] = MappingProxyType(
    {RoomLayout.name: RoomLayout}
)
RIGS: Mapping[str, type[SurveyRigger]] = MappingProxyType(
    {SurveyRigger.name: SurveyRigger}
)
