"""The dice: layouts of rooms and rigs of cameras. The tables name every kind."""

from scenegen.sampling.rigs import SurveyRigger
from scenegen.sampling.rooms import RoomLayout

LAYOUTS = (RoomLayout,)
RIGS = (SurveyRigger,)
