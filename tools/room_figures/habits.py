"""What people have, room by room, written down without a look at the room types.

The lists are judged by flats and buildings, not by what the sampler does: a category
that a room type names and that is missing here is a thing to argue about, either way.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


def _names(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(name for line in lines for name in line.split())


FIXTURES = _names(
    "light_switch socket radiator smoke_detector curtain net_curtain blind",
    "curtain_rail ceiling_lamp pendant_lamp spot_rail wall_lamp air_conditioner",
)
GREEN = _names("potted_plant small_plant vase")
HOME = (
    FIXTURES
    | GREEN
    | _names(
        "painting poster photo_frame wall_clock mirror rug floor_lamp table_lamp",
        "ceiling_fan wall_shelf candlestick figurine waste_bin",
    )
)
WORK = (
    FIXTURES
    | GREEN
    | _names(
        "painting poster wall_clock notice_board calendar fire_extinguisher",
        "strip_light waste_bin coat_hooks coat_stand whiteboard wall_shelf",
    )
)
DRINKS = _names("mug bottle tray teapot")
TABLEWARE = DRINKS | _names("plate bowl wine_glass fruit_bowl cake_stand")
DESKWORK = _names(
    "desk office_chair desk_lamp notebook paper_tray pen_cup stack_of_books laptop",
    "monitor computer_keyboard tissue_box magazines mug bottle backpack",
)
LOUNGE = _names(
    "sofa armchair coffee_table side_table ottoman bench cushion blanket magazines",
    "magazine_rack stack_of_books",
)
TOYS = _names(
    "toy_chest toy_car toy_train soft_toy teddy_bear ball pile_of_blocks board_game",
    "dollhouse rocking_horse play_tent bean_bag easel storage_bin",
)
MACHINES = _names("kettle toaster microwave coffee_machine")

BELONGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "living_room": HOME
        | LOUNGE
        | TABLEWARE
        | _names(
            "tv_stand wall_tv bookcase fireplace piano digital_piano sideboard radio",
            "chest_of_drawers bean_bag acoustic_guitar board_game globe record_player",
            "folding_screen pedestal_fan wicker_basket soft_toy handbag tissue_box",
            "notebook laptop",
        ),
        "bedroom": HOME
        | _names(
            "bed nightstand wardrobe chest_of_drawers dressing_table desk stool chair",
            "office_chair bench ottoman armchair crib laundry_basket suitcase bookcase",
            "shoe_rack shoes bed_pillow cushion blanket alarm_clock stack_of_books mug",
            "tissue_box handbag soft_toy folded_towels folding_screen pedestal_fan",
            "backpack notebook pen_cup laptop desk_lamp radio globe wicker_basket bowl",
            "record_player bottle side_table magazines wall_tv paper_tray coat_stand",
        ),
        "kitchen": HOME
        | TABLEWARE
        | MACHINES
        | _names(
            "kitchen_cabinet kitchen_sink kitchen_island stove refrigerator calendar",
            "washing_machine dining_table chair sideboard bench wall_cabinet stool",
            "extractor_hood spice_rack cooking_pot chopping_board knife_block cushion",
            "utensil_jar storage_jar dish_rack soap_dispenser bar_stool high_stool",
            "notice_board detergent_bottle folded_towels wicker_basket blanket radio",
            "bookcase magazines",
        ),
        "office": WORK
        | DESKWORK
        | LOUNGE
        | _names(
            "filing_cabinet bookcase sideboard floor_lamp rug cardboard_box",
            "storage_bin ceiling_fan printer partition globe photo_frame figurine",
            "radio table_lamp coffee_machine kettle storage_jar tray teapot bowl plate",
            "chair",
        ),
        "childrens_room": (HOME - _names("candlestick"))
        | TOYS
        | _names(
            "bunk_bed bed crib nightstand chest_of_drawers wardrobe desk chair",
            "bookcase office_chair desk_lamp bed_pillow blanket cushion alarm_clock",
            "notebook pen_cup stack_of_books mug backpack laundry_basket paint_jar",
            "globe radio child_chair play_table tissue_box",
        ),
        "hallway": HOME
        | _names(
            "shoe_rack coat_stand bench chest_of_drawers sideboard wardrobe bookcase",
            "umbrella_stand bicycle suitcase backpack shoes stool chair doormat bowl",
            "coat_hooks key_rack calendar handbag cushion blanket stack_of_books",
            "wicker_basket",
        ),
        "bathroom": FIXTURES
        | GREEN
        | _names(
            "bathtub shower washbasin toilet washing_machine chest_of_drawers stool",
            "towel_rack laundry_basket waste_bin mirror medicine_cabinet towel_rail",
            "toilet_roll_holder soap_shelf rug painting soap_dispenser",
            "toothbrush_glass folded_towels tissue_box candlestick wicker_basket",
            "detergent_bottle drying_rack",
        ),
        "dining_room": HOME
        | TABLEWARE
        | _names(
            "dining_table chair sideboard chest_of_drawers bookcase fireplace piano",
            "armchair cushion blanket globe radio stack_of_books bar_stool bench",
            "folding_screen",
        ),
        "open_plan_office": WORK
        | DESKWORK
        | _names(
            "filing_cabinet bookcase water_cooler cardboard_box storage_bin partition",
            "printer photo_frame floor_lamp coffee_machine",
        ),
        "playroom": (HOME - _names("candlestick table_lamp"))
        | TOYS
        | _names(
            "play_table child_chair bookcase piano coat_hooks notice_board notebook",
            "pen_cup paint_jar globe stack_of_books radio cushion blanket mug bowl",
        ),
        "laundry": FIXTURES
        | GREEN
        | _names(
            "washing_machine kitchen_cabinet kitchen_sink storage_rack mirror",
            "ironing_board drying_rack laundry_basket storage_bin stepladder stool rug",
            "strip_light wall_cabinet towel_rail coat_hooks wall_clock",
            "detergent_bottle folded_towels wicker_basket soap_dispenser",
            "sewing_machine calendar painting poster waste_bin pen_cup",
        ),
        "storage": FIXTURES
        | _names(
            "storage_rack bookcase wardrobe cardboard_box storage_bin suitcase toolbox",
            "stepladder bicycle pedestal_fan drying_rack chair filing_cabinet pegboard",
            "chest_of_drawers strip_light wall_shelf fire_extinguisher coat_hooks",
            "wicker_basket paint_jar storage_jar bottle calendar poster ironing_board",
            "small_plant vase backpack waste_bin",
        ),
        "music_room": HOME
        | _names(
            "piano digital_piano drum_kit amplifier acoustic_guitar cello chair stool",
            "music_stand microphone_stand bookcase sofa bench cushion blanket globe",
            "radio record_player stack_of_books bowl folding_screen handbag bottle",
            "notice_board",
        ),
        "library": WORK
        | DESKWORK
        | _names(
            "dining_table conference_table chair armchair side_table floor_lamp rug",
            "stepladder table_lamp globe cushion blanket photo_frame stool ceiling_fan",
            "folding_screen bookcase magazine_rack sofa figurine",
        ),
        "classroom": WORK
        | DESKWORK
        | _names(
            "lectern school_desk chair bookcase filing_cabinet sideboard projector",
            "globe photo_frame paint_jar radio printer figurine wall_tv",
        ),
        "waiting_room": WORK
        | LOUNGE
        | _names(
            "counter chair water_cooler umbrella_stand toy_chest play_table wall_tv",
            "rug tissue_box pen_cup notebook paper_tray printer soft_toy toy_car",
            "board_game pile_of_blocks partition handbag photo_frame",
        ),
        "cafe": HOME
        | TABLEWARE
        | MACHINES
        | _names(
            "counter cafe_table chair bar_stool refrigerator display_shelf sideboard",
            "bookcase bench sofa coat_stand cash_register pen_cup magazines",
            "storage_jar cushion blanket partition fire_extinguisher high_stool",
            # A board with the menu; where there are no small tables, low ones.
            "whiteboard coffee_table armchair",
        ),
        "meeting_room": WORK
        | (DESKWORK - _names("desk monitor computer_keyboard desk_lamp"))
        | MACHINES
        | _names(
            "conference_table chair sideboard lectern water_cooler bookcase wall_tv",
            "tray filing_cabinet projector storage_jar teapot plate cake_stand bowl",
            "printer photo_frame partition figurine globe",
        ),
        "gym": WORK
        | _names(
            "treadmill exercise_bike dumbbell_rack weight_bench exercise_ball yoga_mat",
            "bench towel_rack towel_rail water_cooler storage_bin pedestal_fan",
            "backpack mirror wall_tv folded_towels radio bottle dumbbell ceiling_fan",
        ),
        "studio": WORK
        | DESKWORK
        | _names(
            "easel workbench dining_table stool storage_rack bookcase chest_of_drawers",
            "sofa armchair floor_lamp stepladder mannequin cardboard_box storage_bin",
            "rug paint_jar bowl cushion blanket folding_screen photo_frame figurine",
            "globe radio candlestick chair",
        ),
        "workshop": (WORK - _names("painting vase"))
        | _names(
            "workbench stool storage_rack tool_chest stepladder toolbox bicycle bottle",
            "storage_bin filing_cabinet pedestal_fan cardboard_box pegboard paint_jar",
            "storage_jar partition radio mug",
        ),
        "shop": WORK
        | _names(
            "counter display_shelf clothes_rack mannequin bench ottoman cardboard_box",
            "stepladder mirror rug cash_register pen_cup magazines cushion blanket",
            "handbag shoes backpack",
        ),
    }
)
"""By kind of room, the categories that people would not wonder about there."""


MATS_ONLY = _names("bathroom laundry")
LARGEST_MAT_MM2 = 1_300_000
"""What lies on the floor of wet rooms is a mat at most."""


JOINED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "living_room": ("dining_room", "kitchen", "office", "hallway"),
        "dining_room": ("kitchen", "living_room"),
        "kitchen": ("dining_room", "living_room"),
        "bedroom": ("office", "bathroom"),
        "open_plan_office": ("meeting_room",),
    }
)
"""Kinds of rooms that people join by an opening."""


class Need(NamedTuple):
    """Main pieces of a kind of room.

    Attributes:
        any_of: categories, any of which will do.
        least: how many a room has.
    """

    any_of: tuple[str, ...]
    least: int = 1


MAIN: Mapping[str, tuple[Need, ...]] = MappingProxyType(
    {
        "living_room": (
            Need(("sofa",)),
            Need(("coffee_table",)),
            Need(("rug",)),
            Need(("tv_stand", "wall_tv")),
        ),
        "bedroom": (Need(("bed",)), Need(("nightstand",)), Need(("wardrobe",))),
        "kitchen": (
            Need(("dining_table",)),
            Need(("chair",), 4),
            Need(("stove",)),
            Need(("kitchen_sink",)),
            Need(("refrigerator",)),
        ),
        "office": (Need(("desk",)), Need(("office_chair",)), Need(("bookcase",))),
        "childrens_room": (
            Need(("bed", "bunk_bed", "crib")),
            Need(("chest_of_drawers", "wardrobe")),
            Need(("toy_chest", "storage_bin", "dollhouse")),
        ),
        "hallway": (
            Need(("shoe_rack", "chest_of_drawers", "sideboard", "wardrobe")),
            Need(("coat_stand", "coat_hooks", "wardrobe")),
        ),
        "bathroom": (
            Need(("bathtub", "shower")),
            Need(("washbasin",)),
            Need(("toilet",)),
            Need(("mirror", "medicine_cabinet")),
        ),
        "dining_room": (
            Need(("dining_table",)),
            Need(("chair",), 4),
            Need(("sideboard", "chest_of_drawers", "bookcase")),
        ),
        "open_plan_office": (
            Need(("desk",), 3),
            Need(("office_chair",), 3),
            Need(("monitor", "laptop"), 3),
        ),
        "playroom": (
            Need(("play_table",)),
            Need(("child_chair",), 2),
            Need(("toy_chest", "storage_bin")),
            Need(("rug",)),
        ),
        "laundry": (
            Need(("washing_machine",)),
            Need(("laundry_basket",)),
            Need(("drying_rack", "ironing_board", "storage_rack")),
        ),
        "storage": (
            Need(("storage_rack",)),
            Need(("cardboard_box", "storage_bin", "suitcase"), 3),
        ),
        "music_room": (
            Need(("piano", "digital_piano", "drum_kit"), 1),
            Need(("acoustic_guitar", "cello", "amplifier", "music_stand")),
            Need(("chair", "stool")),
        ),
        "library": (
            Need(("bookcase",), 4),
            Need(("dining_table", "conference_table", "desk")),
            Need(("chair", "office_chair", "armchair"), 2),
        ),
        "classroom": (
            Need(("school_desk",), 6),
            Need(("chair",), 6),
            Need(("whiteboard",)),
        ),
        "waiting_room": (
            Need(("chair",), 3),
            Need(("coffee_table", "side_table", "magazine_rack")),
        ),
        "cafe": (
            Need(("counter",)),
            # At small tables, or low ones along the walls.
            Need(("cafe_table", "coffee_table")),
            Need(("chair", "sofa")),
        ),
        "meeting_room": (
            Need(("conference_table",)),
            Need(("chair", "office_chair"), 5),
            Need(("whiteboard", "wall_tv", "projector")),
        ),
        "gym": (
            Need(("treadmill", "exercise_bike"), 2),
            Need(("dumbbell_rack", "weight_bench")),
            Need(("mirror",)),
        ),
        "studio": (
            Need(("easel",), 2),
            Need(("workbench", "dining_table", "desk")),
        ),
        "workshop": (
            Need(("workbench",)),
            Need(("storage_rack", "tool_chest", "pegboard")),
        ),
        "shop": (
            Need(("counter",)),
            Need(("display_shelf", "clothes_rack"), 2),
        ),
    }
)
"""By kind of room, what a room of it always has."""

KITCHEN_LINE = _names("kitchen_cabinet kitchen_sink stove refrigerator washing_machine")
KITCHEN_LINE_MM = 3000

PICTURES = _names("painting poster")

FIXED = _names(
    "light_switch socket radiator curtain net_curtain blind curtain_rail",
    "smoke_detector fire_extinguisher toilet_roll_holder air_conditioner",
)
"""What hangs on walls, and is no decoration."""

COVERS = _names("curtain net_curtain blind")

CURTAINED = _names(
    "living_room bedroom childrens_room dining_room office music_room library",
    "waiting_room meeting_room playroom",
)
"""Kinds of rooms whose windows people dress."""

MOST_TALL = _names(
    "wardrobe bookcase refrigerator filing_cabinet storage_rack display_shelf tv_stand",
    "folding_screen partition piano sideboard chest_of_drawers bunk_bed",
)
"""What would hide a radiator or a switch."""

# What people put in mid-floor, and next to what else they put the rest.

OWN_PLACE: Mapping[str, frozenset[str] | None] = MappingProxyType(
    {
        "dining_table": None,
        "coffee_table": None,
        "cafe_table": None,
        "conference_table": None,
        "play_table": None,
        "kitchen_island": None,
        "school_desk": None,
        "clothes_rack": None,
        "treadmill": _names("gym"),
        "exercise_bike": _names("gym"),
        "weight_bench": _names("gym"),
        "counter": _names("cafe shop waiting_room"),
        "desk": _names("open_plan_office office studio"),
        "display_shelf": _names("shop"),
        "storage_rack": _names("storage"),
        "chair": _names("waiting_room"),
        "mannequin": _names("shop studio"),
        "easel": _names("studio"),
        "workbench": _names("workshop studio"),
        "drying_rack": _names("laundry"),
        "ironing_board": _names("laundry"),
        "column": None,
    }
)
"""Categories with a place of their own in mid-floor, in all kinds (None) or some."""

TABLES = _names(
    "dining_table coffee_table cafe_table conference_table play_table side_table desk",
    "school_desk kitchen_island counter workbench dressing_table",
)
BEDS = _names("bed bunk_bed crib")
AT_TABLES = _names("chair office_chair bar_stool high_stool child_chair")
"""Seats that are drawn up; a stool may be farther, as before an easel."""
SET_TABLES = _names("dining_table conference_table cafe_table play_table school_desk")
"""Tables whose chairs are bought together."""
LOUNGERS = _names("sofa armchair bean_bag ottoman bench")

PARTNERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "chair": TABLES | _names("piano digital_piano music_stand drum_kit"),
        "office_chair": TABLES,
        "stool": TABLES
        | _names("piano digital_piano easel bathtub washbasin drum_kit"),
        "bar_stool": _names("counter kitchen_island dining_table"),
        "high_stool": _names("counter kitchen_island dining_table"),
        "child_chair": TABLES,
        "bench": TABLES | BEDS | _names("piano"),
        "armchair": _names("coffee_table side_table sofa armchair fireplace"),
        "ottoman": LOUNGERS | BEDS | _names("coffee_table"),
        "bean_bag": _names("coffee_table sofa armchair bookcase bean_bag"),
        "sofa": _names("coffee_table"),
        "side_table": LOUNGERS | _names("chair"),
        "nightstand": BEDS,
        "floor_lamp": LOUNGERS | TABLES | BEDS | _names("bookcase easel"),
        "waste_bin": TABLES
        | KITCHEN_LINE
        | _names("washbasin toilet counter filing_cabinet printer"),
        "filing_cabinet": _names("desk filing_cabinet"),
        "laundry_basket": _names(
            "washing_machine bathtub wardrobe chest_of_drawers bed drying_rack",
            "ironing_board laundry_basket kitchen_sink",
        ),
        "suitcase": BEDS | _names("wardrobe suitcase bench"),
        "backpack": TABLES | BEDS | _names("bench chair office_chair coat_stand"),
        "shoes": BEDS | _names("bench shoe_rack wardrobe doormat shoes"),
        "handbag": _names("bench chair bed sofa"),
        "cardboard_box": _names("cardboard_box storage_rack counter"),
        "storage_bin": _names("storage_bin storage_rack toy_chest bookcase"),
        "magazine_rack": LOUNGERS,
        "music_stand": _names("chair stool piano digital_piano cello acoustic_guitar"),
        "microphone_stand": _names("amplifier drum_kit music_stand piano"),
        "acoustic_guitar": _names("amplifier piano chair sofa bookcase music_stand"),
        "amplifier": _names("drum_kit digital_piano amplifier microphone_stand"),
        "cello": _names("chair music_stand piano"),
        "stepladder": _names("bookcase storage_rack workbench"),
        "toolbox": _names("workbench tool_chest storage_rack toolbox stepladder"),
        "tool_chest": _names("workbench"),
        "folding_screen": BEDS | LOUNGERS | TABLES,
        "partition": TABLES,
        "bookcase": _names("bookcase sofa bed"),
        "potted_plant": _names("sofa armchair tv_stand bookcase counter sideboard"),
        "pedestal_fan": BEDS | _names("sofa desk sideboard bookcase"),
        "towel_rack": _names("bathtub shower washbasin"),
        "exercise_ball": _names("exercise_ball weight_bench"),
    }
)
"""Where a category is free of the walls with reason: beside one of these."""

PLAYTHINGS = _names(
    "ball teddy_bear pile_of_blocks toy_train toy_car soft_toy rocking_horse dollhouse",
    "bean_bag play_tent exercise_ball dumbbell",
)
"""What lies about on a mat or a rug, or beside the chest that it comes from."""


class Odd(NamedTuple):
    """Neighbours that people do not have.

    Attributes:
        how: "above": the first hangs over the second; "on": it is on top of it;
            "under": a good part of it lies under the second; "near": within `reach_mm`
            on the floor plan; "together": in one room; "far": the first is farther than
            that from every second.
        first, second: categories.
        reach_mm: see there.
    """

    how: str
    first: frozenset[str]
    second: frozenset[str]
    reach_mm: int = 0


WET = _names("bathtub shower washbasin toilet")
PAPER = _names(
    "stack_of_books notebook magazines laptop paper_tray printer monitor photo_frame",
    "computer_keyboard record_player radio sewing_machine",
)
HOT_OR_WET_TOP = _names("stove kitchen_sink washbasin washing_machine")

ODD: tuple[Odd, ...] = (
    Odd("above", _names("wall_cabinet spice_rack pegboard"), WET | BEDS | LOUNGERS),
    Odd(
        "above",
        _names("painting poster wall_clock notice_board calendar key_rack coat_hooks"),
        _names("bathtub shower stove"),
    ),
    Odd(
        "above",
        _names("coat_hooks towel_rail"),
        BEDS | _names("stove desk tv_stand radiator fireplace sofa piano"),
    ),
    # Shelves on walls are full of books.
    Odd("above", _names("wall_shelf"), WET | _names("washing_machine stove")),
    Odd("above", _names("mirror"), _names("tv_stand stove toilet bathtub")),
    Odd("above", _names("extractor_hood"), BEDS | WET | _names("kitchen_sink")),
    Odd("on", PAPER, HOT_OR_WET_TOP),
    Odd("on", _names("plate wine_glass candlestick teapot cooking_pot"), BEDS),
    Odd(
        "on",
        _names("detergent_bottle toothbrush_glass soap_dispenser"),
        _names(
            "dining_table coffee_table desk sideboard bed nightstand dressing_table"
        ),
    ),
    Odd("on", _names("candlestick wine_glass knife_block"), _names("toy_chest crib")),
    Odd("on", _names("bottle wine_glass"), _names("toy_chest bed bunk_bed crib")),
    Odd(
        "under",
        _names("rug"),
        WET
        | KITCHEN_LINE
        | _names(
            "wardrobe bookcase sideboard chest_of_drawers storage_rack filing_cabinet",
            "counter display_shelf shoe_rack",
        ),
    ),
    Odd(
        "under",
        _names("yoga_mat"),
        _names("treadmill exercise_bike weight_bench dumbbell_rack bench towel_rack"),
    ),
    Odd("near", _names("refrigerator"), WET | BEDS | _names("sofa fireplace"), 600),
    Odd("near", _names("stove fireplace"), COVERS | BEDS | _names("sofa"), 300),
    Odd("near", _names("toilet"), TABLES | BEDS | LOUNGERS, 1500),
    Odd("near", _names("waste_bin laundry_basket"), _names("dining_table bed"), 250),
    Odd("near", _names("bicycle"), BEDS | WET | _names("stove dining_table sofa"), 800),
    Odd("near", _names("potted_plant cardboard_box"), _names("stove"), 150),
    Odd("near", MOST_TALL, _names("radiator"), 150),
    Odd("together", _names("toilet"), _names("dining_table bed stove sofa desk")),
    Odd("together", _names("column"), BEDS | _names("toilet toy_chest")),
    Odd("far", _names("doormat"), _names("door"), 500),
    Odd("far", _names("toilet_roll_holder"), _names("toilet"), 700),
    Odd("far", _names("nightstand"), BEDS, 400),
    Odd("far", _names("monitor"), _names("office_chair chair stool"), 1500),
)
"""Pairs that give a picture away in half a second."""

CORNERED = _names(
    "shower coat_stand drum_kit play_tent umbrella_stand cello floor_lamp",
)
"""What people put into corners."""

SINGLE = _names(
    "wall_clock fireplace piano bathtub toilet stove refrigerator cash_register",
    "lectern kitchen_sink drum_kit smoke_detector dining_table wall_tv tv_stand",
)
"""Of which a room has one at most."""

NO_TOP = _names(
    "armchair sofa bench chair office_chair stool bar_stool high_stool ottoman",
    "child_chair toilet cardboard_box storage_bin laundry_basket suitcase bean_bag",
    "weight_bench treadmill exercise_bike radiator",
)
"""Level places that people keep free: to sit on, or boxes that they open."""
