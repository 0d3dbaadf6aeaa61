"""What of a folder goes to the Hub: the files of the data set, and nothing else.

The checksums name them; the card and the checksums themselves come on top. What else
lies in the folder (a damaged shard that was set aside, notes) stays at home.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha1, sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from scenegen.dataset.audit_section import unsearched
from scenegen.dataset.card import AUDITED, section, with_section
from scenegen.dataset.files import AUDIT, CHECKSUMS, read_sums
from scenegen.dataset.manifest import CARD
from scenegen.errors import PushError, said, told_as
from scenegen.reading import read_json, read_text, require_plain

DATA = re.compile(r"(data/[^/]+|dense)/[a-z]+-\d{5}-of-\d{5}\.parquet")
"""Shards: they go first, since the card and the manifest speak of them."""

ANY = "any of its items"
"""What an audit without a bar has not searched."""

PIECE = 1 << 20
"""Bytes that are in memory while a file is read."""


@dataclass(frozen=True, slots=True)
class PushFile:
    """A file that the repository shall hold.

    Attributes:
        name: in the repository, and in the folder.
        path: where its bytes are; `data` are its bytes instead where they are not None.
        size: bytes.
        sha256: of its bytes, in hexadecimal.
        git_id: the name that git gives to a file of these bytes.
        data: bytes that differ from those of the folder.
    """

    name: str
    path: Path
    size: int
    sha256: str
    git_id: str
    data: bytes | None = None

    @property
    def is_data(self) -> bool:
        """Whether it is a shard."""
        return DATA.fullmatch(self.name) is not None


def contents(folder: Path, card: bytes) -> dict[str, PushFile]:
    """The files of a data set by name, each read once and never whole.

    Args:
        folder: of a finished data set whose files were checked.
        card: what README.md shall say on the Hub.

    Raises:
        PushError: when a file cannot be read.
    """
    found = {}
    for name in sorted({*read_sums(folder), CHECKSUMS, CARD}):
        changed = card if name == CARD else None
        try:
            found[name] = describe(name, folder / name, changed)
        except (OSError, ValueError) as error:
            raise PushError(
                f"{folder / name} cannot be read ({said(error)}); run `scenegen "
                "verify` on the folder."
            ) from error
    return found


def left_out(folder: Path, names: Mapping[str, PushFile]) -> tuple[str, ...]:
    """Files of the folder that are no part of the data set."""
    there = (
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    return tuple(name for name in there if name not in names)


def unaudited_note(folder: Path) -> str | None:
    """Why a data set should not be published as it is; None when its audit passed.

    Raises:
        PushError: when its audit cannot be read.
    """
    path = folder / AUDIT
    if not path.is_file():
        return "it was not audited"
    with told_as(PushError, path, "Run `scenegen audit --write` again."):
        stated: dict[str, Any] = read_json(path)
        failed = [each for each in stated["bars"] if each["verdict"] == "fail"]
        verdict = stated["verdict"]
    if verdict == "pass" and not failed:
        return None
    return f"it failed its audit: {len(failed)} bars are beyond their limits"


def unsearched_groups(folder: Path) -> tuple[str, ...]:
    """Of which questions the audit looked for no rule; none without an audit.

    Such a data set may go as audited: its labels and twins were checked, and its card
    says what was not searched. Whoever pushes it shall know, too.

    Raises:
        PushError: when its audit cannot be read.
    """
    path = folder / AUDIT
    if not path.is_file():
        return ()
    with told_as(PushError, path, "Run `scenegen audit --write` again."):
        bars = read_json(path)["bars"]
        return unsearched(bars) if bars else (ANY,)


def card_text(folder: Path, note: str | None) -> str:
    """What README.md says on the Hub.

    Args:
        folder: of the data set.
        note: see `unaudited_note`; the card begins its audit with it.

    Raises:
        ShardError: when the card has no section for the audit.
        PushError: when it cannot be read.
    """
    try:
        text = read_text(folder / CARD)
    except (OSError, ValueError) as error:
        raise PushError(f"{folder / CARD} cannot be read ({said(error)})") from error
    if note is None:
        return text
    warning = f"**Published without a passed audit: {note}.**"
    return with_section(text, AUDITED, f"{warning}\n\n{section(text, AUDITED)}")


def describe(name: str, path: Path, data: bytes | None = None) -> PushFile:
    """A file with its hashes; see `PushFile`.

    Raises:
        OSError: when it cannot be read.
    """
    if data is None:
        require_plain(path)
    size = path.stat().st_size if data is None else len(data)
    if data is None:
        with path.open("rb") as source:
            sha = file_digest(source, "sha256").hexdigest()
            source.seek(0)
            git = _git_id(source, size)
    else:
        sha, git = sha256(data).hexdigest(), _git_id(BytesIO(data), size)
    return PushFile(name, path, size, sha, git, data)


def _git_id(source: IO[bytes], size: int) -> str:
    """The name that git gives to a file: the SHA-1 of a head and its bytes."""
    digest = sha1(b"blob %d\0" % size, usedforsecurity=False)
    while piece := source.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
