"""The light of a room: shadow maps, ambient occlusion, lamps, sun, exposure, tone.

One light for all renderers: every number of it is here, once. `software` shades with
these kernels; the shaders of `gl` get the numbers as macros and uniforms and repeat the
formulas, which tests/renderers/test_one_light.py compares; `cycles` takes the colours
and strengths of its lights, the exposure and the tone from here, and traces the rest.
What it adds, in `cycles/lights.py`, says only how traced light differs from these
formulas: factors that make both equally bright, and the sizes of its lamps.

What a scene stores of its light (codes and per cent) is drawn in `rooms/lighting.py`;
`distant_lights` and `ambient` make linear light of it.
"""
