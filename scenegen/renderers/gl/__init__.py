"""The `gl` renderer: pyrender on EGL, off screen, on a graphics card or on Mesa's CPU.

It draws the triangles that decide labels with the light of the `software` renderer,
whose arithmetic its shaders repeat. Only `opengl` imports pyrender and OpenGL.
"""
