"""The program that draws with Blender: see `__main__`."""
