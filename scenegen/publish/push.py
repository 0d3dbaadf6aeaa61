"""Push a finished data set: the data first, then one commit with card and manifest.

Every step asks the Hub what is there and sends what differs, so that a push which
stopped anywhere is continued by the same command, and one of an unchanged data set
changes nothing. A commit names the head that all was decided upon; when somebody else
commits in between, the Hub refuses it and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from scenegen.dataset.files import AUDIT, AUDIT_PAGE
from scenegen.dataset.manifest import MANIFEST
from scenegen.errors import PushError
from scenegen.publish.contents import (
    DATA,
    PushFile,
    card_text,
    contents,
    left_out,
    unaudited_note,
    unsearched_groups,
)
from scenegen.verification.files import file_problems

if TYPE_CHECKING:
    from scenegen.publish.hub import Hub, RemoteFile, RemoteState

FILES_OF_A_COMMIT = 50
"""Files that one commit adds; the Hub asks for fewer than a hundred."""

FILES_AT_ONCE = 4
"""Files that are sent between two steps of the progress."""

SHOWN = 10
"""Problems of a folder that a message lists."""

OWN = re.compile(rf"{DATA.pattern}|{AUDIT}|{AUDIT_PAGE}|images/example-[\w.-]+")
"""Files that a push takes away when the data set has them no more."""

PLAIN = (".gitattributes",)
"""Files that a new repository has."""

Progress = Callable[[int, int], None]
"""Called with the bytes that have arrived, of how many."""


@dataclass(frozen=True, slots=True)
class PushOptions:
    """How a data set is published.

    Attributes:
        revision: the branch.
        public: whether everybody may read a new repository.
        private: whether an existing one that everybody reads is refused.
        tag: the name that the result gets, such as "v1.0.0".
        unaudited: publish what failed its audit, or has none; the card says so.
    """

    revision: str = "main"
    public: bool = False
    private: bool = False
    tag: str | None = None
    unaudited: bool = False


@dataclass(frozen=True, slots=True)
class PushPlan:
    """What a push would change.

    Attributes:
        url: of the repository.
        head: the commit that this was decided upon; None for a new repository.
        files: all files that shall be there, by name.
        sent: those that are not there, or are others.
        deleted: names of files of an earlier data set that go.
        left_out: files of the folder that are no part of the data set.
        note: what the pushed card says of a missing audit, see `unaudited_note`.
        unsearched: see `contents.unsearched_groups`.
    """

    url: str
    head: str | None
    files: Mapping[str, PushFile]
    sent: tuple[PushFile, ...]
    deleted: tuple[str, ...]
    left_out: tuple[str, ...]
    note: str | None
    unsearched: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """Of what is sent."""
        return sum(each.size for each in self.sent)


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did.

    Attributes:
        plan: what it changed.
        commit: the head afterwards.
        commits: how many it made.
        is_private: whether others cannot read the repository.
    """

    plan: PushPlan
    commit: str
    commits: int
    is_private: bool


def plan_push(folder: Path, repo: str, options: PushOptions) -> PushPlan:
    """What a push would change; nothing is written anywhere.

    Raises:
        PushError: when the folder may not be published, or the Hub does not answer.
        ShardError, RecipeError: when it is no finished data set.
    """
    ready = _ready(folder, options)
    with _opened(repo, options) as hub:
        return _compared(hub, _allowed(hub.state(), hub, options), ready)


def push(
    folder: Path,
    repo: str,
    options: PushOptions,
    *,
    on_progress: Progress = lambda done, total: None,
) -> PushReport:
    """Make a repository hold a data set, and compare every file afterwards.

    Args:
        folder: of a finished data set; nothing in it changes.
        repo: "owner/name".
        options: see there.
        on_progress: called with the bytes that have arrived.

    Raises:
        PushError: when the folder may not be published, or the Hub does not take it.
        ShardError, RecipeError: when it is no finished data set.
    """
    ready = _ready(folder, options)
    with _opened(repo, options) as hub:
        hub.require_token()
        _allowed(hub.state(), hub, options)
        state = hub.open(private=not options.public)
        plan = _compared(hub, state, ready)
        is_tagged = _is_tagged(hub, options.tag, plan)
        head, commits = _Sending(hub, plan, on_progress).run(state.head)
        _require_arrived(hub, head, plan)
        if options.tag is not None and not is_tagged:
            hub.tag(options.tag, head)
        return PushReport(plan, head, commits, state.is_private)


@dataclass(frozen=True, slots=True)
class _Sending:
    """The commits of a push."""

    hub: Hub
    plan: PushPlan
    on_progress: Progress

    def run(self, head: str) -> tuple[str, int]:
        """Send everything; the new head, and how many commits were made."""
        plan = self.plan
        data = [each for each in plan.sent if each.is_data]
        rest = [each for each in plan.sent if not each.is_data]
        parts = list(_parts(data, FILES_OF_A_COMMIT))
        commits = done = 0
        self.on_progress(0, plan.bytes)
        for number, part in enumerate(parts, 1):
            title = f"Data, part {number} of {len(parts)}"
            head, done = self._commit(part, title, head, done), done + _bytes(part)
            commits += 1
        if rest or plan.deleted:
            head = self._commit(rest, "Card and manifest", head, done, plan.deleted)
            commits += 1
        return head, commits

    def _commit(
        self,
        files: Sequence[PushFile],
        title: str,
        head: str,
        done: int,
        deleted: Sequence[str] = (),
    ) -> str:
        additions = []
        for part in _parts(files, FILES_AT_ONCE):
            additions += self.hub.send(part)
            done += _bytes(part)
            self.on_progress(done, self.plan.bytes)
        return self.hub.commit(
            additions, files, deleted=deleted, title=title, parent=head
        )


