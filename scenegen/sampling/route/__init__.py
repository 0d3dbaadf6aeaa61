"""Walks through a room: their way, what stands beside them, and how they look."""

from scenegen.sampling.route.rigger import RouteRigger

__all__ = ["RouteRigger"]
