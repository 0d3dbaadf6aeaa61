"""Spoilt files for every reader: `make fuzz`, or python -m tools.fuzz --cases 100000.

A target after the other runs in a process of its own, so that one that dies by a
signal is a fault like others, and so that its memory can be limited. Cases follow from
the seed alone; one of them is run again by --only TARGET --case NUMBER.
"""

import argparse
import sys
import tempfile
import warnings
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

from tests.fuzz.cases import (
    OUTCOMES,
    Result,
    Target,
    limit_memory,
    outcome_of,
    run_cases,
)
from tests.fuzz.targets import all_targets

SHOWN = 3
"""Faults of a target that are printed in full."""

DIED = "died"
"""The outcome of cases whose process ended by a signal."""


def cases_of(name: str, target: Target, seed: int, count: int) -> Result:
    """What comes of some cases of a target, in a process that may end."""
    warnings.simplefilter("ignore")
    limit_memory()
    return run_cases(target, seed, name, range(count))


def in_own_process(name: str, target: Target, seed: int, count: int) -> Result:
    """The same in a process of its own; one that dies is the last of its cases."""
    fork = get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)

    def work() -> None:
        sender.send(cases_of(name, target, seed, count))

    child = fork.Process(target=work)
    child.start()
    sender.close()
    try:
        result: Result = receiver.recv()
    except EOFError:
        child.join()
        result = Result(faults={-1: f"{DIED}: exit code {child.exitcode}"})
        result.counts[DIED] += 1
    child.join()
    return result


def row_of(name: str, result: Result) -> str:
    """A line of the table."""
    total = sum(result.counts.values())
    counts = "".join(f"{result.counts[each]:14}" for each in (*OUTCOMES, DIED))
    return f"{name:12}{total:8}{counts}{result.slowest:9.2f} s"


def run_again(name: str, seed: int, number: int) -> int:
    """One case, and what comes of it."""
    with tempfile.TemporaryDirectory(prefix="scenegen-fuzz-") as folder:
        target = all_targets(Path(folder))[name]
        data = target.case(seed, name, number)
        sys.stdout.write(f"{data!r:.2000}\n{' '.join(outcome_of(target, data))}\n")
    return 0


def run_targets(
    targets: Mapping[str, Target], seed: int, cases: int
) -> tuple[int, int]:
    """Print a line for each target; how many cases there were, and faulty targets."""
    heads = "".join(f"{each:>14}" for each in (*OUTCOMES, DIED))
    sys.stdout.write(f"{'target':12}{'cases':>8}{heads}    slowest\n")
    total, faulty = 0, 0
    for name, target in targets.items():
        count = max(cases * target.share // 100, 1)
        result = in_own_process(name, target, seed, count)
        total += sum(result.counts.values())
        faulty += bool(result.faults)
        sys.stdout.write(f"{row_of(name, result)}\n")
        for number, why in list(result.faults.items())[:SHOWN]:
            sys.stdout.write(f"  --only {name} --case {number}: {why}\n")
        sys.stdout.flush()
    return total, faulty


def main() -> int:
    """The number of targets with faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--case", type=int)
    words = parser.parse_args()
    if words.case is not None:
        return run_again(words.only, words.seed, words.case)
    with tempfile.TemporaryDirectory(prefix="scenegen-fuzz-") as folder:
        targets = all_targets(Path(folder))
        chosen = {words.only: targets[words.only]} if words.only else targets
        total, faulty = run_targets(chosen, words.seed, words.cases)
    sys.stdout.write(f"{total} cases, {faulty} targets with faults\n")
    return faulty


if __name__ == "__main__":
    sys.exit(main())
