"""The light of a room: shadow maps, ambient occlusion, lamps, sun, exposure, tone."""
