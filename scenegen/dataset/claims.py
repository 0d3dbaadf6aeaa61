"""Who builds into a folder: one file for each process, as long as it is at work.

Builds of one plan share a folder, on any number of machines. Builds of two plans would
leave a mixture that neither can go on with, so whoever comes second is refused. The
file has a temporary name, by which the next build removes it should its process die.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scenegen.dataset.files import is_leftover, temporary_name, write_text
from scenegen.dataset.plan import Plan
from scenegen.dataset.recipe_keys import other_keys
from scenegen.errors import ShardError
from scenegen.reading import read_json
from scenegen.recipe.loading import complete

NAME = "build"
"""What the file is called, before the temporary part of its name."""

WAIT_S, STEP_S = 2.0, 0.05
"""How long the earlier one of two that begin together waits for the other to leave."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who builds what.

    Attributes:
        path: of the file.
        digest: of the plan.
        recipe: plain values with all defaults.
        host, pid: of the process.
        started: when it began to build, for people.
        order: the same in nanoseconds, by which two that begin together are told apart.
        ticks: when the process itself was started, as the system counts; a number of a
            process is given again to another one.
    """

    path: Path
    digest: str
    recipe: Mapping[str, Any]
    host: str
    pid: int
    started: str
    order: int
    ticks: str

    @classmethod
    def of(cls, plan: Plan, folder: Path) -> Claim:
        """The claim of this process."""
        now = time.time_ns()
        started = datetime.fromtimestamp(now // 10**9, UTC).isoformat()
        return cls(
            path=temporary_name(folder / NAME),
            digest=plan.digest,
            recipe=complete(plan.recipe),
            host=socket.gethostname(),
            pid=os.getpid(),
            started=started,
            order=now,
            ticks=_ticks(os.getpid()),
        )

    @classmethod
    def read(cls, path: Path) -> Claim | None:
        """The claim in a file; None where it went meanwhile, or is damaged."""
        try:
            plain = read_json(path)
            return cls(path=path, **plain)
        except (OSError, ValueError, TypeError):
            return None

    def text(self) -> str:
        """As a file."""
        names = [name for name in self.__slots__ if name != "path"]
        plain = {name: getattr(self, name) for name in names}
        return json.dumps(plain, indent=1, sort_keys=True) + "\n"

    @property
    def is_stale(self) -> bool:
        """Whether its process has ended; of another machine nobody here can know."""
        if self.host != socket.gethostname():
            return False
        return is_leftover(self.path) or self.ticks != _ticks(self.pid)

    @property
    def rank(self) -> tuple[int, str, int]:
        """Two that begin together: the lower one stays."""
        return self.order, self.host, self.pid


@contextmanager
def claimed(plan: Plan, folder: Path) -> Iterator[None]:
    """A folder that no process builds another plan into.

    Args:
        plan: that is built.
        folder: which is there and can be written.

    Raises:
        ShardError: when another plan is being built there; who does it is named.
        OutputError: when the folder cannot be written.
    """
    mine = Claim.of(plan, folder)
    before = Claim.read(mine.path)
    if before is not None and not before.is_stale:  # this very process, once more
        _refuse([before] if before.digest != plan.digest else [], plan, folder)
        yield
        return
    write_text(mine.path, mine.text())
    try:
        _settle(mine, plan, folder)
        yield
    finally:
        mine.path.unlink(missing_ok=True)


def _settle(mine: Claim, plan: Plan, folder: Path) -> None:
    """Stay, or leave to the one that was there first.

    Each writes its own claim before it looks for others, so of two at least one sees
    the other. The earlier one waits for the later one to leave; whoever saw nobody does
    not leave.

    Raises:
        ShardError: when another plan is being built there.
    """
    end = time.monotonic() + WAIT_S
    while rivals := _rivals(mine, folder):
        is_first = all(mine.rank < each.rank for each in rivals)
        if not is_first or time.monotonic() > end:
            _refuse(rivals, plan, folder)
        time.sleep(STEP_S)


def _rivals(mine: Claim, folder: Path) -> list[Claim]:
    """Live claims of other plans; stale ones are removed."""
    found = []
    for path in sorted(folder.glob(f"{NAME}.tmp-*")):
        claim = Claim.read(path) if path != mine.path else None
        if claim is None or claim.digest == mine.digest:
            continue
        if claim.is_stale:
            path.unlink(missing_ok=True)
        else:
            found.append(claim)
    return found


def _refuse(rivals: list[Claim], plan: Plan, folder: Path) -> None:
    """Say who is there.

    Raises:
        ShardError: when somebody is.
    """
    for each in rivals:
        keys = other_keys(each.recipe, complete(plan.recipe)) or "the assets"
        raise ShardError(
            f"{folder}: process {each.pid} on {each.host} has been building another "
            f"data set here since {each.started}. What differs: {keys}. Nothing was "
            "changed. Choose another --out, or stop that build. If it is no longer "
            f"running there, delete {each.path}."
        )


def _ticks(pid: int) -> str:
    """When a process was started, as the system counts; "" where it does not say."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        # The command is in brackets and may hold anything; the start is field 22.
        return text.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
