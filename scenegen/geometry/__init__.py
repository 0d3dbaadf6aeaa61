"""Arithmetic on float64 in a fixed order; knows no scenes. See `geometry.camera`."""
