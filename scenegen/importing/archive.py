"""Untrusted zip files, read in memory only and never past fixed limits.

Members are packed as Sweet Home 3D itself can unpack them: not at all, or by deflate.
Of the other methods Python unpacks whatever comes, however little the header states.
"""

import posixpath
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from scenegen.importing.sources import Refused, printable

MAX_ENTRIES = 50_000
MAX_TOTAL = 2 << 30
"""Bytes of all members together, unpacked."""
MAX_MEMBER = 96 << 20
"""Bytes of one member, unpacked."""
MAX_RATIO = 200
"""Unpacked to packed size of a member that is larger than `FREE`."""
FREE = 1 << 20
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The members of a zip file by their names."""

    def __init__(self, path: Path) -> None:
        """Read the list of members.

        Raises:
            Refused: it is not a zip file, or holds more than any library does.
        """
        try:
            if not path.is_file():
                raise ValueError("it is no plain file")
            self._zip = zipfile.ZipFile(path)
        except Exception as error:  # a door: damaged lists raise all kinds of errors
            raise Refused(
                f"{path}: is not a zip file ({error}). Name a .sh3f library, or a "
                "folder of GLB, glTF or OBJ files."
            ) from error
        infos = self._zip.infolist()
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_ENTRIES or total > MAX_TOTAL:
            raise Refused(
                f"{path}: {len(infos)} members of {total >> 20} MiB in all; at most "
                f"{MAX_ENTRIES} of {MAX_TOTAL >> 20} MiB are read. Split the library."
            )
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._unread: dict[str, str] = {}
        self.faults: tuple[tuple[str, str], ...] = tuple(self._sorted_out(infos))

    @property
    def names(self) -> tuple[str, ...]:
        """Of all usable members."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            Refused: there is none, or it is damaged.
        """
        if name in self._unread:
            raise Refused(f"member '{name}' {self._unread[name]}.")
        if name not in self._members:
            raise Refused(f"'{name}' is not in the archive. Restore the file.")
        info = self._members[name]
        try:
            with self._zip.open(info) as member:
                # A bounded read, lest a member unpack to more than its header states.
                data = member.read(info.file_size + 1)
        except (
            OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError,
            NotImplementedError, ValueError, struct.error,
        ) as error:  # fmt: skip
            raise Refused(
                f"'{name}' cannot be unpacked ({printable(str(error))}). Get the "
                "library anew."
            ) from error
        if len(data) != info.file_size:
            raise Refused(
                f"'{name}' unpacks to another size than its header states. Get the "
                "library anew."
            )
        return data

    def _sorted_out(self, infos: list[zipfile.ZipInfo]) -> list[tuple[str, str]]:
        """Keep what can be read; name and reason of what cannot."""
        faults = []
        for info in infos:
            # A member without any name is neither a folder nor a file.
            if not info.filename or info.is_dir():
                continue
            reason = _reason_against(info)
            # Programs of Windows write backslashes; zip knows only the other ones.
            name = info.filename.replace("\\", "/")
            if reason is None and name in self._members:
                reason = "is there twice; the first one counts"
            if reason is None:
                self._members[name] = info
            else:
                faults.append((printable(info.filename), reason))
                if name not in self._members:
                    self._unread[name] = reason
        return faults


def inside(folder: str, name: str) -> str:
    """A name that a file in `folder` gives another, as a path from the top.

    Raises:
        Refused: the name leads out of the source.
    """
    plain = name.strip().replace("\\", "/")
    joined = posixpath.normpath(posixpath.join(folder, plain))
    if _leads_out(plain) or _leads_out(joined):
        raise Refused(
            f"names '{printable(name.strip())}', which lies outside of the source. Put "
            "the file beside the model, and name it without a path."
        )
    return joined


def _leads_out(name: str) -> bool:
    has_drive = len(name) > 1 and name[1] == ":"
    parts = name.split("/")
    return name.startswith("/") or has_drive or parts[0] == ".." or "\0" in name


def _reason_against(info: zipfile.ZipInfo) -> str | None:
    """Why a member is not read; None when it is."""
    name = info.filename.replace("\\", "/")
    if _leads_out(name) or ".." in name.split("/"):
        return "its name leads out of the archive; it was not read"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a symbolic link; it was not read"
    if info.flag_bits & 1:
        return "is encrypted; unpack the library with its password first"
    if info.compress_type not in METHODS:
        return f"is packed by method {info.compress_type}; zip it anew by deflate"
    if info.file_size > MAX_MEMBER:
        return (
            f"holds {info.file_size >> 20} MiB; at most {MAX_MEMBER >> 20} MiB are read"
        )
    if info.file_size > FREE and info.file_size > MAX_RATIO * info.compress_size:
        return f"unpacks to more than {MAX_RATIO} times its size: a zip bomb"
    return None
