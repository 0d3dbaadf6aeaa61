"""Draws calendars for walls: sheets of days that belong to no year."""

from collections.abc import Callable

from easel import Easel
from PIL import Image
from textures import Rgb

INK: Rgb = (70, 72, 78)
RED: Rgb = (196, 60, 50)
SHEET: Rgb = (248, 246, 240)
DAYS = 7
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN")
MONTHS += ("JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def _month(
    e: Easel, place: tuple[float, float, float, float], first: int, name: str
) -> None:
    """Days of a month in five weeks as dark marks, the last column red."""
    left, top, right, bottom = place
    wide, high = (right - left) / DAYS, (bottom - top) / 6
    e.word((left, top, left + 1.2 * len(name) * high / 2, top + 0.6 * high), RED, name)
    for day in range(30):
        row, column = divmod(day + first, DAYS)
        x, y = left + wide * column, top + high * (1 + row)
        ink = RED if column == DAYS - 1 else INK
        for digit in range(2 if day > 8 else 1):
            at = x + wide * (0.15 + 0.32 * digit)
            e.box((at, y + 0.2 * high, at + 0.22 * wide, y + 0.68 * high), ink)


def month() -> Image.Image:
    """A mountain lake above one month."""
    e = Easel(81, 0.68, SHEET)
    e.box((0.02, 0.03, 0.66, 0.47), (120, 178, 214))
    e.shape(
        [
            (0.02, 0.36),
            (0.22, 0.14),
            (0.36, 0.3),
            (0.5, 0.1),
            (0.66, 0.34),
            (0.66, 0.4),
            (0.02, 0.4),
        ],
        (112, 124, 150),
    )
    e.shape([(0.22, 0.14), (0.29, 0.22), (0.22, 0.24), (0.16, 0.21)], (246, 246, 246))
    e.shape([(0.5, 0.1), (0.57, 0.2), (0.5, 0.22), (0.44, 0.185)], (246, 246, 246))
    e.box((0.02, 0.36, 0.66, 0.47), (52, 120, 138))
    e.blob(
        "0.02 0.36, 0.2 0.33, 0.4 0.35, 0.66 0.32, 0.66 0.38, 0.02 0.38", (58, 96, 70)
    )
    _month(e, (0.06, 0.53, 0.62, 0.96), 2, "JUNE")
    return e.written(0.0, 32, SHEET)


def strip() -> Image.Image:
    """Three months below each other under a coloured head."""
    e = Easel(82, 0.42, SHEET)
    e.box((0, 0, 0.42, 0.12), (44, 84, 140))
    e.word((0.08, 0.04, 0.34, 0.085), (240, 240, 236), "SPRING")
    for k in range(3):
        place = (0.05, 0.16 + 0.28 * k, 0.38, 0.41 + 0.28 * k)
        _month(e, place, (3 * k) % 5, MONTHS[2 + k])
        e.box((0.04, 0.15 + 0.28 * k, 0.38, 0.153 + 0.28 * k), (180, 186, 196))
    e.box((0.2, 0.53, 0.26, 0.575), (240, 200, 90))
    return e.written(0.0, 24, SHEET)


def year() -> Image.Image:
    """Twelve months in three rows, some days coloured."""
    e = Easel(83, 1.45, SHEET)
    e.word((0.5, 0.05, 0.95, 0.11), INK, "CALENDAR")
    marks: tuple[Rgb, ...] = ((240, 200, 90), (150, 200, 160), (236, 160, 140))
    for k in range(12):
        row, column = divmod(k, 4)
        left, top = 0.06 + 0.34 * column, 0.16 + 0.27 * row
        e.box((left - 0.015, top - 0.015, left + 0.305, top + 0.235), (232, 228, 218))
        for each in range(2):
            x, y = (
                left + 0.04 * ((k * 3 + 5 * each) % 6),
                top + 0.07 + 0.04 * ((k + 2 * each) % 4),
            )
            e.box((x, y, x + 0.08, y + 0.038), marks[(k + each) % 3])
        place = (left, top, left + 0.29, top + 0.22)
        _month(e, place, (2 * k) % 6, MONTHS[k])
    return e.written(0.0, 24, SHEET)


CALENDARS: dict[str, Callable[[], Image.Image]] = {
    "picture/calendar_month": month,
    "picture/calendar_strip": strip,
    "picture/calendar_year": year,
}
