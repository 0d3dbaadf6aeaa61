"""The release and the generator: they move together, a release for each generator."""

__version__ = "0.12.0"

GENERATOR_VERSION = "12"
"""Bumped whenever the facts of any address change, and the release with it."""
