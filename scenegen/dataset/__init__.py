"""From units to rows to shards: build, resume, verify."""
