"""The embedded renderer: no graphics library, the same bytes on every machine."""
