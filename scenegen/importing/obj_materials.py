"""The materials of an OBJ model: which MTL files are meant, and their pictures."""

from dataclasses import dataclass, field

from scenegen.importing.mtl import MtlMaterial, read_mtl
from scenegen.importing.naming import NearbyFiles, alike, spellings
from scenegen.importing.sources import Note, Refused
from scenegen.importing.text_lines import unquoted, words_in


@dataclass(frozen=True, slots=True)
class ObjMaterials:
    """The materials that a model uses.

    Attributes:
        paints: by the names that the model gives them.
        files: where their pictures are.
        note: called with what is missing.
        is_lost: whether a file that lists materials is missing, and was noted.
    """

    paints: dict[str, MtlMaterial]
    files: NearbyFiles
    note: Note
    is_lost: bool
    _pictures: dict[str, bytes | None] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        libraries: list[str],
        used: list[str],
        who: str,
        files: NearbyFiles,
        note: Note,
    ) -> "ObjMaterials":
        """Read the MTL files.

        What is not there is noted, and surfaces stay plain: so the programs do that
        show such models.

        Args:
            libraries: what follows each `mtllib`.
            used: names of materials.
            who: the model's own path.
            files: where MTL files and pictures are.
            note: called with what is missing.

        Raises:
            Refused: a line of an MTL file cannot be read.
        """
        listed: dict[str, MtlMaterial] = {}
        paths = _paths(libraries, files, note)
        for path in paths:
            if path is not None:
                listed.update(read_mtl(files.read(path), path))
        named = [name for name in used if name]
        found = _matched(named, listed)
        if named and not found:
            found = _from_beside(named, who, files, note)
        return cls(found, files, note, None in paths)

    def of(self, name: str) -> MtlMaterial | None:
        """A material; None when nothing says it."""
        return self.paints.get(name)

    def note_plain(self, name: str) -> None:
        """Note that nothing says how a material looks, unless its file is missing."""
        if name and not self.is_lost:
            self.note(
                f"no MTL file has the material '{spellings(name)[0]}'; it is plain"
            )

    def picture(self, paint: MtlMaterial) -> bytes | None:
        """The picture of a material; None, with a note, when it is not there."""
        key = paint.whole_name
        if key not in self._pictures:
            self._pictures[key] = self._read(paint)
        return self._pictures[key]

    def _read(self, paint: MtlMaterial) -> bytes | None:
        whole = spellings(unquoted(paint.whole_name))
        names = spellings(unquoted(paint.picture))
        path = _exact(self.files, whole) or self.files.find(*names)
        if path is None:
            self.note(f"a picture is missing: {self.files.missing(names[0])}")
            return None
        try:
            return self.files.read(path)
        except Refused as error:
            self.note(f"a picture is missing: {error}")
            return None


def _exact(files: NearbyFiles, names: tuple[str, ...]) -> str | None:
    return next((path for path in map(files.exact, names) if path), None)


def _paths(libraries: list[str], files: NearbyFiles, note: Note) -> list[str | None]:
    """The MTL files; None for one that is missing, and noted.

    Each line is one name, which may hold blanks, or else several names.
    """
    found: list[str | None] = []
    for line in libraries:
        whole = spellings(unquoted(line))
        path = _exact(files, whole)
        words = [line] if path else words_in(line)
        paths = [path] if path else [files.find(*spellings(word)) for word in words]
        # Of a name with blanks whose file is elsewhere, no word is a file either.
        if len(words) > 1 and not any(paths):
            words, paths = [unquoted(line)], [files.find(*whole)]
        for word, path in zip(words, paths, strict=True):
            if path is None:
                missing = files.missing(spellings(unquoted(word))[0])
                note(f"an MTL file is missing: {missing}")
        found += paths
    return list(dict.fromkeys(found))


def _matched(
    names: list[str], listed: dict[str, MtlMaterial]
) -> dict[str, MtlMaterial]:
    """The materials of those names, else of names that are spelled alike."""
    by_spelling: dict[str, MtlMaterial] = {}
    for name, paint in listed.items():
        by_spelling.setdefault(alike(spellings(name)[0]), paint)
    found = {}
    for name in names:
        meant = listed.get(name) or by_spelling.get(alike(spellings(name)[0]))
        if meant is not None:
            found[name] = meant
    return found


def _from_beside(
    names: list[str], who: str, files: NearbyFiles, note: Note
) -> dict[str, MtlMaterial]:
    """The materials of the MTL file of the model's own name."""
    stem = who.rpartition("/")[2].rpartition(".")[0]
    path = files.exact(f"{stem}.mtl")
    if path is None:
        return {}
    found = _matched(names, read_mtl(files.read(path), path))
    if found:
        note(f"the materials were taken from '{path}', which the model does not name")
    return found
