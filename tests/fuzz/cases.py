"""Running a target on case after case: what it may do, and what it did.

A case is a function of the seed, the name of the target and its number. Its reader has
to read it or to refuse it by a `ScenegenError`, within `SECONDS` and `MEMORY`, and what
it reads has to be what it is.
"""

import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from scenegen.errors import ScenegenError

SECONDS = 10
"""Of a processor, for one case."""

MEMORY = 3 << 30
"""Bytes of addresses for a process, of which libraries take some by themselves."""

READ, REFUSED = "read", "refused"
TRACEBACK, HANG, WRONG = "traceback", "hang", "wrong success"
OUTCOMES = (READ, REFUSED, TRACEBACK, HANG, WRONG)


class WrongSuccess(Exception):
    """Something that was read as if nothing were wrong."""


class Hung(BaseException):
    """A case that takes too long; no door may catch it."""


@dataclass(frozen=True)
class Target:
    """A reader with files that it reads.

    Attributes:
        share: of all cases, in per cent.
        seeds: files as they are before they are spoilt.
        spoil: makes a case of one of them.
        read: reads a case; raises `WrongSuccess` where it should not have.
    """

    share: int
    seeds: tuple[bytes, ...]
    spoil: Callable[[Random, bytes], bytes]
    read: Callable[[bytes], None]

    def case(self, seed: int, name: str, number: int) -> bytes:
        """One case."""
        rng = Random(f"{seed} {name} {number}")
        return self.spoil(rng, rng.choice(self.seeds))


@dataclass
class Result:
    """What came of the cases of a target.

    Attributes:
        counts: cases by their outcomes.
        slowest: seconds of a processor.
        faults: cases that went wrong, by their numbers, each with the reason.
    """

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: dict[int, str] = field(default_factory=dict)


def outcome_of(target: Target, data: bytes) -> tuple[str, str]:
    """What a reader does with a case, and why where it is a fault."""
    try:
        with _limited_time():
            target.read(data)
    except ScenegenError:
        return REFUSED, ""
    except WrongSuccess as wrong:
        return WRONG, str(wrong)
    except Hung:
        return HANG, f"more than {SECONDS} s; " + traceback.format_exc(limit=-6)
    except Exception:
        return TRACEBACK, traceback.format_exc(limit=-6)
    return READ, ""


def run_cases(target: Target, seed: int, name: str, numbers: range) -> Result:
    """What comes of some cases."""
    result = Result()
    for number in numbers:
        data = target.case(seed, name, number)
        begin = time.process_time()
        outcome, why = outcome_of(target, data)
        result.slowest = max(result.slowest, time.process_time() - begin)
        result.counts[outcome] += 1
        if outcome not in (READ, REFUSED):
            result.faults[number] = f"{outcome}: {why}"
    return result


def limit_memory() -> None:
    """Let this process have no more memory than a refusal may take."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


@contextmanager
def _limited_time() -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
