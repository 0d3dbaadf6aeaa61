"""Kits: small objects that belong together, and are found together on a top.

At a table with seats, what is used is laid before each of them, by a setting; a kit is
what is shared.

A single object drawn at random for a table looks put there. What people leave on a top
has a reason: a breakfast, work that was interrupted, what is kept by a bed. So a top
gets a kit, its first object anywhere on it and the others close to that one.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

KitPiece = tuple[tuple[str, ...], tuple[int, int]]
"""Categories that one of is drawn for each object, and how many, (least, most)."""

KITS: Mapping[str, tuple[KitPiece, ...]] = MappingProxyType(
    {
        "breakfast": (
            (("teapot", "coffee_machine", "kettle"), (1, 1)),
            (("mug",), (1, 3)),
            (("plate", "bowl"), (1, 2)),
            (("fruit_bowl", "storage_jar"), (0, 1)),
        ),
        "coffee": (
            (("tray", "teapot", "cake_stand"), (1, 1)),
            (("mug",), (2, 3)),
            (("plate", "bowl"), (0, 1)),
        ),
        "break": (
            (("tray", "teapot"), (1, 1)),
            (("mug",), (1, 3)),
            (("plate", "magazines"), (0, 1)),
        ),
        "centre": (
            (("fruit_bowl", "vase", "candlestick"), (1, 1)),
            (("tray", "magazines"), (1, 1)),
        ),
        "living": (
            (("magazines", "stack_of_books", "board_game"), (1, 1)),
            (("mug", "bowl"), (1, 2)),
            (("candlestick", "small_plant", "figurine"), (0, 1)),
        ),
        "lamp": (
            (("table_lamp",), (1, 1)),
            (("stack_of_books", "mug", "photo_frame", "small_plant"), (1, 2)),
        ),
        "bedside": (
            (("table_lamp",), (1, 1)),
            (("alarm_clock", "stack_of_books", "mug", "photo_frame"), (1, 2)),
        ),
        "display": (
            (("vase", "figurine", "globe", "radio"), (1, 1)),
            (
                ("photo_frame", "candlestick", "stack_of_books", "small_plant", "bowl"),
                (1, 4),
            ),
        ),
        "exhibits": (
            (("globe", "radio", "vase"), (1, 1)),
            (("photo_frame", "stack_of_books", "small_plant"), (1, 3)),
        ),
        "photos": (
            (("photo_frame",), (2, 3)),
            (("candlestick", "small_plant", "vase"), (1, 2)),
        ),
        "music": (
            (("record_player", "radio"), (1, 1)),
            (("stack_of_books", "small_plant"), (1, 2)),
        ),
        "cooking": (
            (("chopping_board",), (1, 1)),
            (("knife_block", "utensil_jar", "storage_jar"), (1, 2)),
            (("bottle", "bowl"), (1, 2)),
        ),
        "appliances": (
            (("coffee_machine", "toaster", "kettle", "microwave"), (1, 2)),
            (("storage_jar", "mug"), (1, 3)),
        ),
        "dishes": (
            (("dish_rack", "bowl"), (1, 1)),
            (("soap_dispenser", "mug", "plate"), (1, 2)),
        ),
        "pots": ((("cooking_pot",), (1, 2)),),
        "bar": ((("bottle",), (1, 3)), (("wine_glass", "tray"), (1, 3))),
        "work": (
            (("notebook", "paper_tray"), (1, 1)),
            (("pen_cup", "mug"), (1, 2)),
            (("stack_of_books", "desk_lamp", "tissue_box"), (0, 2)),
        ),
        "paper": (
            (("paper_tray", "printer"), (1, 1)),
            (("notebook", "pen_cup", "magazines"), (1, 3)),
        ),
        "study": (
            (("notebook", "stack_of_books"), (1, 1)),
            (("pen_cup", "notebook"), (0, 1)),
        ),
        "sewing": (
            (("sewing_machine",), (1, 1)),
            (("wicker_basket", "pen_cup", "folded_towels"), (1, 2)),
        ),
        "washstand": (
            (("soap_dispenser",), (1, 1)),
            (("toothbrush_glass",), (1, 2)),
            (("folded_towels", "tissue_box", "small_plant"), (0, 1)),
        ),
        "towels": (
            (("folded_towels",), (1, 1)),
            (("soap_dispenser", "wicker_basket"), (1, 2)),
        ),
        "linen": (
            (("folded_towels",), (1, 1)),
            (("soap_dispenser", "wicker_basket"), (1, 2)),
        ),
        "laundry": (
            (("detergent_bottle",), (1, 2)),
            (("folded_towels", "wicker_basket"), (1, 2)),
        ),
        "vanity": (
            (("photo_frame", "small_plant"), (1, 1)),
            (("handbag", "tissue_box"), (1, 2)),
        ),
        "toys": (
            (("toy_car", "soft_toy", "board_game"), (1, 2)),
            (("pen_cup", "notebook", "soft_toy"), (1, 2)),
        ),
        "games": (
            (("board_game", "pile_of_blocks", "toy_car"), (1, 1)),
            (("mug", "notebook", "soft_toy"), (1, 2)),
        ),
        "still_life": (
            (("bowl", "vase", "figurine"), (1, 1)),
            (("vase", "candlestick", "figurine", "bowl", "globe"), (2, 3)),
        ),
        "plants": ((("small_plant",), (1, 3)),),
        "art": ((("paint_jar",), (1, 3)), (("notebook", "bowl"), (1, 2))),
        "drawing": (
            (("paint_jar", "pen_cup"), (1, 2)),
            (("notebook",), (1, 2)),
        ),
        "tools": (
            (("toolbox",), (1, 1)),
            (("paint_jar", "paint_jar", "storage_jar"), (1, 3)),
        ),
        "till": (
            (("cash_register",), (1, 1)),
            (("pen_cup", "small_plant", "magazines"), (1, 2)),
        ),
        "reading": ((("magazines",), (1, 2)), (("small_plant", "tissue_box"), (1, 1))),
        "shelf": ((("storage_bin", "cardboard_box", "wicker_basket"), (1, 2)),),
        "gym": ((("folded_towels", "radio"), (1, 1)), (("bottle", "dumbbell"), (1, 3))),
        "bed": (
            (("blanket", "blanket", "handbag"), (1, 1)),
            (("soft_toy", "cushion"), (0, 1)),
        ),
        "sofa": ((("cushion",), (1, 3)), (("blanket",), (0, 1))),
        "seat": ((("cushion", "blanket"), (1, 1)),),
        "child_bed": (
            (("bed_pillow",), (1, 1)),
            (("soft_toy", "blanket", "teddy_bear"), (1, 2)),
        ),
        "evening": (
            (("candlestick",), (1, 2)),
            (("wine_glass",), (2, 2)),
            (("bottle", "bowl"), (1, 1)),
        ),
        "game": (
            (("board_game",), (1, 1)),
            (("mug",), (2, 3)),
            (("bowl", "plate"), (0, 1)),
        ),
        "mending": (
            (("wicker_basket",), (1, 1)),
            (("mug", "tissue_box", "magazines"), (1, 1)),
        ),
        "travels": (
            (("globe",), (1, 1)),
            (("figurine", "photo_frame"), (1, 2)),
            (("small_plant", "bowl"), (0, 1)),
        ),
        "lamp_display": (
            (("table_lamp",), (1, 1)),
            (("vase", "figurine", "bowl"), (1, 1)),
            (("photo_frame", "candlestick"), (1, 2)),
        ),
        "recital": (
            (("photo_frame", "vase", "figurine"), (1, 1)),
            (("candlestick",), (2, 2)),
        ),
        "mantel": (
            (("photo_frame", "vase"), (1, 1)),
            (("candlestick",), (2, 2)),
            (("figurine", "small_plant"), (1, 1)),
        ),
        "bedside_reading": (
            (("table_lamp",), (1, 1)),
            (("stack_of_books", "magazines"), (1, 1)),
            (("mug", "alarm_clock", "tissue_box"), (0, 1)),
        ),
        "folded": (
            (("folded_towels", "wicker_basket"), (1, 2)),
            (("small_plant", "soap_dispenser", "vase"), (1, 1)),
        ),
        "coffee_corner": (
            (("coffee_machine", "kettle"), (1, 1)),
            (("mug",), (2, 3)),
            (("storage_jar", "tray"), (0, 1)),
        ),
        "baking": (
            (("bowl",), (1, 2)),
            (("storage_jar", "utensil_jar"), (1, 2)),
            (("cake_stand", "fruit_bowl"), (0, 1)),
        ),
        "serving": (
            (("fruit_bowl", "cake_stand", "tray"), (1, 1)),
            (("plate",), (1, 2)),
            (("bottle", "candlestick"), (1, 2)),
        ),
        "soft_toys": ((("soft_toy",), (2, 3)), (("toy_car", "board_game"), (0, 1))),
        "tea_party": (
            (("bowl",), (1, 1)),
            (("mug",), (2, 3)),
            (("soft_toy",), (0, 2)),
        ),
        "building": (
            (("pile_of_blocks",), (1, 1)),
            (("toy_car", "soft_toy"), (1, 2)),
        ),
        "keys": (
            (("bowl",), (1, 1)),
            (("handbag", "photo_frame", "vase"), (1, 2)),
        ),
        "scents": (
            (("candlestick",), (1, 2)),
            (("soap_dispenser", "tissue_box"), (1, 1)),
            (("small_plant",), (0, 1)),
        ),
        "bags": ((("handbag",), (1, 2)), (("shoes",), (0, 1))),
        "wine": (
            (("bottle",), (1, 1)),
            (("candlestick", "vase"), (0, 2)),
        ),
        "morning": (
            (("teapot", "fruit_bowl"), (1, 1)),
            (("storage_jar", "fruit_bowl", "bottle"), (1, 1)),
        ),
        "serving_dish": (
            (("bowl", "fruit_bowl", "cake_stand"), (1, 1)),
            (("bottle", "teapot", "candlestick"), (0, 1)),
        ),
        "water": (
            (("bottle", "tray"), (1, 1)),
            (("small_plant", "bottle", "bowl"), (1, 1)),
        ),
        "barista": (
            (("cash_register",), (1, 1)),
            (("coffee_machine",), (1, 1)),
            (("mug",), (2, 3)),
            (("cake_stand", "plate", "tray"), (1, 1)),
        ),
        "table_flower": ((("vase", "candlestick", "small_plant"), (1, 1)),),
        "cakes": ((("cake_stand", "tray", "teapot"), (1, 1)),),
        "own_things": (
            (("paper_tray", "notebook", "stack_of_books", "tissue_box"), (1, 1)),
            (("pen_cup", "photo_frame", "small_plant", "mug"), (1, 2)),
        ),
        "luggage": (
            (("suitcase", "handbag"), (1, 1)),
            (("blanket",), (0, 1)),
        ),
    }
)
"""Every kit by name."""


class Laid(NamedTuple):
    """One object of a setting: what is before one seat.

    Attributes:
        categories: one of which is drawn.
        ahead: from the rim of the top to the object, millimetres.
        aside: to the right of the one who sits there, millimetres.
        share_pct: share of the places that have it, per cent.
        models: ids of the only models to choose from, where the catalogue has them.
        round_models: instead of those at a round table, where the places are narrow.
        along: only on tops with one of these categories.
        instead: only on tops with none of these.
    """

    categories: tuple[str, ...]
    ahead: int = 10
    aside: int = 0
    share_pct: int = 100
    models: tuple[str, ...] = ()
    round_models: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


_LAID_PLATES = ("plate/setting",)
_FOOD = ("plate/breakfast", "plate/sandwiches")
_SCREENS = ("monitor",)

SETTINGS: Mapping[str, tuple[Laid, ...]] = MappingProxyType(
    {
        "dinner": (
            Laid(("plate",), ahead=0, models=_LAID_PLATES, round_models=_FOOD[1:]),
            Laid(("wine_glass",), ahead=230, aside=200, share_pct=90),
        ),
        "breakfast": (
            Laid(("plate",), share_pct=95, models=_FOOD),
            Laid(("mug",), ahead=120, aside=210, share_pct=90),
        ),
        "cereal": (
            Laid(("bowl",), share_pct=90, models=("bowl/cereal",)),
            Laid(("mug",), ahead=90, aside=190, share_pct=90),
        ),
        "coffee": (
            Laid(("mug",), ahead=30, aside=60, share_pct=90),
            Laid(("plate",), ahead=20, aside=-160, share_pct=35, models=_FOOD),
        ),
        "meeting": (
            Laid(("laptop", "laptop", "notebook"), ahead=40, share_pct=85),
            Laid(("mug",), ahead=120, aside=290, share_pct=65),
        ),
        "talk": (
            Laid(("notebook",), ahead=20, share_pct=90),
            Laid(("mug",), ahead=90, aside=260, share_pct=75),
        ),
        "lesson": (
            Laid(("notebook",), share_pct=95),
            Laid(("pen_cup", "stack_of_books"), ahead=60, aside=-230, share_pct=45),
        ),
        "study": (
            Laid(("notebook", "laptop", "notebook"), ahead=20, share_pct=75),
            Laid(("stack_of_books",), ahead=60, aside=-280, share_pct=60),
        ),
        "drawing": (
            Laid(("notebook",), share_pct=90),
            Laid(("paint_jar", "pen_cup"), ahead=40, aside=210, share_pct=50),
        ),
        "screen": (
            Laid(("computer_keyboard",), ahead=20, along=_SCREENS),
            Laid(("laptop",), ahead=40, instead=_SCREENS),
            Laid(("mug", "notebook"), ahead=60, aside=370, share_pct=70),
        ),
        "homework": (
            Laid(("computer_keyboard",), ahead=20, along=_SCREENS),
            Laid(("notebook", "notebook", "laptop"), ahead=30, instead=_SCREENS),
            Laid(("pen_cup", "stack_of_books"), ahead=140, aside=330, share_pct=70),
        ),
    }
)
"""What is before each seat, by name."""


def categories_in(name: str) -> tuple[str, ...]:
    """Every category that a kit or a setting may place.

    Raises:
        KeyError: there is neither of that name.
    """
    if name in SETTINGS:
        return tuple(each for laid in SETTINGS[name] for each in laid.categories)
    return tuple(each for names, _ in KITS[name] for each in names)
