"""How large things usually are; written from what shops and standards say."""

from typing import NamedTuple


class Usual(NamedTuple):
    """Bounds in centimetres, (least, most).

    Attributes:
        height: lower to upper edge.
        length: the longer side seen from above.
    """

    height: tuple[int, int]
    length: tuple[int, int]


USUAL = {
    # Seats. Seats of chairs are 42 to 50 cm high, of bar stools 60 to 80 cm.
    "chair": Usual((75, 115), (40, 65)),
    "armchair": Usual((70, 120), (65, 110)),
    "office_chair": Usual((80, 130), (50, 80)),
    "stool": Usual((40, 80), (28, 50)),
    "bar_stool": Usual((60, 115), (33, 60)),
    "ottoman": Usual((35, 55), (40, 120)),
    "bench": Usual((40, 100), (90, 180)),
    "sofa": Usual((65, 110), (140, 280)),
    # Tables.
    "dining_table": Usual((70, 80), (80, 240)),
    "coffee_table": Usual((30, 55), (60, 140)),
    "side_table": Usual((40, 70), (30, 70)),
    "desk": Usual((70, 140), (90, 200)),
    "nightstand": Usual((40, 70), (35, 65)),
    # Beds, with headboards and rails.
    "bed": Usual((60, 140), (190, 230)),
    "bunk_bed": Usual((140, 230), (190, 230)),
    "crib": Usual((80, 170), (110, 150)),
    # Storage. A TV stand holds a television.
    "bookcase": Usual((120, 230), (60, 180)),
    "wardrobe": Usual((170, 240), (80, 260)),
    "chest_of_drawers": Usual((70, 140), (45, 180)),
    "sideboard": Usual((60, 110), (100, 220)),
    "filing_cabinet": Usual((50, 150), (38, 120)),
    "shoe_rack": Usual((30, 120), (50, 120)),
    "tv_stand": Usual((70, 160), (90, 220)),
    "toy_chest": Usual((35, 70), (60, 110)),
    "coat_stand": Usual((150, 200), (30, 70)),
    "wall_shelf": Usual((2, 100), (40, 150)),
    # Kitchen: worktops are 85 to 95 cm high; taps and hobs stand above them.
    "refrigerator": Usual((120, 210), (55, 100)),
    "stove": Usual((85, 115), (50, 100)),
    "kitchen_cabinet": Usual((80, 100), (40, 130)),
    "kitchen_sink": Usual((90, 140), (60, 120)),
    "wall_cabinet": Usual((50, 100), (40, 120)),
    "microwave": Usual((22, 40), (40, 60)),
    "kettle": Usual((18, 32), (15, 32)),
    "cooking_pot": Usual((8, 30), (18, 48)),
    # Bathroom and laundry.
    "bathtub": Usual((45, 100), (140, 200)),
    "toilet": Usual((70, 150), (55, 80)),
    "washbasin": Usual((80, 125), (40, 120)),
    "washing_machine": Usual((80, 100), (50, 70)),
    "laundry_basket": Usual((40, 80), (30, 80)),
    # Lamps.
    "floor_lamp": Usual((120, 200), (25, 130)),
    "pendant_lamp": Usual((20, 130), (20, 130)),
    "wall_lamp": Usual((12, 50), (10, 60)),
    "desk_lamp": Usual((30, 65), (15, 60)),
    "table_lamp": Usual((25, 75), (15, 50)),
    # On walls and at windows.
    "painting": Usual((30, 130), (30, 180)),
    "mirror": Usual((50, 190), (40, 120)),
    "wall_clock": Usual((20, 100), (20, 80)),
    "curtain": Usual((180, 270), (100, 320)),
    "fireplace": Usual((90, 150), (90, 200)),
    # What hides things.
    "partition": Usual((140, 220), (80, 200)),
    "folding_screen": Usual((140, 200), (100, 240)),
    "half_wall": Usual((90, 150), (80, 240)),
    "column": Usual((200, 280), (20, 70)),
    # Plants, textiles, music, play.
    "potted_plant": Usual((60, 220), (30, 140)),
    "rug": Usual((0, 3), (120, 320)),
    "cushion": Usual((8, 25), (30, 70)),
    "piano": Usual((95, 140), (130, 165)),
    "acoustic_guitar": Usual((90, 125), (30, 60)),
    "teddy_bear": Usual((20, 100), (20, 80)),
    "rocking_horse": Usual((50, 105), (60, 120)),
    "dollhouse": Usual((50, 130), (40, 110)),
    "play_tent": Usual((110, 180), (90, 150)),
    "pile_of_blocks": Usual((5, 60), (20, 90)),
    "ball": Usual((15, 45), (15, 45)),
    "toy_car": Usual((5, 35), (12, 60)),
    "bicycle": Usual((80, 125), (130, 195)),
    # Small and loose things.
    "cardboard_box": Usual((20, 75), (25, 100)),
    "suitcase": Usual((45, 115), (30, 85)),
    "backpack": Usual((35, 80), (25, 60)),
    "waste_bin": Usual((25, 80), (18, 55)),
    "pedestal_fan": Usual((90, 150), (35, 60)),
    "monitor": Usual((35, 65), (35, 100)),
    "laptop": Usual((15, 32), (25, 42)),
    "vase": Usual((12, 60), (8, 35)),
    "candlestick": Usual((6, 50), (5, 40)),
    "stack_of_books": Usual((4, 40), (18, 45)),
    "mug": Usual((6, 18), (7, 18)),
    "bottle": Usual((18, 40), (5, 15)),
    "globe": Usual((20, 60), (15, 50)),
}
