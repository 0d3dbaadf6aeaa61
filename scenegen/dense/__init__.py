"""Further things to be imagined of an item: panoramas, depth, normals, masks, matches.

They follow from facts that are decided already, and no label depends on them.
"""
