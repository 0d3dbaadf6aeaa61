"""Locks: the labels of a data set as one small file, and what differs between two."""
