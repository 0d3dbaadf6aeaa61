"""Files are the ones in the index, and everything says where it is from."""

import hashlib
from pathlib import Path

from scenegen.catalogue.entries import Asset, Material
from scenegen.errors import AssetError

REINSTALL = "Reinstall scenegen, or restore the file."
REINDEX = "Run assets/modelling/index.py after changing a model."


def require_hash(path: Path, sha256: str, who: str) -> None:
    """Compare a file with the index.

    Raises:
        AssetError: it is missing, cannot be read, or has another hash.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise AssetError(f"{who}: {path}: {reason}. {REINSTALL}") from error
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
