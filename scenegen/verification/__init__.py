"""Every item derived again, answered in other ways, and held against criteria."""
