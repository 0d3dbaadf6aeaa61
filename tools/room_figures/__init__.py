"""How lived-in furnished rooms are: the figures of a table, with a bar for each.

    python -m tools.room_figures --rooms 66 --units 6 --json out/rooms.json

Everything is measured from finished scenes, by geometry and lists of this package, so
that the sampler cannot be right by its own definition.
"""
