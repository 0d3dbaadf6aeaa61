"""Furnished rooms: floor plans, relations, furniture, occluders, light."""