@dataclass(frozen=True, slots=True)
class _ReadyFolder:
    """A folder that may be published."""

    files: Mapping[str, PushFile]
    left_out: tuple[str, ...]
    note: str | None
    unsearched: tuple[str, ...]


def _ready(folder: Path, options: PushOptions) -> _ReadyFolder:
    """A folder whose files were checked.

    Raises:
        PushError: when they are not those of a finished data set, or it was not
            audited.
        ShardError, RecipeError: when there is no manifest that can be read.
    """
    problems = file_problems(folder)
    if problems:
        shown = "".join(f"\n  {line}" for line in problems[:SHOWN])
        more = f"\n  and {len(problems) - SHOWN} more" if problems[SHOWN:] else ""
        raise PushError(
            f"{folder} is not a finished data set whose files are whole; nothing was "
            f"sent. Run the build to its end, or `scenegen verify`:{shown}{more}"
        )
    note = unaudited_note(folder)
    if note is not None and not options.unaudited:
        is_audited = (folder / AUDIT).is_file()
        remedy = (
            f"{AUDIT_PAGE} names them; few items fail some by chance, so build more"
            if is_audited
            else f"Run `scenegen audit {folder} --write`"
        )
        raise PushError(
            f"{folder}: {note}. Nothing was sent. {remedy}; or publish it with "
            "--unaudited, and the card will say so."
        )
    files = contents(folder, card_text(folder, note).encode())
    unsearched = unsearched_groups(folder)
    return _ReadyFolder(files, left_out(folder, files), note, unsearched)


@contextmanager
def _opened(repo: str, options: PushOptions) -> Iterator[Hub]:
    """The repository, for as long as huggingface_hub is kept quiet.

    Raises:
        PushError: when huggingface_hub is missing, or the name cannot be one.
    """
    if find_spec("huggingface_hub") is None:
        raise PushError(
            "a push needs huggingface_hub, which is not installed: "
            "pip install 'huggingface_hub>=1.19'"
        )
    from scenegen.publish.hub import Hub, quiet

    with quiet():
        yield Hub(repo, options.revision)


def _allowed(
    state: RemoteState | None, hub: Hub, options: PushOptions
) -> RemoteState | None:
    """The same state, unless everybody could read what shall be private.

    Raises:
        PushError: in that case.
    """
    if state is not None and options.private and not state.is_private:
        raise PushError(
            f"{hub.url} is public, and --private was asked for. Nothing was sent. Make "
            "it private on its page of settings, or name another repository."
        )
    return state


def _compared(hub: Hub, state: RemoteState | None, ready: _ReadyFolder) -> PushPlan:
    """What the repository lacks.

    Raises:
        PushError: when it holds something else.
    """
    there = {} if state is None else hub.files(state.head)
    others = [
        name
        for name in there
        if name not in ready.files and name not in PLAIN and not OWN.fullmatch(name)
    ]
    is_begun = any(
        each.is_data and _is_same(there, each) for each in ready.files.values()
    )
    if others and MANIFEST not in there and not is_begun:
        raise PushError(
            f"{hub.url} holds something else: {', '.join(others[:3])}. Nothing was "
            "sent. Name another repository, or empty this one on its page."
        )
    return PushPlan(
        url=hub.url,
        head=None if state is None else state.head,
        files=ready.files,
        sent=tuple(
            each for name, each in ready.files.items() if not _is_same(there, each)
        ),
        deleted=tuple(
            name for name in there if name not in ready.files and OWN.fullmatch(name)
        ),
        left_out=ready.left_out,
        note=ready.note,
        unsearched=ready.unsearched,
    )


def _is_same(there: Mapping[str, RemoteFile], file: PushFile) -> bool:
    return file.name in there and there[file.name].is_same(file)


def _is_tagged(hub: Hub, tag: str | None, plan: PushPlan) -> bool:
    """Whether the content has its tag already; asked before anything is sent.

    Raises:
        PushError: when another content has it.
    """
    commit = hub.tags().get(tag) if tag is not None else None
    if commit is None:
        return False
    if commit == plan.head and not plan.sent and not plan.deleted:
        return True
    raise PushError(
        f"{hub.url} has a tag {tag} of another content ({commit[:8]}), and a tag is "
        "never moved. Nothing was sent. Choose the next number."
    )


def _require_arrived(hub: Hub, head: str, plan: PushPlan) -> None:
    """Compare the size and the hash of every file with those that the Hub states.

    Raises:
        PushError: when one differs.
    """
    there = hub.files(head)
    wrong = [name for name, each in plan.files.items() if not _is_same(there, each)]
    wrong += [name for name in plan.deleted if name in there]
    if wrong:
        raise PushError(
            f"{hub.url} at {head[:8]}: {len(wrong)} files are not those of the folder "
            f"({', '.join(wrong[:3])}). Run the same command again."
        )


def _parts(files: Sequence[PushFile], size: int) -> Iterator[Sequence[PushFile]]:
    return (files[start : start + size] for start in range(0, len(files), size))


def _bytes(files: Sequence[PushFile]) -> int:
    return sum(each.size for each in files)
