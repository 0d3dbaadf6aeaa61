"""Meshes and pictures as files that Blender's process reads."""

import hashlib
import tempfile
from pathlib import Path

import numpy as np

from scenegen.geometry.mesh import Mesh


class AssetStore:
    """A temporary folder with one file for each mesh, named after what is in it.

    Attributes:
        folder: where it is.
        is_kept: whether it stays when the store is closed.
    """

    def __init__(self) -> None:
        """An empty folder."""
        self.folder = Path(tempfile.mkdtemp(prefix="scenegen-cycles-"))
        self.is_kept = False
        self._models: dict[Mesh, Path] = {}
        self._shells: set[Path] = set()

    def of_model(self, mesh: Mesh) -> Path:
        """The file of a mesh that other scenes may have as well."""
        if mesh not in self._models:
            self._models[mesh] = self._written(mesh)
        return self._models[mesh]

    def of_shell(self, mesh: Mesh) -> Path:
        """The file of a mesh of one room; it lasts until `forget_shells`."""
        path = self._written(mesh)
        self._shells.add(path)
        return path

    def forget_shells(self) -> None:
        """Remove the files of rooms."""
        for path in sorted(self._shells - set(self._models.values())):
            path.unlink(missing_ok=True)
        self._shells.clear()

    def close(self) -> None:
        """Remove the folder with all that is in it, unless it is to be kept."""
        if self.is_kept:
            return
        for path in self.folder.iterdir():
            path.unlink(missing_ok=True)
        self.folder.rmdir()

    def _written(self, mesh: Mesh) -> Path:
        path = self.folder / f"{_digest(mesh)}.npz"
        if not path.exists():
            part = path.with_suffix(".part")
            with part.open("wb") as stream:
                np.savez(
                    stream,
                    vertices=mesh.vertices.astype(np.float32),
                    normals=mesh.normals.astype(np.float32),
                    uvs=mesh.uvs.astype(np.float32),
                    faces=mesh.faces,
                    slots=mesh.slots,
                )
            part.replace(path)
        return path


def _digest(mesh: Mesh) -> str:
    """SHA-256 of the arrays of a mesh."""
    digest = hashlib.sha256()
    for array in (mesh.vertices, mesh.normals, mesh.uvs, mesh.faces, mesh.slots):
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
