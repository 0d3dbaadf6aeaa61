"""Pictures as files beside texts that name them, in folders that never get too full."""

from __future__ import annotations

from pathlib import Path

from scenegen.exports.examples import Example

FOLDER_ITEMS = 1000
"""Items whose pictures are in one folder: file systems and the Hub mind more files."""


class ImageFiles:
    """Writes the pictures of examples into numbered folders.

    Ids of items are unique and names of views are unique in an item, and both are made
    of letters, digits and underscores: so are the names of files.
    """

    def __init__(self, folder: Path) -> None:
        """Below a folder, in `images/`."""
        self._folder = folder
        self._items = 0

    def write(self, example: Example) -> list[str]:
        """The names of the pictures of an example, in the order of its conversation."""
        place = Path("images") / f"{self._items // FOLDER_ITEMS:05d}"
        (self._folder / place).mkdir(parents=True, exist_ok=True)
        self._items += 1
        names = []
        for picture in example.pictures:
            name = place / f"{example.id}-{picture.role}.{picture.suffix}"
            with (self._folder / name).open("xb") as sink:
                sink.write(picture.data)
            names.append(name.as_posix())
        return names
