"""The page データ: what the office edits, imports, exchanges and keeps safe."""
