"""The embedded library: schema, engine, loading, reads, writes. Nothing else opens the file."""
