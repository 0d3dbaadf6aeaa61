"""Simulate kinds of questions: `python -m tools.simulate_questions [KIND...]`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from tools.simulate_questions import multiview, perspective
from tools.simulate_questions.kinds import KINDS, Kind
from tools.simulate_questions.learners import Items, score
from tools.simulate_questions.pairing import Pool, as_they_come, twins
from tools.simulate_questions.rooms import FurnishedRoom, cached

SUBSET = {2: 8, 3: 6, 4: 6}
"""Features of the panel that are dealt to a pair, by the number of answers."""

LEAST = 25
"""Rooms that a kind is found in before rules are searched for."""


def main() -> None:
    """Print a line for each kind and way of pairing."""
    parser = argparse.ArgumentParser(prog="python -m tools.simulate_questions")
    parser.add_argument("kinds", nargs="*", help=", ".join((*KINDS, "counts")))
    parser.add_argument("--rooms", type=int, default=300)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=Path("out/simulated_rooms.npz"))
    parser.add_argument(
        "--without", default="", help="features to leave out, with commas between"
    )
    args = parser.parse_args()
    rooms = cached(args.cache, args.rooms, args.seed)
    wanted = args.kinds or [*KINDS, "counts"]
    left_out = frozenset(args.without.split(","))
    asked = {name: KINDS[name] for name in wanted if name != "counts"}
    found, spent, rigs = search(asked, rooms, counts="counts" in wanted)
    for name, kind in asked.items():
        report(name, kind, found[name], len(rooms), spent[name], left_out)
    if "counts" in wanted:
        report_counts(rigs)


def search(
    kinds: dict[str, Kind], rooms: list[FurnishedRoom], *, counts: bool
) -> tuple[dict[str, list[Pool]], dict[str, float], list[list[multiview.Rigs]]]:
    """What all rooms hold of some kinds, the seconds that took, and rigs to count."""
    found: dict[str, list[Pool]] = {name: [] for name in kinds}
    spent = dict.fromkeys(kinds, 0.0)
    rigs = []
    for number, room in enumerate(rooms):
        here = perspective.setting(room, np.random.default_rng(number))
        if counts:
            rigs.append(multiview.rigs(here))
        for name, kind in kinds.items():
            begin = time.perf_counter()
            pool = kind.search(here)
            spent[name] += time.perf_counter() - begin
            if pool is not None and len(pool):
                found[name].append(pool)
    return found, spent, rigs


def report(
    name: str, kind: Kind, pools: list[Pool], rooms: int, spent: float,
    left_out: frozenset[str],
) -> None:  # fmt: skip
    """Yield and time of a kind, and how far rules get on what was found."""
    share = 100 * len(pools) / rooms
    line = f"{name}: found in {share:.0f} % of rooms, {1000 * spent / rooms:.0f} ms"
    if pools:
        pairs = np.median([len(pool) for pool in pools])
        inputs = ", ".join(
            f"{each} {100 * np.mean([(p.inputs == n).any() for p in pools]):.0f} %"
            for n, each in enumerate(kind.inputs)
        )
        line += f", {pairs:.0f} pairs a room; of these rooms: {inputs}"
    print(line, flush=True)  # noqa: T201
    if len(pools) < LEAST:
        return
    panel = tuple(n for n, each in enumerate(kind.names) if each not in left_out)
    answers = max(pools[0].features.shape[2], 2)
    for how, dealt in (("as they come", ()), ("twins", ()), ("panel", panel)):
        rng = np.random.default_rng(1)
        if how == "as they come":
            items = as_they_come(pools, kind.names, rng)
        else:
            subset = SUBSET[answers]
            items = twins(pools, kind.names, rng, panel=dealt, subset=subset)
        print_scores(how, without(items, left_out))


def report_counts(found: list[list[multiview.Rigs]]) -> None:
    """The same for counts over four pictures."""
    share = 100 * np.mean([bool(each) for each in found])
    print(f"counts: rigs in {share:.0f} % of rooms", flush=True)  # noqa: T201
    for how in ("as", "overlap", "sums", "twins"):
        items = multiview.items(found, how, np.random.default_rng(3))
        print_scores(how, items)


def without(items: Items, left_out: frozenset[str]) -> Items:
    """The items without some features."""
    kept = [n for n, name in enumerate(items.names) if name not in left_out]
    return Items(
        items.features[..., kept],
        items.labels,
        items.groups,
        tuple(items.names[n] for n in kept),
    )


def print_scores(how: str, items: Items) -> None:
    """One line: chance, one feature, two features, boosted trees."""
    found = score(items)
    print(  # noqa: T201
        f"  {how}: {found.count} items, chance {100 / items.candidates:.0f}; "
        f"one {found.one:.0f} ({found.one_name}); "
        f"two {found.two:.0f} ({found.two_name}); boosted {found.boosted:.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
