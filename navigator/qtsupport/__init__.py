"""Qt helpers that know no domain data."""
