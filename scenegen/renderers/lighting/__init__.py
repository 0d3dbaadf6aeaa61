"""The light of a room: shadow maps, ambient occlusion, lamps, sun, exposure, tone.

One light for all renderers: every number of it is here, once. `software` shades with
these kernels; the shaders of `gl` get the numbers as macros and repeat the formulas,
which tests/renderers/test_one_light.py compares; `cycles` takes colours, strengths and
sizes of its lamps, the exposure and the tone from here, and traces the rest.
"""
