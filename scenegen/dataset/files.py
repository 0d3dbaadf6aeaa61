"""Files that are whole or not there: a temporary name first, then the final one.

What a dead process left behind under a temporary name is removed by the next build.
SHA256SUMS holds the checksums of a data set, as `sha256sum -c` reads them.
"""

import errno
import os
import re
import socket
from collections.abc import Iterable, Mapping
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import IO

from scenegen.errors import OutputError
from scenegen.reading import read_bytes, require_plain

CHECKSUMS = "SHA256SUMS"

AUDIT, AUDIT_PAGE = "audit.json", "AUDIT.md"
"""What `scenegen audit` writes into a data set."""

TOP_NAMES = frozenset(
    {
        *(
            "ATTRIBUTIONS.md",
            "LICENSE",
            "README.md",
            "croissant.json",
            "data",
            "dense",
            "images",
        ),
        *("manifest.json", AUDIT, AUDIT_PAGE, CHECKSUMS),
    }
)
"""Files and folders that a data set has, or may have, at its top."""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_TEMPORARY = re.compile(r"\.tmp-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]+)$")


class replacing:
    """A file that takes its name only when the block ends well.

    Raises:
        OutputError: when it cannot be written.
    """

    def __init__(self, final: Path) -> None:
        """A file of that name."""
        self.final = final
        self.temporary = temporary_name(final)
        self.sink: IO[bytes] | None = None

    def __enter__(self) -> IO[bytes]:
        """Open the temporary file."""
        try:
            self.final.parent.mkdir(parents=True, exist_ok=True)
            self.sink = self.temporary.open("wb")
        except OSError as error:
            raise unwritable(self.final, error) from error
        return self.sink

    def __exit__(
        self, kind: object, error: BaseException | None, trace: object
    ) -> None:
        """Give the file its name, or remove it."""
        try:
            self._finish(keep=error is None)
        except OSError as late:
            error = error or late
        if error is not None:
            self.temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(self.final, error) from error

    def _finish(self, *, keep: bool) -> None:
        if self.sink is None:
            return
        with self.sink:
            if not keep:
                return
            self.sink.flush()
            os.fsync(self.sink.fileno())
        self.temporary.replace(self.final)


def write_text(path: Path, text: str) -> None:
    """A whole text file, or an OutputError."""
    with replacing(path) as sink:
        sink.write(text.encode())


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for a file that cannot be written.

    Raises:
        MemoryError: where a library tells used up memory as an error of the file.
    """
    if error.errno is None and "not enough memory" in str(error):
        raise MemoryError from error
    if error.errno in FULL:
        return OutputError(
            f"no room to write {path}: {error.strerror}. Finished shards are kept; "
            "make room and run the same command again, or choose another --out."
        )
    return OutputError(
        f"cannot write {path}: {error.strerror or error}. Choose another --out, or "
        "correct the permissions of this one."
    )


def check_writable(folder: Path) -> None:
    """Make the folder and try it, before any work is done.

    Raises:
        OutputError: when it cannot be written.
    """
    probe = folder / f"probe.tmp-{_host()}-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"probe")
        probe.unlink()
    except OSError as error:
        raise unwritable(folder, error) from error


def sweep(folder: Path) -> None:
    """Remove what dead processes of this machine left behind."""
    patterns = "*.tmp-*", "data/*/*.tmp-*", "dense/*.tmp-*"
    for path in sorted(each for form in patterns for each in folder.glob(form)):
        if is_leftover(path):
            path.unlink(missing_ok=True)


def temporary_name(final: Path) -> Path:
    """Beside a name, the one that this process writes under meanwhile."""
    return final.with_name(f"{final.name}.tmp-{_host()}-{os.getpid()}")


def free_name(path: Path) -> Path:
    """The name, or with a number at its end the first that nothing has."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def is_leftover(path: Path) -> bool:
    """Whether a dead process of this machine has left a temporary name behind."""
    match = _TEMPORARY.search(path.name)
    if match is None or match["host"] != _host():
        return False
    return not _is_alive(int(match["pid"]))


def read_sums(folder: Path) -> dict[str, str]:
    """File names and their SHA-256 as the checksums have them; none without them."""
    path = folder / CHECKSUMS
    if not path.is_file():
        return {}
    # A damaged byte makes a line wrong, and no error.
    lines = read_bytes(path).decode("utf-8", "replace").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in pairs}


def write_with_sums(folder: Path, names: Iterable[str]) -> None:
    """Write the checksums again after files were added or changed.

    Raises:
        OutputError: when they cannot be written.
    """
    sums = read_sums(folder) | {name: sha256_of(folder / name) for name in names}
    write_text(folder / CHECKSUMS, sums_text(sums))


def sums_text(sums: Mapping[str, str]) -> str:
    """The text of the checksums: a line for every file, by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    require_plain(path)
    with path.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()


def _host() -> str:
    """This machine, in eight characters that any file name may hold."""
    return blake2b(socket.gethostname().encode(), digest_size=4).hexdigest()


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but is not yet reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return True
    # The state follows the command, which is in brackets and may hold anything.
    return state.rpartition(")")[2].split()[0] != "Z"
