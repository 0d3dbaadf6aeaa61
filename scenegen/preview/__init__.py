"""Pages to look at: items, contact sheets, models, rooms."""
