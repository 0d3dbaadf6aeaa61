"""Which pictures hang in which types of rooms: no nursery whale over a desk at work."""

from collections.abc import Mapping
from types import MappingProxyType

Names = frozenset[str]


def _names(line: str) -> Names:
    return frozenset(line.split())


_HOMES = _names(
    "living_room bedroom kitchen dining_room hallway bathroom office library "
    "music_room studio"
)
_CHILDREN = _names("childrens_room playroom")
_LEARNING = _CHILDREN | _names("classroom library")
_PASTIMES = _names("living_room bedroom music_room studio cafe gym childrens_room shop")

_KNOWN = (
    _HOMES
    | _LEARNING
    | _PASTIMES
    | _names("open_plan_office laundry storage waiting_room meeting_room workshop")
)
"""The types whose taste is known."""

THEMES: Mapping[str, Names] = MappingProxyType(
    {
        "poster/whale": _CHILDREN,
        "poster/animals": _CHILDREN | _names("classroom"),
        "poster/rocket": _CHILDREN,
        "poster/planet": _CHILDREN,
        "poster/solar": _LEARNING,
        "poster/guitar": _PASTIMES,
        "poster/record": _PASTIMES,
        "poster/stranger": _PASTIMES,
        "painting/gentleman": _HOMES | _names("cafe waiting_room"),
        "painting/lady": _HOMES | _names("cafe waiting_room"),
        "painting/portrait": _HOMES | _names("cafe waiting_room"),
    }
)
"""Pictures that hang in some types of rooms alone; others hang anywhere."""


def suits(model: str, *kinds: str) -> bool:
    """Whether a model hangs in rooms of one of some types.

    Args:
        model: id of something that hangs.
        kinds: names of room types; those of plug-ins take everything.
    """
    themes = THEMES.get(model)
    if themes is None:
        return True
    return any(kind in themes or kind not in _KNOWN for kind in kinds)
