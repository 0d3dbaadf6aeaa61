"""What a Hub that is made up holds: repositories, commits and files."""

import hashlib
import re
from dataclasses import dataclass, field

WRITER, READER = "hf_writer0000000000000000", "hf_reader0000000000000000"
"""Tokens that the server knows."""

SIGNATURE = "X-Amz-Signature=0123456789abcdef"
"""What signs the addresses of large files; it belongs into no message."""

LARGE = re.compile(r".*\.(parquet|jpg|png)")
"""Names of files that are stored as large ones."""


def git_id(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def entry(name: str, data: bytes) -> dict[str, object]:
    """A file as a listing has it."""
    plain: dict[str, object] = {"type": "file", "path": name, "size": len(data)}
    if not LARGE.fullmatch(name):
        return {**plain, "oid": git_id(data)}
    oid = hashlib.sha256(data).hexdigest()
    pointer = f"version https://git-lfs\noid sha256:{oid}\nsize {len(data)}\n"
    large = {"oid": oid, "size": len(data), "pointerSize": len(pointer)}
    return {**plain, "oid": git_id(pointer.encode()), "lfs": large}


@dataclass(frozen=True)
class Commit:
    """A state of a repository: names and bytes."""

    oid: str
    title: str
    files: dict[str, bytes]


@dataclass
class Repository:
    """What one name holds."""

    private: bool
    branches: dict[str, list[Commit]]
    tags: dict[str, str] = field(default_factory=dict)

    def at(self, revision: str) -> Commit | None:
        if revision in self.branches:
            return self.branches[revision][-1]
        oid = self.tags.get(revision, revision)
        commits = [each for branch in self.branches.values() for each in branch]
        return next((each for each in commits if each.oid == oid), None)

    def add(self, branch: str, title: str, files: dict[str, bytes]) -> Commit:
        number = sum(map(len, self.branches.values()))
        oid = hashlib.sha1(f"{branch}{number}{title}".encode()).hexdigest()
        commit = Commit(oid, title, files)
        self.branches.setdefault(branch, []).append(commit)
        return commit


class Answer(Exception):
    """A status and a body instead of what was asked for."""

    def __init__(self, status: int, body: object, **headers: str) -> None:
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers
