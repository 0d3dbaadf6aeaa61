"""A task for scenegen in a package of its own: which of these is the tallest?"""
