"""Every reader of files that others may have written, with files that it reads."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from scenegen.catalogue import shipped_root
from scenegen.catalogue.index import read_index
from scenegen.catalogue.mesh_files import read_mesh
from scenegen.importing.fitting import cleaned, fitted
from scenegen.importing.importer import open_source
from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.importing.soundness import require_sound
from scenegen.importing.textures import small_texture
from scenegen.locking.lock import read_lock
from scenegen.locking.locking import make_lock
from scenegen.locking.snapshots import snapshot
from scenegen.recipe.loading import load_recipe
from scenegen.recipe.shipped import shipped_recipes
from scenegen.records.item import MapEntry
from scenegen.scoring.answer_text import read_answer
from scenegen.scoring.asked import asked_items
from scenegen.scoring.predictions import predictions_of
from scenegen.tokens import depth_text, object_map_text, read_tokens
from tests.dataset.fakes import fake_generator, fake_plan
from tests.fuzz.cases import Target, WrongSuccess
from tests.fuzz.data_sets import data_set_targets, made_data_set
from tests.fuzz.models import rich_box, spoilt_model
from tests.fuzz.mutators import (
    spoilt_bytes,
    spoilt_document,
    spoilt_text,
)
from tests.importing.boxes import OBJ, read_lines, read_with_notes
from tests.importing.library import chair_library, picture

MTL = b"newmtl wood\nKd 1 1 1\nNs 10\nd 0.5\nKe 0 0 0\nmap_Kd -s 2 2 -o 0.5 wood.png\n"
WITH_NORMALS = ("mtllib chair.mtl\n" + OBJ.replace("\nf", "\nvn 0 1 0\nf", 1)).encode()
SIZE_MM = (500, 500, 900)


def all_targets(folder: Path) -> dict[str, Target]:
    """The readers by their names.

    Args:
        folder: where files are written; empty.
    """
    data_set = made_data_set(folder / "data-set")
    return {
        **data_set_targets(data_set),
        **_of_texts(folder, data_set),
        **_of_models(folder),
    }


def _in_file(path: Path, read: Callable[[Path], object]) -> Callable[[bytes], None]:
    """A reader of bytes from one of files."""

    def from_bytes(data: bytes) -> None:
        path.write_bytes(data)
        read(path)

    return from_bytes


def _of_texts(folder: Path, data_set: Path) -> dict[str, Target]:
    recipes = tuple(path.read_bytes() for path in shipped_recipes().values())
    lock = make_lock(fake_plan(), generator=fake_generator).text().encode()
    items = asked_items(data_set)
    rows = [{"id": each.id, "prediction": "Answer: A"} for each in items]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    table = "".join(f"{row['id']},Answer: A\n" for row in rows).encode()
    tokens = depth_text((5,) * 100) + "\nwords\n"
    tokens += object_map_text((MapEntry(1, 2, "chair", 3, (4, 5, 6, 7), 8),))

    def predictions(path: Path) -> None:
        for each in predictions_of(path, items):
            read_answer(each.text, ("left", "right"))

    def locked(path: Path) -> None:
        text = read_lock(path).text()
        if text == lock.decode() and json.loads(path.read_bytes()) != json.loads(lock):
            raise WrongSuccess("a lock that says something else is read as this one")
        snapshot(path)

    def texts(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        read_tokens(text)
        read_answer(text, ("left", "right"))

    return {
        "recipes": Target(
            3, recipes, spoilt_text, _in_file(folder / "recipe.yaml", _load_recipe)
        ),
        "locks": Target(
            6, (lock,), spoilt_document, _in_file(folder / "lock.json", locked)
        ),
        "predictions": Target(
            12,
            (lines, b"id,prediction\n" + table, json.dumps(rows).encode()),
            spoilt_text,
            _in_file(folder / "predictions", predictions),
        ),
        "tokens": Target(20, (tokens.encode(),), spoilt_text, texts),
    }


def _load_recipe(path: Path) -> None:
    load_recipe(str(path))


def _of_models(folder: Path) -> dict[str, Target]:
    index = (shipped_root() / "index.toml").read_bytes()
    parts = index.split(b"\n\n")
    few = b"\n\n".join([*parts[:3], *parts[-3:]])
    shipped = sorted((shipped_root() / "models").rglob("*.glb"))[0].read_bytes()
    library = chair_library(folder).read_bytes()

    def mesh(path: Path) -> None:
        read_mesh(path, "fuzz")

    def opened(path: Path) -> None:
        source = open_source(path)
        for offer in source.offers():
            source.read(offer)

    return {
        "packs": Target(
            5, (few,), spoilt_text, _in_file(folder / "index.toml", read_index)
        ),
        "pack-models": Target(
            3, (shipped,), spoilt_model, _in_file(folder / "model.glb", mesh)
        ),
        "glb": Target(
            12, (rich_box(),), spoilt_model, lambda d: _sound(read_with_notes(d)[0])
        ),
        "obj": Target(10, (WITH_NORMALS,), spoilt_text, _read_obj),
        "mtl": Target(10, (MTL,), spoilt_text, _read_mtl),
        "pictures": Target(4, (picture(),), spoilt_bytes, _read_picture),
        "zip": Target(
            5,
            (library, _stored(library)),
            _spoilt_zip,
            _in_file(folder / "x.sh3f", opened),
        ),
    }


def _sound(pieces: list[ImportedMesh]) -> None:
    """What an import does with pieces before it writes them."""
    require_sound(tuple(pieces))
    fitted(cleaned(tuple(pieces)), SIZE_MM)


def _read_obj(data: bytes) -> None:
    _sound(read_lines(data, {"chair.mtl": MTL, "wood.png": picture()})[0])


def _read_mtl(data: bytes) -> None:
    _sound(read_lines(WITH_NORMALS, {"chair.mtl": data, "wood.png": picture()})[0])


def _read_picture(data: bytes) -> None:
    small_texture(data, 64)


def _stored(library: bytes) -> bytes:
    """A library whose members are not packed, so that their texts are spoilt, too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def _spoilt_zip(rng: Random, data: bytes) -> bytes:
    """Bytes of a zip file exchanged, most of them in its headers."""
    if rng.random() < 0.4:
        return spoilt_bytes(rng, data)
    out = bytearray(data)
    marks = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
    for _ in range(rng.choice((1, 2, 4))):
        mark = rng.choice(marks)
        places = [at for at in range(len(out)) if out.startswith(mark, at)]
        at = rng.choice(places) + 4 + 2 * rng.randrange(21) if places else 0
        wide = rng.choice(
            (b"\xff\xff", b"\0\0", b"\xff\xff\xff\xff", b"\0\1", b"\x63\0")
        )
        out[at : at + len(wide)] = wide
    return bytes(out)
