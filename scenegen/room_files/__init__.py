"""Whole rooms as files for other programs: GLB, USD and Blender's own."""
