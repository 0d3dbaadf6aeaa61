"""The release and the generator: they move together, a release for each generator."""

__version__ = "0.17.0"

RELEASED = "2026-12-01"
"""Day of the release, as CITATION.cff says it; nothing that is written asks a clock."""

GENERATOR_VERSION = "17"
"""Bumped whenever the facts of any address change, and the release with it."""
