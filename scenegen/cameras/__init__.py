"""Where cameras are placed and what they are likely to see, before rasterising."""
