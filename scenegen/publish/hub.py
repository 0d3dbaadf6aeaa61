"""One repository of the Hugging Face Hub; the one door to huggingface_hub.

What goes wrong becomes a `PushError` that says what to do. Too many requests, server
errors and dropped connections are tried again first. A message holds neither headers
nor addresses with a signature, so no token gets into a log: huggingface_hub alone reads
the token, from the places that it documents.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from huggingface_hub import (
    CommitOperationAdd,
    CommitOperationDelete,
    HfApi,
    constants,
    get_token,
    logging,
    utils,
)
from huggingface_hub.errors import (
    HFValidationError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.hf_api import RepoFile

from scenegen.errors import PushError
from scenegen.publish.contents import PushFile
from scenegen.publish.hub_errors import (
    TRIES,
    WRONG,
    cause_of,
    explained,
    patience,
    race,
    status_of,
)

THREADS = 4
"""Files that are sent at a time; each is read piece by piece."""

RACE = (409, 412)
"""Status codes of a commit whose parent is not the head any more."""

MISSING = (RepositoryNotFoundError, RevisionNotFoundError)
"""Errors that say that there is no such repository, or no such branch."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository.

    Attributes:
        size: bytes.
        sha256: of a large file; None for one that git holds itself.
        git_id: its name in git.
    """

    size: int
    sha256: str | None
    git_id: str

    def is_same(self, file: PushFile) -> bool:
        """Whether it has the bytes of a file of the folder."""
        if self.sha256 is not None:
            return (self.size, self.sha256) == (file.size, file.sha256)
        return (self.size, self.git_id) == (file.size, file.git_id)


@dataclass(frozen=True, slots=True)
class RemoteState:
    """What a repository is before a push.

    Attributes:
        head: the last commit of the revision.
        is_private: whether others cannot read it.
    """

    head: str
    is_private: bool


class Hub:
    """One data set repository at one revision."""

    def __init__(self, repo: str, revision: str) -> None:
        """A repository, of which nothing is asked yet.

        Args:
            repo: "owner/name".
            revision: a branch.

        Raises:
            PushError: when the name cannot be one.
        """
        self.repo, self.revision, self.api = repo, revision, HfApi()
        try:
            utils.validate_repo_id(repo)
        except HFValidationError as error:
            raise PushError(f"'{repo}' is no name of a repository: {error}") from error

    @property
    def url(self) -> str:
        """The page of the repository."""
        return f"{self.api.endpoint}/datasets/{self.repo}"

    def require_token(self) -> None:
        """Make sure that somebody is logged in.

        Raises:
            PushError: when nobody is.
        """
        if self._tried("reading the token", get_token) is None:
            raise PushError(
                f"nobody is logged in to {self.api.endpoint}: run `hf auth login`, or "
                "set HF_TOKEN to a token that may write, or, in a GitHub workflow, "
                "HF_OIDC_RESOURCE (see docs/publish.md)."
            )

    def state(self) -> RemoteState | None:
        """What the revision is now; None when there is none, or no repository.

        Raises:
            PushError: when the Hub does not say.
        """
        try:
            return self._state(passes=MISSING)
        except MISSING as error:
            # Without a token the Hub says 401 of what is not there, too.
            if status_of(error) == 401 and get_token() is not None:
                raise explained(f"looking at {self.repo}", error) from error
            return None

    def _state(self, passes: tuple[type[Exception], ...] = ()) -> RemoteState:
        info = self._tried(
            f"looking at {self.repo}",
            lambda: self.api.dataset_info(self.repo, revision=self.revision),
            passes=passes,
        )
        return RemoteState(str(info.sha), bool(info.private))

    def open(self, *, private: bool) -> RemoteState:
        """Make the repository and the branch where they are missing.

        Args:
            private: whether a new repository is; an existing one stays as it is.

        Raises:
            PushError: when that is not allowed.
        """
        found = self.state()
        if found is not None:
            return found
        self._tried(
            f"creating {self.repo}",
            lambda: self.api.create_repo(
                self.repo, repo_type="dataset", private=private, exist_ok=True
            ),
        )
        if self.revision != constants.DEFAULT_REVISION:
            self._tried(
                f"creating the branch {self.revision}",
                lambda: self.api.create_branch(
                    self.repo, branch=self.revision, repo_type="dataset", exist_ok=True
                ),
            )
        return self._state()

    def files(self, commit: str) -> dict[str, RemoteFile]:
        """The files of a commit by name.

        Raises:
            PushError: when the Hub does not list them.
        """
        tree = self._tried(
            f"listing {self.repo}",
            lambda: list(
                self.api.list_repo_tree(
                    self.repo, recursive=True, revision=commit, repo_type="dataset"
                )
            ),
        )
        return {
            each.path: RemoteFile(
                each.size, each.lfs.sha256 if each.lfs else None, each.blob_id
            )
            for each in tree
            if isinstance(each, RepoFile)
        }

    def tags(self) -> dict[str, str]:
        """The commit of each tag.

        Raises:
            PushError: when the Hub does not list them.
        """
        refs = self._tried(
            f"listing the tags of {self.repo}",
            lambda: self.api.list_repo_refs(self.repo, repo_type="dataset"),
        )
        return {each.name: each.target_commit for each in refs.tags}

    def send(self, files: Sequence[PushFile]) -> list[CommitOperationAdd]:
        """Upload the bytes of large files; no commit shows them yet.

        What arrived before is not sent again, in this run or in a later one.

        Raises:
            PushError: when they do not arrive.
        """
        additions = [_addition(each) for each in files]
        self._tried(
            f"uploading {files[0].name}"
            + (f" and {len(files) - 1} more" if len(files) > 1 else ""),
            lambda: self.api.preupload_lfs_files(
                self.repo,
                additions,
                repo_type="dataset",
                revision=self.revision,
                num_threads=THREADS,
                free_memory=False,
            ),
        )
        return additions

    def commit(
        self,
        additions: Sequence[CommitOperationAdd],
        files: Sequence[PushFile],
        *,
        deleted: Sequence[str] = (),
        title: str,
        parent: str,
    ) -> str:
        """Commit files, if `parent` is still the head; the new head.

        Args:
            additions: as `send` gives them.
            files: of which they are made.
            deleted: names of files that go.
            title: of the commit.
            parent: the commit that all this was decided upon.

        Raises:
            PushError: when the head is another one by now, or the Hub refuses.
        """
        operations: list[CommitOperationAdd | CommitOperationDelete] = [*additions]
        operations += [CommitOperationDelete(name) for name in deleted]

        def once() -> str:
            head = self._state().head
            if head != parent:  # the answer to an earlier try may have been lost
                if self._holds(head, files, deleted):
                    return head
                raise race(self.repo)
            made = self.api.create_commit(
                self.repo,
                operations,
                commit_message=title,
                repo_type="dataset",
                revision=self.revision,
                parent_commit=parent,
            )
            return str(made.oid)

        return self._tried(f"committing to {self.repo}", once, races=True)

    def tag(self, name: str, commit: str) -> None:
        """Give a commit a name.

        Raises:
            PushError: when the Hub refuses.
        """
        self._tried(
            f"tagging {self.repo}",
            lambda: self.api.create_tag(
                self.repo, tag=name, revision=commit, repo_type="dataset", exist_ok=True
            ),
        )

    def _holds(
        self, commit: str, files: Sequence[PushFile], deleted: Sequence[str]
    ) -> bool:
        there = self.files(commit)
        return not there.keys() & set(deleted) and all(
            each.name in there and there[each.name].is_same(each) for each in files
        )

    def _tried(
        self,
        doing: str,
        call: Callable[[], Result],
        *,
        races: bool = False,
        passes: tuple[type[Exception], ...] = (),
    ) -> Result:
        """The result of a call, tried again where that may help.

        Args:
            doing: what the call does, for messages.
            call: that is made.
            races: whether 409 and 412 mean that another commit came first.
            passes: errors that are the caller's.

        Raises:
            PushError: when it goes wrong for good.
        """
        for number in range(1, TRIES + 1):
            try:
                return call()
            except passes:
                raise
            except WRONG as error:
                cause = cause_of(error)
                if races and status_of(cause) in RACE:
                    raise race(self.repo) from error
                wait = patience(cause, number)
                if wait is None or number == TRIES:
                    raise explained(doing, cause) from error
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")


@contextmanager
def quiet() -> Iterator[None]:
    """No bars and no warnings of huggingface_hub, which name signed addresses."""
    level, shown = logging.get_verbosity(), not utils.are_progress_bars_disabled()
    logging.set_verbosity(logging.ERROR)
    utils.disable_progress_bars()
    try:
        with warnings.catch_warnings():
            # Of the library about its own use of another one.
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logging.set_verbosity(level)
        if shown:
            utils.enable_progress_bars()


def _addition(file: PushFile) -> CommitOperationAdd:
    source = str(file.path) if file.data is None else file.data
    return CommitOperationAdd(path_in_repo=file.name, path_or_fileobj=source)
