"""From a source to a pack, one model after the other."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scenegen.catalogue.entries import Category
from scenegen.catalogue.index import read_index
from scenegen.errors import AssetError
from scenegen.importing.category_mapping import (
    MappingTable,
    category_of,
    is_spdx,
    licence_of,
    read_table,
)
from scenegen.importing.decimation import decimated
from scenegen.importing.fitting import Pieces, cleaned, fitted, times, turned
from scenegen.importing.folder import TURNS, ModelFolder
from scenegen.importing.lamps import with_light
from scenegen.importing.mesh_parts import bounds
from scenegen.importing.naming import each_once, shortened
from scenegen.importing.pack_folder import place_for, put_in_place
from scenegen.importing.pack_writer import (
    Label,
    PackWriter,
    side_of_pictures,
)
from scenegen.importing.pictures import small_pictures
from scenegen.importing.smoothing import smoothed
from scenegen.importing.soundness import placed_modestly, require_sound
from scenegen.importing.sources import (
    IMPORTED,
    NOTED,
    REFUSED,
    UNMAPPED,
    ImportOptions,
    ImportReport,
    Note,
    OfferedModel,
    Outcome,
    Refused,
    Source,
    printable,
)
from scenegen.importing.sweethome import SweetHomeLibrary
from scenegen.importing.winding import oriented_outwards

MAX_NOTES = 8
"""Notes that are kept of one model."""

UNSORTED = Category(
    name="unsorted",
    singular="unsorted object",
    plural="unsorted objects",
    article="an",
    roles=(),
    placement="free",
    similar=(),
    has_front=True,
)
"""What no rule knows: it can be looked at and mapped, and no room holds it."""


@dataclass(frozen=True, slots=True)
class _ImportJob:
    """What the import of every model needs."""

    source: Source
    table: MappingTable
    categories: Mapping[str, Category]
    options: ImportOptions
    writer: PackWriter
    slugs: dict[str, str]


def import_pack(
    source: Source,
    out: Path,
    options: ImportOptions,
    *,
    root: Path,
    on_progress: Callable[[int], None] = lambda done: None,
) -> ImportReport:
    """Write a pack of the models of a source that can be used.

    Args:
        source: see `open_source`.
        out: the folder to write; a pack that is there is replaced.
        options: what the user asks for.
        root: the folder of our own assets, for categories and rules.
        on_progress: called with the number of finished models.

    Raises:
        AssetError: an option names something unknown, or the shipped tables cannot be
            read.
        OutputError: the folder cannot be written, or is something else.
    """
    categories = read_index(root / "categories.toml").categories
    table = read_table(root / "imports.toml")
    _require_known(options, categories)
    offers = source.offers()
    out = out.resolve()  # what a link leads to is replaced, not the link
    part = place_for(out)
    try:
        name = _slug(options.name or source.name.partition(".")[0])
        writer = PackWriter(name, part, options.maker)
        job = _ImportJob(source, table, categories, options, writer, _slugs(offers))
        outcomes = list(source.faults)
        for number, offer in enumerate(offers, start=1):
            outcomes.append(_outcome(job, offer))
            on_progress(number)
        report = ImportReport(tuple(outcomes))
        if report.imported:
            writer.finish(source, outcomes)
            put_in_place(part, out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return report


def open_source(path: Path) -> Source:
    """A folder of models, or a Sweet Home 3D library.

    Raises:
        Refused: it is neither, or cannot be read.
    """
    return ModelFolder.open(path) if path.is_dir() else SweetHomeLibrary.open(path)


def _require_known(options: ImportOptions, categories: Mapping[str, Category]) -> None:
    """Refuse categories and licences that mean nothing."""
    for name, category in options.categories.items():
        if category not in categories:
            raise AssetError(
                f"--map {name}={category}: there is no category '{category}'. "
                f"There are: {', '.join(categories)}."
            )
    if options.licence and not is_spdx(options.licence):
        raise AssetError(
            f"--licence '{options.licence}' is not an SPDX expression, such as CC0-1.0 "
            "or CC-BY-4.0. Look it up at https://spdx.org/licenses."
        )


def _outcome(job: _ImportJob, offer: OfferedModel) -> Outcome:
    """What becomes of one model; whatever it is like, the next one has its turn."""
    try:
        return _imported(job, offer)
    except AssetError as error:
        return Outcome(offer.key, offer.name, REFUSED, printable(str(error)))
    except MemoryError:
        reason = "needs more memory than there is. Simplify the model."
        return Outcome(offer.key, offer.name, REFUSED, reason)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as e:
        reason = (
            f"cannot be imported ({type(e).__name__}: {printable(str(e))[:200]}). "
            "Export the model again; if that does not help, report it with the file."
        )
        return Outcome(offer.key, offer.name, REFUSED, reason)


def _imported(job: _ImportJob, offer: OfferedModel) -> Outcome:
    """Bring a model in; what no rule knows is kept, but furnishes nothing."""
    heard: list[str] = []
    note = each_once(heard.append)
    offer = _known(job, offer)
    pieces = None if offer.size_mm else _upright(job, offer, note)
    size_mm = offer.size_mm or _size_mm(pieces or ())
    label = _label(job, offer, size_mm)
    side = side_of_pictures(label.category)
    sized = _finished(
        pieces or _upright(job, offer, note), size_mm, job.options.triangles
    )
    model, pictures = small_pictures(sized, side, note)
    if "lamp" in label.category.roles:
        model = with_light(model)
    notes = tuple(printable(text) for text in shortened(heard, MAX_NOTES))
    if job.options.strict and notes:
        raise Refused(f"{'; '.join(notes)}. Mend that, or import without --strict.")
    asset = job.writer.add(label, model, pictures)
    if label.category is UNSORTED:
        reason = category_of(offer, size_mm, job.table, job.options).reason
        return Outcome(offer.key, offer.name, UNMAPPED, reason, asset, notes)
    status = NOTED if notes else IMPORTED
    return Outcome(offer.key, offer.name, status, asset, notes=notes)


def _label(
    job: _ImportJob, offer: OfferedModel, size_mm: tuple[float, float, float]
) -> Label:
    """What the pack has to say of a model.

    Raises:
        Refused: it states a category that is none, or no licence.
    """
    match = category_of(offer, size_mm, job.table, job.options)
    if match.category and match.category not in job.categories:
        raise Refused(
            f"its category '{match.category}' is none of ours. See "
            "`scenegen assets list`, and mend the metadata."
        )
    licence = licence_of(offer, job.table, job.options)
    if not is_spdx(licence):
        said = f"'{licence or offer.licence_text}'" if offer.licence_text else "nothing"
        raise Refused(
            f"no licence: the source says {said}, which is no SPDX expression. "
            "Give one by --licence, e.g. --licence CC0-1.0, if you know it."
        )
    return Label(
        slug=job.slugs[offer.key],
        category=job.categories.get(match.category, UNSORTED),
        licence=licence,
        creator=offer.creator or job.options.creator,
        source=f"{job.source.name}: {offer.key}",
    )


def _known(job: _ImportJob, offer: OfferedModel) -> OfferedModel:
    """The offer with its front to the front, where our table knows better."""
    known = job.table.models.get(offer.key)
    if known is None or not known.turn_deg:
        return offer
    size_mm = offer.size_mm
    if size_mm and known.turn_deg % 180 == 90:
        size_mm = (size_mm[1], size_mm[0], size_mm[2])
    axes = times(TURNS[known.turn_deg], offer.axes)
    return replace(offer, axes=axes, size_mm=size_mm)


def _upright(job: _ImportJob, offer: OfferedModel, note: Note) -> Pieces:
    """A model as its source has it, upright and front to front."""
    pieces = job.source.read(offer, note)
    require_sound(pieces)
    modest = tuple(placed_modestly(piece, note) for piece in pieces)
    return turned(modest, offer.axes)


def _size_mm(pieces: Pieces) -> tuple[float, float, float]:
    """Width, depth and height of a model in metres."""
    low, high = bounds(pieces)
    width, height, depth = ((high - low) * 1000.0).tolist()
    return width, depth, height


def _finished(
    pieces: Pieces, size_mm: tuple[float, float, float], triangles: int
) -> Pieces:
    """A model as packs hold it."""
    sized = fitted(cleaned(pieces), size_mm)
    fewer = fitted(decimated(sized, triangles), size_mm)
    if all(piece.normals is not None for piece in fewer):
        return fewer
    return smoothed(tuple(oriented_outwards(piece) for piece in fewer))


def _slugs(offers: tuple[OfferedModel, ...]) -> dict[str, str]:
    """A short id for each model by its key, unique in the pack."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for offer in offers:
        stem = offer.key.rpartition("#")[2].rpartition("/")[2].partition(".")[0]
        slug = plain = _slug(stem or offer.name)
        number = 1
        while slug in taken:
            number += 1
            slug = f"{plain}_{number}"
        taken.add(slug)
        found[offer.key] = slug
    return found


def _slug(text: str) -> str:
    """Small letters, digits and underscores."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    return re.sub(r"[^a-z0-9]+", "_", split.lower()).strip("_")[:60] or "model"
