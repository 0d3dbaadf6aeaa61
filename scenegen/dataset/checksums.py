"""The check sums of a data set: SHA256SUMS, as `sha256sum -c` reads it."""

from hashlib import file_digest
from pathlib import Path

CHECKSUMS = "SHA256SUMS"


def read_sums(folder: Path) -> dict[str, str]:
    """File names and their SHA-256, as the check sums have them; none without them."""
    path = folder / CHECKSUMS
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in pairs}


def sha256_of(path: Path) -> str:
    """Of a file."""
    with path.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()
