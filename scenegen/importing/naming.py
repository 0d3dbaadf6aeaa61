"""Files that models name: found as written, else by their base names.

Models travel between systems: names lose their case, gain backslashes and drive
letters, and are written in one encoding and read in another; files are moved. The
programs that people use find such files all the same, and so does this.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from scenegen.importing.archive import inside
from scenegen.importing.sources import Note, Refused


def spellings(raw: str) -> tuple[str, ...]:
    """What a name can mean that was read as Latin-1: UTF-8 comes first, if it is that.

    Args:
        raw: a letter for each byte of the file.
    """
    try:
        meant = raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return (raw,)
    return (meant,) if meant == raw else (meant, raw)


def alike(name: str) -> str:
    """A name without what systems change in it: case, accents' form, runs of blanks."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return " ".join(plain.casefold().split())


class SourceFiles:
    """All files of a source, by name."""

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes]) -> None:
        """Remember the names.

        Args:
            names: paths from the top of the source.
            read: gives the bytes of one of them, or refuses.
        """
        self._names = frozenset(names)
        self._read = read
        self._by_base: dict[str, list[str]] = {}
        for name in sorted(self._names):
            self._by_base.setdefault(alike(_base(name)), []).append(name)

    def __contains__(self, path: str) -> bool:
        """Whether there is a file of exactly that path."""
        return path in self._names

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            Refused: it cannot be read.
        """
        return self._read(path)

    def named_alike(self, text: str) -> list[str]:
        """Paths of the files whose base name is that of `text` but for its spelling."""
        return self._by_base.get(alike(_base(text)), [])


@dataclass(frozen=True, slots=True)
class NearbyFiles:
    """The files of a source as one model names them.

    Attributes:
        source: all files.
        folder: in which the model lies, from the top of the source.
        note: told of every file that is not where the model says.
    """

    source: SourceFiles
    folder: str
    note: Note

    def find(self, *texts: str, far: bool = True) -> str | None:
        """The path of the file that is meant; None when there is none.

        Args:
            texts: what its name can be, the likeliest first.
            far: whether it may be the only one of its name in another folder.
        """
        for text in texts:
            if path := self.exact(text):
                return path
        for text in texts:
            if path := self._elsewhere(text, far=far):
                self.note(f"'{text}' is not there; '{path}' was taken for it")
                return path
        return None

    def exact(self, text: str) -> str | None:
        """The path of the file of exactly that name, or None."""
        try:
            path = inside(self.folder, text)
        except Refused:
            return None
        return path if path in self.source else None

    def missing(self, text: str) -> str:
        """Why a name leads nowhere."""
        try:
            path = inside(self.folder, text)
        except Refused:
            return f"'{text}' lies outside of the source and was not read"
        return f"'{path}' is not in the source"

    def read(self, path: str) -> bytes:
        """The bytes of a file that was found.

        Raises:
            Refused: it cannot be read.
        """
        return self.source.read(path)

    def _elsewhere(self, text: str, *, far: bool) -> str | None:
        """A file of that base name: the nearest below the model, else the only one."""
        found = self.source.named_alike(text)
        prefix = f"{self.folder}/" if self.folder else ""
        near = [path for path in found if path.startswith(prefix)]
        if near:
            return min(near, key=lambda path: (path.count("/"), path))
        return found[0] if far and len(found) == 1 else None


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def each_once(note: Note) -> Note:
    """A note taker that takes no note twice."""
    seen: set[str] = set()

    def taken(text: str) -> None:
        if text not in seen:
            seen.add(text)
            note(text)

    return taken


def shortened(notes: Iterable[str], most: int) -> Iterator[str]:
    """The first notes, and how many more there are."""
    listed = list(notes)
    yield from listed[:most]
    if len(listed) > most:
        yield f"and {len(listed) - most} more of the kind"
