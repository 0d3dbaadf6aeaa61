"""A picture with an X on the floor, and what somebody sees who goes there and turns."""

from scenegen.sampling.vantage.rigger import VantageParams, VantageRigger

__all__ = ["VantageParams", "VantageRigger"]
