"""Recipes that somebody has spoilt: of their text, of their values, or both."""

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from scenegen.recipe.shipped import shipped_recipes

ODD_TEXTS = (
    "~", "null", "yes", "-1", "0", "1.5", ".nan", ".inf", "-.inf", "1e400", "0x1F",
    "1:30",
    "2024-13-45", "2024-01-01", "9" * 30, "9" * 4301, "0x" + "f" * 5000,
    "[]", "{}", "[[1, 2], 3]", "[2, 1]", "[-1, 99999999]", "{a: 1}", "{a: 1, a: 2}",
    "? [a]\n: b", "!!set {a}", "!!binary aGk=", "!!python/name:os.system", "!mine x",
    "!!int ''", "!!float x", "!!bool x", "!!map [a]", "!!omap [a: 1]", "&a [*a]", "*a",
    "&b {<<: *b}", "<<: 1", "<<: [1]", "<<: {seed: 3}", "'\\ud800'", '"\\ud800"',
    '"\\0"', '"\\e[31m"', "'", '"', "|", ">", "%", "@", "`", "---", "...", "- x", ": ",
    "#", "\t", "\u2028", "\ufeff", "\u202e", "x" * 300, "[" * 40, "{a: " * 40, "]", "}",
    "extends: multiview", "extends: [a]", "extends: /dev/zero", "extends: 'a\\0'",
)  # fmt: skip
"""Pieces of YAML, right and wrong."""

ODD_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2**31, 2**63, 10**39, 10**50, 1.5, float("nan"), float("inf"),
    "", "x", "*", "multiview", "\n", "\ud800", "\x1b[31m", "x" * 1000, "<!--", [], [1],
    [2, 1], [0, 0], [-5, 10**9], [[5, 1]], {}, {"": 1}, {"a.b": {"c": 1}}, {"kind": 3},
    {"train": 0}, {"train": 2, "tset": 1}, ["a", "a"], list(range(200)),
    {"software": 7},
)  # fmt: skip
"""Values, right and wrong."""

KEYS = (
    "version", "name", "seed", "series", "task", "splits", "params", "layout", "rig",
    "kinds", "views", "image", "kind", "held_out", "assets", "tokens", "card", "notes",
    "date", "renderer", "catalogue", "packs", "extends", "config", "control",
    "dividers", "eye_mm", "quality", "draws_on", "generator", "sede", "",
)  # fmt: skip
"""Names of keys of recipes, and some that are none."""

TEXTS = tuple(path.read_text(encoding="utf-8") for path in shipped_recipes().values())


@st.composite
def spoilt_values(draw: st.DrawFn, value: Any, depth: int = 0) -> Any:
    """Values in which one or a few are exchanged, left out, added or moved."""
    if depth > 5 or not isinstance(value, dict | list) or draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(ODD_VALUES))
    if isinstance(value, list):
        if not value:
            return [draw(st.sampled_from(ODD_VALUES))]
        place = draw(st.integers(0, len(value) - 1))
        spoilt = draw(spoilt_values(value[place], depth + 1))
        return [*value[:place], spoilt, *value[place + draw(st.integers(0, 2)) :]]
    key = draw(st.sampled_from([*value, *KEYS]))
    if key in value and draw(st.integers(0, 6)) == 0:
        return {name: each for name, each in value.items() if name != key}
    return {**value, key: draw(spoilt_values(value.get(key), depth + 1))}


@st.composite
def spoilt_texts(draw: st.DrawFn, text: str) -> str:
    """A text with pieces put in, lines moved, left out or indented, and letters cut."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        line, odd = lines[place], draw(st.sampled_from(ODD_TEXTS))
        key, colon, _ = line.partition(":")
        cut = draw(st.integers(0, len(line)))
        lines[place : place + 1] = draw(
            st.sampled_from(
                [
                    [f"{key}{colon} {odd}"],
                    [line, odd],
                    [line, f"{key}{colon} {odd}"],
                    [],
                    [line, line],
                    [f"  {line}"],
                    [line.lstrip()],
                    [line[:cut] + odd + line[cut:]],
                    [line[:cut] + line[cut + 1 :]],
                    [line[:cut]],
                ]
            )
        )
    return "\n".join(lines)


@st.composite
def mutated_recipes(draw: st.DrawFn) -> bytes:
    """The bytes of a recipe file that was one before it was spoilt."""
    text = draw(st.sampled_from(TEXTS))
    how = draw(st.integers(0, 3))
    if how in (0, 1):
        values = draw(spoilt_values(yaml.safe_load(text)))
        is_json = draw(st.booleans())
        text = json.dumps(values, indent=1) if is_json else yaml.safe_dump(values)
    if how in (1, 2, 3):
        text = draw(spoilt_texts(text))
    data = text.encode("utf-8", "surrogatepass")
    if how == 3:
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(st.binary(max_size=3)) + data[place:]
    return data
