"""Files are the ones in the index, and everything says where it is from."""

import hashlib
from pathlib import Path

from scenegen.catalogue.entries import Asset, Material
from scenegen.errors import AssetError, said
from scenegen.reading import read_bytes

MOST_BYTES = 256 * 1024 * 1024
"""Of a model or a picture."""

REINSTALL = "Reinstall scenegen, or restore the file."
REINDEX = "Run assets/modelling/index.py after changing a model."


def require_hash(path: Path, sha256: str, who: str) -> None:
    """Compare a file with the index.

    Raises:
        AssetError: it is missing, cannot be read, or has another hash.
    """
    try:
        data = read_bytes(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise AssetError(f"{who}: {path}: {said(error)}. {REINSTALL}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise AssetError(
            f"{who}: {path} has SHA-256 {found[:12]}..., but the index says "
            f"{sha256[:12] or 'nothing'}.... {REINSTALL} {REINDEX}"
        )


def require_provenance(kind: str, entry: Asset | Material) -> None:
    """Refuse an entry that does not say where it is from.

    Raises:
        AssetError: it lacks its licence or its source.
    """
    missing = [key for key in ("licence", "source") if not getattr(entry, key)]
    if missing:
        raise AssetError(
            f"{kind} '{entry.id}': no {' and no '.join(missing)} in index.toml. "
            "Give both before using it: a data set must name where everything is from."
        )
