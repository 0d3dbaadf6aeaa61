"""The shell of a room as meshes: floor, walls, skirting, doors, windows, ceiling."""
