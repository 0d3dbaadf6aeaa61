"""The path tracer: Blender's Cycles, in a child process that may crash."""
