"""Rugs: in the sizes that rooms ask for, from runners to those under a sofa group.

Their length runs along x. Patterned ones lie once over u and v from 0 to 1, so each
pattern has the proportions of its rug.
"""

from __future__ import annotations

from toolkit import Flat, Model, Part, box, ellipse, prism, rounded


def _once(part: Part, long: float, wide: float) -> Part:
    """UVs from 0 to 1 over the whole rug, seen from above."""
    layer = part.bm.loops.layers.uv.verify()
    for face in part.bm.faces:
        for loop in face.loops:
            x, y, _ = loop.vert.co
            loop[layer].uv = (x / long + 0.5, y / wide + 0.5)
    part.mapped = True
    return part


def _woven(long: float, wide: float, thick: float, pattern: str) -> Model:
    """A rug with square corners that shows a whole pattern."""
    model = Model()
    rug = box((long, wide, thick), (0, 0, thick / 2), 0.3 * thick)
    model.add(_once(rug, long, wide), pattern)
    return model


def _pile(outline: list[Flat], thick: float = 0.012) -> Model:
    """A deep-pile rug in one colour."""
    model = Model()
    rug = prism(outline, thick, "Z", 0.004, 2)
    model.add(rug.move(0, 0, thick / 2), "rug/shag")
    return model


def rug_persian() -> Model:
    """A knotted rug of 2.4 by 1.6 m."""
    return _woven(2.4, 1.6, 0.01, "rug/persian")


def rug_carpet() -> Model:
    """A knotted rug of 3 by 2 m, for a group of seats or a double bed."""
    return _woven(3.0, 2.0, 0.01, "rug/persian")


def rug_kilim() -> Model:
    """A flat-woven rug of 2.7 by 1.8 m with stepped diamonds."""
    return _woven(2.7, 1.8, 0.007, "rug/kilim")


def rug_berber() -> Model:
    """A cream wool rug of 3 by 2 m with a thin dark trellis."""
    return _woven(3.0, 2.0, 0.012, "rug/berber")


def rug_runner() -> Model:
    """A flat-woven runner of 2.6 by 0.8 m, for a passage."""
    return _woven(2.6, 0.8, 0.007, "rug/runner")


def rug_short_runner() -> Model:
    """A flat-woven runner of 1.9 by 0.7 m, for a short passage."""
    return _woven(1.9, 0.7, 0.007, "rug/runner")


def rug_stripes() -> Model:
    """A flat-woven rug of 1.95 by 1.3 m."""
    return _woven(1.95, 1.3, 0.007, "rug/stripes")


def rug_shag() -> Model:
    """A deep-pile rug of 2.1 by 1.5 m with round corners."""
    return _pile(rounded(2.1, 1.5, 0.09, 5))


def rug_lounge() -> Model:
    """A deep-pile rug of 2.9 by 2 m with round corners."""
    return _pile(rounded(2.9, 2.0, 0.06, 5))


def rug_round() -> Model:
    """A round deep-pile rug, 1.8 m across."""
    return _pile(ellipse(1.8, 1.8, 40))


MODELS = {
    "rug/berber": rug_berber,
    "rug/carpet": rug_carpet,
    "rug/kilim": rug_kilim,
    "rug/lounge": rug_lounge,
    "rug/persian": rug_persian,
    "rug/round": rug_round,
    "rug/runner": rug_runner,
    "rug/runner_short": rug_short_runner,
    "rug/shag": rug_shag,
    "rug/stripes": rug_stripes,
}
