"""A data set to look at in a browser: one page of it, or a local server."""
