"""What the rows of a built folder say."""

from pathlib import Path

import pyarrow.parquet as pq

from scenegen.records.codec import from_json
from scenegen.records.scene import Scene


def scenes(folder: Path, config: str) -> list[Scene]:
    """The scenes of all rows of a config, as the rows hold them."""
    return [
        from_json(Scene, text)
        for path in sorted((folder / "data" / config).glob("*.parquet"))
        for text in pq.read_table(path, columns=["scene"])["scene"].to_pylist()
    ]
