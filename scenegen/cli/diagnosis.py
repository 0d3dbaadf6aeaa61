"""What of scenegen works on this machine, found by trying it."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

import scenegen
from scenegen.errors import AssetError
from scenegen.installation import pip_install, versions
from scenegen.renderers import DEFAULT
from scenegen.renderers.state import RendererState, all_states

GROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
"""Where a container says how much memory it may have."""


@dataclass(frozen=True, slots=True)
class AssetState:
    """What was found of the shipped assets.

    Attributes:
        models, materials: how many the index names.
        digest: of the index; "" when it cannot be read.
        faults: one line each; none when all files are those of the index.
    """

    models: int
    materials: int
    digest: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found on this machine.

    Attributes:
        scenegen, python, system: versions.
        libraries: name to version, None where one cannot be imported.
        cores: processors that this process may use.
        memory_bytes: that this process may use; None where it is not known.
        assets: the shipped ones.
        renderers: their states, in the order of the table.
    """

    scenegen: str
    python: str
    system: str
    libraries: dict[str, str | None]
    cores: int
    memory_bytes: int | None
    assets: AssetState
    renderers: tuple[RendererState, ...]

    @property
    def is_well(self) -> bool:
        """Whether a build with the embedded renderer would work."""
        ready = [each.name for each in self.renderers if each.is_ready]
        is_whole = not (self.missing or self.assets.faults)
        return DEFAULT in ready and is_whole

    @property
    def missing(self) -> tuple[str, ...]:
        """The libraries that are missing or broken."""
        return tuple(name for name, found in self.libraries.items() if found is None)

    @property
    def remedy(self) -> tuple[str, ...]:
        """Shell commands that mend libraries; those of renderers are theirs."""
        # What is there and broken would be left as it is, were it not installed anew.
        return (pip_install(*self.missing, anew=True),) if self.missing else ()


def diagnose(cores: int) -> Diagnosis:
    """Try everything; takes a few seconds, more when kernels have to be compiled.

    Args:
        cores: processors that this process may use.
    """
    return Diagnosis(
        scenegen=scenegen.__version__,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
        libraries=versions(),
        cores=cores,
        memory_bytes=memory_bytes(),
        assets=asset_state(),
        renderers=all_states(),
    )


def asset_state(root: Path | None = None) -> AssetState:
    """The state of a catalogue, the shipped one by default; reads every file."""
    try:
        # Here, so that a missing library is reported like anything else.
        from scenegen.catalogue import Catalogue

        catalogue = Catalogue.open(root)
        faults = catalogue.check()
    except (AssetError, ImportError) as error:
        return AssetState(0, 0, "", (str(error),))
    return AssetState(
        len(catalogue.assets), len(catalogue.materials), catalogue.digest, faults
    )


def memory_bytes() -> int | None:
    """The memory of the machine, or of the container when that has less."""
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    try:
        limit = GROUP_LIMIT.read_text(encoding="utf-8").strip()
    except OSError:
        return machine
    return min(machine, int(limit)) if limit.isdecimal() else machine
