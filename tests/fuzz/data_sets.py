"""The files of a finished data set, each spoilt while the others stay."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset.build import build
from scenegen.dataset.card import OWN, with_section
from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.files import AUDIT, CHECKSUMS
from scenegen.dataset.manifest import CARD, MANIFEST, audited_part, finalise
from scenegen.dataset.row_checks import check_rows
from scenegen.dataset.stored_items import shards_of
from scenegen.errors import ScenegenError
from scenegen.locking.snapshots import snapshot
from scenegen.publish.contents import unaudited_note
from scenegen.verification.files import file_problems, stated_plan
from scenegen.verification.verify import VerifyShards
from tests.dataset.fakes import fake_generator, fake_plan
from tests.fuzz.cases import Target, WrongSuccess
from tests.fuzz.mutators import spoilt_bytes, spoilt_document, spoilt_text

EVERY = 25
"""Of so many cases one is compared with all other files, which takes a while."""

BAR = {
    "task": "multiview", "kind": "count", "config": "multiview", "items": 18,
    "name": "S0 letters", "verdict": "pass", "low": 20.0, "figure": 25.0,
}  # fmt: skip


def made_data_set(folder: Path) -> Path:
    """A finished data set of tiny items."""
    plan = fake_plan()
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


def data_set_targets(folder: Path) -> dict[str, Target]:
    """The readers of the files of a data set."""
    manifest, sums = (folder / MANIFEST).read_bytes(), (folder / CHECKSUMS).read_bytes()
    card = (folder / CARD).read_bytes()
    audit = json.dumps({"verdict": "pass", "bars": [BAR], "data_set": "x"}).encode()
    problems = file_problems(folder)

    def sound(name: str, same: Callable[[bytes], Any], good: bytes) -> Any:
        def read(data: bytes) -> None:
            try:
                (folder / name).write_bytes(data)
                stated_plan(folder)
                shards_of(folder)
                snapshot(folder / MANIFEST)
                if crc32(data) % EVERY:
                    return
                found = file_problems(folder)
                if found == problems and same(data) != same(good):
                    raise WrongSuccess(f"{name}: nobody sees what was changed")
            finally:
                (folder / name).write_bytes(good)

        return read

    def audited(data: bytes) -> None:
        path = folder / AUDIT
        try:
            path.write_bytes(data)
            if not crc32(data) % EVERY:
                file_problems(folder)
            audited_part(folder)
            unaudited_note(folder)
        finally:
            path.unlink()

    shard = sorted((folder / "data").glob("*/*.parquet"))[0]
    return {
        "manifests": Target(
            5, (manifest,), spoilt_document, sound(MANIFEST, bytes, manifest)
        ),
        "sums": Target(1, (sums,), spoilt_text, sound(CHECKSUMS, bytes, sums)),
        "cards": Target(1, (card,), spoilt_text, sound(CARD, _ours, card)),
        "audits": Target(2, (audit,), spoilt_document, audited),
        "shards": Target(
            1, (shard.read_bytes(),), spoilt_shard, _shard_reader(folder, shard)
        ),
    }


def _ours(card: bytes) -> str:
    """What of a card is not people's own words; one line break is like the other."""
    text = card.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    try:
        text = with_section(text, OWN, "")
    except ScenegenError:
        return text
    return "\n".join(text.splitlines())


def _shard_reader(folder: Path, path: Path) -> Callable[[bytes], None]:
    """Verifies a shard whose checksums everybody has mended."""
    good, plan = path.read_bytes(), fake_plan()
    shard = next(each for each in plan.shards if folder / each.path == path)
    labels = _labels(path)
    manifest = (folder / MANIFEST).read_bytes()
    job = VerifyShards(plan, folder, pixels=False)

    def read(data: bytes) -> None:
        try:
            path.write_bytes(data)
            plain = json.loads(manifest)
            entry = next(e for e in plain["shards"] if e["path"] == str(shard.path))
            entry |= {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
            (folder / MANIFEST).write_text(json.dumps(plain))
            with fake_generator(plan.recipe, draws=False) as generator:
                checked = job.run(shard, generator, lambda done: None)
            if not checked.problems and not _labels(path).equals(labels):
                raise WrongSuccess("other rows are verified")
            check_rows(folder, {path}, has_facts=True)
            snapshot(folder)
        finally:
            path.write_bytes(good)
            (folder / MANIFEST).write_bytes(manifest)

    return read


def _labels(path: Path) -> pa.Table:
    return pq.read_table(path).drop_columns(list(IMAGE_COLUMNS))


def spoilt_shard(rng: Random, data: bytes) -> bytes:
    """A shard spoilt in its bytes, or one of whose cells holds that of another row."""
    if rng.random() < 0.6:
        return spoilt_bytes(rng, data)
    table = pq.read_table(pa.BufferReader(data))
    name = rng.choice(
        [each for each in table.column_names if each not in IMAGE_COLUMNS]
    )
    cells = table[name].to_pylist()
    one, other = rng.randrange(len(cells)), rng.randrange(len(cells))
    cells[one], cells[other] = cells[other], cells[one]
    if rng.random() < 0.3:
        cells[one] = None
    place = table.column_names.index(name)
    column = pa.array(cells, table.schema.field(name).type)
    sink = pa.BufferOutputStream()
    changed = table.set_column(place, table.schema.field(name), column)
    pq.write_table(changed, sink, row_group_size=rng.choice((1, 2, 4)))
    return bytes(sink.getvalue())
