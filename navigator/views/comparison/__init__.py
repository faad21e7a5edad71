"""The page 比べる: records side by side, on the way to paper."""
